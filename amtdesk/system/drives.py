"""Drives that the system knows and that are not there: an empty folder stands in their place then."""

import os
from pathlib import Path
from typing import Final

#: What the system would mount, and what it has mounted.
WANTED: Final = Path("/etc/fstab")
_MOUNTED: Final = Path("/proc/self/mounts")
#: The second word of a line.
_PLACE: Final = 1


def drive_missing_under(folder: Path, wanted: Path | None = None) -> Path | None:
    """Return the place of a drive that holds the folder and is not mounted; None where none is, or nobody knows."""
    whole = folder.absolute()
    places = [place for place in _places_in(wanted or WANTED) if _holds(place, whole) and not os.path.ismount(place)]
    mounted = set(_places_in(_MOUNTED)) if places else set()  # also a folder that is mounted in a second place
    # where the table names a link, the drive is mounted where that leads
    return next((place for place in places if mounted.isdisjoint((place, Path(os.path.realpath(place))))), None)


def drive_of(folder: Path) -> Path:
    """Return where the drive begins on which a folder lies now."""
    whole = Path(os.path.realpath(folder))
    return next(place for place in (whole, *whole.parents) if os.path.ismount(place) or place == place.parent)


def is_there(drive: Path) -> bool:
    """Whether a drive is still where it was."""
    return os.path.ismount(drive)


def _places_in(table: Path) -> list[Path]:
    try:
        lines = table.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:  # Windows has none: a drive that is missing there has no letter, and no folder above
        return []
    fields = (line.split() for line in lines if not line.lstrip().startswith("#"))
    return [Path(each[_PLACE].replace(r"\040", " ")) for each in fields if len(each) > _PLACE]


def _holds(place: Path, folder: Path) -> bool:
    return place.is_absolute() and place != Path("/") and (place == folder or place in folder.parents)
