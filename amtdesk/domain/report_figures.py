"""What a reporting week adds up to: figures, bars, moods and subjects from its records. Pure: no clock, no storage.

Definitions: the report form's own (`weekly_report.yaml`), product.md W1 and Q2.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from amtdesk.domain.folding import query_words
from amtdesk.domain.groups import Group
from amtdesk.domain.median import median
from amtdesk.domain.occasions import Occasion
from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.planned_visits import HeldRound, RoundPlan, count_planned_visits
from amtdesk.domain.questions import CitizenQuestion, QuestionSource, QuestionStatus, WordingOrigin
from amtdesk.domain.report_weeks import ReportPeriod
from amtdesk.domain.reports import DayCount, MoodRow, PostLine, ReportFigures, TopicLine, UsualFigures
from amtdesk.domain.rounds import Mood, Observation, ObservationKind, Visit
from amtdesk.domain.words import N_, Message

#: What is never quoted on paper: addresses, long numbers, dates of birth, number plates (W5).
_PERSONAL = re.compile(
    r"@|\d{5,}|\b\d{1,2}\.\s?\d{1,2}\.\s?(19|20)?\d{2}\b|(\d[ /-]?){7,}|\b[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}\b"
)
_EXAMPLE_LENGTH = 60
_WORD_STEM = 6
_HOUR = timedelta(hours=1)
_SUBJECTS = frozenset({ObservationKind.TOPIC, ObservationKind.RUMOUR})
_RESTLESS = {Mood.CALM: 0, Mood.TENSE: 1, Mood.HEATED: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRecords:
    """What happened in one period, as it was noted. Visits and groups are those of the round, not the own channel.

    `groups` holds deleted ones, too; `held_rounds` tells for days with rounds how many visits each planned.
    """

    period: ReportPeriod
    as_of: datetime
    questions: tuple[CitizenQuestion, ...] = ()
    open_items: int = 0
    groups: tuple[Group, ...] = ()
    held_rounds: Mapping[date, tuple[HeldRound, ...]] = field(default_factory=dict)
    visits: tuple[Visit, ...] = ()
    observations: tuple[Observation, ...] = ()
    planned: tuple[PostLine, ...] = ()
    published: tuple[PostLine, ...] = ()
    coming: tuple[PostLine, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    planning_horizon: date | None = None

    @property
    def counted(self) -> tuple[CitizenQuestion, ...]:
        """The questions without praise and advertising."""
        return tuple(question for question in self.questions if question.is_counted)

    def reaction_to(self, question: CitizenQuestion) -> datetime | None:
        """Return the first reaction if there was one by the end of the period."""
        at = question.first_reaction_at
        return at if at is not None and at <= self.as_of else None


def figures_of(
    records: ReportRecords,
    calendar: OfficeCalendar,
    *,
    target: timedelta,
    round_times: Mapping[int, tuple[time, ...]],
) -> ReportFigures:
    """Return the figures of one period (W1). `round_times` are the local times of rounds by weekday (0 = Monday)."""
    counted = records.counted
    reactions = [(question, at) for question in counted if (at := records.reaction_to(question)) is not None]
    in_time = sum(at <= calendar.target_due(question.asked_at, target) for question, at in reactions)
    waits = [calendar.service_time_between(question.asked_at, at) / _HOUR for question, at in reactions]
    unchanged = sum(question.first_reaction_origin is WordingOrigin.TEMPLATE for question, _at in reactions)
    return ReportFigures(
        questions_received=len(counted),
        answered_within_24h=in_time,
        median_response_hours=round(median(waits), 2) if waits else None,
        open_items=records.open_items,
        posts_planned=len(records.planned),
        posts_published=len(records.published),
        group_rounds_done=sum(visit.skip_reason is None for visit in records.visits),
        group_rounds_planned=_visits_due(records, calendar, round_times=round_times),
        first_reactions=len(reactions),
        template_reactions=unchanged,
        planning_horizon=records.planning_horizon,
    )


def usual_of(weeks: Iterable[ReportFigures]) -> UsualFigures:
    """Return the medians of these weeks' figures; a week in which nothing was noted tells nothing and is left out."""
    told = [each for each in weeks if each.questions_received or each.posts_published]
    asked = [each for each in told if each.questions_received]
    waits = [each.median_response_hours for each in told if each.median_response_hours is not None]
    return UsualFigures(
        weeks=len(told),
        questions_received=median([each.questions_received for each in told]) if told else None,
        answered_share=median([each.answered_within_24h / each.questions_received for each in asked])
        if asked
        else None,
        median_response_hours=round(median(waits), 2) if waits else None,
        posts_published=median([each.posts_published for each in told]) if told else None,
    )


def _visits_due(
    records: ReportRecords, calendar: OfficeCalendar, *, round_times: Mapping[int, tuple[time, ...]]
) -> int:
    plan = RoundPlan(times=round_times, calendar=calendar, held=records.held_rounds)
    planned = count_planned_visits(records.groups, plan, between=(records.period.start, records.period.end))
    return max(planned, len(records.visits))  # a round of the period before may have been walked in this one


