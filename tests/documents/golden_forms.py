"""What the week of Birkenfurt says in each form, brought into lines that can be compared and read.

    python -m tests.documents.golden_forms    writes tests/golden anew

Bytes would change with every version of a library; words, order, headings, tables and tags do not.
"""

import io
import json
import re
import subprocess
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx as library
import pikepdf
from docx.table import Table
from docx.text.paragraph import Paragraph

from amtdesk.documents.report_paper import paper_of
from amtdesk.domain.reports import WeeklyReport
from amtdesk.services.report_forms import FORMS
from amtdesk.system.language import Language
from tests.builders import BERLIN, open_desk
from tests.builders_reports import FRIDAY, WEEK, birkenfurt_week

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
LANGUAGES = (Language("de", BERLIN), Language("en", BERLIN))
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WIDTH = 100


def forms_of(report: WeeklyReport) -> Iterator[tuple[str, str]]:
    """Yield the name of each golden file, and what shall stand in it."""
    for language in LANGUAGES:
        paper = json.dumps(paper_of(report, language), ensure_ascii=False, indent=1)
        yield f"weekly_report.{language.code}.json", f"{paper}\n"
    german = LANGUAGES[0]
    made: Mapping[str, bytes] = {ending: make(report, german) for ending, make in FORMS.items()}
    yield "weekly_report.de.txt", made[".txt"].decode()
    yield "weekly_report.de.csv", made[".csv"].decode("utf-8-sig").replace("\r\n", "\n")
    yield "weekly_report.de.html.txt", html_lines(made[".html"])
    yield "weekly_report.de.docx.txt", docx_lines(made[".docx"])
    yield "weekly_report.de.pdf.txt", pdf_lines(made[".pdf"])


def html_lines(content: bytes) -> str:
    """The file without its looks and the strokes of its drawing, one tag a line."""
    plain = re.sub(r"<style>.*?</style>", "<style></style>", content.decode(), flags=re.DOTALL)
    plain = re.sub(r"(?<=</desc>).*?(?=</svg>)", "…", plain, flags=re.DOTALL)
    return re.sub(r"(?<=>)(?=<)", "\n", plain)


def docx_lines(content: bytes) -> str:
    """Style and words of each paragraph; name, description, heads and cells of each table."""
    document = library.Document(io.BytesIO(content))
    lines = [
        f"{kind}: {getattr(document.core_properties, kind)}" for kind in ("title", "author", "language", "modified")
    ]
    for block in document.iter_inner_content():
        lines += _paragraph(block) if isinstance(block, Paragraph) else _table(block)
    lines += [f"[Footer] {line.text}" for line in document.sections[0].footer.paragraphs]
    return "\n".join(lines) + "\n"


def _paragraph(line: Paragraph) -> list[str]:
    pictures = line._p.xpath(".//wp:docPr")  # noqa: SLF001 - the library has no other way to it
    if pictures:
        return [f"[Picture] {each.get('title')}: {each.get('descr')}" for each in pictures]
    words = "".join(f"**{run.text}**" if run.bold else run.text for run in line.runs)
    return [f"[{line.style.name if line.style else '–'}] {words}"]


def _table(table: Table) -> list[str]:
    about: Any = table._tbl.tblPr  # noqa: SLF001 - the library has no other way to it
    told = [f"  {tag}: {about.find(f'{_WORD}{tag}').get(f'{_WORD}val')}" for tag in ("tblCaption", "tblDescription")]
    return ["[Table]", *told, *("  | " + " | ".join(cell.text for cell in row.cells) for row in table.rows)]


def pdf_lines(content: bytes) -> str:
    """What a PDF says of itself, its tags with their descriptions, and its words in the order in which they are set."""
    with pikepdf.open(io.BytesIO(content)) as document:
        about = [
            f"Title: {document.docinfo.Title}",
            f"Language: {document.Root.Lang}",
            f"Pages: {len(document.pages)}",
        ]
        tags = list(_tags(document.Root.StructTreeRoot, depth=0))
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    words = textwrap.wrap(" ".join(done.stdout.decode().split()), _WIDTH, break_on_hyphens=False)
    return "\n".join([*about, "", *tags, "", *words]) + "\n"


def _tags(node: pikepdf.Object, *, depth: int) -> Iterator[str]:
    """Yield the tag tree, one element a line; equal neighbours without a description are counted."""
    before, times = "", 0
    for line in (*_children(node, depth), ""):
        if line != before and before:
            yield before if times == 1 else f"{before} × {times}"
        before, times = line, times + 1 if line == before else 1


def _children(node: pikepdf.Object, depth: int) -> Iterator[str]:
    children = node.get("/K")
    for kid in list(children) if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            alt = str(kid.get("/Alt", ""))
            yield "  " * depth + str(kid["/S"]) + (f" ({alt})" if alt else "")
            yield from _tags(kid, depth=depth + 1)


def main() -> None:
    """Write the golden files anew from the week that the tests know."""
    with TemporaryDirectory() as folder, open_desk(Path(folder), FRIDAY) as desk:
        birkenfurt_week(desk)
        for name, words in forms_of(desk.reports.weekly(WEEK)):
            (GOLDEN / name).write_text(words, encoding="utf-8")


if __name__ == "__main__":
    main()
