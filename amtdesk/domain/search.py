"""How words are compared when someone searches: umlauts and ß both ways, and one slip of the finger."""

import re
import unicodedata

_TWO_LETTERS = (("ß", "ss"), ("ẞ", "ss"), ("æ", "a"), ("œ", "o"))
_WRITTEN_UMLAUT = re.compile(r"([aou])e")
_WORD = re.compile(r"\w+")
#: From this length on one typo is forgiven (T1).
FORGIVING_LENGTH = 5


def fold(text: str) -> str:
    """Return text as the index holds it: lower case, no marks, and ä = ae = a, ß = ss, so that each way finds the other."""
    lowered = text.casefold()
    for letter, plain in _TWO_LETTERS:
        lowered = lowered.replace(letter, plain)
    bare = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return _WRITTEN_UMLAUT.sub(r"\1", bare)


def query_words(query: str) -> tuple[str, ...]:
    """Return the folded words of a query, in order, without signs."""
    return tuple(_WORD.findall(fold(query)))


def is_one_slip_apart(typed: str, word: str) -> bool:
    """Whether `typed` becomes `word` by one letter more, less, other, or two neighbours swapped (Damerau, distance ≤ 1)."""
    if abs(len(typed) - len(word)) > 1:
        return False
    start = 0
    while start < min(len(typed), len(word)) and typed[start] == word[start]:
        start += 1
    rest_typed, rest_word = typed[start:], word[start:]
    return (
        rest_typed == rest_word
        or rest_typed[1:] == rest_word[1:]
        or rest_typed[1:] == rest_word
        or rest_typed == rest_word[1:]
        or (len(rest_typed) > 1 and rest_typed[1::-1] + rest_typed[2:] == rest_word)
    )
