"""Builds the pages that were not opened yet, one after the other, while nobody touches keyboard or mouse.

A page that is built takes a few milliseconds to open; one that is not, some fifty more. After the last page nothing
of this is left: no timer, no filter.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from amtdesk.ui.overriding import override
from amtdesk.ui.page import QUIET_MS

if TYPE_CHECKING:
    from amtdesk.ui.main_window import MainWindow

_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.InputMethod,
    }
)


class PagesAhead(QObject):
    """Works from its making until every page of the window is built; begins anew when the window is rebuilt."""

    done = Signal()

    def __init__(self, window: "MainWindow", *, quiet_ms: int = QUIET_MS) -> None:
        super().__init__(window)
        self._window = window
        self._is_watching = False
        self._later = QTimer(self, singleShot=True, interval=quiet_ms)
        self._later.timeout.connect(self._build_next)
        window.rebuilt.connect(self._begin)
        self._begin()

    def is_done(self) -> bool:
        """Whether every page stands ready."""
        return not self._is_watching

    def _begin(self) -> None:
        if not self._is_watching:
            self._is_watching = True
            QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is a window
        self._later.start()

    def _build_next(self) -> None:
        if not self._window.isVisible():
            self._later.start()
            return
        self._stop()  # first: a page that cannot be built is reported once, not with every key
        if self._window.stack.build_ahead():
            self._begin()
        else:
            self.done.emit()

    def _stop(self) -> None:
        self._is_watching = False
        QCoreApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is a window

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._later.start()
        return False
