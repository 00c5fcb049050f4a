"""A soft shadow around a panel, painted once as a small tile and stretched: dozens of plates a paint would be slow."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMarginsF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from amtdesk.ui.widgets.toast import paint_shadow

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_REACH = 24
_RADIUS = 12
_DEPTH = 5
_DROP = 3


class _Third(NamedTuple):
    """Beginning, middle or end of one direction: where it goes, and where it is taken from."""

    start: float
    length: float
    tile_start: float
    tile_length: float


class PanelShadow:
    """The shadow of one panel at the present zoom."""

    def __init__(self, theme: "Theme") -> None:
        self._theme = theme
        self._tile: QPixmap | None = None
        self._ratio = 0.0

    def around(self, body: QRect) -> QRect:
        """Return all that the shadow of a body covers, with the body."""
        reach = self._theme.px(_REACH) + _DROP
        return body.adjusted(-reach, -reach, reach, reach)

    def paint(self, painter: QPainter, body: QRectF) -> None:
        """Paint the shadow; the body itself is left to its widget."""
        tile, corner = self._ready(painter.device().devicePixelRatioF()), self._corner()
        outer, side = self._outer(body), tile.width() / self._ratio
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
        if self._tile is None or self._ratio != ratio:
            side = 2 * self._corner() + 2
            self._tile, self._ratio = QPixmap(round(side * ratio), round(side * ratio)), ratio
            self._tile.setDevicePixelRatio(ratio)
            self._tile.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._tile)
            body = QRectF(0, 0, side, side).marginsRemoved(self._margins())
            paint_shadow(painter, body, radius=self._theme.px(_RADIUS), reach=self._theme.px(_REACH), depth=_DEPTH)
            painter.end()
        return self._tile

    def _corner(self) -> int:
        return 2 * self._theme.px(_REACH) + self._theme.px(_RADIUS) + _DROP

    def _outer(self, body: QRectF) -> QRectF:
        return body.marginsAdded(self._margins())

    def _margins(self) -> QMarginsF:
        reach = self._theme.px(_REACH)
        return QMarginsF(reach, reach - _DROP, reach, reach + _DROP)


def _thirds(start: float, length: float, *, corner: float, side: float) -> tuple[_Third, _Third, _Third]:
    return (
        _Third(start, corner, 0, corner),
        _Third(start + corner, length - 2 * corner, corner, side - 2 * corner),
        _Third(start + length - corner, corner, side - corner, corner),
    )


def _scaled(rect: QRectF, by: float) -> QRectF:
    return QRectF(rect.x() * by, rect.y() * by, rect.width() * by, rect.height() * by)
