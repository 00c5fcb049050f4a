"""The head of a question: where it comes from, its words, how long it has waited."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.domain.questions import CitizenQuestion
from amtdesk.ui.browser import Browser
from amtdesk.ui.pages.questions.clock_line import ClockLine
from amtdesk.ui.pages.questions.words import QuestionWords
from amtdesk.ui.widgets.buttons import IconButton, LinkButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import Label, TextBlock

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class QuestionHead(QWidget):
    """Source line, heading, response clock."""

    def __init__(self, context: "PageContext", words: QuestionWords) -> None:
        super().__init__()
        self._words = words
        self._address = ""
        self._browser = Browser(context.messages, self)
        theme = context.theme
        self._source = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._link = LinkButton(theme, self.tr("To the question"), icon="external-link", at_end=True)
        self.more = IconButton(theme, self.tr("The question"), icon="ellipsis", kind="quiet", small=True)
        self._heading = TextBlock(theme, role="question")
        self._clock = ClockLine(context, words)
        lines = column(theme, spacing=0)
        self.setLayout(lines)
        first = row(theme, spacing=8)
        first.addWidget(self._source, 1)
        first.addWidget(self._link)
        first.addWidget(self.more)
        lines.addLayout(first)
        lines.addSpacing(theme.px(8))
        lines.addWidget(self._heading)
        lines.addSpacing(theme.px(12))
        lines.addWidget(self._clock)
        self._link.clicked.connect(self._open_link)

    def show_question(self, question: CitizenQuestion) -> None:
        """Show one."""
        self._address = question.link
        self._source.setText(self._words.source_line(question))
        self._link.setVisible(bool(question.link))
        self._heading.set_text(self._words.quoted(question))
        self.tick(question)

    def tick(self, question: CitizenQuestion) -> None:
        """Let the clock move on."""
        self._clock.show_question(question)

    def _open_link(self) -> None:
        self._browser.open(self._address)
