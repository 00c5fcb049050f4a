"""Pictures of every kind, drawn by code, and files that only look like pictures."""

import io
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

#: Where the camera was: 51° north.
_GPS = {1: "N", 2: (51.0, 2.0, 3.0)}
SECRETS = (b"Kamera-4711", b"Geheim", b"GPS", b"Exif", b"http://ns.adobe.com", b"ICC_PROFILE", b"iCCP")


def a_picture(*, width: int = 60, height: int = 40, mode: str = "RGB", left: str = "red") -> Image.Image:
    """Left half of one colour, the rest blue: which way is up can be seen."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste(Image.new("RGB", (width // 2, height), left))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    """A picture as a file of this kind."""
    file = io.BytesIO()
    if kind == "HEIF":
        from pillow_heif import from_pillow

        heif = from_pillow(image)
        heif.save(file, **how)
    else:
        image.save(file, kind, **how)
    return file.getvalue()


def exif_of(*, orientation: int = 1) -> Image.Exif:
    """What a telephone writes: camera, place, orientation."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x0110] = "Kamera-4711"
    exif[0x9286] = "Geheim"
    exif.get_ifd(0x8825).update(_GPS)
    return exif


def a_profile() -> bytes:
    """A colour profile."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def a_photo(kind: str = "JPEG", *, orientation: int = 1, width: int = 60, height: int = 40) -> bytes:
    """A photo that tells everything about itself."""
    how: dict[str, object] = {"exif": exif_of(orientation=orientation).tobytes()}
    if kind in {"JPEG", "WEBP", "PNG"}:
        how["icc_profile"] = a_profile()
    if kind == "JPEG":
        how |= {"comment": b"Geheim", "xmp": b"<x:xmpmeta>http://ns.adobe.com Geheim</x:xmpmeta>", "quality": 95}
    if kind == "PNG":
        words = PngInfo()
        words.add_text("Author", "Geheim")
        words.add_itxt("XML:com.adobe.xmp", "Geheim")
        how["pnginfo"] = words
    if kind == "WEBP":
        how |= {"xmp": b"Geheim", "lossless": True}
    return saved(a_picture(width=width, height=height), kind, **how)


def write(path: Path, content: bytes) -> Path:
    """A file with this content."""
    path.write_bytes(content)
    return path


def png_of(width: int, height: int, rows: bytes = b"", *, depth: int = 8, colour: int = 0) -> bytes:
    """A PNG whose header may say anything."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def a_200_megapixel_jpeg() -> bytes:
    """20,000 by 10,000 pixels of grey, a whole and right JPEG of two megabytes.

    Of a grey of 128 every block is the same six bits (no difference, end of block), so four blocks are three bytes.
    """
    small = saved(Image.new("L", (8, 8), 128), "JPEG", quality=50)
    head = bytearray(small[: small.index(b"\xff\xda") + 10])
    place = head.index(b"\xff\xc0") + 5
    head[place : place + 4] = struct.pack(">HH", 10_000, 20_000)
    return bytes(head) + b"\x28\xa2\x8a" * (2_500 * 1_250 // 4) + b"\xff\xd9"
