"""What stands in the calendar anyway: imported entries, public holidays and the office's closing days (P3)."""

from datetime import date, timedelta

from amtdesk.domain.identifiers import OccasionId
from amtdesk.domain.occasions import Occasion
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.occasions import OccasionRepository
from amtdesk.system.clock import Clock

#: Where an occasion comes from that no calendar file brought.
FROM_OFFICE_CALENDAR = "office_calendar"


class OccasionsService:
    """Occasions beside the posts."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService) -> None:
        self._repository = OccasionRepository(database)
        self._clock = clock
        self._town = town

    def between(self, first: date, last: date) -> tuple[Occasion, ...]:
        """Return what begins on these days (both included): days off first, then entries by time."""
        entries = self._repository.between(first, last, zone=self._clock.zone)
        return tuple(sorted((*self._days_off(first, last), *entries), key=lambda each: each.day))

    def _days_off(self, first: date, last: date) -> tuple[Occasion, ...]:
        days_off = self._town.calendar().days_off
        return tuple(
            Occasion(
                id=OccasionId(0),
                uid=f"day-off-{day.isoformat()}",
                title=name,
                start=day,
                end=day + timedelta(days=1),
                all_day=True,
                source=FROM_OFFICE_CALENDAR,
            )
            for day, name in sorted(days_off.items())
            if first <= day <= last
        )
