"""Contributions from a table or a folder: where the heading stands, and which column is which."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from amtdesk.domain.contributions import (
    Column,
    ContributionEntry,
    ReadContributions,
)
from amtdesk.domain.imports import ImportRefused
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.cell_values import words_of
from amtdesk.exchange.contribution_form import HELP_SHEET, LISTS_SHEET
from amtdesk.exchange.contribution_row import Office, Reading, column_named
from amtdesk.exchange.spreadsheets import SheetRow, Spreadsheet, Workbook, read_workbook

#: Up to which row a heading may stand: offices put a title over their tables.
_HEADING_WITHIN: Final = 30
_LEAST_COLUMNS: Final = 2
_C = Column


def read_contributions(path: Path, office: Office) -> ReadContributions:
    """Return what a table file or a folder holds. Raises ImportRefused when it cannot be understood as a whole."""
    if path.is_dir():
        from amtdesk.exchange.contribution_folder import read_folder

        return read_folder(path, office)
    workbook = read_workbook(path)
    for sheet in (each for each in workbook.sheets if not each.is_hidden):
        heading = _heading(sheet)
        if heading is not None:
            return _read_sheet(workbook, sheet, heading=heading, reading=Reading(office, path.parent))
    raise ImportRefused(
        N_(
            "{name} has no heading row with “Titel” and “Text” or “Bilddatei”. Write a form (“Formular speichern”) and "
            "copy the contributions into it."
        ),
        name=path.name,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """Where the heading stands and which column is where."""

    number: int
    places: Mapping[Column, int]
    unknown: tuple[str, ...]
    repeated: tuple[str, ...]
    width: int


def _heading(sheet: Spreadsheet) -> _Heading | None:
    for row in sheet.rows:
        if row.number > _HEADING_WITHIN:
            return None
        places, unknown, repeated = _columns(row)
        has_content = _C.TEXT in places or _C.PICTURE in places
        if _C.TITLE in places and has_content and len(places) >= _LEAST_COLUMNS:
            return _Heading(
                number=row.number,
                places=places,
                unknown=unknown,
                repeated=repeated,
                width=max((n for n, cell in enumerate(row.cells) if not cell.is_empty), default=0) + 1,
            )
    return None


def _columns(row: SheetRow) -> tuple[dict[Column, int], tuple[str, ...], tuple[str, ...]]:
    places: dict[Column, int] = {}
    unknown, repeated = [], []
    for number, cell in enumerate(row.cells):
        words = words_of(cell.value).strip(" *:")
        column = column_named(words)
        if column is not None and column in places:
            repeated.append(words)
        elif column is not None:
            places[column] = number
        elif words:
            unknown.append(words)
    return places, tuple(unknown), tuple(repeated)


def _read_sheet(workbook: Workbook, sheet: Spreadsheet, *, heading: _Heading, reading: Reading) -> ReadContributions:
    entries = []
    for row in sheet.rows:
        if row.number <= heading.number:
            continue
        cells = {column: row.cells[place] for column, place in heading.places.items() if place < len(row.cells)}
        entry = reading.entry(row.number, cells, is_hidden=row.is_hidden)
        if any(not cell.is_empty for cell in row.cells[heading.width :]) and len(workbook.sheets) == 1:
            entry = _too_wide(entry)
        entries.append(entry)
    notes = tuple(_notes(workbook, sheet, heading=heading))
    return ReadContributions(name=workbook.name, entries=tuple(entries), notes=notes)


def _too_wide(entry: ContributionEntry) -> ContributionEntry:
    fault = Message(
        N_("The row has more values than the heading has columns. Put quotation marks around values with a semicolon.")
    )
    return ContributionEntry(line=entry.line, title=entry.title, faults=(*entry.faults, fault), notes=entry.notes)


def _notes(workbook: Workbook, sheet: Spreadsheet, *, heading: _Heading) -> Iterator[Message]:
    if heading.unknown:
        columns = ", ".join(f"„{name}“" for name in heading.unknown)
        yield Message(N_("Columns that are not known here stay out: {columns}."), {"columns": columns})
    for name in heading.repeated:
        yield Message(N_("The column “{column}” is there twice: the first one counts."), {"column": name})
    hidden = [column.value for column, place in heading.places.items() if place in sheet.hidden_columns]
    if hidden:
        yield Message(N_("Hidden columns are read all the same: {columns}."), {"columns": ", ".join(hidden)})
    others = [
        each.name
        for each in workbook.sheets
        if each is not sheet and each.name not in {HELP_SHEET, LISTS_SHEET} and (each.rows or each.is_hidden)
    ]
    if others:
        yield Message(N_("Other sheets are not read: {names}."), {"names": ", ".join(others)})
    if workbook.has_macros:
        yield Message(N_("The file holds macros. They are not run."))
