"""Opens a stop in the default browser, and says in one sentence with a way on what became of it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl, Signal

from amtdesk.ui.browser import Browser, short
from amtdesk.ui.messages import BarAction

if TYPE_CHECKING:
    from amtdesk.domain.groups import Group
    from amtdesk.ui.messages import Messages

BAR: Final = "group-address"
_WEB: Final = frozenset({"http", "https"})


class GroupOpener(QObject):
    """The way out to the browser. Only web addresses go out: nothing on this machine is opened by a group's address."""

    address_requested = Signal(object)  # GroupId: she wants to enter or correct it

    def __init__(self, messages: "Messages", parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._browser = Browser(messages, self)
        self._is_told = False

    def open(self, group: "Group") -> bool:
        """Open a group; False when she was told why not."""
        self.forget()
        address = QUrl(group.address.strip(), QUrl.ParsingMode.StrictMode)
        if not group.address.strip():
            words = self.tr("There is no address for “{name}” yet.").format(name=group.name)
            self._messages.toast(words, self.tr("Enter the address"), on_action=lambda: self._ask(group), icon="link")
        elif not address.isValid() or address.scheme().lower() not in _WEB or not address.host():
            words = self.tr("“{address}” cannot be opened: it is no web address.").format(address=short(group.address))
            self._say(words, BarAction(text=self.tr("Correct the address"), on_action=lambda: self._ask(group)))
        elif not self._browser.hand_over(group.address.strip(), url=address):
            words = self.tr("No browser could be opened. Copy the address and paste it where you read along.")
            copy = BarAction(
                text=self.tr("Copy the address"), on_action=lambda: self._browser.copy(group.address, then=self.forget)
            )
            self._say(words, copy)
        else:
            return True
        return False

    def forget(self) -> None:
        """She goes on: what was said about an address is over."""
        if self._is_told:
            self._is_told = False
            self._messages.clear_bar(BAR)

    def _say(self, words: str, action: BarAction) -> None:
        self._is_told = True
        self._messages.bar(words, (action,), key=BAR, icon="link")

    def _ask(self, group: "Group") -> None:
        self.forget()
        self.address_requested.emit(group.id)
