"""Where long German words may be broken: soft hyphens for narrow columns. The patterns are read when first needed."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pyphen import Pyphen

SOFT: Final = "\u00ad"
#: Shorter words fit every column.
_LONG_WORD: Final = re.compile(r"[^\W\d_]{8,}")
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


def plain(text: str) -> str:
    """Return the text without soft hyphens."""
    return text.replace(SOFT, "")


def _broken(word: re.Match[str]) -> str:
    parts: str = _patterns().inserted(word.group(), SOFT)
    return _LINKING_S.sub(rf"\1s{SOFT}", _ONE_LETTER.sub("", parts))


@cache
def _patterns() -> "Pyphen":
    import pyphen

    return pyphen.Pyphen(lang="de_DE", left=3, right=3)
