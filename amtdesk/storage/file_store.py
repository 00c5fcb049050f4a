"""Files beside the records, named by the SHA-256 of their content: written once, never changed, never removed.

The same content lies there once, whoever brought it. A file without a row is harmless: the row came too late, or was
undone. A row without its file is a fault that `faults` names.
"""

import errno
import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from amtdesk.domain.kept_files import FileFault, FileState, KeptFile, KeptFileLost, KeptFileNotWritten
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.durable import begin_private, make_private_folder, write_durably
from amtdesk.storage.errors import DiskFull
from amtdesk.storage.rows import instant_from, instant_text
from amtdesk.storage.schema_names import CARRIED_FILES_QUERY
from amtdesk.storage.sqlite_errors import translated

FOLDER: Final = "files"
#: How many letters of the name make the folder in between: no folder grows large on a desk of ten years.
_SHELF: Final = 2
_BLOCK: Final = 1024 * 1024


class FileStore:
    """The files of one data folder."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(
        self, writer: CommandWriter, content: bytes, *, name: str, at: datetime, is_shipped: bool = False
    ) -> KeptFile:
        """Keep a file and its row. Raises DiskFull or KeptFileNotWritten; no row is written then.

        What is shipped with the program need not survive a power cut in the same second.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        _write(self.path_of(sha256), content, by=_write_at_once if is_shipped else write_durably)
        known = self.find(sha256)
        if known is not None:
            return known
        kept = KeptFile(sha256=sha256, name=name, size=len(content), added_at=at)
        writer.insert("files", {"sha256": sha256, "name": name, "bytes": len(content), "added_at": instant_text(at)})
        return kept

    def find(self, sha256: str) -> KeptFile | None:
        """Return what is known about a file, or None."""
        row = self._database.row("SELECT * FROM files WHERE sha256 = ?", (sha256,))
        return None if row is None else _kept(row)

    def is_in_undo(self, sha256: str) -> bool:
        """Whether a step of undo or redo would bring a row of it back."""
        named = "SELECT 1 FROM changes WHERE table_name = 'files' AND (before LIKE ? OR after LIKE ?) LIMIT 1"
        return self._database.row(named, (f"%{sha256}%", f"%{sha256}%")) is not None

    def content(self, sha256: str) -> bytes:
        """Return a file's bytes, checked against its name. Raises KeptFileLost when it is gone or was changed."""
        known = self.find(sha256)
        try:
            content = self.path_of(sha256).read_bytes()
        except OSError as error:
            raise KeptFileLost(known.name if known else sha256) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise KeptFileLost(known.name if known else sha256)
        return content

    def path_of(self, sha256: str) -> Path:
        """Return where a file lies."""
        return place_in(self._database.path.parent, sha256)

    def faults(self) -> tuple[FileFault, ...]:
        """Read every kept file and return those that are missing or changed."""
        return tuple(self._faults())

    def holds(self, sha256: str) -> bool:
        """Whether a file lies here and is what its name says."""
        return is_whole_file(self.path_of(sha256), sha256)

    def _faults(self) -> Iterator[FileFault]:
        for known in self._all():
            state = _state(self.path_of(known.sha256), known)
            if state is not None:
                yield FileFault(file=known, state=state)

    def _all(self) -> tuple[KeptFile, ...]:
        return tuple(_kept(row) for row in self._database.rows("SELECT * FROM files ORDER BY id"))


def lay_down(folder: Path, sha256: str, *, content: bytes) -> None:
    """Lay a file that a backup carried into a data folder. Raises DiskFull or KeptFileNotWritten."""
    _write(place_in(folder, sha256), content)


def still_needed(folder: Path, names: Iterable[str]) -> None:
    """Note that files of a data folder are about to be named: to the daily sweep they are as young as new ones."""
    for sha256 in names:
        with suppress(OSError):  # not here, or not ours to touch: whoever needs it finds out
            os.utime(place_in(folder, sha256))


def place_in(folder: Path, sha256: str) -> Path:
    """Return where a file lies in a data folder."""
    return folder / FOLDER / sha256[:_SHELF] / sha256


def is_whole_file(path: Path, sha256: str) -> bool:
    """Whether a file is there and is what its name says."""
    return path.is_file() and sha256_of(path) == sha256


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's content. Raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def take_out(records: Path) -> None:
    """Lay the files that an old backup carried in a table of its own beside `records`, and take them out of it.

    `records` is a closed file that nobody else uses. Raises DatabaseTrouble or KeptFileNotWritten.
    """
    try:
        with closing(sqlite3.connect(records)) as connection:
            if not connection.execute(CARRIED_FILES_QUERY).fetchone():
                return
            for sha256, content in connection.execute("SELECT sha256, content FROM carried_files"):
                if hashlib.sha256(content).hexdigest() != sha256:
                    continue  # not what its name says: `faults` names it as missing
                lay_down(records.parent, sha256, content=content)
            with connection:
                connection.execute("DROP TABLE carried_files")
            connection.execute("VACUUM")
    except sqlite3.Error as error:
        raise translated(error, records) from error


def _write(path: Path, content: bytes, *, by: Callable[[Path, bytes], object] = write_durably) -> None:
    try:
        if path.exists() and path.read_bytes() == content:
            return
        make_private_folder(path.parent)
        by(path, content)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(path.parent) from error
        raise KeptFileNotWritten(path.parent, error.strerror or str(error)) from error


def _write_at_once(path: Path, content: bytes) -> None:
    begin_private(path)
    path.write_bytes(content)


def _state(path: Path, known: KeptFile) -> FileState | None:
    if not path.is_file():
        return FileState.MISSING
    return None if sha256_of(path) == known.sha256 else FileState.CHANGED


def _kept(row: sqlite3.Row) -> KeptFile:
    return KeptFile(sha256=row["sha256"], name=row["name"], size=row["bytes"], added_at=instant_from(row["added_at"]))
