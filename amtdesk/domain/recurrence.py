"""Rhythms: on which days a rule falls. A rule is the text of an RRULE without DTSTART, '' for once. No clock, no zone.

Source: RFC 5545, 3.3.10. A first day that the rule itself does not name is no day of it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.rule_parts import LONGEST_INTERVAL, RuleParts, Step, most_days_of, rule_parts
from amtdesk.domain.rule_shapes import explicit
from amtdesk.domain.words import N_

if TYPE_CHECKING:
    from dateutil.rrule import rrule

#: Nobody plans for longer: a rule that is silent for this long is refused, and no search goes further.
LONGEST_SILENCE: Final = timedelta(days=3653)
NEVER_FALLS: Final = N_("“{rule}” falls on no day within ten years.")

#: Where the check of a rule begins to look: the first year has a 29 February, the first day is a Wednesday.
_CHECKED_FROM: Final = date(2020, 1, 1)
#: Ten years; days and weeks are kept shorter by LONGEST_INTERVAL.
_LONGEST_INTERVALS: Final = {Step.MONTHLY: 120, Step.YEARLY: 10}
_JANUARY: Final = 1


def checked_rule(text: str) -> str:
    """Return the rule in its one spelling, '' for none. Raises NotAllowed with a sentence.

    Refused is what is no rule by days, and what falls on nothing for ten years.
    """
    if not text.strip():
        return ""
    parts = rule_parts(text)
    if parts.interval > _LONGEST_INTERVALS.get(parts.step, LONGEST_INTERVAL) or _no_month_has(
        parts
    ):  # else dateutil counts to the year 9999
        raise NotAllowed(NEVER_FALLS, rule=text)
    endless = replace(parts, count=None, until=None).text
    days = _walk(endless, _CHECKED_FROM)
    first, second = next(days, None), next(days, None)
    if first is None or second is None or max(first - _CHECKED_FROM, second - first) > LONGEST_SILENCE:
        raise NotAllowed(NEVER_FALLS, rule=text)
    return parts.text


def days_of(rule: str, *, starts_on: date, first: date, last: date) -> tuple[date, ...]:
    """Return the days of a rule from `first` to `last`, both included, none of them before it starts."""
    if not rule:
        return (starts_on,) if first <= starts_on <= last else ()
    years = range(max(first, starts_on).year, last.year + 1)
    return tuple(day for year in years for day in _days_of_year(rule, starts_on, year=year) if first <= day <= last)


def falls_on(rule: str, day: date, *, starts_on: date) -> bool:
    """Whether this is one of the rule's days."""
    return bool(days_of(rule, starts_on=starts_on, first=day, last=day))


def next_day(rule: str, *, starts_on: date, after: date) -> date | None:
    """Return the first day of a rule later than `after`; None when it has ended, or is silent for ten years."""
    first = max(after + timedelta(days=1), starts_on)
    last = min(first, date.max - LONGEST_SILENCE) + LONGEST_SILENCE
    for year in range(first.year, last.year + 1):  # as a rule the first one has it
        found = days_of(
            rule, starts_on=starts_on, first=max(first, date(year, 1, 1)), last=min(last, date(year, 12, 31))
        )
        if found:
            return found[0]
    return None


@lru_cache(maxsize=1024)
def _days_of_year(rule: str, starts_on: date, *, year: int) -> tuple[date, ...]:
    begins, ends = datetime(year, 1, 1), datetime(year, 12, 31)  # noqa: DTZ001 - rules are counted in days
    return tuple(at.date() for at in _counted(rule, starts_on).between(begins, ends, inc=True))


def _no_month_has(parts: RuleParts) -> bool:
    longest = max(most_days_of(month) for month in parts.months or (_JANUARY,))
    return bool(parts.month_days) and all(abs(day) > longest for day in parts.month_days)


def _walk(rule: str, starts_on: date) -> Iterator[date]:
    return (at.date() for at in _counted(rule, starts_on))


@lru_cache(maxsize=128)
def _counted(rule: str, starts_on: date) -> "rrule":
    """Return the rule as dateutil counts it, which remembers what it has counted once."""
    from dateutil.rrule import rrulestr

    told = explicit(rule_parts(rule), starts_on).text  # dateutil leaves the weekday of a BYWEEKNO open
    found: rrule = rrulestr(told, dtstart=datetime.combine(starts_on, time()), cache=True)  # type: ignore[assignment]  # one rule is no set
    return found
