"""What today asks for, and in which order (H1, H2, H6). Pure: the records come in, the order goes out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from amtdesk.domain.answer_figures import AnswerFigures
from amtdesk.domain.planning_lead import PlanningLead
from amtdesk.domain.rounds import (
    Round,
)
from amtdesk.domain.words import N_, Message

#: From here on a question's time runs out (H1).
SOON = timedelta(hours=2)
#: How long before its time an approved post comes to the front (H1).
BEFORE_PUBLISHING = timedelta(minutes=30)
#: How far "coming up" looks (H2).
COMING_DAYS = 7


class ItemKind(StrEnum):
    """What kind of work an item is."""

    QUESTION = "question"
    ROUND = "round"
    PUBLISH = "publish"
    MISSED = "missed"
    FOLLOW_UP = "follow_up"
    APPROVAL = "approval"
    ANSWER_APPROVAL = "answer_approval"
    REPORT = "report"
    AGREEMENT = "agreement"


TITLE_WORD = {
    ItemKind.QUESTION: N_("“{title}”"),
    ItemKind.ROUND: N_("Round through the groups"),
    ItemKind.PUBLISH: N_("Publish: {title}"),
    ItemKind.MISSED: N_("Was not published: {title}"),
    ItemKind.FOLLOW_UP: N_("Follow up: {title}"),
    ItemKind.APPROVAL: N_("Approval: {title}"),
    ItemKind.ANSWER_APPROVAL: N_("Approval of an answer: {title}"),
    ItemKind.REPORT: N_("Weekly report for {title}"),
    ItemKind.AGREEMENT: N_("Have agreed again: {title}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayItem:
    """One thing to do. `ref` is the id of the record (for a report its week), `note` is text of the records.

    `contact` says whom to ask.
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

    @property
    def headline(self) -> Message:
        """What the item is about, for window and command line alike."""
        if self.kind is ItemKind.REPORT and not self.title:
            return Message(N_("Weekly report"))
        return Message(TITLE_WORD[self.kind], {"title": " ".join(self.title.split())})

    def is_postponed(self, *, now: datetime) -> bool:
        """Whether she put it off until later."""
        return self.postponed_until is not None and self.postponed_until > now

    @property
    def is_overdue(self) -> bool:
        """Whether its time has run out."""
        return self.remaining is not None and self.remaining < timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseFigures:
    """How fast citizens hear back (H5), in service hours; None where nobody was answered.

    `days_off` tells the same of the last seven days for questions that were asked at weekends and on holidays (Q2).
    """

    last_seven_days: timedelta | None
    weekly: tuple[timedelta | None, ...]
    target: timedelta
    is_same_day: bool = False
    days_off: AnswerFigures = field(default_factory=AnswerFigures)


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayBrief:
    """The morning at one look."""

    next_up: TodayItem | None
    still_today: tuple[TodayItem, ...]
    coming: tuple[TodayItem, ...]
    done_today: tuple[TodayItem, ...]
    round: Round
    planning_lead: PlanningLead
    response: ResponseFigures

    @property
    def task_count(self) -> int:
        """How many things today asks for."""
        return len(self.still_today) + (self.next_up is not None)

    @property
    def minutes_total(self) -> int:
        """How long today takes, by the usual minutes of each kind (H6)."""
        items = self.still_today if self.next_up is None else (self.next_up, *self.still_today)
        return sum(item.minutes for item in items)


def in_order(items: Iterable[TodayItem], *, now: datetime) -> tuple[TodayItem, ...]:
    """Sort by the order of H1; what she put off comes last."""
    return tuple(sorted(items, key=lambda item: _rank(item, now)))


def _rank(item: TodayItem, now: datetime) -> tuple[bool, int, float]:
    due = item.due_at.timestamp() if item.due_at is not None else float("inf")
    return item.is_postponed(now=now), _urgency(item, now), due


def _urgency(item: TodayItem, now: datetime) -> int:
    is_question = item.kind is ItemKind.QUESTION
    if is_question and item.is_overdue:
        return 0
    if is_question and item.remaining is not None and item.remaining < SOON:
        return 1
    if item.kind is ItemKind.MISSED:
        return 2
    if item.kind is ItemKind.PUBLISH and item.due_at is not None and item.due_at - now <= BEFORE_PUBLISHING:
        return 2
    if item.kind is ItemKind.ROUND and item.due_at is not None and item.due_at <= now:
        return 3
    return 4
