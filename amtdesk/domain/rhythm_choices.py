"""What can be chosen of a rhythm, field by field: how often, on which days, until when. Other rules stay as they are.

Pure rules: no clock, no language, no Qt.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple, Self

from amtdesk.domain.recurrence import next_day
from amtdesk.domain.rule_parts import RuleDay, RuleParts, Step, most_days_of, rule_parts
from amtdesk.domain.rule_shapes import plainest, quarter_month

#: The last of its kind in the month.
LAST: Final = -1
#: What a place counts beside the seven weekdays (0 = Monday): days of the month, days from Monday to Friday.
ANY_DAY: Final = 7
WORKING_DAY: Final = 8
_WORKING_WEEK: Final = tuple(RuleDay(weekday=weekday) for weekday in range(5))
_JANUARY: Final = 1
#: A fifth Monday is not in every month, and nobody means it.
_MOST_PLACES: Final = 4
_QUARTER: Final = 3
_YEAR: Final = 12
_ONE_DAY: Final = timedelta(days=1)


class Often(StrEnum):
    """How often something comes."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


#: By how many weeks, months, years a rhythm may step. Three months are a quarter, twelve are a year.
INTERVALS: Final[Mapping[Often, tuple[int, ...]]] = {
    Often.WEEKLY: tuple(range(1, 13)),
    Often.MONTHLY: (1, 2, *range(4, 12)),
    Often.QUARTERLY: (1,),
    Often.YEARLY: (1, 2, 3, 4, 5),
}


class FirstDay(NamedTuple):
    """A day on which a rhythm with gaps may begin, and the first day that its rule counts from then."""

    day: date
    starts_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmChoice:
    """A rhythm in the words of the fields. What does not belong to how often it comes is kept, and says nothing.

    `place` counts `what` within the month: the 15th day, the first Monday, the last working day. `month` is one of the
    year, or of the quarter.
    """

    often: Often
    interval: int = 1
    weekdays: frozenset[int] = frozenset()
    place: int = 1
    what: int = ANY_DAY
    month: int = 1
    until: date | None = None
    count: int | None = None

    @classmethod
    def beginning_on(cls, day: date) -> Self:
        """Return what is offered first: the day's own weekday and date."""
        return cls(often=Often.WEEKLY, weekdays=frozenset({day.weekday()}), place=day.day, month=day.month)

    @property
    def rule(self) -> str:
        """The rule that is chosen; '' for weeks without a weekday."""
        if self.often is Often.WEEKLY:
            days = tuple(RuleDay(weekday=weekday) for weekday in sorted(self.weekdays))
            return self._ended(RuleParts(step=Step.WEEKLY, interval=self.interval, days=days)) if days else ""
        step = Step.MONTHLY if self.often is Often.MONTHLY else Step.YEARLY
        parts = RuleParts(step=step, interval=self.interval, months=self._months())
        if self.what == ANY_DAY:
            return self._ended(replace(parts, month_days=(self.place,)))
        if self.what != WORKING_DAY:
            return self._ended(replace(parts, days=(RuleDay(weekday=self.what, nth=self.place),)))
        if self.often is Often.QUARTERLY:  # places are picked once in each period of the step
            parts = replace(parts, step=Step.MONTHLY)
        return self._ended(replace(parts, days=_WORKING_WEEK, positions=(self.place,)))

    def fitting(self) -> Self:
        """Return the choice with an interval, a month and a place that there are."""
        interval = self.interval if self.interval in INTERVALS[self.often] else 1
        month = (self.month - 1) % _QUARTER + 1 if self.often is Often.QUARTERLY else self.month
        fits = replace(self, interval=interval, month=month)
        places = fits.places()
        if fits.place in places:
            return fits
        return replace(fits, place=max(places) if self.what == ANY_DAY else 1)

    def places(self) -> tuple[int, ...]:
        """Return the places that can be chosen, the last of all at the end."""
        most = _MOST_PLACES
        if self.what == ANY_DAY:
            most = most_days_of(self.month if self.often is Often.YEARLY else _JANUARY)
        return (*range(1, most + 1), LAST)

    def first_days(self, today: date) -> tuple[FirstDay, ...]:
        """Return the days on which a rhythm with gaps may begin, the next one first; () for one without.

        "Every two weeks" leaves open which of two weeks is meant, and so on.
        """
        if self.interval == 1:
            return ()
        endless = replace(self, until=None, count=None).rule
        found = set()
        for number in range(self.interval):
            starts_on = self._period(today, ahead=number)
            day = next_day(endless, starts_on=starts_on, after=today - _ONE_DAY)
            if day is not None:
                found.add(FirstDay(day, starts_on))
        return tuple(sorted(found))

    def _period(self, today: date, *, ahead: int) -> date:
        """Return the first day of this week, month or year, or of one of the next."""
        if self.often is Often.WEEKLY:
            return today - timedelta(days=today.weekday()) + timedelta(weeks=ahead)
        if self.often is Often.YEARLY:
            return date(today.year + ahead, 1, 1)
        years, month = divmod(today.month - 1 + ahead, _YEAR)
        return date(today.year + years, month + 1, 1)

    def _months(self) -> tuple[int, ...]:
        if self.often is Often.QUARTERLY:
            return tuple(range(self.month, _YEAR + 1, _QUARTER))
        return (self.month,) if self.often is Often.YEARLY else ()

    def _ended(self, parts: RuleParts) -> str:
        return replace(parts, until=self.until, count=None if self.until else self.count).text


def choice_of(rule: str, *, starts_on: date) -> RhythmChoice | None:
    """Return what is chosen by a rule; None when the fields cannot say it. Raises NotAllowed when it is no rule."""
    parts = plainest(rule_parts(rule), starts_on)
    often = _often(parts)
    if often is None or parts.interval not in INTERVALS[often]:
        return None
    offered = RhythmChoice.beginning_on(starts_on)
    found = replace(offered, often=often, interval=parts.interval, until=parts.until, count=parts.count)
    if often is Often.WEEKLY:
        return replace(found, weekdays=frozenset(day.weekday for day in parts.days))
    place = _place(parts)
    if place is None:
        return None
    month = quarter_month(parts) or next(iter(parts.months), starts_on.month)
    return replace(found, place=place[0], what=place[1], month=month)


def _often(parts: RuleParts) -> Often | None:
    if parts.weeks or parts.year_days:
        return None
    if parts.step is Step.WEEKLY:
        counts_from_sunday = parts.interval > 1 and parts.week_begins
        return None if parts.months or parts.positions or counts_from_sunday else Often.WEEKLY
    if quarter_month(parts) is not None:
        return Often.QUARTERLY
    if parts.step is Step.MONTHLY and not parts.months:
        return Often.MONTHLY
    return Often.YEARLY if parts.step is Step.YEARLY and len(parts.months) == 1 else None


def _place(parts: RuleParts) -> tuple[int, int] | None:
    """Return the place and what it counts; None when there are several, or another way to count."""
    if len(parts.month_days) == 1 and not parts.days and not parts.positions:
        day = parts.month_days[0]
        return (day, ANY_DAY) if day >= LAST else None
    if parts.month_days:
        return None
    if parts.days == _WORKING_WEEK and len(parts.positions) == 1:
        return _counted(parts.positions[0], WORKING_DAY)
    if len(parts.days) == 1 and not parts.positions:
        return _counted(parts.days[0].nth, parts.days[0].weekday)
    return None


def _counted(place: int, what: int) -> tuple[int, int] | None:
    return (place, what) if place == LAST or 1 <= place <= _MOST_PLACES else None
