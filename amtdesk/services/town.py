"""The office's own words and rules: name, people, service hours, days off. They travel with the records."""

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, time
from typing import TYPE_CHECKING, Final, NamedTuple

from amtdesk.domain.approval_triggers import DEFAULT_TRIGGERS, checked_trigger
from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.town import ApprovalLevel, ApprovalTrigger, Category, Department, FreeCase, Minutes, Person, Town
from amtdesk.domain.words import N_
from amtdesk.services.office_days import DEFAULT_HOURS, OfficeDays
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.town import Setting
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from amtdesk.domain.pre_election import PreElectionPeriod

__all__ = ["DEFAULT_HOURS", "DEFAULT_LEVELS", "TownRecords", "TownService"]

#: The levels of P8 until the office brings its own table.
DEFAULT_LEVELS = (
    ApprovalLevel(level=0, name="frei", role="", reason="", target_minutes=0),
    ApprovalLevel(level=1, name="Fachamt", role="", reason="", target_minutes=240),
    ApprovalLevel(level=2, name="Hauptamt", role="", reason="", target_minutes=240),
    ApprovalLevel(level=3, name="Leitung", role="", reason="", target_minutes=60),
)
#: Variables whose names begin so, or speak of an address, tell how the office itself is reached.
_CONTACTS: Final = ("tel_", "fax_", "mail_", "url_")
_ADDRESS: Final = "adresse"
_PLACEHOLDER: Final = r"[a-zäöüß][a-zäöüß0-9_]*"
_OWN_TRIGGERS: Final = "has_own_triggers"


class TownRecords(NamedTuple):
    """Everything the office tells about itself in one go (first run, demonstration)."""

    settings: Mapping[str, Setting]
    people: tuple[Person, ...] = ()
    departments: tuple[Department, ...] = ()
    categories: tuple[Category, ...] = ()
    levels: tuple[ApprovalLevel, ...] = ()
    triggers: tuple[ApprovalTrigger, ...] = ()
    free_cases: tuple[FreeCase, ...] = ()
    closing_days: Mapping[date, str] | None = None
    periods: "tuple[PreElectionPeriod, ...]" = ()


