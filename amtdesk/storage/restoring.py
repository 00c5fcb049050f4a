"""Putting a backup in the place of the records: checked first, what stood there is kept, nothing is ever missing."""

import sqlite3
from pathlib import Path

from amtdesk.storage.backup_errors import BackupNotWritten, NoSpaceForBackup
from amtdesk.storage.backups import inspect_backup, put_in_place, unpack_backup
from amtdesk.storage.database import Database
from amtdesk.storage.errors import DiskFull


def restore(database: Database, backup: Path, *, keep_as: Path) -> None:
    """Let a backup take the place of open records; the present ones are kept as `keep_as`. `database` is open again.

    Raises BackupTrouble or DatabaseTrouble; the records are then as they were.
    """
    prepared = _prepared(database.path, backup)
    try:
        with database.closed_for_exchange():
            put_in_place(prepared, database.path, keep_as=keep_as)
    except OSError as error:
        raise BackupNotWritten(keep_as, error.strerror or str(error)) from error
    finally:
        prepared.unlink(missing_ok=True)


def restore_unreadable(live: Path, backup: Path, *, keep_as: Path) -> None:
    """Let a backup take the place of records that cannot be opened. Raises BackupTrouble or DatabaseTrouble."""
    prepared = _prepared(live, backup)
    try:
        put_in_place(prepared, live, keep_as=keep_as)
    except OSError as error:
        raise BackupNotWritten(keep_as, error.strerror or str(error)) from error
    finally:
        prepared.unlink(missing_ok=True)


def sqlite_version() -> str:
    """Return the version of the database engine."""
    return sqlite3.sqlite_version


def _prepared(live: Path, backup: Path) -> Path:
    inspect_backup(backup)
    prepared = live.with_name(live.name + ".restoring")
    try:
        unpack_backup(backup, prepared)
    except DiskFull as error:
        raise NoSpaceForBackup(prepared) from error
    return prepared
