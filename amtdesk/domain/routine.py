"""The usual routine of one desk: what may be taken over as tasks, how often, and what it costs a month."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Final


class Period(StrEnum):
    """How often an entry of the routine comes."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


#: How many months one period lasts; a week is measured in weeks.
_MONTHS: Final = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}
_WEEKS_IN_A_MONTH: Final = 52 / 12


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineOffer:
    """An entry of the usual routine of one desk. `is_taken`: it is on her list of tasks."""

    key: str
    title: str
    period: Period
    minutes: int
    rhythm: str
    page: str = ""
    note: str = ""
    at: time | None = None
    is_taken: bool = False

    @property
    def minutes_a_month(self) -> float:
        """What it costs in an average month."""
        if self.period is Period.WEEK:
            return self.minutes * _WEEKS_IN_A_MONTH
        return self.minutes / _MONTHS[self.period]
