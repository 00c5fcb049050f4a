"""The handbook as one HTML file: pictures within, no script, nothing fetched; by ear, on paper, light and dark."""

import base64
import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement, tostring

from tools.handbook_source import HOUSE, Handbook, Node, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TOKENS: Final = HOUSE / "resources" / "themes" / "tokens.json"
_USED: Final = (
    "bg.app", "bg.surface", "bg.sunken", "border.subtle", "border.strong", "border.control", "text.primary",
    "text.secondary", "text.tertiary", "accent.text", "accent.soft", "focus.ring", "warn.soft", "warn.text",
    "approve.soft", "approve.text",
)  # fmt: skip
#: How a hint begins → how it looks.
HINTS: Final = {"Vorsicht": "caution", "Für die Vertretung": "deputy"}
_TAGS: Final = {"paragraph": "p", "list": "ul", "steps": "ol", "item": "li", "stress": "em"}
_STYLE: Final = """
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--bg-surface); color: var(--text-primary); overflow-wrap: break-word;
  font: 1.0625rem/1.6 "Source Sans 3", "Segoe UI", "Noto Sans", "Helvetica Neue", sans-serif; }
a { color: var(--accent-text); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, pre:focus-visible, .wide:focus-visible { outline: 2px solid var(--focus-ring);
  outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -100vw; top: 0; }
.skip:focus { left: 1rem; top: 1rem; padding: .6rem 1rem; background: var(--bg-surface); z-index: 1; }
.all { display: grid; grid-template-columns: minmax(14rem, 18rem) minmax(0, 1fr); max-width: 78rem; margin: 0 auto; }
nav { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: 2rem 1.25rem 2rem;
  background: var(--bg-app); border-right: 1px solid var(--border-subtle); font-size: .95rem; line-height: 1.4; }
nav h2 { font-size: 1.05rem; margin: 0 0 .75rem; }
nav p { margin: 1.1rem 0 .25rem; font-weight: 600; font-size: .875rem; color: var(--text-secondary); }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li a { display: block; padding: .3rem 0; text-decoration: none; }
nav li a:hover { text-decoration: underline; }
main { padding: 2rem 2.5rem 4rem; max-width: 54rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.65rem; line-height: 1.25; margin: 0 0 1rem; }
h3 { font-size: 1.25rem; line-height: 1.3; margin: 2.4rem 0 .5rem; }
h4 { font-size: 1.06rem; margin: 1.6rem 0 .3rem; }
section.page { border-top: 1px solid var(--border-strong); margin-top: 3.5rem; padding-top: 2.5rem; }
main > h2 { margin-top: 2rem; }
.soft { color: var(--text-secondary); }
p { margin: .6rem 0; max-width: 42rem; }
ul, ol { margin: .6rem 0; padding-left: 1.6rem; max-width: 42rem; }
li { margin: .3rem 0; } li > p { margin: 0; } li > p + p { margin-top: .4rem; }
.label { font-weight: 600; }
kbd { font: inherit; }
kbd kbd { font-size: .875em; border: 1px solid var(--border-control); border-radius: 4px;
  padding: .05rem .38rem; background: var(--bg-surface); white-space: nowrap; }
code { font-family: ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; font-size: .9em;
  background: var(--bg-sunken); padding: .1em .3em; border-radius: 4px; }
pre { background: var(--bg-sunken); border: 1px solid var(--border-subtle); border-radius: 6px; padding: .8rem 1rem;
  overflow-x: auto; line-height: 1.45; } pre code { background: none; padding: 0; }
.here { margin: .4rem 0 1.2rem; padding: .8rem 1rem .8rem 2.2rem; background: var(--bg-app); border-radius: 6px; }
.picture { margin: 1.2rem 0; }
.picture img { display: block; max-width: 100%; height: auto; border: 1px solid var(--border-strong);
  border-radius: 6px; background: #fff; }
.hint { border-left: 3px solid var(--border-control); background: var(--bg-app); padding: .6rem 1rem; margin: 1rem 0;
  max-width: 42rem; border-radius: 0 6px 6px 0; } .hint p { margin: .2rem 0; } .hint em { font-style: normal;
  font-weight: 600; } .caution { background: var(--warn-soft); border-color: var(--warn-text); }
.deputy { background: var(--accent-soft); border-color: var(--accent-text); }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .97rem; line-height: 1.45; }
th, td { text-align: left; vertical-align: top; padding: .45rem .9rem .45rem 0; }
tr { border-bottom: 1px solid var(--border-subtle); } thead tr { border-bottom-color: var(--text-secondary); }
thead th { font-size: .9rem; color: var(--text-secondary); } tbody th { font-weight: 600; }
footer { border-top: 1px solid var(--border-strong); margin-top: 4rem; padding-top: 1rem; font-size: .94rem; }
@media (max-width: 60rem) { .all { display: block; } main { padding: 1.5rem 1.25rem 3rem; }
  nav { position: static; max-height: none; border-right: 0; border-bottom: 1px solid var(--border-subtle); } }
@media print { body { font-size: 10.5pt; background: #fff; color: #000; } nav, .skip { display: none; }
  .all { display: block; max-width: none; } main { padding: 0; max-width: none; } p, ul, ol { max-width: none; }
  section.page { break-before: page; border: 0; margin: 0; padding: 0; } h3, h4 { break-after: avoid; }
  tr, li, .hint, .picture { break-inside: avoid; } .picture img { max-height: 14cm; width: auto; } }
"""


