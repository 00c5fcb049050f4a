"""What an error of SQLite means to the person at the desk."""

import sqlite3
from pathlib import Path

from amtdesk.storage.errors import (
    DatabaseDamaged,
    DatabaseGone,
    DatabaseInUse,
    DatabaseReadOnly,
    DatabaseTrouble,
    DiskFull,
)

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
