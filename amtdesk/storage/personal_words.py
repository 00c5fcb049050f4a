"""What citizens wrote in closed questions, as rows to look through and to redact."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from amtdesk.storage.database import Database
from amtdesk.storage.erasing import forget_steps_of_questions, guards_lifted, of
from amtdesk.storage.rows import instant_from, instant_text

#: Where words stand as they are: table, column, and the column that names the question.
_COLUMNS: Final = (
    ("questions", "text", "id"),
    ("questions", "department_asked", "id"),
    ("questions", "closing_reason", "id"),
    ("department_waits", "asked", "question_id"),
)
#: Questions with their words, and what their stays at departments and their trail repeat or told before.
_WORDS: Final = (
    "SELECT id, closed_at, text, department_asked, closing_reason, "
    "(SELECT json_group_array(asked) FROM department_waits WHERE question_id = questions.id) AS waits, "
    "(SELECT json_group_array(coalesce(details ->> '$.asked', details ->> '$.reason', '')) FROM log "
    "WHERE subject = 'question:' || questions.id AND json_valid(details)) AS trail "
    "FROM questions WHERE deleted_at IS NULL AND status IN ('answered', 'moved', 'no_answer')"
)


@dataclass(frozen=True, slots=True)
class WrittenWords:
    """The words about one closed question: as it was asked, what departments were asked, why nothing was answered."""

    question_id: int
    closed_at: datetime
    text: str
    all: tuple[str, ...]


class PersonalWords:
    """Reads words and writes them back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def closed(self, *, since: datetime | None, before: datetime) -> tuple[WrittenWords, ...]:
        """Return what was closed before then, and not before `since`; the oldest first."""
        rows = self._database.rows(
            f"{_WORDS} AND closed_at >= ? AND closed_at < ? ORDER BY closed_at",
            ("" if since is None else instant_text(since), instant_text(before)),
        )
        return tuple(map(_words, rows))

    def still_closed(self, ids: Iterable[int], *, before: datetime) -> tuple[WrittenWords, ...]:
        """Return those of these questions that are closed since then, as they are now."""
        rows = self._database.rows(f"{_WORDS} AND closed_at < ? AND id IN {of(ids)}", (instant_text(before),))
        return tuple(map(_words, rows))

    def rewrite(
        self, connection: sqlite3.Connection, changes: Mapping[WrittenWords, Mapping[str, str]]
    ) -> Counter[str]:
        """Write redacted words over what was there, wherever the question, its trail and the departments tell it."""
        forget_steps_of_questions(connection, [each.question_id for each in changes])
        with guards_lifted(connection):
            for words, redacted in changes.items():
                for was, now in redacted.items():
                    _replace(connection, words.question_id, was=was, now=now)
        return Counter(questions=len(changes))


def _words(row: sqlite3.Row) -> WrittenWords:
    told = (row["text"], row["department_asked"], row["closing_reason"])
    repeated = (*json.loads(row["waits"]), *json.loads(row["trail"]))
    return WrittenWords(
        question_id=row["id"],
        closed_at=instant_from(row["closed_at"]),
        text=row["text"],
        all=tuple(dict.fromkeys(filter(None, (*told, *repeated)))),
    )


def _replace(connection: sqlite3.Connection, question_id: int, *, was: str, now: str) -> None:
    for table, column, owner in _COLUMNS:
        connection.execute(
            f"UPDATE {table} SET {column} = ? WHERE {owner} = ? AND {column} = ?", (now, question_id, was)
        )
    connection.execute(
        "UPDATE log SET details = replace(details, ?, ?) WHERE subject = ?",
        (_inside(was), _inside(now), f"question:{question_id}"),
    )


def _inside(text: str) -> str:
    """Return words as they stand within JSON."""
    return json.dumps(text, ensure_ascii=False)
