"""Pictures of posts: which files are taken, and what is wrong with the others. No files here, only their bytes."""

from pathlib import Path
from typing import Final

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.words import N_

_MEGABYTE: Final = 1024 * 1024
#: No channel takes larger ones, and a photo of a modern telephone stays far below (bytes).
LARGEST_PICTURE: Final = 30 * _MEGABYTE
#: The first bytes of each kind that every channel and every screen can show. WebP says so eight bytes later.
_BEGINNINGS: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
#: The endings a file dialog offers for them.
PICTURE_ENDINGS: Final = ("png", "jpg", "jpeg", "gif", "webp")


class NotAPicture(UserFacingError):
    """The file is something else, or nothing at all."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("{name} is not a picture that the channel takes. Please choose a PNG, JPEG, GIF or WebP file."),
            name=path.name,
        )


class PictureTooLarge(UserFacingError):
    """The file is larger than any channel takes."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("{name} is larger than {limit} MB. Please make the picture smaller, and choose it again."),
            name=path.name,
            limit=LARGEST_PICTURE // _MEGABYTE,
        )


class PictureUnreadable(UserFacingError):
    """The system refuses to read the file, or it is gone."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            N_("{name} cannot be read ({reason}). Please check that the file is there and that you may open it."),
            name=path.name,
            reason=reason,
        )


def is_picture(content: bytes) -> bool:
    """Whether these bytes begin like a picture; what the file is called does not matter."""
    return content.startswith(_BEGINNINGS) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP")
