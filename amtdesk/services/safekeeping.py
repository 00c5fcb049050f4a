"""Keeping the records safe: backups on demand and once a day, restoring, and looking whether all is well (S2, S4)."""

import errno
import os
import re
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from amtdesk import __version__
from amtdesk.domain.changes import Area
from amtdesk.domain.safekeeping import Backup, CheckedPoint, CheckReport, CheckState
from amtdesk.domain.words import N_, Message
from amtdesk.storage.backup_errors import (
    BackupFolderMissing,
    BackupIsTheRecords,
    BackupNotWritten,
    BackupWouldReplace,
    NoSpaceForBackup,
)
from amtdesk.storage.backups import is_backup, is_healthy, write_backup
from amtdesk.storage.database import FILE_NAME, KNOWN_MIGRATIONS, Database
from amtdesk.storage.errors import DatabaseReadOnly, DiskFull
from amtdesk.storage.file_store import FileStore
from amtdesk.storage.restoring import restore, restore_unreadable, sqlite_version
from amtdesk.storage.safekeeping import BackupLog
from amtdesk.system.clock import Clock

FOLDER: Final = "backups"
#: How many daily backups are kept.
DAILY_KEPT: Final = 14
#: A backup that is older than this is no help any more.
OLDEST_HELP: Final = timedelta(days=7)
_MEGABYTE: Final = 1024 * 1024
_LEAST_FREE: Final = 100 * _MEGABYTE
_STAMP: Final = "%Y-%m-%dT%H%M%SZ"
_NAME: Final = re.compile(r"daily-(\d{4}-\d\d-\d\dT\d{6}Z)\.sqlite3")


