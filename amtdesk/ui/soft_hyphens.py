"""Where long German words may be broken: soft hyphens for narrow columns. The patterns are read when first needed."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SOFT: Final = "\u00ad"
#: Shorter words fit every column.
_LONG_WORD: Final = re.compile(r"[^\W\d_]{8,}")
#: So many letters at least stand before and behind a hyphen.
_LEAST_PART: Final = 3
_DIGITS: Final = b"0123456789"
_ENCODING: Final = "latin-1"  # as the first line of the file says
_NUMBER_AND_LETTER: Final = re.compile(r"(\d?)\D?")
#: The patterns break before a linking s: Früh-jahr-sputz.
_LINKING_S: Final = re.compile(
    r"(ung|heit|keit|schaft|tät|ion|jahr|amt|tag|rat|arbeit|verkehr|betrieb)\u00ads(?=[^\Waeiouäöüy])"
)
#: A single letter is no part of a word: Persona-l-ausweis.
_ONE_LETTER: Final = re.compile(r"\u00ad(?=[^\W\d_]\u00ad)")


@lru_cache(maxsize=4096)
def hyphenated(text: str) -> str:
    """Return the text with soft hyphens in its long words; what they spell is the same."""
    return _LONG_WORD.sub(_broken, text)


def prepare() -> None:
    """Read the patterns now, while nobody waits for them."""
    _patterns()


def plain(text: str) -> str:
    """Return the text without soft hyphens."""
    return text.replace(SOFT, "")


def _broken(word: re.Match[str]) -> str:
    letters, places = word.group(), set(_places(word.group()))
    parts = "".join(f"{SOFT}{letter}" if place in places else letter for place, letter in enumerate(letters))
    return _LINKING_S.sub(rf"\1s{SOFT}", _ONE_LETTER.sub("", parts))


def _places(word: str) -> "Iterator[int]":
    """Yield where a hyphen may stand: Liang's method, in which the highest number of all patterns at a place counts."""
    patterns, within = _patterns(), f".{word.lower()}."
    heights = [0] * (len(within) + 1)
    for start in range(len(within)):
        for end in range(start + 1, len(within) + 1):
            pattern = patterns.get(within[start:end])
            if pattern is not None:
                for place, number in enumerate(_NUMBER_AND_LETTER.findall(pattern), start=start):
                    heights[place] = max(heights[place], int(number or 0))
    for place in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
        if heights[place + 1] % 2:
            yield place


@cache
def _patterns() -> "Mapping[str, str]":
    """Return the patterns by their letters. Numbers are read where one fits: all 78,000 would take half a second."""
    import pyphen  # type: ignore[import-untyped]  # it ships no types

    lines: bytes = pyphen.LANGUAGES["de_DE"].read_bytes()
    letters = lines.translate(None, _DIGITS)
    return dict(zip(letters.decode(_ENCODING).split("\n"), lines.decode(_ENCODING).split("\n"), strict=True))
