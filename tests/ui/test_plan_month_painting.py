"""What the month paints by hand: no letter touches a frame."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter

from amtdesk.ui.pages.plan.month_cells import CellMeasures
from amtdesk.ui.pages.plan.month_painter import CellFace, GapWords, MonthPainter
from amtdesk.ui.theme import Theme

WORDS = GapWords(full="Lücke: 5 Tage", short="5 Tage")


@pytest.mark.parametrize("choice", ["light", "hc-dark"])
def test_no_letter_of_a_gap_touches_its_frame(theme: Theme, choice: str) -> None:
    theme.set_choice(choice)  # type: ignore[arg-type]  # one of the themes
    places = CellMeasures(theme).places(QSize(120, 100), (), faces=())
    day = CellFace(number="31", places=places, ground="bg.surface")
    middle = range(places.below_lines + theme.px(7), places.below_lines + theme.px(19))
    for width in range(60, 160):
        image = QImage(width, 100, QImage.Format.Format_ARGB32)
        ground = theme.color("bg.surface")
        image.fill(ground)
        painter = QPainter(image)
        MonthPainter(theme).paint_gaps(painter, [QRect(0, 0, width, 100)], faces=[day], words=WORDS)
        painter.end()
        right = width - theme.px(6) - theme.hairline() - 2  # just inside the frame
        assert all(image.pixelColor(right, y) == ground for y in middle), width
