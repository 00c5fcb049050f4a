"""What can be said of the plan as a whole (P5). Reading only; remembered until something changes."""

from datetime import date, timedelta
from typing import Final

from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.plan_remarks import NEAR_DAYS, PlannedPost, PlanRemark, PlanWindow, nearby, plan_remarks
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.plan_reading import PlanReading
from amtdesk.system.clock import Clock

#: What is looked at beside the days that are shown: neighbours of the first and last, and four weeks for the balance.
_NEAR: Final = timedelta(days=NEAR_DAYS)
_WEEK: Final = timedelta(days=7)
_AHEAD: Final = timedelta(days=28)
_MATTERS: Final = frozenset({Area.POSTS, Area.TOWN})


class PlanRemarks:
    """Gaps, clashes, balance of topics, a question a week."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService) -> None:
        self._reading = PlanReading(database)
        self._clock = clock
        self._town = town
        self._known: dict[tuple[date, date, date], tuple[PlanRemark, ...]] = {}
        database.on_commit.append(self._forget)

    def between(self, first: date, last: date) -> tuple[PlanRemark, ...]:
        """Return what can be said of these days (both included), by kind and day."""
        today = self._clock.today()
        key = (first, last, today)
        if key not in self._known:
            window = PlanWindow(
                first=first,
                last=last,
                today=today,
                calendar=self._town.calendar(),
                wishes=self._town.town().topic_wishes,
            )
            posts = self._reading.planned(min(first - _NEAR, today - _WEEK), max(last + _NEAR, today + _AHEAD))
            self._known[key] = plan_remarks(posts, window)
        return self._known[key]

    def around(self, post: PlannedPost) -> tuple[PlannedPost, ...]:
        """Return what a post would clash with on its day: for whoever moves it there."""
        return nearby(post, self._reading.planned(post.day - _NEAR, post.day + _NEAR))

    def _forget(self, changed: Changed) -> None:
        if changed.areas & _MATTERS:
            self._known.clear()
