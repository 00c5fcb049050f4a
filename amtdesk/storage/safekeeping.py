"""Which backups were asked for, as lines of the log."""

from pathlib import Path

from amtdesk.domain.safekeeping import Backup
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_from, instant_text

_KIND = "backup_written"


class BackupLog:
    """Notes backups and finds the last one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, writer: CommandWriter, backup: Backup) -> None:
        """Note a backup."""
        writer.insert("log", {"at": instant_text(backup.made_at), "kind": _KIND, "subject": str(backup.path)})

    def last(self) -> tuple[Backup, ...]:
        """Return the last backup that was asked for, or nothing."""
        row = self._database.row("SELECT at, subject FROM log WHERE kind = ? ORDER BY id DESC LIMIT 1", (_KIND,))
        return () if row is None else (Backup(path=Path(row["subject"]), made_at=instant_from(row["at"])),)
