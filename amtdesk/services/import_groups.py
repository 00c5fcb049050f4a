"""Taking a file of local groups in: what is new, changed and the same, as one command that can be undone.

The rule for bad input: a file that cannot be understood as a whole is refused with one sentence. In a file that is
understood every bad entry is named with its line and left out, and all good ones come in together or not at all.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.groups import Group, GroupFacts
from amtdesk.domain.imports import Fault, ImportReport
from amtdesk.domain.search import fold
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.group_file import FiledGroup, GroupFile, read_groups
from amtdesk.exchange.reading import read_words
from amtdesk.services.group_list import NO_ROW_YET, GroupList, with_facts
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.system.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What an import is going to do, before anything is written."""

    added: tuple[tuple[str, GroupFacts], ...]
    changed: tuple[tuple[Group, GroupFacts], ...]
    unchanged: int
    faults: tuple[Fault, ...]

    @property
    def report(self) -> ImportReport:
        return ImportReport(
            added=len(self.added), changed=len(self.changed), unchanged=self.unchanged, faults=self.faults
        )


class GroupImport:
    """Reads lists of groups. `before_import` makes a backup (S2)."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        town: TownService,
        before_import: Callable[[], object],
    ) -> None:
        self._database = database
        self._clock = clock
        self._groups = GroupList(database, clock, town=town)
        self._before_import = before_import

    def preview(self, path: Path) -> ImportReport:
        """Say what an import of this file would do; nothing is changed. Raises ImportRefused."""
        return self._plan(self._read(path)).report

    def run(self, path: Path) -> ImportReport:
        """Import a file and say what was done. Raises ImportRefused; then nothing was imported."""
        plan = self._plan(self._read(path))
        if plan.added or plan.changed:
            self._before_import()
            self._write(plan, path.name)
        return plan.report

    def _read(self, path: Path) -> GroupFile:
        return read_groups(read_words(path), name=path.name, ending=path.suffix)

    def _plan(self, file: GroupFile) -> _Plan:
        return _Planner(self._groups, file).plan()

    def _write(self, plan: _Plan, name: str) -> None:
        label = Message(N_("Groups imported from {name}"), {"name": name})
        with self._database.command(label, at=self._clock.now(), areas={Area.ROUNDS}) as writer:
            for key, facts in plan.added:
                self._groups.write_new(writer, key=key, facts=facts)
            for group, facts in plan.changed:
                self._groups.write_change(writer, group, facts=facts)


class _Planner:
    """Compares a file with the list: by id, or where the file has none, by name. A deleted group comes back."""

    def __init__(self, groups: GroupList, file: GroupFile) -> None:
        known = tuple(group for group in groups.all(with_deleted=True) if not group.is_own_channel)
        self._file = file
        self._by_key = {group.key: group for group in known}
        in_order = sorted(known, key=lambda group: group.deleted_at is None)
        self._by_name = {_comparable(group.name): group for group in in_order}
        self._taken = {group.key for group in groups.all(with_deleted=True)}
        self._lines: dict[str, int] = {}

    def plan(self) -> _Plan:
        """Sort the file's groups into new, changed and the same."""
        added: list[tuple[str, GroupFacts]] = []
        changed: list[tuple[Group, GroupFacts]] = []
        unchanged = 0
        faults = list(self._file.faults)
        for filed in self._file.groups:
            try:
                before, after = self._compared(filed)
            except NotAllowed as error:
                faults.append(Fault(line=filed.line, message=error.message))
                continue
            if before is None:
                added.append((self._key_of(filed), filed.facts))
            elif before == after:
                unchanged += 1
            else:
                changed.append((before, filed.facts))
        return _Plan(
            added=tuple(added),
            changed=tuple(changed),
            unchanged=unchanged,
            faults=tuple(sorted(faults, key=lambda fault: fault.line)),
        )

    def _compared(self, filed: FiledGroup) -> tuple[Group | None, Group | None]:
        name = _comparable(filed.facts["name"])
        if first := self._lines.get(name):
            raise NotAllowed(
                N_("A group with this name already stands in line {first}. This one was left out."), first=first
            )
        before = self._by_key.get(filed.key) if filed.key else self._by_name.get(name)
        # Checked here, so that a fact that cannot be is a fault of its line and not of the whole file.
        checked = with_facts(before or _NOBODY, filed.facts)
        self._lines[name] = filed.line
        return before, None if before is None else replace(checked, deleted_at=None)

    def _key_of(self, filed: FiledGroup) -> str:
        number = len(self._taken) + 1
        key = filed.key
        while not key or key in self._taken:
            key = f"group-{number}"
            number += 1
        self._taken.add(key)
        return key


_NOBODY = Group(id=NO_ROW_YET, key="", name="")


def _comparable(name: str) -> str:
    return " ".join(fold(name).split())
