"""The field for a question's words: Enter keeps, Shift+Enter begins a line, what is pasted is cleaned elsewhere."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTextEdit

from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_LEAST_LINES: Final = 2
_MOST_LINES: Final = 5
_FRAME: Final = 20


class NoteText(QTextEdit):
    """A few lines of plain text: as high as its words, within limits."""

    accepted = Signal()
    left = Signal()
    pasted = Signal(str)
    grown = Signal()

    def __init__(self, theme: "Theme", name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFont(theme.font("body"))
        self._theme = theme
        self._grow()
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def _grow(self) -> None:
        line, frame = self._theme.line("body"), self._theme.px(_FRAME)
        around = self.height() - self.viewport().height() if self.isVisible() else frame
        wanted = round(self.document().size().height()) + around
        height = min(max(wanted, _LEAST_LINES * line + frame), _MOST_LINES * line + frame)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
            self.grown.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.accepted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.pasted.emit(source.text())
