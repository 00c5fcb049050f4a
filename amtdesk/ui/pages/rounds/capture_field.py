"""The line into which everything goes that is found in a group. Whatever comes in from outside is cleaned first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QMenu

from amtdesk.ui.keys import key_text
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.painting import KEY_FRAME_HEIGHT, key_frame_width, paint_key_frame

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme


class CaptureField(QLineEdit):
    """One line. Enter stores, the arrows up and down choose what it is.

    What is pasted, dropped or brought by the middle button is handed on: it may be a megabyte, or hold unseen signs.
    """

    stepped = Signal(int)
    brought = Signal(str)

    def __init__(self, theme: "Theme", name: str) -> None:
        super().__init__()
        self._theme = theme
        self._hint = key_text("Return")
        self.setAccessibleName(name)
        self.setFont(theme.font("body"))
        self.setFixedHeight(theme.px(40))
        self.setTextMargins(0, 0, key_frame_width(theme, self._hint) + theme.px(8), 0)
        theme.changed.connect(self.update)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif is_plain and Qt.Key(event.key()) in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif not is_plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()  # Ctrl+Enter is the page's primary action
        else:
            super().keyPressEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
        event.acceptProposedAction()
        self.brought.emit(event.mimeData().text())
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clipboard = QGuiApplication.clipboard()
        if event.button() is Qt.MouseButton.MiddleButton and clipboard.supportsSelection():
            self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
            self.brought.emit(clipboard.text(QClipboard.Mode.Selection))
        else:
            super().mouseReleaseEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Qt's menu, but its "paste" is ours."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self._paste)
        return menu

    def _paste(self) -> None:
        self.brought.emit(QGuiApplication.clipboard().text())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        height = self._theme.px(KEY_FRAME_HEIGHT)
        width = key_frame_width(self._theme, self._hint)
        rect = QRectF(self.width() - self._theme.px(12) - width, (self.height() - height) // 2, width, height)
        ink, line = self._theme.color("text.secondary"), self._theme.color("border.strong")
        paint_key_frame(painter, self._theme, text=self._hint, rect=rect, ink=ink, line=line)
