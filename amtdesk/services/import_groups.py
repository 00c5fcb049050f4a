"""Local groups from a file: which of them are new, changed and the same. The own channel never comes from one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.groups import Group
from amtdesk.domain.imports import FactChange, PlannedKind, PlannedRow
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.group_file import FiledGroup, read_groups
from amtdesk.exchange.group_writing import written
from amtdesk.exchange.reading import read_words
from amtdesk.services.group_facts import with_facts
from amtdesk.services.group_list import NO_ROW_YET, GroupList
from amtdesk.services.import_plan import Compared, FileImport, Plan, comparable, plan_of_entries
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.system.clock import Clock

#: A group's key, given when it is new, and what the file says about it.
_Keyed = tuple[str, FiledGroup]
_Plan = Plan[Group, _Keyed]


class GroupImport(FileImport[_Plan]):
    """Reads lists of groups."""

    def __init__(
        self, database: Database, clock: Clock, *, town: TownService, before_import: Callable[[], object]
    ) -> None:
        super().__init__(before_import=before_import)
        self._database = database
        self._clock = clock
        self._groups = GroupList(database, clock, town=town)

    def _plan(self, path: Path) -> _Plan:
        file = read_groups(read_words(path), name=path.name, ending=path.suffix)
        return plan_of_entries(file.groups, _Comparison(self._groups).compare, faults=file.faults)

    def _write(self, plan: _Plan, name: str) -> None:
        label = Message(N_("Groups imported from {name}"), {"name": name})
        with self._database.command(label, at=self._clock.now(), areas={Area.ROUNDS}) as writer:
            for key, filed in plan.added:
                at = self._clock.now() if filed.is_archived else None
                self._groups.write_new(writer, key=key, facts=filed.facts, archived_at=at)
            for group, (_, filed) in plan.changed:
                shelved = replace(group, archived_at=_archived_at(group, filed, now=self._clock.now()))
                self._groups.write_change(writer, shelved, facts=filed.facts)


class _Comparison:
    """Compares a file with the list: by id, or where the file has none, by name. A deleted group comes back."""

    def __init__(self, groups: GroupList) -> None:
        known = tuple(group for group in groups.all(with_gone=True) if not group.is_own_channel)
        self._by_key = {group.key: group for group in known}
        in_order = sorted(known, key=lambda group: group.deleted_at is None)
        self._by_name = {comparable(group.name): group for group in in_order}
        self._taken = {group.key for group in groups.all(with_gone=True)}
        self._lines: dict[str, int] = {}

    def compare(self, filed: FiledGroup) -> Compared[Group, _Keyed]:
        """Find the group that an entry speaks of. Raises NotAllowed for a second one, and for facts that cannot be."""
        name = comparable(filed.facts["name"])
        if first := self._lines.get(name):
            raise NotAllowed(
                N_("A group with this name already stands in line {first}. This one was left out."), first=first
            )
        before = self._by_key.get(filed.key) if filed.key else self._by_name.get(name)
        after = replace(with_facts(before or _NOBODY, filed.facts), deleted_at=None)
        is_shelved = before is not None and before.archived_at is not None
        self._lines[name] = filed.line
        key = self._key_of(filed) if before is None else before.key
        is_same = before == after and filed.is_archived in (None, is_shelved)
        row = _row(filed, before, after=after, is_same=is_same)
        return Compared(before=before, new=(key, filed), is_same=is_same, row=row)

    def _key_of(self, filed: FiledGroup) -> str:
        number = len(self._taken) + 1
        key = filed.key
        while not key or key in self._taken:
            key = f"group-{number}"
            number += 1
        self._taken.add(key)
        return key


def _row(filed: FiledGroup, before: Group | None, *, after: Group, is_same: bool) -> PlannedRow:
    if before is None:
        return PlannedRow(line=filed.line, kind=PlannedKind.NEW, title=after.name)
    if is_same:
        return PlannedRow(line=filed.line, kind=PlannedKind.SAME, title=after.name)
    shelved = _archived_at(before, filed, now=before.archived_at or _ANY_TIME)
    told, now = written(before), written(replace(after, archived_at=shelved))
    changes = tuple(
        FactChange(name=name, before=told[name], after=now[name]) for name in now if told[name] != now[name]
    )
    return PlannedRow(line=filed.line, kind=PlannedKind.CHANGED, title=after.name, changes=changes)


def _archived_at(group: Group, filed: FiledGroup, *, now: datetime) -> datetime | None:
    if filed.is_archived is None:
        return group.archived_at
    return (group.archived_at or now) if filed.is_archived else None


#: When a group goes into the archive does not matter to a preview.
_ANY_TIME = datetime(2020, 1, 1, tzinfo=UTC)
_NOBODY = Group(id=NO_ROW_YET, key="", name="")
