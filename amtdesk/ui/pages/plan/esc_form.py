"""A form within a card: Esc puts it away, and what it stands in stays open."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from amtdesk.ui.overriding import override


class EscForm(QWidget):
    """Says that it is left; whoever shows it puts it away."""

    left = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        # asked before any shortcut of the page, unless a field within wants the key
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_escape(event):
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _is_escape(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape
