"""Tables as offices leave them: what a file says of its cells, and which files are refused before they unfold."""

import struct
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet  # type: ignore[import-untyped]  # odfpy has no types
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow  # type: ignore[import-untyped]  # as above
from odf.text import P  # type: ignore[import-untyped]  # as above

from amtdesk.domain.imports import ImportRefused
from amtdesk.exchange.spreadsheets import MAX_UNFOLDED, Cell, Spreadsheet, read_workbook
from tests.builders_sheets import an_xlsx, first_sheet, rezipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def only_sheet(path: Path) -> Spreadsheet:
    return read_workbook(path).sheets[0]


def values(path: Path) -> list[list[object]]:
    return [[cell.value for cell in row.cells] for row in only_sheet(path).rows]


def test_numbers_of_rows_are_those_that_the_table_program_shows(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path / "a.xlsx", (), ("Markt", "Am Samstag"), (), ("Rat", "Am Montag"))

    assert [(row.number, row.cells[0].value) for row in only_sheet(path).rows] == [
        (1, "Titel"),
        (3, "Markt"),
        (5, "Rat"),
    ]


@pytest.mark.parametrize("is_1904", [False, True])
def test_days_are_right_in_both_systems_of_counting(tmp_path: Path, is_1904: bool) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path, {"date_1904": is_1904})
    day, at = book.add_format({"num_format": "dd.mm.yyyy"}), book.add_format({"num_format": "hh:mm"})
    sheet = book.add_worksheet()
    sheet.write_datetime(0, 0, datetime(2027, 4, 21), day)  # noqa: DTZ001 - a spreadsheet's day has no zone
    sheet.write(0, 1, time(9, 30), at)
    book.close()

    (line,) = values(path)
    assert line == [date(2027, 4, 21), time(9, 30)]


def test_formulas_are_never_computed_their_stored_results_are_taken_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_formula(0, 0, '="Mar"&"kt"', None, "Markt")
    sheet.write_formula(0, 1, "=1/0", None, "#DIV/0!")
    book.close()

    computed, error = only_sheet(path).rows[0].cells
    assert (computed.value, computed.is_formula, error.is_error) == ("Markt", True, True)

    (never,) = only_sheet(an_xlsx(tmp_path / "b.xlsx", heading=("=1+1",))).rows
    assert never.cells[0].is_uncomputed
    assert not never.is_empty


def test_hidden_rows_and_columns_are_named(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path / "a.xlsx", ("Markt", "Am Samstag"), ("Rat", "Am Montag"))
    book = openpyxl.load_workbook(path)
    first_sheet(book).row_dimensions[3].hidden = True
    first_sheet(book).column_dimensions["B"].hidden = True
    book.save(path)

    sheet = only_sheet(path)
    assert [row.is_hidden for row in sheet.rows] == [False, False, True]
    assert sheet.hidden_columns == {1}


def test_a_merged_cell_counts_for_every_row_that_it_covers(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path / "a.xlsx", ("Markt", "TSV"), ("Rat", None), ("Fest", None))
    book = openpyxl.load_workbook(path)
    first_sheet(book).merge_cells("B2:B3")
    first_sheet(book).merge_cells("A5:B6")
    book.save(path)

    cells = [row.cells[1] for row in only_sheet(path).rows]
    assert cells[1:] == [Cell("TSV"), Cell("TSV", is_shared=True), Cell("")]


def test_a_hidden_sheet_and_a_chart_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("Offen").write(0, 0, "Titel")
    hidden = book.add_worksheet("Verborgen")
    hidden.write(0, 0, "Titel")
    hidden.hide()
    chart: Any = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Offen!$A$1:$A$2"})
    book.add_chartsheet("Bild").set_chart(chart)
    book.close()

    assert [(sheet.name, sheet.is_hidden) for sheet in read_workbook(path).sheets] == [
        ("Offen", False),
        ("Verborgen", True),
        ("Bild", True),
    ]


def an_ods(path: Path) -> Path:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Beiträge")
    table.addElement(TableColumn(numbercolumnsrepeated=1))
    table.addElement(TableColumn(visibility="collapse"))

    def cell(words: str, **facts: object) -> TableCell:
        made = TableCell(valuetype="string", **facts)
        made.addElement(P(text=words))
        return made

    heading, first, second, third, last = (TableRow() for _number in range(5))
    for words in ("Titel", "Text"):
        heading.addElement(cell(words))
    first.addElement(cell("Markt"))
    first.addElement(cell("TSV", numberrowsspanned=2))
    second = TableRow(visibility="filter")
    second.addElement(cell("Rat"))
    second.addElement(CoveredTableCell())
    third.addElement(cell("Fest", formula='of:="Fest"'))
    third.addElement(TableCell(formula="of:=1/0"))
    last = TableRow(numberrowsrepeated=1_000_000)
    last.addElement(TableCell(numbercolumnsrepeated=1000))
    for row in (heading, first, second, third, last):
        table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


