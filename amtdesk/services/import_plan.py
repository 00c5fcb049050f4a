"""What every import has in common: a file is compared with the records, told as a plan, and taken in as a whole.

How a kind of file is read, compared and written stands in a module of its own (import_templates, import_groups,
import_events). The rule for bad input that all of them keep: docs/decisions/0004-imports.md.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.folding import fold
from amtdesk.domain.imports import Fault, ImportReport, PlannedRow

Old = TypeVar("Old")
New = TypeVar("New")


class FiledEntry(Protocol):
    """One entry of a file that was understood."""

    @property
    def line(self) -> int:
        """The line where it begins."""
        ...


EntryT = TypeVar("EntryT", bound=FiledEntry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared(Generic[Old, New]):
    """What a file says beside what the records have; without `before` it is new. `row` tells it to a person."""

    before: Old | None
    new: New
    is_same: bool
    row: PlannedRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Generic[Old, New]):
    """What an import is going to do, before anything is written."""

    added: tuple[New, ...]
    changed: tuple[tuple[Old, New], ...]
    unchanged: int
    faults: tuple[Fault, ...]
    rows: tuple[PlannedRow, ...] = ()
    called_off: tuple[str, ...] = ()
    own_posts: int = 0

    @property
    def report(self) -> ImportReport:
        """The plan in numbers, for the person who decides."""
        return ImportReport(
            added=len(self.added),
            changed=len(self.changed),
            unchanged=self.unchanged,
            rows=self.rows,
            faults=self.faults,
            called_off=self.called_off,
            own_posts=self.own_posts,
        )


def plan_of(found: Iterable[Compared[Old, New]], *, faults: Iterable[Fault]) -> Plan[Old, New]:
    """Sort what was compared into new, changed and the same."""
    added: list[New] = []
    changed: list[tuple[Old, New]] = []
    rows: list[PlannedRow] = []
    unchanged = 0
    for each in found:
        if each.row is not None:
            rows.append(each.row)
        if each.before is None:
            added.append(each.new)
        elif each.is_same:
            unchanged += 1
        else:
            changed.append((each.before, each.new))
    return Plan(
        added=tuple(added),
        changed=tuple(changed),
        unchanged=unchanged,
        rows=tuple(rows),
        faults=tuple(sorted(faults, key=lambda fault: fault.line)),
    )


def plan_of_entries(
    entries: Iterable[EntryT], compare: Callable[[EntryT], Compared[Old, New]], *, faults: Iterable[Fault]
) -> Plan[Old, New]:
    """Compare entry by entry. One that a rule of the office refuses is a fault of its line, not of the whole file."""
    found: list[Compared[Old, New]] = []
    known_faults = list(faults)
    for entry in entries:
        try:
            found.append(compare(entry))
        except NotAllowed as error:
            known_faults.append(Fault(line=entry.line, message=error.message))
    return plan_of(found, faults=known_faults)


PlanT = TypeVar("PlanT", bound=Plan[Any, Any])


class FileImport(ABC, Generic[PlanT]):
    """Takes one kind of file in. `before_import` makes a backup (S2)."""

    def __init__(self, *, before_import: Callable[[], object]) -> None:
        self._before_import = before_import

    def preview(self, path: Path) -> ImportReport:
        """Say what an import of this file would do; nothing is changed. Raises ImportRefused."""
        return self._plan(path).report

    def run(self, path: Path) -> ImportReport:
        """Import a file and say what was done. Raises ImportRefused; then nothing was imported."""
        plan = self._plan(path)
        if plan.added or plan.changed:
            self._before_import()
            self._write(plan, path.name)
        return plan.report

    @abstractmethod
    def _plan(self, path: Path) -> PlanT:
        """Read the file and compare it with the records."""

    @abstractmethod
    def _write(self, plan: PlanT, name: str) -> None:
        """Do what the plan says, as one command that can be undone; `name` is the file's."""


def comparable(title: str) -> str:
    """Return a title or name as it is compared: case, umlauts and white space do not count."""
    return " ".join(fold(title).split())
