"""Waits until a window has come to rest: whatever was begun has ended, what a worker found is painted."""

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, QObject, QTimer

if TYPE_CHECKING:
    from amtdesk.ui.app import WindowApp

PATIENCE_S: Final = 120
#: A toast stays longer, and is meant to be seen.
SOON_MS: Final = 2000


def settle(running: "WindowApp") -> None:
    """Let everything that was begun come to its end: what waits for a pause, what a worker does, what paints it."""
    until = time.monotonic() + PATIENCE_S
    was_calm = False
    while time.monotonic() < until:
        running.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        running.tasks.wait()
        running.app.processEvents()
        is_calm = not running.tasks.is_busy() and not _soon(running.window)
        if is_calm and was_calm:  # what the last timer asked for is laid out on the turn after it
            return
        was_calm = is_calm
    raise TimeoutError("the window does not come to rest")


def _soon(window: QObject) -> bool:
    """Whether something will still happen by itself; clocks that go on for ever are left out."""
    timers = window.findChildren(QTimer)
    return any(timer.isActive() and timer.isSingleShot() and timer.interval() <= SOON_MS for timer in timers)
