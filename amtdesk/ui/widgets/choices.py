"""Choosing: one of a few (segmented control), on or off (switch). Changes apply at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from amtdesk.ui.icons import paint_icon
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.painting import plate, rounded_path

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme
    from amtdesk.ui.widgets.spoken_choice import SpokenChoice

_SWITCH: Final = (36, 20)
_ICON: Final = 16
#: Left and right of a choice's words; where there is less room.
_BESIDE: Final = 14
_TIGHT: Final = 6


class SegmentedControl(QWidget):
    """A few choices in one frame. One tab stop; the arrows choose. `is_open`: none is chosen yet.

    It is as wide as its words. After `let_wrap` it goes on in a second line where there is less room.
    """

    chosen = Signal(object)  # the key

    def __init__(
        self,
        theme: "Theme",
        name: str,
        *,
        choices: Sequence[tuple[object, str]],
        icons: Sequence[str] = (),
        is_open: bool = False,
        height: int = 32,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._choices = tuple(choices)
        self._icons = tuple(icons)
        self._height = height
        self._current = -1 if is_open else 0
        self._is_tight = False
        self._pointed = -1  # the choice under the mouse
        self._spoken: list[SpokenChoice] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self._announce()
        theme.changed.connect(self.update)

    def let_wrap(self) -> None:
        """Stand in several lines where one is too long."""
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def let_tighten(self) -> None:
        """Take less room around the words where there is less."""
        self._is_tight = True
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def key(self) -> object:
        """The chosen key."""
        return self._choices[self._current][0] if self._current >= 0 else None

    def texts(self) -> tuple[str, ...]:
        """What the choices are called."""
        return tuple(text for _key, text in self._choices)

    def choose(self, key: object) -> None:
        """Show this choice without saying so: for what was chosen elsewhere."""
        places = (place for place, (known, _text) in enumerate(self._choices) if known == key)
        self._current = -1 if key is None else next(places)
        self._announce()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()), self._theme.px(self._height))

    @override
    def minimumSizeHint(self) -> QSize:
        if self._is_tight:
            return QSize(sum(self._widths(_TIGHT)), self._theme.px(self._height))
        return QSize(max(self._widths()), self.sizeHint().height()) if self.hasHeightForWidth() else self.sizeHint()

    @override
    def hasHeightForWidth(self) -> bool:
        return self.sizePolicy().hasHeightForWidth()

    @override
    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * self._theme.px(self._height)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._take(min(max(self._current + step, 0), len(self._choices) - 1))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for place, rect in enumerate(self._rects()):
            if rect.contains(event.position()):
                self._take(place)
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        places = (place for place, rect in enumerate(self._rects()) if rect.contains(event.position()))
        self._point_at(next(places, -1))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(-1)

    def _point_at(self, place: int) -> None:
        if place != self._pointed:
            self._pointed = place
            self.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_focus()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        radius, width = self._theme.px(6), self._theme.hairline()
        rects = self._rects()
        for top in sorted({rect.top() for rect in rects}):
            line = [rect for rect in rects if rect.top() == top]
            frame = line[0].united(line[-1])
            plate(painter, frame, radius=radius, fill=self._theme.color("bg.surface"), border=None, width=0)
            painter.setClipPath(rounded_path(frame, radius))
            for rect in line:
                self._paint_choice(painter, rects.index(rect), rect=rect)
            painter.setClipping(False)
            color = self._theme.color("border.control" if self.isEnabled() else "border.strong")
            plate(painter, frame, radius=radius, fill=None, border=color, width=width)

    def _paint_choice(self, painter: QPainter, place: int, *, rect: QRectF) -> None:
        is_current = place == self._current
        token = self._fill_token(place)
        if token:
            painter.fillRect(rect, self._theme.color(token))
        if rect.left():
            line = self._theme.color("border.control")
            painter.fillRect(QRectF(rect.left(), rect.top(), self._theme.hairline(), rect.height()), line)
        ink = self._ink_token(place)
        painter.setFont(self._theme.font("controlStrong" if is_current else "control"))
        painter.setPen(self._theme.color(ink))
        if self._icons:
            rect = self._paint_icon(painter, place, rect=rect, ink=ink)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._choices[place][1])
        if is_current and self._theme.is_high_contrast:
            low = QRectF(rect.left(), rect.bottom() - self._theme.px(5), rect.width(), self._theme.px(3))
            painter.fillRect(low, self._theme.color("accent.text"))

    def _fill_token(self, place: int) -> str:
        if place == self._current:
            return "accent.soft" if self.isEnabled() else "bg.sunken"
        if place != self._pointed or not self.isEnabled():
            return ""
        is_pressed = bool(QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton)
        return "bg.selected" if is_pressed else "bg.hover"

    def _ink_token(self, place: int) -> str:
        if not self.isEnabled():
            return "text.disabled"
        return "accent.text" if place == self._current else "text.secondary"

    def _paint_icon(self, painter: QPainter, place: int, *, rect: QRectF, ink: str) -> QRectF:
        """Paint the choice's icon and return the room that is left for its words."""
        side = self._theme.px(_ICON)
        square = QRectF(rect.left() + self._theme.px(14), rect.center().y() - side / 2, side, side)
        paint_icon(painter, self._theme, name=self._icons[place], color=ink, rect=square)
        return rect.adjusted(side + self._theme.px(8), 0, 0, 0)

    def _take(self, place: int) -> None:
        if place != self._current:
            self._current = place
            self._announce()
            self._tell_focus()
            self.update()
            self.chosen.emit(self.key())

    def _announce(self) -> None:
        chosen = self._choices[self._current][1] if self._current >= 0 else ""
        self.setAccessibleName(f"{self._name}: {chosen}" if chosen else self._name)
        for place, spoken in enumerate(self._spoken):
            spoken.show_current(is_current=place == self._current)

    def spoken_name(self) -> str:
        """What is chosen here; a screen reader is told by the choices which of them it is."""
        return self._name

    def spoken_parts(self) -> "list[SpokenChoice]":
        """The choices as radio buttons, made when a screen reader asks for them for the first time."""
        if not self._spoken:
            from amtdesk.ui.widgets.spoken_choice import SpokenChoice

            self._spoken = [SpokenChoice(self, text) for _key, text in self._choices]
            for place, spoken in enumerate(self._spoken):
                spoken.clicked.connect(lambda _on=False, place=place: self._take(place))
            self._announce()
        for spoken, rect in zip(self._spoken, self._rects(), strict=True):
            spoken.setGeometry(rect.toRect())
        return self._spoken

    def _tell_focus(self) -> None:
        if self._spoken and self._current >= 0:
            self._spoken[self._current].tell_focus()

    def _widths(self, beside: int = _BESIDE) -> list[int]:
        metrics = QFontMetrics(self._theme.font("controlStrong"))
        room = 2 * self._theme.px(beside) + (self._theme.px(_ICON + 8) if self._icons else 0)
        return [metrics.horizontalAdvance(text) + room for _key, text in self._choices]

    def _lines(self, width: int) -> list[list[int]]:
        """How wide the choices of each line are, in a control of this width."""
        widths = self._widths()
        if self._is_tight and (missing := sum(widths) - width) > 0:
            widths = [wide - -(-missing // len(widths)) for wide in widths]
        lines: list[list[int]] = [[]]
        for wide in widths:
            if lines[-1] and self.hasHeightForWidth() and sum(lines[-1]) + wide > width:
                lines.append([])
            lines[-1].append(wide)
        return lines

    def _rects(self) -> list[QRectF]:
        lines, height = self._lines(self.width()), self._theme.px(self._height)
        if not self.hasHeightForWidth():
            height = self.height()
        y, found = (self.height() - len(lines) * height) / 2, []
        for line in lines:
            x = 0.0
            for width in line:
                found.append(QRectF(x, y, width, height))
                x += width
            y += height
        return found


class Switch(QAbstractButton):
    """On or off. Space or a click toggles; `toggled(bool)` tells."""

    def __init__(self, theme: "Theme", name: str, *, is_on: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self.setCheckable(True)
        self.setChecked(is_on)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._announce)
        self._announce()
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_SWITCH[0]), self._theme.px(28))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width, height = self._theme.px(_SWITCH[0]), self._theme.px(_SWITCH[1])
        track = QRectF(0, (self.height() - height) / 2, width, height)
        on = self.isChecked()
        fill, border, ink = (self._theme.color(token) for token in self._tokens())
        plate(painter, track, radius=height / 2, fill=fill, border=border, width=self._theme.hairline())
        side = self._theme.px(12)
        inset = (height - side) / 2
        x = track.right() - side - inset if on else track.left() + inset
        knob = QRectF(x, track.top() + inset, side, side)
        plate(painter, knob, radius=side / 2, fill=ink, border=None, width=0)

    def _tokens(self) -> tuple[str, str, str]:
        """Its fill, border and knob."""
        is_on, is_hot = self.isChecked(), self.underMouse()
        if not self.isEnabled():
            return ("text.disabled", "text.disabled", "bg.surface") if is_on else ("bg.sunken", *2 * ("border.strong",))
        if is_on:
            token = "accent.pressed" if self.isDown() else "accent.hover" if is_hot else "accent.base"
            return token, token, "accent.on"
        fill = "bg.selected" if self.isDown() else "bg.hover" if is_hot else "bg.surface"
        return fill, "border.control", "border.control"

    def _announce(self) -> None:
        self.setAccessibleDescription(self.tr("on") if self.isChecked() else self.tr("off"))
        self.update()
