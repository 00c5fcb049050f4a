"""Copies of pictures say nothing but what is seen; foreign files only ever give a sentence, in bounded memory."""

import io
import random
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.pictures import (
    CopyWish,
    NotAPicture,
    PictureBroken,
    PictureKind,
    TooManyPixels,
    fitting_size,
    kind_of,
    wish_for,
)
from amtdesk.system.pictures import copy_of, look
from tests import builders_pictures as pictures

PATH = Path("bild.jpg")
WISH = CopyWish()
KINDS = {
    "JPEG": PictureKind.JPEG,
    "PNG": PictureKind.PNG,
    "WEBP": PictureKind.WEBP,
    "HEIF": PictureKind.HEIC,
    "GIF": PictureKind.GIF,
}
#: What a child that reads pictures may hold at most.
MOST_MEMORY = 400 * 1024 * 1024


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def left_of(content: bytes) -> tuple[int, ...]:
    image = opened(content).convert("RGB")
    found = image.getpixel((image.width // 6, image.height // 2))
    assert isinstance(found, tuple)
    return found


def is_red(colour: tuple[int, ...]) -> bool:
    return colour[0] > 180 and colour[2] < 90


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_known_by_its_first_bytes_and_copied(kind: str) -> None:
    content = pictures.saved(pictures.a_picture(), kind)

    facts = look(content, PATH)
    made = copy_of(content, PATH, wish=WISH)

    assert (facts.kind, facts.width, facts.height, facts.is_moving) == (KINDS[kind], 60, 40, False)
    assert (made.width, made.height) == opened(made.content).size == (60, 40)
    assert is_red(left_of(made.content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_no_copy_tells_of_camera_place_or_words(kind: str) -> None:
    content = pictures.a_photo(kind)
    assert b"Kamera-4711" in content

    made = copy_of(content, PATH, wish=WISH).content

    assert not [secret for secret in pictures.SECRETS if secret in made]
    image = opened(made)
    assert not image.getexif()
    assert not {"exif", "xmp", "icc_profile", "comment", "XML:com.adobe.xmp", "Author"} & set(image.info)


def test_a_jpeg_copy_has_no_segments_but_those_that_are_needed_to_show_it() -> None:
    made = copy_of(pictures.a_photo("JPEG"), PATH, wish=WISH).content

    segments, place = set[int](), 2
    while made[place + 1] != 0xDA:
        segments.add(made[place + 1])
        place += 2 + int.from_bytes(made[place + 2 : place + 4], "big")

    assert segments <= {0xE0, 0xDB, 0xC0, 0xC2, 0xC4}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_orientation_is_applied(orientation: int) -> None:
    upright = pictures.a_picture()
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    lying = upright.transpose(turns[orientation]) if orientation in turns else upright
    content = pictures.saved(lying, "JPEG", exif=pictures.exif_of(orientation=orientation).tobytes(), quality=95)

    made = copy_of(content, PATH, wish=WISH)

    assert (look(content, PATH).width, made.width, made.height) == (60, 60, 40)
    assert is_red(left_of(made.content))


def test_an_orientation_that_no_camera_writes_is_left_alone() -> None:
    content = pictures.a_photo(orientation=77)

    assert is_red(left_of(copy_of(content, PATH, wish=WISH).content))


def test_broken_exif_does_not_take_the_picture_away() -> None:
    content = pictures.saved(pictures.a_picture(), "JPEG", exif=b"Exif\x00\x00MM\x00*\xff\xff\xff\xff" + b"\x99" * 40)

    made = copy_of(content, PATH, wish=WISH)

    assert is_red(left_of(made.content))


@pytest.mark.parametrize(
    ("mode", "kind", "how"),
    [
        ("CMYK", "JPEG", {}),
        ("L", "JPEG", {}),
        ("P", "PNG", {}),
        ("P", "PNG", {"transparency": 0}),
        ("LA", "PNG", {}),
        ("1", "PNG", {}),
        ("I;16", "PNG", {}),
        ("RGBA", "WEBP", {"lossless": True}),
        ("RGBA", "PNG", {}),
    ],
)
def test_every_colour_mode_is_shown(mode: str, kind: str, how: dict[str, object]) -> None:
    image = pictures.a_picture()
    if mode == "I;16":
        image = image.convert("L").point(lambda grey: 60_000 if grey > 50 else 1_000, "I").convert("I;16")
    content = pictures.saved(image if mode == "I;16" else image.convert(mode), kind, **how)

    made = opened(copy_of(content, PATH, wish=WISH).content)

    assert made.size == (60, 40)
    assert made.mode in {"RGB", "RGBA"}


def test_sixteen_bits_of_grey_stay_grey() -> None:
    grey = Image.new("I;16", (8, 8), 32_768)

    made = opened(copy_of(pictures.saved(grey, "PNG"), PATH, wish=WISH).content).convert("L")

    assert abs(made.getpixel((4, 4)) - 128) <= 2  # type: ignore[operator]  # a grey has one value


def test_a_profile_is_converted_and_a_broken_one_done_without() -> None:
    fine = pictures.saved(pictures.a_picture(), "JPEG", icc_profile=pictures.a_profile(), quality=95)
    broken = pictures.saved(pictures.a_picture(), "JPEG", icc_profile=b"no profile at all", quality=95)

    assert all(is_red(left_of(copy_of(content, PATH, wish=WISH).content)) for content in (fine, broken))


def test_what_is_clear_stays_clear_in_a_drawing_and_is_white_in_a_jpeg() -> None:
    clear = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    content = pictures.saved(clear, "PNG")

    drawing = copy_of(content, PATH, wish=WISH)
    flat = copy_of(content, PATH, wish=CopyWish(most_bytes=60))

    assert (drawing.kind, drawing.ending, opened(drawing.content).mode) == (PictureKind.PNG, ".png", "RGBA")
    assert (flat.kind, flat.ending) == (PictureKind.JPEG, ".jpg")


def test_a_drawing_that_is_too_heavy_becomes_a_jpeg_on_white() -> None:
    noise = Image.effect_noise((200, 200), 90).convert("RGBA")
    noise.putalpha(0)
    made = copy_of(pictures.saved(noise, "PNG"), PATH, wish=CopyWish(most_bytes=9_000))

    assert made.kind is PictureKind.PNG or opened(made.content).getpixel((100, 100)) == (255, 255, 255)
    assert len(made.content) <= 9_000


def test_a_copy_weighs_no_more_than_the_channel_takes() -> None:
    noise = Image.effect_noise((900, 900), 90).convert("RGB")
    content = pictures.saved(noise, "JPEG", quality=95)

    made = copy_of(content, PATH, wish=CopyWish(most_bytes=40_000))

    assert len(made.content) <= 40_000
    assert max(made.width, made.height) < 900  # below the lowest quality it was made smaller


def test_nothing_is_made_larger_and_all_of_it_is_kept() -> None:
    sizes = ((1080, 1350), (1080, 1080), (1200, 630))

    assert fitting_size(600, 400, sizes=sizes) == (600, 400)
    assert fitting_size(4000, 3000, sizes=sizes) == (1080, 810)
    assert fitting_size(3000, 4000, sizes=sizes) == (1013, 1350)
    assert fitting_size(4000, 2100, sizes=sizes) == (1200, 630)
    assert fitting_size(1, 40_000, sizes=sizes) == (1, 1350)


def test_a_channel_without_sizes_has_a_usual_one_and_bluesky_takes_less() -> None:
    assert wish_for("facebook_page", ()) == CopyWish()
    assert wish_for("bluesky", ((1000, 1000),)).most_bytes == 1_000_000


def test_of_a_moving_picture_the_first_one_goes_out() -> None:
    frames = [pictures.a_picture(left=colour) for colour in ("red", "green", "yellow")]
    gif = pictures.saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    webp = pictures.saved(frames[0], "WEBP", save_all=True, append_images=frames[1:] * 400, method=0, quality=10)

    assert look(gif, PATH).is_moving
    assert look(webp, PATH).is_moving
    assert is_red(left_of(copy_of(gif, PATH, wish=WISH).content))
    assert is_red(left_of(copy_of(webp, PATH, wish=WISH).content))


@pytest.mark.parametrize(
    "content", [b"", b"Sehr geehrte", b"%PDF-1.7", b"<svg xmlns='x'/>", b"MZ\x90", b"RIFF....WAVE"]
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    assert kind_of(content) is None
    with pytest.raises(NotAPicture, match=r"bild\.jpg"):
        look(content, PATH)
    with pytest.raises(NotAPicture):
        copy_of(content, PATH, wish=WISH)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_was_copied_in_part_is_refused(kind: str) -> None:
    whole = pictures.saved(Image.effect_noise((300, 300), 90).convert("RGB"), kind)

    with pytest.raises(PictureBroken, match="once more"):
        copy_of(whole[: len(whole) // 2], PATH, wish=WISH)


def test_a_bomb_is_refused_by_its_header() -> None:
    with pytest.raises(TooManyPixels, match="3600 megapixels"):
        look(pictures.png_of(60_000, 60_000, depth=1), PATH)


@pytest.mark.parametrize(
    ("form", "megapixels"),
    [
        (b"VP8X\x0a\x00\x00\x00" + bytes(4) + b"\xff\xff\x00" * 2, 4295),
        (b"VP8L\x0a\x00\x00\x00\x2f" + b"\xff" * 8, 269),
        (b"VP8 \x0a\x00\x00\x00\x00\x00\x00\x9d\x01\x2a" + b"\xff\x3f" * 2, 269),
    ],
)
def test_a_webp_bomb_is_refused_before_memory_is_set_aside_for_it(form: bytes, megapixels: int) -> None:
    with pytest.raises(TooManyPixels, match=f"{megapixels} megapixels"):
        look(b"RIFF\x16\x00\x00\x00WEBP" + form, PATH)


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_files_only_ever_give_a_sentence(kind: str) -> None:
    whole = pictures.a_photo(kind) if kind != "GIF" else pictures.saved(pictures.a_picture(), "GIF")
    chance = random.Random(4711)

    for _ in range(60):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 30)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        try:
            look(bytes(content), PATH)
            copy_of(bytes(content), PATH, wish=CopyWish(sizes=((64, 64),)))
        except UserFacingError:
            continue


_CHILD = """
import sys
from pathlib import Path
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.pictures import CopyWish
from amtdesk.system.pictures import copy_of
for name in sys.argv[1:]:
    path = Path(name)
    try:
        made = copy_of(path.read_bytes(), path, wish=CopyWish())
        print(path.stem, made.width, made.height)
    except UserFacingError as error:
        print(path.stem, type(error).__name__)
# the most that this program itself ever held; what the system counts for it begins with its parent's
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts a child's memory in this way")
def test_large_photos_are_reduced_and_bombs_refused_in_bounded_memory(tmp_path: Path) -> None:
    files = [
        pictures.write(tmp_path / "huge.jpg", pictures.a_200_megapixel_jpeg()),
        pictures.write(tmp_path / "bomb.png", pictures.png_of(60_000, 60_000, depth=1)),
        pictures.write(tmp_path / "flat.png", pictures.png_of(7_000, 7_000, b"\0" * 7_001 * 7_000)),
        pictures.write(tmp_path / "webp.webp", pictures.saved(Image.new("RGB", (4_400, 4_400)), "WEBP", method=0)),
        pictures.write(tmp_path / "text.jpg", b"Sehr geehrte Damen und Herren"),
        pictures.write(tmp_path / "half.jpg", pictures.a_photo()[:-500]),
    ]

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (3 * MOST_MEMORY, 3 * MOST_MEMORY))

    done = subprocess.run(
        [sys.executable, "-c", _CHILD, *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=bounded,
    )

    *told, peak = done.stdout.splitlines()
    assert told == [
        "huge 2048 1024",
        "bomb TooManyPixels",
        "flat 2048 2048",
        "webp 2048 2048",
        "text NotAPicture",
        "half PictureBroken",
    ]
    assert int(peak) * 1024 < MOST_MEMORY
