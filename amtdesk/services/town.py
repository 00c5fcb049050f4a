"""The office's own words and rules: name, people, service hours, days off. They travel with the records."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields
from datetime import date, time

from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.office_calendar import OfficeCalendar, Span, nationwide_holidays
from amtdesk.domain.town import (
    ApprovalLevel,
    ApprovalTrigger,
    Category,
    Department,
    FreeCase,
    Minutes,
    Person,
    Town,
)
from amtdesk.domain.words import N_, Message
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.town import Setting, TownRepository
from amtdesk.system.clock import Clock

_WORKDAYS: tuple[Span, ...] = ((time(8), time(16)),)
#: Until the office says otherwise: Monday to Thursday 8 to 16, Friday 8 to 12.
DEFAULT_HOURS: dict[int, tuple[Span, ...]] = dict.fromkeys(range(4), _WORKDAYS) | {4: ((time(8), time(12)),)}
#: The levels of P8 until the office brings its own table.
DEFAULT_LEVELS = (
    ApprovalLevel(level=0, name="frei", role="", reason="", target_minutes=0),
    ApprovalLevel(level=1, name="Fachamt", role="", reason="", target_minutes=240),
    ApprovalLevel(level=2, name="Hauptamt", role="", reason="", target_minutes=240),
    ApprovalLevel(level=3, name="Leitung", role="", reason="", target_minutes=60),
)
_HOLIDAY_YEARS_AROUND = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TownRecords:
    """Everything the office tells about itself in one go (first run, demonstration)."""

    settings: Mapping[str, Setting]
    people: tuple[Person, ...] = ()
    departments: tuple[Department, ...] = ()
    categories: tuple[Category, ...] = ()
    levels: tuple[ApprovalLevel, ...] = ()
    triggers: tuple[ApprovalTrigger, ...] = ()
    free_cases: tuple[FreeCase, ...] = ()
    closing_days: Mapping[date, str] | None = None


class TownService:
    """What the office is called, who is there, and when."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._repository = TownRepository(database)
        self._cached: Town | None = None
        self._calendar: OfficeCalendar | None = None
        database.on_commit.append(self._forget)

    def town(self) -> Town:
        """Return the office as it is set up."""
        if self._cached is None:
            self._cached = _town_from(self._repository.settings())
        return self._cached

    def calendar(self) -> OfficeCalendar:
        """Return service hours with public holidays and closing days of the years around now."""
        if self._calendar is None:
            settings = self._repository.settings()
            hours = settings.get("service_hours")
            self._calendar = OfficeCalendar(
                hours=_hours_from(hours) if isinstance(hours, dict) else DEFAULT_HOURS,
                zone=self._clock.zone,
                days_off=self._public_holidays() | self._repository.closing_days(),
            )
        return self._calendar

    def is_begun(self) -> bool:
        """Whether someone chose how to begin: an empty desk or the demonstration town."""
        return bool(self._repository.settings().get("begun"))

    def begin_empty(self) -> None:
        """Start with an empty desk. Settings keep their defaults until the office changes them."""
        with self._change(N_("Desk begun")) as writer:
            self._repository.put_setting(writer, "begun", value="empty")

    def set(self, name: str, value: Setting) -> None:
        """Keep one setting; it applies at once and can be taken back."""
        with self._change(N_("Setting changed")) as writer:
            self._repository.put_setting(writer, name, value=value)

    def record(self, records: TownRecords) -> None:
        """Keep everything the office tells about itself, as one command."""
        with self._change(N_("Town set up")) as writer:
            self.write(writer, records)

    def write(self, writer: CommandWriter, records: TownRecords) -> None:
        """Write the records inside a command that is already running."""
        for name, value in records.settings.items():
            self._repository.put_setting(writer, name, value=value)
        for person in records.people:
            row = {"name": person.name, "role": person.role, "deputy": person.deputy}
            self._repository.put(writer, "people", key=person.key, row=row)
        for department in records.departments:
            self._repository.put_department(writer, department)
        for category in records.categories:
            row = {"name": category.name, "department": category.department}
            self._repository.put(writer, "categories", key=category.key, row=row)
        for level in records.levels:
            self._repository.put_level(writer, level)
        self._repository.put_rules(writer, triggers=records.triggers, free_cases=records.free_cases)
        for day, name in (records.closing_days or {}).items():
            self._repository.add_closing_day(writer, day, name=name)

    def people(self) -> tuple[Person, ...]:
        """Return everyone in the house."""
        return self._repository.people()

    def departments(self) -> tuple[Department, ...]:
        """Return the departments by name."""
        return self._repository.departments()

    def categories(self) -> tuple[Category, ...]:
        """Return the categories by name."""
        return self._repository.categories()

    def approval_levels(self) -> tuple[ApprovalLevel, ...]:
        """Return the office's approval levels, or the usual four."""
        return self._repository.approval_levels() or DEFAULT_LEVELS

    def approval_triggers(self) -> tuple[ApprovalTrigger, ...]:
        """Return the office's own table: what needs at least which level (P8)."""
        return self._repository.approval_triggers()

    def free_cases(self) -> tuple[FreeCase, ...]:
        """Return the categories that the office has freed from approval (K3)."""
        return self._repository.free_cases()

    def _change(self, label: str) -> AbstractContextManager[CommandWriter]:
        return self._database.command(Message(label), at=self._clock.now(), areas={Area.TOWN})

    def _public_holidays(self) -> dict[date, str]:
        # Without a Bundesland the nationwide holidays hold (product.md Q2); they are plain arithmetic.
        year = self._clock.today().year
        years = range(year - 10, year + _HOLIDAY_YEARS_AROUND + 1)
        holidays: dict[date, str] = {}
        for each in years:
            holidays |= nationwide_holidays(each)
        return holidays

    def _forget(self, changed: Changed) -> None:
        if Area.TOWN in changed.areas:
            self._cached = None
            self._calendar = None


def _town_from(settings: Mapping[str, Setting]) -> Town:
    known = {f.name for f in fields(Town)}
    values: dict[str, object] = {name: value for name, value in settings.items() if name in known}
    if isinstance(values.get("round_time"), str):
        values["round_time"] = time.fromisoformat(str(values["round_time"]))
    if isinstance(minutes := values.get("minutes"), dict):
        values["minutes"] = Minutes(**minutes)
    return Town(**values)  # type: ignore[arg-type]  # settings are JSON; their types were checked when written


def _hours_from(stored: Mapping[str, object]) -> dict[int, tuple[Span, ...]]:
    hours: dict[int, tuple[Span, ...]] = {}
    for weekday, spans in stored.items():
        if isinstance(spans, list):
            hours[int(weekday)] = tuple((time.fromisoformat(a), time.fromisoformat(b)) for a, b in spans)
    return hours
