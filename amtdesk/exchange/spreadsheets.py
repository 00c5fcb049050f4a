"""Tables as offices leave them: Excel, OpenDocument and CSV as rows of cells. What columns mean is not known here.

What a file is called does not matter, its bytes decide. Values are those that were stored: nothing is computed, no
macro is run. What is too large, locked or something else is refused before it is unfolded (docs/decisions/0004).
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree.ElementTree import ParseError

from amtdesk.domain.imports import ImportRefused
from amtdesk.domain.words import N_
from amtdesk.exchange.reading import MAX_ROWS, read_bytes, read_rows, read_words
from amtdesk.exchange.sheet_marks import SheetMarks, marks_of_ods, marks_of_xlsx

Value = str | int | float | bool | date | datetime | time | timedelta | None

MAX_COLUMNS: Final = 200
MAX_UNFOLDED: Final = 100 * 1024 * 1024
_MOST_PARTS: Final = 2000
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = 0x1
_PACKED: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_MOST_MERGED: Final = MAX_ROWS * 10
#: What reading a broken archive or its XML ends with, a part that is missing and an unknown encoding included.
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, ParseError, LookupError, ValueError, EOFError, NotImplementedError)
_ODS: Final = b"application/vnd.oasis.opendocument.spreadsheet"


class Cell(NamedTuple):
    """One cell. `is_formula`: the value is what a formula gave when the file was stored; `is_uncomputed`: it gave none.

    `is_shared`: the value stands in a merged cell that covers this one, too.
    """

    value: Value = None
    is_formula: bool = False
    is_uncomputed: bool = False
    is_error: bool = False
    is_shared: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands here."""
        has_mark = self.is_uncomputed or self.is_error
        return not has_mark and (self.value is None or (isinstance(self.value, str) and not self.value.strip()))


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row with its number as the program that wrote it shows it, for CSV the line it begins in."""

    number: int
    cells: tuple[Cell, ...]
    is_hidden: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return all(cell.is_empty for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spreadsheet:
    """One sheet with its rows, empty ones left out."""

    name: str
    rows: tuple[SheetRow, ...]
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """Everything that a file holds. `has_macros` tells of programs in it that nobody runs here."""

    name: str
    sheets: tuple[Spreadsheet, ...]
    has_macros: bool = False


def read_workbook(path: Path) -> Workbook:
    """Return what a table file holds. Raises ImportRefused with a sentence for what cannot be read as one."""
    content = read_bytes(path)
    beginning = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith(_ZIP):
        return _of_zip(content, path.name)
    if content.startswith(_OLE):
        raise _old_excel(content, path.name)
    if beginning.startswith((b"<html", b"<!doctype", b"<?xml", b"<table", b"<meta")):
        raise ImportRefused(
            N_("{name} is a web page with the ending of a table. Open it in Excel and save it as .xlsx."),
            name=path.name,
        )
    rows = tuple(
        SheetRow(number=row.line, cells=tuple(Cell(value) for value in row.values))
        for row in read_rows(read_words(path), name=path.name)
    )
    return Workbook(name=path.name, sheets=(Spreadsheet(name=path.name, rows=rows),))


def _of_zip(content: bytes, name: str) -> Workbook:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            names = _checked(book, name)
            if "xl/workbook.xml" in names:
                return _unfolded(content, marks_of_xlsx(book), name=name, has_macros="xl/vbaProject.bin" in names)
            if "mimetype" in names and book.read("mimetype").strip().startswith(_ODS):
                if b"encryption-data" in book.read("META-INF/manifest.xml"):
                    raise _locked(name)
                return _unfolded(content, marks_of_ods(book), name=name)
    except _BROKEN as error:
        raise _damaged(name) from error
    if "xl/workbook.bin" in names:
        raise ImportRefused(N_("{name} is a binary workbook (.xlsb). Save it as .xlsx in Excel."), name=name)
    raise ImportRefused(N_("{name} is no table. Please choose an Excel, OpenDocument or CSV file."), name=name)


def _checked(book: zipfile.ZipFile, name: str) -> frozenset[str]:
    """Return the parts of a file after a look at their real sizes. What a file says of itself may be a lie."""
    parts = book.infolist()
    if any(part.flag_bits & _LOCKED for part in parts):
        raise _locked(name)
    names = frozenset(part.filename for part in parts)
    is_odd = len(names) != len(parts) or any(part.compress_type not in _PACKED for part in parts)
    if len(parts) > _MOST_PARTS or is_odd:
        raise _damaged(name)
    if sum(part.file_size for part in parts) > MAX_UNFOLDED:
        raise ImportRefused(
            N_("{name} unfolds to more than {most} MB. Please keep only the rows that are needed, and save it anew."),
            name=name,
            most=MAX_UNFOLDED // 1024 // 1024,
        )
    for part in parts:
        with book.open(part) as stream:  # to its end: only then sizes and checksums are known to be true
            while stream.read(1 << 20):
                pass
    return names


def _old_excel(content: bytes, name: str) -> ImportRefused:
    """Excel's old files are refused: a broken one ends the reader, and with it the program, instead of telling it."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _locked(name)
    return ImportRefused(
        N_("{name} has Excel’s old format (.xls). Open it in Excel or LibreOffice, and save it as .xlsx."), name=name
    )


