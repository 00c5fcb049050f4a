"""The change log that undo lives on (S1): every write of a row leaves before and after, in the same transaction."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from amtdesk.domain.changes import Area
from amtdesk.domain.identifiers import CommandId
from amtdesk.domain.words import Message
from amtdesk.storage.rows import instant_from, instant_text

#: Typing that pauses longer than this starts a new step of undo.
MERGE_WITHIN = timedelta(minutes=10)
#: So far back a command may lie that is continued.
_LOOKED_PAST = 8

Value = str | int | float | None


class CommandWriter:
    """Writes rows for one command and notes each change. Tables are named by repositories, never by users."""

    def __init__(self, connection: sqlite3.Connection, command_id: CommandId, *, is_continued: bool) -> None:
        self.connection = connection
        self.command_id = command_id
        self.is_continued = is_continued

    def insert(self, table: str, row: Mapping[str, Value]) -> int:
        """Add a row and return its id."""
        columns = ", ".join(row)
        marks = ", ".join("?" * len(row))
        cursor = self.connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))
        row_id = cursor.lastrowid
        if row_id is None:
            raise RuntimeError(f"{table} gave no row id")
        self._note(table, row_id, before=None, after=dict(row))
        return row_id

    def update(self, table: str, row_id: int, *, changes: Mapping[str, Value]) -> bool:
        """Change columns of a row; return whether anything is different now. Raises KeyError without such a row."""
        before = self._row(table, row_id, columns=tuple(changes))
        if before is None:
            raise KeyError(f"{table} has no row {row_id}")
        different = {name: value for name, value in changes.items() if before[name] != value}
        if not different:
            return False
        assignments = ", ".join(f"{name} = ?" for name in different)
        self.connection.execute(f"UPDATE {table} SET {assignments} WHERE id = ?", (*different.values(), row_id))
        self._note(table, row_id, before={name: before[name] for name in different}, after=different)
        return True

    def delete(self, table: str, row_id: int) -> None:
        """Remove a row; the whole of it is kept in the log."""
        before = self._row(table, row_id)
        if before is None:
            raise KeyError(f"{table} has no row {row_id}")
        self.connection.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
        self._note(table, row_id, before=before, after=None)

    def _row(self, table: str, row_id: int, *, columns: tuple[str, ...] = ()) -> dict[str, Value] | None:
        names = ", ".join(columns) or "*"
        row = self.connection.execute(f"SELECT {names} FROM {table} WHERE id = ?", (row_id,)).fetchone()
        return None if row is None else dict(row)

    def _note(
        self, table: str, row_id: int, *, before: Mapping[str, Value] | None, after: Mapping[str, Value] | None
    ) -> None:
        if (
            self.is_continued
            and before is not None
            and after is not None
            and self._extend(table, row_id, before=before, after=after)
        ):
            return
        self.connection.execute(
            "INSERT INTO changes (command_id, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?)",
            (self.command_id, table, row_id, _packed(before), _packed(after)),
        )

    def _extend(self, table: str, row_id: int, *, before: Mapping[str, Value], after: Mapping[str, Value]) -> bool:
        """Let an earlier note of the same command grow instead of adding one for every pause in typing."""
        earlier = self.connection.execute(
            "SELECT id, before, after FROM changes WHERE command_id = ? AND table_name = ? AND row_id = ? "
            "ORDER BY id DESC LIMIT 1",
            (self.command_id, table, row_id),
        ).fetchone()
        if earlier is None or earlier["after"] is None:
            return False
        old_before = None if earlier["before"] is None else json.loads(earlier["before"])
        grown_before = None if old_before is None else {**before, **old_before}
        grown_after = {**json.loads(earlier["after"]), **after}
        self.connection.execute(
            "UPDATE changes SET before = ?, after = ? WHERE id = ?",
            (_packed(grown_before), _packed(grown_after), earlier["id"]),
        )
        return True


class Intent(NamedTuple):
    """What a command is about to do: its name for the undo toast, when, what it touches, and how it can be undone."""

    label: Message
    at: datetime
    areas: frozenset[Area]
    merge_key: str = ""
    undoable: bool = True
    reverts: CommandId | None = None


def _packed_value(value: object) -> object:
    """A sentence within a sentence is kept as one: it is translated when the step is named."""
    return {"source": value.source, "values": dict(value.values)} if isinstance(value, Message) else str(value)


def begin_command(connection: sqlite3.Connection, intent: Intent) -> CommandWriter:
    """Open a command inside the running transaction, or continue the last one when both carry the same merge key."""
    if intent.merge_key:
        last = _last_before(connection, intent)
        if last is not None and _continues(last, intent):
            connection.execute("UPDATE commands SET at = ? WHERE id = ?", (instant_text(intent.at), last["id"]))
            return CommandWriter(connection, CommandId(last["id"]), is_continued=True)
    cursor = connection.execute(
        "INSERT INTO commands (at, label, label_values, areas, merge_key, undoable, reverts) VALUES (?,?,?,?,?,?,?)",
        (
            instant_text(intent.at),
            intent.label.source,
            json.dumps(dict(intent.label.values), ensure_ascii=False, default=_packed_value),
            " ".join(sorted(intent.areas)),
            intent.merge_key,
            int(intent.undoable),
            intent.reverts,
        ),
    )
    if cursor.lastrowid is None:
        raise RuntimeError("commands gave no row id")
    return CommandWriter(connection, CommandId(cursor.lastrowid), is_continued=False)


def _last_before(connection: sqlite3.Connection, intent: Intent) -> sqlite3.Row | None:
    """The last command, past those that only account for something elsewhere: a reminder that came is no new step."""
    rows = connection.execute("SELECT * FROM commands ORDER BY id DESC LIMIT ?", (_LOOKED_PAST,)).fetchall()
    return next((row for row in rows if row["undoable"] or _is_about(row, intent)), None)


def _is_about(row: sqlite3.Row, intent: Intent) -> bool:
    return row["merge_key"] == intent.merge_key or not intent.areas.isdisjoint(row["areas"].split())


def _continues(last: sqlite3.Row, intent: Intent) -> bool:
    return (
        last["merge_key"] == intent.merge_key
        and last["reverted_by"] is None
        and abs(intent.at - instant_from(last["at"])) <= MERGE_WITHIN
    )


def _packed(row: Mapping[str, Value] | None) -> str | None:
    return None if row is None else json.dumps(dict(row), ensure_ascii=False)
