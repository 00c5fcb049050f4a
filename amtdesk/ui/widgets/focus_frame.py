"""The focus ring: an overlay that follows the focus with a gap, which no style sheet can draw."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_GAP = 2
#: The object name of what is never crossed by the ring: the toast.
ABOVE_FOCUS = "aboveFocus"
_MOVES = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest}
)


class FocusFrame(QWidget):
    """A ring of 2 px (3 in high contrast) and a gap of 2 px around what has the focus.

    Lists and other widgets with the property `ownFocus` paint their own inner ring instead.
    """

    def __init__(self, theme: "Theme", parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._watched: list[QWidget] = []
        self._target: QWidget | None = None
        self._above: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        theme.changed.connect(self._place)

    def target(self) -> QWidget | None:
        """What the ring stands around."""
        return self._target

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        target = self._target
        if target is None:
            return
        width = self._width()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRegion(QRegion(self._visible_part(target)) - self._covered())
        painter.setPen(QPen(self._theme.color("focus.ring"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        rect = QRectF(self._ring_rect(target).translated(-self.pos())).adjusted(half, half, -half, -half)
        radius = self._theme.px(8)
        painter.drawRoundedRect(rect, radius, radius)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._unwatch()
        self._target = new if new is not None and self._rings(new) else None
        if self._target is not None:
            self._watch(self._target)
        self._place()

    def _rings(self, widget: QWidget) -> bool:
        parent = self.parentWidget()
        if parent is None or not parent.isAncestorOf(widget) or widget.property("ownFocus"):
            return False
        return not (isinstance(widget, QLineEdit) and widget.property("bare") == "true" and widget.isReadOnly())

    def _watch(self, widget: QWidget) -> None:
        step: QWidget | None = widget
        while step is not None and step is not self.parentWidget():
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        widget.destroyed.connect(self._forget)

    def _unwatch(self) -> None:
        for widget in self._watched:
            if isValid(widget):  # a page that is rebuilt goes from the outside in
                widget.removeEventFilter(self)
        if self._target is not None and isValid(self._target):
            self._target.destroyed.disconnect(self._forget)
        self._watched.clear()

    def _forget(self) -> None:
        self._watched.clear()
        self._target = None
        self.hide()

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        self.setGeometry(self._ring_rect(target))
        self.raise_()
        self.show()
        self.update()

    def _covered(self) -> QRegion:
        """Where something stands over the page for a moment: there it stands over the ring as well."""
        parent = self.parentWidget()
        if parent is None:
            return QRegion()
        if self._above is None or not isValid(self._above):
            self._above = parent.findChild(QWidget, ABOVE_FOCUS)
        above = self._above
        if above is None or not above.isVisible():
            return QRegion()
        return QRegion(QRect(above.mapTo(parent, QPoint(0, 0)) - self.pos(), above.size()))

    def _width(self) -> int:
        return self._theme.px(3 if self._theme.is_high_contrast else 2)

    def _ring_rect(self, target: QWidget) -> QRect:
        reach = self._width() + self._theme.px(_GAP)
        parent = self.parentWidget()
        corner = target.mapTo(parent, QPoint(0, 0)) if parent is not None else QPoint(0, 0)
        around = target.ringed() if isinstance(target, KbdButton) else target.rect()
        return around.translated(corner).adjusted(-reach, -reach, reach, reach)

    def _room_of(self, area: QAbstractScrollArea, seen: QRect) -> QRect:
        """Where an area never scrolls sideways, the ring of what fills its width stands beside it."""
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        beside = self._width() + self._theme.px(_GAP) if area.horizontalScrollBarPolicy() == never else 0
        return seen.adjusted(-beside, 0, beside, 0)

    def _visible_part(self, target: QWidget) -> QRect:
        parent = self.parentWidget()
        part = self._ring_rect(target)
        step = target.parentWidget()
        while step is not None and step is not parent:
            above = step.parentWidget()
            if isinstance(above, QAbstractScrollArea) and step is above.viewport() and parent is not None:
                part = part.intersected(self._room_of(above, QRect(step.mapTo(parent, QPoint(0, 0)), step.size())))
            step = above
        return part.translated(-self.pos())