def _unfolded(content: bytes, marks: tuple[SheetMarks, ...], *, name: str, has_macros: bool = False) -> Workbook:
    if any(not each.is_hidden and (each.height > MAX_ROWS or each.width > MAX_COLUMNS) for each in marks):
        raise ImportRefused(
            N_("{name} reaches over more than {rows} rows or {columns} columns. Delete what is not needed there."),
            name=name,
            rows=MAX_ROWS,
            columns=MAX_COLUMNS,
        )
    known = {each.name: each for each in marks}
    return Workbook(name=name, sheets=tuple(_sheets(content, known, name=name)), has_macros=has_macros)


def _sheets(content: bytes, marks: dict[str, SheetMarks], *, name: str) -> Iterator[Spreadsheet]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for about in book.sheets_metadata:
            known = marks.get(about.name, SheetMarks(name=about.name))
            is_hidden = known.is_hidden or about.visible is not SheetVisibleEnum.Visible
            if about.typ is not SheetTypeEnum.WorkSheet or is_hidden:
                yield Spreadsheet(name=about.name, rows=(), is_hidden=True)
                continue
            values = book.get_sheet_by_name(about.name).to_python(skip_empty_area=False, nrows=MAX_ROWS + 1)
            yield _sheet([list(line) for line in values], known)
    except PasswordError as error:
        raise _locked(name) from error
    except CalamineError as error:
        raise _damaged(name) from error


def _sheet(values: list[list[Value]], marks: SheetMarks) -> Spreadsheet:
    shared = _shared(values, marks)
    rows = []
    height = max(len(values), max((place[0] + 1 for place in marks.empty_formulas | marks.errors), default=0))
    for number in range(height):
        line = values[number] if number < len(values) else []
        width = max(len(line), marks.width)
        cells = tuple(_cell(line, (number, column), marks=marks, shared=shared) for column in range(width))
        row = SheetRow(number=number + 1, cells=cells, is_hidden=number in marks.hidden_rows)
        if not row.is_empty:
            rows.append(row)
    return Spreadsheet(name=marks.name, rows=tuple(rows), hidden_columns=marks.hidden_columns)


def _cell(
    line: list[Value], place: tuple[int, int], *, marks: SheetMarks, shared: dict[tuple[int, int], Value]
) -> Cell:
    value: Value = line[place[1]] if place[1] < len(line) else None
    if place in shared and value in (None, ""):
        return Cell(shared[place], is_shared=True)
    return Cell(
        value,
        is_formula=place in marks.formulas,
        is_uncomputed=place in marks.empty_formulas,
        is_error=place in marks.errors,
    )


def _shared(values: list[list[Value]], marks: SheetMarks) -> dict[tuple[int, int], Value]:
    """Return what a merged cell says for the rows below its first: for columns beside it, it says nothing."""
    found: dict[tuple[int, int], Value] = {}
    left_over = _MOST_MERGED  # merged cells that cover each other could be without end
    for (top, left), (bottom, _right) in marks.merged:
        if top >= len(values) or left >= len(values[top]) or values[top][left] in (None, ""):
            continue
        rows = range(top + 1, min(bottom, len(values) - 1, top + left_over) + 1)
        left_over -= len(rows)
        found.update(((row, left), values[top][left]) for row in rows)
    return found


def _locked(name: str) -> ImportRefused:
    return ImportRefused(
        N_("{name} is protected by a password. Open it, save it without, and choose it again."), name=name
    )


def _damaged(name: str) -> ImportRefused:
    return ImportRefused(N_("{name} is damaged or not complete. Open it in its program, and save it anew."), name=name)
