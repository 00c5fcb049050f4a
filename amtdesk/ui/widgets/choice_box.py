"""A list that opens: one of many choices. The wheel scrolls the page and never chooses in passing."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QToolTip

from amtdesk.ui.overriding import override
from amtdesk.ui.plain_tips import plain_tip

_LEAST_LETTERS: Final = 20


class ChoiceBox(QComboBox):
    """As wide as its longest choice; where it may not be, it shows the beginning, and pointing at it tells the rest."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._may_shorten = False
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)  # on Linux the name is what is chosen; a label beside it would tell, too
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def let_shorten(self) -> None:
        """Be narrower than the longest choice where there is less room."""
        self._may_shorten = True

    @override
    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        least = _LEAST_LETTERS * self.fontMetrics().averageCharWidth()
        return QSize(min(whole.width(), least), whole.height()) if self._may_shorten else whole

    @override
    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ToolTip
            and isinstance(event, QHelpEvent)
            and self._shown() != self.currentText()
        ):
            QToolTip.showText(event.globalPos(), plain_tip(self.currentText()), self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(look)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, look)
        look.currentText = self._shown()
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, look)

    def _shown(self) -> str:
        """What is chosen, as far as there is room for it."""
        look = QStyleOptionComboBox()
        self.initStyleOption(look)
        style, field = self.style(), QStyle.SubControl.SC_ComboBoxEditField
        room = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, look, field, self).width()
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # what is stored at once must not change by scrolling over it
