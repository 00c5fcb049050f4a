"""A sheet over the dimmed window: a frameless child, so that focus and screen readers stay in one window."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.painting import plate
from amtdesk.ui.widgets.shadow import PanelShadow

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme


class Sheet(QWidget):
    """Dims its parent and shows one panel in the upper middle. Esc or a click beside it closes; focus goes back.

    Fill `panel.column`. `width`, and `top`, the room left above the panel and below it, are in design px.
    """

    #: Whether a second one of it would ask for the same words.
    notes_questions: ClassVar[bool] = False
    #: Whether it is the help: F1 presses its primary button then.
    is_help: ClassVar[bool] = False

    closed = Signal()

    def __init__(self, theme: "Theme", parent: QWidget, *, name: str, width: int = 640, top: int = 72) -> None:
        place = (isinstance(parent, QMainWindow) and parent.centralWidget()) or parent
        if isinstance(place, QStackedWidget):  # of a stack, a screen reader is told its pages alone
            place = place.parentWidget() or place
        super().__init__(place)  # over a whole window: beside its pages, where the focus ring is drawn
        self._theme = theme
        self._wish_width = width
        self._top = top
        self._came_from: QWidget | None = None
        self.setAccessibleName(name)
        self.panel = SheetPanel(theme, self)
        self._shadow = PanelShadow(theme)
        self.hide()
        place.installEventFilter(self)

    def end_with(self, *deeds: KbdButton, leave: str = "") -> FlowRow:
        """Return the last line of a sheet: what it is for first, the way out last, so that it is seen without Esc."""
        self.leave = KbdButton(self._theme, leave or self.tr("Close"), kind="quiet", keys="Esc")
        self.leave.clicked.connect(self.close_sheet)
        buttons = FlowRow(self._theme)
        for button in (*deeds, self.leave):
            buttons.flow.addWidget(button)
        return buttons

    def open(self, focus: QWidget) -> None:
        """Show the sheet and put the focus into it."""
        window = self.window()
        self._came_from = window.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self._place()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_sheet(self) -> None:
        """Put it away and give the focus back, unless something typed would be lost."""
        if not self.isVisible() or not self.may_leave():
            return
        self.hide()
        if self._came_from is not None and isValid(self._came_from) and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def may_leave(self) -> bool:
        """Whether what is typed here is stored, or she wants to leave all the same."""
        return True

    def primary_button(self) -> KbdButton | None:
        """The sheet's primary button; while the sheet is open, Ctrl+Enter means this one."""
        buttons = self.panel.findChildren(KbdButton)
        return next((button for button in buttons if button.kind == "primary" and button.isVisible()), None)

    def refit(self) -> None:
        """Measure the panel again after its content changed."""
        self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_sheet()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        # Tab stays in the sheet while it is open
        moved = super().focusNextPrevChild(next)
        if not self.panel.isAncestorOf(self.window().focusWidget()):
            self._focus_first()
        return moved

    def _focus_first(self) -> None:
        inside = [
            child for child in self.panel.findChildren(QWidget) if child.isVisible() and child.focusPolicy().value
        ]
        if inside:
            inside[0].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("overlay"))
        if not self._theme.is_high_contrast:
            self._shadow.paint(painter, QRectF(self.panel.geometry()))

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self.setGeometry(parent.rect())
        width = min(self._theme.px(self._wish_width), parent.width() - self._theme.px(32))
        self.panel.setFixedWidth(width)
        top = min(self._theme.px(self._top), parent.height() // 8)
        height = min(self._panel_height(width), parent.height() - 2 * top)
        before, after = self.panel.geometry(), QRect((parent.width() - width) // 2, top, width, height)
        if before != after:
            self.panel.setGeometry(after)
            self.update(self._shadow.around(before).united(self._shadow.around(after)))  # the shadow goes with it

    def _panel_height(self, width: int) -> int:
        """How high the panel would like to be at this width."""
        return max(self.panel.sizeHint().height(), self.panel.heightForWidth(width))


class SheetPanel(QFrame):
    """The white part of a sheet."""

    def __init__(self, theme: "Theme", parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.column = column(theme, spacing=0)
        self.setLayout(self.column)
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fill, line = self._theme.color("bg.raised"), self._theme.color("border.strong")
        rect, width = QRectF(self.rect()), self._theme.hairline()
        plate(QPainter(self), rect, radius=self._theme.px(12), fill=fill, border=line, width=width)
