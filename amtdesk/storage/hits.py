"""What the quick search shows of the rows it found: a title, a few words, and what is still open."""

from collections.abc import Sequence
from dataclasses import dataclass

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.questions import QuestionStatus
from amtdesk.storage.database import Database

_DONE = {
    "questions": (QuestionStatus.ANSWERED, QuestionStatus.MOVED, QuestionStatus.NO_ANSWER),
    "posts": (PostStatus.PUBLISHED, PostStatus.WITHDRAWN),
}
_SHOWN = {
    "questions": "id, text AS title, draft_text AS text",
    "posts": "id, title, text",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedRow:
    """A found row: its number and its words."""

    id: int
    title: str
    text: str


class SearchedRows:
    """Reads found rows of questions and posts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open_first(self, table: str, ids: Sequence[int]) -> list[int]:
        """Return these numbers, those with something to do first, else in the same order."""
        done = self._numbers(f"SELECT id FROM {table} WHERE status IN ({_marks(_DONE[table])})", _DONE[table], ids=ids)
        return sorted(ids, key=lambda number: number in done)

    def some(self, table: str, ids: Sequence[int]) -> tuple[SearchedRow, ...]:
        """Return these rows in this order."""
        rows = self._database.rows(f"SELECT {_SHOWN[table]} FROM {table} WHERE id IN ({_marks(ids)})", ids)
        found = {row["id"]: SearchedRow(**dict(row)) for row in rows}
        return tuple(found[number] for number in ids if number in found)

    def _numbers(self, sql: str, values: Sequence[object], *, ids: Sequence[int]) -> frozenset[int]:
        rows = self._database.rows(f"{sql} AND id IN ({_marks(ids)})", (*values, *ids))
        return frozenset(row[0] for row in rows)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
