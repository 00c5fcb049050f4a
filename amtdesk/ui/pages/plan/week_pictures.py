"""Small pictures of posts for the cards: asked for when first painted, made off the window's thread, kept."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from amtdesk.domain.errors import UserFacingError

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.page import PageContext

_SIDE: Final = 320  # px: wide enough for a card at 200 %
_MOST: Final = 120


class WeekPictures(QObject):
    """Remembers the latest pictures. One that cannot be made is not asked for again."""

    arrived = Signal()

    def __init__(self, context: "PageContext", parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = context.tasks
        self._title = self.tr("Preparing pictures")
        self._known: dict[str, QPixmap | None] = {}
        self._wanted: set[str] = set()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._make)

    def of(self, sha256: str) -> QPixmap | None:
        """The picture, or None while it is not made."""
        if sha256 not in self._known:
            self._known[sha256] = None
            self._wanted.add(sha256)
            self._soon.start()
        return self._known[sha256]

    def _make(self) -> None:
        wanted, self._wanted = tuple(sorted(self._wanted)), set()
        self._tasks.run(self._title, lambda desk: _small_ones(desk, wanted), then=self._take)

    def _take(self, made: Mapping[str, bytes]) -> None:
        if len(self._known) > _MOST:
            self._known.clear()
        for sha256, data in made.items():
            picture = QPixmap()
            if picture.loadFromData(data):
                self._known[sha256] = picture
        self.arrived.emit()


def _small_ones(desk: "Desk", wanted: tuple[str, ...]) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for sha256 in wanted:
        try:
            made[sha256] = desk.media.thumbnail(sha256, _SIDE)
        except UserFacingError:  # a file that is gone or broken: the card shows that a picture belongs there
            continue
    return made
