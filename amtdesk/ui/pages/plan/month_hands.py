"""The mouse in the month: choosing, opening, tooltips, and carrying posts from day to day."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QCursor, QDragMoveEvent, QDropEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.post_drag import MIME, drag, key_in
from amtdesk.ui.plain_tips import plain_tip

if TYPE_CHECKING:
    from amtdesk.ui.pages.plan.month_cells import PlacedChip
    from amtdesk.ui.pages.plan.month_grid import MonthGrid

_EDGE: Final = 28
_ROLL_MS: Final = 300
_LEFT: Final = Qt.MouseButton.LeftButton


class MonthHands(QObject):
    """One grid's mouse."""

    def __init__(self, grid: "MonthGrid") -> None:
        super().__init__(grid)
        self._grid = grid
        self._pressed: QPoint | None = None
        self._marked = QRect()
        self._roll = QTimer(self, interval=_ROLL_MS)
        self._roll.timeout.connect(self._roll_on)
        self._roll_by = 0
        grid.viewport().installEventFilter(self)  # `viewportEvent` is asked before the grid is built

    # choosing and opening

    def press(self, event: QMouseEvent) -> None:
        """Choose what is under the mouse."""
        point = event.position().toPoint()
        place = self._grid.place_at(point)
        if place is None:
            return
        self._grid.setFocus(Qt.FocusReason.MouseFocusReason)
        self._grid.is_wished = True
        self._grid.choose(*place, item=self._item_at(point))
        self._pressed = point if event.button() == _LEFT else None

    def release(self, event: QMouseEvent) -> None:
        """Open what was pressed and not carried away."""
        point, pressed = event.position().toPoint(), self._pressed
        self._pressed = None
        if pressed is None or event.button() != _LEFT or self._grid.place_at(point) != self._grid.place():
            return
        item = self._item_at(point)
        if item < 0 or item != self._grid.item():
            return
        chip = self._grid.chip()
        if chip is not None:
            self._grid.opened.emit(chip.key)
        else:
            self._grid.day_asked.emit(self._grid.day())

    def press_twice(self, event: QMouseEvent) -> None:
        """Twice on what is empty begins a post there."""
        point = event.position().toPoint()
        if event.button() == _LEFT and self._grid.place_at(point) is not None and self._item_at(point) < 0:
            self._grid.new_asked.emit(self._grid.day())

    def ask_menu(self, event: QContextMenuEvent) -> None:
        """Everything that can be done with what is chosen."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._grid.menu_asked.emit(event.globalPos())
        else:
            self._grid.menu_asked.emit(self._grid.viewport().mapToGlobal(self._grid.chosen_rect().center()))
        event.accept()

    def pointed(self) -> QRect:
        """Where the chip under the mouse stands; asked while painting, so that it is right after scrolling, too."""
        viewport = self._grid.viewport()
        point = viewport.mapFromGlobal(QCursor.pos())
        place, chip = self._grid.place_at(point), self._chip_at(point) if viewport.underMouse() else None
        if place is None or chip is None:
            return QRect()
        return chip.rect.translated(self._grid.cell_rect(*place).topLeft())

    def _show_pointed(self) -> None:
        before, self._marked = self._marked, self.pointed()
        if before != self._marked:
            for changed in (before, self._marked):
                self._grid.viewport().update(changed)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._show_pointed()
        return event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._help(event)

    def _help(self, event: QHelpEvent) -> bool:
        QToolTip.showText(event.globalPos(), plain_tip(self.words_at(event.pos())), self._grid.viewport())
        return True

    def words_at(self, point: QPoint) -> str:
        """What is cut there in full: a chip, or the day's occasions."""
        chip, place = self._chip_at(point), self._grid.place_at(point)
        if chip is not None:
            return chip.face.spoken
        return "" if place is None else self._grid.said_of(*place)

    def _item_at(self, point: QPoint) -> int:
        place = self._grid.place_at(point)
        if place is None:
            return -1
        return self._grid.face(*place).places.item_at(point - self._grid.cell_rect(*place).topLeft())

    def _chip_at(self, point: QPoint) -> "PlacedChip | None":
        place, item = self._grid.place_at(point), self._item_at(point)
        if place is None:
            return None
        chips = self._grid.face(*place).places.chips
        return chips[item] if 0 <= item < len(chips) else None

    # carrying

    def move(self, event: QMouseEvent) -> None:
        """Carry a chip away once the mouse has gone far enough with it."""
        point = event.position().toPoint()
        if self._pressed is None or not event.buttons() & _LEFT:
            self._show_hand(point)
            return
        if (point - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            chip, grip = self._chip_at(self._pressed), self._pressed
            self._pressed = None
            if chip is not None and chip.face.is_movable:
                self._carry_chip(chip, grip)

    def _carry_chip(self, chip: "PlacedChip", pressed: QPoint) -> None:
        place = self._grid.place_at(pressed)
        if place is None:
            return
        corner = self._grid.cell_rect(*place).topLeft() + chip.rect.topLeft()
        ratio = self._grid.devicePixelRatioF()
        picture = self._grid.painter.chips.dragged(chip.face, chip.rect.size(), form=chip.form, ratio=ratio)
        self._grid.lifted = QRect(self._grid.cell_rect(*place).topLeft() + chip.rect.topLeft(), chip.rect.size())
        self._grid.viewport().update()
        drag(self._grid, chip.face.key, picture=picture, grip=pressed - corner)
        self._grid.lifted = QRect()
        self.carry_away()
        self._grid.viewport().update()

    def carry(self, event: QDragMoveEvent) -> None:
        """Something is carried over the days: tint the one below it, and roll on at the edges."""
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        point = event.position().toPoint()
        self._show_drop(self._grid.place_at(point))
        self._roll_by = self._edge_at(point)
        if self._roll_by and not self._roll.isActive():
            self._roll.start()
        elif not self._roll_by:
            self._roll.stop()
        event.acceptProposedAction()

    def carry_away(self) -> None:
        """It left, or was put down elsewhere."""
        self._roll.stop()
        self._show_drop(None)

    def drop(self, event: QDropEvent) -> None:
        """It is put down on a day."""
        place = self._grid.place_at(event.position().toPoint())
        key = key_in(event.mimeData())
        self.carry_away()
        if place is None or key is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self._grid.dropped.emit(key, self._grid.weeks.date_at(*place))

    def _show_drop(self, place: tuple[int, int] | None) -> None:
        before = self._grid.drop_place
        if place == before:
            return
        self._grid.drop_place = place
        for changed in (before, place):
            if changed is not None:
                self._grid.viewport().update(self._grid.cell_rect(*changed))

    def _edge_at(self, point: QPoint) -> int:
        if point.y() < _EDGE:
            return -1
        return 1 if point.y() > self._grid.viewport().height() - _EDGE else 0

    def _roll_on(self) -> None:
        self._grid.step_weeks(self._roll_by)
        self._show_drop(self._grid.place_at(self._grid.viewport().mapFromGlobal(self._grid.cursor().pos())))

    def _show_hand(self, point: QPoint) -> None:
        self._show_pointed()
        is_over = self._item_at(point) >= 0
        shape = Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor
        if self._grid.viewport().cursor().shape() != shape:
            self._grid.viewport().setCursor(shape)
