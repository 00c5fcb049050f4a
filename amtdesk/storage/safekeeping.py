"""Which backups were asked for, as lines of the log; and each attempt to carry one to the second place."""

import json
import sqlite3
from datetime import datetime
from pathlib import Path

from amtdesk.domain.safekeeping import Backup, BackupKind
from amtdesk.domain.second_place import CopyAttempt
from amtdesk.domain.words import Message
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_from, instant_text, optional_instant

_KIND = "backup_written"


class BackupLog:
    """Notes backups and finds the last one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, writer: CommandWriter, backup: Backup) -> None:
        """Note a backup."""
        writer.insert("log", {"at": instant_text(backup.made_at), "kind": _KIND, "subject": str(backup.path)})

    def latest_deed(self) -> datetime | None:
        """Return the latest moment that the clock showed at any deed; None before the first."""
        row = self._database.row("SELECT max(at) AS at FROM commands")
        return None if row is None else optional_instant(row["at"])

    def last(self) -> tuple[Backup, ...]:
        """Return the last backup that was asked for, or nothing."""
        row = self._database.row("SELECT at, subject FROM log WHERE kind = ? ORDER BY id DESC LIMIT 1", (_KIND,))
        return () if row is None else (_backup(row["subject"], row["at"]),)

    def all(self) -> tuple[Backup, ...]:
        """Return every backup that was asked for, each path once with its last time."""
        rows = self._database.rows(
            "SELECT subject, max(at) AS at FROM log WHERE kind = ? GROUP BY subject ORDER BY subject", (_KIND,)
        )
        return tuple(_backup(row["subject"], row["at"]) for row in rows)


class CopyLog:
    """What was carried to the second place, and what could not be. Nothing of it is ever taken away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, writer: CommandWriter, attempt: CopyAttempt) -> None:
        """Note one attempt."""
        fault = attempt.fault
        writer.insert(
            "backup_copies",
            {
                "at": instant_text(attempt.at),
                "place": attempt.place,
                "name": attempt.name,
                "made_at": instant_text(attempt.made_at),
                "size": attempt.size,
                "sha256": attempt.sha256,
                "fault": "" if fault is None else json.dumps([fault.source, dict(fault.values)], default=str),
            },
        )

    def note_removed(self, writer: CommandWriter, names: frozenset[str], *, place: str, at: datetime) -> None:
        """Note that copies went from the place."""
        rows = self._database.rows(
            "SELECT id, name FROM backup_copies WHERE place = ? AND fault = '' AND removed_at IS NULL", (place,)
        )
        for row in rows:
            if row["name"] in names:
                writer.update("backup_copies", row["id"], changes={"removed_at": instant_text(at)})

    def lying_at(self, place: str) -> tuple[CopyAttempt, ...]:
        """Return what lies at the place as far as we know, newest first; each as it was read there last."""
        rows = self._database.rows(
            "SELECT * FROM backup_copies WHERE id IN (SELECT max(id) FROM backup_copies "
            "WHERE place = ? AND fault = '' AND removed_at IS NULL GROUP BY name) ORDER BY made_at DESC, id DESC",
            (place,),
        )
        return tuple(_attempt(row) for row in rows)

    def last(self, place: str) -> CopyAttempt | None:
        """Return the last attempt."""
        row = self._database.row("SELECT * FROM backup_copies WHERE place = ? ORDER BY id DESC LIMIT 1", (place,))
        return None if row is None else _attempt(row)

    def first_fault_since_success(self, place: str) -> CopyAttempt | None:
        """Return the attempt with which the present row of faults began; None when the last one went well."""
        row = self._database.row(
            "SELECT * FROM backup_copies WHERE place = ? AND fault <> '' AND id > coalesce("
            "(SELECT max(id) FROM backup_copies WHERE place = ? AND fault = ''), 0) ORDER BY id LIMIT 1",
            (place, place),
        )
        return None if row is None else _attempt(row)


def _backup(subject: str, at: str) -> Backup:
    return Backup(path=Path(subject), made_at=instant_from(at), kind=BackupKind.ASKED_FOR)


def _attempt(row: sqlite3.Row) -> CopyAttempt:
    fault = json.loads(row["fault"]) if row["fault"] else None
    return CopyAttempt(
        at=instant_from(row["at"]),
        place=row["place"],
        name=row["name"],
        made_at=instant_from(row["made_at"]),
        size=row["size"],
        sha256=row["sha256"],
        fault=None if fault is None else Message(fault[0], fault[1]),
    )
