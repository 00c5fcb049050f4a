"""What stands in the calendar anyway: imported entries, public holidays and the office's closing days (P3)."""

from datetime import date, timedelta

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotFound
from amtdesk.domain.identifiers import OccasionId
from amtdesk.domain.occasions import FROM_OFFICE_CALENDAR, Occasion
from amtdesk.domain.words import N_, Message
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.occasions import OccasionRepository
from amtdesk.system.clock import Clock



__all__ = ["FROM_OFFICE_CALENDAR", "OccasionsService"]


class OccasionsService:
    """Occasions beside the posts."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService) -> None:
        self._database = database
        self._repository = OccasionRepository(database)
        self._clock = clock
        self._town = town

    def between(self, first: date, last: date) -> tuple[Occasion, ...]:
        """Return what begins on these days (both included): days off first, then entries by time."""
        entries = self._repository.between(first, last, zone=self._clock.zone)
        return tuple(sorted((*self._days_off(first, last), *entries), key=lambda each: each.day))

    def running_between(self, first: date, last: date) -> tuple[Occasion, ...]:
        """Return what is under way on any of these days (both included), also what began before, in order."""
        entries = self._repository.running_between(first, last, zone=self._clock.zone)
        return tuple(sorted((*self._days_off(first, last), *entries), key=lambda each: each.day))

    def keep_note(self, occasion_id: OccasionId, text: str) -> Occasion:
        """Keep her own note to an occasion of a calendar. Raises NotFound."""
        occasion = self._get(occasion_id)
        with self._database.command(
            Message(N_("Noted: {text}"), {"text": occasion.title}), at=self._clock.now(), areas={Area.OCCASIONS}
        ) as writer:
            self._repository.set_own_note(writer, occasion_id, text=text.strip())
        return self._get(occasion_id)

    def _get(self, occasion_id: OccasionId) -> Occasion:
        found = self._repository.find(occasion_id, zone=self._clock.zone)
        if found is None:
            raise NotFound(N_("This date is not in the calendar any more."))
        return found

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
