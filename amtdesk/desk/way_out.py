"""The way out when records cannot be opened: the newest good backup takes their place, and they are kept beside."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from amtdesk.storage.errors import DatabaseDamaged, DatabaseEmpty

if TYPE_CHECKING:
    from amtdesk.domain.errors import UserFacingError
    from amtdesk.system.clock import Clock


class LastBackup(NamedTuple):
    """The newest backup that can be read."""

    folder: Path
    path: Path
    made_at: datetime
    clock: "Clock"

    def restore(self) -> Path:
        """Let it take the place of the records; return where those are kept. Raises BackupTrouble, DatabaseTrouble."""
        from amtdesk.services.safekeeping import restore_without_opening

        return restore_without_opening(self.folder, self.path, clock=self.clock)


def way_out_of(error: "UserFacingError", chosen: str | None, *, clock: "Clock") -> LastBackup | None:
    """Return the newest good backup where a restored one would help: the records are damaged or empty.

    A state that was left by restoring another one comes last. `chosen` is the folder as the line names it.
    """
    if not isinstance(error, DatabaseDamaged | DatabaseEmpty):
        return None
    from amtdesk.domain.safekeeping import BackupKind
    from amtdesk.services.backup_shelf import FOLDER, BackupShelf
    from amtdesk.system.folders import data_folder

    folder = data_folder(chosen)
    newest_first = BackupShelf(folder / FOLDER, clock).backups()
    for backup in sorted(newest_first, key=lambda each: each.kind is BackupKind.BEFORE_RESTORE):
        if _is_good(backup.path):
            return LastBackup(folder, backup.path, backup.made_at, clock)
    return None


def make_room_for(backup: Path, folder: Path) -> None:
    """Make the data folder that a backup shall fill. Raises BackupTrouble: nothing begins for what is no backup."""
    from amtdesk.desk.records import has_records
    from amtdesk.storage.backups import inspect_backup
    from amtdesk.system.folders import make_folder

    if not has_records(folder):
        inspect_backup(backup)
        make_folder(folder)


def _is_good(path: Path) -> bool:
    from amtdesk.storage.backup_errors import BackupTrouble
    from amtdesk.storage.backups import inspect_backup

    try:
        inspect_backup(path)
    except BackupTrouble:
        return False
    return True
