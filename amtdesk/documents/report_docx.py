"""The weekly report as a DOCX that the office can edit: real styles, headings, header rows, tables with a description.

The same report gives the same bytes.
"""

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from amtdesk.documents.language import PaperLanguage
from amtdesk.documents.letters import printable
from amtdesk.documents.report_chart import png
from amtdesk.documents.report_outline import Block, Chart, Grid, Lines, Outline, Paragraph, Part, outline_of
from amtdesk.domain.reports import WeeklyReport

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

#: A font that every office program has or replaces by one of the same widths.
_FONT: Final = "Calibri"
_LANGUAGES: Final = {"de": "de-DE", "en": "en-GB"}
#: The earliest date that a ZIP archive can hold: the bytes shall not depend on when they were made.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
#: The format allows no longer title or author in a file's properties.
_LONGEST_PROPERTY: Final = 255
_INK, _SOFT, _LINE = "16202C", "465465", "B7C2CE"
#: Millimetres between the margins of A4.
_MARGIN: Final = 18
_ROOM: Final = 210 - 2 * _MARGIN
#: How broad the bars are, as on the page.
_CHART: Final = 88


def docx(report: WeeklyReport, language: PaperLanguage, *, resources: Path) -> bytes:
    """Return the report as a Word document on A4."""
    import docx as library

    outline = outline_of(report, language)
    document = library.Document()
    _drop_old_styles(document)
    _describe(document, outline, at=report.finished_at or report.as_of)
    _dress(document, _LANGUAGES.get(outline.language, outline.language))
    document.add_heading(printable(outline.title), level=0)
    for line in (outline.subtitle, *outline.people):
        document.add_paragraph(printable(line), style="Subtitle")
    for part in outline.parts:
        _part(document, part, resources=resources)
    if outline.definitions is not None:
        document.add_heading(printable(outline.definitions_heading), level=1)
        _block(document, outline.definitions, resources=resources)
    _foot(document, outline.foot)
    page = io.BytesIO()
    document.save(page)
    return _without_times(page.getvalue())


def _drop_old_styles(document: "Document") -> None:
    """Leave out the template's second copy of its styles: Word 2010 may call a file damaged in which they differ."""
    parts = document.part.rels
    for name in [each for each, part in parts.items() if part.reltype.endswith("/stylesWithEffects")]:
        del parts[name]


def _describe(document: "Document", outline: Outline, *, at: datetime) -> None:
    told = document.core_properties
    told.title = printable(f"{outline.title} – {outline.subtitle}")[:_LONGEST_PROPERTY]
    told.author = told.last_modified_by = printable(outline.author)[:_LONGEST_PROPERTY]
    told.language = _LANGUAGES.get(outline.language, outline.language)
    told.comments = ""
    told.created = told.modified = at.replace(tzinfo=None, microsecond=0)


def _dress(document: "Document", language: str) -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(_MARGIN)
    page.top_margin = page.bottom_margin = Mm(16)
    sizes = {"Normal": 10, "Title": 20, "Subtitle": 10.5, "Heading 1": 12.5, "List Bullet": 10, "Footer": 8.5}
    for name, size in sizes.items():
        style: Any = document.styles[name]
        style.font.name, style.font.size, style.font.italic = _FONT, Pt(size), False
        style.font.color.rgb = RGBColor.from_string(_SOFT if name in {"Subtitle", "Footer"} else _INK)
        _plain_letters(style)
        # the template names theme fonts for headings; they would win over the font
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        fonts.set(qn("w:hAnsi"), _FONT)
        spacing = style.paragraph_format
        spacing.space_after = Pt(2)
        spacing.space_before = Pt(10 if name == "Heading 1" else 0)
        spacing.line_spacing_rule = WD_LINE_SPACING.SINGLE
    _speak(document, language)


def _plain_letters(style: Any) -> None:  # noqa: ANN401 - the library's own style
    """Set letters as close as in running text, and rule the title in ink instead of the template's blue."""
    from docx.oxml.ns import qn

    letters = style.element.get_or_add_rPr()
    for loose in letters.findall(qn("w:spacing")):
        letters.remove(loose)
    for line in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:bottom')}"):
        line.set(qn("w:color"), _INK)
        line.attrib.pop(qn("w:themeColor"), None)


