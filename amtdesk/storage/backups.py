"""Verified copies of the whole file: written aside, checked, then renamed. Copying an open file is no backup."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from amtdesk.storage.backup_errors import BackupDamaged, BackupNewer, BackupUnreadable, NoSuchBackup, NotABackup
from amtdesk.storage.database import KNOWN_MIGRATIONS, MIGRATION_SET, Database, translated
from amtdesk.storage.durable import rename_durably, sync
from amtdesk.storage.errors import BackupBeforeMigrationFailed, DatabaseDamaged, DatabaseTrouble
from amtdesk.storage.file_store import FileStore, take_out

_HEADER: Final = b"SQLite format 3\x00"
#: What SQLite keeps beside a file that is in use.
_BESIDE: Final = ("-wal", "-shm", "-journal")


def write_backup(database: Database, target: Path, *, carries_files: bool = False) -> None:
    """Write a consistent, checked copy to `target`; an older file of that name is replaced only by a good one.

    With `carries_files` the kept files travel inside it: then the one file is the whole desk, also on another machine.
    Raises DatabaseTrouble when the disk is full, the folder cannot be written, or the records do not pass the check;
    OSError when the folder cannot be made or entered.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        database.backup_into(part)
        if carries_files:
            FileStore(database).put_into(part)
        if not is_healthy(part):
            raise DatabaseDamaged(database.path)
        rename_durably(part, target)
    finally:
        part.unlink(missing_ok=True)


def is_healthy(path: Path) -> bool:
    """Whether the file opens as a whole database and passes SQLite's check. It is not changed."""
    try:
        with closing(_read_only(path)) as connection:
            found = [row[0] for row in connection.execute("PRAGMA quick_check")]
            connection.execute("SELECT count(*) FROM settings").fetchone()
    except sqlite3.DatabaseError:
        return False
    return found == ["ok"]


def inspect_backup(path: Path) -> None:
    """Raise BackupTrouble unless the file is a healthy backup that this program can read. It is not changed."""
    try:
        if not path.is_file():
            raise NoSuchBackup(path)
        with path.open("rb") as file:
            begins_well = file.read(len(_HEADER)) == _HEADER
    except OSError as error:
        raise BackupUnreadable(path, error.strerror or str(error)) from error
    if not begins_well:
        raise NotABackup(path)
    try:
        applied = _applied(path)
    except sqlite3.DatabaseError as error:
        raise BackupDamaged(path) from error
    if not applied:
        raise NotABackup(path)
    if applied - set(KNOWN_MIGRATIONS):
        raise BackupNewer(path)
    if not is_healthy(path):
        raise BackupDamaged(path)


def is_backup(path: Path) -> bool:
    """Whether the file was written by AmtDesk, by whichever version."""
    try:
        return bool(_applied(path))
    except sqlite3.DatabaseError:
        return False


def unpack_backup(backup: Path, target: Path) -> None:
    """Write an inspected backup to `target` in the form in which records are used, and check it there.

    Raises DatabaseTrouble when there is no space; `target` is gone then.
    """
    _remove(target)
    try:
        _unpack(backup, target)
        take_out(target)
        is_whole = is_healthy(target)
    except sqlite3.Error as error:
        _remove(target)
        raise translated(error, target) from error
    if not is_whole:
        _remove(target)
        raise BackupDamaged(backup)
    sync(target)


def put_in_place(replacement: Path, live: Path, *, keep_as: Path) -> None:
    """Keep the closed file `live` under another name and let `replacement` take its place: no moment without either.

    Raises OSError; `live` is untouched then.
    """
    keep_as.parent.mkdir(parents=True, exist_ok=True)
    if live.exists():
        _keep(live, keep_as)
    for ending in _BESIDE:
        beside = live.with_name(live.name + ending)
        if beside.exists():
            beside.replace(keep_as.with_name(keep_as.name + ending))
    rename_durably(replacement, live)


def backup_before_migration(database: Database) -> Path:
    """Keep the file as it is before its schema changes. Raises BackupBeforeMigrationFailed; nothing changes then."""
    folder = database.path.parent / "backups"
    number = 1 + len(list(folder.glob("before-migration-*.sqlite3"))) if folder.exists() else 1
    target = folder / f"before-migration-{number:03d}.sqlite3"
    try:
        write_backup(database, target)
    except (OSError, DatabaseTrouble) as error:
        raise BackupBeforeMigrationFailed(target) from error
    return target


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def _unpack(backup: Path, target: Path) -> None:
    with closing(_read_only(backup)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=WAL")


def _applied(path: Path) -> set[str]:
    with closing(_read_only(path)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone():
            return set()
        rows = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (MIGRATION_SET,))
        return {row[0] for row in rows}


def _keep(live: Path, keep_as: Path) -> None:
    try:
        os.link(live, keep_as)
    except OSError:  # a drive without links: a copy costs space and time, and is as good
        try:
            shutil.copy2(live, keep_as)
            sync(keep_as)
        except OSError:
            keep_as.unlink(missing_ok=True)
            raise


def _remove(path: Path) -> None:
    for ending in ("", *_BESIDE):
        path.with_name(path.name + ending).unlink(missing_ok=True)
