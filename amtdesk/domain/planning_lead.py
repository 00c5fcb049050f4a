"""The planning lead (Vorlauf, H4): how far approved posts reach, and where nothing is planned. Pure arithmetic."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.post_summaries import PostStatus, PostSummary

DAYS_AHEAD = 28
#: From so many service days in a row without anything on, a gap is named.
SHORTEST_GAP = 3
#: Fewer days approved ahead are too few, and from so many on it is enough (H4).
TOO_FEW_DAYS = 14
ENOUGH_DAYS = 28


class LeadState(StrEnum):
    """The furthest that anything planned for a day is."""

    APPROVED = "approved"
    WAITING = "waiting"
    DRAFT = "draft"
    EMPTY = "empty"


class LeadLevel(StrEnum):
    """How far approved posts reach, against what is wanted (H4): red, amber, quiet; and quiet before the first post."""

    UNBEGUN = "unbegun"
    SHORT = "short"
    MIDDLING = "middling"
    ENOUGH = "enough"


_S = PostStatus
_LEAD_OF: dict[PostStatus, LeadState] = {
    _S.IDEA: LeadState.DRAFT,
    _S.DRAFT: LeadState.DRAFT,
    _S.ON_HOLD: LeadState.DRAFT,
    _S.IN_REVIEW: LeadState.WAITING,
    _S.APPROVED: LeadState.APPROVED,
    _S.SCHEDULED: LeadState.APPROVED,
    _S.PUBLISHED: LeadState.APPROVED,
    _S.MISSED: LeadState.EMPTY,
    _S.WITHDRAWN: LeadState.EMPTY,
}
_ORDER = tuple(LeadState)
#: What reaches ahead: signed, and not out yet.
_AHEAD = frozenset({_S.APPROVED, _S.SCHEDULED})


class DayState(NamedTuple):
    """One day of the strip: the furthest state on it, the titles behind it, and whether anyone is in the office."""

    day: date
    state: LeadState
    is_service_day: bool
    titles: tuple[str, ...] = ()


class Gap(NamedTuple):
    """Service days in a row for which nothing is planned, first and last included."""

    first: date
    last: date
    service_days: int


class PlanningLead(NamedTuple):
    """28 days from today on. `approved_until` is the day of the last approved or platform-scheduled post.

    `is_begun`: a post was given a day at least once. Whoever has just come has missed nothing.
    """

    days: tuple[DayState, ...]
    approved_until: date | None
    gaps: tuple[Gap, ...]
    is_begun: bool = True

    @property
    def days_ahead(self) -> int:
        """Days from today until the last approved post; 0 without one."""
        return 0 if self.approved_until is None else (self.approved_until - self.days[0].day).days

    @property
    def level(self) -> LeadLevel:
        """Whether that is enough. Gaps inside count for nothing here: they are named apart."""
        if not self.is_begun:
            return LeadLevel.UNBEGUN
        if self.days_ahead < TOO_FEW_DAYS:
            return LeadLevel.SHORT
        return LeadLevel.MIDDLING if self.days_ahead < ENOUGH_DAYS else LeadLevel.ENOUGH


def planning_lead(posts: Iterable[PostSummary], *, today: date, calendar: OfficeCalendar) -> PlanningLead:
    """Return the lead from posts with a day; those before today and without a day count for nothing."""
    by_day: dict[date, list[PostSummary]] = {}
    for post in posts:
        if post.day is not None and post.day >= today and _LEAD_OF[post.status] is not LeadState.EMPTY:
            by_day.setdefault(post.day, []).append(post)
    days = tuple(
        _day_state(day, by_day.get(day, []), calendar=calendar)
        for day in (today + timedelta(days=offset) for offset in range(DAYS_AHEAD))
    )
    approved = [day for day, found in by_day.items() if any(_reaches(post) for post in found)]
    return PlanningLead(days=days, approved_until=max(approved, default=None), gaps=tuple(gaps_in(days)))


def _reaches(post: PostSummary) -> bool:
    """An approval that ends before the post goes out carries it no further."""
    return post.status in _AHEAD and post.ends_before is None


def _day_state(day: date, posts: list[PostSummary], *, calendar: OfficeCalendar) -> DayState:
    states = [LeadState.WAITING if post.ends_before else _LEAD_OF[post.status] for post in posts]
    return DayState(
        day=day,
        state=min(states, key=_ORDER.index, default=LeadState.EMPTY),
        is_service_day=calendar.is_service_day(day),
        titles=tuple(post.title for post in posts),
    )


def gaps_in(days: Iterable[DayState]) -> Iterator[Gap]:
    """Yield the runs of service days for which nothing is on; days without service neither break nor lengthen one."""
    run: list[date] = []
    for each in days:
        if each.state is not LeadState.EMPTY:
            yield from _gap(run)
            run = []
        elif each.is_service_day:
            run.append(each.day)
    yield from _gap(run)


def _gap(run: list[date]) -> Iterator[Gap]:
    if len(run) >= SHORTEST_GAP:
        yield Gap(first=run[0], last=run[-1], service_days=len(run))
