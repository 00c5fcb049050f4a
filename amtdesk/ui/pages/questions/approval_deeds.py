"""What can be done about the approval of an answer: hand it in, record the yes, take either back, restore the words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.domain.errors import NotAllowed, UserFacingError
from amtdesk.ui.clipboard import Clipboard

if TYPE_CHECKING:
    from amtdesk.domain.answer_approval import AnswerApproval
    from amtdesk.domain.delegations import Delegation
    from amtdesk.domain.questions import CitizenQuestion, WordingOrigin
    from amtdesk.domain.reply_templates import ReplyTemplate
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.questions.answer_stand import Stand
    from amtdesk.ui.pages.questions.approval_form import GivenApproval
    from amtdesk.ui.pages.questions.delegation_form import Delegated


class ApprovalDeeds(QObject):
    """Does it, says what was done, offers undo. Each deed returns whether the records took it."""

    def __init__(self, context: "PageContext", parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._approvals = context.desk.answer_approvals
        self._messages = context.messages
        self._clipboard = Clipboard(context.messages, self)

    def submit(
        self,
        question: "CitizenQuestion",
        text: str,
        *,
        to: str,
        stand: "Stand",
        origin: "WordingOrigin",
        template: "ReplyTemplate | None",
    ) -> bool:
        """Copy the mail that asks for approval, and record who is asked."""
        if stand.level is None:
            return False
        mail = self._approvals.request_text(question, text, level=stand.level)
        template_id = None if template is None else template.id

        def record() -> None:
            submit = self._approvals.submit
            if self._done(lambda: submit(question.id, text, origin=origin, template_id=template_id, to=to)):
                said = self.tr("The mail to {who} is copied. The answer waits for approval.")
                self._messages.undo_toast(said.format(who=to))

        self._clipboard.copy(mail, then=record)
        return True

    def copy_request(self, question: "CitizenQuestion", text: str, *, stand: "Stand") -> None:
        """Copy the mail once more; nothing is recorded."""
        if stand.level is not None:
            said = self.tr("Copied. Now paste it with Ctrl V.")
            mail = self._approvals.request_text(question, text, level=stand.level)
            self._clipboard.copy(mail, then=lambda: self._messages.toast(said))

    def take_back_submission(self, question: "CitizenQuestion") -> bool:
        """Nobody's yes is waited for any more."""
        if not self._done(lambda: self._approvals.take_back_submission(question.id)):
            return False
        self._messages.undo_toast(self.tr("The request for approval is taken back."))
        return True

    def record(self, question: "CitizenQuestion", text: str, *, given: "GivenApproval", level: int) -> bool:
        """Record who said yes to exactly these words. Raises NotAllowed with what is wrong about it."""
        try:
            self._approvals.record(question.id, text, by=given.by, at=given.at, way=given.way, level=level)
        except NotAllowed:
            raise  # said where she entered it
        except UserFacingError as error:
            self._messages.report(error)
            return False
        self._messages.undo_toast(self.tr("Approval by {who} recorded.").format(who=given.by))
        return True

    def restore(self, lapsed: "AnswerApproval") -> bool:
        """Bring the approved words back; their approval stands again."""
        if not self._done(lambda: self._approvals.restore(lapsed.id)):
            return False
        self._messages.undo_toast(self.tr("The words that {who} approved are back.").format(who=lapsed.approved_by))
        return True

    def withdraw(self, approval: "AnswerApproval") -> bool:
        """Whoever approved took it back."""
        if not self._done(lambda: self._approvals.withdraw(approval.id)):
            return False
        self._messages.undo_toast(self.tr("The approval by {who} is taken back.").format(who=approval.approved_by))
        return True

    def delegate(self, wish: "Delegated") -> bool:
        """Record that a department answers by itself for a day."""
        grant = self._context.desk.delegations.grant
        if not self._done(
            lambda: grant(
                wish.department,
                who=wish.who,
                subject=wish.subject,
                starts_at=wish.starts_at,
                ends_at=wish.ends_at,
            )
        ):
            return False
        self._messages.undo_toast(self.tr("Recorded: the department answers by itself."))
        return True

    def end_delegation(self, delegation: "Delegation") -> None:
        """The department does not answer by itself any more."""
        if self._done(lambda: self._context.desk.delegations.withdraw(delegation.id)):
            self._messages.undo_toast(self.tr("Recorded: the department asks before it answers."))

    def _done(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except UserFacingError as error:
            self._messages.report(error)
            return False
        return True
