"""The handbook as it is written: pages of docs/handbuch, read into one plain tree. No looks, no files written.

docs/handbuch/README.md says how the pages are written; what breaks these rules is a fault with page and line.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

import yaml
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

HOUSE: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = HOUSE / "docs" / "handbuch"

#: The level of a task's heading: ##.
_TASK: Final = 2
_ANCHOR = re.compile(r"\s*\{#(?P<anchor>[a-z0-9][a-z0-9-]*)\}\s*$")
_PLACE = re.compile(r"(?:(?P<page>[a-z0-9-]+)\.md)?(?:#(?P<anchor>[a-z0-9-]+))?")
#: Signs that stand in the tree as they are; the children are what matters.
_PLAIN: Final = {
    "bullet_list": "list",
    "ordered_list": "steps",
    "list_item": "item",
    "strong": "label",
    "em": "stress",
    "table": "table",
    "thead": "head",
    "tbody": "body",
    "tr": "row",
    "th": "cell",
    "td": "cell",
    "blockquote": "hint",
}


class HandbookFault(Exception):
    """A page is not written as README.md of the handbook says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A piece of a page: `kind` says what, `to` is where a link leads, which picture it is, or a heading's anchor."""

    kind: str
    parts: "tuple[Node, ...]" = ()
    text: str = ""
    to: str = ""
    level: int = 0

    def walk(self) -> "Iterator[Node]":
        """Return this piece and all in it, in reading order."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def words(self) -> str:
        """Return what is read, without pictures."""
        own = "" if self.kind == "picture" else self.text
        return " ".join(filter(None, (own, *(part.words() for part in self.parts)))) if self.is_block() else self._run()

    def is_block(self) -> bool:
        """Whether it stands on lines of its own."""
        return self.kind in {"page", "list", "steps", "item", "table", "head", "body", "row", "hint"}

    def _run(self) -> str:
        own = {"picture": "", "break": " "}.get(self.kind, self.text)
        return own + "".join(part.words() for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A task of a page: its heading, its anchor in the whole handbook, and the words below it."""

    anchor: str
    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One room's page."""

    name: str
    title: str
    blocks: tuple[Node, ...]
    sections: tuple[Section, ...]

    def walk(self) -> Iterator[Node]:
        """Return every piece of the page."""
        for block in self.blocks:
            yield from block.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Pages that belong together in the table of contents."""

    title: str
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a new person asks, where it is answered, and what would be typed to find it."""

    ask: str
    answer: str
    typed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook:
    """All pages in order, where F1 leads, and the questions that a new person asks first."""

    parts: tuple[Part, ...]
    help: Mapping[str, str]
    questions: tuple[Asked, ...]
    as_of: str
    missing: tuple[str, ...] = field(default=())

    def pages(self) -> tuple[Page, ...]:
        """Return the pages in reading order."""
        return tuple(page for part in self.parts for page in part.pages)

    def anchors(self) -> frozenset[str]:
        """Return every place that a link may lead to."""
        found = {page.name for page in self.pages()}
        headings = (node.to for page in self.pages() for node in page.walk() if node.kind == "heading")
        return frozenset(found | set(filter(None, headings)))

    def pictures(self) -> tuple[str, ...]:
        """Return the names of the pictures, each once, in reading order."""
        found = (node.to for page in self.pages() for node in page.walk() if node.kind == "picture")
        return tuple(dict.fromkeys(found))


def read_handbook(folder: Path = FOLDER) -> Handbook:
    """Read all pages that are written. Raises HandbookFault."""
    plan = yaml.safe_load((folder / "handbuch.yaml").read_text(encoding="utf-8"))
    names = [name for part in plan["parts"] for name in part["pages"]]
    is_there = {name: (folder / f"{name}.md").is_file() for name in names}
    parts = tuple(
        Part(title=part["title"], pages=tuple(_read(folder / f"{name}.md") for name in part["pages"] if is_there[name]))
        for part in plan["parts"]
    )
    return Handbook(
        parts=tuple(part for part in parts if part.pages),
        help={key: place_of(link if "." in link else f"{link}.md", page="") for key, link in plan["help"].items()},
        questions=tuple(
            Asked(ask=each["ask"], answer=place_of(each["answer"], page=""), typed=each["typed"])
            for each in plan["questions"]
        ),
        as_of=plan["as_of"],
        missing=tuple(name for name in names if not is_there[name]),
    )


def place_of(link: str, *, page: str) -> str:
    """Return the anchor in the whole handbook: `fragen.md#frist` and, on that page, `#frist` are `fragen-frist`."""
    found = _PLACE.fullmatch(link)
    if found is None or not (found["page"] or found["anchor"]):
        raise HandbookFault(f"{page}.md: „{link}“ leads nowhere")
    return "-".join(filter(None, (found["page"] or page, found["anchor"])))


