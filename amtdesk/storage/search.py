"""The folded search index of one table: which rows hold all words, and which other spelling may have been meant."""

import json
from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from amtdesk.domain.search import Spellings, TypedWord, slips_away, slips_of
from amtdesk.storage.database import Database

#: How far a word that was found nowhere may be from the one that was perhaps meant, and from which length on.
_FAR_SLIPS = 2
_NEAR_LENGTH = 3


class SearchIndex:
    """Asks `<table>_search`. Rows are numbered by their id; the text in it is folded.

    Of the index's words only those with the same first letter are read, when a typo has to be forgiven, and kept until
    the table changes. Words that differ in their first letter are few: the index is asked for each of them.
    """

    def __init__(self, database: Database, table: str) -> None:
        self._database = database
        self._index = f"{table}_search"
        self._terms = f"temp.{table}_terms"
        self._places = f"temp.{table}_places"
        self._by_letter: dict[str, list[str]] = {}
        self._unknown: set[str] = set()

    def forget(self) -> None:
        """Read the words again next time: the table has changed."""
        self._by_letter.clear()
        self._unknown.clear()

    def read_ahead(self, word: TypedWord) -> None:
        """Read what would be asked if a typo in this word, or in what it becomes, had to be forgiven."""
        self._beginning_with(word.folded[0])
        self.slips(word)

    def has(self, folded: str) -> bool:
        """Whether this word stands anywhere."""
        return self._finds(f'"{folded}"')

    def begins(self, folded: str) -> bool:
        """Whether any word begins like this."""
        return self._finds(f'"{folded}"*')

    def slips(self, word: TypedWord, *, of_any_length: bool = False) -> Spellings:
        """Return the beginnings of words that are one slip away (T1); none for short words."""
        if not (word.may_have_slipped or of_any_length):
            return ()
        meant = slips_of(word)
        near = [slip for slip in meant if slip[0] == word.folded[0]]
        known = self._beginning_with(word.folded[0]) if near else []
        found = _beginning_any(known, near)
        return tuple(sorted((*found, *self._known_of(meant.difference(near)))))

    def forgiven(self, word: TypedWord) -> Spellings:
        """Return what is looked for when a typo is forgiven: the word itself, if anything begins so, and its slips."""
        if not word.may_have_slipped:  # the rows say soon enough whether anything begins so
            return (word.folded,)
        return (*((word.folded,) if self.begins(word.folded) else ()), *self.slips(word))

    def nearest(self, word: TypedWord) -> str | None:
        """Return the word of the index that comes nearest, for "Did you mean …?", or None."""
        if len(word.folded) < _NEAR_LENGTH:
            return None
        candidates = [self._first_with(slip) for slip in self.slips(word, of_any_length=True)]
        if not candidates and word.may_have_slipped:
            candidates = self._beginning_with(word.folded[0])
        counted = [(slips_away(word.folded, other, most=_FAR_SLIPS), other) for other in candidates]
        return min((pair for pair in counted if pair[0] <= _FAR_SLIPS), default=(0, None))[1]

    def ids(self, words: Sequence[Spellings], *, in_title: bool = False, limit: int = -1) -> list[int]:
        """Return the ids of the rows in which every word begins some word, newest first; none without words."""
        if not words or not all(words) or self._has_no_row(words):
            return []
        rows = self._database.rows(
            f"SELECT rowid FROM {self._index} WHERE {self._index} MATCH ? ORDER BY rowid DESC LIMIT ?",
            (_match(words, in_title=in_title), limit),
        )
        return [row[0] for row in rows]

    def _has_no_row(self, words: Sequence[Spellings]) -> bool:
        """Whether the longest of several words begins nothing: the index would still read all that begin like "b"."""
        longest = max(words, key=lambda spellings: len(spellings[0]))
        return len(words) > 1 and len(longest) == 1 and not self.begins(longest[0])

    def _finds(self, match: str) -> bool:
        sql = f"SELECT rowid FROM {self._index} WHERE {self._index} MATCH ? LIMIT 1"
        return self._database.row(sql, (match,)) is not None

    def _beginning_with(self, letter: str) -> list[str]:
        if letter not in self._by_letter:
            self._make_terms()
            rows = self._database.rows(
                f"SELECT term FROM {self._terms} WHERE term >= ? AND term < ?", (letter, chr(ord(letter) + 1))
            )
            self._by_letter[letter] = sorted(row[0] for row in rows)
        return self._by_letter[letter]

    def _first_with(self, beginning: str) -> str:
        known = self._beginning_with(beginning[0])
        return known[bisect_left(known, beginning)]

    def _known_of(self, beginnings: AbstractSet[str]) -> list[str]:
        # nothing begins with "xreibat" where nothing begins with "xreiba", which was asked one key before
        asked = sorted(each for each in beginnings if each not in self._unknown and each[:-1] not in self._unknown)
        known = self._asked(asked)
        self._unknown.update(beginnings - set(known))
        return known

    def _asked(self, beginnings: list[str]) -> list[str]:
        if not beginnings:
            return []
        self._make_terms()
        rows = self._database.rows(
            f"SELECT value FROM json_each(?) WHERE EXISTS "
            f"(SELECT 1 FROM {self._places} WHERE term >= value AND term < value || char(1114111))",
            (json.dumps(beginnings),),
        )
        return [row[0] for row in rows]

    def _make_terms(self) -> None:
        for name, kind in ((self._terms, "row"), (self._places, "instance")):
            self._database.rows(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {name} USING fts5vocab('main', '{self._index}', '{kind}')"
            )


def _beginning_any(known: list[str], prefixes: Sequence[str]) -> list[str]:
    """Return those with which a known word begins; the known ones are sorted."""
    behind = [*known, ""]  # nothing begins the word behind the last
    return [prefix for prefix in prefixes if behind[bisect_left(known, prefix)].startswith(prefix)]


def _match(words: Sequence[Spellings], *, in_title: bool = False) -> str:
    alternatives = (" OR ".join(f'"{spelling}"*' for spelling in spellings) for spellings in words)
    every = " AND ".join(f"({spellings})" for spellings in alternatives)
    return f"{{title}} : ({every})" if in_title else every
