"""The folder of the backups: what lies there, how a new one is called, and which ones may go.

The rail asks it soon after the first painting: what writes and reads backups is loaded when one is written or read.
"""

import errno
import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from amtdesk.domain.safekeeping import ENDING, Backup, BackupKind
from amtdesk.storage.backup_errors import BackupNotWritten, NoSpaceForBackup
from amtdesk.storage.database import Database
from amtdesk.storage.errors import DatabaseGone, DatabaseReadOnly, DiskFull
from amtdesk.system.clock import Clock

FOLDER: Final = "backups"
_OLD_ENDING: Final = ".sqlite3"
_STAMP: Final = "%Y-%m-%dT%H%M%SZ"
_NAME: Final = re.compile(
    rf"(?P<kind>{'|'.join(BackupKind)})-(?:(?P<stamp>\d{{4}}-\d\d-\d\dT\d{{6}}Z)(?:-\d+)?|\d+)"
    rf"(?:{re.escape(ENDING)}|{re.escape(_OLD_ENDING)})"
)
#: A clock may be a little ahead of the one before it.
_AHEAD: Final = timedelta(days=1)
#: The least difference between two names.
_NEXT: Final = timedelta(seconds=1)
#: What is kept as it stood is a file of records, so that it can be exchanged by renaming.
_AS_IT_STOOD: Final = frozenset({BackupKind.BEFORE_RESTORE, BackupKind.UNREADABLE})


class BackupShelf:
    """The backups beside the records."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self._clock = clock

    def backups(self, *kinds: BackupKind) -> tuple[Backup, ...]:
        """Return what lies there, newest first; of these kinds, or of all."""
        found = (backup_named(path) for path in _files_in(self.folder))
        wanted = [each for each in found if each is not None and (not kinds or each.kind in kinds)]
        return tuple(sorted(wanted, key=Backup.age_key, reverse=True))

    def on_purpose(self) -> tuple[Backup, ...]:
        """Return those of the day and those asked for, newest first; what seems to come from the future comes last."""
        latest = self._clock.now() + _AHEAD
        found = self.backups(BackupKind.DAILY, BackupKind.ASKED_FOR)
        return tuple(sorted(found, key=lambda backup: backup.made_at > latest))

    def free_name(self, kind: BackupKind) -> Path:
        """Return a path that nothing has yet, and whose name is the youngest of its day."""
        stamp = self._moment_of_name().astimezone(UTC).strftime(_STAMP)
        ending = _OLD_ENDING if kind in _AS_IT_STOOD else ENDING
        path, number = self.folder / f"{kind}-{stamp}{ending}", 1
        while path.exists():
            number += 1
            path = self.folder / f"{kind}-{stamp}-{number}{ending}"
        return path

    def of_today(self, *kinds: BackupKind) -> tuple[Backup, ...]:
        """Return those that were written on the day that the clock shows, newest first."""
        today = self._clock.today()
        return tuple(each for each in self.backups(*kinds) if self._clock.local(each.made_at).date() == today)

    def write(self, database: Database, path: Path, *, carries_files: bool = False) -> None:
        """Write a verified backup. Raises BackupTrouble or DatabaseTrouble; nothing is replaced then."""
        from amtdesk.storage.backups import write_backup

        try:
            write_backup(database, path, made_at=self._clock.now(), carries_files=carries_files)
        except DiskFull as error:
            raise NoSpaceForBackup(path) from error
        except (DatabaseReadOnly, DatabaseGone) as error:
            reason = errno.EACCES if isinstance(error, DatabaseReadOnly) else errno.ENOENT
            raise BackupNotWritten(path, os.strerror(reason)) from error
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise NoSpaceForBackup(path) from error
            raise BackupNotWritten(path, error.strerror or str(error)) from error

    def add(self, database: Database, kind: BackupKind) -> Backup:
        """Write one more backup; those that nobody needs go. Raises as `write`."""
        moment, path = self._moment_of_name(), self.free_name(kind)
        self.write(database, path)
        self.tidy(kind)
        return Backup(path=path, made_at=moment, kind=kind, size=path.stat().st_size)

    def tidy(self, kind: BackupKind) -> tuple[Path, ...]:
        """Let those of a kind go that nobody needs any more; the last good one never does."""
        from amtdesk.domain.backup_rotation import DAILY, ON_OCCASION, may_go
        from amtdesk.storage.backups import is_whole

        rule = DAILY if kind is BackupKind.DAILY else ON_OCCASION
        going = may_go(
            self.backups(kind),
            now=self._clock.now(),
            zone=self._clock.zone,
            rule=rule,
            is_good=lambda backup: is_whole(backup.path),
        )
        for old in going:
            old.path.unlink(missing_ok=True)
        return tuple(old.path for old in going)

    def _moment_of_name(self) -> datetime:
        """Return now, or the second after the youngest backup of the day where the clock shows an hour once more.

        Rotation would take what is written now for the older one otherwise, and let it go at once.
        """
        now, youngest = self._clock.now(), next(iter(self.of_today()), None)
        return now if youngest is None or youngest.made_at <= now else youngest.made_at + _NEXT


def backup_named(path: Path) -> Backup | None:
    """Return what the name of a file tells; None when it is none of ours."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        status = path.stat()
    except FileNotFoundError:  # it went a moment ago
        return None
    stamp = match["stamp"]
    made_at = made_at_of(stamp) if stamp else datetime.fromtimestamp(status.st_mtime, UTC)
    return Backup(path=path, made_at=made_at, kind=BackupKind(match["kind"]), size=status.st_size)


def made_at_of(stamp: str) -> datetime:
    """Return the moment that stands in a name."""
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def kind_in(name: str) -> BackupKind | None:
    """Return why a backup of this name was written; None when it is none of ours, such as one that she named."""
    match = _NAME.fullmatch(name)
    return None if match is None else BackupKind(match["kind"])


def stamp_in(name: str) -> datetime | None:
    """Return the moment in the name of a backup in the present form; None when it is none of ours."""
    match = _NAME.fullmatch(name)
    return made_at_of(match["stamp"]) if match is not None and match["stamp"] and name.endswith(ENDING) else None


def _files_in(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(path for path in folder.iterdir() if path.is_file())
    except (FileNotFoundError, NotADirectoryError):
        return ()
