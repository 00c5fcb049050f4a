"""A recurrence rule taken apart: what the text of an RRULE (RFC 5545) says, and the text again. Counts no days."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.words import N_

NOT_UNDERSTOOD: Final = N_("“{rule}” is no rhythm that AmtDesk understands.")
TOO_OFTEN: Final = N_("A rhythm has one day as its shortest step: “{rule}” repeats within a day.")
TWO_ENDS: Final = N_("A rhythm ends on a day or after a number of times, not both: “{rule}”.")

#: Weekdays as RRULE writes them, Monday first.
DAY_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONGEST_INTERVAL: Final = 366
MOST_TIMES: Final = 10_000

#: How often a weekday comes at most.
_MOST_IN_A_MONTH: Final = 5
_MOST_IN_A_YEAR: Final = 53
_LONGEST_MONTH: Final = 31
_SHORTER_MONTHS: Final = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}

_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{8})(T\d{6}Z?)?")


class Step(StrEnum):
    """How far apart the periods are that a rule looks at."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDay:
    """A weekday (0 = Monday); `nth` is its place in the month or year, from the end when negative, 0 for each."""

    weekday: int
    nth: int = 0

    @property
    def text(self) -> str:
        """Return the day as RRULE writes it: TU, or 2TU."""
        return f"{self.nth or ''}{DAY_CODES[self.weekday]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleParts:
    """What a rule says. Empty means: as the first day has it."""

    step: Step
    interval: int = 1
    months: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    days: tuple[RuleDay, ...] = ()
    positions: tuple[int, ...] = ()
    week_begins: int = 0
    count: int | None = None
    until: date | None = None

    @property
    def text(self) -> str:
        """Return the rule as text, each rule in one spelling only."""
        told = {
            "FREQ": self.step.value,
            "INTERVAL": "" if self.interval == 1 else str(self.interval),
            "BYMONTH": _numbers_text(self.months),
            "BYWEEKNO": _numbers_text(self.weeks),
            "BYYEARDAY": _numbers_text(self.year_days),
            "BYMONTHDAY": _numbers_text(self.month_days),
            "BYDAY": ",".join(day.text for day in self.days),
            "BYSETPOS": _numbers_text(self.positions),
            "WKST": "" if self.week_begins == 0 else DAY_CODES[self.week_begins],
            "COUNT": "" if self.count is None else str(self.count),
            "UNTIL": "" if self.until is None else f"{self.until:%Y%m%d}",
        }
        return ";".join(f"{name}={value}" for name, value in told.items() if value)


#: Which parts a step may carry, as the table of RFC 5545 3.3.10 has it. Beside a day's step what narrows it to nothing
#: for centuries is left out.
_ALLOWED: Final[Mapping[Step, frozenset[str]]] = {
    Step.DAILY: frozenset({"BYMONTH", "BYMONTHDAY", "BYDAY"}),
    Step.WEEKLY: frozenset({"BYMONTH", "BYDAY", "BYSETPOS"}),
    Step.MONTHLY: frozenset({"BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS"}),
    Step.YEARLY: frozenset({"BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY", "BYSETPOS"}),
}
_ALWAYS: Final = frozenset({"FREQ", "INTERVAL", "WKST", "COUNT", "UNTIL"})
#: The highest number of each list of numbers; all but months count from the end, too, when negative.
_HIGHEST: Final[Mapping[str, int]] = {
    "BYMONTH": 12,
    "BYWEEKNO": 53,
    "BYYEARDAY": 366,
    "BYMONTHDAY": 31,
    "BYSETPOS": 366,
}
_WITHIN_A_DAY: Final = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
_TIMES_OF_DAY: Final = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})


