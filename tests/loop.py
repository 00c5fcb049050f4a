"""The event loop of the tests: turned until nothing is due any more."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

#: What is shown anew asks for its place in the turn after that; and then the frame around it may.
_LEAST_TURNS = 3


def let_rest() -> None:
    """Turn until every window has caught up: whoever waits for the next turn has had it.

    One turn is not enough: a page looks again in a turn of its own after a command, and is laid out in another. What a
    worker will answer is not waited for; use `qtbot.waitUntil` for that.
    """
    for _ in range(_LEAST_TURNS):
        QApplication.processEvents()
    while _is_next_turn_wanted():
        QApplication.processEvents()


def _is_next_turn_wanted() -> bool:
    return any(
        timer.isActive() and timer.interval() == 0 and timer.isSingleShot()
        for window in QApplication.topLevelWidgets()
        for timer in window.findChildren(QTimer)
    )
