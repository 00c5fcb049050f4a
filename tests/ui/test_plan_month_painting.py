"""What the month paints by hand: no letter touches a frame."""

from itertools import pairwise

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


LONG = "Sprechstunde der Bürgermeisterin"


def test_an_occasion_takes_as_many_lines_as_the_day_has_room_for(theme: Theme) -> None:
    measures = CellMeasures(theme)

    alone = measures.places(QSize(120, 121), (LONG,), faces=())
    low = measures.places(QSize(120, 62), (LONG,), faces=())

    assert alone.lines == ("Sprechstunde der", "Bürgermeisterin")
    assert low.lines == (LONG,)


def test_occasions_in_several_lines_stand_apart_and_within_the_day(theme: Theme) -> None:
    measures, size = CellMeasures(theme), QSize(86, 121)

    places = measures.places(size, ("Wochenmarkt", "Freibad öffnet"), faces=())

    assert places.lines == ("Wochen-", "markt", "Freibad", "öffnet")
    steps = [later - earlier for earlier, later in pairwise(places.line_tops)]
    assert steps[1] > steps[0] == steps[2]
    assert measures.line_rect(places.line_tops[-1], size.width()).bottom() < size.height()


def test_a_gap_keeps_its_room_below_an_occasion(theme: Theme) -> None:
    words, size = ("Müllabfuhr im Bezirk Freitag und Anmeldung zum Ferienprogramm",), QSize(86, 106)
    measures = CellMeasures(theme)

    gap = measures.places(size, words, faces=(), is_gap=True)
    free = measures.places(size, words, faces=())

    assert len(gap.lines) < len(free.lines) == 3
    assert gap.below_lines + theme.px(25) <= size.height()
