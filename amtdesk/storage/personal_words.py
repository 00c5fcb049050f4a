"""What citizens wrote in closed questions, as rows to look through and to redact."""

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from amtdesk.storage.database import Database
from amtdesk.storage.erasing import forget_steps_of_questions, guards_lifted, of
from amtdesk.storage.rows import instant_from, instant_text

_COLUMNS = ("text", "department_asked", "closing_reason")


@dataclass(frozen=True, slots=True)
class WrittenWords:
    """The words about one closed question: as it was asked, what a department was asked, why nothing was answered."""

    question_id: int
    closed_at: datetime
    text: str
    department_asked: str
    closing_reason: str

    def texts(self) -> dict[str, str]:
        """Return what was written, by column."""
        return {name: getattr(self, name) for name in _COLUMNS if getattr(self, name)}


class PersonalWords:
    """Reads words and writes them back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def closed(self, *, since: datetime | None, before: datetime) -> tuple[WrittenWords, ...]:
        """Return what was closed before then, and not before `since`; the oldest first."""
        rows = self._database.rows(
            f"SELECT id, closed_at, {', '.join(_COLUMNS)} FROM questions WHERE deleted_at IS NULL "
            "AND status IN ('answered', 'moved', 'no_answer') AND closed_at >= ? AND closed_at < ? ORDER BY closed_at",
            ("" if since is None else instant_text(since), instant_text(before)),
        )
        return tuple(
            WrittenWords(row["id"], instant_from(row["closed_at"]), *(row[c] for c in _COLUMNS)) for row in rows
        )

    def rewrite(
        self, connection: sqlite3.Connection, changes: Mapping[WrittenWords, Mapping[str, str]]
    ) -> Counter[str]:
        """Write redacted words over what was there, also where the trail and the departments repeat it."""
        counts = Counter[str]()
        forget_steps_of_questions(connection, [each.question_id for each in changes])
        with guards_lifted(connection):
            for words, columns in changes.items():
                for name, text in columns.items():
                    connection.execute(f"UPDATE questions SET {name} = ? WHERE id = ?", (text, words.question_id))
                    _follow(connection, words.question_id, was=words.texts()[name], now=text)
                counts["questions"] += 1
        return counts


def _follow(connection: sqlite3.Connection, question_id: int, *, was: str, now: str) -> None:
    connection.execute(
        f"UPDATE department_waits SET asked = replace(asked, ?, ?) WHERE question_id IN {of((question_id,))}",
        (was, now),
    )
    connection.execute(
        "UPDATE log SET details = replace(details, ?, ?) WHERE subject = ?",
        (_inside(was), _inside(now), f"question:{question_id}"),
    )


def _inside(text: str) -> str:
    """Return words as they stand within JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1]