def faults(handbook: Handbook) -> Iterator[str]:
    """Return what is wrong between the pages: links that lead nowhere, anchors given twice, tasks without one."""
    anchors = handbook.anchors()
    for page in handbook.pages():
        given = [node.to for node in page.walk() if node.kind == "heading" and node.to]
        yield from (
            f"{page.name}.md: {name} twice" for name in sorted({name for name in given if given.count(name) > 1})
        )
        for node in page.walk():
            if node.kind == "heading" and node.level == _TASK and not node.to:
                yield f"{page.name}.md: „{node.words()}“ has no anchor"
            if node.kind == "link" and "://" not in node.to and node.to not in anchors:
                yield f"{page.name}.md: no place {node.to}"
    asked = ((each.ask, each.answer) for each in handbook.questions)
    for ask, answer in (*asked, *handbook.help.items()):
        if answer not in anchors:
            yield f"handbuch.yaml: {ask}: no place {answer}"


def _read(path: Path) -> Page:
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    tree = SyntaxTreeNode(markdown.parse(path.read_text(encoding="utf-8")))
    first, *rest = (_made(node, path.stem) for node in tree.children)
    if first.kind != "heading" or first.level != 1:
        raise HandbookFault(f"{path.name}: the first line is no # title")
    blocks = tuple(rest)
    return Page(name=path.stem, title=first.words(), blocks=blocks, sections=tuple(_sections(blocks)))


def _sections(blocks: tuple[Node, ...]) -> Iterator[Section]:
    heads = [place for place, node in enumerate(blocks) if node.kind == "heading" and node.level == _TASK]
    for head, end in zip(heads, [*heads[1:], len(blocks)], strict=True):
        words = " ".join(node.words() for node in blocks[head + 1 : end])
        yield Section(anchor=blocks[head].to, title=blocks[head].words(), words=words)


def _made(node: SyntaxTreeNode, page: str) -> Node:
    make = _MAKERS.get(node.type)
    if make is None:
        raise HandbookFault(f"{page}.md, line {(node.map or (-1,))[0] + 1}: {node.type} is not used in the handbook")
    return make(node, page)


def _parts(node: SyntaxTreeNode, page: str) -> tuple[Node, ...]:
    """The pieces in a node; lines and what they hold are one, keys are put together."""
    children = node.children[0].children if node.children and node.children[0].type == "inline" else node.children
    made: list[Node] = []
    keys: list[str] | None = None
    for child in children:
        if child.type == "html_inline":
            keys = _keys(child.content, keys, into=made, page=page)
        elif keys is not None:
            keys.append(child.content)
        else:
            made.append(_made(child, page))
    if keys is not None:
        raise HandbookFault(f"{page}.md: a <kbd> is not closed: {''.join(keys)}")
    return tuple(part for part in made if part.text or part.parts or part.kind in {"break", "cell", "rule"})


def _keys(sign: str, keys: list[str] | None, *, into: list[Node], page: str) -> list[str] | None:
    if sign == "<kbd>" and keys is None:
        return []
    if sign == "</kbd>" and keys:
        into.append(Node(kind="keys", text="".join(keys)))
        return None
    raise HandbookFault(f"{page}.md: {sign} is not used in the handbook")


def _plain(node: SyntaxTreeNode, page: str, *, kind: str) -> Node:
    return Node(kind=kind, parts=_parts(node, page))


def _text(node: SyntaxTreeNode, _page: str, *, kind: str) -> Node:
    return Node(kind=kind, text=node.content)


def _paragraph(node: SyntaxTreeNode, page: str) -> Node:
    parts = _parts(node, page)
    if len(parts) == 1 and parts[0].kind == "picture":
        return parts[0]
    if any(part.kind == "picture" for part in parts):
        raise HandbookFault(f"{page}.md: a picture stands on a line of its own: {parts[0].words()[:40]}")
    return Node(kind="paragraph", parts=parts)


def _heading(node: SyntaxTreeNode, page: str) -> Node:
    *before, last = _parts(node, page)
    found = _ANCHOR.search(last.text)
    ending = (Node(kind="text", text=last.text[: found.start()]),) if found and found.start() else ()
    parts = (*before, *(ending if found else (last,)))
    anchor = f"{page}-{found['anchor']}" if found else ""
    return Node(kind="heading", parts=parts, to=anchor, level=int(node.tag[1:]))


def _link(node: SyntaxTreeNode, page: str) -> Node:
    to = str(node.attrs["href"])
    return Node(kind="link", parts=_parts(node, page), to=to if "://" in to else place_of(to, page=page))


def _picture(node: SyntaxTreeNode, page: str) -> Node:
    source = Path(str(node.attrs["src"]))
    if source.parent != Path("bilder") or source.suffix != ".png" or not node.content.strip():
        raise HandbookFault(f"{page}.md: {source}: pictures are bilder/<name>.png, with words for who cannot see them")
    return Node(kind="picture", text=node.content.strip(), to=source.stem)


def _fence(node: SyntaxTreeNode, _page: str) -> Node:
    return Node(kind="lines", text=node.content.rstrip("\n"))


def _break(_node: SyntaxTreeNode, _page: str) -> Node:
    return Node(kind="break")


_MAKERS: Final[Mapping[str, Callable[[SyntaxTreeNode, str], Node]]] = {
    **{sign: partial(_plain, kind=kind) for sign, kind in _PLAIN.items()},
    "paragraph": _paragraph,
    "heading": _heading,
    "link": _link,
    "image": _picture,
    "fence": _fence,
    "text": partial(_text, kind="text"),
    "code_inline": partial(_text, kind="code"),
    "softbreak": _break,
    "hardbreak": _break,
}
