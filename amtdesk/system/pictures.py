"""Reading pictures and writing copies of them, with Pillow. Hostile files only ever raise a UserFacingError.

Memory stays bounded: what would unpack too large is refused by its header, a JPEG is read at a part of its size, and
everything else is made smaller strip by strip. Copies are new pictures: nothing of the original but what is seen.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.pictures import (
    MOST_PIXELS,
    MOST_PROGRESSIVE_PIXELS,
    CopyWish,
    NotAPicture,
    PictureBroken,
    PictureCopy,
    PictureFacts,
    PictureKind,
    TooManyPixels,
    fitting_size,
    kind_of,
)

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

_ORIENTATION: Final = 0x0112
#: How many pixels are brought to eight bits and made smaller at a time.
_STRIP_PIXELS: Final = 2_000_000
_QUALITIES: Final = (88, 80, 70, 60, 50)
_SMALLER: Final = 0.8
_FOURTEEN_BITS: Final = 0x3FFF
#: Modes that stay as they are until colours are converted; everything else becomes one of them.
_KEPT_MODES: Final = frozenset({"L", "RGB", "RGBA", "CMYK"})
_WHITE: Final = (255, 255, 255)


def look(content: bytes, path: Path) -> PictureFacts:
    """Read what the beginning of a file tells. Raises NotAPicture, TooManyPixels or PictureBroken."""
    with _told(path):
        image = _opened(content, path)
        width, height = _upright_size(image)
        kind = kind_of(content) or PictureKind.JPEG
        is_moving = kind is not PictureKind.HEIC and bool(getattr(image, "is_animated", False))
        return PictureFacts(kind=kind, width=width, height=height, is_moving=is_moving)


def copy_of(content: bytes, path: Path, *, wish: CopyWish) -> PictureCopy:
    """Return an upright copy in sRGB without any metadata, as JPEG, or as PNG where that keeps a drawing clear.

    Of a moving picture it is the first one. Raises NotAPicture, TooManyPixels or PictureBroken.
    """
    with _told(path):
        image = _opened(content, path)
        turn = _turn(image)
        profile = image.info.get("icc_profile")
        width, height = fitting_size(*_upright_size(image), sizes=wish.sizes)
        lying = (height, width) if turn in _ON_THEIR_SIDE else (width, height)
        small = _turned(_in_srgb(_scaled(image, lying), profile), turn)
        return _written(small, wish, is_drawing=kind_of(content) in {PictureKind.PNG, PictureKind.GIF})


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow grumbles about broken metadata, which nobody keeps
            yield
    except UserFacingError:
        raise
    except (Exception, MemoryError) as error:
        raise PictureBroken(path) from error


def _opened(content: bytes, path: Path) -> "ImageFile":
    """Return the picture by its header. Not its pixels."""
    kind = kind_of(content)
    if kind is None:
        raise NotAPicture(path)
    if kind is PictureKind.WEBP:
        _refuse_more(_webp_pixels(content), MOST_PIXELS[kind], path=path)  # opening it sets memory aside for all of it
    image = _file_of(kind, BytesIO(content))
    is_progressive = bool(image.info.get("progressive") or image.info.get("progression"))
    most = MOST_PROGRESSIVE_PIXELS if is_progressive else MOST_PIXELS[kind]
    _refuse_more(image.width * image.height, most, path=path)
    return image


def _refuse_more(pixels: int, most: int, *, path: Path) -> None:
    if pixels > most:
        raise TooManyPixels(path, pixels=pixels, most=most)


def _webp_pixels(content: bytes) -> int:
    """Return how many pixels the header of a WebP announces, in each of its three forms; 0 for no known form."""
    match content[12:16]:
        case b"VP8X":
            width, height = _number(content, 24, length=3) + 1, _number(content, 27, length=3) + 1
        case b"VP8L":
            packed = _number(content, 21, length=4)
            width, height = (packed & _FOURTEEN_BITS) + 1, (packed >> 14 & _FOURTEEN_BITS) + 1
        case b"VP8 ":
            width, height = (_number(content, place, length=2) & _FOURTEEN_BITS for place in (26, 28))
        case _:
            return 0
    return width * height


def _number(content: bytes, place: int, *, length: int) -> int:
    return int.from_bytes(content[place : place + length], "little")


def _file_of(kind: PictureKind, file: BytesIO) -> "ImageFile":
    """Open by the one reader of this kind: what a file says of itself opens no other."""
    match kind:
        case PictureKind.JPEG:
            from PIL.JpegImagePlugin import JpegImageFile

            return JpegImageFile(file)
        case PictureKind.PNG:
            from PIL.PngImagePlugin import PngImageFile

            return PngImageFile(file)
        case PictureKind.WEBP:
            from PIL.WebPImagePlugin import WebPImageFile

            return WebPImageFile(file)
        case PictureKind.GIF:
            from PIL.GifImagePlugin import GifImageFile

            return GifImageFile(file)
        case PictureKind.HEIC:
            from pi_heif.as_plugin import HeifImageFile

            return HeifImageFile(file)  # type: ignore[no-untyped-call]  # its makers typed the rest


#: What brings a picture upright, by the EXIF value, as names of Pillow's Transpose.
_TURNS: Final = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
_ON_THEIR_SIDE: Final = frozenset({5, 6, 7, 8})


def _turn(image: "ImageFile") -> int:
    """Return the EXIF value of the orientation. A PNG is asked only where that needs no unpacking of its pixels."""
    if image.format == "PNG" and "exif" not in image.info:
        return 1
    try:
        found = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - broken EXIF says nothing about the picture, which may be fine
        return 1
    return found if found in _TURNS else 1


def _upright_size(image: "ImageFile") -> tuple[int, int]:
    return (image.height, image.width) if _turn(image) in _ON_THEIR_SIDE else (image.width, image.height)


def _turned(image: "Image", turn: int) -> "Image":
    from PIL.Image import Transpose

    return image.transpose(Transpose[_TURNS[turn]]) if turn in _TURNS else image


def _scaled(image: "ImageFile", size: tuple[int, int]) -> "Image":
    """Return a new picture of this size. Strips are made smaller by a whole number first, then all of it exactly."""
    from PIL import Image

    if image.format == "JPEG":
        image.draft(None, (size[0] * 2, size[1] * 2))
    image.load()
    factor = max(1, min(image.width // (2 * size[0]), image.height // (2 * size[1])))
    small: Image.Image | None = None
    rows = max(1, _STRIP_PIXELS // (image.width * factor)) * factor
    for top in range(0, image.height, rows):
        strip = _in_eight_bits(image.crop((0, top, image.width, min(top + rows, image.height))), image)
        strip = strip.reduce(factor) if factor > 1 else strip
        if small is None:
            small = Image.new(strip.mode, (strip.width, -(-image.height // factor)))
        small.paste(strip, (0, top // factor))
    image.close()
    if small is None:
        raise ValueError("a picture without rows")
    return small if small.size == size else small.resize(size, Image.Resampling.LANCZOS)


def _in_eight_bits(strip: "Image", whole: "Image") -> "Image":
    if strip.mode.startswith(("I", "F")):  # a grey of sixteen bits
        return strip.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    if strip.mode in _KEPT_MODES and "transparency" not in whole.info:
        return strip
    is_clear = strip.mode in {"LA", "La", "PA", "RGBa", "RGBA"} or "transparency" in whole.info
    return strip.convert("RGBA" if is_clear else "RGB")


def _in_srgb(image: "Image", profile: bytes | None) -> "Image":
    """Return the picture as RGB or RGBA. A broken profile, or one of another kind of colour, is done without."""
    from PIL import Image, ImageCms

    colours, clear = image, None
    if image.mode == "RGBA":
        colours, clear = image.convert("RGB"), image.getchannel("A")
    if profile:
        try:
            known = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(colours, known, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None
        colours = converted or colours
    colours = colours.convert("RGB")
    fresh = Image.new("RGB", colours.size)
    fresh.paste(colours)
    if clear is not None:
        fresh.putalpha(clear)
    return fresh


def _written(image: "Image", wish: CopyWish, *, is_drawing: bool) -> PictureCopy:
    is_clear = image.mode == "RGBA" and image.getchannel("A").getextrema()[0] != 255  # noqa: PLR2004 - wholly opaque
    if is_drawing or is_clear:
        content = _bytes_of(image if is_clear else image.convert("RGB"), "PNG", optimize=True)
        if len(content) <= wish.most_bytes:
            return _copy(content, PictureKind.PNG, size=image.size)
    flat = _on_white(image)
    while True:
        for quality in _QUALITIES:
            content = _bytes_of(flat, "JPEG", quality=quality, optimize=True)
            if len(content) <= wish.most_bytes or max(flat.size) == 1:
                return _copy(content, PictureKind.JPEG, size=flat.size)
        flat = flat.resize((max(1, int(flat.width * _SMALLER)), max(1, int(flat.height * _SMALLER))))


def _copy(content: bytes, kind: PictureKind, *, size: tuple[int, int]) -> PictureCopy:
    return PictureCopy(content=content, kind=kind, width=size[0], height=size[1])


def _on_white(image: "Image") -> "Image":
    from PIL import Image

    if image.mode != "RGBA":
        return image
    white = Image.new("RGB", image.size, _WHITE)
    white.paste(image, mask=image.getchannel("A"))
    return white


def _bytes_of(image: "Image", kind: str, **how: bool | int) -> bytes:
    file = BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()
