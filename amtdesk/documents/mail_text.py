"""The weekly report as plain text for a mail: the same words as the page, wrapped at 72 characters."""

import textwrap
from collections.abc import Iterator

from amtdesk.documents.language import PaperLanguage
from amtdesk.documents.report_paper import Paper, paper_of
from amtdesk.domain.reports import SECTION_WORD, Section, WeeklyReport

WIDTH = 72


def mail_text(report: WeeklyReport, language: PaperLanguage) -> str:
    """Return the report as lines of at most 72 characters; a longer word stands on a line of its own."""
    paper = paper_of(report, language)
    head = paper["head"]
    blocks = [_wrapped(f"{head['title']}\n{head['subtitle']}")]
    for section in Section:
        lines = list(_lines(section, paper[section.value]))
        if lines:
            title = language.text(SECTION_WORD[section])
            blocks.append("\n".join([title.upper(), *(_wrapped(line) for line in lines)]))
    blocks.append(_wrapped(paper["foot"]["made"]))
    return "\n\n".join(blocks) + "\n"


def _lines(section: Section, part: object) -> Iterator[str]:
    match section, part:
        case _, None:
            return
        case Section.NUMBERS, list():
            yield from (f"- {line['value']} {line['label']} ({line['before']})" for line in part)
        case Section.DAYS | Section.MOOD, dict():
            yield from _noted(part)
        case Section.TOPICS, dict():
            yield from (_topic(line) for line in part["lines"])
        case Section.POSTS, dict():
            yield from (f"- {line['day']}: {line['title']}" for line in part["lines"])
            yield from _noted(part)
        case Section.DECISIONS, list():
            yield from (f"[ ] {line['subject']} {line['text']}".replace("  ", " ") for line in part)
        case _, list():
            yield from (f"- {line}" for line in part)
        case _:
            yield str(part)


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
