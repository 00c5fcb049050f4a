"""Where the shipped files lie: fonts, icons, words, themes, seeds, documents. Never the user's own files."""

import sys
from functools import cache
from pathlib import Path

SELDOM_MOVED = "themes/tokens.json"


class MissingResources(RuntimeError):
    """The program's own files are not where they belong: the installation is incomplete."""


def _candidates() -> tuple[Path, ...]:
    package = Path(__file__).resolve().parent.parent
    unpacked: str | None = getattr(sys, "_MEIPASS", None)  # set in the program that build.spec makes
    frozen = (Path(unpacked) / "resources",) if unpacked else ()
    return (*frozen, package / "_resources", package.parent / "resources")


@cache
def root() -> Path:
    """The folder of all shipped files, found once.

    Raises MissingResources if the installation is incomplete.
    """
    for folder in _candidates():
        if (folder / SELDOM_MOVED).is_file():
            return folder
    raise MissingResources(f"{SELDOM_MOVED} in none of {', '.join(map(str, _candidates()))}")


def resource(*parts: str) -> Path:
    """The path of one shipped file or folder: `resource("fonts", "SourceSans3-Regular.ttf")`.

    Raises FileNotFoundError if it was not shipped.
    """
    path = root().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path
