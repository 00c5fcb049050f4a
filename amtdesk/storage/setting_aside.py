"""Setting a whole desk aside: its records, files and backups move together into a folder of their own, and back.

Nothing is copied and nothing removed. The records move first, and back last: whenever the program ends meanwhile, no
record is without a desk that opens. Where something is held fast, all of it goes back to where it was.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
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


def last_aside(home: Path, name: str) -> Path | None:
    """Return the desk that was set aside under this name and used last, or None."""
    places = (place for place in home.glob(f"{name}*") if (place / FILE_NAME).is_file())
    return max(places, key=lambda place: (place / FILE_NAME).stat().st_mtime, default=None)


def set_aside(database: Database, place: Path) -> None:
    """Move the open desk into a new folder; an empty one is open afterwards. Raises DatabaseTrouble, NotSetAside."""
    home = database.path.parent
    try:
        with _new_folder(place), database.closed_for_exchange():
            _move(_ways(home, to=place))
    except OSError as error:
        raise NotSetAside(place, error.strerror or str(error)) from error


def bring_back(database: Database, place: Path) -> None:
    """Move a desk that was set aside back; the one that is open now takes a place beside it.

    Raises DatabaseTrouble, NotSetAside.
    """
    home = database.path.parent
    try:
        beside = free_place(home, "empty-desk")
        with _new_folder(beside), database.closed_for_exchange():
            _move((*_ways(home, to=beside), *reversed(_ways(place, to=home))))
        place.rmdir()
    except OSError as error:
        raise NotSetAside(place, error.strerror or str(error)) from error


@contextmanager
def _new_folder(folder: Path) -> Iterator[None]:
    """Make a folder that only its owner enters; none is left where nothing came into it."""
    folder.mkdir(mode=0o700)
    try:
        yield
    except BaseException:
        folder.rmdir()
        raise


def _ways(source: Path, *, to: Path) -> tuple[tuple[Path, Path], ...]:
    return tuple((source / name, to / name) for name in _PARTS)


def _move(ways: Iterable[tuple[Path, Path]]) -> None:
    """Move all, or nothing: what was moved before something is held fast goes back."""
    moved: list[tuple[Path, Path]] = []
    try:
        for part, target in ways:
            if part.exists():
                part.rename(target)
                moved.append((part, target))
    except OSError:
        for part, target in reversed(moved):
            target.rename(part)
        raise
