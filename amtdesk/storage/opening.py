"""Opening the one file: nothing foreign, empty or newer is touched, and its schema is brought up to date first."""

import os
import sqlite3
from pathlib import Path

from amtdesk.storage.database import Database, prepared
from amtdesk.storage.errors import DatabaseDamaged, DatabaseEmpty, DatabaseNewer, DatabaseReadOnly
from amtdesk.storage.schema_names import KNOWN_MIGRATIONS, MIGRATION_SET
from amtdesk.storage.sqlite_errors import translated

_BUSY_SECONDS = 2.0
_WRITE_BITS = 0o222
#: No database is shorter than its smallest page.
_SMALLEST = 512


def open_database(path: Path) -> Database:
    """Open the file at `path`, create it when there is none, and bring its schema up to date.

    Before any pending migration of an existing file a verified backup is written beside it.
    Raises DatabaseTrouble with a sentence; the file is then untouched.
    """
    try:
        is_new = not path.exists()
        begins_well = is_new or _begins_well(path)
    except OSError as error:  # the folder or the file may not be entered
        raise DatabaseReadOnly(path) from error
    if not begins_well:
        raise DatabaseDamaged(path)
    try:
        return _opened(path, is_new=is_new)
    except BaseException:
        if is_new:  # what was begun and could not be finished is not left as an empty file
            for ending in ("", "-wal", "-shm", "-journal"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
        raise


def _opened(path: Path, *, is_new: bool) -> Database:
    try:
        if is_new:
            from amtdesk.storage.durable import begin_private

            begin_private(path)  # SQLite gives its journal the same rights
        connection = _connect(path)
        try:
            pending = pending_migrations(connection, path)
            if pending:
                migrate(connection, path, is_new=is_new)
            _refuse_unwritable(connection, path)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise translated(error, path) from error
    return Database(connection, path, opener=open_database)


def _begins_well(path: Path) -> bool:
    """Whether the file may be a database. Raises DatabaseEmpty, DatabaseReadOnly and OSError.

    Its words are left to SQLite to read: whoever closes a file by another hand lets go of this process's locks on it,
    and the next program to close it would then take the journal away from under the open window.
    """
    status = path.stat()
    if status.st_size == 0:
        raise DatabaseEmpty(path)
    # SQLite opens what it may not write without a word, and says so with the first deed only
    if not (status.st_mode & _WRITE_BITS and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise DatabaseReadOnly(path)
    return status.st_size >= _SMALLEST


def _connect(path: Path) -> sqlite3.Connection:
    connection = prepared(sqlite3.connect(path, isolation_level=None, timeout=_BUSY_SECONDS))
    try:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")  # the first thing that reads the file
    except BaseException:
        connection.close()
        raise
    return connection


def pending_migrations(connection: sqlite3.Connection, path: Path) -> tuple[str, ...]:
    """Return what is still to be done to a schema. Raises DatabaseNewer, and DatabaseDamaged for foreign files."""
    exists = connection.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone()
    applied: tuple[str, ...] = ()
    if exists:
        rows = connection.execute(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid", (MIGRATION_SET,)
        )
        applied = tuple(row[0] for row in rows)
    elif connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        raise DatabaseDamaged(path)  # a database of some other program: never touched
    if set(applied) - set(KNOWN_MIGRATIONS):
        raise DatabaseNewer(path)
    return tuple(name for name in KNOWN_MIGRATIONS if name not in applied)


def migrate(connection: sqlite3.Connection, path: Path, *, is_new: bool) -> None:
    """Bring the schema up to date; a file that is not new is kept as a backup before."""
    from sqlite_utils import Database as SqliteUtilsDatabase

    from amtdesk.storage.backups import backup_before_migration
    from amtdesk.storage.migrations import migrations

    if not is_new:
        backup_before_migration(Database(connection, path, opener=open_database))
    connection.execute("PRAGMA journal_mode=WAL")
    connection.row_factory = None
    migrations.apply(SqliteUtilsDatabase(connection, execute_plugins=False))
    connection.row_factory = sqlite3.Row


def _refuse_unwritable(connection: sqlite3.Connection, path: Path) -> None:
    # A read-only medium or another program's lock shows only when something is really written.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")
    # A backup that someone copied into place by hand is not in this mode yet.
    if connection.execute("PRAGMA journal_mode=WAL").fetchone()[0] != "wal":
        raise DatabaseReadOnly(path)
