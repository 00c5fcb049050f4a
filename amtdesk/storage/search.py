"""The folded search index of one table: which rows hold all words, and which other spelling may have been meant."""

from bisect import bisect_left
from collections.abc import Sequence

from amtdesk.domain.search import FORGIVING_LENGTH, one_slip_from
from amtdesk.storage.database import Database

#: What may stand for one typed word: itself, or spellings one slip away.
Spellings = tuple[str, ...]


class SearchIndex:
    """Asks `<table>_search`. Rows are numbered by their id; the text in it is folded."""

    def __init__(self, database: Database, table: str) -> None:
        self._database = database
        self._index = f"{table}_search"
        self._terms = f"temp.{table}_terms"
        self._vocabulary: list[str] | None = None

    def forget(self) -> None:
        """Read the vocabulary again next time: the table has changed."""
        self._vocabulary = None

    def spellings(self, word: str) -> Spellings:
        """Return what to look for: the word if anything begins with it, else all beginnings one slip away (T1).

        Empty when nothing in the index comes near.
        """
        if self._has_prefix(word):
            return (word,)
        if len(word) < FORGIVING_LENGTH:
            return ()
        known = self._words()
        meant = {other for other in one_slip_from(word) if _begins_any(known, other)}
        return tuple(sorted(meant))

    def ids(self, words: Sequence[Spellings], *, in_title: bool = False, limit: int = -1) -> list[int]:
        """Return the ids of the rows in which every word begins some word, newest first; none without words."""
        if not words:
            return []
        rows = self._database.rows(
            f"SELECT rowid FROM {self._index} WHERE {self._index} MATCH ? ORDER BY rowid DESC LIMIT ?",
            (_match(words, in_title=in_title), limit),
        )
        return [row[0] for row in rows]

    def _has_prefix(self, word: str) -> bool:
        if self._vocabulary is not None:
            return _begins_any(self._vocabulary, word)
        found = self._database.row(
            f"SELECT rowid FROM {self._index} WHERE {self._index} MATCH ? LIMIT 1",
            (_match(((word,),), in_title=False),),
        )
        return found is not None

    def _words(self) -> list[str]:
        if self._vocabulary is None:
            self._database.rows(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {self._terms} USING fts5vocab('main', '{self._index}', 'row')"
            )
            rows = self._database.rows(f"SELECT term FROM {self._terms}")
            self._vocabulary = sorted(row[0] for row in rows)
        return self._vocabulary


def _begins_any(known: list[str], prefix: str) -> bool:
    place = bisect_left(known, prefix)
    return place < len(known) and known[place].startswith(prefix)


def _match(words: Sequence[Spellings], *, in_title: bool) -> str:
    alternatives = (" OR ".join(f'"{spelling}"*' for spelling in spellings) for spellings in words)
    every = " AND ".join(f"({spellings})" for spellings in alternatives)
    return f"{{title}} : ({every})" if in_title else every
