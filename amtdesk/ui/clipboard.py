"""The way out to other programs: plain text on the clipboard, looked at again, tried again while it is held."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

if TYPE_CHECKING:
    from amtdesk.ui.messages import Messages

Deed = Callable[[], object]

#: When to try again while another program holds the clipboard; together a second and a half. The window lives on.
TRY_AGAIN_MS: Final = (60, 120, 240, 480, 600)
#: When to look whether another program took the words away right after they were put there.
LOOK_AGAIN_MS: Final = 90


class Clipboard(QObject):
    """Puts words onto the clipboard as plain text, and says so when that does not work."""

    def __init__(self, messages: "Messages", parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._text = ""
        self._then: Deed | None = None
        self._tries = 0
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._try)
        self._look = QTimer(self, singleShot=True, interval=LOOK_AGAIN_MS)
        self._look.timeout.connect(self._look_again)

    def copy(self, text: str, *, then: Deed | None = None) -> bool:
        """Put the words there and do what follows; whether that happened at once.

        While another program holds the clipboard, it is tried again a few times without keeping anybody waiting, and
        what follows happens as soon as the words are there. Should that fail, a toast says so and offers one more try.
        """
        self._text, self._then, self._tries = text, then, 0
        self._again.stop()
        return self._try()

    def _try(self) -> bool:
        if not put(self._text):
            self._wait_or_report()
            return False
        if QGuiApplication.clipboard().ownsClipboard():
            self._look.start()
        then, self._then = self._then, None
        if then is not None:
            then()
        return True

    def _look_again(self) -> None:
        """Some programs take the clipboard over at once: what they left there is not what she is going to paste."""
        clipboard = QGuiApplication.clipboard()
        if not clipboard.ownsClipboard() and not _says(clipboard.text(), self._text):
            self._wait_or_report()

    def _wait_or_report(self) -> None:
        if self._tries < len(TRY_AGAIN_MS):
            self._again.start(TRY_AGAIN_MS[self._tries])
            self._tries += 1
        else:
            self._report()

    def _report(self) -> None:
        text, then = self._text, self._then
        self._messages.toast(
            self.tr("Copying did not work, because another program holds the clipboard."),
            self.tr("Copy again"),
            on_action=lambda: self._begin(text, then),
            icon="triangle-alert",
        )

    def _begin(self, text: str, then: Deed | None) -> None:
        if isValid(self):
            self.copy(text, then=then)
        else:  # the page was built anew while the toast stood: the words at least
            put(text)


def put(text: str) -> bool:
    """Put plain text and nothing else onto the clipboard; whether it is really there."""
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(text)
    return _says(clipboard.text(), text)


def _says(held: str, text: str) -> bool:
    """Whether they are the same words: a system may end lines in its own way."""
    return held.replace("\r\n", "\n") == text.replace("\r\n", "\n")
