"""Where the records lie on this machine."""

import os
from pathlib import Path

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.words import N_


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
    folder = Path(chosen or os.environ.get("AMTDESK_DATA") or _conventional()).expanduser()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderUnusable(folder, error.strerror or str(error)) from error
    return folder


def _conventional() -> str:
    from platformdirs import user_data_dir

    return user_data_dir("AmtDesk", appauthor=False, roaming=False)
