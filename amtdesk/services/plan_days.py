"""The plan day by day: posts, occasions, proposed ideas and gaps of a window. Reading only; one query a kind."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.plan_days import DaysContent, PlanDay, PlanFilter, plan_days
from amtdesk.domain.planning_lead import DAYS_AHEAD, PlanningLead
from amtdesk.domain.post_summaries import PostStatus, PostSummary
from amtdesk.services.occasions import OccasionsService
from amtdesk.services.post_overview import PostOverview
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.post_lists import PostLists
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.services.recurring_ideas import RecurringIdeas

_SHOWN: Final = frozenset(PostStatus) - {PostStatus.WITHDRAWN}
_EVERYTHING: Final = PlanFilter()
#: How far the plan can be scrolled where nothing stands yet.
_BACK: Final = timedelta(weeks=52)
_AHEAD: Final = timedelta(weeks=104)


class PlanRooms:
    """The services that a day of the plan is put together from."""

    def __init__(
        self,
        *,
        town: TownService,
        posts: PostOverview,
        occasions: OccasionsService,
        ideas: "Callable[[], RecurringIdeas]",
    ) -> None:
        self.town = town
        self.posts = posts
        self.occasions = occasions
        self.ideas = ideas


class PlanDays:
    """Windows of the plan for month and week, and the tray beside them."""

    def __init__(self, database: Database, clock: Clock, *, rooms: PlanRooms) -> None:
        self._clock = clock
        self._rooms = rooms
        self._lists = PostLists(database)
        self._lead: tuple[date, PlanningLead] | None = None
        database.on_commit.append(self._forget)

    def between(self, first: date, last: date, *, wanted: PlanFilter = _EVERYTHING) -> tuple[PlanDay, ...]:
        """Return every day of a window (both included) with what she wants to see of it."""
        found = self._rooms.posts.list(
            status=wanted.statuses or _SHOWN, from_day=first, to_day=last, query=wanted.query, dated=True
        )
        proposals = self._rooms.ideas().proposed(first, last)
        content = DaysContent(
            posts=tuple(filter(wanted.fits, found)),
            occasions=self._rooms.occasions.running_between(first, last),
            proposals=tuple(filter(wanted.fits_proposal, proposals)),
            gaps=self.lead().gaps if self._is_ahead(first, last) else (),
        )
        return plan_days(first, last, content=content, calendar=self._rooms.town.calendar())

    def tray(self, wanted: PlanFilter = _EVERYTHING) -> tuple[PostSummary, ...]:
        """Return ideas and drafts without a day, as far as she wants to see them."""
        return tuple(filter(wanted.fits, self._rooms.posts.reserve(wanted.query)))

    def lead(self) -> PlanningLead:
        """Return how far approved posts reach from today on, and the gaps on the way."""
        today = self._clock.today()
        if self._lead is None or self._lead[0] != today:
            self._lead = today, self._rooms.posts.planning_lead(today)
        return self._lead[1]

    def span(self) -> tuple[date, date]:
        """Return the first and the last day that can be of interest: all posts, and room around today."""
        today = self._clock.today()
        first, last = self._lists.span()
        return min(first or today, today - _BACK), max(last or today, today + _AHEAD)

    def topics(self) -> tuple[str, ...]:
        """Return the topics of all posts, in order."""
        return self._lists.topics()

    def _is_ahead(self, first: date, last: date) -> bool:
        today = self._clock.today()
        return first < today + timedelta(days=DAYS_AHEAD) and last >= today

    def _forget(self, changed: Changed) -> None:
        if changed.areas & {Area.POSTS, Area.TOWN}:
            self._lead = None
