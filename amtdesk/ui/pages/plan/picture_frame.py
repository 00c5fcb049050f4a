"""A picture shown small, at the size of its place. No deed lives here."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.painting import plate, rounded_path

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

# design px
_HEIGHT: Final = 120
_RADIUS: Final = 6
#: A picture whose sides differ by no more than this from those of its place loses a little at its edges, and fills it.
NEARLY: Final = 1.22


class Thumbnail(QWidget):
    """A picture at the size of its place, never larger than it is. Sizes are in design px; without a width it grows."""

    def __init__(self, theme: "Theme", *, height: int = _HEIGHT, width: int = 0) -> None:
        super().__init__()
        self._theme = theme
        self._picture = QImage()
        self._size = (width, height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()
        theme.changed.connect(self._fit)

    def picture(self) -> QImage:
        """What it shows; null for nothing."""
        return self._picture

    def show_picture(self, picture: QImage, *, alt_text: str) -> None:
        """Show a picture; `alt_text` is what a screen reader says."""
        self._picture = picture
        self.setAccessibleName(alt_text or self.tr("Picture without a description"))
        self.update()

    def _fit(self) -> None:
        width, height = self._size
        self.setFixedHeight(self._theme.px(height))
        if width:
            self.setFixedWidth(self._theme.px(width))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, line = self._theme.color("bg.sunken"), self._theme.color("border.subtle")
        radius = self._theme.px(_RADIUS)
        area, width = QRectF(self.rect()), self._theme.hairline()
        plate(painter, area, radius=radius, fill=fill, border=None, width=0)
        if not self._picture.isNull():
            painter.setClipPath(rounded_path(area, radius))
            paint_within(painter, self._picture, area=area)
            painter.setClipping(False)
        plate(painter, area, radius=radius, fill=None, border=line, width=width)


def paint_within(painter: QPainter, picture: QImage, *, area: QRectF) -> None:
    """Paint a picture in the middle of an area, sharp on every screen, never larger than it is.

    It stands there whole, unless it is nearly of the area's shape: then it fills it.
    """
    ratio = painter.device().devicePixelRatioF()
    room = QSize(round(area.width() * ratio), round(area.height() * ratio))
    least, most = sorted((room.width() / picture.width(), room.height() / picture.height()))
    way = Qt.AspectRatioMode.KeepAspectRatio
    fills = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    size = picture.size().scaled(room, fills if most <= least * NEARLY else way)
    if size.width() > picture.width():
        size = picture.size()
    smooth = Qt.TransformationMode.SmoothTransformation
    small = QPixmap.fromImage(picture.scaled(size, way, smooth))
    small.setDevicePixelRatio(ratio)
    place = QRectF(0, 0, size.width() / ratio, size.height() / ratio)
    place.moveCenter(area.center())
    painter.drawPixmap(place.topLeft(), small)
