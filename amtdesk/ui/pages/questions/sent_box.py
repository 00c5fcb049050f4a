"""What went out for a closed question: the words as they were, whose they are, and when."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.domain.questions import CitizenQuestion, QuestionStatus, Reply, ReplyKind, WordingOrigin
from amtdesk.ui.pages.questions.words import QuestionWords
from amtdesk.ui.widgets.cards import Card, clear_layout, column
from amtdesk.ui.widgets.labels import Label, TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amtdesk.ui.page import PageContext


class SentBox(QWidget):
    """Each reply in its own frame, oldest first."""

    def __init__(self, context: "PageContext", words: QuestionWords) -> None:
        super().__init__()
        self._context = context
        self._words = words
        self._lines = column(context.theme, spacing=8)
        self.setLayout(self._lines)

    def show_replies(self, question: CitizenQuestion, replies: "Iterable[Reply]") -> None:
        """Show what went out; a question without an answer shows its reason."""
        clear_layout(self._lines)
        for reply in replies:
            self._add(reply)
        if question.status is QuestionStatus.NO_ANSWER:
            reason = self.tr("No answer needed: {reason}").format(reason=question.closing_reason)
            self._lines.addWidget(Label(self._context.theme, reason, color="text.secondary", wrap=True))

    def _add(self, reply: Reply) -> None:
        theme = self._context.theme
        heading = {
            ReplyKind.INTERIM: self.tr("Interim reply {when}"),
            ReplyKind.ANSWER: self.tr("Answered {when}"),
            ReplyKind.MOVED: self.tr("Moved to a safe way {when}"),
        }[reply.kind].format(when=self._words.moment(reply.sent_at))
        self._lines.addWidget(Label(theme, heading, role="metaStrong", color="text.secondary"))
        card = Card(theme, padding=(12, 14), spacing=4, sunken=True)
        card.column.addWidget(TextBlock(theme, reply.text))
        self._lines.addWidget(card)
        self._lines.addWidget(Label(theme, self._origin(reply), role="meta", color="text.secondary", wrap=True))

    def _origin(self, reply: Reply) -> str:
        return {
            WordingOrigin.TEMPLATE: self.tr("Words of a template, unchanged"),
            WordingOrigin.EDITED_TEMPLATE: self.tr("Words of a template, changed"),
            WordingOrigin.OWN_WORDS: self.tr("Your own words"),
        }[reply.origin]
