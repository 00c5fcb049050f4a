"""What a workbook says about its cells beside their values: hidden, formula, error, merged, and how far they reach.

Read from the XML itself, before anything is unfolded in memory: a few bytes can claim a billion cells. Formulas are
only seen here, never evaluated.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Final, cast
from xml.etree import ElementTree as Xml

#: A cell by row and column, both from 0.
Place = tuple[int, int]

_REFERENCE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_SHEET_PART: Final = "xl/worksheets/"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMarks:
    """The marks of one sheet; rows and columns count from 0. `height` and `width` are those of its filled area.

    `merged` are areas as first and last cell. `empty_formulas` are those that nobody ever computed.
    """

    name: str
    is_hidden: bool = False
    height: int = 0
    width: int = 0
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    formulas: frozenset[Place] = frozenset()
    empty_formulas: frozenset[Place] = frozenset()
    errors: frozenset[Place] = frozenset()
    merged: tuple[tuple[Place, Place], ...] = ()


@dataclass(slots=True, kw_only=True)
class _Found:
    """What was read of one sheet so far."""

    name: str
    is_hidden: bool = False
    height: int = 0
    width: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas: set[Place] = field(default_factory=set)
    empty_formulas: set[Place] = field(default_factory=set)
    errors: set[Place] = field(default_factory=set)
    merged: list[tuple[Place, Place]] = field(default_factory=list)

    def reach(self, row: int, column: int) -> None:
        self.height, self.width = max(self.height, row + 1), max(self.width, column + 1)

    def marks(self) -> SheetMarks:
        return SheetMarks(
            name=self.name,
            is_hidden=self.is_hidden,
            height=self.height,
            width=self.width,
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            formulas=frozenset(self.formulas),
            empty_formulas=frozenset(self.empty_formulas),
            errors=frozenset(self.errors),
            merged=tuple(self.merged),
        )


def marks_of_xlsx(book: zipfile.ZipFile) -> tuple[SheetMarks, ...]:
    """Return the marks of every sheet of an Excel workbook. Raises KeyError or ParseError for what is none."""
    parts = {
        each.get("Id", ""): each.get("Target", "").removeprefix("/")
        for each in Xml.fromstring(_whole(book, "xl/_rels/workbook.xml.rels"))  # noqa: S314 - see _whole
    }
    found = []
    for sheet in Xml.fromstring(_whole(book, "xl/workbook.xml")).iter():  # noqa: S314 - see _whole
        if _name(sheet) != "sheet":
            continue
        ids = (value for key, value in sheet.items() if key.endswith("}id"))
        target = parts.get(next(ids, ""), "")
        path = target if target.startswith("xl/") else f"xl/{target}"
        is_hidden = sheet.get("state", "visible") != "visible"
        marks = _Found(name=sheet.get("name", ""), is_hidden=is_hidden)
        if path.startswith(_SHEET_PART):
            with book.open(path) as part:
                _read_xlsx_sheet(part, marks)
        found.append(marks.marks())
    return tuple(found)


def _read_xlsx_sheet(part: IO[bytes], found: _Found) -> None:
    row, column, cell = -1, -1, (0, 0)
    has_formula = has_value = False
    for event, element in _elements(part):
        name = _name(element)
        if event == "start" and name == "row":
            row, column = int(element.get("r", row + 2)) - 1, -1
            if _is_true(element.get("hidden")):
                found.hidden_rows.add(row)
        elif event == "start" and name == "c":
            cell = _place(element.get("r", ""), otherwise=(row, column + 1))
            column, has_formula, has_value = cell[1], False, False
        elif event == "end" and name in {"f", "v", "t"}:
            has_formula = has_formula or name == "f"
            has_value = has_value or (name != "f" and bool(element.text))
        elif event == "end" and name == "c":
            _note_xlsx_cell(found, cell, kind=element.get("t", ""), is_formula=has_formula, has_value=has_value)
        elif event == "end":
            _note_xlsx_rest(found, element, name=name)


def _note_xlsx_cell(found: _Found, cell: Place, *, kind: str, is_formula: bool, has_value: bool) -> None:
    if is_formula:
        (found.formulas if has_value else found.empty_formulas).add(cell)
    if kind == "e":
        found.errors.add(cell)
    if is_formula or has_value:
        found.reach(*cell)


def _note_xlsx_rest(found: _Found, element: Xml.Element, *, name: str) -> None:
    if name == "col" and _is_true(element.get("hidden")):
        first, last = int(element.get("min", "1")), int(element.get("max", "1"))
        found.hidden_columns.update(range(first - 1, min(last, 1024)))
    elif name == "mergeCell":
        first_cell, _, last_cell = element.get("ref", "").partition(":")
        first_place = _place(first_cell, otherwise=(0, 0))
        found.merged.append((first_place, _place(last_cell, otherwise=first_place)))


def marks_of_ods(book: zipfile.ZipFile) -> tuple[SheetMarks, ...]:
    """Return the marks of every sheet of an OpenDocument spreadsheet. Raises KeyError or ParseError."""
    reader = _OdsReader()
    with book.open("content.xml") as part:
        for event, element in _elements(part):
            reader.take(event, element)
    return tuple(each.marks() for each in reader.sheets)


class _OdsReader:
    """Follows the tables of a content.xml: rows and cells stand there once for many."""

    def __init__(self) -> None:
        self.sheets: list[_Found] = []
        self._row = self._column = self._columns = 0
        self._has_text = False

    def take(self, event: str, element: Xml.Element) -> None:
        name = _name(element)
        if event == "start" and name == "table":
            self.sheets.append(_Found(name=_attribute(element, "name")))
            self._row = self._column = self._columns = 0
        elif not self.sheets:
            return
        elif event == "start" and name == "table-row":
            self._column, self._has_text = 0, False
        elif event == "end" and name in {"table-cell", "covered-table-cell"}:
            self._take_cell(element)
        elif event == "end" and name == "table-row":
            self._take_row(element)
        elif event == "end" and name == "table-column":
            self._take_column(element)
        elif event == "end" and element.text:
            self._has_text = True

    def _take_column(self, element: Xml.Element) -> None:
        times = _times(element, "number-columns-repeated")
        if _is_away(element):
            last = min(self._columns + times, 1024)
            self.sheets[-1].hidden_columns.update(range(self._columns, last))
        self._columns += times

    def _take_row(self, element: Xml.Element) -> None:
        times = _times(element, "number-rows-repeated")
        found = self.sheets[-1]
        if _is_away(element):
            found.hidden_rows.update(range(self._row, self._row + min(times, 100_000)))
        if found.height > self._row:  # something stands in it: all its copies are filled, too
            found.height = max(found.height, self._row + times)
        self._row += times

    def _take_cell(self, element: Xml.Element) -> None:
        found, times = self.sheets[-1], _times(element, "number-columns-repeated")
        place = (self._row, self._column)
        formula, kind = _attribute(element, "formula"), _attribute(element, "value-type")
        if formula:
            (found.formulas if kind else found.empty_formulas).add(place)
        if "error" in {value for key, value in element.items() if key.endswith("}value-type")}:
            found.errors.add(place)
        has_text, self._has_text = self._has_text, False
        if formula or kind or has_text:
            found.reach(self._row, self._column + times - 1)
        rows, columns = _times(element, "number-rows-spanned"), _times(element, "number-columns-spanned")
        if rows > 1 or columns > 1:
            found.merged.append((place, (self._row + rows - 1, self._column + columns - 1)))
        self._column += times


def _whole(book: zipfile.ZipFile, name: str) -> bytes:
    """Return a small part. Entities are refused: the parser would unfold them."""
    content = book.read(name)
    if b"<!DOCTYPE" in content:
        raise Xml.ParseError("a workbook declares no document type")
    return content


def _elements(part: IO[bytes]) -> Iterator[tuple[str, Xml.Element]]:
    """Yield the beginning and the end of each element. What has ended is let go: the whole is never held."""
    beginning = part.read(4096)
    if b"<!DOCTYPE" in beginning:
        raise Xml.ParseError("a sheet declares no document type")
    parser: Xml.XMLPullParser[Xml.Element] = Xml.XMLPullParser(("start", "end"))
    above: list[Xml.Element] = []
    while beginning:
        parser.feed(beginning)
        yield from _let_go(parser, above)
        beginning = part.read(1 << 16)
    parser.close()
    yield from _let_go(parser, above)


def _let_go(parser: "Xml.XMLPullParser[Xml.Element]", above: list[Xml.Element]) -> Iterator[tuple[str, Xml.Element]]:
    for event, element in cast("Iterator[tuple[str, Xml.Element]]", parser.read_events()):
        if event == "end":
            above.pop()
        yield event, element
        if event == "start":
            above.append(element)
        elif above:
            above[-1].remove(element)


def _name(element: Xml.Element) -> str:
    return element.tag.rpartition("}")[2]


def _attribute(element: Xml.Element, name: str) -> str:
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _times(element: Xml.Element, name: str) -> int:
    words = _attribute(element, name)
    return int(words) if words.isdigit() and int(words) > 0 else 1


def _is_away(element: Xml.Element) -> bool:
    return _attribute(element, "visibility") in {"collapse", "filter"}


def _is_true(words: str | None) -> bool:
    return words in {"1", "true"}


def _place(reference: str, *, otherwise: Place) -> Place:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return otherwise
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1
