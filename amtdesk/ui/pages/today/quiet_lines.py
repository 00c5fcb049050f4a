"""Calm lines of Heute: a fact of the day, and at most one way on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import Card, FoldingRow, row
from amtdesk.ui.widgets.labels import IconLabel, Label, SectionLabel

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme


class QuietLine(Card):
    """A sign, a sentence, and a link that acts."""

    acted = Signal()

    def __init__(self, theme: "Theme", *, icon: str, action: str) -> None:
        super().__init__(theme, padding=(8, 16))
        self._words = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.link = LinkButton(theme, action, at_end=True)
        self.link.clicked.connect(self.acted)
        line = row(theme, spacing=12)
        line.addWidget(IconLabel(theme, icon), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._words, 1)
        line.addWidget(self.link)
        self.column.addLayout(line)
        self.hide()

    def say(self, words: str) -> None:
        """Show a sentence, or nothing."""
        self._words.setText(words)
        self.setVisible(bool(words))


class SectionHead(FoldingRow):
    """The name of a list, and what can be done with the whole of it, on its right."""

    def __init__(self, theme: "Theme", links: tuple[LinkButton, ...]) -> None:
        super().__init__(theme, spacing=4)
        self.label = SectionLabel(theme)
        self.line.addWidget(self.label, 1)
        for link in links:
            self.line.addWidget(link)
