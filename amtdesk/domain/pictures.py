"""Pictures: which files are taken, how large they may be, what a channel gets, and what is wrong with the others.

No files here, only their bytes and their measures.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.words import N_

_MEGABYTE: Final = 1024 * 1024
_MILLION: Final = 1_000_000
#: No channel takes larger ones, and a photo of a modern telephone stays far below (bytes).
LARGEST_PICTURE: Final = 60 * _MEGABYTE
#: The endings a file dialog offers.
PICTURE_ENDINGS: Final = ("jpg", "jpeg", "png", "webp", "heic", "heif", "gif")
#: The longest edge of a copy where a channel says nothing of sizes.
DEFAULT_EDGE: Final = 2048
#: What a copy for a channel may weigh where nothing else is known (bytes).
LARGEST_COPY: Final = 4 * _MILLION
#: Channels that take less; evidenced in `resources/words/channels.yaml`.
_LARGEST_COPY_FOR: Final = {"bluesky": _MILLION}


class PictureKind(StrEnum):
    """What a file is, by its first bytes."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    HEIC = "heic"
    GIF = "gif"


KIND_WORD: Final = {
    PictureKind.JPEG: N_("JPEG"),
    PictureKind.PNG: N_("PNG"),
    PictureKind.WEBP: N_("WebP"),
    PictureKind.HEIC: N_("HEIC"),
    PictureKind.GIF: N_("GIF"),
}

_BEGINNINGS: Final = (
    (b"\xff\xd8\xff", PictureKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", PictureKind.PNG),
    (b"GIF87a", PictureKind.GIF),
    (b"GIF89a", PictureKind.GIF),
)
_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})

#: How many pixels are unpacked at most, so that memory stays bounded. A JPEG is read at an eighth of its size; the
#: others have to be unpacked whole, and WebP, GIF and HEIC several times over while they are.
MOST_PIXELS: Final = {
    PictureKind.JPEG: 260 * _MILLION,
    PictureKind.PNG: 64 * _MILLION,
    PictureKind.WEBP: 20 * _MILLION,
    PictureKind.HEIC: 50 * _MILLION,
    PictureKind.GIF: 20 * _MILLION,
}
#: A progressive JPEG keeps all of itself in memory until its last scan.
MOST_PROGRESSIVE_PIXELS: Final = 50 * _MILLION


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFacts:
    """What a file's beginning tells: its kind, its size as it is seen (upright), whether it moves."""

    kind: PictureKind
    width: int
    height: int
    is_moving: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureCopy:
    """A picture as it leaves: upright, without a word about camera, place or person."""

    content: bytes
    kind: PictureKind
    width: int
    height: int

    @property
    def ending(self) -> str:
        """The ending of its file, with the dot."""
        return ".jpg" if self.kind is PictureKind.JPEG else f".{self.kind.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyWish:
    """How a copy shall be: within one of these sizes, no heavier than this (bytes)."""

    sizes: tuple[tuple[int, int], ...] = ((DEFAULT_EDGE, DEFAULT_EDGE),)
    most_bytes: int = LARGEST_COPY


def wish_for(key: str, sizes: Sequence[tuple[int, int]]) -> CopyWish:
    """Return how a copy for a channel shall be, by the channel's key and the sizes of its rules."""
    return CopyWish(
        sizes=tuple(sizes) or ((DEFAULT_EDGE, DEFAULT_EDGE),), most_bytes=_LARGEST_COPY_FOR.get(key, LARGEST_COPY)
    )


def fitting_size(width: int, height: int, *, sizes: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return how large a picture of this size becomes: whole, never larger, in that size which leaves most of it."""
    found = [_within(width, height, size=size) for size in sizes]
    return max(found, key=math.prod)


def _within(width: int, height: int, *, size: tuple[int, int]) -> tuple[int, int]:
    share = min(1.0, size[0] / width, size[1] / height)
    return max(1, round(width * share)), max(1, round(height * share))


class NotAPicture(UserFacingError):
    """The file is something else, or nothing at all."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("{name} is not a picture that AmtDesk knows. Please choose a JPEG, PNG, WebP, HEIC or GIF file."),
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


class TooManyPixels(UserFacingError):
    """The picture would take more memory than a desk computer can spare."""

    def __init__(self, path: Path, *, pixels: int, most: int) -> None:
        super().__init__(
            N_(
                "{name} has {megapixels} megapixels; at most {most} can be read in this format. "
                "Please save it smaller, or as JPEG, and choose it again."
            ),
            name=path.name,
            megapixels=math.ceil(pixels / _MILLION),
            most=most // _MILLION,
        )


class PictureBroken(UserFacingError):
    """The file begins like a picture and can't be read to its end."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("{name} is damaged or was copied only in part. Please copy it from the camera once more."),
            name=path.name,
        )


class PictureUnreadable(UserFacingError):
    """The system refuses to read the file, or it is gone."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            N_("{name} cannot be read ({reason}). Please check that the file is there and that you may open it."),
            name=path.name,
            reason=reason,
        )


def kind_of(content: bytes) -> PictureKind | None:
    """Return what these bytes begin like, or None; what the file is called does not matter."""
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return PictureKind.WEBP
    is_heic = content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS
    return PictureKind.HEIC if is_heic else None
