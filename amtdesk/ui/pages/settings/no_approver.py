"""Where a level has nobody who approves yet: says so, and leads to the first questions, which ask for them."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from amtdesk.ui.page import FIRST_RUN, Destination
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.pages.settings.parts import SettingsCard

#: The question of the first run that asks who approves.
_QUESTION: Final = "4"


class NoApprover(QWidget):
    """Seen only as long as a level is without anybody."""

    def __init__(self, card: "SettingsCard") -> None:
        super().__init__()
        self._card = card
        self._desk = card.context.desk
        theme = card.theme
        lines = column(theme, spacing=0)
        self.setLayout(lines)
        words = self.tr(
            "Not every level has somebody who approves yet. The fourth question of the setup asks for them."
        )
        lines.addWidget(Label(theme, words, role="meta", color="text.secondary", wrap=True))
        self.button = LinkButton(theme, self.tr("Say who approves"), icon="stamp")
        lines.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self._ask)

    def _ask(self) -> None:
        self._card.navigate_requested.emit(Destination(FIRST_RUN, _QUESTION))

    def show_records(self) -> None:
        """Show it where it is needed. Birkenfurt has no setup to go through."""
        is_missing = any(not answer.name for _level, answer in self._desk.first_run.approvers())
        self.setVisible(is_missing and not self._desk.town.town().is_demo)
