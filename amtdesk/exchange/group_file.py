"""Files of local groups: YAML in the form of the demonstration town, and an office's CSV.

What they mean for the records (new, same, changed) is not decided here.
"""

from dataclasses import dataclass
from typing import Final

from amtdesk.domain.folding import fold
from amtdesk.domain.groups import GroupFacts
from amtdesk.domain.imports import Fault, ImportRefused
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.group_entry import HEADING, BadEntry, facts_of, is_archived
from amtdesk.exchange.reading import Table, read_table
from amtdesk.exchange.template_writing import without_guard
from amtdesk.exchange.yaml_files import Record, duplicate_ids, read_sections, unknown_keys

YAML_ENDINGS: Final = frozenset({".yaml", ".yml"})
SECTION: Final = "groups"

_OTHER_HEADINGS: Final = {
    "gruppe": "name",
    "url": "address",
    "link": "address",
    "wochentage": "days",
    "rhythmus": "days",
    "dauer": "minutes",
    "regeln": "house_rules",
    "kürzel": "id",
    "rrule": "rule",
    "season_from": "season_begins",
    "season_until": "season_ends",
    "archiv": "archived",
}
_COLUMNS: Final = {
    fold(heading): key
    for heading, key in (
        *((german, key) for key, german in HEADING.items()),
        *((key, key) for key in HEADING),
        *_OTHER_HEADINGS.items(),
    )
}
_ENTRY_KEYS: Final = frozenset(HEADING) | {"rhythm", "admin_type", "joined_how"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledGroup:
    """A group of a file, the line where it begins, its id if the file has one, and the archive if it speaks of it."""

    line: int
    key: str
    facts: GroupFacts
    is_archived: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFile:
    """What a file says: groups, and what is wrong with the rest."""

    groups: tuple[FiledGroup, ...]
    faults: tuple[Fault, ...] = ()


def read_groups(words: str, *, name: str, ending: str) -> GroupFile:
    """Return what a YAML or CSV file says about groups. Every faulty entry is left out and named with its line.

    Raises ImportRefused when the file as a whole is not understood.
    """
    if ending.lower() in YAML_ENDINGS:
        return _from_yaml(words, name)
    table = read_table(words, name=name)
    keys, faults = _keys_of(table, name)
    records = []
    for row in table.rows:
        values: dict[str, object] = {
            key: without_guard(cell) for key, cell in zip(keys, row.values, strict=True) if key
        }
        records.append(Record(line=row.line, values=values))
    return _filed(tuple(records), [*faults, *table.faults])


def _from_yaml(words: str, name: str) -> GroupFile:
    sections = read_sections(words, name=name)
    if SECTION not in sections:
        raise ImportRefused(
            N_("{name} has no list named “groups:”. Nothing was imported. Is it the right file?"), name=name
        )
    faults = list(sections[SECTION].faults)
    records = []
    for record in sections[SECTION].records:
        strange = list(unknown_keys(record, _ENTRY_KEYS))
        faults += strange
        if not strange:
            records.append(record)
    return _filed(tuple(records), faults)


def _keys_of(table: Table, name: str) -> tuple[list[str], list[Fault]]:
    known = ", ".join(HEADING.values())
    keys: list[str] = []
    faults = []
    for heading in table.heading.values:
        key = _COLUMNS.get(fold(heading).strip(" :*"), "")
        if not key or key in keys:
            key = ""
            source = N_("The column “{column}” is unknown and was left out. Known are: {known}.")
            faults.append(Fault(line=table.heading.line, message=Message(source, {"column": heading, "known": known})))
        keys.append(key)
    if "name" not in keys:
        raise ImportRefused(
            N_("{name} needs at least the column “Name” in its first row. Known are: {known}. Nothing was imported."),
            name=name,
            known=known,
        )
    return keys, faults


def _filed(records: tuple[Record, ...], faults: list[Fault]) -> GroupFile:
    twice = duplicate_ids(records, "id")
    groups = []
    for record in records:
        if record.line in twice:
            faults.append(twice[record.line])
            continue
        try:
            groups.append(_filed_group(record))
        except BadEntry as bad:
            faults.append(bad.fault)
    return GroupFile(groups=tuple(groups), faults=tuple(sorted(faults, key=lambda fault: fault.line)))


def _filed_group(record: Record) -> FiledGroup:
    facts = facts_of(record)
    return FiledGroup(line=record.line, key=record.text("id"), facts=facts, is_archived=is_archived(record))
