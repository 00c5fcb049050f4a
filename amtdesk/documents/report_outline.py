"""The weekly report as a row of headings, paragraphs, lists and tables: what DOCX, HTML and plain text have in common.

Made from the same words and numbers as the page (`report_paper`), in the same order.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from amtdesk.documents.language import PaperLanguage
from amtdesk.documents.report_paper import Paper, paper_of
from amtdesk.domain.reports import FIGURE_WORDS, SECTION_WORD, Section, WeeklyReport
from amtdesk.domain.words import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text; `subject` stands in bold before it. A note is set smaller."""

    text: str
    subject: str = ""
    is_note: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A list: subject in bold (may be '') and text of each item. Ticked lists have a box before each."""

    items: tuple[tuple[str, str], ...]
    is_ticked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table with one row of heads; the first cell of each row heads it. `told` says in words what it shows."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    told: str
    #: How wide the columns are, one to another.
    widths: tuple[int, ...]
    #: Columns (from 0) whose cells are numbers, to be set to the right.
    numbers: frozenset[int] = frozenset()
    #: Words of cells that have a circle beside them, and how it is filled: "empty", "half", "full".
    marks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing of what the table after it says. `told` says it in words, `paper` is what it is drawn from."""

    name: str
    told: str
    paper: Paper


Block = Paragraph | Lines | Grid | Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One section under its heading; at least one block."""

    section: Section
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A whole report: its head, its parts in the order of the page, and what stands at its foot."""

    language: str
    title: str
    subtitle: str
    people: tuple[str, ...]
    author: str
    parts: tuple[Part, ...]
    #: How the figures are counted: a heading, and each figure's name with its definition. Empty without figures.
    definitions_heading: str
    definitions: Lines | None
    foot: str


class _Sheet(NamedTuple):
    """What every part of a page needs beside its own content."""

    words: Paper
    language: PaperLanguage


def outline_of(report: WeeklyReport, language: PaperLanguage) -> Outline:
    """Return the report's parts; what is hidden or has nothing to say is left out."""
    paper = paper_of(report, language)
    found = ((section, _blocks(section, paper, language=language)) for section in report.contents)
    return Outline(
        language=language.code,
        title=paper["head"]["title"],
        subtitle=paper["head"]["subtitle"],
        people=tuple(filter(None, (paper["head"]["to"], paper["head"]["by"]))),
        author=report.author,
        parts=tuple(
            Part(section=section, heading=language.text(SECTION_WORD[section]), blocks=blocks)
            for section, blocks in found
            if blocks
        ),
        definitions_heading=language.text(N_("How it is counted")),
        definitions=_definitions(language) if paper[Section.NUMBERS.value] else None,
        foot=paper["foot"]["made"],
    )


def _definitions(language: PaperLanguage) -> Lines:
    say = language.text
    return Lines(items=tuple((f"{say(name)}:", say(how)) for name, how in FIGURE_WORDS.values()))


def _blocks(section: Section, paper: Paper, *, language: PaperLanguage) -> tuple[Block, ...]:
    part = paper[section.value]
    if not part:
        return ()
    make = _MADE.get(section, _plain)
    return tuple(make(part, _Sheet(paper["words"], language)))


def _plain(part: Any, _sheet: _Sheet) -> Iterator[Block]:  # noqa: ANN401 - as on the page
    if isinstance(part, str):
        yield Paragraph(text=part)
    else:
        yield Lines(items=tuple(("", item) for item in part))


def _numbers(part: Any, sheet: _Sheet) -> Iterator[Block]:  # noqa: ANN401 - as on the page
    say = sheet.language.text
    rows = [(line["label"], line["value"], line["last"], line["usual"]) for line in part]
    told = "; ".join(f"{line['label']}: {line['value']} ({line['before']})" for line in part)
    heads = (say(N_("Figure")), say(N_("This week")), say(N_("Last week")), say(N_("Median of the weeks before")))
    shown = len(heads) if any(row[3] for row in rows) else len(heads) - 1
    yield Grid(
        name=say(SECTION_WORD[Section.NUMBERS]),
        heads=heads[:shown],
        rows=tuple(row[:shown] for row in rows),
        told=told,
        widths=(6, 2, 2, 3)[:shown],
        numbers=frozenset(range(1, shown)),
    )


