"""The time at which a demonstration is shown: what has happened by then, counted in the office's own hours."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from amtdesk.domain.office_calendar import OfficeCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoTime:
    """The instant that is shown, day 0 of the story, the day that its posts describe, and the office's calendar."""

    at: datetime
    first_monday: date
    described_day: date
    calendar: OfficeCalendar

    def day(self, number: int) -> date:
        """Return the day with this number; 0 is the first Monday."""
        return self.first_monday + timedelta(days=number)

    def number(self, day: date) -> int:
        """Return a day's number."""
        return (day - self.first_monday).days

    def instant(self, day: date, at: str | time) -> datetime:
        """Return the instant of a local day and time such as "08:15"."""
        clock_time = time.fromisoformat(at) if isinstance(at, str) else at
        return datetime.combine(day, clock_time, self.calendar.zone).astimezone(UTC)

    @property
    def today(self) -> date:
        """The local day that is shown."""
        return self.calendar.local_day(self.at)

    def has_passed(self, instant: datetime) -> bool:
        """Whether something of this time is in the records already."""
        return instant <= self.at

    def service_day_before(self, day: date) -> date:
        """Return the last service day before this one."""
        before = day - timedelta(days=1)
        while not self.calendar.is_service_day(before):
            before -= timedelta(days=1)
        return before

    def near_closing(self, day: date, *, minutes: int) -> datetime:
        """Return the instant so many minutes before the office closes on a service day."""
        return self.calendar.spans_on(day)[-1][1] - timedelta(minutes=minutes)