def html(handbook: Handbook, *, pictures: Path, version: str, sources: str) -> bytes:
    """Return the handbook as one UTF-8 file; the same sources give the same bytes."""
    page = Element("html", lang="de")
    _head(page, sources=sources)
    body = SubElement(page, "body")
    _text(SubElement(body, "a", {"class": "skip", "href": "#anfang"}), "Zum Inhalt")
    all_ = SubElement(body, "div", {"class": "all"})
    _contents(all_, handbook)
    main = SubElement(all_, "main", id="anfang", tabindex="-1")
    _opening(main, handbook, version=version)
    writer = _Writer(pictures)
    for each in handbook.pages():
        _page(main, each, writer=writer)
    foot = SubElement(SubElement(main, "footer"), "p", {"class": "soft"})
    _text(
        foot,
        f"Handbuch zu AmtDesk {version}, Stand {handbook.as_of}. Die Bilder zeigen die erfundene Stadt Birkenfurt.",
    )
    written: bytes = tostring(page, encoding="utf-8", method="html")
    return b"<!DOCTYPE html>\n" + written + b"\n"


def _head(page: Element, *, sources: str) -> None:
    head = SubElement(page, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    SubElement(head, "meta", name="amtdesk-sources", content=sources)
    _text(SubElement(head, "title"), "AmtDesk: Handbuch")
    SubElement(head, "style").text = f"{_colors()}{_STYLE}"


def _colors() -> str:
    themes = json.loads(TOKENS.read_text(encoding="utf-8"))["color"]

    def rules(theme: str) -> str:
        return " ".join(f"--{name.replace('.', '-')}: {themes[theme][name]};" for name in _USED)

    plain = f":root {{ color-scheme: light dark; {rules('light')} }}"
    dark = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {rules('dark')} }} }}"
    return f"\n{plain}\n{dark}"


def _contents(all_: Element, handbook: Handbook) -> None:
    nav = SubElement(all_, "nav", {"aria-labelledby": "inhalt"})
    _text(SubElement(nav, "h2", id="inhalt"), "Inhalt")
    for part in handbook.parts:
        _text(SubElement(nav, "p"), part.title)
        listed = SubElement(nav, "ul")
        for page in part.pages:
            _text(SubElement(SubElement(listed, "li"), "a", href=f"#{page.name}"), page.title)


def _opening(main: Element, handbook: Handbook, *, version: str) -> None:
    _text(SubElement(main, "h1"), "AmtDesk: Handbuch")
    _text(SubElement(main, "p", {"class": "soft"}), f"Version {version}, Stand {handbook.as_of}")
    if handbook.questions:
        _text(SubElement(main, "h2", id="fragen-am-anfang"), "Was am Anfang oft gefragt wird")
        listed = SubElement(main, "ul", {"class": "here"})
        for each in handbook.questions:
            _text(SubElement(SubElement(listed, "li"), "a", href=f"#{each.answer}"), each.ask)


