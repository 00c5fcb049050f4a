"""Undo and redo over the change log, also after a restart. Restores values; append-only records are only withdrawn."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from amtdesk.domain.changes import Area
from amtdesk.domain.identifiers import CommandId
from amtdesk.domain.words import Message
from amtdesk.storage.change_log import CommandWriter, Intent, Value
from amtdesk.storage.database import Database
from amtdesk.storage.errors import HasMovedSince
from amtdesk.storage.rows import instant_from, instant_text
from amtdesk.storage.schema import APPEND_ONLY, HIDEABLE, SPEAKING

#: How long a step can be taken back (S1).
UNDO_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One command that can be taken back, or brought back."""

    id: CommandId
    label: Message
    at: datetime
    areas: frozenset[Area]


class History:
    """The steps back and forth. Undo is itself a command, and redo is the undo of an undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last_undoable(self, *, now: datetime) -> Step | None:
        """Return what undo would take back, or None."""
        row = self._database.row(
            "SELECT * FROM commands WHERE undoable = 1 AND reverted_by IS NULL AND reverts IS NULL AND at >= ? "
            "ORDER BY id DESC LIMIT 1",
            (instant_text(now - UNDO_WITHIN),),
        )
        return None if row is None else _step(row)

    def last_redoable(self, *, now: datetime) -> Step | None:
        """Return what redo would bring back: the last undo, unless something new was done since."""
        row = self._database.row(
            "SELECT * FROM commands WHERE undoable = 1 AND reverted_by IS NULL AND at >= ? ORDER BY id DESC LIMIT 1",
            (instant_text(now - UNDO_WITHIN),),
        )
        if row is None or row["reverts"] is None:
            return None
        undone = self._database.row("SELECT reverts FROM commands WHERE id = ?", (row["reverts"],))
        return None if undone is None or undone["reverts"] is not None else _step(row)

    def concerns(self, step: Step, table: str, *, row_id: int, owner: str) -> bool:
        """Whether a step changed this row, or wrote rows that name it as their `owner` column."""
        found = self._database.row(
            "SELECT 1 FROM changes WHERE command_id = ? AND (table_name = ? AND row_id = ? "
            "OR json_extract(coalesce(after, before), '$.' || ?) = ?) LIMIT 1",
            (step.id, table, row_id, owner, row_id),
        )
        return found is not None

    def revert(self, step: Step, *, at: datetime) -> None:
        """Write back what the step changed and note that as a command of its own.

        Raises HasMovedSince when a value is no longer the one that the step left; nothing is changed then.
        """
        intent = Intent(label=step.label, at=at, areas=step.areas, reverts=step.id)
        try:
            with self._database.carry_out(intent) as writer:
                _revert(writer, step, at=at)
        except sqlite3.IntegrityError as error:
            raise HasMovedSince from error


def _revert(writer: CommandWriter, step: Step, *, at: datetime) -> None:
    connection = writer.connection
    notes = connection.execute("SELECT * FROM changes WHERE command_id = ? ORDER BY id DESC", (step.id,)).fetchall()
    for note in notes:
        _write_back(writer, note, at=at)
    connection.execute("UPDATE commands SET reverted_by = ? WHERE id = ?", (writer.command_id, step.id))
    undone = connection.execute("SELECT reverts FROM commands WHERE id = ?", (step.id,)).fetchone()["reverts"]
    if undone is not None:  # a redo: the original command stands again, the undo and the redo are spent
        connection.execute("UPDATE commands SET reverted_by = NULL WHERE id = ?", (undone,))
        connection.execute("UPDATE commands SET reverted_by = id WHERE id = ?", (writer.command_id,))


def _step(row: sqlite3.Row) -> Step:
    return Step(
        id=CommandId(row["id"]),
        label=Message(row["label"], json.loads(row["label_values"], object_hook=_unpacked)),
        at=instant_from(row["at"]),
        areas=frozenset(Area(name) for name in row["areas"].split()),
    )


def _unpacked(values: dict[str, object]) -> Message | dict[str, object]:
    """Return the sentence within a sentence that the change log packed, or the values themselves."""
    source, inner = values.get("source"), values.get("values")
    if isinstance(source, str) and isinstance(inner, dict):
        return Message(source, inner)
    return values


def _write_back(writer: CommandWriter, note: sqlite3.Row, *, at: datetime) -> None:
    table, row_id = note["table_name"], note["row_id"]
    before: dict[str, Value] | None = None if note["before"] is None else json.loads(note["before"])
    after: dict[str, Value] | None = None if note["after"] is None else json.loads(note["after"])
    present = _present(writer, table, row_id=row_id)
    if after is not None and (present is None or any(present[name] != value for name, value in after.items())):
        raise HasMovedSince
    if before is None:
        _take_away(writer, table, row_id=row_id, at=at)
    elif after is None:
        writer.insert(table, before)
    else:
        writer.update(table, row_id, changes=before)


def _present(writer: CommandWriter, table: str, *, row_id: int) -> dict[str, Value] | None:
    row = writer.connection.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,)).fetchone()
    return None if row is None else dict(row)


def _take_away(writer: CommandWriter, table: str, *, row_id: int, at: datetime) -> None:
    if table in APPEND_ONLY:
        writer.update(table, row_id, changes={"withdrawn_at": instant_text(at)})
    elif table in HIDEABLE and _is_spoken_of(writer, table, row_id=row_id):
        writer.update(table, row_id, changes={"deleted_at": instant_text(at)})
    else:
        writer.delete(table, row_id)


def _is_spoken_of(writer: CommandWriter, table: str, *, row_id: int) -> bool:
    """Whether a record that only accounts for something refers to the row: then it is hidden, never removed."""
    for kept in SPEAKING:
        for key in writer.connection.execute(f"PRAGMA foreign_key_list({kept})").fetchall():
            if (
                key["table"] == table
                and writer.connection.execute(
                    f"SELECT 1 FROM {kept} WHERE {key['from']} = ? LIMIT 1", (row_id,)
                ).fetchone()
            ):
                return True
    return False
