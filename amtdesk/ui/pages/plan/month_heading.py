"""The line of weekdays above the month. It stands still while the weeks scroll."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.month_shape import WEEK_NUMBER
from amtdesk.ui.pages.plan.month_weeks import DAYS
from amtdesk.ui.widgets.painting import fill, hairline_across, paint_corners, plate

if TYPE_CHECKING:
    from amtdesk.system.language import Language
    from amtdesk.ui.pages.plan.month_scroll import MonthScroll
    from amtdesk.ui.theme import Theme

HEIGHT: Final = 29
_SATURDAY: Final = 5
_RADIUS: Final = 10


class MonthHeading(QWidget):
    """Painted at the columns of the grid below it; the grid's cells name their weekday to screen readers."""

    def __init__(self, theme: "Theme", grid: "MonthScroll", *, language: "Language") -> None:
        super().__init__(grid)
        self._theme = theme
        self._grid = grid
        self._language = language

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        fill(painter, self.rect(), color=theme.color("bg.surface"))
        painter.setPen(theme.color("text.secondary"))
        font = theme.font("metaStrong")
        painter.setFont(font)
        number = QRect(0, 0, theme.px(WEEK_NUMBER), self.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, self.tr("Wk"))
        names = [self._language.weekday_name(column) for column in range(_SATURDAY)]
        room = self._room(0)
        is_short = max(QFontMetrics(font).horizontalAdvance(name) for name in names) > room
        for column in range(DAYS):
            words = self._language.weekday_name(column, short=is_short or column >= _SATURDAY)
            left = self._grid.shape.column(column)[0] + theme.px(8)
            area = QRect(left, 0, self._room(column), self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
        hairline_across(painter, theme, rect=self.rect(), color="border.strong")
        paint_frame(painter, theme, rect=QRectF(self.rect()).adjusted(0, 0, 0, theme.px(2 * _RADIUS)))

    def _room(self, column: int) -> int:
        left, right = self._grid.shape.column(column)
        return right - left - self._theme.px(10)


def paint_frame(painter: QPainter, theme: "Theme", *, rect: QRectF) -> None:
    """The frame around heading and weeks; each paints its part of it."""
    radius, width = theme.px(_RADIUS), theme.hairline()
    paint_corners(painter, rect, radius=radius, color=theme.color("bg.app"))
    plate(painter, rect, radius=radius, fill=None, border=theme.color("border.subtle"), width=width)