class SafekeepingService:
    """Backups of the open desk, and its state."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._log = BackupLog(database)
        self.folder = database.path.parent / FOLDER

    def backup(self, path: Path) -> Backup:
        """Write a verified backup and note when. Raises BackupTrouble or DatabaseTrouble; nothing is replaced then."""
        try:
            self._refuse_place(path)
        except OSError as error:
            raise BackupNotWritten(path, error.strerror or str(error)) from error
        self._write(path, carries_files=True)
        return self._noted(path)

    def backup_now(self) -> Backup:
        """Write a verified backup beside those of each day. Raises BackupTrouble, DatabaseTrouble."""
        path = _free_name(self.folder, "asked-for", now=self._clock.now())
        self._write(path)
        return self._noted(path)

    def _noted(self, path: Path) -> Backup:
        made = Backup(path=path, made_at=self._clock.now())
        with self._database.command(
            Message(N_("Backup written")), at=made.made_at, areas={Area.SAFEKEEPING}, undoable=False
        ) as writer:
            self._log.add(writer, made)
        return made

    def daily(self) -> Backup | None:
        """Write the backup of the day unless there is one; let the oldest go. Raises BackupTrouble, DatabaseTrouble."""
        now = self._clock.now()
        if any(self._clock.local(each.made_at).date() == self._clock.today() for each in self._dailies()):
            return None
        path = self.folder / f"daily-{now.astimezone(UTC).strftime(_STAMP)}.sqlite3"
        self._write(path)
        self._let_oldest_go()
        return Backup(path=path, made_at=_stamp_of(path))

    def before_import(self) -> Backup:
        """Keep the records as they are before a file is taken in (S2). Raises BackupTrouble, DatabaseTrouble."""
        now = self._clock.now()
        path = _free_name(self.folder, "before-import", now=now)
        self._write(path)
        return Backup(path=path, made_at=now)

    def last_backup(self) -> Backup | None:
        """Return the newest backup: of the day, or one that was asked for."""
        known = [*self._dailies(), *self._log.last()]
        return max(known, key=lambda each: each.made_at, default=None)

    def restore(self, path: Path) -> Path:
        """Let a backup take the place of the records. Return where the present ones are kept from now on.

        Raises BackupTrouble or DatabaseTrouble; the records are then as they were.
        """
        if self._is_in_use(path):
            raise BackupIsTheRecords(path)
        keep_as = _free_name(self.folder, "before-restore", now=self._clock.now())
        restore(self._database, path, keep_as=keep_as)
        return keep_as

    def check(self) -> CheckReport:
        """Look at integrity, versions, folders, free space and the newest backup."""
        return CheckReport(
            points=(
                self._checked_integrity(),
                self._checked_files(),
                _checked_versions(),
                _checked_folder(self._database.path.parent),
                self._checked_space(),
                self._checked_backup(),
            )
        )

    def _write(self, path: Path, *, carries_files: bool = False) -> None:
        # Backups in the data folder stand beside the files themselves, which are never changed and never removed.
        try:
            write_backup(self._database, path, carries_files=carries_files)
        except DiskFull as error:
            raise NoSpaceForBackup(path) from error
        except DatabaseReadOnly as error:
            raise BackupNotWritten(path, os.strerror(errno.EACCES)) from error
        except OSError as error:
            raise BackupNotWritten(path, error.strerror or str(error)) from error

    def _refuse_place(self, path: Path) -> None:
        if not path.parent.is_dir():
            raise BackupFolderMissing(path.parent)
        if self._is_in_use(path):
            raise BackupIsTheRecords(path)
        if path.exists() and not (path.is_file() and is_backup(path)):
            raise BackupWouldReplace(path)

    def _is_in_use(self, path: Path) -> bool:
        live = self._database.path
        names = {live, *(live.with_name(live.name + ending) for ending in ("-wal", "-shm"))}
        return path.resolve() in {name.resolve() for name in names} or _are_the_same(path, live)

    def _dailies(self) -> tuple[Backup, ...]:
        paths = sorted(path for path in self.folder.glob("daily-*.sqlite3") if _NAME.fullmatch(path.name))
        return tuple(Backup(path=path, made_at=_stamp_of(path)) for path in paths)

    def _let_oldest_go(self) -> None:
        # The backup of today was verified a moment ago, so the last good one is never among those that go.
        for old in self._dailies()[:-DAILY_KEPT]:
            old.path.unlink(missing_ok=True)

    def _checked_integrity(self) -> CheckedPoint:
        faults = self._database.integrity_faults()
        if faults:
            source = N_("The records are damaged ({fault}). Restore the last backup: amtdesk restore FILE.")
            return CheckedPoint(
                name="integrity", state=CheckState.WRONG, message=Message(source, {"fault": faults[0].splitlines()[0]})
            )
        return CheckedPoint(name="integrity", state=CheckState.FINE, message=Message(N_("The records are whole.")))

    def _checked_files(self) -> CheckedPoint:
        faults = FileStore(self._database).faults()
        if faults:
            source = N_(
                "{count} pictures are missing or damaged, the first is {name}. "
                "Restore them from a backup, or choose them again."
            )
            if len(faults) == 1:
                source = N_("The picture {name} is missing or damaged. Restore it from a backup, or choose it again.")
            values = {"count": len(faults), "name": faults[0].file.name}
            return CheckedPoint(name="files", state=CheckState.WRONG, message=Message(source, values))
        return CheckedPoint(name="files", state=CheckState.FINE, message=Message(N_("The pictures are whole.")))

    def _checked_space(self) -> CheckedPoint:
        free = shutil.disk_usage(self._database.path.parent).free
        needed = max(_LEAST_FREE, 3 * self._database.path.stat().st_size)
        is_enough = free >= needed
        source = N_("{free} MB are free on the drive.") if is_enough else _NO_SPACE
        return CheckedPoint(
            name="free_space",
            state=CheckState.FINE if is_enough else CheckState.WRONG,
            message=Message(source, {"free": free // _MEGABYTE, "needed": needed // _MEGABYTE}),
        )

    def _checked_backup(self) -> CheckedPoint:
        newest = self.last_backup()
        if newest is None:
            source = N_(
                "There is no backup yet. The window writes one each day; or write one now: amtdesk backup FILE."
            )
            return CheckedPoint(name="backup", state=CheckState.HINT, message=Message(source))
        days = (self._clock.now() - newest.made_at).days
        if newest.path.exists() and not is_healthy(newest.path):
            source = N_("The newest backup is damaged: {path}. Write a new one: amtdesk backup FILE.")
            return CheckedPoint(name="backup", state=CheckState.WRONG, message=Message(source, {"path": newest.path}))
        if days > OLDEST_HELP.days:
            source = N_("The newest backup is {days} days old. Write a new one: amtdesk backup FILE.")
            return CheckedPoint(name="backup", state=CheckState.WRONG, message=Message(source, {"days": days}))
        source = N_("The newest backup is of today.") if days == 0 else N_("The newest backup is {days} days old.")
        return CheckedPoint(name="backup", state=CheckState.FINE, message=Message(source, {"days": days}))


_NO_SPACE = N_("Only {free} MB are free on the drive; {needed} MB are needed for backups. Please free some space.")


def restore_without_opening(folder: Path, backup: Path, *, clock: Clock) -> Path:
    """Put a backup in the place of records that cannot be opened; return where those are kept.

    Raises BackupTrouble or DatabaseTrouble.
    """
    live = folder / FILE_NAME
    if _are_the_same(backup, live):
        raise BackupIsTheRecords(backup)
    keep_as = _free_name(folder / FOLDER, "unreadable", now=clock.now())
    restore_unreadable(live, backup, keep_as=keep_as)
    return keep_as


def _are_the_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there, or may not be looked at
        return False


def _checked_versions() -> CheckedPoint:
    source = N_("AmtDesk {program}, records {schema}, SQLite {sqlite}.")
    values = {"program": __version__, "schema": KNOWN_MIGRATIONS[-1], "sqlite": sqlite_version()}
    return CheckedPoint(name="versions", state=CheckState.FINE, message=Message(source, values))


def _checked_folder(folder: Path) -> CheckedPoint:
    try:
        for place in (folder, folder / FOLDER):
            place.mkdir(exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".amtdesk-check-", dir=place)
            os.close(handle)
            Path(name).unlink()
    except OSError as error:
        source = N_(
            "The folder {folder} cannot be written ({reason}). Please ask your IT for the right to write there."
        )
        values = {"folder": folder, "reason": error.strerror or str(error)}
        return CheckedPoint(name="folders", state=CheckState.WRONG, message=Message(source, values))
    source = N_("The folder {folder} and its backups can be written.")
    return CheckedPoint(name="folders", state=CheckState.FINE, message=Message(source, {"folder": folder}))


def _stamp_of(path: Path) -> datetime:
    return datetime.strptime(path.stem.removeprefix("daily-"), _STAMP).replace(tzinfo=UTC)


def _free_name(folder: Path, word: str, *, now: datetime) -> Path:
    stamp = now.astimezone(UTC).strftime(_STAMP)
    path, number = folder / f"{word}-{stamp}.sqlite3", 1
    while path.exists():
        number += 1
        path = folder / f"{word}-{stamp}-{number}.sqlite3"
    return path
