"""Before a window closes: everything that was typed is stored, or the window stays and says so."""

from typing import TYPE_CHECKING

from amtdesk.domain.errors import NotStored, UserFacingError
from amtdesk.domain.words import N_
from amtdesk.ui.messages import BarAction

if TYPE_CHECKING:
    from amtdesk.ui.main_window import MainWindow
    from amtdesk.ui.widgets.sheet import Sheet

BAR_KEY = "closing"
_STAYS = N_("The window stays open: something you typed could not be stored yet. It is still on the screen.")
_ALL_THE_SAME = N_("Close without storing")


class Closing:
    """Lets every page and sheet store, and counts what could not be."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._refused: list[NotStored] = []
        self._closes_all_the_same = False

    def may_close(self) -> bool:
        """Store all that is typed. False when something could not be: it is on the screen still, and a bar says so."""
        messages = self._window.context.messages
        self._refused = []
        messages.fault_raised.connect(self._note)
        try:
            sheets = self._store()
        finally:
            messages.fault_raised.disconnect(self._note)
        if not self._refused or self._closes_all_the_same:
            return True
        for sheet in sheets:
            sheet.show()
        text = self._window.context.language.text
        action = BarAction(text=text(_ALL_THE_SAME), on_action=self._close)
        messages.bar(text(_STAYS), (action,), key=BAR_KEY, icon="triangle-alert")
        return False

    def _store(self) -> "list[Sheet]":
        """Put sheets away, which keeps what is typed there, and leave every page. Returns the sheets, lowest first."""
        hidden: list[Sheet] = []
        while (sheet := self._window.sheet()) is not None:
            sheet.hide()
            hidden.insert(0, sheet)
        try:
            self._window.stack.leave_all()
        except NotStored as error:
            self._window.context.messages.report(error)
        return hidden

    def _note(self, error: UserFacingError) -> None:
        if isinstance(error, NotStored):
            self._refused.append(error)

    def _close(self) -> None:
        self._closes_all_the_same = True
        self._window.close()
