"""The weekly report as plain text for a mail: the same words as the page, wrapped at 72 characters."""

import textwrap
from collections.abc import Callable, Iterator
from typing import Any, Final

from amtdesk.documents.language import PaperLanguage
from amtdesk.documents.letters import in_all_texts, printable
from amtdesk.documents.report_paper import Paper, paper_of
from amtdesk.domain.reports import SECTION_WORD, Section, WeeklyReport

WIDTH = 72


def mail_text(report: WeeklyReport, language: PaperLanguage) -> str:
    """Return the report as lines of at most 72 characters; a longer word stands on a line of its own."""
    paper = in_all_texts(paper_of(report, language), printable)
    head = paper["head"]
    blocks = [_wrapped(f"{head['title']}\n{head['subtitle']}")]
    for section in report.contents:
        lines = list(_lines(section, paper[section.value]))
        if lines:
            title = language.text(SECTION_WORD[section])
            blocks.append("\n".join([title.upper(), *(_wrapped(line) for line in lines)]))
    blocks.append(_wrapped(paper["foot"]["made"]))
    return "\n\n".join(blocks) + "\n"


def _lines(section: Section, part: Any) -> Iterator[str]:  # noqa: ANN401 - as on the page
    if part is None:
        return
    made = _MADE.get(section)
    if made is not None:
        yield from made(part)
    elif isinstance(part, str):
        yield part
    else:
        yield from (f"- {line}" for line in part)


def _numbers(part: list[Paper]) -> Iterator[str]:
    yield from (f"- {line['value']} {line['label']} ({line['before']})" for line in part)


def _topics(part: Paper) -> Iterator[str]:
    yield from (_topic(line) for line in part["lines"])


def _posts(part: Paper) -> Iterator[str]:
    yield from (f"- {line['day']}: {line['title']}" for line in part["lines"])
    yield from _noted(part)


def _decisions(part: list[Paper]) -> Iterator[str]:
    yield from (f"[ ] {line['subject']} {line['text']}".replace("  ", " ") for line in part)


def _goals(part: list[Paper]) -> Iterator[str]:
    for line in part:
        told = ": ".join(filter(None, (line["name"], line["text"])))
        yield "- " + ", ".join(filter(None, (told, line["state"])))


def _noted(part: Paper) -> Iterator[str]:
    if part["note"]:
        yield part["note"]


def _topic(line: Paper) -> str:
    return "- " + ", ".join(filter(None, (line["name"], line["count"], line["state"])))


def _wrapped(text: str) -> str:
    return "\n".join(
        textwrap.fill(line, WIDTH, subsequent_indent=_indent(line), break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )


def _indent(line: str) -> str:
    return "    " if line.startswith("[ ] ") else "  " if line.startswith("- ") else ""


_MADE: Final[dict[Section, Callable[[Any], Iterator[str]]]] = {
    Section.NUMBERS: _numbers,
    Section.DAYS: _noted,
    Section.MOOD: _noted,
    Section.TOPICS: _topics,
    Section.POSTS: _posts,
    Section.DECISIONS: _decisions,
    Section.GOALS: _goals,
}
