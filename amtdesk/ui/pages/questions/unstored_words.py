"""Words of an answer that the records did not take: they wait at their own question, never under another."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amtdesk.domain.identifiers import QuestionId
    from amtdesk.domain.questions import CitizenQuestion
    from amtdesk.domain.reply_templates import ReplyTemplate
    from amtdesk.ui.pages.questions.answer_field import AnswerField


class UnstoredWords:
    """Keeps what stands in the field while another question is shown there."""

    def __init__(self, field: "AnswerField") -> None:
        self._field = field
        self._shown: QuestionId | None = None
        self._waiting: dict[QuestionId, tuple[str, ReplyTemplate | None]] = {}

    def turn_to(self, question: "CitizenQuestion", template: "ReplyTemplate | None") -> None:
        """Another question comes into the field; `template` is where the words of the last one come from."""
        if self._shown is not None and self._field.has_unsaved():
            self._waiting[self._shown] = (self._field.hand_over(), template)
        self._shown = question.id

    def bring_back(self, question: "CitizenQuestion", template: "ReplyTemplate | None") -> "ReplyTemplate | None":
        """Put back what waits for this question, so that it asks to be stored again; return where the words come from.

        Where nothing waits, that is the given template.
        """
        if question.is_closed or question.id not in self._waiting:
            return template
        text, begun = self._waiting.pop(question.id)
        self._field.setPlainText(text)
        return begun