def _page(main: Element, page: Page, *, writer: "_Writer") -> None:
    section = SubElement(main, "section", {"class": "page", "aria-labelledby": page.name})
    _text(SubElement(section, "h2", id=page.name), page.title)
    if len(page.sections) > 1:
        listed = SubElement(section, "ul", {"class": "here"})
        for task in page.sections:
            _text(SubElement(SubElement(listed, "li"), "a", href=f"#{task.anchor}"), task.title)
    for block in page.blocks:
        writer.put(section, block)


class _Writer:
    """Writes the pieces of a page into an element."""

    def __init__(self, pictures: Path) -> None:
        self._pictures = pictures
        self._write: Mapping[str, Callable[[Element, Node], None]] = {
            **{kind: partial(self._tagged, tag=tag) for kind, tag in _TAGS.items()},
            "heading": self._heading,
            "text": self._words,
            "break": self._words,
            "code": self._code,
            "lines": self._lines,
            "keys": self._keys,
            "label": self._label,
            "link": self._link,
            "hint": self._hint,
            "picture": self._picture,
            "table": self._table,
        }

    def put(self, into: Element, node: Node) -> None:
        """Write one piece. Raises KeyError for a kind that nobody thought of."""
        self._write[node.kind](into, node)

    def _fill(self, element: Element, node: Node) -> None:
        for part in node.parts:
            self.put(element, part)

    def _tagged(self, into: Element, node: Node, *, tag: str) -> None:
        self._fill(SubElement(into, tag), node)

    def _heading(self, into: Element, node: Node) -> None:
        self._fill(SubElement(into, f"h{node.level + 1}", {"id": node.to} if node.to else {}), node)

    def _words(self, into: Element, node: Node) -> None:
        _append(into, " " if node.kind == "break" else node.text)

    def _code(self, into: Element, node: Node) -> None:
        _text(SubElement(into, "code"), node.text)

    def _lines(self, into: Element, node: Node) -> None:
        # a line that is wider than the page is scrolled, with the keyboard as well
        around = {"tabindex": "0", "role": "group", "aria-label": f"Eingabe: {node.text.splitlines()[0]}"}
        _text(SubElement(SubElement(into, "pre", around), "code"), node.text)

    def _keys(self, into: Element, node: Node) -> None:
        together = SubElement(into, "kbd")
        for number, key in enumerate(node.text.split("+")):
            if number:
                _append(together, " ")
            _text(SubElement(together, "kbd"), key)

    def _label(self, into: Element, node: Node) -> None:
        self._fill(SubElement(into, "b", {"class": "label"}), node)

    def _link(self, into: Element, node: Node) -> None:
        self._fill(SubElement(into, "a", href=node.to if "://" in node.to else f"#{node.to}"), node)

    def _hint(self, into: Element, node: Node) -> None:
        kind = next((kind for words, kind in HINTS.items() if node.words().lstrip().startswith(words)), "")
        self._fill(SubElement(into, "div", {"class": f"hint {kind}".strip(), "role": "note"}), node)

    def _picture(self, into: Element, node: Node) -> None:
        content = (self._pictures / f"{node.to}.png").read_bytes()
        width, height = (int.from_bytes(content[place : place + 4]) for place in (16, 20))
        shown = {"src": f"data:image/png;base64,{base64.b64encode(content).decode()}", "alt": node.text}
        frame = SubElement(into, "div", {"class": "picture"})
        SubElement(frame, "img", {**shown, "width": str(width), "height": str(height), "loading": "lazy"})

    def _table(self, into: Element, node: Node) -> None:
        heads = " ".join(part.words() for part in node.parts[:1])
        around = {"class": "wide", "tabindex": "0", "role": "group", "aria-label": f"Tabelle: {heads}"}
        table = SubElement(SubElement(into, "div", around), "table")
        for part in node.parts:
            rows = SubElement(table, "thead" if part.kind == "head" else "tbody")
            for row in part.parts:
                line = SubElement(rows, "tr")
                for number, cell in enumerate(row.parts):
                    scope = "col" if part.kind == "head" else "row" if number == 0 else ""
                    self._fill(SubElement(line, "th" if scope else "td", {"scope": scope} if scope else {}), cell)


def _text(element: Element, text: str) -> None:
    element.text = text


def _append(element: Element, text: str) -> None:
    """Put words behind what stands in it already."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