def _days(part: Any, sheet: _Sheet) -> Iterator[Block]:  # noqa: ANN401 - as on the page
    bars, words = part["bars"], sheet.words
    name = sheet.language.text(SECTION_WORD[Section.DAYS])
    legend = {kind: words[kind] for kind in ("received", "answered")}
    yield Chart(name=name, told=part["alt"], paper={"lang": sheet.language.code, "bars": bars, "words": legend})
    yield Grid(
        name=name,
        heads=(sheet.language.text(N_("Day")), *(bar["day"] for bar in bars)),
        rows=tuple((words[kind], *(str(bar[kind]) for bar in bars)) for kind in ("received", "answered")),
        told=part["alt"],
        widths=(4, *(2 for _bar in bars)),
        numbers=frozenset(range(1, len(bars) + 1)),
    )
    yield from _noted(part)


def _mood(part: Any, sheet: _Sheet) -> Iterator[Block]:  # noqa: ANN401 - as on the page
    if part["rows"]:
        rows = tuple(
            (row["group"], *("–" if mood is None else mood["word"] for mood in row["moods"])) for row in part["rows"]
        )
        name = sheet.language.text(SECTION_WORD[Section.MOOD])
        heads = (sheet.words["group"], *part["days"])
        widths = (4, *(2 for _day in part["days"]))
        marks = {mood["word"]: mood["fill"] for mood in sheet.words["moods"]}
        yield Grid(name=name, heads=heads, rows=rows, told=_read_out(name, rows), widths=widths, marks=marks)
    yield from _noted(part)


def _read_out(name: str, rows: tuple[tuple[str, ...], ...]) -> str:
    return f"{name}: " + "; ".join(f"{group}: {', '.join(cells)}" for group, *cells in rows) + "."


def _topics(part: Any, sheet: _Sheet) -> Iterator[Block]:  # noqa: ANN401 - as on the page
    words = sheet.words
    before, after = words["quotes"]
    heads = (words["topic"], words["count"], words["example"], part["state"])
    rows = tuple(
        (line["name"], line["count"], line["example"] and f"{before}{line['example']}{after}", line["state"])
        for line in part["lines"]
    )
    kept = [n for n in range(len(heads)) if n == 0 or any(row[n] for row in rows)]
    shown = tuple(tuple(str(row[n]) for n in kept) for row in rows)
    name = sheet.language.text(SECTION_WORD[Section.TOPICS])
    numbers = frozenset({kept.index(1)}) if 1 in kept else frozenset[int]()
    yield Grid(
        name=name,
        heads=tuple(heads[n] for n in kept),
        rows=shown,
        told=_read_out(name, shown),
        widths=tuple((5, 3, 7, 3)[n] for n in kept),
        numbers=numbers,
    )


def _posts(part: Any, _sheet: _Sheet) -> Iterator[Block]:  # noqa: ANN401 - as on the page
    if part["lines"]:
        yield Lines(items=tuple((f"{line['day']}:", line["title"]) for line in part["lines"]))
    yield from _noted(part)


def _goals(part: Any, sheet: _Sheet) -> Iterator[Block]:  # noqa: ANN401 - as on the page
    words, name = sheet.words, sheet.language.text(SECTION_WORD[Section.GOALS])
    rows = tuple((line["name"] or "–", line["text"], line["state"]) for line in part)
    heads = (words["goal"], words["goal_stands"], words["state"])
    yield Grid(name=name, heads=heads, rows=rows, told=_read_out(name, rows), widths=(5, 7, 3))


def _decisions(part: Any, _sheet: _Sheet) -> Iterator[Block]:  # noqa: ANN401 - as on the page
    yield Lines(items=tuple((item["subject"], item["text"]) for item in part), is_ticked=True)


def _noted(part: Paper) -> Iterator[Block]:
    if part["note"]:
        yield Paragraph(text=part["note"], is_note=True)


_MADE: Final[dict[Section, Callable[[Any, _Sheet], Iterator[Block]]]] = {
    Section.NUMBERS: _numbers,
    Section.DAYS: _days,
    Section.MOOD: _mood,
    Section.TOPICS: _topics,
    Section.POSTS: _posts,
    Section.GOALS: _goals,
    Section.DECISIONS: _decisions,
}
