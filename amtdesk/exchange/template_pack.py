"""Packs of reply templates: read from YAML (the starter pack's form) and from an office's CSV.

What a pack means for the records (new, same, changed, in conflict) is not decided here. How one is written stands in
template_writing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from amtdesk.domain.folding import fold
from amtdesk.domain.imports import Fault, ImportRefused
from amtdesk.domain.reply_templates import NewTemplate
from amtdesk.domain.town import Category
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.reading import Table, read_table
from amtdesk.exchange.template_entry import HEADING, BadEntry, template_of
from amtdesk.exchange.template_writing import without_guard
from amtdesk.exchange.yaml_files import Record, read_sections, unknown_keys

YAML_ENDINGS = frozenset({".yaml", ".yml"})

_VERSION = re.compile(r"\bv[0-9a-f]{10}\b")
_ACT = re.compile(r"\ba[0-9a-f]{10}\b")
_OTHER_HEADINGS = {"id": "key", "frage": "title", "antwort": "text", "kategorie": "category", "fachamt": "department"}
_COLUMNS = {fold(german): key for key, german in HEADING.items()} | {key: key for key in HEADING} | _OTHER_HEADINGS
#: Keys of an entry that may be missing → fields of NewTemplate; the second ones have no empty value.
_EMPTIED = {"category": "category", "shortcut": "shortcut", "facts": "note"}
_NEVER_EMPTY = {"kind": "kind", "approval": "approval_level", "review_months": "review_months"}
_ENTRY_KEYS = frozenset(HEADING) | {"id"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedTemplate:
    """A template of a file and the line where it begins. Subject and department stand as the file names them.

    `versions` are the marks of the words that it had, the last one when it was written (domain.packs.version_of);
    `act` is the mark of the agreement that it was written with (domain.packs.act_of). `silent` names the fields of
    NewTemplate that the file says nothing about: what stands here stays.
    """

    line: int
    template: NewTemplate
    versions: tuple[str, ...] = ()
    act: str = ""
    silent: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatePack:
    """What a file says: templates, the subjects it brings along, and what is wrong with the rest."""

    templates: tuple[PackedTemplate, ...]
    categories: tuple[Category, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_pack(words: str, *, name: str, ending: str, levels: Mapping[str, int]) -> TemplatePack:
    """Return what a YAML or CSV file says; `levels` are the office's approval levels by (folded) name.

    Every faulty entry is left out and named with its line. Raises ImportRefused when the whole is not understood.
    """
    if ending.lower() in YAML_ENDINGS:
        return _from_yaml(words, name=name, levels=levels)
    table = read_table(words, name=name)
    keys, faults = _keys_of(table, name)
    records = tuple(_record_of(row.values, keys, line=row.line) for row in table.rows)
    return _packed(records, faults=[*faults, *table.faults], levels=levels)


# reading


def _from_yaml(words: str, *, name: str, levels: Mapping[str, int]) -> TemplatePack:
    sections = read_sections(words, name=name)
    if "templates" not in sections:
        raise ImportRefused(
            N_("{name} has no list named “templates:”. Nothing was imported. Is it the right file?"), name=name
        )
    section = sections["templates"]
    faults = list(section.faults)
    records = []
    for record in section.records:
        strange = list(unknown_keys(record, _ENTRY_KEYS))
        faults += strange
        if not strange:
            records.append(_with_key(record))
    categories = sections["categories"].records if "categories" in sections else ()
    pack = _packed(tuple(records), faults=faults, levels=levels)
    return TemplatePack(templates=pack.templates, categories=tuple(_categories(categories)), faults=pack.faults)


def _with_key(record: Record) -> Record:
    if "id" not in record.values:
        return record
    values = {"key": record.values["id"], **record.values}
    return Record(line=record.line, values=values, lines={"key": record.line_of("id"), **record.lines})


def _categories(records: tuple[Record, ...]) -> Iterator[Category]:
    for record in records:
        key = record.text("key") or record.text("id")
        if key:
            yield Category(key=key, name=record.text("name") or key, department=record.text("department"))


def _keys_of(table: Table, name: str) -> tuple[list[str], list[Fault]]:
    known = ", ".join(HEADING.values())
    keys, faults = [], []
    for heading in table.heading.values:
        key = _COLUMNS.get(fold(heading).strip(" :*").replace("ß", "ss"), "")
        if key in keys:
            key = ""
        if not key:
            source = N_("The column “{column}” is unknown and was left out. Known are: {known}.")
            faults.append(Fault(line=table.heading.line, message=Message(source, {"column": heading, "known": known})))
        keys.append(key)
    if "title" not in keys or "text" not in keys:
        raise ImportRefused(
            N_(
                "{name} needs at least the columns “Titel” and “Text” in its first row. Known are: {known}. "
                "Nothing was imported."
            ),
            name=name,
            known=known,
        )
    return keys, faults


def _record_of(cells: tuple[str, ...], keys: list[str], *, line: int) -> Record:
    values: dict[str, object] = {key: without_guard(cell) for key, cell in zip(keys, cells, strict=True) if key}
    return Record(line=line, values=values)


def _packed(records: tuple[Record, ...], *, faults: list[Fault], levels: Mapping[str, int]) -> TemplatePack:
    templates = []
    for record in records:
        marks = record.text("version")
        versions, acts = tuple(_VERSION.findall(marks)), _ACT.findall(marks)
        try:
            template = template_of(record, levels)
        except BadEntry as bad:
            faults.append(bad.fault)
            continue
        act = acts[-1] if acts else ""
        templates.append(
            PackedTemplate(
                line=record.line,
                template=template,
                versions=versions,
                act=act,
                silent=frozenset(_silent(record, is_whole=bool(versions))),
            )
        )
    return TemplatePack(templates=tuple(templates), faults=tuple(sorted(faults, key=lambda fault: fault.line)))


def _silent(record: Record, *, is_whole: bool) -> Iterator[str]:
    """Yield the fields that an entry says nothing about. One with marks is of AmtDesk: it leaves out what is empty."""
    for key, field in _EMPTIED.items():
        if key not in record.values and not is_whole:
            yield field
    for key, field in _NEVER_EMPTY.items():
        if not record.text(key):
            yield field