class TownService(OfficeDays):
    """What the office is called, who is there, and when."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        self._cached: Town | None = None
        self._departments: tuple[Department, ...] | None = None

    def town(self) -> Town:
        """Return the office as it is set up."""
        if self._cached is None:
            self._cached = _town_from(self._repository.settings())
        return self._cached

    def is_begun(self) -> bool:
        """Whether someone chose how to begin: an empty desk or the demonstration town."""
        return bool(self._repository.settings().get("begun"))

    def begin_empty(self) -> None:
        """Start with an empty desk. Settings keep their defaults until the office changes them."""
        with self._change(N_("Desk begun")) as writer:
            self._repository.put_setting(writer, "begun", value="empty")

    def set(self, name: str, value: Setting) -> None:
        """Keep one setting; it applies at once and can be taken back."""
        from amtdesk.domain.setting_names import setting_changed

        with self._database.command(setting_changed(name), at=self._clock.now(), areas={Area.TOWN}) as writer:
            self._repository.put_setting(writer, name, value=value)

    def record(self, records: TownRecords) -> None:
        """Keep everything the office tells about itself, as one command."""
        with self._change(N_("Town set up")) as writer:
            self.write(writer, records)

    def write(self, writer: CommandWriter, records: TownRecords) -> None:
        """Write the records inside a command that is already running."""
        for name, value in records.settings.items():
            self._repository.put_setting(writer, name, value=value)
        if records.settings.get("federal_state"):
            self._keep_public_holidays(writer, str(records.settings["federal_state"]))
        for person in records.people:
            self._repository.put_person(writer, person)
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
        self._write_periods(writer, records.periods)

    def _write_periods(self, writer: CommandWriter, periods: "tuple[PreElectionPeriod, ...]") -> None:
        from amtdesk.storage.pre_election import PreElectionRepository

        for period in periods:
            PreElectionRepository(self._database).put(writer, period)

    def people(self) -> tuple[Person, ...]:
        """Return everyone in the house."""
        return self._repository.people()

    def departments(self) -> tuple[Department, ...]:
        """Return the departments by name."""
        if self._departments is None:
            self._departments = self._repository.departments()
        return self._departments

    def categories(self) -> tuple[Category, ...]:
        """Return the categories by name."""
        return self._repository.categories()

    def approval_levels(self) -> tuple[ApprovalLevel, ...]:
        """Return the office's approval levels, or the usual four."""
        return self._repository.approval_levels() or DEFAULT_LEVELS

    def name_level(self, level: int, name: str) -> None:
        """Call an approval level by the office's own word. Raises NotAllowed without one."""
        tidy = " ".join(name.split())
        if not tidy:
            raise NotAllowed(N_("Please give the level a name, such as “Fachamt”."))
        with self._change(N_("Approval level renamed: {name}"), name=tidy) as writer:
            for each in self.approval_levels():  # all of them: from now on they are the office's own
                self._repository.put_level(writer, each._replace(name=tidy) if each.level == level else each)

    def approval_triggers(self) -> tuple[ApprovalTrigger, ...]:
        """Return the office's own table: what needs at least which level (P8). The usual rows until it is edited."""
        rows = self._repository.approval_triggers()
        return rows or (() if self._repository.settings().get(_OWN_TRIGGERS) else DEFAULT_TRIGGERS)

    def set_trigger(self, trigger: ApprovalTrigger) -> ApprovalTrigger:
        """Add a row to the office's own table, or change it. Raises NotAllowed with a sentence."""
        tidy = checked_trigger(trigger)
        with self._change(N_("Approval rule kept: {name}"), name=tidy.name) as writer:
            self._begin_own_triggers(writer)
            self._repository.put_trigger(writer, tidy)
        return tidy

    def remove_trigger(self, trigger: ApprovalTrigger) -> None:
        """Take a row off the office's own table; undo brings it back."""
        with self._change(N_("Approval rule removed: {name}"), name=trigger.name) as writer:
            self._begin_own_triggers(writer)
            self._repository.remove_trigger(writer, trigger.key)

    def free_cases(self) -> tuple[FreeCase, ...]:
        """Return the categories that the office has freed from approval (K3)."""
        return self._repository.free_cases()

    def free_case(self, category: str, reason: str) -> None:
        """Free a category from approval as long as a template is used. Raises NotAllowed for one that is unknown."""
        names = {each.key: each.name for each in self.categories()}
        if category not in names:
            raise NotAllowed(N_("Please choose one of the office’s subjects."))
        with self._change(N_("Freed from approval: {name}"), name=names[category]) as writer:
            self._repository.put_free_case(writer, FreeCase(category=category, reason=" ".join(reason.split())))

    def unfree_case(self, category: str) -> None:
        """Let a category need approval again; undo frees it once more."""
        names = {each.key: each.name for each in self.categories()}
        with self._change(N_("No longer free: {name}"), name=names.get(category, category)) as writer:
            self._repository.remove_free_case(writer, category)

    def set_variable(self, name: str, value: str) -> None:
        """Keep a value that templates and posts are filled with, such as tel_zentrale; an empty one is forgotten.

        Raises NotAllowed for a name that no placeholder can have.
        """
        key, text = name.strip().casefold(), " ".join(value.split())
        if not re.fullmatch(_PLACEHOLDER, key):
            raise NotAllowed(N_("A name has letters, digits and _ only, such as tel_buergerbuero."))
        variables: dict[str, object] = {**self.town().variables, key: text}
        if not text:
            del variables[key]
        from amtdesk.domain.gaps import gap_label

        changed, removed = N_("Value for templates changed: {name}"), N_("Value for templates removed: {name}")
        with self._change(changed if text else removed, name=gap_label(key)) as writer:
            self._repository.put_setting(writer, "variables", value=variables)

    def public_contacts(self) -> tuple[str, ...]:
        """Return every number, address, mail and page of the office itself: never anybody's personal data (R5)."""
        town = self.town()
        told = [value for name, value in town.variables.items() if name.startswith(_CONTACTS) or _ADDRESS in name]
        told += [value for each in self.departments() for value in (each.phone, each.mail)]
        return tuple(dict.fromkeys(value for value in (*told, town.channel_address) if value))

    def _begin_own_triggers(self, writer: CommandWriter) -> None:
        if not self._repository.approval_triggers() and not self._repository.settings().get(_OWN_TRIGGERS):
            self._repository.put_rules(writer, triggers=DEFAULT_TRIGGERS, free_cases=())
        self._repository.put_setting(writer, _OWN_TRIGGERS, value=True)

    def _forget(self, changed: Changed) -> None:
        super()._forget(changed)
        if Area.TOWN in changed.areas:
            self._cached = self._departments = None


def _town_from(settings: Mapping[str, Setting]) -> Town:
    known = {f.name for f in fields(Town)}
    values: dict[str, object] = {name: value for name, value in settings.items() if name in known}
    if isinstance(values.get("round_time"), str):
        values["round_time"] = time.fromisoformat(str(values["round_time"]))
    if isinstance(minutes := values.get("minutes"), dict):
        values["minutes"] = Minutes(**minutes)
    values["setup_step"] = _setup_step(settings)
    return Town(**values)  # type: ignore[arg-type]  # settings are JSON; their types were checked when written


def _setup_step(settings: Mapping[str, Setting]) -> int:
    """Read at which question of the first run she is (services/first_run.py keeps it); 0 where none waits."""
    step = str(settings.get("first_run.step") or "")
    at = str(settings.get("first_run.resume_at") or "1") if step == "later" else step
    return int(at) if at.isdecimal() else 0
