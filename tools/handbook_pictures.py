"""Takes the handbook's pictures: shots of `make screens` in the light theme, parts of them where a part is meant.

A picture is named after its shot, `today` or `plan-editor-draft`; `<shot>--<part>` is a part, whose place in the window
docs/handbuch/bilder.yaml holds as left, top, width and height.
"""

import io
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, cast

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

import yaml
from PIL import Image

from tools import screens
from tools.handbook_html import TOKENS
from tools.handbook_source import FOLDER, Handbook, read_handbook
from tools.shot import Shot
from tools.shots import EMPTY, SHOTS, WELCOME

if TYPE_CHECKING:
    from collections.abc import Iterable

PICTURES: Final = FOLDER / "bilder"
PARTS: Final = FOLDER / "bilder.yaml"
#: Of the palette: colours as they are, and colours that stand for others.
_EXACT: Final = 176
_FOUND: Final = 64
MOST_BYTES: Final = 120 * 1024
_LOOK: Final = ("light", "1280x800")


Color = tuple[int, int, int]


class Wanted(NamedTuple):
    """A picture: what it is called, the shot it is made of, and its part of the window (left, top, width, height)."""

    name: str
    shot: str
    part: tuple[int, int, int, int] | None


def wanted(handbook: Handbook) -> tuple[Wanted, ...]:
    """Return what the pages name. Raises KeyError for a part that bilder.yaml does not hold."""
    parts = yaml.safe_load(PARTS.read_text(encoding="utf-8")) or {}
    return tuple(
        Wanted(name, name.partition("--")[0], tuple(parts[name]) if "--" in name else None)
        for name in handbook.pictures()
    )


def shots() -> dict[str, tuple[str, Shot]]:
    """Return every shot by its name, with the desk that it is taken on."""
    desks = {"town": SHOTS, "empty": EMPTY, "new": WELCOME}
    return {shot.name: (desk, shot) for desk, found in desks.items() for shot in found}


def take(names: tuple[str, ...], *, only_list: bool) -> int:
    """Take the pictures whose name begins so, all without names; returns the exit code."""
    known = shots()
    if only_list:
        print(*known, sep="\n")
        return 0
    chosen = [each for each in wanted(read_handbook()) if not names or each.name.startswith(names)]
    unknown = sorted({each.shot for each in chosen} - known.keys())
    if unknown:
        print("No such shot:", *unknown)
        return 1
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="amtdesk-handbook-") as place:
        screens.TARGET = Path(place)
        screens.make_desks(Path(place))
        for shot in dict.fromkeys(each.shot for each in chosen):
            desk, found = known[shot]
            screens.painted(Path(place, desk), [found], theme=_LOOK[0], size=_LOOK[1])
            _write(Path(place, f"{shot}-{'-'.join(_LOOK)}.png"), [each for each in chosen if each.shot == shot])
    return 0


def _write(painted: Path, pictures: list[Wanted]) -> None:
    with Image.open(painted) as whole:
        for each in pictures:
            left, top, width, height = each.part or (0, 0, *whole.size)
            content = _small(whole.convert("RGB").crop((left, top, left + width, top + height)))
            (PICTURES / f"{each.name}.png").write_bytes(content)
            print(f"{each.name}: {len(content) / 1024:.0f} KB")


def _small(picture: Image.Image) -> bytes:
    """The picture with a palette; the same picture gives the same bytes.

    The program's own colours stand in it as they are: green means that someone signed, in a picture as well.
    """
    found = picture.quantize(_FOUND, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).getpalette() or []
    colors = _exact(picture)
    colors += [cast("Color", tuple(found[place : place + 3])) for place in range(0, 3 * _FOUND, 3)]
    nearest = {color: _nearest(color, colors) for _count, color in _counted(picture)}
    small = Image.new("P", picture.size)
    small.putpalette([value for color in colors for value in color])
    small.putdata([nearest[color] for color in cast("Iterable[Color]", picture.getdata())])
    file = io.BytesIO()
    small.save(file, "PNG", optimize=True)
    return file.getvalue()


def _nearest(color: Color, colors: list[Color]) -> int:
    """Which of the palette's colours is closest. Pillow's own way rounds, and makes white a pale green."""
    away = [sum((one - other) ** 2 for one, other in zip(color, each, strict=True)) for each in colors]
    return away.index(min(away))


def _counted(picture: Image.Image) -> list[tuple[int, Color]]:
    return cast("list[tuple[int, Color]]", picture.getcolors(picture.width * picture.height))


def _exact(picture: Image.Image) -> list[Color]:
    """The theme's colours that the picture shows, then those that cover most; a colour counts for more than a grey."""
    own = {tuple(bytes.fromhex(value[1:])) for value in _theme().values() if len(value) == len("#000000")}

    def weight(entry: tuple[int, Color]) -> tuple[bool, float, Color]:
        count, color = entry
        return (color in own, count * (1 + (max(color) - min(color)) ** 2 / 200), color)

    return [color for _count, color in sorted(_counted(picture), key=weight, reverse=True)[:_EXACT]]


def _theme() -> dict[str, str]:
    tokens: dict[str, dict[str, dict[str, str]]] = json.loads(TOKENS.read_text(encoding="utf-8"))
    return tokens["color"][_LOOK[0]]
