"""The small forms under an answer, one at a time in place of its buttons. Each is made when it is first opened."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from amtdesk.domain.questions import CitizenQuestion
from amtdesk.ui.pages.questions.late_parts import LateColumn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from amtdesk.domain.errors import NotAllowed
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.questions.approval_form import ApprovalForm
    from amtdesk.ui.pages.questions.delegation_form import DelegationForm
    from amtdesk.ui.pages.questions.hand_over_form import HandOverForm
    from amtdesk.ui.pages.questions.inline_form import InlineForm
    from amtdesk.ui.pages.questions.reason_form import ReasonForm


class Forms(QObject):
    """Opens one, says what was entered, keeps what was not sent."""

    opened = Signal(object)  # InlineForm
    left = Signal()
    handed = Signal(object)  # HandOver
    reason_given = Signal(str)
    approved = Signal(object)  # GivenApproval
    delegated = Signal(object)  # Delegated
    copy_requested = Signal(str)

    def __init__(self, context: "PageContext", *, parts: LateColumn) -> None:
        super().__init__()
        self._context = context
        self.current: InlineForm | None = None
        self._hand_over = parts.plan(self._make_hand_over)
        self._reason = parts.plan(self._make_reason)
        self._approval = parts.plan(self._make_approval)
        self._delegation = parts.plan(self._make_delegation)

    @property
    def hand_over(self) -> "HandOverForm":
        """Asks a department."""
        return self._hand_over.get()

    @property
    def reason(self) -> "ReasonForm":
        """Says why nothing is answered."""
        return self._reason.get()

    @property
    def approval(self) -> "ApprovalForm":
        """Records a yes."""
        return self._approval.get()

    @property
    def delegation(self) -> "DelegationForm":
        """Lets a department answer by itself."""
        return self._delegation.get()

    def _make_hand_over(self) -> "HandOverForm":
        from amtdesk.ui.pages.questions.hand_over_form import HandOverForm

        form = HandOverForm(self._context)
        form.handed.connect(self.handed)
        form.copy_requested.connect(self.copy_requested)
        form.left.connect(self.leave)
        return form

    def _make_reason(self) -> "ReasonForm":
        from amtdesk.ui.pages.questions.reason_form import ReasonForm

        form = ReasonForm(self._context)
        form.reason_given.connect(self.reason_given)
        form.left.connect(self.leave)
        return form

    def _make_approval(self) -> "ApprovalForm":
        from amtdesk.ui.pages.questions.approval_form import ApprovalForm

        form = ApprovalForm(self._context)
        form.given.connect(self.approved)
        form.left.connect(self.leave)
        return form

    def _make_delegation(self) -> "DelegationForm":
        from amtdesk.ui.pages.questions.delegation_form import DelegationForm

        form = DelegationForm(self._context)
        form.delegated.connect(self.delegated)
        form.left.connect(self.leave)
        return form

    # one at a time

    def ask_department(self, question: CitizenQuestion) -> None:
        """Ask who is to be asked."""
        self._open(self.hand_over)
        self.hand_over.begin(question)

    def ask_reason(self, question: CitizenQuestion) -> None:
        """Ask why nothing is answered."""
        self._open(self.reason)
        self.reason.begin(question)

    def ask_approval(self, question: CitizenQuestion, *, level: int) -> None:
        """Ask who said yes."""
        self._open(self.approval)
        self.approval.begin(question, level=level)

    def refuse_approval(self, refused: "NotAllowed") -> None:
        """Say why a yes is not recorded; the sentence takes room, and the button below it stays in sight."""
        self.approval.refuse(refused)
        self.opened.emit(self.approval)

    def ask_delegation(self, question: CitizenQuestion) -> None:
        """Ask who answers by themselves."""
        self._open(self.delegation)
        self.delegation.begin(question)

    def _open(self, form: "InlineForm") -> None:
        self.put_away()
        self.current = form
        form.show()
        self.opened.emit(form)

    def needed_next(self) -> "tuple[QWidget, ...]":
        """What no toast may cover: what a form says against her entry, and the form itself."""
        if self.current is None:
            return ()
        return (self.current.error, self.current)

    def put_away(self) -> None:
        """No form stands there; what was typed waits."""
        if self.current is not None:
            self.current.hide()
            self.current = None

    def leave(self) -> None:
        """Esc: back to the answer."""
        self.put_away()
        self.left.emit()

    def finish(self) -> None:
        """What was entered is in the records."""
        if self.current is not None:
            self.current.sent()
        self.leave()

    def keep_begun(self) -> None:
        """She goes elsewhere: what is typed waits."""
        if self.current is not None:
            self.current.keep_begun()
