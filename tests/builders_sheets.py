"""Awkward tables for tests, as offices leave them, and small pictures beside them."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HEADING = ("Titel", "Text", "Wunschtag", "Uhrzeit", "Thema", "Fachamt", "Bilddatei", "Bildbeschreibung", "Foto von",
           "Einwilligung", "Wer liefert", "Hinweis")  # fmt: skip


def a_csv(folder: Path, *rows: Sequence[str], heading: Sequence[str] = HEADING, encoding: str = "cp1252") -> Path:
    """A table as a German Excel writes it."""
    path = folder / "beitraege.csv"
    lines = [";".join(heading), *(";".join(row) for row in rows)]
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def an_xlsx(path: Path, *rows: Sequence[object], heading: Sequence[object] = ("Titel", "Text")) -> Path:
    """A workbook with one sheet."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = first_sheet(book)
    for row in (heading, *rows):
        sheet.append(list(row))
    book.save(path)
    return path


def first_sheet(book: Any) -> Any:  # noqa: ANN401 - openpyxl's types allow a chart here
    """The sheet that a workbook opens with."""
    return book.active


def rezipped(path: Path, changed: dict[str, bytes]) -> Path:
    """The same file with some parts written anew."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in (parts | changed).items():
            book.writestr(name, content)
    return path


def a_picture(path: Path, *, color: str = "red") -> Path:
    """A small photo."""
    from PIL import Image

    page = io.BytesIO()
    Image.new("RGB", (40, 30), color).save(page, "JPEG" if path.suffix == ".jpg" else "PNG")
    path.write_bytes(page.getvalue())
    return path
