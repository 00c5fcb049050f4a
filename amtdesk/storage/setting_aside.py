"""Setting a whole desk aside: its records, files and backups move together into a folder of their own, and back.

Nothing is copied and nothing removed. The records move first, and back last: whatever stops the rest, no record is
ever without a desk that opens.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from amtdesk.domain.errors import NotStored
from amtdesk.domain.words import N_
from amtdesk.storage.database import FILE_NAME, Database
from amtdesk.storage.file_store import FOLDER

_BACKUPS: Final = "backups"
#: What belongs to a desk, in the order in which it leaves.
_PARTS: Final = (FILE_NAME, FOLDER, _BACKUPS)


class NotSetAside(NotStored):
    """The folder does not let the records move."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            N_("The records cannot be moved to {folder}: {reason}. They stay where they are."),
            folder=folder,
            reason=reason,
        )


def free_place(home: Path, name: str) -> Path:
    """Return a folder beside the records that does not exist yet."""
    number, place = 2, home / name
    while place.exists():
        number, place = number + 1, home / f"{name}-{number}"
    return place


def set_aside(database: Database, place: Path) -> None:
    """Move the open desk into a new folder; an empty one is open afterwards. Raises DatabaseTrouble, NotSetAside."""
    home = database.path.parent
    try:
        place.mkdir(mode=0o700)
        with database.closed_for_exchange():
            _move(_PARTS, home, to=place)
    except OSError as error:
        raise NotSetAside(place, error.strerror or str(error)) from error


def bring_back(database: Database, place: Path) -> None:
    """Move a desk that was set aside back; the one that is open now takes a place beside it.

    Raises DatabaseTrouble, NotSetAside.
    """
    home = database.path.parent
    try:
        beside = free_place(home, "empty-desk")
        beside.mkdir(mode=0o700)
        with database.closed_for_exchange():
            _move(_PARTS, home, to=beside)
            _move(reversed(_PARTS), place, to=home)
        place.rmdir()
    except OSError as error:
        raise NotSetAside(place, error.strerror or str(error)) from error


def _move(names: Iterable[str], source: Path, *, to: Path) -> None:
    for name in names:
        part = source / name
        if part.exists():
            part.rename(to / name)
