"""What the quick search shows of the rows it found: a title and a few words."""

from collections.abc import Sequence
from dataclasses import dataclass

from amtdesk.storage.database import Database

_SHOWN = {
    "questions": "SELECT id, text AS title, draft_text AS text FROM questions",
    "posts": "SELECT id, title, text FROM posts",
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

    def some(self, table: str, ids: Sequence[int]) -> tuple[SearchedRow, ...]:
        """Return these rows in this order."""
        marks = ", ".join("?" * len(ids))
        rows = self._database.rows(f"{_SHOWN[table]} WHERE id IN ({marks})", ids)
        found = {row["id"]: SearchedRow(**dict(row)) for row in rows}
        return tuple(found[number] for number in ids if number in found)
