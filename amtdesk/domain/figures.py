"""Figures that a reader relies on: amounts, percentages, dates and times of day, as German texts write them."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from amtdesk.domain.words import N_

_MONTH: Final = (
    r"(?:Jan(?:uar)?|Feb(?:ruar)?|März|Mrz|Apr(?:il)?|Mai|Juni?|Juli?|Aug(?:ust)?|Sept?(?:ember)?|Okt(?:ober)?|"
    r"Nov(?:ember)?|Dez(?:ember)?)"
)
_NUMBER: Final = r"\d[\d.,\u00a0\u202f]*"
#: What kind of figure, and how it is written. The sentence says why a level is needed.
_KINDS: Final = (
    (N_("an amount is named: {figure}"), re.compile(rf"(?:{_NUMBER}\s?(?:€|Euro\b|EUR\b|Cent\b|ct\b)|€\s?{_NUMBER})")),
    (N_("a percentage is named: {figure}"), re.compile(rf"{_NUMBER}\s?(?:%|Prozent\b)")),
    (
        N_("a date is named: {figure}"),
        re.compile(rf"\b\d{{1,2}}\.\s?(?:\d{{1,2}}\.(?:\s?\d{{2,4}})?(?!\d)|{_MONTH}\b)|\b\d{{4}}-\d{{2}}-\d{{2}}\b"),
    ),
    (N_("a time is named: {figure}"), re.compile(r"\b\d{1,2}(?:[:.]\d{2})?\s?Uhr\b|\b\d{1,2}:\d{2}\b")),
)


class Figure(NamedTuple):
    """A figure in a text: what kind of sentence speaks of it, and its letters."""

    because: str
    words: str


@lru_cache(maxsize=8)  # the editor asks several times of the same words, between two keys
def figures(text: str) -> tuple[Figure, ...]:
    """Return the first figure of each kind: what the office's table asks for is whether there is one."""
    found = ((because, pattern.search(text)) for because, pattern in _KINDS)
    return tuple(Figure(because, match.group(0)) for because, match in found if match is not None)
