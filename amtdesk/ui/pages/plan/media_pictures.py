"""Small pictures for grids and sheets: made off the window's thread when first painted, kept while there is room."""

from collections import OrderedDict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from amtdesk.domain.errors import UserFacingError

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.page import PageContext

#: So many pictures of a grid's size take some 40 MB at 200 %.
_MOST: Final = 240
#: So many are made at a time: the first ones are seen soon, and what she scrolled to meanwhile comes next.
_AT_A_TIME: Final = 6


class SmallPictures(QObject):
    """Remembers the latest pictures, scaled to fit `size` (real px)."""

    arrived = Signal(str)  # sha256

    def __init__(self, context: "PageContext", parent: QObject, *, size: QSize) -> None:
        super().__init__(parent)
        self._tasks = context.tasks
        self._size = size
        self._known: OrderedDict[str, QPixmap] = OrderedDict()
        self._asked: OrderedDict[str, None] = OrderedDict()
        self._is_under_way = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._make)

    def of(self, sha256: str) -> QPixmap | None:
        """The picture, an empty one where it cannot be made, or None while it is not made yet."""
        if sha256 in self._known:
            self._known.move_to_end(sha256)
            return self._known[sha256]
        self._asked[sha256] = None
        self._asked.move_to_end(sha256)
        if not self._is_under_way:
            self._soon.start()
        return None

    def _make(self) -> None:
        wanted: list[str] = []
        while self._asked and len(wanted) < _AT_A_TIME:
            wanted.append(self._asked.popitem()[0])  # what was asked for last is what is seen now
        if not wanted or self._is_under_way:
            return
        self._is_under_way = True
        size = self._size

        self._tasks.read(lambda desk: _small_ones(desk, wanted, size=size), hearer=self, then=self._take)

    def _take(self, made: Mapping[str, QImage]) -> None:
        self._is_under_way = False
        for sha256, picture in made.items():
            self._known[sha256] = QPixmap.fromImage(picture)
            self._asked.pop(sha256, None)
        while len(self._known) > _MOST:
            self._known.popitem(last=False)
        for sha256 in made:
            self.arrived.emit(sha256)
        if self._asked:
            self._soon.start()


def _small_ones(desk: "Desk", wanted: list[str], *, size: QSize) -> dict[str, QImage]:
    return {sha256: _small(desk, sha256, size=size) for sha256 in wanted}


def _small(desk: "Desk", sha256: str, *, size: QSize) -> QImage:
    try:
        picture = QImage.fromData(desk.media.thumbnails.of(sha256))
    except UserFacingError:  # a file that is gone or broken: its place says so, and the desk's check names it
        return QImage()
    if picture.width() <= size.width() and picture.height() <= size.height():
        return picture
    return picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
