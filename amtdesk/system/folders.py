"""Where the records lie on this machine, and that nobody but their owner reads them."""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.words import N_

#: What AmtDesk lays into its folder; other files that somebody keeps there are left alone.
_OURS: Final = ("amtdesk", "window.ini", "backups", "files", "thumbnails")
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


class FolderUnusable(UserFacingError):
    """The data folder cannot be made or entered."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            N_("AmtDesk cannot use the folder {folder} ({reason}). Please choose another one with --data."),
            folder=folder,
            reason=reason,
        )


def data_folder(chosen: str | None) -> Path:
    """Return the folder of the records and make it: `--data`, then AMTDESK_DATA, then the platform's convention.

    Raises FolderUnusable.
    """
    return make_folder(named_folder(chosen))


def make_folder(folder: Path) -> Path:
    """Make a data folder where there is none, and return it. Raises FolderUnusable."""
    try:
        folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
    except OSError as error:
        raise FolderUnusable(folder, error.strerror or str(error)) from error
    return folder


def named_folder(chosen: str | None) -> Path:
    """Return the same folder, made or not."""
    return Path(chosen or os.environ.get("AMTDESK_DATA") or _conventional()).expanduser()


def close_to_others(folder: Path) -> None:
    """Let nobody but the owner enter the folder, and read what lies directly in it. Costs some ten looks at files.

    Windows keeps a profile to its owner by itself. A drive that knows no such rights is left as it is.
    """
    _close(_with_ours_in(folder))


def close_all_to_others(folder: Path) -> None:
    """The same down to the last file: for desks that were begun before this was so. Call it in a worker."""
    ours = tuple(_with_ours_in(folder))
    _close((*ours, *(each for found in ours[1:] if found.is_dir() for each in found.rglob("*"))))


def _with_ours_in(folder: Path) -> Iterator[Path]:
    yield folder
    with os.scandir(folder) as found:
        yield from (Path(each.path) for each in found if each.name.startswith(_OURS))


def _close(paths: Iterable[Path]) -> None:
    if os.name != "posix":
        return
    owner, home = os.getuid(), Path.home()
    for path in paths:
        with suppress(OSError):  # a file that is gone by now, or a drive that keeps no rights: no harm is done
            status = path.lstat()
            mode = stat.S_IMODE(status.st_mode)
            if mode & _OTHERS and status.st_uid == owner and not stat.S_ISLNK(status.st_mode) and path != home:
                path.chmod(mode & ~_OTHERS)


def _conventional() -> str:
    from platformdirs import user_data_dir

    return user_data_dir("AmtDesk", appauthor=False, roaming=False)
