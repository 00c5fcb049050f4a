"""One SQLite file: opening it safely, asking it, and writing to it in commands that can be undone.

Every committed command is durable (WAL with synchronous=FULL). Nothing outside `storage` sees a connection.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.folding import fold
from amtdesk.domain.words import Message
from amtdesk.storage.change_log import CommandWriter, Intent, begin_command
from amtdesk.storage.errors import (
    DatabaseDamaged,
    DatabaseEmpty,
    DatabaseGone,
    DatabaseInUse,
    DatabaseNewer,
    DatabaseReadOnly,
    DatabaseTrouble,
    DiskFull,
    OpenedToRead,
)

MIGRATION_SET = "amtdesk"
#: Finds out whether a backup carries the kept files inside it (`file_store.py`).
CARRIED_FILES_QUERY = "SELECT 1 FROM sqlite_master WHERE name = 'carried_files'"
#: Every migration this program knows, in order. `migrations.py` (slow to load) must define exactly these.
KNOWN_MIGRATIONS = ("0001_initial", "0002_dialogue", "0003_round", "0004_plan", "0005_safekeeping")
FILE_NAME = "amtdesk.sqlite3"
_BUSY_SECONDS = 2.0
_WRITE_BITS = 0o222
#: No database is shorter than its smallest page.
_SMALLEST = 512


#: How a full disk shows besides SQLITE_FULL: the shared memory of a file in use needs space, too.
_NO_SPACE = frozenset(
    {
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_FSYNC,
    }
)


#: What SQLite says of a file whose drive went away, and of other trouble, too.
_NO_WAY_TO_THE_FILE = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY})


def translated(error: sqlite3.Error, path: Path) -> DatabaseTrouble:
    """Return what an SQLite error means to the person at the desk.

    Raises the error itself when it is a bug of ours (wrong SQL, broken constraint) and not the world's fault.
    """
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if primary in _NO_WAY_TO_THE_FILE and not path.exists():
        return DatabaseGone(path)
    match primary:
        case sqlite3.SQLITE_FULL:
            return DiskFull(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_AUTH:
            return DatabaseReadOnly(path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return DatabaseInUse(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_IOERR:
            return DiskFull(path) if code in _NO_SPACE else DatabaseDamaged(path)
    raise error


class Database:
    """An open file with records. Use `open_database`; close it when done."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path
        #: Whether every command is refused, because someone else writes or nobody may (`reading.py`).
        self.is_read_only = False
        #: Whether the last command was refused: what only accounts for something waits until one is stored again.
        self.is_refused = False
        self.on_commit: list[Callable[[Changed], None]] = []

    @property
    def is_writing(self) -> bool:
        """Whether a command is running."""
        return self._connection.in_transaction

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """Return all rows of a query. For repositories only."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise translated(error, self.path) from error

    def row(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Row | None:
        """Return the first row of a query, or None."""
        rows = self.rows(sql, values)
        return rows[0] if rows else None

    @property
    def is_in_command(self) -> bool:
        """Whether a command is running, so that no other one can begin."""
        return self._connection.in_transaction

    @contextmanager
    def command(
        self,
        label: Message,
        *,
        at: datetime,
        areas: Iterable[Area],
        merge_key: str = "",
        undoable: bool = True,
    ) -> Iterator[CommandWriter]:
        """Run one command as one transaction: all of it is kept, or nothing.

        `label` names the deed for the undo toast. Commands with the same `merge_key` that follow each other directly
        within ten minutes count as one step of undo (typing). After the commit one `Changed` is announced.
        Raises DatabaseTrouble (disk full, read-only, in use); what was typed is then still with the caller.
        """
        intent = Intent(label=label, at=at, areas=frozenset(areas), merge_key=merge_key, undoable=undoable)
        with self.carry_out(intent) as writer:
            yield writer

    @contextmanager
    def carry_out(self, intent: Intent) -> Iterator[CommandWriter]:
        """Run what an intent describes as one transaction, then announce it: `command`, or the undo of one."""
        if self.is_read_only:
            raise OpenedToRead
        if not self.path.exists():  # an open file takes words also when nobody will find it again
            raise DatabaseGone(self.path)
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield begin_command(self._connection, intent)
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            trouble = translated(error, self.path)
            self.is_refused = True
            raise trouble from error
        self.is_refused = False
        self.announce(Changed(intent.areas))

    def announce(self, changed: Changed) -> None:
        """Tell everyone who listens that these areas are different now."""
        for listener in tuple(self.on_commit):
            listener(changed)

    def integrity_faults(self) -> tuple[str, ...]:
        """Return what SQLite's quick check finds wrong; empty when all is well (17 to 50 ms for ten years)."""
        try:
            found = [str(row[0]) for row in self._connection.execute("PRAGMA quick_check")]
            found += [f"foreign key: {row[0]} {row[1]}" for row in self._connection.execute("PRAGMA foreign_key_check")]
        except sqlite3.DatabaseError as error:
            return (str(error),)
        return () if found == ["ok"] else tuple(line for line in found if line != "ok")

    def backup_into(self, target: Path) -> None:
        """Copy the whole database, consistent as of now, into a new file with SQLite's backup API."""
        try:
            from amtdesk.storage.durable import begin_private

            begin_private(target)
            with closing(sqlite3.connect(target)) as copy:
                self._connection.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.Error as error:
            raise translated(error, target) from error

    def copied(self) -> "Database":
        """Return a copy in memory, to try on it what cannot be undone. Close it when done. Raises DatabaseTrouble."""
        copy = prepared(sqlite3.connect(":memory:", isolation_level=None))
        try:
            self._connection.backup(copy)
            copy.execute("PRAGMA foreign_keys=ON")
        except sqlite3.Error as error:
            copy.close()
            raise translated(error, self.path) from error
        return Database(copy, self.path)

    @contextmanager
    def closed_for_exchange(self) -> Iterator[None]:
        """Close the file while something else takes its place, then open what lies there and announce every area.

        Raises DatabaseInUse, before anything is closed, while someone else has the file open.
        """
        try:
            self._connection.execute("PRAGMA journal_mode=DELETE")  # all of it into one file; needs to be alone
        except sqlite3.Error as error:
            raise translated(error, self.path) from error
        self._connection.close()
        try:
            yield
        finally:
            self._connection = open_database(self.path)._connection  # noqa: SLF001 - one class
        self.announce(Changed(frozenset(Area)))

    def beside(self) -> "Database":
        """Open the same records once more, for work on another thread. Raises DatabaseTrouble."""
        return open_database(self.path)

    def write_from_now_on(self) -> None:
        """Let records that were opened to read be written (`reading.py`); these are already."""

    def close(self) -> None:
        """Close the file. Harmless when it is closed already."""
        self._connection.close()


def has_carried_files(database: Database) -> bool:
    """Whether these records are a backup that someone put in place by hand, with the kept files still inside."""
    return database.row(CARRIED_FILES_QUERY) is not None


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
    return Database(connection, path)


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


def prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Give a connection what every query of ours counts on."""
    connection.row_factory = sqlite3.Row
    connection.create_function("fold", 1, fold, deterministic=True)
    return connection


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
        backup_before_migration(Database(connection, path))
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
