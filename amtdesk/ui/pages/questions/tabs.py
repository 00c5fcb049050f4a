"""The tabs under the page's title: a word, a count, a bar under the one that is shown."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.painting import paint_focus_ring

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme
    from amtdesk.ui.widgets.spoken_choice import SpokenChoice

_GAP = 20
_COUNT_GAP = 6


class TabRow(QWidget):
    """One tab stop; the arrows choose."""

    chosen = Signal(str)

    def __init__(self, theme: "Theme", name: str, *, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._tabs = tuple(tabs)
        self._counts: dict[str, str] = {}
        self._current = 0
        self._pointed = -1  # the tab under the mouse
        self._spoken: list[SpokenChoice] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ownFocus", True)
        self.setMouseTracking(True)
        self.setFixedHeight(theme.px(40))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_count(self.key(), "")
        theme.changed.connect(self.update)

    def key(self) -> str:
        """The tab that is shown."""
        return self._tabs[self._current][0]

    def choose(self, key: str) -> None:
        """Show this tab and say so."""
        place = next(place for place, (known, _text) in enumerate(self._tabs) if known == key)
        if place != self._current:
            self._current = place
            self.show_count(key, self._counts.get(key, ""))
            if self.hasFocus():
                self._tell_focus()
            self.chosen.emit(key)

    def show_count(self, key: str, text: str) -> None:
        """Show a quiet count beside a tab."""
        self._counts[key] = text
        words = f"{self._tabs[self._current][1]} {self._counts.get(self.key(), '')}".strip()
        self.setAccessibleName(f"{self._name}: {words}")
        for place, spoken in enumerate(self._spoken):
            known, name = self._tabs[place]
            spoken.setAccessibleName(f"{name} {self._counts.get(known, '')}".strip())
            spoken.show_current(is_current=place == self._current)
        self.update()

    def spoken_name(self) -> str:
        """What the tabs are for; a screen reader is told by themselves which one is shown."""
        return self._name

    def spoken_parts(self) -> "list[SpokenChoice]":
        """The tabs as radio buttons, made when a screen reader asks for them for the first time."""
        if not self._spoken:
            from amtdesk.ui.widgets.spoken_choice import SpokenChoice

            self._spoken = [SpokenChoice(self, text) for _key, text in self._tabs]
            for (key, _text), spoken in zip(self._tabs, self._spoken, strict=True):
                spoken.clicked.connect(lambda _on=False, key=key: self.choose(key))
            self.show_count(self.key(), self._counts.get(self.key(), ""))
        for spoken, rect in zip(self._spoken, self._rects(), strict=True):
            spoken.setGeometry(rect.toRect())
        return self._spoken

    def _tell_focus(self) -> None:
        if self._spoken:
            self._spoken[self._current].tell_focus()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_focus()

    @override
    def sizeHint(self) -> QSize:
        rects = self._rects()
        return QSize(round(rects[-1].right()), self.height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        place = min(max(self._current + step, 0), len(self._tabs) - 1)
        self.choose(self._tabs[place][0])

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for (key, _text), rect in zip(self._tabs, self._rects(), strict=True):
            if rect.contains(event.position()):
                self.choose(key)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(next((n for n, rect in enumerate(self._rects()) if rect.contains(event.position())), -1))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(-1)

    def _point_at(self, place: int) -> None:
        if place != self._pointed:
            self._pointed = place
            self.setCursor(Qt.CursorShape.PointingHandCursor if place >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = self._theme.hairline()
        painter.fillRect(0, self.height() - line, self.width(), line, self._theme.color("border.subtle"))
        for place, rect in enumerate(self._rects()):
            self._paint_tab(painter, place, rect=rect)

    def _paint_tab(self, painter: QPainter, place: int, *, rect: QRectF) -> None:
        key, text = self._tabs[place]
        is_current = place == self._current
        font = self._theme.font("controlStrong" if is_current else "control")
        pad = self._theme.px(2)
        painter.setFont(font)
        painter.setPen(self._theme.color("text.primary" if is_current else "text.secondary"))
        words = rect.adjusted(pad, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        if self._counts.get(key):
            left = QFontMetrics(font).horizontalAdvance(text) + self._theme.px(_COUNT_GAP)
            painter.setFont(self._theme.font("control"))
            painter.setPen(self._theme.color("text.secondary"))
            painter.drawText(words.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._counts[key])
        if is_current or place == self._pointed:
            height = self._theme.px(2)
            bar = QRectF(rect.left(), rect.bottom() - height, rect.width(), height)
            painter.fillRect(bar, self._theme.color("accent.base" if is_current else "border.control"))
            if is_current and self.hasFocus():
                inner = rect.adjusted(-pad, pad, pad, -2 * pad)
                paint_focus_ring(painter, self._theme, rect=inner, radius=self._theme.px(4))

    def _rects(self) -> list[QRectF]:
        strong = QFontMetrics(self._theme.font("controlStrong"))
        plain = QFontMetrics(self._theme.font("control"))
        pad, x, found = self._theme.px(2), float(self._theme.px(2)), []
        for key, text in self._tabs:
            width = strong.horizontalAdvance(text) + 2 * pad
            if self._counts.get(key):
                width += self._theme.px(_COUNT_GAP) + plain.horizontalAdvance(self._counts[key])
            found.append(QRectF(x - pad, 0, width, self.height()))
            x += width + self._theme.px(_GAP)
        return found
