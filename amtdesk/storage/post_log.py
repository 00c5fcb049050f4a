"""What is noted in the log about a post, as rows that are never removed; undo only says that it took one back."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.posts import PostLogKind
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_from, instant_text, optional_instant

Detail = str | int | None
#: The plus keeps SQLite from going through all lines of a kind: there are tens of thousands, a post has a few.
OF_POST: Final = (
    "SELECT at, kind, subject, details, withdrawn_at FROM log WHERE subject = ? AND +kind IN ({kinds}) ORDER BY at, id"
)


class LogLine(NamedTuple):
    """One line: what was noted, when, and what belongs to it."""

    post_id: PostId
    kind: PostLogKind
    at: datetime
    details: Mapping[str, Detail]
    withdrawn_at: datetime | None


class PostLog:
    """Reads and writes lines of the log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, writer: CommandWriter, post_id: PostId, *, kind: PostLogKind, at: datetime, details: Mapping[str, Detail]
    ) -> None:
        """Note what happened."""
        row: dict[str, Value] = {
            "at": instant_text(at),
            "kind": kind.value,
            "subject": f"post:{post_id}",
            "details": json.dumps(dict(details), ensure_ascii=False),
        }
        writer.insert("log", row)

    def of_post(self, post_id: PostId, *kinds: PostLogKind) -> tuple[LogLine, ...]:
        """Return what was noted about a post, in that order."""
        marks = ", ".join("?" * len(kinds))
        rows = self._database.rows(OF_POST.format(kinds=marks), (f"post:{post_id}", *kinds))
        return tuple(_line(row) for row in rows)


def _line(row: sqlite3.Row) -> LogLine:
    return LogLine(
        post_id=PostId(int(row["subject"].partition(":")[2])),
        kind=PostLogKind(row["kind"]),
        at=instant_from(row["at"]),
        details=json.loads(row["details"]),
        withdrawn_at=optional_instant(row["withdrawn_at"]),
    )
