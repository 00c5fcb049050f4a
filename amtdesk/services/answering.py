"""Answering and closing: what goes out, whose words it is made of, and who had to say yes to it (Q3, Q5, Q8)."""

from typing import TYPE_CHECKING, Final

from amtdesk.domain.answer_approval import PendingApproval
from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import QuestionId, TemplateId
from amtdesk.domain.question_trail import TrailKind
from amtdesk.domain.questions import CitizenQuestion, QuestionStatus, ReplyKind, WordingOrigin
from amtdesk.domain.words import N_
from amtdesk.services.question_steps import NOT_SUBMITTED, QuestionSteps, one_line, ready_to_send
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.rows import instant_text

if TYPE_CHECKING:
    from amtdesk.services.answer_approvals import AnswerApprovals


_STEP: Final = {
    ReplyKind.INTERIM: QuestionStatus.INTERIM,
    ReplyKind.ANSWER: QuestionStatus.ANSWERED,
    ReplyKind.MOVED: QuestionStatus.MOVED,
}
_REPLY_LABEL: Final = {
    ReplyKind.INTERIM: N_("Interim reply given: “{title}”"),
    ReplyKind.ANSWER: N_("Answered: “{title}”"),
    ReplyKind.MOVED: N_("Moved to a safe way: “{title}”"),
}


class Answering(QuestionSteps):
    """What leads a question on. Commands return the question as it is then; each can be undone."""

    #: Given by whoever puts the parts together.
    _approvals: "AnswerApprovals"

    def waiting_too_long(self) -> tuple[PendingApproval, ...]:
        """Return the answers that wait longer for someone's yes than their level allows, longest waiting first."""
        return tuple(pending for pending in self._approvals.pending() if pending.takes_long)

    def save_draft(self, question_id: QuestionId, text: str, *, template_id: TemplateId | None) -> CitizenQuestion:
        """Keep what stands in the answer field; typing without a long pause is one step of undo.

        An approval or submission of other words lapses by it. Where the question was erased meanwhile, nothing is kept.
        """
        question = self.get(question_id)
        if question.is_erased:
            return question
        label = N_("Answer drafted: “{title}”")
        with self._command(label, question.title, merge_key=f"question-draft-{question_id}") as writer:
            self._put_draft(writer, question, text=text, changes={"draft_template_id": template_id})
        return self.get(question_id)

    def answer(
        self, question_id: QuestionId, text: str, *, origin: WordingOrigin, template_id: TemplateId | None = None
    ) -> CitizenQuestion:
        """Record the answer as it goes out, and close. Raises NotAllowed while a gap is open or a yes is missing."""
        return self._reply(question_id, ReplyKind.ANSWER, text=text, origin=origin, template_id=template_id)

    def give_interim(
        self, question_id: QuestionId, text: str, *, origin: WordingOrigin, template_id: TemplateId | None = None
    ) -> CitizenQuestion:
        """Record an interim reply: the first reaction, which stops both clocks. The question stays in work.

        An answer that is being written, or waits for approval, stays as it is.
        """
        return self._reply(question_id, ReplyKind.INTERIM, text=text, origin=origin, template_id=template_id)

    def move_to_safe_way(
        self, question_id: QuestionId, text: str, *, origin: WordingOrigin, template_id: TemplateId | None = None
    ) -> CitizenQuestion:
        """Record that the question was pointed to mail or telephone, and close."""
        return self._reply(question_id, ReplyKind.MOVED, text=text, origin=origin, template_id=template_id)

    def close_without_answer(self, question_id: QuestionId, reason: str) -> CitizenQuestion:
        """Close deliberately without an answer. Raises NotAllowed without a reason."""
        if not reason.strip():
            raise NotAllowed(N_("Please give a reason in one line."))
        question = self.get(question_id)
        question.require_step(QuestionStatus.NO_ANSWER)
        line = one_line(reason)
        with self._command(N_("Closed without an answer: “{title}”"), question.title) as writer:
            self._close(writer, question, status=QuestionStatus.NO_ANSWER, changes={"closing_reason": line})
            self._note(writer, question_id, kind=TrailKind.LEFT, reason=line)
        return self.get(question_id)

    def reopen(self, question_id: QuestionId) -> CitizenQuestion:
        """Take a closed question up again. A first reaction that went out stays one."""
        question = self.get(question_id)
        if not question.is_closed:
            raise NotAllowed(N_("This question is open already."))
        changes: dict[str, Value] = {"status": QuestionStatus.NEW, "closed_at": None, "closing_reason": ""}
        with self._command(N_("Reopened: “{title}”"), question.title) as writer:
            self._questions.change(writer, question_id, changes=changes)
            self._note(writer, question_id, kind=TrailKind.REOPENED)
        return self.get(question_id)

    def _reply(
        self,
        question_id: QuestionId,
        kind: ReplyKind,
        *,
        text: str,
        origin: WordingOrigin,
        template_id: TemplateId | None,
    ) -> CitizenQuestion:
        question = self.get(question_id)
        question.require_step(_STEP[kind])
        sent = ready_to_send(text)
        self._approvals.refuse_unapproved(question, sent, origin=origin, template=self._template(template_id))
        now = instant_text(self._clock.now())
        reply: dict[str, Value] = {
            "question_id": question_id,
            "kind": kind,
            "text": sent,
            "sent_at": now,
            "origin": origin,
            "template_id": template_id,
        }
        reaction: dict[str, Value] = {}
        if question.first_reaction_at is None:
            reaction = {"first_reaction_at": now, "first_reaction_origin": origin}
        with self._command(_REPLY_LABEL[kind], question.title, more=Area.TEMPLATES) as writer:
            self._questions.add_reply(writer, reply)
            if kind is ReplyKind.INTERIM:
                self._go_on(writer, question, sent=sent, reaction=reaction)
            else:
                self._note_words(writer, question, text=sent)
                self._close(writer, question, status=_STEP[kind], changes={"draft_text": sent, **reaction})
        return self.get(question_id)

    def _go_on(
        self, writer: CommandWriter, question: CitizenQuestion, *, sent: str, reaction: dict[str, Value]
    ) -> None:
        """After an interim reply: the answer field is free again, unless it holds other words."""
        status = question.status if question.is_with_department else QuestionStatus.INTERIM
        changes: dict[str, Value] = {"status": status, **reaction}
        if one_line(sent) == one_line(question.draft_text):
            changes |= {"draft_text": "", "draft_template_id": None, **NOT_SUBMITTED}
        self._questions.change(writer, question.id, changes=changes)
