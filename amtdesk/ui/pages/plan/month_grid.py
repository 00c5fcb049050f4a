"""The month: chosen day and chip, painting, keys. Scrolling stands in month_scroll, mouse and drag in month_hands."""

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, QRectF, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)

from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.month_faces import MonthFaces
from amtdesk.ui.pages.plan.month_hands import MonthHands
from amtdesk.ui.pages.plan.month_heading import HEIGHT, MonthHeading, paint_frame
from amtdesk.ui.pages.plan.month_keys import MonthKeys
from amtdesk.ui.pages.plan.month_painter import CellFace, MonthPainter
from amtdesk.ui.pages.plan.month_scroll import MonthScroll
from amtdesk.ui.pages.plan.month_strips import WeekStrips
from amtdesk.ui.pages.plan.month_weeks import MonthWeeks
from amtdesk.ui.widgets.announcing import announce

if TYPE_CHECKING:
    from amtdesk.system.clock import Clock
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.month_words import MonthWords
    from amtdesk.ui.pages.plan.post_faces import ChipFace, ChipKey, PostFaces

#: The chosen item of a day of which only the day itself is chosen.
DAY_ITSELF: Final = -1


class MonthGrid(MonthScroll):
    """A day is always current; on it, a chip or "+ n weitere" may be chosen."""

    opened = Signal(object)  # ChipKey: Enter, or a click
    day_asked = Signal(object)  # date: everything on it
    new_asked = Signal(object)  # date
    action_requested = Signal(object, str)  # ChipKey, RowAction.key
    menu_asked = Signal(object)  # QPoint on the screen
    dropped = Signal(object, object)  # ChipKey, date
    chosen = Signal()  # another day or chip

    def __init__(self, context: "PageContext", weeks: MonthWeeks, *, words: "MonthWords", posts: "PostFaces") -> None:
        super().__init__(context.theme, weeks)
        self._clock: Clock = context.desk.clock
        self._words = words
        self._faces = MonthFaces(context.theme, words, posts=posts)
        self.painter = MonthPainter(context.theme)
        self._strips = WeekStrips(self, self.painter, words=words)
        self._keys = MonthKeys(self)
        self._hands = MonthHands(self)
        self._item = DAY_ITSELF
        self.is_wished = False  # she chose the day herself
        self.drop_place: tuple[int, int] | None = None
        self.lifted = QRect()  # where a chip is carried away from
        self.setAccessibleName(self.tr("Month"))
        self.setProperty("ownFocus", True)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.viewport().setMouseTracking(True)
        self.setViewportMargins(0, context.theme.px(HEIGHT), 0, 0)
        self._heading = MonthHeading(context.theme, self, language=context.language)
        context.theme.changed.connect(self._restyle)

    # what is shown

    def renew(self) -> None:
        """The weeks were forgotten: measure and paint again."""
        self._faces.forget()
        self._strips.forget()
        self.fit()

    @override
    def prepare(self, row: int) -> None:
        self._strips.strip(row, ratio=self.devicePixelRatioF())

    def face(self, row: int, column: int, *, in_strip: bool = False) -> CellFace:
        """A day as it is painted; the first one that is seen names its month, which a week's picture does not know."""
        size = self.shape.cell(row, column).size()
        is_first = column == 0 and not in_strip and row == self.first_row()
        return self._faces.face(self.weeks.day_at(row, column), size, is_first=is_first, today=self._clock.today())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        rows = self.rows_in(event.rect())
        self.weeks.read(rows.start, rows.stop - 1)
        for row in rows:
            corner = QPoint(0, self.cell_rect(row, 0).top())
            painter.drawPixmap(corner, self._strips.strip(row, ratio=self.devicePixelRatioF()))
        self._paint_hands(painter, rows)
        self._paint_frame(painter)

    def _paint_hands(self, painter: QPainter, rows: range) -> None:
        """What is no part of a week's picture: the month beside the first day, the target, the ring."""
        first = self.first_row()
        if first in rows:
            self.painter.paint_cell(painter, self.cell_rect(first, 0), face=self.face(first, 0))
        if self.drop_place is not None:
            rect, face = self.cell_rect(*self.drop_place), self.face(*self.drop_place)
            self.painter.paint_cell(painter, rect, face=face, is_drop=True)
            self.painter.paint_target(painter, rect)
        if not self.lifted.isEmpty():
            self.painter.paint_lifted(painter, self.lifted)
        pointed = self._hands.pointed()
        if not pointed.isEmpty():
            self.painter.paint_pointed(painter, pointed)
        row, column = self.place()
        if self.hasFocus() and row in rows:
            rect, face = self.cell_rect(row, column), self.face(row, column)
            self.painter.paint_focus(painter, rect, face=face, item=self._item)

    def _paint_frame(self, painter: QPainter) -> None:
        paint_frame(
            painter, self._theme, rect=QRectF(self.viewport().rect()).adjusted(0, -self._heading.height(), 0, 0)
        )

    def _restyle(self) -> None:
        self.painter.forget()
        self.renew()
        self._heading.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.renew()
        self._heading.setGeometry(0, 0, self.viewport().width(), self._theme.px(HEIGHT))

    # what is chosen

    def place(self) -> tuple[int, int]:
        """The row and column of the current day."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else self.weeks.place_of(self._clock.today())

    def day(self) -> date:
        """The current day."""
        return self.weeks.date_at(*self.place())

    def item(self) -> int:
        """The number of the chosen chip; behind the last one that of "+ n weitere"; DAY_ITSELF for none."""
        return self._item

    def chip(self) -> "ChipFace | None":
        """The chosen chip."""
        chips = self.face(*self.place()).places.chips
        return chips[self._item].face if 0 <= self._item < len(chips) else None

    def choose(self, row: int, column: int, *, item: int | None = None, stays: bool = False) -> None:
        """Make a day current, and on it an item, the first one if none is named; `stays`: where it is, seen or not."""
        row = min(max(row, 0), self.weeks.rowCount() - 1)
        before = self.place(), self._item
        items = self.face(row, column).places.items
        self._item = min(0 if item is None else item, items - 1)
        self.selectionModel().setCurrentIndex(self.weeks.index(row, column), QItemSelectionModel.SelectionFlag.NoUpdate)
        if not stays:
            self.bring_into_sight(row)
        if before != ((row, column), self._item):
            self._tell(is_same_day=before[0] == (row, column))

    def choose_day(self, day: date, *, key: "ChipKey | None" = None, stays: bool = False) -> None:
        """Make a day current, and the chip with this key on it; `stays`: without scrolling there."""
        row, column = self.weeks.place_of(day)
        faces = self.face(row, column).places.faces
        item = next((number for number, face in enumerate(faces) if face.key == key), None)
        self.choose(row, column, item=item, stays=stays)

    def chosen_rect(self) -> QRect:
        """Where the chosen chip, or the current day, is seen."""
        row, column = self.place()
        cell, places = self.cell_rect(row, column), self.face(row, column).places
        return cell if self._item < 0 else places.item_rect(self._item).translated(cell.topLeft())

    def has_occasions(self) -> bool:
        """Whether anything stands in the calendar on the current day."""
        return bool(self.weeks.day_at(*self.place()).occasions)

    def said_of(self, row: int, column: int) -> str:
        """The names of a day's occasions, each on a line: in the cell they may be cut."""
        return "\n".join(each.title for each in self.weeks.day_at(row, column).occasions)

    def go_to_today(self) -> None:
        """Let this week be the first that is seen, and today current."""
        row, column = self.weeks.place_of(self._clock.today())
        self.show_row_first(row)
        self.choose(row, column)

    def step_pages(self, by: int) -> None:
        """Go as many weeks on or back as are seen, and take the current day along."""
        row, column = self.place()
        weeks = by * self.shape.weeks_in_sight
        self.step_weeks(weeks)
        self.choose(row + weeks, column)

    def choose_item(self, item: int) -> None:
        """Choose something on the current day."""
        self.choose(*self.place(), item=item)

    def _tell(self, *, is_same_day: bool) -> None:
        self.viewport().update()
        self.chosen.emit()
        chip = self.chip()
        if self.hasFocus() and is_same_day and chip is not None:
            announce(self, self._words.spoken_chip(self.weeks.day_at(*self.place()), chip))

    # keys, mouse, drag: the deeds stand beside

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            event.ignore()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._keys.claims(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return self._keys.step_item(1 if next else -1) or super().focusNextPrevChild(next)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hands.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hands.move(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hands.release(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hands.press_twice(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._hands.ask_menu(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._hands.carry(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._hands.carry(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hands.carry_away()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._hands.drop(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(*self.place())
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