def _speak(document: "Document", language: str) -> None:
    """Name the language of the words, for spelling and for reading aloud."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    words: Any = document.styles.element.find(qn("w:docDefaults")).find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    told = words.find(qn("w:lang"))
    if told is None:
        told = OxmlElement("w:lang")
        words.append(told)
    told.set(qn("w:val"), language)


def _part(document: "Document", part: Part, *, resources: Path) -> None:
    document.add_heading(printable(part.heading), level=1)
    for block in part.blocks:
        _block(document, block, resources=resources)


def _block(document: "Document", block: Block, *, resources: Path) -> None:
    match block:
        case Paragraph():
            _words(document.add_paragraph(), block.subject, text=block.text)
        case Lines():
            for subject, text in block.items:
                mark = "☐ " if block.is_ticked else ""
                line = document.add_paragraph(mark, style="Normal" if block.is_ticked else "List Bullet")
                _words(line, subject, text=text)
        case Grid():
            _grid(document, block)
        case Chart():
            _chart(document, block, resources=resources)


def _chart(document: "Document", chart: Chart, *, resources: Path) -> None:
    """Put the bars in as a picture that says in words what it shows; the table with the same numbers follows."""
    from docx.shared import Mm

    picture = document.add_picture(io.BytesIO(png(chart, resources=resources)), width=Mm(_CHART))
    about: Any = picture._inline.docPr  # noqa: SLF001 - the library has no other way to it
    about.set("title", printable(chart.name))
    about.set("descr", printable(chart.told))
    document.paragraphs[-1].paragraph_format.keep_with_next = True


def _words(paragraph: Any, subject: str, *, text: str) -> None:  # noqa: ANN401 - the library's own paragraph
    if subject:
        paragraph.add_run(printable(subject)).bold = True
        paragraph.add_run(" ")
    paragraph.add_run(printable(text))


def _grid(document: "Document", grid: Grid) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    table = document.add_table(rows=1 + len(grid.rows), cols=len(grid.heads))
    _measure(table, grid)
    for number, row in enumerate((grid.heads, *grid.rows)):
        for place, (cell, words) in enumerate(zip(table.rows[number].cells, row, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.add_run(printable(words)).bold = number == 0 or place == 0
            if place in grid.numbers:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _head_and_describe(table, grid)


def _measure(table: "Table", grid: Grid) -> None:
    """Give the columns their widths and the rows a fine line below, as on the page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    table.autofit = False
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Mm(round(_ROOM * width / sum(grid.widths), 1))
        for cell in column.cells:
            cell.width = column.width
    lines = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _LINE)):
            line.set(qn(f"w:{name}"), value)
        lines.append(line)
    about: Any = table._tbl.tblPr  # noqa: SLF001 - the library knows borders only as named styles
    # the format wants the borders before the layout
    about.insert(list(about).index(about.find(qn("w:tblLayout"))), lines)


def _head_and_describe(table: "Table", grid: Grid) -> None:
    """Repeat the heads on each page, keep each row on one, and say in words what the table shows."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for number, row in enumerate(table.rows):
        rules: Any = row._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no other way to it
        rules.append(OxmlElement("w:cantSplit"))
        if number == 0:
            rules.append(OxmlElement("w:tblHeader"))
    about: Any = table._tbl.tblPr  # noqa: SLF001 - as above
    for tag, words in (("w:tblCaption", grid.name), ("w:tblDescription", grid.told)):
        told = OxmlElement(tag)
        told.set(qn("w:val"), printable(words))
        about.append(told)


def _foot(document: "Document", words: str) -> None:
    document.sections[0].footer.paragraphs[0].text = printable(words)


def _without_times(content: bytes) -> bytes:
    """Return the same archive with the same date on every part."""
    page = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name, _NO_TIME), before.read(name), zipfile.ZIP_DEFLATED)
    return page.getvalue()
