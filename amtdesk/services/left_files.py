"""What a crash left beside the records: pictures without a row, halves of copies. And pictures at the second place.

Of pictures only what nobody can ask for again goes: no row names it, no step of undo, and no backup. Where one of them
cannot be read, everything stays.
"""

import math
import re
import shutil
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amtdesk.domain.changes import Area
from amtdesk.domain.safekeeping import ENDING
from amtdesk.domain.words import N_, Message
from amtdesk.services.backup_shelf import FOLDER, BackupShelf
from amtdesk.storage.backup_errors import BackupTrouble
from amtdesk.storage.database import FILE_NAME, Database
from amtdesk.storage.file_store import FOLDER as FILES
from amtdesk.storage.file_store import FileStore
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from amtdesk.exchange.backup_folder import Place

#: What was written a moment ago may wait for its row.
_SETTLED: Final = timedelta(days=2)
_NAME: Final = re.compile(r"[0-9a-f]{64}")
#: What is written aside and gone again in a moment. After a crash it stays, with all the words of the records in it.
_ASIDE: Final = (
    ".amtdesk-look-*",
    ".amtdesk-drill-*",
    ".amtdesk-fetch-*",
    f"{FILE_NAME}.restoring*",
    f"{FOLDER}/*{ENDING}*.part",
    f"{FOLDER}/*{ENDING}*.part-*",
    f"{FILES}/??/*.part",
)


class LeftFiles:
    """Lets files go that were written, and whose row never came: the program ended in between."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._folder = database.path.parent / FILES
        self._store = FileStore(database)
        self._shelf = BackupShelf(database.path.parent / FOLDER, clock)

    def sweep(self) -> int:
        """Let them go, and return how many did. Call it in a worker, once a day."""
        left = [path for path in self._settled_files() if not self._is_named(path.name)]
        if not left:
            return 0
        needed = needed_by(each.path for each in self._shelf.backups())
        if needed is None:
            return 0
        label = Message(N_("Removed for good"))
        with self._database.command(label, at=self._clock.now(), areas={Area.SAFEKEEPING}, undoable=False):
            # nobody takes a picture in meanwhile
            # and what somebody laid a hand on since, such as a restore, has settled no more
            settled = {path.name for path in self._settled_files()} - needed
            going = [path for path in left if path.name in settled and not self._is_named(path.name)]
            return sum(_let_go(path) for path in going)

    def sweep_halves(self) -> None:
        """Let go what was written aside when the program was ended. Call it in a worker, once a day."""
        before, data = self._settled_before(), self._folder.parent
        for found in (each for pattern in _ASIDE for each in data.glob(pattern)):
            if _written_at(found) < before:
                _let_go(found, lambda path: shutil.rmtree(path) if path.is_dir() else path.unlink())

    def _settled_before(self) -> float:
        return (self._clock.now() - _SETTLED).timestamp()

    def _settled_files(self) -> list[Path]:
        before = self._settled_before()
        found = (path for path in self._folder.glob("??/*") if is_file_name(path.name))
        return [path for path in found if _written_at(path) < before]

    def _is_named(self, sha256: str) -> bool:
        return self._store.find(sha256) is not None or self._store.is_in_undo(sha256)


def tidy_pictures(place: "Place", known: frozenset[str], *, folder: Path) -> None:
    """Let pictures go from a second place that no copy there names any more. `folder`: where the backups lie here.

    All stay where a copy is not ours, or does not lie here as well.
    """
    there = place.names()
    copies = sorted(name for name in there if name.endswith(ENDING))
    pictures = {name for name in there if name.startswith(f"{FILES}/") and is_file_name(Path(name).name)}
    if not copies or not pictures or not known.issuperset(copies):
        return
    needed = needed_by(folder / name for name in copies)
    if needed is not None:
        for name in sorted(pictures - {f"{FILES}/{sha256}" for sha256 in needed}):
            place.remove(name)


def needed_by(backups: Iterable[Path]) -> frozenset[str] | None:
    """Return the files that these backups name; None where one of them cannot tell."""
    from amtdesk.storage.backups import inspect_backup

    try:
        return frozenset(file.sha256 for path in backups for file in inspect_backup(path).files)
    except BackupTrouble:
        return None


def _written_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # gone by now, or not for us to see: it stays
        return math.inf


def _let_go(path: Path, remove: Callable[[Path], object] = Path.unlink) -> bool:
    try:
        remove(path)
    except OSError:  # held open, as Windows forbids then: another day
        return False
    return True


def is_file_name(name: str) -> bool:
    """Whether a file is called by its SHA-256, as ours are."""
    return _NAME.fullmatch(name) is not None
