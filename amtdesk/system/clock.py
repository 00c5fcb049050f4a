"""The only place that asks the machine what time it is."""

import time as machine_time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

DEFAULT_ZONE = "Europe/Berlin"


class Clock:
    """Tells the time in the office's zone. Started `at` a given instant it runs on from there."""

    def __init__(self, *, at: datetime | None = None, zone: str = DEFAULT_ZONE) -> None:
        self.zone = ZoneInfo(zone)
        self._start = at
        self._started = machine_time.monotonic()
        self.is_given = self._was_given = at is not None

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        if self._start is None:
            return datetime.now(UTC)
        return self._start.astimezone(UTC) + timedelta(seconds=machine_time.monotonic() - self._started)

    def go_on_from(self, at: datetime) -> None:
        """Run on from this instant: a demonstration keeps its own time."""
        self.is_given = True
        self._start = at
        self._started = machine_time.monotonic()

    def go_on_as_started(self) -> None:
        """Leave a demonstration's time: run by the machine again, unless the program was started at a given time."""
        if not self._was_given:
            self.is_given = False
            self._start = None

    def today(self) -> date:
        """Return the local day."""
        return self.local(self.now()).date()

    def local(self, instant: datetime) -> datetime:
        """Return an instant as the clock on the wall shows it."""
        return instant.astimezone(self.zone)


class StillClock(Clock):
    """A clock that stands until it is set: for demonstrations, documents and tests."""

    def __init__(self, at: datetime, *, zone: str = DEFAULT_ZONE) -> None:
        super().__init__(at=at, zone=zone)
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        """Return the instant it was set to."""
        return self._at

    def set(self, at: datetime) -> None:
        """Move the hands."""
        self._at = at.astimezone(UTC)

    def go_on_from(self, at: datetime) -> None:
        """Stand there instead."""
        self.set(at)


def instant_from_words(words: str, *, zone: str = DEFAULT_ZONE) -> datetime:
    """Read `2027-05-12T08:00` (local time of `zone`) or the same with an offset. Raises ValueError."""
    instant = datetime.fromisoformat(words)
    return instant if instant.tzinfo else instant.replace(tzinfo=ZoneInfo(zone))
