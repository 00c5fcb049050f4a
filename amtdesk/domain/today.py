"""What today asks for, and in which order (H1, H2, H6, H7). Pure: the records come in, the order goes out."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from amtdesk.domain.answer_figures import AnswerFigures
from amtdesk.domain.office_calendar import LONGEST_PAUSE_DAYS, OfficeCalendar
from amtdesk.domain.planning_lead import PlanningLead
from amtdesk.domain.questions import RUNS_OUT_WITHIN
from amtdesk.domain.rounds import Round
from amtdesk.domain.words import N_, Message

#: How long before its time an approved post comes to the front (H1).
BEFORE_PUBLISHING = timedelta(minutes=30)
#: How far "coming up" looks (H2).
COMING_DAYS = 7
#: Open for longer, a question is named so (H7). Days without service do not count.
LONG_OPEN = timedelta(hours=48)
#: After so many days without a publication the channel counts as silent (H7).
SILENT_DAYS = 10
_SATURDAY = 5


class ItemKind(StrEnum):
    """What kind of work an item is."""

    QUESTION = "question"
    ROUND = "round"
    PUBLISH = "publish"
    MISSED = "missed"
    PASSED = "passed"
    PASSED_MANY = "passed_many"
    RENEWAL = "renewal"
    HELD = "held"
    LINK = "link"
    FEEDBACK = "feedback"
    CONSENT = "consent"
    FOLLOW_UP = "follow_up"
    IN_WORK = "in_work"
    APPROVAL = "approval"
    ANSWER_APPROVAL = "answer_approval"
    REPORT = "report"
    AGREEMENT = "agreement"
    TASK = "task"


TITLE_WORD = {
    ItemKind.QUESTION: N_("“{title}”"),
    ItemKind.ROUND: N_("Round through the groups"),
    ItemKind.PUBLISH: N_("Publish: {title}"),
    ItemKind.MISSED: N_("Was not published: {title}"),
    ItemKind.PASSED: N_("Date passed: {title}"),
    ItemKind.PASSED_MANY: N_("{count} more posts whose date has passed"),
    ItemKind.RENEWAL: N_("Have approved again: {title}"),
    ItemKind.HELD: N_("On hold: {title}"),
    ItemKind.LINK: N_("Enter as published: {title}"),
    ItemKind.FEEDBACK: N_("Tell what became of it: {title}"),
    ItemKind.CONSENT: N_("Clear the consent: {title}"),
    ItemKind.FOLLOW_UP: N_("Follow up: {title}"),
    ItemKind.IN_WORK: N_("“{title}”"),
    ItemKind.APPROVAL: N_("Approval: {title}"),
    ItemKind.ANSWER_APPROVAL: N_("Approval of an answer: {title}"),
    ItemKind.REPORT: N_("Weekly report for {title}"),
    ItemKind.AGREEMENT: N_("Have agreed again: {title}"),
    ItemKind.TASK: N_("{title}"),
}

#: What someone else has to do first (H2).
WAITS_FOR_OTHERS = frozenset({ItemKind.APPROVAL, ItemKind.ANSWER_APPROVAL, ItemKind.IN_WORK})
#: What stands for a question.
OF_QUESTIONS = frozenset({ItemKind.QUESTION, ItemKind.FOLLOW_UP, ItemKind.IN_WORK})
#: What stands for a post, which has a day of its own.
OF_POSTS = frozenset({ItemKind.PUBLISH, ItemKind.MISSED, ItemKind.PASSED, ItemKind.RENEWAL, ItemKind.HELD})
#: What has a day that can be another one.
MOVABLE = OF_POSTS | {ItemKind.FOLLOW_UP, ItemKind.TASK}
#: What can be ticked where it stands.
TICKABLE = frozenset(
    {
        ItemKind.QUESTION,
        ItemKind.IN_WORK,
        ItemKind.PUBLISH,
        ItemKind.MISSED,
        ItemKind.LINK,
        ItemKind.FEEDBACK,
        ItemKind.FOLLOW_UP,
        ItemKind.TASK,
    }
)


class TodayItem(NamedTuple):
    """One thing to do. `ref` is the id of the record (for a report its week), `note` is text of the records.

    `contact` says whom to ask. `page` is where a task of her own leads, `day` the one it falls on; of a post, `day` is
    the planned one and `until` the last of its approval. `things` are how many stand behind it. Whoever is to
    approve was `reminded` so many times, and may be again when `may_remind`. The words of a post may be `is_copied`.
    `remaining` is the counted time until `due_at` (Q2: days without service are skipped); negative when overdue.
    """

    kind: ItemKind
    ref: int | str
    title: str
    note: str = ""
    contact: Message | None = None
    due_at: datetime | None = None
    remaining: timedelta | None = None
    total: timedelta | None = None
    since: datetime | None = None
    minutes: int = 0
    postponed_until: datetime | None = None
    done_at: datetime | None = None
    page: str = ""
    day: date | None = None
    is_from_days_off: bool = False
    is_long_open: bool = False
    has_time: bool = True
    until: date | None = None
    things: int = 1
    reminded: int = 0
    may_remind: bool = False
    is_copied: bool = False

    @property
    def headline(self) -> Message:
        """What the item is about, for window and command line alike."""
        if self.kind is ItemKind.REPORT and not self.title:
            return Message(N_("Weekly report"))
        return Message(TITLE_WORD[self.kind], {"title": " ".join(self.title.split()), "count": self.things})

    @property
    def subject(self) -> str:
        """By what it is known among the things she put off: moved to another day, it is put off no longer."""
        day = f" {self.due_at:%Y-%m-%d}" if self.kind in MOVABLE and self.due_at is not None else ""
        return f"{self.kind.value}:{self.ref}{day}"

    def is_postponed(self, *, now: datetime) -> bool:
        """Whether she put it off until later."""
        return self.postponed_until is not None and self.postponed_until > now

    @property
    def is_overdue(self) -> bool:
        """Whether its time has run out."""
        return self.remaining is not None and self.remaining < timedelta()


class ResponseFigures(NamedTuple):
    """How fast citizens hear back (H5), in service hours; None where nobody was answered.

    `days_off` tells the same of the last seven days for questions that were asked at weekends and on holidays (Q2).
    """

    last_seven_days: timedelta | None
    weekly: tuple[timedelta | None, ...]
    target: timedelta
    is_same_day: bool = False
    days_off: AnswerFigures = AnswerFigures()


class DaysOff(NamedTuple):
    """The days without service just before today: from the end of the last service until the first of today."""

    begins: datetime
    ends: datetime
    is_weekend: bool


class Silence(NamedTuple):
    """The channel has been silent: since when, for how many days, and which approved post ends it, if any."""

    last_on: date
    days: int
    next_on: date | None = None


class TodayBrief(NamedTuple):
    """The morning at one look.

    `rest_day` is None on a day of service, else what the day off is called ('' without a name); `next_service_day` is
    when work goes on. `round_at` is from when on the shown round is due, `next_round_at` tells of a later one today.
    `has_had_tasks`: whether she ever kept a task of her own.
    """

    next_up: TodayItem | None
    still_today: tuple[TodayItem, ...]
    coming: tuple[TodayItem, ...]
    done_today: tuple[TodayItem, ...]
    round: Round
    planning_lead: PlanningLead
    response: ResponseFigures
    round_at: time = time(8, 15)
    days_off: DaysOff | None = None
    silence: Silence | None = None
    rest_day: str | None = None
    next_service_day: date | None = None
    next_round_at: datetime | None = None
    has_had_tasks: bool = False

    @property
    def for_today(self) -> tuple[TodayItem, ...]:
        """Everything that today asks for, in its order."""
        return self.still_today if self.next_up is None else (self.next_up, *self.still_today)

    @property
    def task_count(self) -> int:
        """How many things today asks for."""
        return len(self.for_today)

    @property
    def minutes_total(self) -> int:
        """How long today takes, by the usual minutes of each kind (H6)."""
        return sum(item.minutes for item in self.for_today)

    @property
    def from_days_off(self) -> int:
        """How many questions of the days off wait for a first reaction."""
        return sum(item.is_from_days_off for item in self.for_today)


def in_order(items: Iterable[TodayItem], *, now: datetime) -> tuple[TodayItem, ...]:
    """Sort by the order of H1; what she put off comes last."""
    return tuple(sorted(items, key=lambda item: _rank(item, now)))


def by_time(items: Iterable[TodayItem], *, now: datetime) -> tuple[TodayItem, ...]:
    """Sort what is coming by its day; what has none stands behind it, the longest waiting first."""
    return tuple(sorted(items, key=lambda item: _coming_rank(item, now)))


def days_off_before(day: date, *, calendar: OfficeCalendar) -> DaysOff | None:
    """Return the days without service just before a service day (H7: Monday, weekend first); None without any."""
    spans = calendar.spans_on(day)
    if not spans or calendar.is_service_day(day - timedelta(days=1)):
        return None
    off = [day - timedelta(days=1)]
    while not calendar.is_service_day(before := off[-1] - timedelta(days=1)):
        if len(off) > LONGEST_PAUSE_DAYS:
            return None
        off.append(before)
    return DaysOff(
        begins=calendar.spans_on(before)[-1][1],
        ends=spans[0][0],
        is_weekend=any(each.weekday() >= _SATURDAY for each in off),
    )


def silence_on(day: date, *, last_on: date | None, next_on: date | None) -> Silence | None:
    """Return that the channel is silent (H7), or None. Where nothing ever went out, there is nothing to miss."""
    if last_on is None or (day - last_on).days < SILENT_DAYS:
        return None
    return Silence(last_on=last_on, days=(day - last_on).days, next_on=next_on)


def _rank(item: TodayItem, now: datetime) -> tuple[bool, int, float]:
    is_postponed = item.is_postponed(now=now)
    when = item.postponed_until if is_postponed else item.due_at
    return is_postponed, 0 if is_postponed else _urgency(item, now), _seconds(when)


def _coming_rank(item: TodayItem, now: datetime) -> tuple[float, float]:
    when = item.postponed_until if item.is_postponed(now=now) else item.due_at
    return _seconds(when), _seconds(item.since)


def _seconds(moment: datetime | None) -> float:
    return moment.timestamp() if moment is not None else float("inf")


#: What has one place in the order; what passed without an approval is asked about calmly, behind all else.
_PLACES = {ItemKind.HELD: 0, ItemKind.MISSED: 3, ItemKind.PASSED: 7, ItemKind.PASSED_MANY: 8}


def _urgency(item: TodayItem, now: datetime) -> int:
    """Return the place in the order of H1: a hold, overdue, running out, due post, due round, days off, the rest."""
    if item.kind in _PLACES:
        return _PLACES[item.kind]
    match item.kind:
        case ItemKind.QUESTION:
            return _urgency_of_question(item)
        case ItemKind.PUBLISH if _begins_within(BEFORE_PUBLISHING, item, now=now):
            return 3
        case ItemKind.ROUND if _begins_within(timedelta(), item, now=now):
            return 4
        case _:
            return 6


def _urgency_of_question(item: TodayItem) -> int:
    if item.is_overdue:
        return 1
    if item.remaining is not None and item.remaining < RUNS_OUT_WITHIN:
        return 2
    return 5 if item.is_from_days_off else 6


def _begins_within(span: timedelta, item: TodayItem, *, now: datetime) -> bool:
    return item.due_at is not None and item.due_at - now <= span
