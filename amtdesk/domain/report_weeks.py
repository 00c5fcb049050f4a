"""Which seven days a weekly report is about, and what its week is called. No figures, no words of the report."""

from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final, NamedTuple

_DAYS_OF_A_WEEK = 7
#: Years of which a town hall has reports: the weeks around them can be counted, too.
_YEARS: Final = frozenset(map(str, range(1900, 3000)))


class PeriodRule(NamedTuple):
    """When a reporting week ends: weekday (0 = Monday) and local time. It begins seven days before.

    Weekday 7 at midnight is the end of Sunday: the calendar week.
    """

    weekday: int = 4
    at: time = time(12)


#: From Friday noon to Friday noon, as a mayor reads it before the weekend (W1).
TO_FRIDAY_NOON: Final = PeriodRule()
#: From Monday to Sunday.
CALENDAR_WEEK: Final = PeriodRule(weekday=7, at=time(0))


class ReportPeriod(NamedTuple):
    """Seven days, from `start` up to but not including `end`, named by the ISO week in which they end (W1)."""

    week: str
    start: datetime
    end: datetime

    def holds(self, instant: datetime) -> bool:
        """Whether an instant belongs to this period."""
        return self.start <= instant < self.end

    def last_day(self, zone: tzinfo) -> date:
        """Return the last local day that belongs to the period; one that ends at midnight ends the day before."""
        return (self.end - timedelta(microseconds=1)).astimezone(zone).date()

    def days(self, zone: tzinfo) -> tuple[date, ...]:
        """Return the local days that the period touches, in order."""
        first, last = self.start.astimezone(zone).date(), self.last_day(zone)
        return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def week_of(day: date) -> str:
    """Return the ISO week of a day, such as "2027-W19"."""
    year, week, _weekday = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def monday_of(week: str) -> date:
    """Return the first day of a week such as "2027-W19". Raises ValueError when there is no such week."""
    year, separator, number = week.partition("-W")
    if not separator or year not in _YEARS or not number.isdecimal():
        raise ValueError(week)
    return date.fromisocalendar(int(year), int(number), 1)


def week_beside(week: str, *, weeks: int) -> str:
    """Return the week so many weeks later, or earlier when negative."""
    return week_of(monday_of(week) + timedelta(weeks=weeks))


def period_of(week: str, rule: PeriodRule, *, zone: tzinfo) -> ReportPeriod:
    """Return the period that ends in this ISO week. Raises ValueError when there is no such week."""
    last_day = monday_of(week) + timedelta(days=rule.weekday)
    first_day = last_day - timedelta(days=_DAYS_OF_A_WEEK)
    start = datetime.combine(first_day, rule.at, zone)
    return ReportPeriod(week=week, start=start, end=datetime.combine(last_day, rule.at, zone))
