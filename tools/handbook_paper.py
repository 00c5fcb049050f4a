"""The handbook as one tagged PDF (PDF/UA-1, PDF/A-2a). docs/handbuch/handbuch.typ lays it out."""

import io
import json
import math
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PIL import Image

from amtdesk.documents.typesetting import with_clear_ends
from tools.handbook_html import HINTS
from tools.handbook_source import HOUSE, Handbook, Node

if TYPE_CHECKING:
    import pikepdf

_FONTS: Final = HOUSE / "resources" / "fonts"
#: A whole window; a picture of a part is as much narrower on paper as on the screen.
_WINDOW: Final = 1280
_NARROWEST: Final = 8
#: The bytes by which a PNG is known.
_SIGNATURE: Final = 8


def pdf(handbook: Handbook, *, template: Path, version: str, sources: str, at: datetime) -> bytes:
    """Return the handbook as PDF; the same sources give the same bytes. The pictures lie beside the template."""
    import typst

    paper = {
        "title": "AmtDesk: Handbuch",
        "subtitle": f"Version {version}, Stand {handbook.as_of}",
        "foot": f"AmtDesk {version}: Handbuch, Stand {handbook.as_of}",
        "keywords": [sources],
        "asked": "Was am Anfang oft gefragt wird",
        "contents": "Inhalt",
        "questions": [{"ask": each.ask, "answer": each.answer} for each in handbook.questions],
        "parts": [
            {
                "pages": [
                    {
                        "name": page.name,
                        "title": page.title,
                        "blocks": [_data(block, template) for block in page.blocks],
                    }
                    for page in part.pages
                ]
            }
            for part in handbook.parts
        ],
    }
    made: bytes = typst.compile(
        template,
        font_paths=[_FONTS],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        timestamp=round(at.timestamp()),
        sys_inputs={"paper": json.dumps(paper, ensure_ascii=False)},
    )
    return with_clear_ends(_with_palettes(made, template.parent / "bilder"))


def _with_palettes(made: bytes, pictures: Path) -> bytes:
    """Return the same PDF with the pictures as they lie on the disk: typst unfolds palettes, to twice the size."""
    import pikepdf

    known = {}
    for path in sorted(pictures.glob("*.png")):
        with Image.open(path) as picture:
            known[picture.convert("RGB").tobytes()] = dict(_chunks(path.read_bytes()))
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image":
                _fold(each, known[each.read_bytes()])
        document.save(written, deterministic_id=True)
    return written.getvalue()


def _fold(picture: "pikepdf.Stream", chunks: Mapping[bytes, bytes]) -> None:
    import pikepdf

    colors, bits = chunks[b"PLTE"], chunks[b"IHDR"][8]
    how = pikepdf.Dictionary(Predictor=15, Colors=1, BitsPerComponent=bits, Columns=picture.Width)
    picture.write(chunks[b"IDAT"], filter=pikepdf.Name.FlateDecode, decode_parms=how)
    picture.BitsPerComponent = bits
    palette = (pikepdf.Name.Indexed, picture.ColorSpace, len(colors) // 3 - 1, pikepdf.String(colors))
    picture.ColorSpace = pikepdf.Array(palette)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG by name; what is in several is put together."""
    found: dict[bytes, bytes] = {}
    at = _SIGNATURE
    while at < len(png):
        end = at + 8 + int.from_bytes(png[at : at + 4])
        name = png[at + 4 : at + 8]
        found[name] = found.get(name, b"") + png[at + 8 : end]
        at = end + 4  # the checksum
    yield from found.items()


def _data(node: Node, template: Path) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": node.kind, "text": node.text, "to": node.to, "level": node.level}
    told["parts"] = [_data(part, template) for part in node.parts]
    if node.kind == "picture":
        told["file"] = f"bilder/{node.to}.png"
        told["width"] = _share(template.parent / told["file"])
    if node.kind == "hint":
        told["hint"] = next((kind for words, kind in HINTS.items() if node.words().lstrip().startswith(words)), "plain")
    if node.kind == "table":
        told["widths"] = _widths(node)
    return told


def _share(picture: Path) -> float:
    """Which part of the text's width the picture takes."""
    with picture.open("rb") as file:
        width = int.from_bytes(file.read(20)[16:])
    return min(1.0, width / _WINDOW * 1.15)


def _widths(table: Node) -> list[float]:
    """How wide the columns are to each other: by the longest cell, less than in proportion."""
    rows = [row for part in table.parts for row in part.parts]
    longest = (max(len(row.parts[place].words()) for row in rows) for place in range(len(rows[0].parts)))
    return [round(math.sqrt(max(length, _NARROWEST)), 2) for length in longest]
