"""The head of the plan: its title, the way in for a calendar, and the new post."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.ui.widgets.buttons import IconButton, KbdButton
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.labels import PageTitle

if TYPE_CHECKING:
    from amtdesk.ui.file_import import FileImport
    from amtdesk.ui.page import PageContext


class PlanHead(QWidget):
    """One line at every width: where there is no room, the import keeps its icon only."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        words = self.tr("Import a calendar")
        self.new_button = KbdButton(theme, self.tr("New post"), kind="primary", icon="plus", keys="Ctrl+N")
        self.import_button = KbdButton(theme, words, icon="calendar")
        self._import_icon = IconButton(theme, words, icon="calendar")
        line = row(theme, spacing=12)
        self.setLayout(line)
        line.addWidget(PageTitle(theme, self.tr("Editorial plan")), 1)
        for button in (self._import_icon, self.import_button, self.new_button):
            line.addWidget(button)
        self.import_button.clicked.connect(self._import)
        self._import_icon.clicked.connect(self._import)

    @cached_property
    def calendar_import(self) -> "FileImport":
        """The way in for a town's calendar."""
        from amtdesk.ui.file_import import EVENTS, FileImport

        return FileImport(self._context, self, kind=EVENTS)

    def fold(self, *, is_narrow: bool) -> None:
        """Take less room."""
        self.import_button.setVisible(not is_narrow)
        self._import_icon.setVisible(is_narrow)

    def _import(self) -> None:
        self.calendar_import.choose()
