"""What she is reminded of besides the round, from when on and until when. Pure rules: no clock, no records.

A matter is a record that waits for her. It is raised at `due_at`; when the office is closed that day, at the opening
of the next day of service. After `until` it is too late for a reminder, and Heute alone goes on telling of it:

- a post, or a question that runs out: the end of the service in which it was due. Both belong to their day. The morning
  after, Heute asks what becomes of a post that did not go out, and puts an overdue question before everything else.
- everything else: a week. A department that did not answer, a yes or a link that is missing, words to be agreed anew,
  a task: they stay true until they are settled, so a computer that was off for some days still tells of them. After a
  week the next round of the same duty has begun (the next report is due then), and nobody waits for a notice any more.
  When the office is closed for longer than that, the first day of service after it counts, too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from amtdesk.domain.office_calendar import LONGEST_PAUSE_DAYS, OfficeCalendar
from amtdesk.domain.post_summaries import USUAL_POST_TIME
from amtdesk.domain.questions import RUNS_OUT_WITHIN
from amtdesk.domain.rounds import due_instant

#: Until when what stays true is worth a reminder.
A_WEEK: Final = timedelta(days=7)
_DAY: Final = timedelta(days=1)
#: How long a post waits for someone's yes before she is reminded, and how long after that once more (P8).
YES_WITHIN: Final = timedelta(hours=24)


class MatterKind(StrEnum):
    """What a reminder can be about."""

    ROUND = "round"
    POST_DUE = "post_due"
    POST_WITHOUT_LINK = "post_without_link"
    QUESTION_SOON = "question_soon"
    FOLLOW_UP = "follow_up"
    APPROVAL_WAITS = "approval_waits"
    ANSWER_WAITS = "answer_waits"
    REPORT_DUE = "report_due"
    TEMPLATE_REVIEW = "template_review"
    OWN_TASK = "own_task"


_K = MatterKind
#: On which page a matter is settled.
PAGE_OF: Final[Mapping[MatterKind, str]] = {
    _K.ROUND: "rounds",
    _K.POST_DUE: "plan",
    _K.POST_WITHOUT_LINK: "plan",
    _K.QUESTION_SOON: "questions",
    _K.FOLLOW_UP: "questions",
    _K.APPROVAL_WAITS: "plan",
    _K.ANSWER_WAITS: "questions",
    _K.REPORT_DUE: "report",
    _K.TEMPLATE_REVIEW: "templates",
    _K.OWN_TASK: "today",
}
#: The order of H1, then what waits for others.
URGENCY: Final = (
    _K.QUESTION_SOON,
    _K.POST_DUE,
    _K.ROUND,
    _K.OWN_TASK,
    _K.FOLLOW_UP,
    _K.ANSWER_WAITS,
    _K.APPROVAL_WAITS,
    _K.POST_WITHOUT_LINK,
    _K.REPORT_DUE,
    _K.TEMPLATE_REVIEW,
)
_RANK: Final = {kind: rank for rank, kind in enumerate(URGENCY)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One thing that she is reminded of. `due_at` names it among those of its record; `until` is its "too late".

    `moved_to` is the opening after days without service, when it falls due on one. `deadline` is when the time of a
    question runs out, in the office's own zone; `is_overdue` tells whether it has.
    """

    kind: MatterKind
    ref: int | str
    title: str
    due_at: datetime
    until: datetime
    moved_to: datetime | None = None
    deadline: datetime | None = None
    is_overdue: bool = False

    @property
    def subject(self) -> str:
        """What the account of reminders calls it."""
        return str(self.kind) if self.kind is MatterKind.ROUND else f"{self.kind}:{self.ref}"

    @property
    def raised_from(self) -> datetime:
        """From when on it is raised."""
        return self.moved_to or self.due_at

    @property
    def page(self) -> str:
        """Where it is settled."""
        return PAGE_OF[self.kind]

    @property
    def rank(self) -> tuple[bool, int, datetime]:
        """What sorts the most urgent first: the order of H1, the longest due first."""
        return not self.is_overdue, _RANK[self.kind], self.due_at


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterRules:
    """When records ask for a reminder, by the office's calendar, its target for answers and its approval levels."""

    calendar: OfficeCalendar
    answer_target: timedelta
    level_targets: Mapping[int, timedelta] = field(default_factory=dict)

    # each in its way

    def post_due(self, ref: int, title: str, *, day: date, at: time | None, locked_until: date | None = None) -> Matter:
        """Return an approved post that nobody copied: due at its time, not before it may go out."""
        due_at = due_instant(max(day, locked_until or day), at or USUAL_POST_TIME, calendar=self.calendar)
        return self._within_service(MatterKind.POST_DUE, ref, title=title, due_at=due_at)

    def post_without_link(self, ref: int, title: str, *, day: date) -> Matter:
        """Return a post that the platform brought, and whose link is missing: due the next service morning (P1)."""
        following = self._service_day_from(day + _DAY) or day + _DAY
        return self._within_a_week(MatterKind.POST_WITHOUT_LINK, ref, title=title, due_at=self.opening_of(following))

    def question_soon(
        self, ref: int, title: str, *, asked_at: datetime, noted_at: datetime, postponed_until: datetime | None
    ) -> Matter:
        """Return a question without reaction: due when two hours of its own clock are left, not before it was noted.

        One that she put off is due when she wanted to see it again.
        """
        deadline = self.calendar.target_due(asked_at, self.answer_target)
        due_at = max(self._counted_before(deadline, RUNS_OUT_WITHIN), noted_at, postponed_until or noted_at)
        return self._within_service(MatterKind.QUESTION_SOON, ref, title=title, due_at=due_at, deadline=deadline)

    def follow_up(self, ref: int, title: str, *, day: date) -> Matter:
        """Return a question that a department has, on the day she wanted to ask again: due at its opening."""
        return self._within_a_week(MatterKind.FOLLOW_UP, ref, title=title, due_at=self.opening_of(day))

    def waits(self, kind: MatterKind, ref: int, *, title: str, submitted_at: datetime, level: int) -> Matter | None:
        """Return an answer that waits for someone's yes: due when its level's target of service time is over.

        None where the office set no target: then nothing waits longer than it.
        """
        target = self.level_targets.get(level, timedelta())
        if not target:
            return None
        return self._within_a_week(kind, ref, title=title, due_at=self.calendar.add_service_time(submitted_at, target))

    def approval_waits(self, ref: int, title: str, *, submitted_at: datetime) -> tuple[Matter, Matter]:
        """Return the two reminders of a post that waits for someone's yes: after 24 hours, and once more a day later.

        The second takes the place of the first; after it nobody is reminded any more, Heute alone goes on telling.
        """
        kind = MatterKind.APPROVAL_WAITS
        first = self._within_a_week(kind, ref, title=title, due_at=submitted_at + YES_WITHIN)
        again_at = max(submitted_at + 2 * YES_WITHIN, first.raised_from + YES_WITHIN)
        second = self._within_a_week(kind, ref, title=title, due_at=again_at)
        return replace(first, until=second.raised_from), second

    def report_due(self, week: str, end: datetime) -> Matter:
        """Return the report of a week that is not finished: due when its period ends."""
        return self._within_a_week(MatterKind.REPORT_DUE, week, title="", due_at=end)

    def template_review(self, ref: int, title: str, *, day: date) -> Matter:
        """Return a template whose agreement is to be looked at, or ends, on a day: due at its opening."""
        return self._within_a_week(MatterKind.TEMPLATE_REVIEW, ref, title=title, due_at=self.opening_of(day))

    def own_task(self, ref: int, title: str, *, day: date, at: time | None) -> Matter:
        """Return a task of her own: due at its time, without one at the opening of its day."""
        due_at = self.opening_of(day) if at is None else due_instant(day, at, calendar=self.calendar)
        return self._within_a_week(MatterKind.OWN_TASK, ref, title=title, due_at=due_at)

    def put_off(self, matter: Matter, until: datetime) -> Matter:
        """Return a matter that she put aside on Heute: it is due again when she wanted to see it."""
        if until <= matter.due_at:
            return matter
        of_its_day = matter.kind in (MatterKind.POST_DUE, MatterKind.QUESTION_SOON)
        build = self._within_service if of_its_day else self._within_a_week
        return build(matter.kind, matter.ref, title=matter.title, due_at=until, deadline=matter.deadline)

    # days

    def opening_of(self, day: date) -> datetime:
        """Return when the office opens on a day; midnight on a day without service."""
        spans = self.calendar.spans_on(day)
        return spans[0][0] if spans else due_instant(day, time(), calendar=self.calendar)

    def next_opening(self, instant: datetime) -> datetime | None:
        """Return the opening of the first service day after the day of an instant; None where there is none."""
        day = self._service_day_from(self.calendar.local_day(instant) + _DAY)
        return None if day is None else self.opening_of(day)

    def _service_day_from(self, first: date) -> date | None:
        days = (first + timedelta(days=offset) for offset in range(LONGEST_PAUSE_DAYS))
        return next((day for day in days if self.calendar.is_service_day(day)), None)

    def _moved(self, due_at: datetime) -> datetime | None:
        """The next opening, for what falls on a day without service; None for all else."""
        return None if self.calendar.is_service_day(self.calendar.local_day(due_at)) else self.next_opening(due_at)

    def _counted_before(self, end: datetime, span: timedelta) -> datetime:
        """When so much of the clock is left that skips days without service (Q2)."""
        day, left = self.calendar.local_day(end), span
        for _day in range(LONGEST_PAUSE_DAYS):
            begin = due_instant(day, time(), calendar=self.calendar)
            if self.calendar.is_service_day(day):
                if end - begin >= left:
                    return end - left
                left -= end - begin
            end, day = begin, day - _DAY
        return end

    def _within_service(
        self, kind: MatterKind, ref: int | str, *, title: str, due_at: datetime, deadline: datetime | None = None
    ) -> Matter:
        moved_to = self._moved(due_at)
        last = max(moved_to or due_at, deadline or due_at)
        return Matter(
            kind=kind,
            ref=ref,
            title=title,
            due_at=due_at,
            until=min(self.calendar.end_of_service(last), last + A_WEEK),
            moved_to=moved_to,
            deadline=None if deadline is None else deadline.astimezone(self.calendar.zone),
        )

    def _within_a_week(
        self, kind: MatterKind, ref: int | str, *, title: str, due_at: datetime, deadline: datetime | None = None
    ) -> Matter:
        moved_to = self._moved(due_at)
        raised_from = moved_to or due_at
        until = max(raised_from + A_WEEK, self.calendar.end_of_service(self.next_opening(raised_from) or raised_from))
        return Matter(kind=kind, ref=ref, title=title, due_at=due_at, until=until, moved_to=moved_to, deadline=deadline)
