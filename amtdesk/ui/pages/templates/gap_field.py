"""A field for one gap: what usually stands there as its placeholder, and the date that typed words mean."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from amtdesk.ui.theme import Theme

_PADDING: Final = 12
#: More than any gap takes; what else is pasted is a text, and belongs into the template.
_LONGEST: Final = 2000


class GapLine(QLineEdit):
    """A line whose Enter and Esc belong to the form."""

    left = Signal()
    given_up = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._meaning = ""
        self.usual = ""
        self.setFont(theme.font("control"))
        self.setMaxLength(_LONGEST)

    def ask(self, name: str, value: str, *, usual: str, missing: str) -> None:
        """Ask for another gap."""
        self.usual = usual
        self.setText(value)
        self.setAccessibleName(name)
        self.setPlaceholderText(usual or missing)
        self.setCursorPosition(0)

    def show_meaning(self, meaning: str) -> None:
        """Show beside the words what goes out for them; empty when they go out as they are."""
        self._meaning = meaning
        self.setAccessibleDescription(meaning)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        pad = self._theme.px(_PADDING)
        taken = self.fontMetrics().horizontalAdvance(self.text()) + 2 * pad
        painter = QPainter(self)
        painter.setFont(self._theme.font("meta"))
        if not self._meaning or taken + painter.fontMetrics().horizontalAdvance(self._meaning) + pad > self.width():
            return  # the preview shows it in any case
        painter.setPen(self._theme.color("text.tertiary"))
        room = self.rect().adjusted(taken, 0, -pad, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._meaning)

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        elif plain and event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
