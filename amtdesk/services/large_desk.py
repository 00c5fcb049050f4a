"""The large desk that every measurement uses: years of invented work, the same for the same seed and day."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from amtdesk.domain.changes import Area
from amtdesk.domain.groups import Group
from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.office_calendar import OfficeCalendar, nationwide_holidays
from amtdesk.domain.reply_templates import Agreement, NewTemplate
from amtdesk.domain.round_stops import planned_groups
from amtdesk.domain.rounds import Mood, ObservationKind, SkipReason
from amtdesk.domain.words import N_, Message
from amtdesk.services.demo_birkenfurt import Birkenfurt
from amtdesk.services.large_posts import LargePosts, PostRows
from amtdesk.services.large_questions import LargeQuestions, QuestionRows
from amtdesk.services.large_story import DAYS_AHEAD, STREETS, LargeStory, story
from amtdesk.services.large_tasks import write_tasks
from amtdesk.services.town import DEFAULT_HOURS, TownService
from amtdesk.storage.bulk import insert_rows
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_text
from amtdesk.storage.templates import template_columns

Row = dict[str, Value]

QUESTIONS_A_YEAR: Final = 2_000
POSTS_A_YEAR: Final = 2_000
TEMPLATES_A_YEAR: Final = 500
LOG_ROWS_A_YEAR: Final = 10_000
_TOPICS: Final = ("Baustelle", "Müllabfuhr", "Kita-Plätze", "Freibad", "Parken", "Straßenfest", "Laternen", "Bus 12")
_TEMPLATE_LINE: Final = " Das gilt auch für {street} in {district}."


class LargeDesk:
    """Fills an empty desk with years of work in one command."""

    def __init__(self, database: Database, birkenfurt: Birkenfurt, *, town: TownService) -> None:
        self._database = database
        self._birkenfurt = birkenfurt
        self._town = town

    def build(self, *, today: date, at: datetime, years: int, seed: int) -> None:
        """Write everything. `today` is the last day; `at` is when the command is said to have run."""
        calendar = _calendar(today, years, birkenfurt=self._birkenfurt)
        told = story(today=today, years=years, seed=seed, calendar=calendar)
        with self._database.command(
            Message(N_("Large desk built")), at=at, areas=frozenset(Area), undoable=False
        ) as writer:
            records = self._birkenfurt.town_records(None)
            self._town.write(writer, records)
            groups = self._birkenfurt.write_groups(writer)
            templates = self._templates(told)
            insert_rows(
                writer, "templates", rows=({"id": number, **template_columns(new)} for number, new in templates)
            )
            questions = LargeQuestions(
                told,
                self._birkenfurt.seed,
                groups={group.key: group.id for group in groups},
                templates=_by_category(templates),
                town=self._birkenfurt.town_as_written(),
            ).rows(QUESTIONS_A_YEAR * years)
            posts = LargePosts(told, self._birkenfurt.seed).rows(POSTS_A_YEAR * years)
            _write_questions(writer, questions)
            _write_posts(writer, posts)
            _write_rounds(writer, told, groups=groups)
            insert_rows(writer, "occasions", rows=_occasions(told))
            write_tasks(writer, told)
            insert_rows(writer, "log", rows=_log(questions, posts, number=LOG_ROWS_A_YEAR * years))

    def _templates(self, told: LargeStory) -> list[tuple[TemplateId, NewTemplate]]:
        models = self._birkenfurt.agreed_templates(told.today)
        districts: list[str] = self._birkenfurt.seed.town["town"]["districts"]
        made: list[NewTemplate] = []
        for number in range(TEMPLATES_A_YEAR * told.years):
            model, turn = models[number % len(models)], number // len(models)
            new = model if turn == 0 else _variant(model, turn, district=districts[turn % len(districts)])
            made.append(_agreed_lately(new, told))
        return [(TemplateId(number), new) for number, new in enumerate(made, start=1)]


def _calendar(today: date, years: int, *, birkenfurt: Birkenfurt) -> OfficeCalendar:
    around = range(today.year - years - 1, today.year + 2)
    holidays = {day: name for year in around for day, name in nationwide_holidays(year).items()}
    return OfficeCalendar(hours=DEFAULT_HOURS, zone=birkenfurt.zone, days_off=holidays)


def _variant(model: NewTemplate, turn: int, *, district: str) -> NewTemplate:
    street = STREETS[(turn - 1) % len(STREETS)]
    repeated = "" if turn <= len(STREETS) else f" ({turn})"
    return replace(
        model,
        key=f"{model.key}-{turn:03d}",
        shortcut=f"{model.shortcut}-{turn}",
        title=f"{model.title}: {street}{repeated}",
        text=model.text + _TEMPLATE_LINE.format(street=street, district=district),
    )


def _agreed_lately(new: NewTemplate, told: LargeStory) -> NewTemplate:
    """Most words are agreed for good; of a hundred three end soon, two have ended."""
    agreed_on = told.today - timedelta(days=told.chance.randint(5, 25 * new.review_months))
    ends_in = {0: -20, 1: -90, 2: 10, 3: 20, 4: 29}.get(told.chance.randrange(100))
    agreement = Agreement(
        agreed_with=new.agreement.agreed_with if new.agreement else "",
        department=new.agreement.department if new.agreement else "",
        agreed_on=agreed_on,
        valid_until=None if ends_in is None else told.today + timedelta(days=ends_in),
        next_review=agreed_on + relativedelta(months=new.review_months),
    )
    return replace(new, agreement=agreement)


def _by_category(
    templates: list[tuple[TemplateId, NewTemplate]],
) -> dict[str, list[tuple[TemplateId, NewTemplate]]]:
    found: defaultdict[str, list[tuple[TemplateId, NewTemplate]]] = defaultdict(list)
    for template_id, new in templates:
        found[new.category].append((template_id, new))
    return dict(found)


def _write_questions(writer: CommandWriter, rows: QuestionRows) -> None:
    insert_rows(writer, "questions", rows=rows.questions)
    insert_rows(writer, "replies", rows=rows.replies)
    insert_rows(writer, "template_uses", rows=rows.template_uses)
    insert_rows(writer, "answer_approvals", rows=rows.answer_approvals)
    insert_rows(writer, "department_waits", rows=rows.department_waits)


def _write_posts(writer: CommandWriter, rows: PostRows) -> None:
    insert_rows(writer, "posts", rows=rows.posts)
    insert_rows(writer, "post_versions", rows=rows.versions)
    insert_rows(writer, "approvals", rows=rows.approvals)
    insert_rows(writer, "publications", rows=rows.publications)


def _write_rounds(writer: CommandWriter, told: LargeStory, *, groups: tuple[Group, ...]) -> None:
    rounds: list[Row] = []
    visits: list[Row] = []
    observations: list[Row] = []
    for day in told.service_days:
        if told.first_day <= day < told.today:
            _walk(
                told,
                day,
                stops=planned_groups(groups, day, calendar=told.calendar),
                rows=(rounds, visits, observations),
            )
    insert_rows(writer, "rounds", rows=rounds)
    insert_rows(writer, "visits", rows=visits)
    insert_rows(writer, "observations", rows=observations)


def _walk(
    told: LargeStory, day: date, *, stops: tuple[Group, ...], rows: tuple[list[Row], list[Row], list[Row]]
) -> None:
    rounds, visits, observations = rows
    began_at = told.instant(day, time(8, 15))
    at, number = began_at, len(rounds) + 1
    for group in stops:
        at += timedelta(minutes=group.minutes)
        is_skipped = not group.is_own_channel and told.chance.randrange(40) == 0
        mood = told.chance.choices(tuple(Mood), weights=(80, 16, 4))[0]
        visits.append(
            {
                "id": len(visits) + 1,
                "round_id": number,
                "group_id": group.id,
                "day": day.isoformat(),
                "at": instant_text(at),
                "skip_reason": told.chance.choice(tuple(SkipReason)).value if is_skipped else None,
                "mood": None if is_skipped else mood.value,
                "seconds": 0 if is_skipped else group.minutes * 60,
            }
        )
        if not is_skipped and told.chance.randrange(3) == 0:
            observations.append(
                _observation(told, len(observations) + 1, round_id=number, group=group, mood=mood, at=at)
            )
    rounds.append(
        {
            "id": number,
            "day": day.isoformat(),
            "started_at": instant_text(began_at),
            "finished_at": instant_text(at),
            "planned": sum(not group.is_own_channel for group in stops),
        }
    )


def _observation(told: LargeStory, number: int, *, round_id: int, group: Group, mood: Mood, at: datetime) -> Row:
    return {
        "id": number,
        "round_id": round_id,
        "group_id": group.id,
        "kind": told.chance.choices(tuple(ObservationKind), weights=(85, 12, 3))[0].value,
        "text": f"{told.chance.choice(_TOPICS)}: {told.chance.choice(STREETS)}",
        "mood": mood.value,
        "at": instant_text(at),
    }


def _occasions(told: LargeStory) -> Iterator[Row]:
    day = told.first_day
    while day <= told.today + timedelta(days=DAYS_AHEAD):
        if day.weekday() == 5:  # noqa: PLR2004 - Saturday is market day
            yield _occasion(told, day, title="Wochenmarkt", hours=(8, 13))
        elif day.weekday() == 3 and 15 <= day.day <= 21:  # noqa: PLR2004 - the third Thursday of a month
            yield _occasion(told, day, title="Stadtrat", hours=(18, 21))
        day += timedelta(days=1)


def _occasion(told: LargeStory, day: date, *, title: str, hours: tuple[int, int]) -> Row:
    return {
        "uid": f"birkenfurt-{title.casefold()}-{day.isoformat()}",
        "title": title,
        "starts": instant_text(told.instant(day, time(hours[0]))),
        "ends": instant_text(told.instant(day, time(hours[1]))),
        "all_day": 0,
        "source": "Stadt Birkenfurt",
    }


def _log(questions: QuestionRows, posts: PostRows, *, number: int) -> list[Row]:
    """Return exactly so many lines of what was done, in the order of time."""
    lines = [*posts.log, *questions.log]
    lines += [_line(row["noted_at"], "question_noted", subject=f"question:{row['id']}") for row in questions.questions]
    lines += [
        _line(row["sent_at"], "reply_sent", subject=f"question:{row['question_id']}") for row in questions.replies
    ]
    lines += [
        _line(row["used_at"], "template_used", subject=f"template:{row['template_id']}")
        for row in questions.template_uses
    ]
    lines += [
        _line(row["published_at"], "post_published", subject=f"post:{row['post_id']}") for row in posts.publications
    ]
    seen = [_line(row["noted_at"], "question_seen", subject=f"question:{row['id']}") for row in questions.questions]
    lines = [*lines[:number], *seen[: max(0, number - len(lines))]]
    return sorted(lines, key=lambda line: (str(line["at"]), str(line["kind"]), str(line["subject"])))


def _line(at: Value, kind: str, *, subject: str) -> Row:
    return {"at": at, "kind": kind, "subject": subject, "details": ""}
