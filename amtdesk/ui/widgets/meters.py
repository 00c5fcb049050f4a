"""Small measures: ring, response clock, sparkline, planning lead, character ring. No rule lives here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.painting import fill, plate, polyline

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

FULL_TURN: Final = 360 * 16
TWELVE_OCLOCK: Final = 90 * 16

#: Within which part of its height a sparkline goes up and down while its target needs the edge above.
_BAND: Final = (0.0, 0.7)

LeadState = Literal["approved", "waiting", "draft", "empty", "rest"]


def paint_ring(painter: QPainter, theme: "Theme", *, rect: QRectF, share: float, color: str, width: float) -> None:
    """A track and, clockwise from twelve, the share of it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("track"), width))
    painter.drawEllipse(inner)
    if share > 0:
        painter.setPen(QPen(theme.color(color), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(inner, TWELVE_OCLOCK, -round(min(share, 1.0) * FULL_TURN))


class Ring(QWidget):
    """A share of a whole with one or two short lines in its middle: "1:48 / Std." or "2/5"."""

    def __init__(self, theme: "Theme", *, size: int = 56, color: str = "accent.base") -> None:
        super().__init__()
        self._theme = theme
        self._size = size
        self._color = color
        self._share = 0.0
        self._lines: tuple[str, ...] = ()
        self.setFixedSize(theme.px(size), theme.px(size))
        theme.changed.connect(self.update)

    def show_share(self, share: float, lines: Sequence[str] = (), *, color: str = "", spoken: str = "") -> None:
        """Show a share from 0 to 1; `spoken` is what a screen reader says instead of the short lines."""
        self._share = share
        self._lines = tuple(lines)
        self._color = color or self._color
        self.setAccessibleName(spoken or " ".join(lines))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width = self._theme.px(4)
        paint_ring(painter, self._theme, rect=QRectF(self.rect()), share=self._share, color=self._color, width=width)
        self._paint_lines(painter)

    def _paint_lines(self, painter: QPainter) -> None:
        line = self._theme.px(18)
        top = (self.height() - line * len(self._lines)) / 2
        roles = (("metaStrong", "text.primary"), ("meta", "text.secondary"))
        for number, text in enumerate(self._lines[:2]):
            role, color = roles[number]
            painter.setFont(self._theme.font(role))
            painter.setPen(self._theme.color(color))
            rect = QRectF(0, top + number * line, self.width(), line)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


class ClockBar(QWidget):
    """The response clock: how much of the time to the target has gone, with a tick at now."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self._color = "accent.base"
        self.setFixedHeight(theme.px(16))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_elapsed(self, share: float, *, color: str, spoken: str) -> None:
        """Show the elapsed share (0 to 1); `color` is accent.base, warn.base or danger.base."""
        self._share = min(max(share, 0.0), 1.0)
        self._color = color
        self.setAccessibleName(spoken)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        height = self._theme.px(8)
        bar = QRectF(0, (self.height() - height) / 2, self.width(), height)
        radius = height / 2
        plate(painter, bar, radius=radius, fill=self._theme.color("track"), border=None, width=0)
        gone = QRectF(bar.left(), bar.top(), bar.width() * self._share, height)
        plate(painter, gone, radius=radius, fill=self._theme.color(self._color), border=None, width=0)
        tick = self._theme.px(2)
        x = min(gone.right(), self.width() - tick)
        fill(painter, QRectF(x, 0, tick, self.height()), color=self._theme.color("text.primary"))


class Sparkline(QWidget):
    """A few values as a line and the target dashed; a gap is `None`.

    The line has a scale of its own, from the least value to the most. A target within it stands at its place; one
    beyond it is drawn at the edge: there it only says on which side it lies, the words beside it say how far.
    """

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._values: tuple[float | None, ...] = ()
        self._target: float | None = None
        self.setFixedSize(theme.px(104), theme.px(40))
        theme.changed.connect(self.update)

    def show_values(self, values: Sequence[float | None], *, target: float | None, spoken: str) -> None:
        """Show values from old to new; `spoken` says first, last, least and most."""
        self._values = tuple(values)
        self._target = target
        self.setAccessibleName(spoken)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heights = self.heights()
        if self._target is not None:
            self._paint_target(painter, self._y(self.target_height()))
        points = [
            QPointF(self._x(place), self._y(height)) for place, height in enumerate(heights) if height is not None
        ]
        if len(points) > 1:
            polyline(painter, points, pen=QPen(self._theme.color("accent.base"), self._theme.px(2)))
        if points:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent.base"))
            painter.drawEllipse(points[-1], self._theme.px(3.5), self._theme.px(3.5))

    def heights(self) -> tuple[float | None, ...]:
        """How high each value stands, from 0 (the least) to 1 (the most), less where a target needs the edge."""
        known = [value for value in self._values if value is not None]
        if not known:
            return self._values
        least, most = min(known), max(known)
        low, high = _BAND if self._target is None or self._target >= most else (_BAND[0], 1.0)
        if self._target is not None and self._target < least:
            low, high = 1 - _BAND[1], 1.0
        if most == least:
            return tuple(None if value is None else (low + high) / 2 for value in self._values)
        span = (high - low) / (most - least)
        return tuple(None if value is None else low + (value - least) * span for value in self._values)

    def target_height(self) -> float:
        """Where the target is drawn, from 0 to 1."""
        known = [value for value in self._values if value is not None]
        if self._target is None or not known or self._target >= max(known):
            return 1.0
        if self._target < min(known):
            return 0.0
        least, most = min(known), max(known)
        return _BAND[0] + (1 - _BAND[0]) * (self._target - least) / (most - least)

    def _paint_target(self, painter: QPainter, y: float) -> None:
        pen = QPen(self._theme.color("border.control"), max(1, self._theme.px(1)))
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(0, round(y) + 0.5), QPointF(self.width(), round(y) + 0.5))

    def _x(self, place: int) -> float:
        margin = self._theme.px(4)
        steps = max(len(self._values) - 1, 1)
        return margin + place * (self.width() - 2 * margin) / steps

    def _y(self, height: float) -> float:
        margin = self._theme.px(5)
        return self.height() - margin - height * (self.height() - 2 * margin)


class CharacterRing(QWidget):
    """How much of the recommended length is used: a ring of 22 px. The count in words stands beside it."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self.setFixedSize(theme.px(22), theme.px(22))
        theme.changed.connect(self.update)

    def show_count(self, count: int, *, recommended: int, spoken: str) -> None:
        """From 100 % on the ring is amber; it never blocks."""
        self._share = count / recommended if recommended else 0.0
        self.setAccessibleName(spoken)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        color = "warn.base" if self._share > 1 else "accent.base"
        paint_ring(
            QPainter(self),
            self._theme,
            rect=QRectF(self.rect()),
            share=self._share,
            color=color,
            width=self._theme.px(4),
        )


class PlanningLeadStrip(QWidget):
    """The planning lead: a bar a day for 28 days. Shapes differ: full, half, outline, plain."""

    opened = Signal(int)  # the day's place, 0 is today; Enter opens the first gap

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._states: tuple[LeadState, ...] = ()
        self._tips: tuple[str, ...] = ()
        self._rest: frozenset[int] = frozenset()
        self._captions: tuple[str, str, str] = ("", "", "")
        self._first_gap = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_days(
        self,
        states: Sequence[LeadState],
        tips: Sequence[str],
        *,
        captions: tuple[str, str, str] = ("", "", ""),
        first_gap: int = 0,
        spoken: str = "",
        rest_days: frozenset[int] = frozenset(),
    ) -> None:
        """Show one state and tooltip a day; captions stand under the first, middle and last day."""
        self._states = tuple(states)
        self._tips = tuple(tips)
        self._captions = captions
        self._first_gap = first_gap
        self._rest = rest_days
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(278), self._theme.px(50))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(50))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._place_at(event.pos().x())
            if place < len(self._tips):
                QToolTip.showText(event.globalPos(), self._tips[place], self)
            return True
        return super().event(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self._place_at(round(event.position().x())))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(self._first_gap)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, state in enumerate(self._states):
            self._paint_day(painter, place, state=state)
        self._paint_scale(painter)

    def _step(self) -> float:
        days = max(len(self._states), 1)
        return (self.width() + self._theme.px(3)) / days

    def _place_at(self, x: int) -> int:
        return min(max(int(x / self._step()), 0), max(len(self._states) - 1, 0))

    def _paint_day(self, painter: QPainter, place: int, *, state: LeadState) -> None:
        tall = self._theme.px(22)
        height = self._theme.px(15) if place in self._rest or state == "rest" else tall
        left = round(place * self._step())
        width = max(round(self._step()) - self._theme.px(3), self._theme.px(4))
        paint_lead_day(painter, self._theme, state=state, rect=QRectF(left, tall - height, width, height))

    def _paint_scale(self, painter: QPainter) -> None:
        y = self._theme.px(27)
        line = max(1, self._theme.px(1))
        fill(painter, QRectF(0, y, self.width(), line), color=self._theme.color("border.strong"))
        places = (0, len(self._states) // 2, len(self._states) - 1)
        painter.setFont(self._theme.font("meta"))
        metrics = QFontMetrics(self._theme.font("meta"))
        for place, caption in zip(places, self._captions, strict=True):
            x = place * self._step() + self._theme.px(3)
            tick = QRectF(x, y - self._theme.px(2), line, self._theme.px(5))
            fill(painter, tick, color=self._theme.color("text.secondary"))
            width = metrics.horizontalAdvance(caption)
            left = min(max(x - width / 2, 0), self.width() - width)
            painter.setPen(self._theme.color("text.secondary"))
            painter.drawText(
                QRectF(left, y + self._theme.px(4), width + 1, self._theme.px(20)),
                Qt.AlignmentFlag.AlignLeft,
                caption,
            )


def paint_lead_day(painter: QPainter, theme: "Theme", *, state: LeadState, rect: QRectF) -> None:
    """One day of the planning lead: approved full, waiting half, draft outline, empty plain."""
    radius = theme.px(2)
    line = max(1, round(theme.px(1.5)))
    if state == "approved":
        plate(painter, rect, radius=radius, fill=theme.color("approve.base"), border=None, width=0)
    elif state == "draft":
        plate(painter, rect, radius=radius, fill=None, border=theme.color("accent.base"), width=line)
    elif state == "waiting":
        half = QRectF(rect.left(), rect.center().y(), rect.width(), rect.height() / 2)
        plate(painter, half, radius=radius, fill=theme.color("warn.base"), border=None, width=0)
        plate(painter, rect, radius=radius, fill=None, border=theme.color("warn.base"), width=line)
    else:
        plate(painter, rect, radius=radius, fill=theme.color("track"), border=None, width=0)


class LeadSample(QWidget):
    """One day-bar for the legend under the strip."""

    def __init__(self, theme: "Theme", state: LeadState) -> None:
        super().__init__()
        self._theme = theme
        self._state = state
        self.setFixedSize(theme.px(8), theme.px(12))
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_lead_day(QPainter(self), self._theme, state=self._state, rect=QRectF(self.rect()))
