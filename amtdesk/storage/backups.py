"""Verified backups of the whole desk: written aside, read back, then renamed. Copying an open file is no backup."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from amtdesk import __version__
from amtdesk.domain.safekeeping import ENDING, BackupFacts, NamedFile
from amtdesk.storage.backup_errors import BackupDamaged, BackupNewer, BackupUnreadable, NoSuchBackup, NotABackup
from amtdesk.storage.backup_file import (
    carried_files,
    facts_of,
    looks_packed,
    pack,
    unpack_records,
    verify,
)
from amtdesk.storage.database import Database
from amtdesk.storage.durable import begin_private, make_private_folder, rename_durably, sync
from amtdesk.storage.errors import BackupBeforeMigrationFailed, DatabaseDamaged, DatabaseTrouble
from amtdesk.storage.file_store import FileStore, lay_down, sha256_of, take_out
from amtdesk.storage.schema_names import KNOWN_MIGRATIONS, MIGRATION_SET
from amtdesk.storage.sqlite_errors import translated
from amtdesk.storage.table_contents import contents_of, files_named_in

_HEADER: Final = b"SQLite format 3\x00"
#: Held while a backup is written: what is erased meanwhile would stand in it, and nobody would name it.
WRITING: Final = threading.Lock()
#: What SQLite keeps beside a file that is in use.
_BESIDE: Final = ("-wal", "-shm", "-journal")


def write_backup(
    database: Database, target: Path, *, made_at: datetime | None = None, carries_files: bool = False
) -> BackupFacts:
    """Write a consistent, checked backup to `target`; an older file of that name is replaced only by a good one.

    With `carries_files` the kept files travel inside it: then the one file is the whole desk, also on another machine.
    Without `made_at` it is the moment at which the drive wrote it. Raises DatabaseTrouble when the disk is full, the
    folder cannot be written, or the records do not pass the check; OSError when the folder cannot be made or entered.
    """
    with WRITING:
        return _write_backup(database, target, made_at=made_at, carries_files=carries_files)


def _write_backup(database: Database, target: Path, *, made_at: datetime | None, carries_files: bool) -> BackupFacts:
    make_private_folder(target.parent)
    records, part = target.with_name(target.name + ".records.part"), target.with_name(target.name + ".part")
    try:
        for left in (records, part):
            left.unlink(missing_ok=True)
        database.backup_into(records)
        if not is_healthy(records):
            raise DatabaseDamaged(database.path)
        files = FileStore(database)
        facts = _facts(records, made_at=made_at, files=files if carries_files else None)
        pack(part, records, facts=facts, path_of=files.path_of)
        records.unlink()
        verify(part)
        rename_durably(part, target)
        return replace(facts, path=target, size=target.stat().st_size)
    except sqlite3.Error as error:
        raise translated(error, target) from error
    finally:
        for left in (records, part):
            left.unlink(missing_ok=True)


def is_healthy(path: Path) -> bool:
    """Whether the file opens as a whole database and passes SQLite's check. It is not changed."""
    try:
        with closing(_read_only(path)) as connection:
            found = [row[0] for row in connection.execute("PRAGMA quick_check")]
            connection.execute("SELECT count(*) FROM settings").fetchone()
    except sqlite3.DatabaseError:
        return False
    return found == ["ok"]


def inspect_backup(path: Path) -> BackupFacts:
    """Read all of it and return what it tells of itself. Raises BackupTrouble unless this program can use it."""
    with _reading(path):
        if not path.is_file():
            raise NoSuchBackup(path)
        if looks_packed(path):
            facts = verify(path)
            if facts.schema not in KNOWN_MIGRATIONS:
                raise BackupNewer(path)
            return facts
        with path.open("rb") as file:
            begins_well = file.read(len(_HEADER)) == _HEADER
        if not begins_well:
            raise NotABackup(path)
        return _inspected_records(path, backup=path)


def is_whole(path: Path) -> bool:
    """Whether the file is a backup, of whichever form and version, that passes its check now."""
    try:
        inspect_backup(path)
    except BackupNewer:
        return True  # another program's to read; its checksums held
    except (NoSuchBackup, NotABackup, BackupDamaged, BackupUnreadable):
        return False
    return True


