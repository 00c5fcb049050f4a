"""The way on: a primary button with an arrow behind its key."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from amtdesk.ui.icons import paint_icon
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton


class NextButton(KbdButton):
    """ "Gelesen, weiter": the arrow stands where the way leads."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._theme.px(18)
        left = (self.width() + self._content_width()) // 2 - side
        square = QRectF(left, (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), self._theme, name="arrow-right", color=self._ink_token(), rect=square)

    @override
    def _width_of(self, words: str, key: str) -> int:
        return super()._width_of(words, key) + self._gap() + self._theme.px(18)
