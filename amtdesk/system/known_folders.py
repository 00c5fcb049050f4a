"""The folders in which this computer has seen records. Kept in the user's configuration, never beside the records."""

from pathlib import Path
from typing import Final

FILE_NAME: Final = "folders.txt"
_MOST: Final = 20


def known_folders() -> tuple[Path, ...]:
    """Return them, the latest first; none where the list cannot be read."""
    try:
        lines = _list().read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:  # then nothing is asked; nothing is lost by that
        return ()
    return tuple(Path(line) for line in lines if line.strip())


def remember_folder(folder: Path) -> None:
    """Put a folder at the head of the list. Where nothing can be written, nothing is remembered."""
    whole, known = folder.absolute(), known_folders()
    if known[:1] == (whole,):
        return
    latest = (whole, *(each for each in known if each != whole))[:_MOST]
    path = _list()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        # names that are no UTF-8 are kept as the system has them
        path.write_text("".join(f"{each}\n" for each in latest), encoding="utf-8", errors="surrogateescape")
    except OSError:  # a home that may not be written: the question is then not asked
        return


def _list() -> Path:
    from platformdirs import user_config_dir

    return Path(user_config_dir("AmtDesk", appauthor=False, roaming=False)) / FILE_NAME
