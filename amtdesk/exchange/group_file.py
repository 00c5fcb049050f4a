"""Files of local groups: YAML in the form of the demonstration town, and an office's CSV.

What they mean for the records (new, same, changed) is not decided here.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, cast

from amtdesk.domain.folding import fold
from amtdesk.domain.groups import (
    GroupFacts,
    GroupMode,
)
from amtdesk.domain.imports import Fault, ImportRefused
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.reading import Table, read_table
from amtdesk.exchange.yaml_files import Record, duplicate_ids, read_sections, unknown_keys

YAML_ENDINGS: Final = frozenset({".yaml", ".yml"})
SECTION: Final = "groups"

#: German heading of each column, in the order of a file that one would write by hand.
HEADING: Final = {
    "id": "Kennung",
    "name": "Name",
    "platform": "Plattform",
    "address": "Adresse",
    "days": "Tage",
    "minutes": "Minuten",
    "mode": "Modus",
    "privacy": "Sichtbarkeit",
    "members": "Mitglieder",
    "house_rules": "Hausregeln",
    "topics": "Themen",
    "risk": "Risiko",
    "note": "Notiz",
}
_OTHER_HEADINGS: Final = {
    "gruppe": "name",
    "url": "address",
    "link": "address",
    "wochentage": "days",
    "rhythmus": "days",
    "dauer": "minutes",
    "regeln": "house_rules",
    "kürzel": "id",
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
_RHYTHM_KEYS: Final = frozenset({"days", "minutes"})

_MODE_WORDS: Final = {
    "nur lesen": GroupMode.READ_ONLY,
    "lesen": GroupMode.READ_ONLY,
    "als seite antworten": GroupMode.REPLY_AS_PAGE,
    "lesen und als seite antworten": GroupMode.REPLY_AS_PAGE,
    "als mitarbeiterin antworten": GroupMode.REPLY_AS_STAFF,
    "als person antworten": GroupMode.REPLY_AS_STAFF,
    "veröffentlichen": GroupMode.PUBLISH,
}
_MODES: Final = {fold(words): mode for words, mode in _MODE_WORDS.items()} | {m.value: m for m in GroupMode}
_DAY_WORDS: Final = (
    ("mo", "di", "mi", "do", "fr", "sa", "so"),
    ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"),
    ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
)
_DAYS: Final = {fold(word): number for words in _DAY_WORDS for number, word in enumerate(words)}
_ALL_DAYS: Final = {
    fold(word): frozenset(range(last + 1)) for word, last in (("täglich", 6), ("werktags", 4), ("werktäglich", 4))
}
_BETWEEN_DAYS: Final = re.compile(r"[\s,;/+]+|\bund\b")
_SPAN: Final = re.compile(r"^(\w+)\s*[-–—]\s*(\w+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledGroup:
    """A group of a file, the line where it begins, and its id if the file has one."""

    line: int
    key: str
    facts: GroupFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFile:
    """What a file says: groups, and what is wrong with the rest."""

    groups: tuple[FiledGroup, ...]
    faults: tuple[Fault, ...] = ()


class _BadEntry(Exception):
    def __init__(self, line: int, source: str, **values: object) -> None:
        super().__init__(source)
        self.fault = Fault(line=line, message=Message(source, values))


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
        values: dict[str, object] = {key: cell for key, cell in zip(keys, row.values, strict=True) if key}
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
            groups.append(FiledGroup(line=record.line, key=record.text("id"), facts=_facts(record)))
        except _BadEntry as bad:
            faults.append(bad.fault)
    return GroupFile(groups=tuple(groups), faults=tuple(sorted(faults, key=lambda fault: fault.line)))


def _facts(record: Record) -> GroupFacts:
    """Return what the entry says; what it does not say is missing, so that it changes nothing."""
    if not record.text("name"):
        raise _BadEntry(record.line, N_("This group has no name. Please add one; the entry was left out."))
    record = _with_rhythm(record)
    told: dict[str, object] = {"name": " ".join(record.text("name").split())}
    for key in ("platform", "address", "privacy", "house_rules", "risk"):
        if record.text(key):
            told[key] = record.text(key)
    for key, understood in _UNDERSTOOD.items():
        if record.text(key):
            told[key] = understood(record)
    if notes := _notes(record):
        told["note"] = notes
    return cast("GroupFacts", told)


def _with_rhythm(record: Record) -> Record:
    rhythm = record.values.get("rhythm")
    if rhythm is None:
        return record
    line = record.line_of("rhythm")
    if not isinstance(rhythm, Mapping) or not set(rhythm) <= _RHYTHM_KEYS:
        raise _BadEntry(
            line,
            N_("The rhythm is written as “{example}”. Please correct it; the entry was left out."),
            example="{days: [Mo, Mi], minutes: 5}",
        )
    values = {**record.values, **{str(key): value for key, value in rhythm.items()}}
    return Record(line=record.line, values=values, lines={**record.lines, "days": line, "minutes": line})


def _notes(record: Record) -> str:
    # The words of the town's own list, like the note itself; they are shown as they stand.
    joined, admin = record.text("joined_how"), record.text("admin_type")
    parts = (record.text("note"), joined and f"Zugang: {joined}", admin and f"Verwaltung: {admin}")
    return "\n".join(part for part in parts if part)


def _listed(value: object) -> str:
    return ", ".join(str(part) for part in value) if isinstance(value, list) else str(value).strip()


def _number(record: Record, key: str) -> int:
    written = record.text(key).replace(".", "").replace(" ", "").removesuffix("Min")
    if not written.isdecimal():
        raise _BadEntry(
            record.line_of(key),
            N_("“{value}” is no whole number for “{key}”. Please correct it; the entry was left out."),
            value=record.text(key),
            key=HEADING[key],
        )
    return int(written)


def _mode(record: Record) -> GroupMode:
    found = _MODES.get(fold(record.text("mode")))
    if found is None:
        raise _BadEntry(
            record.line_of("mode"),
            N_("“{value}” is unknown as what the town may do. Known are: {known}. The entry was left out."),
            value=record.text("mode"),
            known=", ".join(GroupMode),
        )
    return found


def _days(record: Record) -> frozenset[int]:
    value = record.values["days"]
    words = fold(_listed(value)).replace(".", "").strip()
    if words in _ALL_DAYS:
        return _ALL_DAYS[words]
    found: set[int] = set()
    for word in _BETWEEN_DAYS.split(re.sub(r"\s*[-–—]\s*", "-", words)):
        if word:
            found |= _span_of(word, record)
    if not found:
        raise _no_day(words, record)
    return frozenset(found)


def _span_of(word: str, record: Record) -> set[int]:
    span = _SPAN.match(word)
    if span is None:
        return {_day(word, record)}
    first, last = _day(span[1], record), _day(span[2], record)
    return {day % 7 for day in range(first, last + (7 if last < first else 0) + 1)}


def _day(word: str, record: Record) -> int:
    if word not in _DAYS:
        raise _no_day(word, record)
    return _DAYS[word]


def _no_day(word: str, record: Record) -> _BadEntry:
    return _BadEntry(
        record.line_of("days"),
        N_("“{value}” is no day of the week. Please write Mo, Di, Mi, Do, Fr, Sa or So; the entry was left out."),
        value=word,
    )


_UNDERSTOOD: Final[Mapping[str, Callable[[Record], object]]] = {
    "topics": lambda record: _listed(record.values["topics"]),
    "days": _days,
    "minutes": lambda record: _number(record, "minutes"),
    "members": lambda record: _number(record, "members"),
    "mode": _mode,
}
