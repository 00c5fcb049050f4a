"""Strokes shared by painted widgets: hairlines, rounded plates, key frames. No widget lives here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

KEY_FRAME_PADDING = 6
KEY_FRAME_HEIGHT = 20


def fill(painter: QPainter, rect: QRect | QRectF, *, color: QColor) -> None:
    """A plain surface with sharp edges. `fillRect` has PySide load 180 gradients: 1.6 ms of the first painting."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRect(rect)
    painter.restore()


def hairline_across(painter: QPainter, theme: "Theme", *, rect: QRect, color: str = "border.subtle") -> None:
    """A line on the rect's lower edge, drawn as a filled rect: antialiased lines smear."""
    width = theme.hairline()
    fill(painter, QRect(rect.left(), rect.bottom() + 1 - width, rect.width(), width), color=theme.color(color))


def plate(
    painter: QPainter, rect: QRectF, *, radius: float, fill: QColor | None, border: QColor | None, width: int
) -> None:
    """A rounded surface whose border lies wholly inside the rect."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2 if border is not None else 0
    inner = rect.adjusted(half, half, -half, -half)
    painter.setPen(QPen(border, width) if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius - half, radius - half)


def rounded_path(rect: QRectF, radius: float) -> QPainterPath:
    """A rounded rectangle as a path, for clipping."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def key_frame_width(theme: "Theme", text: str) -> int:
    """How wide a key frame will be."""
    return QFontMetrics(theme.font("meta")).horizontalAdvance(text) + 2 * theme.px(KEY_FRAME_PADDING)


def paint_key_frame(painter: QPainter, theme: "Theme", *, text: str, rect: QRectF, ink: QColor, line: QColor) -> None:
    """A key: its name in a thin frame."""
    plate(painter, rect, radius=theme.px(4), fill=None, border=line, width=max(1, theme.px(1)))
    painter.setFont(theme.font("meta"))
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def paint_focus_ring(painter: QPainter, theme: "Theme", *, rect: QRectF, radius: float) -> None:
    """The inner focus ring of rows, cells and other painted parts."""
    width = theme.px(3 if theme.is_high_contrast else 2)
    plate(painter, rect, radius=radius, fill=None, border=theme.color("focus.ring"), width=width)


def polyline(painter: QPainter, points: list[QPointF], *, pen: QPen) -> None:
    """An unfilled line through points."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPolyline(points)


def paint_corners(painter: QPainter, rect: QRectF, *, radius: float, color: QColor) -> None:
    """Cover what sticks out of a frame's round corners."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for x, middle_x in ((rect.left(), rect.left() + radius), (rect.right() - radius, rect.right() - radius)):
        for y, middle_y in ((rect.top(), rect.top() + radius), (rect.bottom() - radius, rect.bottom() - radius)):
            corner, circle = QPainterPath(), QPainterPath()
            corner.addRect(QRectF(x, y, radius, radius))
            circle.addEllipse(QPointF(middle_x, middle_y), radius, radius)
            painter.fillPath(corner.subtracted(circle), color)
