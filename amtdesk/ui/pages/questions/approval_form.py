"""Recording an approval: who said yes to exactly these words, when, and by which way."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from amtdesk.domain.asked_words import moment_asked
from amtdesk.domain.errors import FactFault, NotAllowed
from amtdesk.domain.posts import WAY_WORD, ApprovalWay
from amtdesk.domain.questions import CitizenQuestion
from amtdesk.ui.pages.questions.inline_form import InlineForm
from amtdesk.ui.widgets.choices import SegmentedControl

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenApproval:
    """What was entered."""

    by: str
    at: datetime
    way: ApprovalWay


class ApprovalForm(InlineForm):
    """Whoever it was submitted to is offered first; any other name may be typed."""

    given = Signal(object)  # GivenApproval

    def __init__(self, context: "PageContext") -> None:
        super().__init__(
            context, name="approval", heading=self.tr("Record the approval"), keep=self.tr("Record the approval")
        )
        self.who = QComboBox()
        self.who.setEditable(True)
        self.when = QLineEdit()
        self.when.setPlaceholderText(self.tr("now, 10:00, yesterday 15:30"))
        ways = tuple((way.value, context.language.text(WAY_WORD[way])) for way in ApprovalWay)
        self.way = SegmentedControl(context.theme, self.tr("By which way"), choices=ways)
        self.way.let_wrap()
        self.add_field("who", self.tr("Who approved"), field=self.who)
        self.add_field("when", self.tr("When"), field=self.when)
        self.add_field("way", self.tr("By which way"), field=self.way)
        self.close_form()
        line = self.who.lineEdit()
        if line is not None:
            line.returnPressed.connect(self.keep.click)
        self.keep.clicked.connect(self._give)

    def begin(self, question: CitizenQuestion, *, level: int) -> None:
        """Start with whoever was asked, now, by e-mail."""
        people = self.context.desk.answer_approvals.approvers(question, level)
        self.who.clear()
        self.who.addItems([person.name for person in people])
        first = question.submitted_to or (people[0].name if people else "")
        self.offer(question, {"who": first, "when": self.tr("now"), "way": ApprovalWay.EMAIL.value})
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, refused: NotAllowed) -> None:
        """Say why this is not recorded, at the field that she has to change."""
        field = self.when if isinstance(refused, FactFault) else self.who
        self.say(self.context.language.sentence(refused), field)

    def _give(self) -> None:
        clock = self.context.desk.clock
        at = moment_asked(self.when.text(), now=clock.local(clock.now()))
        if not self.who.currentText().strip():
            self.say(self.tr("Please say who approved."), self.who)
        elif at is None:
            self.say(self.tr("Please give a time that has passed, such as 10:00 or yesterday 10:00."), self.when)
        else:
            by = self.who.currentText().strip()
            self.given.emit(GivenApproval(by=by, at=at, way=ApprovalWay(str(self.way.key()))))