def days_of(records: ReportRecords, calendar: OfficeCalendar) -> tuple[DayCount, ...]:
    """Return the bars of the chart: every day of service, and other days on which something happened."""
    received = Counter(calendar.local_day(question.asked_at) for question in records.counted)
    answered = Counter(
        calendar.local_day(at) for question in records.counted if (at := records.reaction_to(question)) is not None
    )
    return tuple(
        DayCount(day=day, received=received[day], answered=answered[day])
        for day in records.period.days(calendar.zone)
        if calendar.is_service_day(day) or received[day] or answered[day]
    )


def moods_of(records: ReportRecords) -> tuple[tuple[date, ...], tuple[MoodRow, ...]]:
    """Return the days with a noted tone, and a row for each group that was read, the most restless first."""
    names = {int(group.id): group.name for group in records.groups}
    noted = {(int(visit.group_id), visit.day): visit.mood for visit in records.visits if visit.mood is not None}
    days = tuple(sorted({day for _group, day in noted}))
    groups = {group for group, _day in noted if group in names}
    rows = [MoodRow(group=names[group], moods=tuple(noted.get((group, day)) for day in days)) for group in groups]
    return days, tuple(sorted(rows, key=_by_restlessness))


def _by_restlessness(row: MoodRow) -> tuple[int, int, str]:
    weights = [_RESTLESS[mood] for mood in row.moods if mood is not None]
    return -sum(weights), -len(weights), row.group


def topics_of(records: ReportRecords, names: Mapping[str, str]) -> tuple[TopicLine, ...]:
    """Return the subjects of the week, the most mentioned first; `names` are those of the categories.

    A topic noted during the round takes the questions that speak of it; the others count by their category.
    """
    noted = Counter(
        " ".join(each.text.split()) for each in records.observations if each.kind in _SUBJECTS and each.text.strip()
    )
    left = list(records.counted)
    lines = []
    for name, mentions in noted.most_common():
        near = _nearest(name, left, names=names)
        left = [question for question in left if question not in near]
        lines.append(_topic(name, near, records=records, mentions=mentions))
    by_category: dict[str, list[CitizenQuestion]] = defaultdict(list)
    for question in left:
        by_category[question.category].append(question)
    lines += [
        _topic(names.get(category, category), questions, records=records)
        for category, questions in by_category.items()
        if category
    ]
    return tuple(sorted(lines, key=_by_count))


def _topic(name: str, questions: Sequence[CitizenQuestion], *, records: ReportRecords, mentions: int = 0) -> TopicLine:
    state = _state_of(questions, records) if questions else None
    return TopicLine(name=name, count=mentions + len(questions), example=example_of(questions), state=state)


def _by_count(line: TopicLine) -> tuple[int, str]:
    return -line.count, line.name


def topics_with_examples(
    topics: Iterable[TopicLine], records: ReportRecords, *, names: Mapping[str, str]
) -> tuple[TopicLine, ...]:
    """Return topics that she named herself, each with an example from the questions whose words are nearest."""
    return tuple(
        TopicLine(
            name=topic.name,
            count=topic.count,
            example=example_of(near),
            state=topic.state or (_state_of(near, records) if near else None),
        )
        for topic in topics
        for near in (_nearest(topic.name, records.counted, names=names),)
    )


def _nearest(name: str, questions: Iterable[CitizenQuestion], *, names: Mapping[str, str]) -> Sequence[CitizenQuestion]:
    wanted = {word[:_WORD_STEM] for word in query_words(name) if len(word) >= _WORD_STEM}
    scored = [
        (len(wanted & _stems(f"{question.text} {names.get(question.category, question.category)}")), question)
        for question in questions
    ]
    best = max((score for score, _question in scored), default=0)
    return [question for score, question in scored if best and score == best]


@lru_cache(maxsize=512)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_WORD_STEM] for word in query_words(text))


def example_of(questions: Iterable[CitizenQuestion]) -> str:
    """Return one question in the citizen's words: public and with nothing personal in it, the short ones first."""
    public = (
        " ".join(question.text.split())
        for question in questions
        if question.source in {QuestionSource.GROUP, QuestionSource.PAGE_COMMENT}
    )
    fit = [text for text in public if not _PERSONAL.search(text)]
    return next((text for text in fit if len(text) <= _EXAMPLE_LENGTH), min(fit, key=len, default=""))


def _state_of(questions: Sequence[CitizenQuestion], records: ReportRecords) -> Message:
    waiting = sum(records.reaction_to(question) is None and not question.is_closed for question in questions)
    if waiting:
        return Message(N_("1 open")) if waiting == 1 else Message(N_("{n} open"), {"n": waiting})
    if any(question.status is QuestionStatus.WAITING_DEPARTMENT for question in questions):
        return Message(N_("with the department"))
    if any(question.status is QuestionStatus.INTERIM for question in questions):
        return Message(N_("interim reply given"))
    return Message(N_("answered"))
