"""What a year has brought: its months by the same figures as the weekly report (W4). Pure arithmetic."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, Final

from amtdesk.domain.median import median
from amtdesk.domain.report_weeks import ReportPeriod
from amtdesk.domain.reports import ReportFigures
from amtdesk.domain.words import Message

MONTHS: Final = 12


#: What adds up over weeks and months, so that a week put right by hand puts its month right.
COUNTED: Final = ("questions_received", "answered_within_24h", "posts_published")


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFigures:
    """One month. `first` is its first day; `hours` those put down for weeks that end in it, or None.

    `figures` are counted from the records. `own` is how many more, or fewer, she counted herself in the finished
    reports of weeks that end in it, by the keys of `COUNTED`. Medians of weeks do not add up: they stay as recorded.
    """

    first: date
    figures: ReportFigures
    hours: float | None = None
    own: Mapping[str, int] = field(default_factory=dict)

    @property
    def shown(self) -> ReportFigures:
        """The figures with what she counted herself."""
        recorded: dict[str, Any] = {key: getattr(self.figures, key) for key in self.own}
        return replace(self.figures, **{key: max(recorded[key] + more, 0) for key, more in self.own.items()})

    @property
    def is_empty(self) -> bool:
        """Whether nothing was noted in it."""
        return not (self.shown.questions_received or self.shown.posts_published or self.hours)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearReview:
    """Twelve months up to and including one, the earliest first, and where the goals stand."""

    months: tuple[MonthFigures, ...]
    as_of: datetime
    town: str = ""
    addressee: str = ""
    author: str = ""
    target_hours: int = 24
    goals: tuple[Message, ...] = ()

    @property
    def first(self) -> date:
        """The first day of the first month."""
        return self.months[0].first

    @property
    def last(self) -> date:
        """The last day of the last month."""
        return end_of_month(self.months[-1].first)

    @property
    def questions(self) -> int:
        """Questions of all months."""
        return self.total("questions_received")

    @property
    def in_time(self) -> int:
        """First reactions in time of all months."""
        return self.total("answered_within_24h")

    @property
    def posts(self) -> int:
        """Posts published in all months."""
        return self.total("posts_published")

    def total(self, key: str, *, recorded: bool = False) -> int:
        """Return one of `COUNTED` over all months, with what she counted herself or as recorded."""
        return sum(getattr(each.figures if recorded else each.shown, key) for each in self.months)

    @property
    def is_put_right(self) -> bool:
        """Whether a finished report of these months has own counts."""
        return any(each.own for each in self.months)

    @property
    def hours(self) -> float | None:
        """Hours of all months; None when none were put down."""
        known = [each.hours for each in self.months if each.hours is not None]
        return sum(known) if known else None

    @property
    def median_response_hours(self) -> float | None:
        """The median of the months' medians, in service hours."""
        known = _known(each.figures.median_response_hours for each in self.months)
        return round(median(known), 2) if known else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was noted in any of the months."""
        return all(each.is_empty for each in self.months)


def months_until(last: date) -> tuple[date, ...]:
    """Return the first days of the twelve months that end with the month of this day, the earliest first."""
    count = last.year * MONTHS + last.month - 1
    return tuple(date(number // MONTHS, number % MONTHS + 1, 1) for number in range(count - MONTHS + 1, count + 1))


def end_of_month(first: date) -> date:
    """Return the last day of a month."""
    return first.replace(day=monthrange(first.year, first.month)[1])


def month_period(first: date, *, zone: tzinfo) -> ReportPeriod:
    """Return a month as a period of the report, from midnight to midnight."""
    after = end_of_month(first) + timedelta(days=1)
    start, end = (datetime.combine(day, time(0), zone) for day in (first, after))
    return ReportPeriod(week=f"{first:%Y-%m}", start=start, end=end)


def _known(values: Iterable[float | None]) -> Sequence[float]:
    return [value for value in values if value is not None]
