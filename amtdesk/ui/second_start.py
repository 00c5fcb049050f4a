"""The first window hears a second start and comes to the front."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject

from amtdesk.system.first_window import heard, listen, stop_listening

if TYPE_CHECKING:
    from pathlib import Path

    from amtdesk.ui.main_window import MainWindow


class SecondStart(QObject):
    """Watches the one file by which this window is called; nothing wakes until it is."""

    def __init__(self, window: "MainWindow", folder: "Path") -> None:
        super().__init__(window)
        self._window = window
        self._path = listen(folder)
        self._watcher = QFileSystemWatcher([str(self._path)], self)
        self._watcher.fileChanged.connect(self._look)
        self._look()  # someone may have called a window that crashed since

    def stop(self) -> None:
        """Nobody is here to be called any more."""
        self._watcher.removePath(str(self._path))
        stop_listening(self._path)

    def _look(self) -> None:
        if heard(self._path):
            self._window.watch.delivery.open_window()