def is_backup(path: Path) -> bool:
    """Whether the file was written by AmtDesk, by whichever version. Raises OSError."""
    try:
        if looks_packed(path):
            facts_of(path)
            return True
        return bool(_applied(path))
    except (sqlite3.DatabaseError, NotABackup):
        return False
    except (BackupDamaged, BackupNewer):
        return True


def unpack_backup(backup: Path, target: Path) -> None:
    """Write an inspected backup to `target` in the form in which records are used, with its files beside it.

    Raises BackupTrouble or DatabaseTrouble, OSError; `target` is gone then.
    """
    unpack_aside(backup, target)
    try:
        if looks_packed(backup):
            for sha256, content in carried_files(backup):
                lay_down(target.parent, sha256, content=content)
        take_out(target)
    except BaseException:
        remove_records(target)
        raise
    sync(target)


def unpack_aside(backup: Path, target: Path) -> BackupFacts:
    """Write the records of an inspected backup to `target`, check them there, and lay down nothing else.

    Raises BackupTrouble or DatabaseTrouble, OSError; `target` is gone then.
    """
    remove_records(target)
    try:
        if looks_packed(backup):
            facts = unpack_records(backup, target)
            _inspected_records(target, backup=backup)
        else:
            facts = _inspected_records(backup, backup=backup)
            _copy_records(backup, target)
        _use_journal(target)
    except sqlite3.Error as error:
        remove_records(target)
        raise translated(error, target) from error
    except BaseException:
        remove_records(target)
        raise
    return facts


def put_in_place(replacement: Path, live: Path, *, keep_as: Path) -> None:
    """Keep the closed file `live` under another name and let `replacement` take its place: no moment without either.

    Raises OSError; `live` is untouched then.
    """
    make_private_folder(keep_as.parent)
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
    number = 1 + len(list(folder.glob("before-migration-*"))) if folder.exists() else 1
    target = folder / f"before-migration-{number:03d}{ENDING}"
    while target.exists():
        number += 1
        target = folder / f"before-migration-{number:03d}{ENDING}"
    try:
        write_backup(database, target)
    except (OSError, DatabaseTrouble) as error:
        raise BackupBeforeMigrationFailed(target) from error
    return target


def remove_records(path: Path) -> None:
    """Remove a file of records that nobody uses, with what SQLite left beside it."""
    for ending in ("", *_BESIDE):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _facts(records: Path, *, made_at: datetime | None, files: FileStore | None) -> BackupFacts:
    named = files_named_in(records)
    if files is not None:  # what is lost or changed stays away: it cannot be helped
        named = tuple(
            NamedFile(sha256=each.sha256, size=each.size, is_carried=files.holds(each.sha256)) for each in named
        )
    status = records.stat()
    return BackupFacts(
        path=records,
        made_at=made_at or datetime.fromtimestamp(status.st_mtime, UTC),
        program=__version__,
        schema=_newest(_applied(records)),
        size=status.st_size,
        files=named,
        tables=contents_of(records),
    )


def _inspected_records(records: Path, *, backup: Path) -> BackupFacts:
    """Look at bare records: an old backup, or what came out of a new one. Raises NotABackup, BackupNewer, -Damaged."""
    try:
        applied = _applied(records)
    except sqlite3.DatabaseError as error:
        raise BackupDamaged(backup) from error
    if not applied:
        raise NotABackup(backup)
    if applied - set(KNOWN_MIGRATIONS):
        raise BackupNewer(backup)
    if not is_healthy(records):
        raise BackupDamaged(backup)
    status = records.stat()
    return BackupFacts(
        path=backup,
        made_at=datetime.fromtimestamp(status.st_mtime, UTC),
        program="",
        schema=_newest(applied),
        size=status.st_size,
        files=files_named_in(records),
    )


def _newest(applied: set[str]) -> str:
    return max(applied, default="")  # their names begin with their numbers


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BackupUnreadable(path, error.strerror or str(error)) from error


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def _copy_records(backup: Path, target: Path) -> None:
    begin_private(target)
    with closing(_read_only(backup)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)


def _use_journal(target: Path) -> None:
    with closing(sqlite3.connect(target)) as copy:
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


__all__ = [
    "ENDING",
    "backup_before_migration",
    "inspect_backup",
    "is_backup",
    "is_healthy",
    "is_whole",
    "put_in_place",
    "remove_records",
    "sha256_of",
    "unpack_aside",
    "unpack_backup",
    "write_backup",
]
