"""The picture of a post: chosen from a file or dropped here, shown small, copied for the channel, taken away."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from amtdesk.domain.pictures import PICTURE_ENDINGS
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.flow import FlowLayout
from amtdesk.ui.widgets.painting import plate

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

# design px
_HEIGHT: Final = 120
_RADIUS: Final = 6


class Thumbnail(QWidget):
    """A picture at the size of its place, never larger than it is."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(_HEIGHT))
        theme.changed.connect(self._fit)

    def show_picture(self, picture: QImage, *, alt_text: str) -> None:
        """Show a picture; `alt_text` is what a screen reader says."""
        self._picture = picture
        self.setAccessibleName(alt_text or self.tr("Picture without a description"))
        self.update()

    def _fit(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, line = self._theme.color("bg.sunken"), self._theme.color("border.subtle")
        radius = self._theme.px(_RADIUS)
        plate(painter, QRectF(self.rect()), radius=radius, fill=fill, border=line, width=self._theme.hairline())
        if not self._picture.isNull():
            inset = self._theme.px(4)
            paint_within(painter, self._picture, area=QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))


class PictureFrame(QWidget):
    """Buttons for the picture's file, and the picture itself when it was copied in."""

    chosen = Signal(object)  # Path
    removed = Signal()
    copied = Signal(object)  # QImage

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._picture = QImage()
        self._thumbnail = Thumbnail(theme)
        self._choose = KbdButton(theme, self.tr("Choose picture …"), icon="image-plus", small=True)
        self._copy = KbdButton(theme, self.tr("Copy picture"), icon="copy", small=True)
        self._remove = KbdButton(theme, self.tr("Take away"), small=True)
        self.setAcceptDrops(True)
        lines = column(theme, spacing=8)
        self.setLayout(lines)
        lines.addWidget(self._thumbnail)
        buttons = FlowLayout(theme)
        for button in (self._choose, self._copy, self._remove):
            buttons.addWidget(button)
        lines.addLayout(buttons)
        self._choose.clicked.connect(self._ask)
        self._copy.clicked.connect(lambda: self.copied.emit(self._picture))
        self._remove.clicked.connect(self.removed)
        self.show_picture(None, alt_text="", has_name=False, is_read_only=False)

    def show_picture(self, content: bytes | None, *, alt_text: str, has_name: bool, is_read_only: bool) -> None:
        """Show what was copied in; None when there is nothing but perhaps a name."""
        self._picture = QImage.fromData(content) if content else QImage()
        is_there = not self._picture.isNull()
        self._thumbnail.show_picture(self._picture, alt_text=alt_text)
        self._thumbnail.setVisible(is_there)
        self._choose.setVisible(not is_read_only)
        self._choose.set_label(self.tr("Choose another one …") if has_name else self.tr("Choose picture …"))
        self._copy.setVisible(is_there)
        self._remove.setVisible(has_name and not is_read_only)

    def _ask(self) -> None:
        endings = " ".join(f"*.{ending}" for ending in PICTURE_ENDINGS)
        files = self.tr("Pictures ({endings})").format(endings=endings)
        name, _kind = QFileDialog.getOpenFileName(self.window(), self.tr("Choose a picture"), "", files)
        if name:
            self.chosen.emit(Path(name))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._choose.isVisible() and _dropped_file(event) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.chosen.emit(path)


def paint_within(painter: QPainter, picture: QImage, *, area: QRectF) -> None:
    """Paint a whole picture in the middle of an area, sharp on every screen, never larger than it is."""
    ratio = painter.device().devicePixelRatioF()
    room = QSize(round(area.width() * ratio), round(area.height() * ratio))
    size = picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    if size.width() > picture.width():
        size = picture.size()
    smooth = Qt.TransformationMode.SmoothTransformation
    small = QPixmap.fromImage(picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth))
    small.setDevicePixelRatio(ratio)
    place = QRectF(0, 0, size.width() / ratio, size.height() / ratio)
    place.moveCenter(area.center())
    painter.drawPixmap(place.topLeft(), small)


def _dropped_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
