"""The pause in typing after which a form keeps what stands in it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from amtdesk.domain.errors import NotStored
from amtdesk.ui.widgets.fields import AUTOSAVE_MS, TRY_AGAIN_MS

if TYPE_CHECKING:
    from amtdesk.ui.messages import Messages


class Pause(QTimer):
    """Asks to keep what is typed 600 ms after the last key. What could not be stored is tried again until it is."""

    def __init__(self, parent: QObject, keep: Callable[[], None]) -> None:
        super().__init__(parent, singleShot=True, interval=AUTOSAVE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._keep = keep
        self.timeout.connect(self._ask)

    def _ask(self) -> None:
        self.setInterval(AUTOSAVE_MS)
        try:
            self._keep()
        except NotStored:
            self.start(TRY_AGAIN_MS)
            raise


def keep_or_tell(messages: "Messages", keep: Callable[[], None]) -> None:
    """Keep what is typed in a form that goes out of sight; what is refused is told.

    Raised there, Qt carries the error on, and it comes up anywhere.
    """
    try:
        keep()
    except NotStored as error:
        messages.report(error)
