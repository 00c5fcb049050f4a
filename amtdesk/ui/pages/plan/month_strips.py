"""Whole weeks of the month as pictures: scrolling by a week paints one, and shows the others again."""

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPixmap

from amtdesk.ui.pages.plan.month_painter import GapWords, MonthPainter, gap_runs
from amtdesk.ui.pages.plan.month_weeks import DAYS

if TYPE_CHECKING:
    from amtdesk.ui.pages.plan.month_grid import MonthGrid
    from amtdesk.ui.pages.plan.month_words import MonthWords

_MOST: Final = 14


class WeekStrips:
    """Keeps the pictures of the weeks seen last, until something changes."""

    def __init__(self, grid: "MonthGrid", painter: MonthPainter, *, words: "MonthWords") -> None:
        self._grid = grid
        self._painter = painter
        self._words = words
        self._known: OrderedDict[int, QPixmap] = OrderedDict()

    def forget(self) -> None:
        """Something changed."""
        self._known.clear()

    def strip(self, row: int, *, ratio: float) -> QPixmap:
        """A week as a picture."""
        found = self._known.get(row)
        if found is None or found.devicePixelRatio() != ratio:
            found = self._known[row] = self._painted(row, ratio=ratio)
            if len(self._known) > _MOST:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(row)
        return found

    def _painted(self, row: int, *, ratio: float) -> QPixmap:
        height = self._grid.shape.week_number(row).height()
        size = QSize(self._grid.viewport().width(), height)
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        number = QRect(self._grid.shape.week_number(row).topLeft(), QSize(self._grid.shape.column(0)[0], height))
        week = str(self._grid.weeks.date_at(row, 0).isocalendar().week)
        self._painter.paint_week_number(painter, number.translated(0, -number.top()), words=week)
        rects = [self._cell(row, column) for column in range(DAYS)]
        faces = [self._grid.face(row, column, in_strip=True) for column in range(DAYS)]
        for rect, face in zip(rects, faces, strict=True):
            self._painter.paint_cell(painter, rect, face=face)
        for gap in gap_runs(faces):
            run = slice(gap.first, gap.last + 1)
            words = GapWords(full=self._words.gap(gap.days), short=self._words.gap_in_short(gap.days))
            self._painter.paint_gaps(painter, rects[run], faces=faces[run], words=words)
        painter.end()
        return picture

    def _cell(self, row: int, column: int) -> QRect:
        rect = self._grid.shape.cell(row, column)
        return rect.translated(0, -rect.top())
