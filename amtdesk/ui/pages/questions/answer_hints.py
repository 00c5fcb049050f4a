"""What would do an answer good before it goes out: a personal sentence, or leaving out what is nobody's business."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.domain.answer_threads import PERSONAL_SENTENCE, SAME_ANSWER_HINT_FROM
from amtdesk.domain.questions import CitizenQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amtdesk.ui.page import PageContext


class AnswerHints(QObject):
    """Quiet sentences; none of them keeps anything from going out."""

    def __init__(self, context: "PageContext", parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def told(self, question: CitizenQuestion, text: str) -> str:
        """Return what there is to say about these words; empty where there is nothing."""
        return "\n".join(self._sentences(question, text)) if text.strip() else ""

    def _sentences(self, question: CitizenQuestion, text: str) -> "Iterator[str]":
        desk, language = self._context.desk, self._context.language
        if desk.templates.same_answer_count(question, text) + 1 >= SAME_ANSWER_HINT_FROM:
            yield language.text(PERSONAL_SENTENCE)
        from amtdesk.domain.personal_data import KIND_WORD, find_personal_data

        hits = find_personal_data(text, public=desk.town.public_contacts())
        if hits:
            kinds = ", ".join(dict.fromkeys(language.text(KIND_WORD[hit.kind]) for hit in hits))
            yield self.tr("The answer seems to hold personal data: {kinds}. Please leave it out.").format(kinds=kinds)
