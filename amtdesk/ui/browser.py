"""The way out to the default browser: which address it was handed is said, and can be copied where none comes up."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from amtdesk.ui.clipboard import Clipboard

if TYPE_CHECKING:
    from amtdesk.ui.clipboard import Deed
    from amtdesk.ui.messages import Messages

_MOST_SHOWN: Final = 80


class Browser(QObject):
    """Opens addresses. Whether one may go out is for the caller to know."""

    def __init__(self, messages: "Messages", parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._clipboard = Clipboard(messages, self)

    def open(self, address: str) -> None:
        """Hand an address over, or say that no browser took it."""
        if not self.hand_over(address):
            self._say(self.tr("No browser could be opened. The address is: {link}").format(link=short(address)),
                      address, icon="link")  # fmt: skip

    def hand_over(self, address: str, *, url: QUrl | None = None) -> bool:
        """Hand an address over and say so; False, with nothing said, where the system knows no browser."""
        # whether a browser came up nobody can tell: the system takes the address also where there is none
        is_taken = QDesktopServices.openUrl(QUrl.fromUserInput(address) if url is None else url)
        if is_taken:
            words = self.tr("Handed to the browser: {address}").format(address=short(address))
            self._say(words, address, icon="external-link")
        return is_taken

    def copy(self, address: str, *, then: "Deed | None" = None) -> None:
        """Put an address onto the clipboard, for pasting it by hand."""

        def tell() -> None:
            if then is not None:
                then()
            self._messages.toast(self.tr("Address copied."), icon="copy")

        self._clipboard.copy(address, then=tell)

    def _say(self, words: str, address: str, *, icon: str) -> None:
        copying = self.tr("Copy the address")
        self._messages.toast(words, copying, on_action=lambda: self.copy(address), icon=icon)


def short(address: str) -> str:
    """An address as one line that fits into a sentence."""
    words = " ".join(address.split())
    return words if len(words) <= _MOST_SHOWN else f"{words[: _MOST_SHOWN - 1]}…"
