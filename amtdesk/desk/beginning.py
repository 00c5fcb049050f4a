"""Whether new records may begin in a folder without asking: not where a drive is missing that may hold hers.

A share that is not mounted leaves an empty folder on Linux, and none on Windows. Beginning there would hide her records
behind empty ones, and lose what she writes as soon as the drive is back.
"""

import os
from pathlib import Path
from typing import Final

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.words import N_
from amtdesk.system.known_folders import known_folders

#: What the system would mount, and what it has mounted.
_WANTED: Final = Path("/etc/fstab")
_MOUNTED: Final = Path("/proc/self/mounts")
#: The second word of a line.
_PLACE: Final = 1


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


def refuse_to_begin(folder: Path, *, is_chosen: bool, wanted: Path = _WANTED) -> None:
    """Raise RecordsAreGone unless new records may begin here without asking. `is_chosen`: the line names the folder."""
    place = _drive_missing_under(folder, wanted)
    if place is not None:
        raise DriveNotMounted(folder, place)
    if folder.absolute() in known_folders():
        raise KnownFolderEmpty(folder)
    if is_chosen and not folder.exists() and not folder.absolute().parent.exists():
        raise ParentMissing(folder)


def _drive_missing_under(folder: Path, wanted: Path) -> Path | None:
    """The place of a drive that holds the folder and is not mounted; None where none is missing, or nobody knows."""
    whole = folder.absolute()
    places = [place for place in _places_in(wanted) if _holds(place, whole) and not os.path.ismount(place)]
    mounted = set(_places_in(_MOUNTED)) if places else set()  # also a folder that is mounted in a second place
    # where the table names a link, the drive is mounted where that leads
    return next((place for place in places if mounted.isdisjoint((place, Path(os.path.realpath(place))))), None)


def _places_in(table: Path) -> list[Path]:
    try:
        lines = table.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:  # Windows has none: a drive that is missing there has no letter, and no folder above
        return []
    fields = (line.split() for line in lines if not line.lstrip().startswith("#"))
    return [Path(each[_PLACE].replace(r"\040", " ")) for each in fields if len(each) > _PLACE]


def _holds(place: Path, folder: Path) -> bool:
    return place.is_absolute() and place != Path("/") and (place == folder or place in folder.parents)
