"""The weekly report as one HTML file: readable in any browser, by ear and on paper, without script or network.

Built as a tree, so that nobody's words are ever read as markup.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

from amtdesk.documents.language import PaperLanguage
from amtdesk.documents.letters import printable
from amtdesk.documents.report_chart import svg
from amtdesk.documents.report_outline import Block, Chart, Grid, Lines, Outline, Paragraph, Part, outline_of
from amtdesk.domain.reports import Section, WeeklyReport

_STYLE: Final = """
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #16202c; font: 16px/1.5 "Source Sans 3", "Segoe UI", Helvetica, sans-serif; }
main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; overflow-wrap: break-word; }
main { padding-top: 1.5rem; }
header { border-bottom: 2px solid #16202c; padding-bottom: .6rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; }
p { margin: .3rem 0; }
.soft, caption, th, footer { color: #465465; }
table { border-collapse: collapse; width: 100%; margin: .3rem 0; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
table { table-layout: fixed; }
th, td { text-align: left; vertical-align: top; overflow-wrap: break-word; font-size: .94rem; }
th, td { padding: .3rem .5rem .3rem 0; border-bottom: 1px solid #d9e0e8; }
thead th { border-bottom-color: #465465; font-size: .9rem; }
tbody th { color: #16202c; font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.number + :not(.number) { padding-left: .8rem; }
ul { margin: .3rem 0; padding-left: 1.2rem; }
.chart { display: block; width: 100%; max-width: 28rem; height: auto; margin: .3rem 0 .6rem; }
.mark { display: block; width: .8em; height: .8em; margin: .3em 0 .1em; }
.decisions { border: 2px solid #16202c; border-radius: 6px; padding: 0 1rem .8rem; margin-top: 1.6rem; }
.decisions h2 { margin-top: .8rem; }
.decisions ul { list-style: "☐  "; }
.definitions { font-size: .9rem; color: #465465; }
footer { border-top: 1px solid #b7c2ce; font-size: .9rem; margin-top: 2rem; padding: .6rem 1.25rem 2rem; }
@media (max-width: 40rem) { thead th, th, td { font-size: .82rem; padding-right: .3rem; hyphens: auto; } }
@media (max-width: 40rem) { table { table-layout: auto; } col { width: auto !important; } }
@media (max-width: 40rem) { th, td { overflow-wrap: anywhere; } tbody th { min-width: 5.5rem; } }
@media (max-width: 40rem) { thead th, .marked { overflow-wrap: normal; } }
@media print { body { font-size: 10.5pt; } main, footer { max-width: none; padding: 0; } }
@media print { tr, li, .chart { break-inside: avoid; } }
"""


def html(report: WeeklyReport, language: PaperLanguage, *, resources: Path) -> bytes:
    """Return the report as one UTF-8 file; the same report gives the same bytes."""
    outline = outline_of(report, language)
    page = Element("html", lang=outline.language)
    _head(page, outline)
    body = SubElement(page, "body")
    main = SubElement(body, "main")
    head = SubElement(main, "header")
    _text(SubElement(head, "h1"), outline.title)
    for line in (outline.subtitle, *outline.people):
        _text(SubElement(head, "p", {"class": "soft"}), line)
    for part in outline.parts:
        _part(main, part, resources=resources)
    if outline.definitions is not None:
        section = SubElement(main, "section", {"class": "definitions", "aria-labelledby": "definitions"})
        _text(SubElement(section, "h2", id="definitions"), outline.definitions_heading)
        _block(section, outline.definitions, resources=resources)
    _text(SubElement(SubElement(body, "footer"), "p"), outline.foot)
    written: bytes = tostring(page, encoding="utf-8", method="html")
    return b"<!DOCTYPE html>\n" + written + b"\n"


def _head(page: Element, outline: Outline) -> None:
    head = SubElement(page, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    # nothing is fetched, whatever someone typed
    SubElement(
        head,
        "meta",
        {"http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"},
    )
    _text(SubElement(head, "title"), f"{outline.title} – {outline.subtitle}")
    SubElement(head, "style").text = _STYLE


def _part(main: Element, part: Part, *, resources: Path) -> None:
    name = f"part-{part.section.value.replace('_', '-')}"
    kind = "decisions" if part.section is Section.DECISIONS else "part"
    section = SubElement(main, "section", {"class": kind, "aria-labelledby": name})
    _text(SubElement(section, "h2", id=name), part.heading)
    for block in part.blocks:
        _block(section, block, resources=resources)


def _block(section: Element, block: Block, *, resources: Path) -> None:
    match block:
        case Paragraph():
            words = SubElement(section, "p", {"class": "soft"} if block.is_note else {})
            _subject(words, block.subject, text=block.text)
        case Lines():
            listed = SubElement(section, "ul")
            for subject, text in block.items:
                _subject(SubElement(listed, "li"), subject, text=text)
        case Grid():
            _grid(section, block)
        case Chart():
            _chart(section, block, resources=resources)


def _grid(section: Element, grid: Grid) -> None:
    table = SubElement(section, "table")
    _text(SubElement(table, "caption"), grid.name)
    columns = SubElement(table, "colgroup")
    for width in grid.widths:
        SubElement(columns, "col", style=f"width: {width / sum(grid.widths):.1%}")
    line = SubElement(SubElement(table, "thead"), "tr")
    for number, head in enumerate(grid.heads):
        _text(SubElement(line, "th", {"scope": "col", **_kind(grid, number)}), head)
    body = SubElement(table, "tbody")
    for row in grid.rows:
        line = SubElement(body, "tr")
        for number, cell in enumerate(row):
            role = {"scope": "row"} if number == 0 else {}
            _cell(SubElement(line, "td" if number else "th", {**role, **_kind(grid, number)}), cell, marks=grid.marks)


def _cell(element: Element, words: str, *, marks: Mapping[str, str]) -> None:
    """Put words in, with the circle of the page before them where they have one."""
    if words not in marks:
        _text(element, words)
        return
    element.set("class", "marked")
    drawing = SubElement(element, "svg", {"class": "mark", "viewBox": "0 0 10 10", "aria-hidden": "true"})
    inside = "#16202c" if marks[words] == "full" else "#fff"
    SubElement(drawing, "circle", {"cx": "5", "cy": "5", "r": "4", "fill": inside, "stroke": "#16202c"})
    if marks[words] == "half":
        SubElement(drawing, "path", {"d": "M5 1a4 4 0 0 1 0 8z", "fill": "#16202c"})
    drawing.tail = printable(f" {words}")


def _chart(section: Element, chart: Chart, *, resources: Path) -> None:
    """Draw the bars in the file itself; whoever cannot see them hears what they say, and has the table after them."""
    drawing = _without_namespaces(fromstring(svg(chart, resources=resources)))  # noqa: S314 - drawn by this program
    for measure in ("width", "height"):
        del drawing.attrib[measure]
    told = {"class": "chart", "role": "img", "aria-labelledby": "chart-name", "aria-describedby": "chart-told"}
    drawing.attrib.update(told)
    for place, (tag, words) in enumerate((("title", chart.name), ("desc", chart.told))):
        element = Element(tag, id=told[("aria-labelledby", "aria-describedby")[place]])
        _text(element, words)
        drawing.insert(place, element)
    section.append(drawing)


def _without_namespaces(drawing: Element) -> Element:
    """Return the same tree as HTML names it: `svg` and what it holds need no further word."""
    for element in drawing.iter():
        element.tag = _plain(element.tag)
        named = {_plain(name): value for name, value in element.attrib.items()}
        element.attrib.clear()
        element.attrib.update(named)
    return drawing


def _plain(name: str) -> str:
    return name.rpartition("}")[2]


def _kind(grid: Grid, number: int) -> dict[str, str]:
    return {"class": "number"} if number in grid.numbers else {}


def _subject(element: Element, subject: str, *, text: str) -> None:
    if not subject:
        _text(element, text)
        return
    strong = SubElement(element, "strong")
    _text(strong, subject)
    strong.tail = printable(f" {text}")


def _text(element: Element, text: str) -> None:
    """Put words in; each further line of them begins on a line of its own."""
    first, *further = printable(text).split("\n")
    element.text = first
    for line in further:
        SubElement(element, "br").tail = line
