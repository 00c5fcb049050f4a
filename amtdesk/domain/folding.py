"""How words are folded so that they can be compared: lower case, umlauts and ß both ways. The index holds them so."""

import re
import unicodedata
from collections.abc import Iterable

_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")

_TWO_LETTERS = (("æ", "a"), ("œ", "o"))
_WRITTEN_UMLAUT = re.compile(r"([aou])e")
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return text as the index holds it: lower case, no marks, ä = ae = a, ß = ss, so that each way finds the other."""
    return without_written_umlauts(bare(text))


def query_words(query: str) -> tuple[str, ...]:
    """Return the folded words of a text, in order, without signs."""
    return tuple(_WORD.findall(fold(query)))


def words_of_lines(lines: Iterable[str]) -> list[tuple[str, ...]]:
    """Return the folded words of each line; faster than line by line, since signs are folded once for all."""
    folded = fold("\n".join(lines))
    return [tuple(_WORD.findall(line)) for line in folded.split("\n")] if folded else []


def without_written_umlauts(text: str) -> str:
    """Return bare text with ae, oe and ue as one letter."""
    return _WRITTEN_UMLAUT.sub(r"\1", text)


def bare(text: str) -> str:
    """Return lower case without marks, ß as ss; ae, oe and ue keep their two letters."""
    lowered = text.casefold()
    if lowered.isascii():
        return lowered
    plain = unicodedata.normalize("NFKD", lowered)
    for sign in set(plain):  # a text has few different ones: five times as fast as looking at each of its letters
        if sign in _UNSEEN or unicodedata.combining(sign):
            plain = plain.replace(sign, "")
    plain = plain.casefold()  # NFKD makes an ordinary capital of a fancy one, such as 𝐀
    for letter, written_out in _TWO_LETTERS:
        plain = plain.replace(letter, written_out)
    return plain
