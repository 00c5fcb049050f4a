"""A list that opens: one of many choices. The wheel scrolls the page and never chooses in passing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from amtdesk.ui.overriding import override


class ChoiceBox(QComboBox):
    """As wide as its longest choice."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # what is stored at once must not change by scrolling over it
