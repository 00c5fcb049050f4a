"""The head of the page: its title, how the week goes, a new question, and what is shown below."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.ui.pages.questions.tabs import TabRow
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import Label, PageTitle

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

OPEN = "open"
ALL = "all"


class PageHead(QWidget):
    """Title row and tabs, with the page's margin on the right."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self.week = Label(theme, role="meta", color="text.secondary")
        self.new = KbdButton(theme, self.tr("Note a question"), icon="plus", keys="Ctrl+N")
        tabs = ((OPEN, self.tr("Questions")), (ALL, self.tr("All")))
        self.tabs = TabRow(theme, self.tr("Shown"), tabs=tabs)
        titles = row(theme, spacing=20)
        titles.addWidget(PageTitle(theme, self.tr("Citizens’ questions")))
        titles.addStretch(1)
        titles.addWidget(self.week)
        titles.addWidget(self.new)
        lines = column(theme, spacing=0, margins=(0, 0, 24, 16))
        lines.addLayout(titles)
        lines.addWidget(self.tabs)
        self.setLayout(lines)
