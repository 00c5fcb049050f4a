"""What stands on one day of the plan, for month and week, and what is left out by a filter. No storage, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.occasions import Occasion
from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.planning_lead import Gap
from amtdesk.domain.post_summaries import PostStatus, PostSummary
from amtdesk.domain.recurring_ideas import ProposedIdea
from amtdesk.domain.words import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFilter:
    """What she wants to see of the plan. Empty parts leave everything in."""

    statuses: frozenset[PostStatus] = frozenset()
    topics: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()
    query: str = ""

    @property
    def count(self) -> int:
        """How many parts leave something out."""
        return sum(map(bool, (self.statuses, self.topics, self.departments, self.query.strip())))

    def fits(self, post: PostSummary) -> bool:
        """Whether a post is wanted; its words were asked for already."""
        return (
            (not self.statuses or post.status in self.statuses)
            and (not self.topics or post.topic in self.topics)
            and (not self.departments or post.department in self.departments)
        )

    def fits_proposal(self, idea: ProposedIdea) -> bool:
        """Whether a proposed idea is wanted: it is an idea, and has no words yet."""
        return (
            (not self.statuses or PostStatus.IDEA in self.statuses)
            and (not self.topics or idea.topic in self.topics)
            and (not self.departments or idea.department in self.departments)
            and not self.query.strip()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDay:
    """One day with all that stands on it. `occasions` are under way on it; `day_off` names why nobody is there."""

    day: date
    posts: tuple[PostSummary, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    proposals: tuple[ProposedIdea, ...] = ()
    is_service_day: bool = True
    day_off: str = ""
    is_gap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysContent:
    """What a window of days is put together from."""

    posts: tuple[PostSummary, ...]
    occasions: tuple[Occasion, ...]
    proposals: tuple[ProposedIdea, ...]
    gaps: tuple[Gap, ...]


def refuse_past(day: date, *, today: date) -> None:
    """Raise NotAllowed for a day on which nothing can be planned any more."""
    if day < today:
        raise NotAllowed(N_("This day has passed. Please choose today or a later one."))


def plan_days(first: date, last: date, *, content: DaysContent, calendar: OfficeCalendar) -> tuple[PlanDay, ...]:
    """Return every day from the first to the last. Posts without a day are left out; withdrawn ones were before."""
    posts: dict[date, list[PostSummary]] = {}
    for post in content.posts:
        if post.day is not None:
            posts.setdefault(post.day, []).append(post)
    occasions: dict[date, list[Occasion]] = {}
    for occasion in content.occasions:
        for day in _days(max(first, occasion.day), min(last, occasion.last_day)):
            occasions.setdefault(day, []).append(occasion)
    proposals: dict[date, list[ProposedIdea]] = {}
    for proposal in content.proposals:
        proposals.setdefault(proposal.day, []).append(proposal)
    return tuple(
        PlanDay(
            day=day,
            posts=tuple(posts.get(day, ())),
            occasions=tuple(occasions.get(day, ())),
            proposals=tuple(proposals.get(day, ())),
            is_service_day=(is_service_day := calendar.is_service_day(day)),
            day_off=calendar.days_off.get(day, ""),
            is_gap=is_service_day and any(gap.first <= day <= gap.last for gap in content.gaps),
        )
        for day in _days(first, last)
    )


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
