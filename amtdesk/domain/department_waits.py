"""Time at departments (Q4): kept apart from the answer time. A question can be handed over several times."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.office_calendar import OfficeCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentWait:
    """One stay of a question at a department: since when, what was asked, and when it came back."""

    id: int
    question_id: QuestionId
    department: str
    asked: str
    handed_over_at: datetime
    returned_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether the department still has it."""
        return self.returned_at is None

    def service_time(self, calendar: OfficeCalendar, *, now: datetime) -> timedelta:
        """Return how long the department has had it, in service time."""
        return calendar.service_time_between(self.handed_over_at, self.returned_at or now)


def time_at_departments(waits: Iterable[DepartmentWait], calendar: OfficeCalendar, *, now: datetime) -> timedelta:
    """Return the service time of all stays together."""
    return sum((wait.service_time(calendar, now=now) for wait in waits), timedelta())
