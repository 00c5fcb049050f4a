"""The field that an answer is typed into: it grows, stores itself, and Tab after a `/kürzel` asks for the template."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent, QTextCursor

from amtdesk.domain.gaps import GAP
from amtdesk.domain.wording import shortcut_before
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.fields import AutosaveTextEdit
from amtdesk.ui.widgets.utf16 import qt_length

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_LEAST_HEIGHT: Final = 150
#: What it takes at least in a window lower than that: what sends the answer is then seen without scrolling.
_LEAST_IN_LOW: Final = 112
_LOW: Final = 700
_MOST_HEIGHT: Final = 300
_FIELD_PADDING: Final = 20


class AnswerField(AutosaveTextEdit):
    """The text; Tab after a `/kürzel` expands it, Tab before an open gap leads to it, any other goes on."""

    shortcut_typed = Signal(str)
    went_down = Signal()  # the arrow, while nothing stands in the field

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context.theme, context.language.text("Your answer"))
        self._least = _LEAST_HEIGHT
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        wanted = round(self.document().size().height()) + self._theme.px(_FIELD_PADDING)
        self.setFixedHeight(min(max(wanted, self._theme.px(self._least)), self._theme.px(_MOST_HEIGHT)))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take less of a low window."""
        least = _LEAST_IN_LOW if self.window().height() < self._theme.px(_LOW) else _LEAST_HEIGHT
        if least != self._least:
            self._least = least
            self._grow()

    @override
    def show_text(self, text: str) -> None:
        """Show a stored text with the cursor behind it."""
        super().show_text(text)
        if not self.hasFocus():
            self.moveCursor(QTextCursor.MoveOperation.End)

    def select_gap(self) -> None:
        """Select the first gap that is still open, so that typing fills it."""
        gap = GAP.search(self.toPlainText())
        if gap is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(qt_length(self.toPlainText()[: gap.start()]))
        cursor.setPosition(qt_length(self.toPlainText()[: gap.end()]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def text_before_cursor(self) -> str:
        """What stands on the cursor's line before it."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def remove_before(self, length: int) -> None:
        """Take the last characters before the cursor away."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, length)
        cursor.removeSelectedText()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not event.modifiers() and not self.toPlainText():
            self.went_down.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        shortcut = shortcut_before(self.text_before_cursor()) if next else ""
        if shortcut:
            self.shortcut_typed.emit(shortcut)
            return True
        gap = GAP.search(self.toPlainText()) if next else None
        if gap is not None and self.textCursor().selectedText() != gap.group():
            self.select_gap()
            return True
        return super().focusNextPrevChild(next)
