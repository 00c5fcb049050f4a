"""Office German in a text: what reads like a form, and what to say instead. It advises (P7); pure functions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePhrase:
    """A turn of phrase and what to say instead; `note` tells when it may stand."""

    key: str
    instead: str
    pattern: re.Pattern[str]
    note: str = ""

    @classmethod
    def told(cls, *, key: str, instead: str, match: str, note: str = "") -> Self:
        """Make one from the table's words. Raises re.error when the pattern is none."""
        return cls(key=key, instead=instead, pattern=re.compile(match, re.IGNORECASE), note=note)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeWords:
    """The office's table: phrases, and abbreviations with what they mean."""

    phrases: Sequence[OfficePhrase] = ()
    abbreviations: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplain:
    """A place that can be said more plainly: letters `start` to `end`, as written, and what to say instead."""

    key: str
    start: int
    end: int
    words: str
    instead: str


def unplain_places(text: str, table: OfficeWords) -> tuple[Unplain, ...]:
    """Return every place in the order of the text; places may overlap."""
    found = [*_phrases_in(text, table.phrases), *_abbreviations_in(text, table.abbreviations or {})]
    return tuple(sorted(found, key=lambda place: (place.start, place.end)))


def _phrases_in(text: str, phrases: Sequence[OfficePhrase]) -> Iterator[Unplain]:
    for phrase in phrases:
        for found in phrase.pattern.finditer(text):
            start, end = _whole_words(text, found.span())
            yield Unplain(key=phrase.key, start=start, end=end, words=text[start:end], instead=phrase.instead)


def _abbreviations_in(text: str, abbreviations: Mapping[str, str]) -> Iterator[Unplain]:
    lowered = text.lower()
    for short, full in abbreviations.items():
        if short.split()[0].lower() not in lowered:  # a search with gaps is slow, and most texts have none of them
            continue
        pattern = r"(?<!\w)" + r"\s?".join(re.escape(part) for part in short.split()) + r"(?!\w)"
        for found in re.finditer(pattern, text, re.IGNORECASE):
            yield Unplain(key=short, start=found.start(), end=found.end(), words=found.group(), instead=full)


def _whole_words(text: str, place: tuple[int, int]) -> tuple[int, int]:
    """Return the place widened to whole words: a pattern finds Maßnahme in Baumaßnahmen."""
    start, end = place
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end
