"""Icons: one SVG file a name, painted in the colour of a token. What each means is said in the design."""

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from amtdesk.system.resources import resource
from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

STROKE = "1.75"


@lru_cache(maxsize=512)
def _cached_pixmap(name: str, color: str, *, size: int, ratio: float) -> QPixmap:
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    svg = svg.replace("currentColor", color).replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon_pixmap(name: str, color: QColor, *, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture of `size` px; raises `FileNotFoundError` for an unknown name."""
    return _cached_pixmap(name, color.name(), size=size, ratio=ratio)


def paint_icon(painter: QPainter, theme: "Theme", *, name: str, color: str, rect: QRect | QRectF) -> None:
    """Paint an icon into a square."""
    square = QRectF(rect).toRect()
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(square.topLeft(), icon_pixmap(name, theme.color(color), size=square.width(), ratio=ratio))


class TokenIcon(QIconEngine):
    """An icon that asks the theme for its colour each time it is painted; disabled ones are dimmed."""

    def __init__(self, theme: "Theme", name: str, *, color: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._color = color

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        color = "text.disabled" if mode == QIcon.Mode.Disabled else self._color
        side = min(rect.width(), rect.height())
        corner = QPoint(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2)
        paint_icon(painter, self._theme, name=self._name, color=color, rect=QRect(corner, QSize(side, side)))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        color = "text.disabled" if mode == QIcon.Mode.Disabled else self._color
        return icon_pixmap(self._name, self._theme.color(color), size=min(size.width(), size.height()))

    @override
    def clone(self) -> QIconEngine:
        return TokenIcon(self._theme, self._name, color=self._color)
