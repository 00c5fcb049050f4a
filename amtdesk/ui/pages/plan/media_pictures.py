"""Small pictures for grids and sheets: made off the window's thread when first painted, kept while there is room.

Not a task of the window: nothing is written, and nobody has to wait for it or read anything again.
"""

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRunnable, QSize, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from amtdesk.domain.errors import UserFacingError
from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.ui.page import PageContext

#: So many pictures of a grid's size take some 40 MB at 200 %.
_MOST: Final = 240


class _Bridge(QObject):
    """Brings what a worker made back to the window's thread."""

    made = Signal(str, object)  # sha256, QImage


class _Making(QRunnable):
    def __init__(self, sha256: str, read: "Callable[[str], bytes]", *, size: QSize, bridge: _Bridge) -> None:
        super().__init__()
        self._sha256 = sha256
        self._read = read
        self._size = size
        self._bridge = bridge

    @override
    def run(self) -> None:
        try:
            picture = QImage.fromData(self._read(self._sha256))
        except UserFacingError:  # a file that is gone or broken: its place stays empty, and the desk's check names it
            picture = QImage()
        smooth, whole = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.KeepAspectRatio
        if not picture.isNull() and (picture.width() > self._size.width() or picture.height() > self._size.height()):
            picture = picture.scaled(self._size, whole, smooth)
        self._bridge.made.emit(self._sha256, picture)


class SmallPictures(QObject):
    """Remembers the latest pictures, scaled to fit `size` (real px)."""

    arrived = Signal(str)  # sha256

    def __init__(self, context: "PageContext", parent: QObject, *, size: QSize) -> None:
        super().__init__(parent)
        self._read = context.desk.media.thumbnails.of
        self._size = size
        self._known: OrderedDict[str, QPixmap] = OrderedDict()
        self._asked: list[str] = []
        self._under_way: set[str] = set()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._bridge = _Bridge()
        self._bridge.made.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._make)

    def of(self, sha256: str) -> QPixmap | None:
        """The picture, an empty one where it cannot be made, or None while it is not made yet."""
        if sha256 in self._known:
            self._known.move_to_end(sha256)
            return self._known[sha256]
        if sha256 not in self._under_way and sha256 not in self._asked:
            self._asked.append(sha256)
            self._soon.start()
        return None

    def _make(self) -> None:
        # what was asked for last is what is seen now: she scrolled past the others
        for sha256 in reversed(self._asked):
            self._under_way.add(sha256)
            self._pool.start(_Making(sha256, self._read, size=self._size, bridge=self._bridge))
        self._asked.clear()

    def _take(self, sha256: str, picture: QImage) -> None:
        self._under_way.discard(sha256)
        self._known[sha256] = QPixmap.fromImage(picture)
        while len(self._known) > _MOST:
            self._known.popitem(last=False)
        self.arrived.emit(sha256)
