"""What a report says otherwise than the version that was finished before (W4)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from amtdesk.domain.reports import FIGURE_WORDS, SECTION_WORD, Entry, ReportField, Section, WeeklyReport
from amtdesk.domain.words import N_, Message

_MINUTES_OF_AN_HOUR: Final = 60
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
            values = {"figure": Message(name), "old": _shown(key, old[key]), "new": _shown(key, new[key])}
            yield Message(N_("{figure}: {new} instead of {old}"), values)


def _shown(key: str, value: float | str | None) -> object:
    """The figure as the page writes it: hours and minutes, a share in hundreds, a day of the calendar."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return Message(N_("{day:%d/%m/%Y}"), {"day": date.fromisoformat(value)})
    if key == "median_response_hours":
        hours, minutes = divmod(round(value * _MINUTES_OF_AN_HOUR), _MINUTES_OF_AN_HOUR)
        return Message(N_("{hours}:{minutes:02d} h"), {"hours": hours, "minutes": minutes})
    return Message(N_("{percent} %"), {"percent": round(value * 100)}) if key == "snippet_share" else round(value)


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
    yield from _contents(before, now)


def _contents(before: WeeklyReport, now: WeeklyReport) -> Iterator[Message]:
    """What stands on the page that did not, what stands there no longer, and whether the rest has another order."""
    for section in now.order:
        part = {"part": Message(SECTION_WORD[section])}
        if now.shows(section) and not before.shows(section):
            yield Message(N_("{part}: put on the page"), part)
        if before.shows(section) and not now.shows(section):
            yield Message(N_("{part}: left out"), part)
    kept = frozenset(before.contents) & frozenset(now.contents)
    if [each for each in before.contents if each in kept] != [each for each in now.contents if each in kept]:
        yield Message(N_("other order of the parts"))


def _other_words(section: Section) -> Message:
    return Message(N_("{part}: changed"), {"part": Message(SECTION_WORD[section])})


def _said(entry: Entry) -> tuple[str, ...]:
    return entry.items(str)
