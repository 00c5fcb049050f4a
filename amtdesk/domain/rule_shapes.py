"""One rhythm can be written in many ways: this finds the plainest, so that it is said and edited in one way only.

The plainest way has the same days. No clock, no language.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from amtdesk.domain.rule_parts import RuleDay, RuleParts, Step

_DAYS_IN_A_WEEK: Final = 7
_MONTHS_IN_A_YEAR: Final = 12
_MONTHS_IN_A_QUARTER: Final = 3
#: Of which dates a weekday is the first, second, third, fourth of its month.
_PLACES: Final = {tuple(range(7 * nth - 6, 7 * nth + 1)): nth for nth in (1, 2, 3, 4)}


def explicit(parts: RuleParts, starts_on: date) -> RuleParts:
    """Return the rule with the days that it leaves to its first day, as RFC 5545 has it."""
    if parts.days or parts.month_days or parts.year_days:
        return parts
    weekday = (RuleDay(weekday=starts_on.weekday()),)
    if parts.step is Step.WEEKLY or parts.weeks:
        return replace(parts, days=weekday)
    if parts.step is Step.MONTHLY:
        return replace(parts, month_days=(starts_on.day,))
    if parts.step is Step.YEARLY:
        return replace(parts, months=parts.months or (starts_on.month,), month_days=(starts_on.day,))
    return parts


def plainest(parts: RuleParts, starts_on: date) -> RuleParts:
    """Return the plainest rule with the same days."""
    before, parts = None, explicit(parts, starts_on)
    while parts != before:  # one way of being plainer opens another; none of them leads back
        before = parts
        for simpler in _SIMPLER:
            parts = simpler(parts, starts_on)
    return parts


def quarter_month(parts: RuleParts) -> int | None:
    """Return which month of each quarter (1, 2, 3) a plainest rule names; None when it is no quarterly one."""
    first = parts.months[0] if parts.months else 0
    quarterly = tuple(range(first, _MONTHS_IN_A_YEAR + 1, _MONTHS_IN_A_QUARTER))
    by_month = parts.step is Step.MONTHLY or (parts.step is Step.YEARLY and not parts.positions)
    is_quarterly = by_month and parts.interval == 1 and 1 <= first <= _MONTHS_IN_A_QUARTER
    return first if is_quarterly and parts.months == quarterly else None


def _all_months(parts: RuleParts, _starts_on: date) -> RuleParts:
    """All twelve months are no limit. In years without other days they say that places count within the month."""
    by_year = parts.step is Step.YEARLY
    return replace(parts, months=()) if len(parts.months) == _MONTHS_IN_A_YEAR and not by_year else parts


def _days_as_weeks(parts: RuleParts, starts_on: date) -> RuleParts:
    """Every seventh day is every week; every day that is a Monday is every Monday."""
    if parts.step is not Step.DAILY:
        return parts
    weeks, rest = divmod(parts.interval, _DAYS_IN_A_WEEK)
    if not rest and not (parts.days or parts.month_days):
        weekday = (RuleDay(weekday=starts_on.weekday()),)
        # In days it is counted from the first day, in weeks from its Monday: that is the same for one day a week.
        return replace(parts, step=Step.WEEKLY, interval=weeks, days=weekday)
    if parts.interval == 1 and (parts.days or parts.month_days):
        return replace(parts, step=Step.MONTHLY if parts.month_days else Step.WEEKLY)
    return parts


def _one_position(parts: RuleParts, _starts_on: date) -> RuleParts:
    """The third of all Mondays is the third Monday."""
    by_month = parts.step is Step.MONTHLY or (parts.step is Step.YEARLY and len(parts.months) == 1)
    is_one_weekday = len(parts.days) == 1 and not parts.days[0].nth
    can_be_said = all(abs(each) <= 5 for each in parts.positions)  # noqa: PLR2004 - no month has a sixth Monday
    others = parts.month_days or parts.year_days or parts.weeks
    if not (parts.positions and by_month and is_one_weekday and can_be_said) or others:
        return parts
    days = tuple(replace(parts.days[0], nth=nth) for nth in parts.positions)
    return replace(parts, days=days, positions=())


def _dates_as_places(parts: RuleParts, _starts_on: date) -> RuleParts:
    """A Monday from the 1st to the 7th is the first Monday."""
    nth = _PLACES.get(parts.month_days)
    by_month = parts.step is Step.MONTHLY or (parts.step is Step.YEARLY and parts.months)
    plain = parts.days and not any(day.nth for day in parts.days) and not parts.positions
    if nth is None or not by_month or not plain or parts.weeks or parts.year_days:
        return parts
    return replace(parts, month_days=(), days=tuple(replace(day, nth=nth) for day in parts.days))


def _every_weekday(parts: RuleParts, _starts_on: date) -> RuleParts:
    """Each Monday of every month is every Monday."""
    if parts.interval != 1 or parts.step not in (Step.MONTHLY, Step.YEARLY):
        return parts
    others = parts.month_days or parts.year_days or parts.weeks or parts.positions
    if others or any(day.nth for day in parts.days) or not parts.days:
        return parts
    return replace(parts, step=Step.WEEKLY)


def _months_as_years(parts: RuleParts, starts_on: date) -> RuleParts:
    """Every twelfth month is every year; every third is each quarter; every month of some is the year with those."""
    if parts.step is not Step.MONTHLY or (parts.positions and len(parts.months) != 1):
        return parts
    years, rest = divmod(parts.interval, _MONTHS_IN_A_YEAR)
    if parts.interval == 1 and parts.months:
        return replace(parts, step=Step.YEARLY)
    if parts.months:
        return parts
    if not rest:
        return replace(parts, step=Step.YEARLY, interval=years, months=(starts_on.month,))
    if parts.interval == _MONTHS_IN_A_QUARTER:
        first = (starts_on.month - 1) % _MONTHS_IN_A_QUARTER + 1
        months = tuple(range(first, _MONTHS_IN_A_YEAR + 1, _MONTHS_IN_A_QUARTER))
        return replace(parts, step=Step.YEARLY, interval=1, months=months)
    return parts


def _years_as_months(parts: RuleParts, _starts_on: date) -> RuleParts:
    """Every year in all its months is every month."""
    if parts.step is not Step.YEARLY or parts.interval != 1 or parts.positions or parts.weeks or parts.year_days:
        return parts
    has_places = any(day.nth for day in parts.days)  # counted in the year as long as no month is named
    in_all = len(parts.months) == _MONTHS_IN_A_YEAR or (not parts.months and parts.month_days and not has_places)
    return replace(parts, step=Step.MONTHLY, months=()) if in_all else parts


_SIMPLER: Final[tuple[Callable[[RuleParts, date], RuleParts], ...]] = (
    _all_months,
    _days_as_weeks,
    _one_position,
    _dates_as_places,
    _months_as_years,
    _every_weekday,
    _years_as_months,
)
