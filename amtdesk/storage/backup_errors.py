"""What can be wrong with a backup, or with the place where one should lie, as sentences with a next step."""

from pathlib import Path

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.words import N_


class BackupTrouble(UserFacingError):
    """A backup cannot be written or used. The records stay as they are."""


class NoSuchBackup(BackupTrouble):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(N_("There is no file {path}. Please check its name; nothing was changed."), path=path)


class BackupUnreadable(BackupTrouble):
    """The system refuses to read the file."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            N_("{path} cannot be read ({reason}). Nothing was changed. Please check that you may open it."),
            path=path,
            reason=reason,
        )


class NotABackup(BackupTrouble):
    """The file is something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("{path} is not a backup of AmtDesk. Nothing was changed. Please choose another file."), path=path
        )


class BackupDamaged(BackupTrouble):
    """The file is a backup that does not pass its check."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("The backup {path} is damaged. Nothing was changed. Please choose an older one."), path=path
        )


class BackupNewer(BackupTrouble):
    """The backup was written by a newer AmtDesk."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_(
                "The backup {path} was written by a newer AmtDesk. Nothing was changed. "
                "Please install the current version."
            ),
            path=path,
        )


class BackupIsTheRecords(BackupTrouble):
    """The file that was named is the one in use."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("{path} holds your records themselves. Please choose another file for the backup."), path=path
        )


class BackupWouldReplace(BackupTrouble):
    """Something else lies where the backup should go."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("{path} exists and is not a backup of AmtDesk. It stays as it is. Please choose another name."),
            path=path,
        )


class BackupFolderMissing(BackupTrouble):
    """There is no such folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            N_("There is no folder {folder}. Please create it, or choose another one; no backup was written."),
            folder=folder,
        )


class BackupNotWritten(BackupTrouble):
    """The system refused to write."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            N_("The backup {path} could not be written ({reason}). Please check the folder and the free space."),
            path=path,
            reason=reason,
        )


class NoSpaceForBackup(BackupTrouble):
    """Nothing more fits on the drive where the backup should lie, or where it should be unpacked."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_(
                "There is no space left for {path}. Your records are as they were. "
                "Please free some space, or choose another drive."
            ),
            path=path,
        )


class NoBackupYet(BackupTrouble):
    """There is nothing to look at."""

    def __init__(self) -> None:
        super().__init__(N_("There is no backup yet. Write one: amtdesk backup FILE."))


class NothingToTakeBack(BackupTrouble):
    """Nothing was restored yet, or the state before it went long ago."""

    def __init__(self) -> None:
        super().__init__(N_("Nothing was restored here that could be taken back."))
