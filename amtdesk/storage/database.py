"""One SQLite file: asking it, and writing to it in commands that can be undone. `opening.py` opens it.

Every committed command is durable (WAL with synchronous=FULL). Nothing outside `storage` sees a connection.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.folding import fold
from amtdesk.domain.words import Message
from amtdesk.storage.change_log import CommandWriter, Intent, begin_command
from amtdesk.storage.errors import DatabaseGone, OpenedToRead
from amtdesk.storage.schema_names import CARRIED_FILES_QUERY
from amtdesk.storage.sqlite_errors import translated

FILE_NAME = "amtdesk.sqlite3"


class Database:
    """An open file with records. Use `open_database`; close it when done. `opener` opens the same file once more."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, opener: "Callable[[Path], Database]") -> None:
        self._connection = connection
        self._opener = opener
        self.path = path
        #: Whether every command is refused, because someone else writes or nobody may (`reading.py`).
        self.is_read_only = False
        #: Whether the last command was refused: what only accounts for something waits until one is stored again.
        self.is_refused = False
        self.on_commit: list[Callable[[Changed], None]] = []

    @property
    def is_writing(self) -> bool:
        """Whether a command is running, so that no other one can begin."""
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
        return Database(copy, self.path, opener=self._opener)

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
            self._connection = self._opener(self.path)._connection  # noqa: SLF001 - one class
        self.announce(Changed(frozenset(Area)))

    def beside(self) -> "Database":
        """Open the same records once more, for work on another thread. Raises DatabaseTrouble."""
        return self._opener(self.path)

    def write_from_now_on(self) -> None:
        """Let records that were opened to read be written (`reading.py`); these are already."""

    def close(self) -> None:
        """Close the file. Harmless when it is closed already."""
        self._connection.close()


def has_carried_files(database: Database) -> bool:
    """Whether these records are a backup that someone put in place by hand, with the kept files still inside."""
    return database.row(CARRIED_FILES_QUERY) is not None


def prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Give a connection what every query of ours counts on."""
    connection.row_factory = sqlite3.Row
    connection.create_function("fold", 1, fold, deterministic=True)
    return connection
