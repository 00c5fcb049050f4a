"""What can be wrong with the file that holds the records, as sentences with a next step."""

from pathlib import Path

from amtdesk.domain.errors import NotStored, UserFacingError
from amtdesk.domain.words import N_


class DatabaseTrouble(NotStored):
    """The database cannot be used as it is; the file stays untouched."""


class DatabaseEmpty(DatabaseTrouble):
    """The file exists and holds nothing at all."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_(
                "The file {path} is empty (0 bytes). "
                "Your records are not in it. Restore the last backup, or move the file away to begin anew."
            ),
            path=path,
        )


class DatabaseDamaged(DatabaseTrouble):
    """The file cannot be read as a database, or its check fails."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_(
                "The file with your records cannot be read: {path}. "
                "It stays as it is. Please go on from the last backup, or ask your IT."
            ),
            path=path,
        )


class DatabaseNewer(DatabaseTrouble):
    """The file was written by a newer AmtDesk."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_(
                "The records in {path} were written by a newer AmtDesk. "
                "Please install the current version; the file stays as it is."
            ),
            path=path,
        )


class DatabaseReadOnly(DatabaseTrouble):
    """The file or its folder cannot be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_(
                "AmtDesk may not write to {path}. "
                "Please ask your IT for the right to write in this folder, or start with --data and another folder."
            ),
            path=path,
        )


class DatabaseInUse(DatabaseTrouble):
    """Another program holds the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("Another program is using {path} just now. Close it, or wait a moment and try again."),
            path=path,
        )


class DiskFull(DatabaseTrouble):
    """Nothing more fits on the disk."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_(
                "There is no space left on the drive of {path}. "
                "AmtDesk saves again as soon as something is free. Your text stays here until then."
            ),
            path=path,
        )


class DatabaseGone(DatabaseTrouble):
    """The drive or folder of the records is not there any more: a share, a stick, a folder that was moved."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_(
                "The folder {folder} cannot be reached just now. What you typed stays here. "
                "It is stored as soon as the drive or the network is there again."
            ),
            folder=path.parent,
        )


class InUseElsewhere(DatabaseTrouble):
    """A window on another machine has the records."""

    def __init__(self, *, user: str, host: str) -> None:
        super().__init__(
            N_("{user} has the records open on {host}. Please close AmtDesk there, or wait two minutes after a crash."),
            user=user,
            host=host,
        )


class OpenedToRead(DatabaseTrouble):
    """The records were opened to read only; why was said then."""

    def __init__(self) -> None:
        super().__init__(
            N_(
                "The records are open to read only, so this was not stored. "
                "What you typed stays on the screen. “Open again” above the page tries once more."
            )
        )


class BackupBeforeMigrationFailed(DatabaseTrouble):
    """The verified backup that every migration needs could not be made."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_(
                "Your records have to be converted, and the backup before that did not work: {path}. "
                "Nothing was changed. Please check the free space."
            ),
            path=path,
        )


class HasMovedSince(UserFacingError):
    """What should be undone was changed in the meantime."""

    def __init__(self) -> None:
        super().__init__(N_("This can no longer be undone, because it was changed in the meantime."))
