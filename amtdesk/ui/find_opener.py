"""Opens what the quick find chose: a page, a thing on it, the row of a setting, or a template's words to be copied."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from amtdesk.ui.commands import Commands
from amtdesk.ui.page import Destination
from amtdesk.ui.quick_find import QuickFind
from amtdesk.ui.settings_list import SETTINGS, show_setting

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from amtdesk.ui.main_window import MainWindow
    from amtdesk.ui.wishes import Wishes


def open_find(window: "MainWindow", wishes: "Wishes", *, place: "QWidget") -> None:
    """Open the quick find over a part of the window."""
    commands = Commands(window, wishes).offered()
    opener = FindOpener(window, wishes)
    QuickFind(window.context, window.specs, parent=place, commands=commands, go=opener.open).open_now()


class FindOpener:
    """Goes there in the window."""

    def __init__(self, window: "MainWindow", wishes: "Wishes") -> None:
        self._window = window
        self._wishes = wishes

    def open(self, destination: Destination, wants_copy: bool) -> None:
        """Open it; a reply template is copied at once when that is wanted, as Enter does on its page."""
        if destination.target is None:
            self._window.open_key(destination.page)  # as by its key: from within a post to where the page begins
        elif destination.page == "settings":
            self._show_setting(destination)
        else:
            self._window.open(destination)
            if destination.page == "templates" and wants_copy:
                self._wishes.primary()

    def _show_setting(self, destination: Destination) -> None:
        self._window.open(destination)  # the page builds the card of this row
        page = self._window.page()
        title = next((setting.title for setting in SETTINGS if setting.key == destination.target), "")
        if page is not None and title:
            words = self._window.context.language.text(title)
            QTimer.singleShot(0, page, lambda: show_setting(page, words))  # what was just built is shown by then