def rule_parts(text: str) -> RuleParts:
    """Take a rule apart. Raises NotAllowed with a sentence when it is none, or none by days."""
    told = _told(text)
    if told.get("FREQ") in _WITHIN_A_DAY or told.keys() & _TIMES_OF_DAY:
        raise NotAllowed(TOO_OFTEN, rule=text)
    if "COUNT" in told and "UNTIL" in told:
        raise NotAllowed(TWO_ENDS, rule=text)
    try:
        step = Step(told["FREQ"])
        parts = RuleParts(
            step=step,
            interval=_number(told.get("INTERVAL", "1"), highest=LONGEST_INTERVAL),
            months=_numbers(told, "BYMONTH"),
            weeks=_numbers(told, "BYWEEKNO"),
            year_days=_numbers(told, "BYYEARDAY"),
            month_days=_numbers(told, "BYMONTHDAY"),
            days=_days(told.get("BYDAY", "")),
            positions=_numbers(told, "BYSETPOS"),
            week_begins=DAY_CODES.index(told.get("WKST", "MO")),
            count=_number(told["COUNT"], highest=MOST_TIMES) if "COUNT" in told else None,
            until=_until(told["UNTIL"]) if "UNTIL" in told else None,
        )
    except (KeyError, ValueError) as error:
        raise NotAllowed(NOT_UNDERSTOOD, rule=text) from error
    if not told.keys() <= _ALWAYS | _ALLOWED[step] or _contradicts(parts):
        raise NotAllowed(NOT_UNDERSTOOD, rule=text)
    return parts


def most_days_of(month: int) -> int:
    """Return how many days a month (1 = January) has at most."""
    return _SHORTER_MONTHS.get(month, _LONGEST_MONTH)


def _told(text: str) -> dict[str, str]:
    told: dict[str, str] = {}
    for part in text.strip().upper().removeprefix("RRULE:").rstrip(";").split(";"):
        name, sign, value = (piece.strip() for piece in part.partition("="))
        if not sign or not value or name in told:
            raise NotAllowed(NOT_UNDERSTOOD, rule=text)
        told[name] = value
    return told


def _contradicts(parts: RuleParts) -> bool:
    """Whether a weekday has a place where none is counted, or places are picked from nothing.

    Weekdays with a place beside others without one are refused: dateutil wants both at once, RFC 5545 takes either.
    """
    has_places = any(day.nth for day in parts.days)
    if has_places and (parts.step in (Step.DAILY, Step.WEEKLY) or parts.weeks or not all(d.nth for d in parts.days)):
        return True
    by_month = parts.step is Step.MONTHLY or parts.months
    if by_month and any(abs(day.nth) > _MOST_IN_A_MONTH for day in parts.days):
        return True
    picked_from = (parts.months, parts.weeks, parts.year_days, parts.month_days, parts.days)
    if parts.positions and not any(picked_from):
        return True
    return parts.step is Step.WEEKLY and any(abs(each) > max(1, len(parts.days)) for each in parts.positions)


def _numbers(told: Mapping[str, str], name: str) -> tuple[int, ...]:
    if name not in told:
        return ()
    lowest = 1 if name == "BYMONTH" else -_HIGHEST[name]
    numbers = {int(each) for each in told[name].split(",")}
    if 0 in numbers or min(numbers) < lowest or max(numbers) > _HIGHEST[name]:
        raise ValueError(told[name])
    return tuple(sorted(numbers, key=_from_the_end_last))


def _days(text: str) -> tuple[RuleDay, ...]:
    days = {_day(each.strip()) for each in text.split(",")} if text else set()
    return tuple(sorted(days, key=_by_place))


def _day(text: str) -> RuleDay:
    found = _DAY.fullmatch(text)
    if found is None or abs(int(found[1] or 0)) > _MOST_IN_A_YEAR:
        raise ValueError(text)
    return RuleDay(weekday=DAY_CODES.index(found[2]), nth=int(found[1] or 0))


def _by_place(day: RuleDay) -> tuple[tuple[bool, int], int]:
    return _from_the_end_last(day.nth), day.weekday


def _from_the_end_last(number: int) -> tuple[bool, int]:
    return number < 0, number


def _number(text: str, *, highest: int) -> int:
    number = int(text)
    if not 1 <= number <= highest:
        raise ValueError(text)
    return number


def _until(text: str) -> date:
    found = _UNTIL.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return datetime.strptime(found[1], "%Y%m%d").date()  # noqa: DTZ007 - a day


def _numbers_text(numbers: tuple[int, ...]) -> str:
    return ",".join(map(str, numbers))
