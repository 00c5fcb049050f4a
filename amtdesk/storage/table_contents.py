"""What stands in a file of records, table by table: how many rows, a hash over them, and where two files differ."""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

from amtdesk.domain.safekeeping import KindCount, NamedFile, RecordKind, TableContent
from amtdesk.domain.words import ERASED_WORDS
from amtdesk.storage.rows import instant_text

_AT_ONCE: Final = 500
#: What only accounts for something: that a backup was written or carried, when she was reminded, how to undo a step.
_ACCOUNTS: Final = frozenset({"backup_copies", "changes", "commands", "log", "reminders", "_sqlite_migrations"})
#: Virtual tables and those that serve them are made from the others.
_REAL_TABLES: Final = (
    "SELECT name FROM pragma_table_list WHERE schema = ? AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
)


def contents_of(records: Path) -> tuple[tuple[str, TableContent], ...]:
    """Return rows and hash of every table of a closed file. Raises sqlite3.Error."""
    with closing(_read_only(records)) as connection:
        return tuple((name, _content(connection, name)) for name in _tables(connection, "main"))


def has_changed(present: Path, *, tables: Mapping[str, TableContent], since: datetime) -> bool:
    """Whether the present records say anything else than a backup of `since` with these tables. Raises sqlite3.Error.

    What only accounts for something is looked past; a line about her records in the log is not.
    """
    with closing(_read_only(present)) as connection:
        names = {*_tables(connection, "main"), *tables} - _ACCOUNTS
        if names != tables.keys() - _ACCOUNTS or any(_content(connection, name) != tables[name] for name in names):
            return True
        newer = "SELECT 1 FROM log WHERE kind <> 'backup_written' AND at > ?"
        return _count(connection, newer, values=(instant_text(since),)) > 0


def files_named_in(records: Path) -> tuple[NamedFile, ...]:
    """Return the files that the records of a closed file name. Raises sqlite3.Error."""
    with closing(_read_only(records)) as connection:
        rows = connection.execute(
            "SELECT DISTINCT sha256, bytes FROM files WHERE length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*' "
            "ORDER BY sha256"
        )
        return tuple(NamedFile(sha256=row[0], size=row[1], is_carried=False) for row in rows)


def town_in(records: Path) -> str:
    """Return what the town of a closed file is called; empty when it has no name yet. Raises sqlite3.Error."""
    with closing(_read_only(records)) as connection:
        row = connection.execute("SELECT value FROM settings WHERE name = 'name'").fetchone()
    return "" if row is None else str(row[0]).strip('"')


def compared(backup: Path, present: Path) -> tuple[KindCount, ...]:
    """Count, kind by kind, what a closed file holds and how the present records differ. Raises sqlite3.Error.

    Only columns that both know are compared: one of the two may be older.
    """
    with closing(_read_only(present)) as connection:
        connection.execute("ATTACH ? AS old", (f"{backup.resolve().as_uri()}?mode=ro&immutable=1",))
        kinds = _known_kinds(set(_tables(connection, "old")), set(_tables(connection, "main")))
        return tuple(_compared(connection, kind) for kind in kinds)


def counted(backup: Path) -> tuple[KindCount, ...]:
    """Count, kind by kind, what a closed file holds: there is nothing to compare it with. Raises sqlite3.Error."""
    with closing(_read_only(backup)) as connection:
        tables = set(_tables(connection, "main"))
        return tuple(
            KindCount(kind=kind, held=_count(connection, f"SELECT 1 FROM {kind}"), lost=0, back=0)
            for kind in _known_kinds(tables, tables)
        )


def erased_since(backup: Path, present: Path) -> int:
    """Count questions that were erased by hand and stand in a closed file with their words. Raises sqlite3.Error."""
    with closing(_read_only(present)) as connection:
        connection.execute("ATTACH ? AS old", (f"{backup.resolve().as_uri()}?mode=ro&immutable=1",))
        named = "SELECT subject FROM main.erasures WHERE kind = 'by_hand'"
        return _count(
            connection, f"SELECT 1 FROM old.questions WHERE 'question:' || id IN ({named}) AND text <> '{ERASED_WORDS}'"
        )


def _known_kinds(*tables: set[str]) -> Iterable[RecordKind]:
    return [kind for kind in RecordKind if all(kind in each for each in tables)]


def _compared(connection: sqlite3.Connection, kind: RecordKind) -> KindCount:
    here, there = _columns(connection, "main", table=kind), _columns(connection, "old", table=kind)
    shared = ", ".join(name for name in here if name in there)
    now, then = f"SELECT {shared} FROM main.{kind}", f"SELECT {shared} FROM old.{kind}"
    return KindCount(
        kind=kind,
        held=_count(connection, then),
        lost=_count(connection, f"{now} EXCEPT {then}"),
        back=_count(connection, f"SELECT id FROM old.{kind} EXCEPT SELECT id FROM main.{kind}"),
    )


def _count(connection: sqlite3.Connection, query: str, *, values: tuple[object, ...] = ()) -> int:
    return int(connection.execute(f"SELECT count(*) FROM ({query})", values).fetchone()[0])


def _tables(connection: sqlite3.Connection, schema: str) -> tuple[str, ...]:
    return tuple(row[0] for row in connection.execute(_REAL_TABLES, (schema,)))


def _columns(connection: sqlite3.Connection, schema: str, *, table: str) -> tuple[str, ...]:
    rows = connection.execute("SELECT name FROM pragma_table_info(?, ?)", (table, schema))
    return tuple(row[0] for row in rows)


def _content(connection: sqlite3.Connection, table: str) -> TableContent:
    digest, rows = hashlib.sha256(), 0
    cursor = connection.execute(f"SELECT * FROM {table} ORDER BY rowid")
    while found := cursor.fetchmany(_AT_ONCE):
        rows += len(found)
        digest.update("\n".join(map(repr, found)).encode("utf-8", "surrogatepass"))
        digest.update(b"\n")
    return TableContent(rows=rows, sha256=digest.hexdigest())


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
