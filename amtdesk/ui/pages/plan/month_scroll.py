"""The month as an endless roll of weeks: where they stand, how they scroll. What is on them: month_grid."""

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QHeaderView, QScrollBar, QTableView

from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.month_shape import MonthShape
from amtdesk.ui.widgets.cards import give_viewport

if TYPE_CHECKING:
    from amtdesk.ui.pages.plan.month_weeks import MonthWeeks
    from amtdesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NOTCH: Final = 120
#: So soon after a step the weeks that come next the same way are made ready, and so many of them.
_READ_AHEAD_MS: Final = 5
_WEEKS_AHEAD: Final = 3


class MonthScroll(QTableView):
    """Rows are weeks; the wheel goes by them, and those that come next are made ready between two steps.

    It is a table for screen readers alone: it measures, scrolls and paints by itself.
    """

    scrolled = Signal()  # other weeks are in sight

    def __init__(self, theme: "Theme", weeks: "MonthWeeks") -> None:
        super().__init__()
        self._theme = theme
        self.weeks = weeks
        self._shape = MonthShape(theme, width=700, height=500)  # Qt asks where things are from the start
        give_viewport(self)
        for header, take in (
            (QHeaderView(Qt.Orientation.Horizontal), self.setHorizontalHeader),
            (QHeaderView(Qt.Orientation.Vertical), self.setVerticalHeader),
        ):
            take(header)
            header.hide()
        self.findChildren(QAbstractButton)[0].hide()  # the corner between the headers
        self._bar = QScrollBar(Qt.Orientation.Vertical)
        self.setVerticalScrollBar(self._bar)
        self.setModel(weeks)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)
        self.viewport().setAutoFillBackground(False)
        self._direction, self._ahead = 1, 0
        self._read_later = QTimer(self, singleShot=True, interval=_READ_AHEAD_MS)
        self._read_later.timeout.connect(self._read_ahead)

    # what is in sight

    @property
    def shape(self) -> MonthShape:
        """Where everything stands at the present size."""
        return self._shape

    def first_row(self) -> int:
        """The first week that is seen for the most part."""
        return min(round(self._bar.value() / self._shape.week_height), max(self.weeks.rowCount() - 1, 0))

    def days_in_sight(self) -> tuple[date, date]:
        """The first and last day of the weeks that are seen."""
        row = self.first_row()
        last = min(row + self._shape.weeks_in_sight, self.weeks.rowCount()) - 1
        return self.weeks.date_at(row, 0), self.weeks.date_at(max(last, row), 6)

    def rows_in(self, rect: QRect) -> range:
        """The weeks that a part of the viewport shows."""
        first = self._shape.row_at(max(rect.top() + self._bar.value(), 0))
        last = self._shape.row_at(max(rect.bottom() + self._bar.value(), 0))
        return range(first, min(last + 1, self.weeks.rowCount()))

    def cell_rect(self, row: int, column: int) -> QRect:
        """Where a day is seen."""
        return self._shape.cell(row, column).translated(0, -self._bar.value())

    def place_at(self, point: QPoint) -> tuple[int, int] | None:
        """The row and column at a point of the viewport."""
        place = self._shape.place_at(QPoint(point.x(), point.y() + self._bar.value()))
        return None if place is None or place[0] >= self.weeks.rowCount() else place

    def show_row_first(self, row: int) -> None:
        """Let a week be the first that is seen."""
        self._bar.setValue(self._shape.top(row))

    def step_weeks(self, by: int) -> None:
        """Go some weeks on or back, to the beginning of one."""
        self.show_row_first(self.first_row() + by)

    def bring_into_sight(self, row: int) -> None:
        """Scroll as little as it takes for a whole week to be seen."""
        first = self.first_row()
        if row < first or self._shape.top(row) < self._bar.value():
            self.show_row_first(row)
        elif self._shape.top(row + 1) > self._bar.value() + self.viewport().height():
            self.show_row_first(row + 1 - self._shape.weeks_in_sight)

    # scrolling

    def fit(self) -> None:
        """Measure again and keep the week that is seen first."""
        row = self.first_row()
        self._shape = MonthShape(self._theme, width=self.viewport().width(), height=self.viewport().height())
        height = self._shape.top(self.weeks.rowCount())
        self._bar.setRange(0, max(height - self.viewport().height(), 0))
        self._bar.setPageStep(self.viewport().height())
        self._bar.setSingleStep(round(self._shape.week_height))
        self.show_row_first(row)
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def updateGeometries(self) -> None:
        """Qt's own measuring knows nothing of weeks."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        fine, notches = event.pixelDelta().y(), event.angleDelta().y() / _NOTCH
        if fine and not notches.is_integer():
            self._bar.setValue(self._bar.value() - fine)
        else:
            self._bar.setValue(self._bar.value() - round(notches * self._shape.week_height))
        event.accept()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._direction = -1 if dy > 0 else 1
        self._ahead = 0
        self.viewport().update()
        self._read_later.start()
        self.scrolled.emit()

    def prepare(self, row: int) -> None:
        """Make a week ready to be shown that will come into sight next."""

    def _read_ahead(self) -> None:
        """One week at a time, so that a further step of the wheel never waits for two."""
        rows = self.rows_in(self.viewport().rect())
        row = rows.stop + self._ahead if self._direction > 0 else rows.start - 1 - self._ahead
        if self.isVisible() and 0 <= row < self.weeks.rowCount():
            self.prepare(row)
        self._ahead += 1
        if self._ahead < _WEEKS_AHEAD:
            self._read_later.start()

    # what Qt asks

    @override
    def indexAt(self, point: QPoint) -> QModelIndex:
        place = self.place_at(point)
        return QModelIndex() if place is None else self.weeks.index(*place)

    @override
    def visualRect(self, index: Index) -> QRect:
        return self.cell_rect(index.row(), index.column()) if index.isValid() else QRect()

    @override
    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if index.isValid():
            self.bring_into_sight(index.row())

    @override
    def horizontalOffset(self) -> int:
        return 0

    @override
    def verticalOffset(self) -> int:
        return self._bar.value()

    @override
    def isIndexHidden(self, index: Index) -> bool:
        return False

    @override
    def moveCursor(self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        return self.currentIndex()

    @override
    def setSelection(self, rect: QRect, command: object) -> None:
        """Days are chosen one at a time: there is no selection beside the current one."""

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion()
