"""When the office is there: weekly service hours, holidays, closing days, and time measured in them.

Pure arithmetic over UTC instants: a service hour is sixty real minutes, also on the day the clocks change.
Source of the two clocks: product.md Q2.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from dateutil.easter import easter

Span = tuple[time, time]

#: The target "on the same day": until the end of the service day on which it was asked, or of the next one.
SAME_DAY: Final = timedelta()
#: No office is closed for longer than this without a day of service; a calendar without any would never end.
LONGEST_PAUSE_DAYS: Final = 366


def nationwide_holidays(year: int) -> dict[date, str]:
    """Return the nine public holidays of all sixteen Länder (law of the Länder and Einigungsvertrag Art. 2)."""
    sunday = easter(year)
    return {
        date(year, 1, 1): "Neujahr",
        sunday - timedelta(days=2): "Karfreitag",
        sunday + timedelta(days=1): "Ostermontag",
        date(year, 5, 1): "Tag der Arbeit",
        sunday + timedelta(days=39): "Christi Himmelfahrt",
        sunday + timedelta(days=50): "Pfingstmontag",
        date(year, 10, 3): "Tag der Deutschen Einheit",
        date(year, 12, 25): "1. Weihnachtstag",
        date(year, 12, 26): "2. Weihnachtstag",
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCalendar:
    """Service hours per weekday (0 = Monday) in local time, and the days on which there are none.

    `days_off` holds public holidays and closing days with their names. Days that were looked at are remembered:
    a calendar never changes.
    """

    hours: Mapping[int, tuple[Span, ...]]
    zone: tzinfo
    days_off: Mapping[date, str] = field(default_factory=dict)
    _spans: dict[date, tuple[tuple[datetime, datetime], ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _midnights: dict[date, datetime] = field(default_factory=dict, init=False, repr=False, compare=False)

    def spans_on(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """Return the service spans of a local day as UTC instants, in order; empty on a day without service."""
        found = self._spans.get(day)
        if found is None:
            hours = () if day in self.days_off else self.hours.get(day.weekday(), ())
            found = self._spans[day] = tuple(
                (self._instant(day, start), self._instant(day, end)) for start, end in hours
            )
        return found

    def is_service_day(self, day: date) -> bool:
        """Whether anyone is there on this day."""
        return day not in self.days_off and bool(self.hours.get(day.weekday()))

    def local_day(self, instant: datetime) -> date:
        """Return the day that the office's calendar shows at this instant."""
        return instant.astimezone(self.zone).date()

    def next_service_day(self, after: date) -> date:
        """Return the first service day later than `after`.

        Raises ValueError when the hours contain no service at all.
        """
        for offset in range(1, LONGEST_PAUSE_DAYS):
            day = after + timedelta(days=offset)
            if self.is_service_day(day):
                return day
        raise ValueError("these service hours contain no day of service")

    def service_time_between(self, start: datetime, end: datetime) -> timedelta:
        """Return the service time from `start` to `end`; zero when `end` is not later. It adds up."""
        # In UTC: Python subtracts two local instants of one zone by the wall clock, and loses the hour that was set.
        start, end = start.astimezone(UTC), end.astimezone(UTC)
        total = timedelta()
        for opens, closes in self._spans_from(start, until=end):
            if opens < end and start < closes:
                total += (closes if closes < end else end) - (opens if opens > start else start)
        return max(timedelta(), total)

    def add_service_time(self, start: datetime, amount: timedelta) -> datetime:
        """Return the instant at which `amount` of service time has passed since `start`."""
        left = amount
        instant = start = start.astimezone(UTC)
        for opens, closes in self._spans_from(start, until=start + timedelta(days=LONGEST_PAUSE_DAYS)):
            begin = max(opens, start)
            if closes <= begin:
                continue
            if begin + left <= closes:
                return begin + left
            left -= closes - begin
            instant = closes
        return instant + left

    def target_due(self, asked_at: datetime, target: timedelta) -> datetime:
        """Return when a first reaction is due: clock hours that skip whole days without service (Q2).

        A question asked on a day without service starts its clock at the next service day's midnight.
        The target SAME_DAY ends with the service of that day.
        """
        if target == SAME_DAY:
            return self.end_of_service(asked_at)
        day = self.local_day(asked_at)
        left = target
        instant = asked_at.astimezone(UTC)
        for _ in range(LONGEST_PAUSE_DAYS):
            day_end = self._midnight(day + timedelta(days=1))
            if self.is_service_day(day):
                if instant + left <= day_end:
                    return instant + left
                left -= day_end - instant
            instant = day_end
            day += timedelta(days=1)
        return instant + left

    def end_of_service(self, at: datetime) -> datetime:
        """Return when the office closes on this day; after closing time, or on a day without service, on the next."""
        instant, day = at.astimezone(UTC), self.local_day(at)
        for offset in range(LONGEST_PAUSE_DAYS):
            spans = self.spans_on(day + timedelta(days=offset))
            if spans and spans[-1][1] > instant:
                return spans[-1][1]
        return instant + timedelta(days=LONGEST_PAUSE_DAYS)

    def counted_time_between(self, start: datetime, end: datetime) -> timedelta:
        """Return the clock time from `start` to `end` without the days that have no service; zero when not later."""
        start, end = start.astimezone(UTC), end.astimezone(UTC)
        total = timedelta()
        day, last = self.local_day(start), self.local_day(end)
        counted_from: datetime | None = None  # where the days with service that follow each other began
        while day <= last:
            if counted_from is None and self.is_service_day(day):
                counted_from = max(self._instant(day, time()), start)
            elif counted_from is not None and not self.is_service_day(day):
                total += self._instant(day, time()) - counted_from
                counted_from = None
            day += timedelta(days=1)
        return total if counted_from is None else total + max(timedelta(), end - counted_from)

    def _spans_from(self, start: datetime, *, until: datetime) -> Iterator[tuple[datetime, datetime]]:
        day, last = self.local_day(start), self.local_day(until)
        while day <= last:
            yield from self.spans_on(day)
            day += timedelta(days=1)

    def _midnight(self, day: date) -> datetime:
        found = self._midnights.get(day)
        if found is None:
            found = self._midnights[day] = self._instant(day, time())
        return found

    def _instant(self, day: date, at: time) -> datetime:
        if at == time.max or at == time(23, 59):
            return datetime.combine(day + timedelta(days=1), time(), self.zone).astimezone(UTC)
        return datetime.combine(day, at, self.zone).astimezone(UTC)
