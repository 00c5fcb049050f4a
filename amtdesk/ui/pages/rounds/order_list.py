"""A card list whose rows have an order that she makes: by Alt+Up and Alt+Down, or with the mouse. It only asks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea

from amtdesk.ui.icons import paint_icon
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow
from amtdesk.ui.widgets.menus import row_menu
from amtdesk.ui.widgets.painting import fill
from amtdesk.ui.widgets.row_delegate import RowStyle, TwoLineDelegate
from amtdesk.ui.widgets.row_painter import RowPainter

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_MENU_SIDE = 28
_ICON_SIDE = 18
_LINE = 3
#: So much is seen beyond what is brought into sight.
_BESIDE = 12


class OrderList(CardList):
    """Rows of `fixed` keep their place at the head. Each row shows three dots that open its menu."""

    moved = Signal(object, int)  # key, its place among the rows that can be moved

    def __init__(self, theme: "Theme", name: str, *, fixed: int = 0) -> None:
        super().__init__(theme, name, grows=True)
        self._fixed = fixed
        self._pressed: tuple[int, QPoint] | None = None
        self._dragged = -1  # the row that is carried
        self._gap = -1  # the row before which it would be put down
        self._delegate = _MenuDelegate(theme, self, style=RowStyle())
        self.setItemDelegate(self._delegate)

    # keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        is_alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        if is_alt and key in steps:
            self._step_row(steps[key])
        elif key == Qt.Key.Key_Escape and self._dragged >= 0:
            self._drop()
        else:
            super().keyPressEvent(event)

    def _step_row(self, by: int) -> None:
        row = self.currentIndex().row()
        if self._can_move(row) and self._fixed <= row + by < self._count():
            self.moved.emit(self._rows.row_at(row).key, row + by - self._fixed)

    def _can_move(self, row: int) -> bool:
        return self._fixed <= row < self._count()

    def _count(self) -> int:
        return self._rows.rowCount()

    # mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        row = self.indexAt(place).row()
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = (row, place) if is_left and self._can_move(row) else None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        place = event.position().toPoint()
        row, began = self._pressed
        if self._dragged >= 0 or (place - began).manhattanLength() >= QApplication.startDragDistance():
            self.carry(row, over=place)
            self._bring_into_sight(place)

    def carry(self, row: int, *, over: QPoint) -> None:
        """Show where a row would be put down."""
        self._dragged, self._gap = row, self._gap_at(over.y())
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._dragged < 0:
            super().mouseReleaseEvent(event)
            return
        row, gap = self._dragged, self._gap
        self._drop()
        to = gap - self._fixed - (1 if gap > row else 0)
        if to != row - self._fixed:
            self.moved.emit(self._rows.row_at(row).key, to)

    def _drop(self) -> None:
        self._pressed = None
        self._dragged = self._gap = -1
        self.viewport().unsetCursor()
        self.viewport().update()

    def _gap_at(self, y: int) -> int:
        for row in range(self._fixed, self._count()):
            if y < self.visualRect(self._rows.index(row)).center().y():
                return row
        return self._count()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            rect = self.visualRect(current)
            for place in (rect.bottomLeft(), rect.topLeft()):
                self._bring_into_sight(place)

    def _bring_into_sight(self, place: QPoint) -> None:
        """The list is as high as its rows: it is the page that scrolls."""
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        body = parent.widget() if isinstance(parent, QScrollArea) else None
        if isinstance(parent, QScrollArea) and body is not None:
            inside = self.viewport().mapTo(body, place)
            parent.ensureVisible(inside.x(), inside.y(), 0, self._theme.px(_BESIDE))

    @override
    def _act_at(self, place: QPoint, index: QModelIndex, *, row: CardRow) -> None:
        if row.actions and menu_rect(self._theme, self.visualRect(index)).contains(place):
            self._open_menu(index, self.visualRect(index).bottomRight())
        else:
            super()._act_at(place, index, row=row)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_mouse else self.currentIndex()
        if index.isValid():
            self._open_menu(index, event.pos() if is_mouse else self.visualRect(index).center())

    def _open_menu(self, index: QModelIndex, place: QPoint) -> None:
        row = self._rows.row_at(index.row())
        menu = row_menu(
            self._theme, row.actions, on_action=lambda wish: self.action_requested.emit(row.key, wish), parent=self
        )
        menu.popup(self.viewport().mapToGlobal(place))

    # looks

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._dragged >= 0 and self._gap >= 0:
            height = self._theme.px(_LINE)
            line = QRect(0, self._gap_top() - height // 2, self.viewport().width(), height)
            fill(QPainter(self.viewport()), line, color=self._theme.color("accent.base"))

    def _gap_top(self) -> int:
        if self._gap < self._count():
            return self.visualRect(self._rows.index(self._gap)).top()
        return self.visualRect(self._rows.index(self._count() - 1)).bottom() - self._theme.px(1)


def menu_rect(theme: "Theme", rect: QRect) -> QRect:
    """Where a row's three dots can be clicked."""
    side = theme.px(_MENU_SIDE)
    return QRect(rect.right() + 1 - theme.px(10) - side, rect.center().y() - side // 2, side, side)


class _MenuDelegate(TwoLineDelegate):
    @override
    def _brush(self, painter: QPainter, row: CardRow, *, rect: QRect) -> RowPainter:
        return _MenuPainter(painter, self._theme, measures=self.measures, row=row, rect=rect)


class _MenuPainter(RowPainter):
    """Paints the three dots, and the rest of the row left of them."""

    @override
    def _paint_right(self) -> int:
        whole = self._rect
        spot = menu_rect(self._theme, whole)
        side = self._theme.px(_ICON_SIDE)
        middle = QRectF(spot).center() - QPointF(side / 2, side / 2)
        square = QRectF(middle.x(), middle.y(), side, side)
        paint_icon(self._painter, self._theme, name="ellipsis", color="text.secondary", rect=square)
        self._rect = whole.adjusted(0, 0, spot.left() - whole.right() + self._theme.px(8), 0)
        right = super()._paint_right()
        self._rect = whole
        return right
