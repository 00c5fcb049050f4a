"""How words are compared when someone searches: umlauts and ß both ways, and one slip of the finger."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from string import ascii_lowercase, digits
from typing import Final, NamedTuple

from amtdesk.domain.folding import bare, fold, query_words, without_written_umlauts

#: A word as someone wrote it: accents may be letters of their own, soft hyphens and joiners may stand within.
_WRITTEN = re.compile(r"(?:[^\W_]++[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]*+)++")
#: From this length on one typo is forgiven (T1). Letters count as typed: Muelk has five.
FORGIVING_LENGTH: Final = 5
#: What is read of a query: whoever pastes a whole page into the search looks for its beginning.
MOST_LETTERS: Final = 400
MOST_WORDS: Final = 12
#: Of a text so many letters are looked at to show a line of it.
_MOST_SHOWN: Final = 4000
#: What a slip may put in a letter's place. ß is one key, and two letters once it is folded.
_KEYS: Final = (*ascii_lowercase, *digits, "ss")

Marks = tuple[tuple[int, int], ...]
#: What may stand for one typed word: its folded beginning, or spellings one slip away.
Spellings = tuple[str, ...]


class TypedWord(NamedTuple):
    """One word of a query: `folded` as the index holds it, `bare` with ae, oe and ue still in two letters."""

    folded: str
    bare: str
    written: str

    @property
    def may_have_slipped(self) -> bool:
        """Whether it is long enough for a typo to be forgiven (T1)."""
        return len(self.written) >= FORGIVING_LENGTH


def typed_words(query: str) -> tuple[TypedWord, ...]:
    """Return what is looked for: the first words of what was typed, each once, without signs and emoji."""
    found: dict[str, TypedWord] = {}
    for written in _WRITTEN.findall(query[:MOST_LETTERS]):
        for folded in query_words(written):  # NFKD may bring signs with it: ½ is 1 and 2
            found.setdefault(folded, TypedWord(folded=folded, bare=bare(written), written=written))
    return tuple(found.values())[:MOST_WORDS]


# slips


def one_slip_from(typed: str) -> Iterator[str]:
    """Yield every spelling that one slip leads to: a key left out, too many, wrong, or swapped with its neighbour."""
    for place in range(len(typed) + 1):
        before, after = typed[:place], typed[place:]
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _KEYS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        yield from (before + letter + after for letter in _KEYS)


@lru_cache(maxsize=64)
def slips_of(word: TypedWord) -> frozenset[str]:
    """Return every folded spelling that may have been meant when the word holds one typo.

    The slip may have happened in an umlaut that was written with two letters, so both ways are looked at.
    """
    slips = set(one_slip_from(word.folded))
    if word.bare != word.folded:
        slips.update(one_slip_from(word.bare))
    folded = (without_written_umlauts(slip) for slip in slips)
    # a letter left out may bring a written umlaut about, which folds to one letter less again: stufe, stue, stu
    return frozenset(each for each in folded if len(each) >= len(word.folded) - 1) - {word.folded, ""}


def slips_away(one: str, other: str, *, most: int) -> int:
    """Count the slips between two words: letters more, less, other, or neighbours swapped; `most` + 1 when too far."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, known in enumerate(other, 1):
            least = min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (letter != known))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == known:
                least = min(least, before_last[column - 2] + 1)
            line.append(least)
        if min(line) > most:
            return most + 1
        before_last, last = last, line
    return min(last[-1], most + 1)


# short lists: pages, commands, settings, groups


class Rank(IntEnum):
    """How well a title fits what was typed; the lower the better."""

    WHOLE = 0
    BEGINS = 1
    IN_TITLE = 2
    ELSEWHERE = 3
    FORGIVEN = 10


class Match(NamedTuple):
    """A title that fits: how well, and what to mark in it."""

    rank: int
    marks: Marks = ()


def match(typed: Sequence[TypedWord], title: str, *, also: str = "") -> Match | None:
    """Return how a title fits, or None. Every typed word must begin a word of it, or of what `also` belongs to it."""
    in_title, elsewhere = _known_words(title), _known_words(also)
    spellings = [_meant(word, (*in_title, *elsewhere)) for word in typed]
    if not all(spellings):
        return None
    is_forgiven = any(found != (word.folded,) for found, word in zip(spellings, typed, strict=True))
    rank = rank_of(spellings, title) + (Rank.FORGIVEN if is_forgiven else 0)
    return Match(rank, marks_in(title, flat(spellings)))


def rank_of(spellings: Sequence[Spellings], title: str) -> Rank:
    """Return how well a title holds these words, any spelling of each."""
    words = _known_words(title)
    if not words or not all(any(_begins(word, meant) for word in words) for meant in spellings):
        return Rank.ELSEWHERE
    if len(words) == len(spellings) and all(words[n] in meant for n, meant in enumerate(spellings)):
        return Rank.WHOLE
    return Rank.BEGINS if spellings and _begins(words[0], spellings[0]) else Rank.IN_TITLE


def _meant(typed: TypedWord, words: Sequence[str]) -> Spellings:
    if any(word.startswith(typed.folded) for word in words):
        return (typed.folded,)
    if not typed.may_have_slipped:
        return ()
    slips, lengths = slips_of(typed), range(len(typed.folded) - 1, len(typed.bare) + len("ss") + 1)
    return tuple(sorted({word[:length] for word in words for length in lengths if word[:length] in slips}))


#: Titles of pages, commands and settings are looked through at every key.
_known_words = lru_cache(maxsize=500)(query_words)


def _begins(word: str, spellings: Spellings) -> bool:
    return any(word.startswith(spelling) for spelling in spellings)


def flat(spellings: Iterable[Spellings]) -> tuple[str, ...]:
    """Return every spelling of every word, for marking."""
    return tuple(spelling for meant in spellings for spelling in meant)


# marks


def marks_in(text: str, prefixes: tuple[str, ...]) -> Marks:
    """Return the ranges (start, length) of `text`, as written, whose folded words begin with one of these."""
    if not prefixes:
        return ()
    found = []
    for word in _WRITTEN.finditer(text):
        folded = _folded_word(word.group())
        if folded.startswith(prefixes):
            longest = max(len(prefix) for prefix in prefixes if folded.startswith(prefix))
            found.append((word.start(), _written_length(word.group(), longest)))
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


def shown_around(text: str, prefixes: tuple[str, ...], *, length: int) -> str:
    """Return one line of at most so many letters, cut at words, in which the first match can be seen."""
    line = " ".join(text[:_MOST_SHOWN].split())
    if len(line) <= length:
        return line
    marks = marks_in(line, prefixes)
    start = line.rfind(" ", 0, max(marks[0][0] - length // 4, 0)) + 1 if marks else 0
    lead = "… " if start else ""
    if len(line) - start <= length - len(lead):
        return lead + line[start:]
    end = line.rfind(" ", start, start + length - len(lead) - 1)
    return f"{lead}{line[start : end if end > start else start + length - len(lead) - 2].rstrip()} …"


def written_as(text: str, folded: str) -> str:
    """Return the first word of a text that folds to this, as it is written there; the folded word when none does."""
    return next((word for word in _WRITTEN.findall(text) if _folded_word(word) == folded), folded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that the quick search found. `kind` is templates, questions, posts or groups; the rank orders kinds."""

    kind: str
    id: int
    title: str
    excerpt: str
    marks: Marks = ()
    excerpt_marks: Marks = ()
    rank: int = Rank.IN_TITLE
