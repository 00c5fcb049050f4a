"""Whether new records may begin in a folder without asking: not where a drive is missing that may hold hers.

A share that is not mounted leaves an empty folder on Linux, and none on Windows. Beginning there would hide her records
behind empty ones, and lose what she writes as soon as the drive is back.
"""

from pathlib import Path

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.words import N_
from amtdesk.system.drives import drive_missing_under
from amtdesk.system.known_folders import known_folders


class RecordsAreGone(UserFacingError):
    """There are no records in a folder that held some, or would hold some with its drive."""


class KnownFolderEmpty(RecordsAreGone):
    """This computer has seen records there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            N_(
                "Your records were in the folder {folder}, and now nothing is there. "
                "Perhaps a drive or the network is missing: please connect it and try again."
            ),
            folder=folder,
        )


class ParentMissing(RecordsAreGone):
    """The folder would have to be made within one that does not exist."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            N_(
                "The folder {folder} is not there, and neither is the one above it. "
                "Perhaps a drive or the network is missing: please connect it and try again."
            ),
            folder=folder,
        )


class DriveNotMounted(RecordsAreGone):
    """The system knows a drive for this place, and it is not there."""

    def __init__(self, folder: Path, place: Path) -> None:
        super().__init__(
            N_(
                "The drive for {place} is not connected, and your records may lie on it: {folder}. "
                "Please connect it and try again."
            ),
            folder=folder,
            place=place,
        )


def refuse_to_begin(folder: Path, *, is_chosen: bool, wanted: Path | None = None) -> None:
    """Raise RecordsAreGone unless new records may begin here without asking. `is_chosen`: the line names the folder."""
    place = drive_missing_under(folder, wanted)
    if place is not None:
        raise DriveNotMounted(folder, place)
    if folder.absolute() in known_folders():
        raise KnownFolderEmpty(folder)
    if is_chosen and not folder.exists() and not folder.absolute().parent.exists():
        raise ParentMissing(folder)
