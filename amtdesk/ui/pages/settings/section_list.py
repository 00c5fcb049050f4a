"""The sections of the settings beside the cards: one tab stop each, arrows move, Enter goes there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from amtdesk.ui.icons import paint_icon
from amtdesk.ui.overriding import override
from amtdesk.ui.page import HELP_PART
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.painting import plate

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

WIDTH = 208


class SectionList(QWidget):
    """Names the cards and marks the one in view: `about` tells the handbook, also where the names have no room."""

    chosen = Signal(str)

    def __init__(self, theme: "Theme", sections: tuple[tuple[str, str, str], ...], *, about: QWidget) -> None:
        super().__init__()
        self._about = about
        self._buttons = {key: SectionButton(theme, words, icon=icon) for key, words, icon in sections}
        self.setFixedWidth(theme.px(WIDTH))
        lines = column(theme, spacing=0)
        self.setLayout(lines)
        for key, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            button.stepped.connect(self._step)
            lines.addWidget(button)
        lines.addStretch(1)

    def first(self) -> QWidget:
        """The button of the section in view."""
        buttons = list(self._buttons.values())
        return next((button for button in buttons if button.is_current), buttons[0])

    def show_current(self, key: str) -> None:
        """Mark the section in view."""
        self._about.setProperty(HELP_PART, key)
        for name, button in self._buttons.items():
            button.show_current(is_current=name == key)

    def _step(self, by: int) -> None:
        buttons = list(self._buttons.values())
        place = next((number for number, button in enumerate(buttons) if button.hasFocus()), 0)
        buttons[min(max(place + by, 0), len(buttons) - 1)].setFocus(Qt.FocusReason.TabFocusReason)


class SectionButton(QPushButton):
    """Icon and name of a section."""

    stepped = Signal(int)

    def __init__(self, theme: "Theme", words: str, *, icon: str) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._icon_name = icon
        self.is_current = False
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_current(self, *, is_current: bool) -> None:
        """Whether its card is in view."""
        self.is_current = is_current
        self.setAccessibleDescription(self.tr("shown now") if is_current else "")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH), self._theme.px(36))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(36))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        rect, radius = QRectF(self.rect()), theme.px(6)
        if self.is_current:
            border = theme.color("accent.base" if theme.is_high_contrast else "border.subtle")
            fill = theme.color("bg.surface")
            plate(painter, rect, radius=radius, fill=fill, border=border, width=theme.hairline())
        elif self.underMouse() or self.isDown():
            fill = theme.color("bg.selected" if self.isDown() else "bg.hover")
            plate(painter, rect, radius=radius, fill=fill, border=None, width=0)
        side = theme.px(18)
        square = QRectF(theme.px(10), (self.height() - side) / 2, side, side)
        ink = "text.primary" if self.is_current else "text.secondary"
        paint_icon(painter, theme, name=self._icon_name, color=ink, rect=square)
        font = theme.font("controlStrong" if self.is_current else "control")
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        left = theme.px(38)
        room = QRectF(left, 0, self.width() - left - theme.px(8), self.height())
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
