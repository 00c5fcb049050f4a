"""What a report says otherwise than the version that was finished before (W4)."""

from collections.abc import Iterator
from typing import Final

from amtdesk.domain.reports import FIGURE_WORDS, SECTION_WORD, Entry, ReportField, Section, WeeklyReport
from amtdesk.domain.words import N_, Message

#: Where the words of a field stand on the page.
_SECTION_OF: Final = {
    ReportField.HEADLINE: Section.HEADLINE,
    ReportField.DECISIONS: Section.DECISIONS,
    ReportField.TIPS: Section.TIPS,
    ReportField.INCIDENTS: Section.INCIDENTS,
    ReportField.GOALS: Section.GOALS,
    ReportField.BENEFIT: Section.BENEFIT,
    ReportField.OUTLOOK: Section.OUTLOOK,
}


def changes_since(before: WeeklyReport, now: WeeklyReport) -> tuple[Message, ...]:
    """Return a line for each figure and each part that is different now, figures first; () when nothing is."""
    return (*_figures(before, now), *_parts(before, now))


def _figures(before: WeeklyReport, now: WeeklyReport) -> Iterator[Message]:
    old = {**before.figures.keyed(), **before.corrected}
    new = {**now.figures.keyed(), **now.corrected}
    for key, (name, _how) in FIGURE_WORDS.items():
        if old[key] != new[key]:
            values = {"figure": Message(name), "old": _shown(old[key]), "new": _shown(new[key])}
            yield Message(N_("{figure}: {new} instead of {old}"), values)


def _shown(value: float | str | None) -> object:
    return "–" if value is None else value


def _parts(before: WeeklyReport, now: WeeklyReport) -> Iterator[Message]:
    for field, section in _SECTION_OF.items():
        if _said(before.entry(field)) != _said(now.entry(field)):
            yield _other_words(section)
    if before.topics != now.topics:
        yield _other_words(Section.TOPICS)
    if before.moods != now.moods:
        yield _other_words(Section.MOOD)
    if before.published != now.published:
        yield _other_words(Section.POSTS)
    if before.hours != now.hours:
        yield _other_words(Section.TIME)


def _other_words(section: Section) -> Message:
    return Message(N_("{part}: changed"), {"part": Message(SECTION_WORD[section])})


def _said(entry: Entry) -> tuple[str, ...]:
    return entry.items(str)
