"""The first window hears a second start and comes to the front."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject

from amtdesk.system.first_window import FILE_NAME, heard, listen, stop_listening

if TYPE_CHECKING:
    from pathlib import Path

    from amtdesk.ui.main_window import MainWindow

_log = logging.getLogger(__name__)


class SecondStart(QObject):
    """Watches the one file by which this window is called; nothing wakes until it is."""

    def __init__(self, window: "MainWindow", folder: "Path") -> None:
        super().__init__(window)
        self._window = window
        self._path = folder / FILE_NAME
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._look)
        try:
            listen(folder)
        except OSError as error:  # a full drive: a second start then opens to read, and says since when this one is
            _log.info("a second start will not be heard: %s", error)
            return
        self._watcher.addPath(str(self._path))
        self._look()  # someone may have called a window that crashed since

    def stop(self) -> None:
        """Nobody is here to be called any more."""
        self._watcher.removePaths(self._watcher.files())
        stop_listening(self._path)

    def _look(self) -> None:
        if heard(self._path):
            self._window.watch.delivery.open_window()
