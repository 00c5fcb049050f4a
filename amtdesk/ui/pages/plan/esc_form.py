"""A form within a card: Esc puts it away, and what it stands in stays open."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from amtdesk.ui.keys import is_escape, takes_escape
from amtdesk.ui.overriding import override


class EscForm(QWidget):
    """Says that it is left; whoever shows it puts it away."""

    left = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        # a field within that wants the key itself is asked before
        return takes_escape(event) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_escape(event):
            self.left.emit()
        else:
            super().keyPressEvent(event)
