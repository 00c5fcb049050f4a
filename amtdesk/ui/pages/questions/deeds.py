"""What can be done with the question that is shown: the deed, the clipboard, and the words about it."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.identifiers import QuestionId, TemplateId
from amtdesk.domain.questions import CitizenQuestion, ReplyKind, WordingOrigin, short_title
from amtdesk.ui.clipboard import Clipboard

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.questions.hand_over_form import HandOver

#: So much of an interim reply stands in its toast: what was promised can be read.
_LONGEST: Final = 140


class QuestionDeeds(QObject):
    """Does what the page wishes, says what was done, offers undo."""

    closed = Signal(object)  # QuestionId: nothing more is due for it
    set_aside = Signal(object)  # QuestionId: it stays in work, but nothing is due just now
    edit_wished = Signal(object)  # QuestionId

    def __init__(self, context: "PageContext", parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self._messages = context.messages
        self._clipboard = Clipboard(context.messages, self)

    def reply(
        self,
        question: CitizenQuestion,
        kind: ReplyKind,
        *,
        text: str,
        origin: WordingOrigin,
        template_id: TemplateId | None,
    ) -> bool:
        """Copy the text and record that it goes out; False when the records refuse, or the clipboard is held for now.

        While another program holds it, copying is tried again; the reply is recorded as soon as the words are there.
        """
        recorded: list[bool] = []

        def record() -> None:
            recorded.append(self._record(question, kind, text=text, origin=origin, template_id=template_id))

        self._clipboard.copy(text.strip(), then=record)
        return any(recorded)

    def _record(
        self,
        question: CitizenQuestion,
        kind: ReplyKind,
        *,
        text: str,
        origin: WordingOrigin,
        template_id: TemplateId | None,
    ) -> bool:
        questions = self._desk.questions
        command = {
            ReplyKind.ANSWER: questions.answer,
            ReplyKind.INTERIM: questions.give_interim,
            ReplyKind.MOVED: questions.move_to_safe_way,
        }[kind]
        if not self._done(lambda: command(question.id, text, origin=origin, template_id=template_id)):
            return False
        self._messages.undo_toast(self._said(kind).format(title=question.title, text=short_title(text, _LONGEST)))
        (self.set_aside if kind is ReplyKind.INTERIM else self.closed).emit(question.id)
        return True

    def copy_again(self, text: str) -> None:
        """Copy what went out once more; nothing is recorded."""
        said = self.tr("Copied. Now paste it with Ctrl V.")
        self._clipboard.copy(text.strip(), then=lambda: self._messages.toast(said))

    def hand_over(self, question: CitizenQuestion, wish: "HandOver") -> bool:
        """Record who was asked."""
        hand = self._desk.questions.hand_to_department
        if not self._done(lambda: hand(question.id, wish.department, asked=wish.asked, follow_up_on=wish.follow_up_on)):
            return False
        self._messages.undo_toast(self.tr("Handed over: “{title}”").format(title=question.title))
        self.set_aside.emit(question.id)
        return True

    def take_back_from_department(self, question: CitizenQuestion) -> bool:
        """The department has answered: the question is on the desk again."""
        if not self._done(lambda: self._desk.questions.returned_from_department(question.id)):
            return False
        self._messages.undo_toast(self.tr("Back from the department: “{title}”").format(title=question.title))
        return True

    def close_without_answer(self, question: CitizenQuestion, reason: str) -> bool:
        """Close deliberately without an answer."""
        if not self._done(lambda: self._desk.questions.close_without_answer(question.id, reason)):
            return False
        self._messages.undo_toast(self.tr("Closed without an answer: “{title}”").format(title=question.title))
        self.closed.emit(question.id)
        return True

    def reopen(self, question: CitizenQuestion) -> None:
        """Take it up again."""
        if self._done(lambda: self._desk.questions.reopen(question.id)):
            self._messages.undo_toast(self.tr("Reopened: “{title}”").format(title=question.title))

    def postpone(self, question: CitizenQuestion, until: datetime) -> None:
        """Put it aside."""
        if self._done(lambda: self._desk.questions.postpone(question.id, until)):
            when = self._context.language.relative_time(until, today=self._desk.clock.today())
            self._messages.undo_toast(self.tr("Put off until {when}.").format(when=when))

    def delete(self, question_id: QuestionId) -> None:
        """Delete, with undo."""
        title = self._desk.questions.get(question_id).title
        if self._done(lambda: self._desk.questions.delete(question_id)):
            self._messages.undo_toast(self.tr("Deleted: “{title}”").format(title=title))

    def save_draft(self, question_id: QuestionId, text: str, *, template_id: TemplateId | None) -> bool:
        """Keep what was typed; False when it could not be stored, and the field must keep it."""
        return self._done(lambda: self._desk.questions.save_draft(question_id, text, template_id=template_id))

    def _said(self, kind: ReplyKind) -> str:
        return {
            ReplyKind.ANSWER: self.tr("Copied and done: “{title}”"),
            ReplyKind.INTERIM: self.tr("Copied as an interim reply: “{text}”"),
            ReplyKind.MOVED: self.tr("Copied and moved to a safe way: “{title}”"),
        }[kind]

    def _done(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except UserFacingError as error:
            self._messages.report(error)
            return False
        return True
