"""Questions of many years with their replies, as rows: most answered, the last ones still open."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from amtdesk.domain.gaps import fill_gaps
from amtdesk.domain.identifiers import GroupId, QuestionId, TemplateId
from amtdesk.domain.question_trail import TrailKind
from amtdesk.domain.questions import QuestionSource, QuestionStatus, ReplyKind, WordingOrigin
from amtdesk.domain.reply_templates import NewTemplate
from amtdesk.services.demo_approvals import DemoApprovals
from amtdesk.services.large_story import STREETS, LargeStory
from amtdesk.services.seed import BirkenfurtSeed, QuestionSeed
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import Value
from amtdesk.storage.question_trail import trail_row
from amtdesk.storage.rows import instant_text

Row = dict[str, Value]

_OPENINGS: Final = (
    "",
    "",
    "Guten Tag, ",
    "Hallo, ",
    "Kurze Frage: ",
    "Liebe Stadt, ",
    "Moin, ",
    "Ich frage für meine Mutter: ",
)
_DETAILS: Final = (
    "",
    "",
    " Es geht um {street}.",
    " Wir wohnen in {district}, {street}.",
    " Das betrifft auch {street}.",
    " Danke schon mal.",
    " In {district} fragen das viele.",
)
_SLOWEST_SERVICE_HOURS: Final = 9.0
_FOLLOWED_UP_DAYS: Final = 12
#: Of a hundred questions so many are left without answer, moved to a safe way, or handed to a department.
_NO_ANSWER, _MOVED, _HANDED_OVER = 4, 10, 22
_GAP_VALUES: Final = {"datum": "Freitag", "naechster_tag": "Montag", "frist": "Freitag, 12 Uhr", "uhrzeit": "12 Uhr"}
_OTHER_GAP: Final = "wie oben genannt"
_REASON: Final = "In der Gruppe schon beantwortet."


@dataclass(slots=True, kw_only=True)
class QuestionRows:
    """The rows of the three tables that questions fill."""

    questions: list[Row] = field(default_factory=list)
    replies: list[Row] = field(default_factory=list)
    template_uses: list[Row] = field(default_factory=list)
    answer_approvals: list[Row] = field(default_factory=list)
    department_waits: list[Row] = field(default_factory=list)
    log: list[Row] = field(default_factory=list)


def _id_of(row: Row) -> QuestionId:
    return QuestionId(int(row["id"] or 0))


class LargeQuestions:
    """Puts questions together."""

    def __init__(
        self,
        story: LargeStory,
        seed: BirkenfurtSeed,
        *,
        groups: dict[str, GroupId],
        templates: dict[str, list[tuple[TemplateId, NewTemplate]]],
        town: TownService,
    ) -> None:
        self._story = story
        self._models = [row for row in seed.questions if not row.get("personal_data")]
        self._districts: list[str] = seed.town["town"]["districts"]
        self._variables = seed.variables
        self._groups = groups
        self._templates = templates
        self._approvals = DemoApprovals(town)
        self._departments = {category.key: category.department for category in town.categories()}
        self._department_names = {department.key: department.name for department in town.departments()}

    def rows(self, number: int) -> QuestionRows:
        """Return so many questions, the last asked yesterday."""
        made = QuestionRows()
        for place in range(number):
            self._add(made, place + 1, day=self._story.day_of(place, number, days=self._story.days))
        return made

    def _add(self, made: QuestionRows, number: int, *, day: date) -> None:
        chance = self._story.chance
        model = chance.choice(self._models)
        asked_at = self._story.instant(day, self._story.some_time(7, 21))
        waiting = timedelta(hours=round(0.25 + chance.random() ** 2 * _SLOWEST_SERVICE_HOURS, 2))
        reacted_at = self._story.calendar.add_service_time(asked_at, waiting)
        row = self._asked(model, number, asked_at=asked_at)
        if reacted_at < self._story.begin_of_today:
            self._react(made, row, model=model, at=reacted_at)
        made.questions.append(row)

    def _asked(self, model: QuestionSeed, number: int, *, asked_at: datetime) -> Row:
        chance = self._story.chance
        detail = chance.choice(_DETAILS).format(street=chance.choice(STREETS), district=chance.choice(self._districts))
        group = self._groups.get(model["source"])
        other = QuestionSource.DIRECT_MESSAGE if model["source"] == "dm" else QuestionSource.PAGE_COMMENT
        return {
            "id": number,
            "key": f"F-{number:05d}",
            "text": f"{chance.choice(_OPENINGS)}{model['text']}{detail}",
            "source": (other if group is None else QuestionSource.GROUP).value,
            "group_id": group,
            "asked_at": instant_text(asked_at),
            "noted_at": instant_text(asked_at),
            "status": QuestionStatus.NEW.value,
            "category": model["category"],
            "urgency": model["urgency"],
            "mood": model["mood"],
            "first_reaction_at": None,
            "first_reaction_origin": None,
            "closed_at": None,
            "closing_reason": "",
            "department": "",
            "department_asked": "",
            "handed_over_at": None,
            "follow_up_on": None,
        }

    def _react(self, made: QuestionRows, row: Row, *, model: QuestionSeed, at: datetime) -> None:
        lot = self._story.chance.randrange(100)
        if lot < _NO_ANSWER:
            self._leave(made, row, at=at)
            return
        status = self._status(lot, at)
        kind = ReplyKind.ANSWER
        if status is QuestionStatus.WAITING_DEPARTMENT:
            kind = ReplyKind.INTERIM
            row |= self._handed_over(made, row, model=model, at=at)
        else:
            row["closed_at"] = instant_text(at)
            if status is QuestionStatus.MOVED:
                kind = ReplyKind.MOVED
        origin = self._reply(made, row, model=model, kind=kind, at=at)
        row |= {
            "status": status.value,
            "first_reaction_at": instant_text(at),
            "first_reaction_origin": origin.value,
        }

    def _status(self, lot: int, at: datetime) -> QuestionStatus:
        if lot < _MOVED:
            return QuestionStatus.MOVED
        is_recent = at > self._story.begin_of_today - timedelta(days=_FOLLOWED_UP_DAYS)
        return QuestionStatus.WAITING_DEPARTMENT if is_recent and lot < _HANDED_OVER else QuestionStatus.ANSWERED

    def _leave(self, made: QuestionRows, row: Row, *, at: datetime) -> None:
        row |= {
            "status": QuestionStatus.NO_ANSWER.value,
            "closed_at": instant_text(at),
            "closing_reason": _REASON,
        }
        made.log.append(trail_row(_id_of(row), TrailKind.LEFT, at=at, details={"reason": _REASON}))

    def _handed_over(self, made: QuestionRows, row: Row, *, model: QuestionSeed, at: datetime) -> Row:
        follow_up_on = self._story.today + timedelta(days=self._story.chance.randint(0, 6))
        department = self._departments[model["category"]]
        asked = f"Bitte klären Sie das: „{model['text']}“"
        made.department_waits.append(
            {
                "id": len(made.department_waits) + 1,
                "question_id": row["id"],
                "department": department,
                "asked": asked,
                "handed_over_at": instant_text(at),
            }
        )
        told = {"department": self._department_names[department], "asked": asked}
        made.log.append(trail_row(_id_of(row), TrailKind.HANDED_OVER, at=at, details=told))
        return {
            "department": department,
            "department_asked": asked,
            "handed_over_at": instant_text(at),
            "follow_up_on": follow_up_on.isoformat(),
        }

    def _reply(
        self, made: QuestionRows, row: Row, *, model: QuestionSeed, kind: ReplyKind, at: datetime
    ) -> WordingOrigin:
        chance = self._story.chance
        origin = chance.choices(tuple(WordingOrigin), weights=(70, 20, 10))[0]
        template_id, template = chance.choice(self._templates[model["category"]])
        text = self._filled(template.text)
        if origin is not WordingOrigin.TEMPLATE:
            text = f"{text} Es geht um {chance.choice(STREETS)}."
        used = template_id if origin is not WordingOrigin.OWN_WORDS else None
        reply: Row = {
            "id": len(made.replies) + 1,
            "question_id": row["id"],
            "kind": kind.value,
            "text": text,
            "sent_at": instant_text(at),
            "origin": origin.value,
            "template_id": used,
        }
        made.replies.append(reply)
        approval = self._approvals.row(row, reply, template=None if used is None else template, at=at)
        if approval is not None:
            made.answer_approvals.append({"id": len(made.answer_approvals) + 1, **approval})
        if used is not None:
            made.template_uses.append(
                {"id": len(made.template_uses) + 1, "template_id": used, "used_at": instant_text(at)}
            )
        return origin

    def _filled(self, text: str) -> str:
        filled = fill_gaps(text, {**self._variables, **_GAP_VALUES})
        return fill_gaps(filled.text, dict.fromkeys(filled.open_gaps, _OTHER_GAP)).text
