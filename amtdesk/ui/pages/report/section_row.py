"""One part of the page in the list of contents: a tick box, a name, small words, and a handle to move it by."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy

from amtdesk.ui.icons import paint_icon
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.painting import fill
from amtdesk.ui.widgets.tick_box import paint_tick_box

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_BOX: Final = 20
_HANDLE: Final = 28
_ICON: Final = 18
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_MOVING: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class SectionRow(QAbstractButton):
    """Space or a click ticks; the handle, or the row itself, is dragged; a click on the handle opens the menu."""

    stepped = Signal(int)  # -1: up, 1: down
    menu_requested = Signal(QPoint)  # where, on the screen
    carried = Signal(QPoint)  # where the mouse is, in the row's own measures
    put_down = Signal()
    let_go = Signal()  # carried back: nothing moves

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._name = ""
        self._note = ""
        self._pressed: QPoint | None = None
        self._is_carried = False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_row(self, name: str, *, note: str, place: str, is_ticked: bool) -> None:
        """Show a part and its state without saying so."""
        self._name, self._note = name, note
        self.setAccessibleName(name)
        self.setAccessibleDescription(". ".join(filter(None, (note.removesuffix("."), place))))
        before = self.blockSignals(True)
        self.setChecked(is_ticked)
        self.blockSignals(before)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(36))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _MOVING and key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key == Qt.Key.Key_Escape and self._is_carried:
            self._end()
            self.let_go.emit()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.menu_requested.emit(event.globalPos() if is_mouse else self.mapToGlobal(self.handle().bottomLeft()))

    # mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = place if is_left else None
        if is_left and self.handle().contains(place):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        else:
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pressed is None:
            self.setCursor(self._cursor_at(place))
            super().mouseMoveEvent(event)
        elif self._is_carried or (place - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self.carry(place)

    def carry(self, place: QPoint) -> None:
        """Be carried: nothing is ticked when it is let go."""
        self._is_carried = True
        self.setDown(False)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.update()
        self.carried.emit(place)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, was_carried = self._pressed, self._is_carried
        self._end()
        if was_carried:
            self.put_down.emit()
        elif pressed is not None and self.handle().contains(pressed):
            self.menu_requested.emit(self.mapToGlobal(self.handle().bottomLeft()))
        else:
            super().mouseReleaseEvent(event)

    def _end(self) -> None:
        self._pressed, self._is_carried = None, False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.update()

    def _cursor_at(self, place: QPoint) -> Qt.CursorShape:
        return Qt.CursorShape.OpenHandCursor if self.handle().contains(place) else Qt.CursorShape.PointingHandCursor

    # looks

    def handle(self) -> QRect:
        """Where it is taken hold of with the mouse."""
        side = self._theme.px(_HANDLE)
        return QRect(self.width() - side + self._theme.px(5), (self.height() - side) // 2, side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._is_carried:
            fill(painter, self.rect(), color=self._theme.color("bg.selected"))
        self._paint_box(painter)
        if self.isEnabled():
            self._paint_handle(painter)
        end = self.handle().left() - self._theme.px(4) if self.isEnabled() else self.width()
        self._paint_words(painter, end)

    def _paint_words(self, painter: QPainter, end: int) -> None:
        theme, left = self._theme, self._theme.px(_BOX + 12)
        note_width = QFontMetrics(theme.font("meta")).horizontalAdvance(self._note)
        room = end - left - note_width - theme.px(12)
        name = QFontMetrics(theme.font("control")).elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.setToolTip(self._name if name != self._name else "")
        painter.setFont(theme.font("control"))
        painter.setPen(theme.color("text.primary" if self.isEnabled() else "text.secondary"))
        painter.drawText(QRectF(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("text.secondary"))
        place = QRectF(end - note_width - 1, 0, note_width + 1, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._note)

    def _paint_handle(self, painter: QPainter) -> None:
        side = self._theme.px(_ICON)
        middle = QRectF(self.handle()).center() - QPointF(side / 2, side / 2)
        square = QRectF(middle.x(), middle.y(), side, side)
        paint_icon(painter, self._theme, name="grip-vertical", color="text.secondary", rect=square)

    def _paint_box(self, painter: QPainter) -> None:
        theme, side = self._theme, self._theme.px(_BOX)
        box = QRectF(0, (self.height() - side) // 2, side, side)
        paint_tick_box(painter, theme, button=self, box=box)
