"""Calm lines of Heute: a fact of the day, and at most one way on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from amtdesk.ui.keys import key_text
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


class FirstSteps(QObject):
    """Lines that only a new desk shows: back to the question at which the first run was left, and what comes first.

    Each is built where it is first needed.
    """

    setup_wished = Signal()
    question_wished = Signal()

    def __init__(self, theme: "Theme", lines: QBoxLayout, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = lines
        self._page = parent
        self._setup: QuietLine | None = None
        self._question: QuietLine | None = None

    def offer_setup(self, step: int) -> None:
        """Lead back to the question at which the first run was left; 0 where there is none."""
        if step and self._setup is None:
            self._setup = QuietLine(self._theme, icon="settings-2", action=self.tr("Go on setting up"))
            self._setup.acted.connect(self.setup_wished)
            self._put(self._setup, place=1)
        if self._setup is not None:
            words = self.tr("The setup waits at question {n} of 5. What you have told is kept.").format(n=step)
            self._setup.say(words if step else "")

    def teach(self, *, is_new: bool) -> None:
        """On a desk on which nobody asked anything yet: what stands here, and the first step."""
        if is_new and self._question is None:
            action = self.tr("Note the first question")
            self._question = QuietLine(self._theme, icon="messages-square", action=action)
            self._question.acted.connect(self.question_wished)
            self._put(self._question, place=self._lines.count() - 1)
        if self._question is not None:
            words = self.tr("Each morning this page says what comes first. {keys} notes a question from anywhere.")
            self._question.say(words.format(keys=key_text("Ctrl+Shift+N")) if is_new else "")

    def _put(self, line: QuietLine, *, place: int) -> None:
        """What is built later is read where it stands: before the side."""
        from amtdesk.ui.widgets.reading_order import read_as_laid_out

        self._lines.insertWidget(place, line)
        if (around := self._lines.parentWidget()) is not None:
            read_as_laid_out(around)
