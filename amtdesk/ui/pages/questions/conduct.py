"""What she does with the question that is shown: answer, interim reply, safe way, approval, department, no answer."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.questions import CitizenQuestion, ReplyKind, WordingOrigin
from amtdesk.ui.pages.questions.approval_deeds import ApprovalDeeds
from amtdesk.ui.pages.questions.deed_line import APPROVAL_KEYS, INTERIM_KEYS, SAFE_WAY_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.questions.answer_box import AnswerBox
    from amtdesk.ui.pages.questions.approval_form import GivenApproval
    from amtdesk.ui.pages.questions.deeds import QuestionDeeds
    from amtdesk.ui.pages.questions.delegation_form import Delegated
    from amtdesk.ui.pages.questions.detail import QuestionDetail
    from amtdesk.ui.pages.questions.hand_over_form import HandOver
    from amtdesk.ui.pages.questions.ready_words import ReadyWords


class Conduct(QObject):
    """Reads the answer and the forms, and does what the buttons, keys and menus wish."""

    def __init__(self, context: "PageContext", detail: "QuestionDetail", *, deeds: "QuestionDeeds") -> None:
        super().__init__(detail)
        self._context = context
        self._detail = detail
        self._deeds = deeds
        self._approvals = ApprovalDeeds(context, self)

    def bind_keys(self, page: "QWidget") -> None:
        """Let the keys of interim reply, safe way and approval act while the focus is on the page."""
        keys = ((INTERIM_KEYS, self.give_interim), (SAFE_WAY_KEYS, self.take_safe_way))
        for sequence, deed in (*keys, (APPROVAL_KEYS, self.record_approval)):
            shortcut = QShortcut(QKeySequence(sequence), page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._act_in_sight, deed, page))

    def _act_in_sight(self, deed: "Callable[[], None]", page: "QWidget") -> None:
        """Keys act on the question that she sees: where the list is empty, the last one is only hidden."""
        if self._detail.isVisibleTo(page):
            deed()

    def connect_forms(self) -> None:
        """Take what is entered into the forms."""
        forms = self._detail.forms
        forms.handed.connect(self._hand_over)
        forms.reason_given.connect(self._close_without)
        forms.approved.connect(self._record_approval)
        forms.delegated.connect(self._delegate)
        forms.copy_requested.connect(self._deeds.copy_again)
        self._detail.notices.safe_way_wished.connect(self.take_safe_way)
        self._detail.notices.delegation_ended.connect(self._approvals.end_delegation)

    def connect_answer(self, answer: "AnswerBox") -> None:
        """Take what the line about the approval wishes."""
        answer.restore_wished.connect(self.restore_approved)
        answer.approval_lost.connect(self._say_lapsed)
        answer.request_wished.connect(self._copy_request)
        answer.take_back_wished.connect(self.take_back_submission)

    @property
    def _question(self) -> CitizenQuestion | None:
        return self._detail.question()

    @property
    def _answer(self) -> "AnswerBox":
        return self._detail.answer

    def _open_question(self) -> CitizenQuestion | None:
        question = self._question
        return None if question is None or question.is_closed else question

    # what goes out

    def give_interim(self) -> None:
        """Ctrl+Shift+I: copy the usual interim reply and record it; an answer that is begun stays."""
        question = self._open_question()
        if question is None:
            return
        self._answer.field.flush()
        ready = self._ready(ReplyKind.INTERIM)
        if ready is not None and ready.is_whole and self._needs_nobody(question, ready):
            self._deeds.reply(
                question,
                ReplyKind.INTERIM,
                text=ready.text,
                origin=WordingOrigin.TEMPLATE,
                template_id=ready.template.id,
            )
            return
        self._detail.take(ReplyKind.INTERIM)
        if ready is not None:
            self._answer.put_instead(ready.template.id)

    def _ready(self, kind: ReplyKind) -> "ReadyWords | None":
        from amtdesk.ui.pages.questions.ready_words import ready_words

        return ready_words(self._context.desk, kind)

    def _needs_nobody(self, question: CitizenQuestion, ready: "ReadyWords") -> bool:
        approvals = self._context.desk.answer_approvals
        return approvals.may_go_out(question, ready.text, origin=WordingOrigin.TEMPLATE, template=ready.template)

    def take_safe_way(self) -> None:
        """Ctrl+Shift+S: the answer points to mail or telephone; its words stand ready where nothing is written."""
        if self._open_question() is None:
            return
        self._detail.take(ReplyKind.MOVED)
        ready = self._ready(ReplyKind.MOVED)
        if ready is not None:
            self._answer.put_instead(ready.template.id)

    def act(self) -> None:
        """Do what the primary button says."""
        question = self._question
        if question is None:
            return
        if question.is_closed and self._detail.replies():
            self._deeds.copy_again(self._detail.replies()[-1].text)
        elif question.is_closed:
            self._deeds.reopen(question)
        elif self._answer.may_go_out():
            self._answer.field.flush()
            self._answer.weigh_words()
            self._send_or_ask(self._detail.question() or question)

    def _send_or_ask(self, question: CitizenQuestion) -> None:
        stand = self._answer.stand
        if stand.may_go_out:
            self._send(question)
        elif stand.is_submitted:
            self.record_approval()
        elif not self._answer.approval.to():
            self._answer.say(self.tr("Please say who approves."))
            self._answer.approval.ask_to()
        else:
            self._answer.field.setFocus()  # the field for whom to ask goes away
            self._approvals.submit(
                question,
                self._answer.text(),
                to=self._answer.approval.to(),
                stand=stand,
                origin=self._answer.origin(),
                template=self._answer.template,
            )

    def _send(self, question: CitizenQuestion) -> None:
        answer, kind = self._answer, self._detail.kind()
        self._detail.take_quietly(ReplyKind.ANSWER)
        sent = self._deeds.reply(
            question, kind, text=answer.text(), origin=answer.origin(), template_id=answer.template_id()
        )
        if not sent:
            self._detail.take_quietly(kind)

    def reopen(self) -> None:
        """Take it up again."""
        if self._question is not None:
            self._deeds.reopen(self._question)

    def delete(self) -> None:
        """Delete it, with undo."""
        if self._question is not None:
            self._deeds.delete(self._question.id)

    def begin_erasing(self) -> None:
        """Show all that would go with it, and erase it for good once she agrees."""
        from amtdesk.ui.pages.questions.erasing import Erasing

        if self._question is not None:
            self._answer.field.flush()
            Erasing(self._context, self._detail.window(), question_id=self._question.id).begin()

    # approval

    def record_approval(self) -> None:
        """Ctrl+Shift+F: ask who said yes to these words."""
        question = self._question
        if question is None or question.is_closed or not self._answer.may_go_out():
            return
        self._answer.weigh_words()
        level = self._answer.stand.level
        if level is not None and not self._answer.stand.may_go_out:
            self._detail.forms.ask_approval(question, level=level.level)

    def _record_approval(self, given: "GivenApproval") -> None:
        question, level = self._question, self._answer.stand.level
        if question is None or level is None:
            return
        try:
            if self._approvals.record(question, self._answer.text(), given=given, level=level.level):
                self._detail.forms.finish()
        except NotAllowed as refused:
            self._detail.forms.refuse_approval(refused)

    def take_back_submission(self) -> None:
        """Nobody's yes is waited for any more."""
        if self._question is not None:
            self._approvals.take_back_submission(self._question)

    def _say_lapsed(self) -> None:
        lapsed = self._answer.stand.lapsed
        if lapsed is not None:
            said = self.tr("The approval by {who} has lapsed, because you changed the text.")
            self._context.messages.toast(
                said.format(who=lapsed.approved_by),
                self.tr("Restore the approved words"),
                on_action=self.restore_approved,
            )

    def withdraw_approval(self) -> None:
        """Whoever approved took it back."""
        if self._answer.stand.approval is not None:
            self._approvals.withdraw(self._answer.stand.approval)

    def _copy_request(self) -> None:
        if self._question is not None:
            self._approvals.copy_request(self._question, self._answer.text(), stand=self._answer.stand)

    def restore_approved(self) -> None:
        """Bring back the words that somebody said yes to."""
        self._answer.field.flush()  # what was changed is stored first: it can be undone
        self._answer.weigh_words()
        lapsed = self._answer.stand.lapsed
        if lapsed is not None:
            self._approvals.restore(lapsed)

    # departments

    def ask_or_return(self) -> None:
        """Ask a department, or take the question back from it."""
        if self._question is not None and self._question.is_with_department:
            self._deeds.take_back_from_department(self._question)
            self._detail.focus().setFocus()
        else:
            self.begin_hand_over()

    def begin_hand_over(self) -> None:
        """Ask who is to be asked."""
        if self._question is not None:
            self._detail.forms.ask_department(self._question)

    def begin_reason(self) -> None:
        """Ask why nothing is answered."""
        if self._question is not None:
            self._detail.forms.ask_reason(self._question)

    def begin_delegation(self) -> None:
        """Ask which department answers by itself."""
        if self._question is not None:
            self._detail.forms.ask_delegation(self._question)

    def _hand_over(self, request: "HandOver") -> None:
        form = self._detail.forms.current
        if self._question is not None and self._deeds.hand_over(self._question, request) and form is not None:
            form.sent()
            self._detail.forms.leave()

    def _close_without(self, reason: str) -> None:
        if self._question is not None:
            form = self._detail.forms.current
            if self._deeds.close_without_answer(self._question, reason) and form is not None:
                form.sent()
                self._detail.forms.put_away()
                self._detail.fit()

    def _delegate(self, wish: "Delegated") -> None:
        if self._approvals.delegate(wish):
            self._detail.forms.finish()
