"""Draws the pictures of the demonstration town: flat, calm, our own. `python -m tools.birkenfurt_pictures`."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

HOUSE: Final = Path(__file__).resolve().parent.parent
TARGET: Final = HOUSE / "resources" / "seed" / "birkenfurt" / "media"
FONT: Final = HOUSE / "resources" / "fonts" / "SourceSans3-Semibold.ttf"
WIDTH, HEIGHT = 1200, 630
#: Drawn larger and scaled down, so that edges are smooth.
_FINE: Final = 2
_SKY, _SUN, _HILL, _WOOD = "#CFE4F1", "#F6D47A", "#93B78A", "#7FA678"
_WATER, _DEEP, _WHITE, _INK = "#2F86B5", "#24709B", "#F7FAFC", "#1B2735"
_SKIN, _STONE, _SAND, _BLUE, _RED = "#E4BC98", "#B9C2CC", "#E8D9B5", "#1E4E8F", "#C2563F"

Point = tuple[float, float]
Points = list[tuple[float, float]]


class Sheet:
    """One picture in the making, in its final pixels."""

    def __init__(self, ground: str) -> None:
        self._image = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE), ground)
        self._draw = ImageDraw.Draw(self._image)

    def box(self, at: Point, size: Point, *, fill: str, round_by: float = 0) -> None:
        """A rectangle."""
        (x, y), (w, h) = at, size
        where = (x * _FINE, y * _FINE, (x + w) * _FINE - 1, (y + h) * _FINE - 1)
        self._draw.rounded_rectangle(where, radius=round_by * _FINE, fill=fill)

    def disc(self, at: Point, r: float, *, fill: str, flat: float = 1) -> None:
        """A circle, or an ellipse `flat` times as high."""
        x, y = at
        self._draw.ellipse(
            ((x - r) * _FINE, (y - r * flat) * _FINE, (x + r) * _FINE, (y + r * flat) * _FINE), fill=fill
        )

    def shape(self, points: Points, *, fill: str) -> None:
        """A polygon."""
        self._draw.polygon([(x * _FINE, y * _FINE) for x, y in points], fill=fill)

    def line(self, points: Points, *, fill: str, width: float) -> None:
        """A bent line."""
        self._draw.line(
            [(x * _FINE, y * _FINE) for x, y in points], fill=fill, width=round(width * _FINE), joint="curve"
        )

    def words(self, at: Point, text: str, *, size: int, fill: str) -> None:
        """Text whose middle stands here."""
        x, y = at
        font = ImageFont.truetype(str(FONT), size * _FINE)
        self._draw.text((x * _FINE, y * _FINE), text, font=font, fill=fill, anchor="mm")

    def save(self, name: str) -> None:
        """Write it as small as it stays clear."""
        image = self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        path = TARGET / name
        if path.suffix == ".png":
            image.quantize(48, dither=Image.Dither.NONE).save(path, optimize=True)
        else:
            image.save(path, quality=72, optimize=True, progressive=True)


def _landscape(sheet: Sheet, *, ground: float = 420) -> None:
    sheet.disc((1010, 120), 60, fill=_SUN)
    sheet.disc((260, ground + 60), 420, fill=_HILL, flat=0.5)
    sheet.disc((900, ground + 40), 480, fill=_WOOD, flat=0.42)
    sheet.box((0, ground), (WIDTH, HEIGHT - ground), fill=_HILL)


def _person(sheet: Sheet, at: Point, *, coat: str, helmet: str = "") -> None:
    x, y = at
    sheet.box((x - 44, y + 46), (88, 150), fill=coat, round_by=34)
    sheet.box((x - 34, y + 170), (28, 120), fill=_INK, round_by=8)
    sheet.box((x + 6, y + 170), (28, 120), fill=_INK, round_by=8)
    sheet.disc((x, y), 40, fill=_SKIN)
    if helmet:
        sheet.box((x - 44, y - 46), (88, 38), fill=helmet, round_by=18)
        sheet.box((x - 44, y + 96), (88, 14), fill="#F2E36B")


def _tree(sheet: Sheet, at: Point, *, size: float) -> None:
    x, y = at
    sheet.box((x - 14, y), (28, size), fill="#8A6B4F")
    for dx, dy in ((-0.5, -0.1), (0.5, -0.1), (0, -0.55)):
        sheet.disc((x + dx * size, y + dy * size), size * 0.62, fill=_WOOD)


def waste(sheet: Sheet) -> None:
    """Collection days in the week of Ascension."""
    for x, body, lid, day in (
        (330, "#4F5B68", "#3B4550", "Do"),
        (600, "#2F6FA8", "#255887", "Fr"),
        (870, "#7A5C3E", "#5F472F", "Sa"),
    ):
        sheet.box((x - 80, 150), (160, 190), fill=body, round_by=14)
        sheet.box((x - 94, 128), (188, 34), fill=lid, round_by=10)
        sheet.words((x, 245), day, size=64, fill=_WHITE)
    sheet.words((600, 440), "Abfuhr Donnerstag: Freitag, 7. Mai", size=50, fill=_INK)
    sheet.words((600, 520), "Abfuhr Freitag: Samstag, 8. Mai", size=50, fill=_INK)


def market(sheet: Sheet) -> None:
    """A stall with dark bread under a green awning."""
    sheet.disc((1010, 110), 56, fill=_SUN)
    for x, h in ((60, 240), (250, 300), (860, 280), (1040, 220)):
        sheet.box((x, 430 - h), (150, h), fill="#DCCDB8")
        sheet.shape([(x - 10, 430 - h), (x + 75, 360 - h), (x + 160, 430 - h)], fill=_RED)
    sheet.box((0, 430), (WIDTH, 200), fill=_STONE)
    for number in range(8):
        sheet.shape(
            [(280 + number * 80, 150), (360 + number * 80, 150), (360 + number * 80, 260), (280 + number * 80, 260)],
            fill="#3E8A5A" if number % 2 else "#E9F2EA",
        )
    sheet.box((296, 260), (16, 290), fill="#8A6B4F")
    sheet.box((888, 260), (16, 290), fill="#8A6B4F")
    sheet.box((280, 420), (640, 130), fill="#A9805A")
    for number in range(6):
        sheet.disc((350 + number * 100, 400), 48, fill="#6B4429", flat=0.6)
        sheet.line([(325 + number * 100, 392), (375 + number * 100, 404)], fill="#8C6140", width=6)


def road_map(sheet: Sheet) -> None:
    """The closed street and the way around."""
    for x, y, w, h in (
        (60, 60, 220, 150),
        (360, 60, 300, 150),
        (760, 60, 380, 150),
        (60, 420, 300, 150),
        (760, 440, 200, 130),
    ):
        sheet.box((x, y), (w, h), fill="#D7DDD2", round_by=10)
    sheet.line([(0, 600), (500, 560), (760, 420), (1200, 400)], fill="#BFDDEC", width=46)
    sheet.line([(60, 310), (1140, 310)], fill=_WHITE, width=40)
    sheet.line([(320, 310), (320, 30), (720, 30), (720, 500), (1080, 500), (1080, 310)], fill=_WHITE, width=28)
    sheet.line([(320, 310), (320, 30), (720, 30), (720, 230)], fill=_BLUE, width=10)
    sheet.line([(720, 230), (720, 500), (1080, 500), (1080, 310)], fill=_BLUE, width=10)
    sheet.line([(320, 310), (1080, 310)], fill=_RED, width=18)
    sheet.words((690, 350), "Mühlenstraße", size=34, fill=_INK)
    sheet.words((520, 72), "Ringstraße", size=30, fill=_BLUE)
    sheet.words((900, 535), "Am Wehr", size=30, fill=_BLUE)


def fire_drill(sheet: Sheet) -> None:
    """Two people with a hose in a yard."""
    sheet.box((620, 120), (460, 290), fill=_RED, round_by=20)
    sheet.box((660, 160), (160, 90), fill=_SKY, round_by=8)
    sheet.box((840, 300), (200, 30), fill=_WHITE)
    for x in (720, 980):
        sheet.disc((x, 410), 56, fill=_INK)
        sheet.disc((x, 410), 24, fill=_STONE)
    sheet.box((0, 440), (WIDTH, 190), fill=_STONE)
    _person(sheet, (240, 220), coat="#2B3A4A", helmet="#F2C84B")
    _person(sheet, (470, 240), coat="#2B3A4A", helmet="#F2C84B")
    sheet.line([(290, 370), (360, 560), (520, 580), (700, 540), (900, 590), (1130, 560)], fill="#E9D98A", width=18)


def pool(sheet: Sheet) -> None:
    """The empty pool in the morning."""
    _landscape(sheet, ground=330)
    sheet.box((0, 372), (WIDTH, 22), fill=_WHITE)
    sheet.box((0, 394), (WIDTH, 240), fill=_WATER)
    for number in range(4):
        y = 440 + number * 48
        sheet.line([(80 + number * 60, y), (430 + number * 90, y)], fill="#7DB8D6", width=5)
        sheet.line([(700 + number * 40, y + 20), (980 + number * 30, y + 20)], fill="#7DB8D6", width=5)
    sheet.box((930, 150), (18, 230), fill=_WHITE)
    sheet.box((1050, 150), (18, 230), fill=_WHITE)
    for number in range(5):
        sheet.box((930, 190 + number * 40), (138, 10), fill=_WHITE)
    sheet.line([(1000, 160), (860, 180), (760, 280), (690, 410)], fill=_WHITE, width=44)


def bench(sheet: Sheet) -> None:
    """A bench above the river valley."""
    _landscape(sheet, ground=360)
    sheet.shape(
        [(0, 470), (420, 400), (760, 430), (1200, 380), (1200, 430), (760, 480), (420, 450), (0, 540)], fill="#8CC0DA"
    )
    sheet.box((822, 220), (50, 150), fill="#E9E1D3")
    sheet.shape([(812, 220), (847, 120), (882, 220)], fill="#7A5C4A")
    sheet.box((0, 520), (WIDTH, 110), fill=_WOOD)
    for y in (380, 420):
        sheet.box((180, y), (380, 26), fill="#8A6140", round_by=6)
    sheet.box((170, 470), (400, 30), fill="#9C7048", round_by=6)
    for x in (210, 510):
        sheet.box((x, 380), (20, 190), fill="#5F472F")


def trainee(sheet: Sheet) -> None:
    """A young woman with glasses before a pin board."""
    sheet.box((90, 70), (1020, 440), fill="#D9B98C", round_by=12)
    for x, y, tint in (
        (150, 120, "#F6D47A"),
        (330, 150, "#9FD0B4"),
        (170, 300, "#F2A99B"),
        (850, 120, "#A9CBFA"),
        (960, 280, "#F6D47A"),
        (820, 340, "#9FD0B4"),
    ):
        sheet.box((x, y), (120, 100), fill=tint)
        sheet.disc((x + 60, y + 12), 8, fill=_RED)
    sheet.disc((600, 300), 150, fill="#4A3426")
    sheet.box((450, 300), (300, 180), fill="#4A3426", round_by=60)
    sheet.disc((600, 300), 110, fill=_SKIN)
    sheet.box((430, 430), (340, 260), fill=_BLUE, round_by=110)
    for x in (556, 644):
        sheet.disc((x, 290), 34, fill=_INK)
        sheet.disc((x, 290), 28, fill="#F1DDC9")
        sheet.disc((x, 292), 8, fill=_INK)
    sheet.line([(586, 290), (614, 290)], fill=_INK, width=6)
    sheet.line([(560, 352), (580, 366), (600, 370), (620, 366), (640, 352)], fill="#9B4B3C", width=7)


def holiday_book(sheet: Sheet) -> None:
    """The title of the holiday programme."""
    sheet.box((380, 40), (440, 550), fill=_WHITE, round_by=10)
    sheet.box((380, 40), (26, 550), fill="#D3DBE4")
    sheet.words((612, 120), "Ferienprogramm", size=54, fill=_BLUE)
    sheet.words((612, 190), "2027", size=64, fill=_RED)
    sheet.disc((740, 270), 34, fill=_SUN)
    sheet.shape([(450, 480), (612, 270), (775, 480)], fill="#E08A4F")
    sheet.shape([(570, 480), (612, 360), (655, 480)], fill="#7A4426")
    sheet.box((430, 480), (365, 40), fill=_HILL, round_by=10)


def before_after(sheet: Sheet) -> None:
    """A pothole, and the same place mended."""
    for x in (0, 606):
        sheet.box((x, 0), (594, 210), fill=_SKY)
        sheet.box((x, 170), (594, 70), fill=_HILL)
        sheet.box((x, 230), (594, 400), fill="#77818C")
        for number in range(3):
            sheet.box((x + 270, 270 + number * 120), (26, 70), fill=_WHITE)
    sheet.disc((200, 460), 130, fill="#4B535C", flat=0.5)
    sheet.disc((215, 470), 96, fill="#343B43", flat=0.45)
    sheet.box((690, 390), (250, 140), fill="#69737E", round_by=24)


def playground(sheet: Sheet) -> None:
    """The empty playground under lime trees."""
    _landscape(sheet, ground=400)
    sheet.disc((620, 530), 260, fill="#B99C6B", flat=0.32)
    sheet.disc((620, 524), 240, fill=_SAND, flat=0.3)
    sheet.box((480, 500), (70, 40), fill=_RED, round_by=8)
    for x in (760, 900):
        sheet.line([(x, 280), (x - 40, 470)], fill="#8A6140", width=12)
        sheet.line([(x, 280), (x + 40, 470)], fill="#8A6140", width=12)
    sheet.line([(750, 282), (910, 282)], fill="#8A6140", width=12)
    sheet.line([(830, 284), (830, 430)], fill=_INK, width=4)
    sheet.box((800, 428), (60, 12), fill=_INK)
    _tree(sheet, (190, 240), size=190)
    _tree(sheet, (1060, 230), size=200)


def stream(sheet: Sheet) -> None:
    """Blue sacks beside the stream; people far away."""
    _landscape(sheet, ground=330)
    sheet.shape([(0, 480), (500, 430), (1200, 360), (1200, 430), (620, 520), (0, 630)], fill=_WATER)
    for x, coat in ((700, "#C98B5B"), (760, "#6C8EB5"), (830, "#8A9A5B")):
        sheet.box((x - 10, 306), (20, 46), fill=coat, round_by=8)
        sheet.disc((x, 298), 10, fill="#A98E77")
    for x, y in ((760, 520), (880, 500), (1000, 525), (930, 560)):
        sheet.disc((x, y), 58, fill=_BLUE, flat=0.9)
        sheet.shape([(x - 18, y - 46), (x, y - 76), (x + 18, y - 46)], fill="#173F77")


PICTURES: Final[dict[str, tuple[str, Callable[[Sheet], None]]]] = {
    "abfuhr_himmelfahrt.png": ("#E8EDF2", waste),
    "markt_brot.jpg": (_SKY, market),
    "karte_muehlenstrasse.png": ("#EEF1EA", road_map),
    "uebung_2026.jpg": (_SKY, fire_drill),
    "freibad_leer.jpg": (_SKY, pool),
    "rundweg_bank.jpg": (_SKY, bench),
    "azubi_samira.jpg": ("#EDF1F5", trainee),
    "ferienheft.png": ("#BFDDEC", holiday_book),
    "vorher_nachher.jpg": (_WHITE, before_after),
    "lindenweg_leer.jpg": (_SKY, playground),
    "bachpaten.jpg": (_SKY, stream),
}


def main() -> None:
    """Write all of them."""
    TARGET.mkdir(exist_ok=True)
    for name, (ground, paint) in PICTURES.items():
        sheet = Sheet(ground)
        paint(sheet)
        sheet.save(name)


if __name__ == "__main__":
    main()