def test_an_open_document_tells_the_same(tmp_path: Path) -> None:
    sheet = only_sheet(an_ods(tmp_path / "a.ods"))

    assert [(row.number, row.is_hidden) for row in sheet.rows] == [(1, False), (2, False), (3, True), (4, False)]
    assert sheet.hidden_columns == {1}
    assert sheet.rows[2].cells[1] == Cell("TSV", is_shared=True)
    assert [cell.is_formula or cell.is_uncomputed for cell in sheet.rows[3].cells] == [True, True]


@pytest.mark.parametrize("name", ["a.xls", "a.csv", "a"])
def test_the_bytes_decide_not_the_ending(tmp_path: Path, name: str) -> None:
    assert values(an_xlsx(tmp_path / "a.xlsx").rename(tmp_path / name)) == [["Titel", "Text"]]


def test_a_workbook_with_macros_is_read_as_data(tmp_path: Path) -> None:
    path = rezipped(an_xlsx(tmp_path / "a.xlsx"), {"xl/vbaProject.bin": b"never run"})

    assert read_workbook(path).has_macros


def refused(path: Path, content: bytes | None = None) -> str:
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ImportRefused) as found:
        read_workbook(path)
    return str(found.value)


def test_what_is_no_table_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    assert "web page" in refused(path, b"\xef\xbb\xbf \n<HTML><table><tr><td>Titel</td></tr></table>")
    assert "web page" in refused(path, b'<?xml version="1.0"?><Workbook/>')
    assert "is empty" in refused(path, b"")
    assert "not a text file" in refused(path, b"Titel;Text\x00\x01")
    assert "damaged" in refused(path, b"PK\x03\x04 nothing that unfolds")
    assert "old format" in refused(path, OLE + bytes(2000))
    assert "password" in refused(path, OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"))


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return path


def test_other_archives_are_refused_by_what_they_are(tmp_path: Path) -> None:
    ods = b"application/vnd.oasis.opendocument.spreadsheet"
    locked = {"mimetype": ods, "META-INF/manifest.xml": b"<manifest:encryption-data/>"}

    assert "no table" in refused(zipped(tmp_path / "a.docx", {"word/document.xml": b"<w/>"}))
    assert ".xlsb" in refused(zipped(tmp_path / "a.xlsb", {"xl/workbook.bin": b"."}))
    assert "password" in refused(zipped(tmp_path / "a.ods", locked))
    assert "damaged" in refused(zipped(tmp_path / "b.xlsx", {"xl/workbook.xml": b"<workbook>"}))


def test_a_locked_archive_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.xlsx", {"xl/workbook.xml": b"<workbook/>"})
    content = bytearray(path.read_bytes())
    for place, mark in ((6, b"PK\x03\x04"), (8, b"PK\x01\x02")):
        start = content.index(mark) + place
        struct.pack_into("<H", content, start, 1)

    assert "password" in refused(path, bytes(content))


def test_a_bomb_is_refused_before_it_unfolds(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book, book.open("xl/workbook.xml", "w") as part:
        for _megabyte in range(MAX_UNFOLDED // 1024 // 1024 + 1):
            part.write(bytes(1024 * 1024))

    assert path.stat().st_size < 1024 * 1024
    assert "100 MB" in refused(path)


def test_a_file_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.xlsx", {"xl/workbook.xml": bytes(50_000)})
    content = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", content, content.index(mark) + place, 10)

    assert "damaged" in refused(path, bytes(content))


def test_one_cell_far_away_does_not_unfold_a_billion(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    first_sheet(book)["XFD1048576"] = "weit"
    book.save(path)

    assert "20000 rows" in refused(path)


def test_broken_bytes_are_told_as_such_wherever_they_break(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path / "a.xlsx", ("Markt", "Am Samstag"))
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as book:
        start = book.getinfo("xl/worksheets/sheet1.xml").header_offset + 60
    content[start : start + 8] = b"\xff" * 8
    assert "damaged" in refused(path, bytes(content))

    odd = b'<?xml version="1.0" encoding="UTF-9"?><workbook/>'
    assert "damaged" in refused(rezipped(an_xlsx(path), {"xl/workbook.xml": odd}))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as book:
        book.writestr("xl/workbook.xml", b"<workbook/>")
    assert "damaged" in refused(path)


def test_entities_are_never_unfolded(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path / "a.xlsx")
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>'

    assert "damaged" in refused(rezipped(path, {"xl/worksheets/sheet1.xml": bomb}))
    assert "damaged" in refused(rezipped(path, {"xl/workbook.xml": bomb}))
