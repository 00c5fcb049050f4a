"""Which words of a line are not in the dictionary. Links, hashtags, gaps, numbers and names are no words."""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Final

from amtdesk.domain.checks import Check, CheckKind
from amtdesk.domain.compound_words import is_compound
from amtdesk.domain.first_names import FIRST_NAMES
from amtdesk.domain.folding import fold
from amtdesk.domain.gaps import GAP
from amtdesk.domain.remark import remark
from amtdesk.domain.sentences import LINK
from amtdesk.domain.words import N_, Message

Knows = Callable[[str], bool]

_LEFT_OUT: Final = re.compile(
    rf"{GAP.pattern}|{LINK.pattern}|\[[^\[\]\n]*\]|[#@][\w-]+|\b\w*\d\w*(?:-[\w-]+)?|(?:\b[^\W\d_]\.\s?)+|%%",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"-?[^\W\d_]+(?:[’'][^\W\d_]+)*(?:[-*:_/][^\W\d_]+)*-?\.?")
_SIGNS: Final = re.compile(r"[*:_/]-?(?=in(?:nen)?$)")
#: geht’s, hat’s
_SHORTENED: Final = re.compile("(?<=[a-zäöüß])[’']s$")
_LEAST_NAME: Final = 4
_MOST_CAPITALS: Final = 6
_ENDINGS: Final = ("s", "er", "ers", "erin", "erinnen", "n", "en", "es", "e", "ern")
#: What stands before a hyphen may have lost its end: Schul- und Kinderarzt.
_LOST: Final = ("", "e", "en", "n", "tag")


def unknown_words(line: str, knows: Knows, *, names: Collection[str]) -> Iterator[Check]:
    """Yield the words that neither the dictionary nor the office knows."""
    masked = _LEFT_OUT.sub(lambda found: " " * len(found.group()), line)
    for found in _WORD.finditer(masked):
        written = found.group()
        word = written.rstrip(".")
        if not _is_known(word, knows, names=names) and not (written.endswith(".") and knows(written)):
            span = (found.start(), found.start() + len(word))
            words = Message(N_("“{word}” is not in the dictionary"), {"word": word})
            yield remark(CheckKind.SPELLING, words, span=span, said=word)


def _is_known(word: str, knows: Knows, *, names: Collection[str]) -> bool:
    bare = _SHORTENED.sub("", word.strip("-"))
    if len(bare) < 2 or word in names or (bare.isupper() and len(bare) <= _MOST_CAPITALS):  # noqa: PLR2004 - a letter
        return True
    if word.endswith("-"):
        return any(knows(form + end) for end in _LOST for form in (bare, bare.capitalize())) or _parts_known(
            bare, knows, names=names
        )
    if word.startswith("-"):
        return _parts_known(bare, knows, names=names) or _parts_known(bare.capitalize(), knows, names=names)
    return _parts_known(_SIGNS.sub("", bare), knows, names=names)


def _parts_known(word: str, knows: Knows, *, names: Collection[str]) -> bool:
    if knows(word) or _is_name(word, knows, names=names):
        return True
    parts = [part for part in re.split(r"[-/]", word) if part]
    if len(parts) > 1:
        return all(_is_known(part, knows, names=names) or knows(part.capitalize()) for part in parts)
    return "’" not in word and is_compound(word, knows) and not word[1:].isupper()


def _is_name(word: str, knows: Knows, *, names: Collection[str]) -> bool:
    """A first name, or a name of the office with an ending or a word behind it: Birkenfurter, Mahretalbrücke."""
    if word[0].isupper() and not FIRST_NAMES.isdisjoint((fold(word), fold(word.removesuffix("s")))):
        return True
    for end in _ENDINGS:
        if word.endswith(end) and word[: -len(end)] in names:
            return True
    for place in range(_LEAST_NAME, len(word) - _LEAST_NAME + 1):
        if word[:place] in names and knows(word[place:].capitalize()):
            return True
    return False
