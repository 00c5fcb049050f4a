"""Time at departments (Q4): kept apart from the answer time. A question can be handed over several times."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.town import Department, Person
from amtdesk.domain.words import N_, Message


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


def whom_to_ask(department: Department, people: Collection[Person]) -> Message | None:
    """Say who leads a department, its telephone (else its mail), and who stands in. None when nothing is known."""
    by_key = {person.key: person for person in people}
    lead, deputy = by_key.get(department.lead), by_key.get(department.deputy)
    if deputy is None and lead is not None:
        deputy = by_key.get(lead.deputy)
    reached = (lead.name if lead else "", department.phone or department.mail)
    contact = ", ".join(part for part in reached if part)
    if not contact:
        return None if deputy is None else Message(N_("ask {deputy}, who stands in"), {"deputy": deputy.name})
    if deputy is None:
        return Message(N_("ask {contact}"), {"contact": contact})
    return Message(N_("ask {contact}; stands in: {deputy}"), {"contact": contact, "deputy": deputy.name})
