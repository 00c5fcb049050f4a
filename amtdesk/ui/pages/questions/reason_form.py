"""No answer needed: one line says why; the reasons of late are offered."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox

from amtdesk.domain.question_lists import QuestionFilter
from amtdesk.domain.questions import CitizenQuestion, QuestionStatus
from amtdesk.ui.pages.questions.inline_form import InlineForm

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_LOOKED_AT: Final = 60
_MOST_OFFERED: Final = 8


class ReasonForm(InlineForm):
    """Closes deliberately without an answer."""

    reason_given = Signal(str)

    def __init__(self, context: "PageContext") -> None:
        super().__init__(
            context, name="reason", heading=self.tr("No answer needed"), keep=self.tr("Close without an answer")
        )
        self.reason = QComboBox()
        self.reason.setEditable(True)
        line = self.reason.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("such as: already answered in the group"))
            line.returnPressed.connect(self.keep.click)
        self.add_field("reason", self.tr("Why, in one line"), field=self.reason)
        self.close_form()
        self.keep.clicked.connect(self._give)

    def begin(self, question: CitizenQuestion) -> None:
        """Start empty, with the reasons of late to choose from."""
        self.reason.clear()
        self.reason.addItems(self._recent())
        self.offer(question, {"reason": ""})
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _recent(self) -> list[str]:
        left = QuestionFilter(statuses=frozenset({QuestionStatus.NO_ANSWER}))
        latest = self.context.desk.questions.list(left, limit=_LOOKED_AT)
        reasons = dict.fromkeys(question.closing_reason for question in latest if question.closing_reason)
        return list(reasons)[:_MOST_OFFERED]

    def _give(self) -> None:
        reason = self.reason.currentText().strip()
        if reason:
            self.reason_given.emit(reason)
        else:
            self.say(self.tr("Please give a reason in one line."), self.reason)
