"""A soft shadow around a panel, painted once as a small tile and stretched: dozens of plates a paint would be slow."""

from math import erfc, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QMarginsF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_COLOR: Final = (16, 28, 44)


class ShadowLook(NamedTuple):
    """How far a shadow reaches, how far it lies below its body, the body's radius (design px), and how dark it is."""

    reach: int
    drop: int
    radius: int
    strength: float


#: A sheet over the page, and a toast: its shadow ends with the widget.
SHEET: Final = ShadowLook(reach=36, drop=10, radius=12, strength=0.26)
TOAST: Final = ShadowLook(reach=9, drop=3, radius=8, strength=0.2)


class _Third(NamedTuple):
    """Beginning, middle or end of one direction: where it goes, and where it is taken from."""

    start: float
    length: float
    tile_start: float
    tile_length: float


class PanelShadow:
    """The shadow of one panel at the present zoom."""

    def __init__(self, theme: "Theme", look: ShadowLook = SHEET) -> None:
        self._theme = theme
        self._look = look
        self._tile: QPixmap | None = None
        self._ratio = 0.0
        self._zoom = 0.0

    def around(self, body: QRect) -> QRect:
        """Return all that the shadow of a body covers, with the body."""
        return QRectF(body).marginsAdded(self._margins()).toAlignedRect()

    def paint(self, painter: QPainter, body: QRectF) -> None:
        """Paint the shadow; the body itself is left to its widget."""
        tile, corner = self._ready(painter.device().devicePixelRatioF()), self._corner()
        outer, side = body.marginsAdded(self._margins()), tile.width() / self._ratio
        columns = _thirds(outer.left(), outer.width(), corner=corner, side=side)
        rows = _thirds(outer.top(), outer.height(), corner=corner, side=side)
        for column, across in enumerate(columns):
            for row, down in enumerate(rows):
                if column == 1 == row:  # the body itself
                    continue
                target = QRectF(across.start, down.start, across.length, down.length)
                source = QRectF(across.tile_start, down.tile_start, across.tile_length, down.tile_length)
                painter.drawPixmap(target, tile, _scaled(source, self._ratio))

    def _ready(self, ratio: float) -> QPixmap:
        if self._tile is None or (self._ratio, self._zoom) != (ratio, self._theme.zoom):
            side = 2 * self._corner() + 2
            # eight bits a colour would round the thin plates to a tint of green
            image = QImage(round(side * ratio), round(side * ratio), QImage.Format.Format_RGBA64_Premultiplied)
            image.setDevicePixelRatio(ratio)
            image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(image)
            self._paint_plates(painter, QRectF(0, 0, side, side).marginsRemoved(self._margins()))
            painter.end()
            self._tile, self._ratio, self._zoom = QPixmap.fromImage(image), ratio, self._theme.zoom
        return self._tile

    def _paint_plates(self, painter: QPainter, body: QRectF) -> None:
        """Thin plates on one another, as dark together as a blur would be: QGraphicsEffect would blur the text."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        reach, drop, radius = (self._theme.px(n) for n in (self._look.reach, self._look.drop, self._look.radius))
        before, color = 0.0, QColor(*_COLOR)
        for step in range(reach, -drop - 1, -1):
            depth = self._look.strength * erfc(step / (reach / 2) / sqrt(2)) / 2
            color.setAlphaF(1 - (1 - depth) / (1 - before))
            before = depth
            painter.setBrush(color)
            corner = max(radius + step, 0)
            painter.drawRoundedRect(body.adjusted(-step, -step + drop, step, step + drop), corner, corner)

    def _corner(self) -> int:
        """So far from its edge the shadow still bends."""
        look = self._look
        return self._theme.px(look.reach) + self._theme.px(look.radius) + self._theme.px(look.drop)

    def _margins(self) -> QMarginsF:
        reach, drop = self._theme.px(self._look.reach), self._theme.px(self._look.drop)
        return QMarginsF(reach, reach - drop, reach, reach + drop)


def _thirds(start: float, length: float, *, corner: float, side: float) -> tuple[_Third, _Third, _Third]:
    return (
        _Third(start, corner, 0, corner),
        _Third(start + corner, length - 2 * corner, corner, side - 2 * corner),
        _Third(start + length - corner, corner, side - corner, corner),
    )


def _scaled(rect: QRectF, by: float) -> QRectF:
    return QRectF(rect.x() * by, rect.y() * by, rect.width() * by, rect.height() * by)
