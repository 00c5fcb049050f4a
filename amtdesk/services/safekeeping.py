"""Keeping the records safe: backups on demand and once a day, restoring and taking that back, looking (S2, S4)."""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import UserFacingError, reason_of
from amtdesk.domain.safekeeping import Backup, BackupKind, CheckReport, DrillReport, RestoredInPart, RestorePreview
from amtdesk.domain.second_place import PlaceKind, PlaceState
from amtdesk.domain.words import N_, Message
from amtdesk.services.backup_shelf import FOLDER, BackupShelf, backup_named
from amtdesk.services.second_place import SecondPlaceService, never
from amtdesk.storage.backup_errors import (
    BackupFolderMissing,
    BackupIsTheRecords,
    BackupNotWritten,
    BackupWouldReplace,
    NothingToTakeBack,
)
from amtdesk.storage.database import FILE_NAME, Database
from amtdesk.storage.safekeeping import BackupLog
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from amtdesk.exchange.backup_folder import IsStopped

#: What tells how old the newest backup is; those before a change are not made for that.
_ON_PURPOSE: Final = (BackupKind.DAILY, BackupKind.ASKED_FOR)


class SafekeepingService:
    """Backups of the open desk, and its state."""

    def __init__(self, database: Database, clock: Clock, *, second_place: SecondPlaceService) -> None:
        self._database = database
        self._clock = clock
        self._log = BackupLog(database)
        self.folder = database.path.parent / FOLDER
        self._shelf = BackupShelf(self.folder, clock)
        self._second_place = second_place

    # writing

    def backup(self, path: Path) -> Backup:
        """Write a verified backup with all files and note when; the one file is the whole desk.

        Raises BackupTrouble or DatabaseTrouble; nothing is replaced then.
        """
        try:
            self._refuse_place(path)
        except OSError as error:
            raise BackupNotWritten(path, error.strerror or str(error)) from error
        self._shelf.write(self._database, path, carries_files=True)
        return self._noted(path)

    def backup_now(self) -> Backup:
        """Write a verified backup beside those of each day. Raises BackupTrouble, DatabaseTrouble."""
        made = self._shelf.add(self._database, BackupKind.ASKED_FOR)
        self._note(made)
        return made

    def daily(self) -> Backup | None:
        """Write the backup of the day unless there is one; let the oldest go. Raises BackupTrouble, DatabaseTrouble.

        A clock that shows the same day at each start (its battery is empty) tells nothing about days: where it is
        behind what it showed before, there is a backup of the day only when it says what the records say.
        """
        from amtdesk.storage.restoring import says_the_same

        newest = next(iter(self._shelf.of_today(BackupKind.DAILY)), None)
        if newest is None:
            return self._shelf.add(self._database, BackupKind.DAILY)
        if not self._is_behind(newest) or says_the_same(newest.path, live=self._database.path):
            return None
        return self._shelf.add(self._database, BackupKind.DAILY)

    def carry_now(self, *, is_stopped: "IsStopped" = never) -> PlaceState:
        """Let what stands here now lie at the second place, and read it back there. Call it in a worker.

        A fresh backup is written unless the newest one says the same. Raises BackupTrouble or DatabaseTrouble; what
        the place does not take is told by the state.
        """
        from amtdesk.storage.restoring import says_the_same

        if self._second_place.place().kind is PlaceKind.NONE:
            return self._second_place.state()
        newest = next(iter(self._shelf.on_purpose()), None)
        is_of_now = newest is not None and says_the_same(newest.path, live=self._database.path)
        chosen = newest if is_of_now else self.backup_now()
        return self._second_place.carry_over(chosen, reads_back=True, is_stopped=is_stopped)

    def before_import(self) -> Backup:
        """Keep the records as they are before a file is taken in (S2). Raises BackupTrouble, DatabaseTrouble."""
        return self._shelf.add(self._database, BackupKind.BEFORE_IMPORT)

    def sweep_files(self) -> int:
        """Let pictures go whose row never came, and that no backup needs; return how many. Call it in a worker.

        What was half written when the program was ended goes as well.
        """
        from amtdesk.services.left_files import LeftFiles

        left = LeftFiles(self._database, self._clock)
        left.sweep_halves()
        return left.sweep()

    # what there is

    def backups(self) -> tuple[Backup, ...]:
        """Return every backup that lies on this computer, newest first: those beside the records, those asked for."""
        beside = self._shelf.backups()
        known = {each.path for each in beside}
        elsewhere = [_measured(each) for each in self._log.all() if each.path not in known and _is_there(each.path)]
        return tuple(sorted((*beside, *elsewhere), key=Backup.age_key, reverse=True))

    def out_of_reach(self) -> tuple[Backup, ...]:
        """Return the backups asked for of which nobody can tell now whether they are there: their stick is not."""
        return tuple(each for each in self._log.all() if not _is_there(each.path) and not _is_known_gone(each.path))

    def last_backup(self) -> Backup | None:
        """Return the newest backup: of the day, or one that was asked for."""
        known = [*self._shelf.backups(*_ON_PURPOSE), *self._log.last()]
        return max(known, key=Backup.age_key, default=None)

    # restoring

    def look_into(self, path: Path) -> RestorePreview:
        """Tell what a backup holds and what restoring it would change. Raises BackupTrouble or DatabaseTrouble."""
        import tempfile

        from amtdesk.storage.kept_states import AT_WORK
        from amtdesk.storage.restoring import look_into

        live = self._database.path
        if self._is_in_use(path):
            raise BackupIsTheRecords(path)
        with AT_WORK, tempfile.TemporaryDirectory(prefix=".amtdesk-look-", dir=live.parent) as folder:
            preview = look_into(path, live=live, aside=Path(folder) / live.name)
        named = backup_named(path)  # what was put aside does not tell itself when, only its name does
        return preview if named is None else replace(preview, facts=replace(preview.facts, made_at=named.made_at))

    def prepare_restore(self, path: Path) -> Path:
        """Check a backup and lay it ready beside the records: the slow part. Raises BackupTrouble, DatabaseTrouble."""
        from amtdesk.storage.kept_states import AT_WORK
        from amtdesk.storage.restoring import prepare

        if self._is_in_use(path):
            raise BackupIsTheRecords(path)
        with AT_WORK:
            return prepare(self._database.path, path)

    def exchange(self, prepared: Path) -> Backup:
        """Let what was prepared take the place of the records; return the present ones as they are kept from now on.

        The second place stays as it is set up, with what lies there and where backups of hers lie: all that is of
        this computer and not of the state that comes back.
        Raises BackupTrouble or DatabaseTrouble; the records are then as they were. Raises RestoredInPart once they are
        exchanged, and the rest could not be stored.
        """
        from amtdesk.storage.restoring import exchange

        keep_as, place = self._shelf.free_name(BackupKind.BEFORE_RESTORE), self._second_place.place()
        copies, written = self._second_place.known_copies(), self._log.all()
        exchange(self._database, prepared, keep_as=keep_as)
        try:
            self._second_place.stay_at(place, reversed(copies))
            self._note_known(written)
            self._shelf.tidy(BackupKind.BEFORE_RESTORE)
        except (UserFacingError, OSError) as error:
            raise RestoredInPart(reason_of(error), kept=keep_as) from error
        return Backup(
            path=keep_as, made_at=self._clock.now(), kind=BackupKind.BEFORE_RESTORE, size=keep_as.stat().st_size
        )

    def restore(self, path: Path) -> Path:
        """Let a backup take the place of the records. Return where the present ones are kept from now on.

        Raises BackupTrouble or DatabaseTrouble; the records are then as they were.
        """
        kept = self.exchange(self.prepare_restore(path)).path
        self.erase_in_kept()
        return kept

    def second_place_address(self) -> str:
        """Return where copies are carried to now; empty without a second place."""
        return self._second_place.place().address

    def replace_copies(self, names: frozenset[str], *, by: Backup) -> None:
        """Let copies at the second place go once this backup lies there whole. Raises PlaceTrouble, DatabaseTrouble."""
        self._second_place.replace_copies(names, by=by)

    def erase_in_kept(self) -> tuple[Backup, ...]:
        """Take erased words out of the states that restoring put aside. Call it in a worker. Raises DatabaseTrouble.

        Return those that could not be written now; the next daily run tries again.
        """
        from amtdesk.storage.kept_states import erase_in

        states = {each.path: each for each in self._shelf.backups(BackupKind.BEFORE_RESTORE)}
        return tuple(states[left] for left in erase_in(states, self._database, at=self._clock.now()))

    def state_before_restore(self) -> Backup:
        """Return the records as they stood before the last restore. Raises NothingToTakeBack."""
        kept = self._shelf.backups(BackupKind.BEFORE_RESTORE)
        if not kept:
            raise NothingToTakeBack
        return kept[0]

    # looking

    def check(self) -> CheckReport:
        """Look at integrity, versions, folders, free space, the newest backup and the second place."""
        from amtdesk.services import backup_checks as look

        database, clock = self._database, self._clock
        return CheckReport(
            points=(
                look.checked_integrity(database),
                look.checked_files(database),
                look.checked_versions(),
                look.checked_folder(database.path.parent),
                look.checked_space(database.path),
                look.checked_backup(self.last_backup(), clock=clock),
                look.checked_second_place(self._second_place.state(), clock=clock),
            )
        )

    def drill(self, backup: Backup | None = None) -> DrillReport:
        """Restore the newest backup aside and compare it, row by row and file by file. Raises BackupTrouble.

        What restoring put aside is no backup; it is taken where there is nothing else.
        """
        from amtdesk.storage.backup_errors import NoBackupYet
        from amtdesk.storage.drilling import drill

        there = [each for each in self.backups() if each.kind is not BackupKind.UNREADABLE]
        newest_first = sorted(there, key=lambda each: each.kind is BackupKind.BEFORE_RESTORE)
        chosen = backup or next(iter(newest_first), None)
        if chosen is None:
            raise NoBackupYet
        return drill(chosen, data_folder=self._database.path.parent)

    def _is_behind(self, newest: Backup) -> bool:
        """Whether the clock has shown a later moment before: for a backup of today, or for a deed."""
        now, deed = self._clock.now(), self._log.latest_deed()
        return newest.made_at > now or (deed is not None and deed > now)

    def _noted(self, path: Path) -> Backup:
        made = Backup(path=path, made_at=self._clock.now(), size=path.stat().st_size)
        self._note(made)
        return made

    def _note_known(self, backups: Iterable[Backup]) -> None:
        """Keep where backups of hers lie, of which these records know nothing."""
        known = {each.path for each in self._log.all()}
        for each in sorted(backups, key=Backup.age_key):
            if each.path not in known and each.path.parent != self.folder:
                self._note(each)

    def _note(self, backup: Backup) -> None:
        label = Message(N_("Backup written"))
        with self._database.command(label, at=self._clock.now(), areas={Area.SAFEKEEPING}, undoable=False) as writer:
            self._log.add(writer, backup)

    def _refuse_place(self, path: Path) -> None:
        from amtdesk.storage.backups import is_backup

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


def restore_without_opening(folder: Path, backup: Path, *, clock: Clock) -> Path:
    """Put a backup in the place of records that cannot be opened; return where those are kept.

    Raises BackupTrouble or DatabaseTrouble.
    """
    from amtdesk.storage.restoring import restore_unreadable

    live = folder / FILE_NAME
    if _are_the_same(backup, live):
        raise BackupIsTheRecords(backup)
    keep_as = BackupShelf(folder / FOLDER, clock).free_name(BackupKind.UNREADABLE)
    restore_unreadable(live, backup, keep_as=keep_as)
    return keep_as


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a share that does not answer, a folder that may not be entered
        return False


def _is_known_gone(path: Path) -> bool:
    """Whether its folder is there and it is not in it: somebody threw it away."""
    from amtdesk.system.drives import drive_missing_under

    return os.access(path.parent, os.X_OK) and drive_missing_under(path.parent) is None


def _measured(backup: Backup) -> Backup:
    return replace(backup, size=backup.path.stat().st_size)


def _are_the_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there, or may not be looked at
        return False
