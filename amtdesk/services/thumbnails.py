"""Small copies of kept pictures, so that a grid of them is shown at once. They can be made again at any time."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from amtdesk.system.files import CannotWrite, write_whole

FOLDER: Final = "thumbnails"
#: So many are kept; the ones that were made longest ago go first.
MOST_KEPT: Final = 3000


class Thumbnails:
    """A folder of small pictures beside the records. What is missing there is made."""

    def __init__(self, data_folder: Path) -> None:
        self._folder = data_folder / FOLDER

    def content(self, sha256: str, *, make: Callable[[], bytes]) -> bytes:
        """Return the small copy of a picture, made now when it is not there yet."""
        path = self._folder / sha256
        try:
            found = path.read_bytes()
        except OSError:  # never made, or cleared away
            found = b""
        return found or self.keep(sha256, make())

    def keep(self, sha256: str, content: bytes) -> bytes:
        """Keep a small copy for next time. Where there is no space for it, it is made anew each time."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._folder / sha256, content)
            self._tidy()
        except (CannotWrite, OSError):
            return content
        return content

    def forget(self, sha256: str) -> None:
        """Remove the small copy of a picture that nobody shows any more."""
        (self._folder / sha256).unlink(missing_ok=True)

    def _tidy(self) -> None:
        kept = list(self._folder.iterdir())
        if len(kept) > MOST_KEPT:
            by_age = sorted(kept, key=lambda path: path.stat().st_mtime)
            for path in by_age[: len(kept) - MOST_KEPT]:
                path.unlink(missing_ok=True)
