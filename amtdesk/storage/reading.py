"""Records that can be read and not written: another window has them, or the drive takes nothing.

On this machine they are read where they lie, beside whoever writes. From a medium that takes nothing, and while another
machine writes, a copy in the system's folder for such things is read instead: SQLite's journal needs a file beside the
records that can be written, and holds on one machine only.
"""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from amtdesk.domain.changes import Area, Changed
from amtdesk.storage.database import Database, prepared
from amtdesk.storage.errors import DatabaseDamaged, DatabaseEmpty, DatabaseReadOnly, DatabaseTrouble, OpenedToRead
from amtdesk.storage.opening import migrate, open_database, pending_migrations
from amtdesk.storage.sqlite_errors import translated

#: How often a copy is taken anew because the other machine wrote meanwhile.
_TRIES: Final = 3
_BUSY_SECONDS: Final = 2.0


class ReadDatabase(Database):
    """Records that are only read. Every command is refused with a sentence, until `write_from_now_on`."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, copy: "TemporaryDirectory[str] | None") -> None:
        super().__init__(connection, path, opener=open_database)
        self.is_read_only = True
        self._copy = copy

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """Return all rows of a query. What would write is refused for what it is: these records are only read."""
        try:
            return super().rows(sql, values)
        except DatabaseReadOnly as error:
            if not self.is_read_only or not self.path.exists():
                raise
            raise OpenedToRead from error

    def close(self) -> None:
        """Close what is read, and remove it if it is a copy."""
        super().close()
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None

    def write_from_now_on(self) -> None:
        """Write from now on, and announce every area. Raises DatabaseTrouble; they are read on then."""
        place = self._place()
        self._connection.close()  # first: SQLite lets both share what it may not write
        try:
            written = open_database(self.path)
        except DatabaseTrouble:
            self._connection = _to_read(place)
            raise
        self.close()
        self._connection, self.is_read_only = written._connection, False  # noqa: SLF001 - of the same family
        self.announce(Changed(frozenset(Area)))

    def beside(self) -> Database:
        """Open the same records once more, for work on another thread."""
        if not self.is_read_only:
            return open_database(self.path)
        return ReadDatabase(_to_read(self._place()), self.path, copy=None)

    def _place(self) -> Path:
        return self.path if self._copy is None else Path(self._copy.name, self.path.name)


def read_database(path: Path, *, is_copied: bool) -> ReadDatabase:
    """Open records to read them only; `is_copied` while another machine writes. Nothing beside them is touched.

    Raises DatabaseTrouble.
    """
    try:
        if path.stat().st_size == 0:
            raise DatabaseEmpty(path)
        live = None if is_copied else _live(path)
        return _copied(path) if live is None else ReadDatabase(live, path, copy=None)
    except OSError as error:
        raise DatabaseReadOnly(path) from error
    except sqlite3.Error as error:
        raise translated(error, path) from error


def refuse_damaged_by_crash(path: Path) -> None:
    """After a crash: look through the records before anything is written. Raises DatabaseDamaged; they are untouched.

    A journal that belongs to an older state would otherwise be put over the records without a word, as when someone
    copies a backup to its place by hand and leaves the journal there. Costs nothing when the last end was an orderly
    one, which leaves no journal.
    """
    journal = path.with_name(path.name + "-wal")
    if not (path.exists() and journal.exists() and journal.stat().st_size):
        return
    with closing(_to_read(path)) as connection:
        try:
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
        except sqlite3.OperationalError:  # no journal may be made here, or the drive is full: opening says which
            return
        except sqlite3.DatabaseError as error:
            raise translated(error, path) from error
    if found != "ok":
        raise DatabaseDamaged(path)


def _live(path: Path) -> sqlite3.Connection | None:
    """Return the records where they lie; None where they can be read from a copy only."""
    connection = _to_read(path)
    try:
        if not pending_migrations(connection, path):
            return connection
    except DatabaseTrouble:
        connection.close()
        raise
    except sqlite3.Error:  # no journal can be made beside them
        connection.close()
        return None
    connection.close()
    return None


def _to_read(path: Path) -> sqlite3.Connection:
    address = f"{path.resolve().as_uri()}?mode=ro"
    return prepared(sqlite3.connect(address, uri=True, isolation_level=None, timeout=_BUSY_SECONDS))


def _copied(path: Path) -> ReadDatabase:
    folder: TemporaryDirectory[str] = TemporaryDirectory(prefix="amtdesk-")
    try:
        tries = (_copy_into(Path(folder.name), path) for _ in range(_TRIES))
        connection = next((each for each in tries if each is not None), None)
    except BaseException:
        folder.cleanup()
        raise
    if connection is None:
        folder.cleanup()
        raise DatabaseDamaged(path)
    return ReadDatabase(connection, path, copy=folder)


def _copy_into(folder: Path, path: Path) -> sqlite3.Connection | None:
    """Copy records with what stands in their journal; None when they changed under way."""
    for ending in ("", "-wal"):
        source, target = path.with_name(path.name + ending), folder / (path.name + ending)
        target.unlink(missing_ok=True)
        if source.exists():
            shutil.copyfile(source, target)
    copy = folder / path.name
    with closing(prepared(sqlite3.connect(copy, isolation_level=None))) as connection:
        if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            return None
        if pending_migrations(connection, path):
            migrate(connection, copy, is_new=True)
        # opened while the other one still is, which leaves a journal's index beside it; unlike query_only it lets
        # the search have tables of its own for as long as it is open
        found = _to_read(copy)
        found.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return found
