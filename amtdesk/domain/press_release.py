"""A press release that was pasted: people read a post for the one thing they need to know (research B03; P7)."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from amtdesk.domain.checks import Check, CheckKind, Span
from amtdesk.domain.remark import remark
from amtdesk.domain.words import N_, Message

#: Longer than this, a text that asks nobody anything is a press release.
PRESS_RELEASE_FROM: Final = 1200
MOST_WORDS_OF_PARAGRAPH: Final = 150
_MOST_QUOTES: Final = 1

_SAID: Final = re.compile(
    r"Press(?:e(?:mitteilung|information|kontakt|stelle der)|einformation)|Medieninformation|Sperrfrist"
    r"|zur sofortigen Veröffentlichung|Abdruck honorarfrei|Belegexemplar",
    re.IGNORECASE,
)
_DATELINE: Final = re.compile(
    r"\A\s*(?:\+\+\+\s*)?[A-ZÄÖÜ][\wäöüß.-]+(?: [\wäöüß./()-]+){0,3}(?:, |\s?[–-]\s?|, den )"
    r"\d{1,2}\.\s?(?:[A-ZÄÖÜ][a-zä]+|\d{1,2}\.)\s?20\d\d\s*(?:[–.:-]|\n|$)|\A[^\n]{0,60}\((?:pm|ots|red|ps)\)"
)
_QUOTE: Final = re.compile(
    r"[“”\"«],? (?:so|sagte?|erklärte?|betonte?|freut sich|ergänzte?|unterstrich|hob) (?:der |die |unser[e]? )?"
    r"(?:Erste[rn]? )?[\w-]*(?:bürgermeister|landr[aä]t|dezernent|amtsleit|beigeordnet|minister|stadtr[aä]t|sprecher"
    r"|geschäftsführ|vorsitzend|präsident)\w*",
    re.IGNORECASE,
)
WORDS: Final = N_("This reads like a press release. What is the one thing people need to know?")


def press_release(text: str, paragraphs: Sequence[tuple[Span, int]]) -> Iterator[Check]:
    """Yield one remark where it shows most; `paragraphs` are the lines with their number of words."""
    span = _shows(text, paragraphs)
    if span is not None:
        yield remark(CheckKind.WORDING, Message(WORDS), span=span)


def _shows(text: str, paragraphs: Sequence[tuple[Span, int]]) -> Span | None:
    found = _DATELINE.search(text) or _SAID.search(text)
    if found is not None:
        return found.span()
    quotes = list(_QUOTE.finditer(text))
    if len(quotes) > _MOST_QUOTES:
        return quotes[_MOST_QUOTES].span()
    for span, words in paragraphs:
        if words > MOST_WORDS_OF_PARAGRAPH:
            return span
    if len(text) > PRESS_RELEASE_FROM and "?" not in text:
        return PRESS_RELEASE_FROM, len(text)
    return None
