"""How words are compared when someone searches: umlauts and ß both ways, and one slip of the finger."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase, digits

_TWO_LETTERS = (("ß", "ss"), ("ẞ", "ss"), ("æ", "a"), ("œ", "o"))
_WRITTEN_UMLAUT = re.compile(r"([aou])e")
_WORD = re.compile(r"[^\W_]+")
#: From this length on one typo is forgiven (T1).
FORGIVING_LENGTH = 5

Marks = tuple[tuple[int, int], ...]


def fold(text: str) -> str:
    """Return text as the index holds it: lower case, no marks, ä = ae = a, ß = ss, so that each way finds the other."""
    lowered = text.casefold()
    for letter, plain in _TWO_LETTERS:
        lowered = lowered.replace(letter, plain)
    if lowered.isascii():
        return _WRITTEN_UMLAUT.sub(r"\1", lowered)
    bare = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return _WRITTEN_UMLAUT.sub(r"\1", bare)


def query_words(query: str) -> tuple[str, ...]:
    """Return the folded words of a query, in order, without signs."""
    return tuple(_WORD.findall(fold(query)))


def one_slip_from(typed: str) -> Iterator[str]:
    """Yield every spelling of folded letters that is one slip away from `typed`: some 60 a letter."""
    letters = ascii_lowercase + digits
    for place in range(len(typed) + 1):
        before, after = typed[:place], typed[place:]
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in letters)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        yield from (before + letter + after for letter in letters)


def marks_in(text: str, prefixes: tuple[str, ...]) -> Marks:
    """Return the ranges (start, length) of `text`, as written, whose folded words begin with one of these."""
    if not prefixes:
        return ()
    found = []
    for word in _WORD.finditer(text):
        folded = _folded_word(word.group())
        fitting = [prefix for prefix in prefixes if folded.startswith(prefix)]
        if fitting:
            found.append((word.start(), _written_length(word.group(), len(max(fitting, key=len)))))
    return tuple(found)


#: Texts say the same few thousand words again and again; folding each of them once makes marking ten times faster.
_folded_word = lru_cache(maxsize=20_000)(fold)


@lru_cache(maxsize=20_000)
def _written_length(word: str, folded_length: int) -> int:
    """How many letters of the word as written make up the first letters of the folded word."""
    if len(_folded_word(word)) == len(word):
        return folded_length
    lengths = [len(fold(word[:end])) for end in range(len(word) + 1)]
    end = next(end for end, length in enumerate(lengths) if length >= folded_length)
    while end < len(word) and lengths[end + 1] == lengths[end]:  # the e of ae, the marks of a letter
        end += 1
    return end


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that the quick search found. `kind` is templates, questions or posts."""

    kind: str
    id: int
    title: str
    excerpt: str
