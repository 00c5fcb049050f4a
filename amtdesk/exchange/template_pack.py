"""Packs of reply templates: read from YAML (the starter pack's form) and from an office's CSV, written as both.

What a pack means for the records (new, same, changed) is not decided here.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from amtdesk.domain.imports import Fault, ImportRefused
from amtdesk.domain.reply_templates import NewTemplate, ReplyTemplate
from amtdesk.domain.search import fold
from amtdesk.domain.town import Category
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.reading import Table, read_table
from amtdesk.exchange.template_entry import HEADING, KINDS, BadEntry, template_of
from amtdesk.exchange.yaml_files import Record, duplicate_ids, read_sections, unknown_keys

YAML_ENDINGS = frozenset({".yaml", ".yml"})

_FORMULA_BEGINNINGS = ("=", "+", "-", "@")
_OTHER_HEADINGS = {"id": "key", "frage": "title", "antwort": "text", "kategorie": "category", "fachamt": "department"}
_COLUMNS = {fold(german): key for key, german in HEADING.items()} | {key: key for key in HEADING} | _OTHER_HEADINGS
_ENTRY_KEYS = frozenset(HEADING) | {"id"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedTemplate:
    """A template of a file and the line where it begins. Subject and department stand as the file names them."""

    line: int
    template: NewTemplate


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


def as_csv(templates: Iterable[ReplyTemplate]) -> bytes:
    """Return templates as a table that a German Excel opens by double click: semicolons, UTF-8 with its mark."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADING.values())
    for template in templates:
        cells = {**_entry(template), "category": template.category_name, "kind": KINDS[template.kind]}
        writer.writerow(_guarded(cells[key]) for key in HEADING)
    return page.getvalue().encode("utf-8-sig")


def as_yaml(templates: Iterable[ReplyTemplate], categories: Iterable[Category]) -> bytes:
    """Return templates as a pack that `read_pack` reads back."""
    import yaml

    content = {
        "categories": [{"key": c.key, "name": c.name, "department": c.department} for c in categories],
        "templates": [{key: value for key, value in _entry(t).items() if value not in ("", None)} for t in templates],
    }
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=120).encode()


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
    values: dict[str, object] = {key: _without_guard(cell) for key, cell in zip(keys, cells, strict=True) if key}
    return Record(line=line, values=values)


def _packed(records: tuple[Record, ...], *, faults: list[Fault], levels: Mapping[str, int]) -> TemplatePack:
    twice = duplicate_ids(records, "key") | duplicate_ids(records, "shortcut")
    templates = []
    for record in records:
        if record.line in twice:
            faults.append(twice[record.line])
            continue
        try:
            templates.append(PackedTemplate(line=record.line, template=template_of(record, levels)))
        except BadEntry as bad:
            faults.append(bad.fault)
    return TemplatePack(templates=tuple(templates), faults=tuple(sorted(faults, key=lambda fault: fault.line)))


# writing


def _entry(template: ReplyTemplate) -> dict[str, str | int | date | None]:
    agreement = template.agreement
    return {
        "key": template.key,
        "title": template.title,
        "text": template.text,
        "category": template.category,
        "kind": template.kind,
        "shortcut": template.shortcut,
        "approval": template.approval_level,
        "review_months": template.review_months,
        "facts": template.note,
        "agreed_with": agreement.agreed_with if agreement else "",
        "agreed_on": agreement.agreed_on if agreement else None,
        "department": agreement.department if agreement else "",
        "valid_until": agreement.valid_until if agreement else None,
        "next_review": agreement.next_review if agreement else None,
    }


def _guarded(value: str | int | date | None) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    written = "" if value is None else str(value)
    return f"'{written}" if written.startswith(_FORMULA_BEGINNINGS) else written


def _without_guard(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA_BEGINNINGS) else cell
