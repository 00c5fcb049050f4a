"""Small copies of kept pictures, so that a grid of them is shown at once. They can be made again at any time.

Needs no database: any thread may ask.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from amtdesk.domain.kept_files import KeptFileLost
from amtdesk.domain.pictures import CopyWish
from amtdesk.storage.durable import make_private_folder
from amtdesk.system.files import CannotWrite, write_whole

FOLDER: Final = "thumbnails"
#: The longest edge: sharp in a grid at 200 %, and in the preview of the channel.
THUMBNAIL_EDGE: Final = 640
THUMBNAIL: Final = CopyWish(sizes=((THUMBNAIL_EDGE, THUMBNAIL_EDGE),), most_bytes=300_000)
#: So many are kept; the ones that were made longest ago go first.
MOST_KEPT: Final = 3000


class Thumbnails:
    """A folder of small clean copies beside the records. What is missing there is made."""

    def __init__(self, data_folder: Path, *, path_of: Callable[[str], Path]) -> None:
        self._folder = data_folder / FOLDER
        self._path_of = path_of

    def of(self, sha256: str, *, name: str = "") -> bytes:
        """Return the small copy of a kept picture. Raises KeptFileLost, or what is wrong with the file."""
        from amtdesk.system.pictures import copy_of

        path = self._path_of(sha256)
        if not path.is_file():  # a small copy must not hide that the picture itself is gone
            raise KeptFileLost(name or sha256)
        try:
            return (self._folder / sha256).read_bytes()
        except OSError:  # never made, or cleared away
            content = path.read_bytes()
        return self.keep(sha256, copy_of(content, Path(name or sha256), wish=THUMBNAIL).content)

    def keep(self, sha256: str, content: bytes) -> bytes:
        """Keep a small copy for next time. Where there is no space for it, it is made anew each time."""
        try:
            make_private_folder(self._folder)
            write_whole(self._folder / sha256, content, is_private=True)
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
