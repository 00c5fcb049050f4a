"""Below the answer: which approval these words need and why, whose yes is waited for, who said yes, what lapsed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from amtdesk.domain.posts import WAY_WORD
from amtdesk.ui.pages.questions.answer_stand import Stand
from amtdesk.ui.pages.questions.late_parts import LateColumn
from amtdesk.ui.pages.questions.words import QuestionWords
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.chips import Chip
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.domain.identifiers import QuestionId
    from amtdesk.ui.page import PageContext


class ApprovalLine(QWidget):
    """Green stands here only for a yes, with the stamp."""

    restore_wished = Signal()
    request_wished = Signal()  # the mail once more
    take_back_wished = Signal()

    def __init__(self, context: "PageContext", words: QuestionWords) -> None:
        super().__init__()
        self._context = context
        self._words = words
        self._about: QuestionId | None = None
        theme = context.theme
        lines = column(theme, spacing=6)
        self.setLayout(lines)
        self.chip = Chip(theme, "")
        self._reasons = Label(theme, role="meta", color="text.secondary", wrap=True)
        first = row(theme, spacing=8)
        first.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self._reasons, 1)
        first.addStretch(0)
        lines.addLayout(first)
        parts = LateColumn(lines)
        self._lapsed = parts.plan(self._make_lapsed)
        self._to = parts.plan(self._make_to)
        self._waiting = parts.plan(self._make_waiting)

    # what is shown

    def reasons(self) -> str:
        """Why these words need the level that they need."""
        return self._reasons.text()

    def show_stand(self, stand: Stand, *, approvers: Sequence[str], about: "QuestionId") -> None:
        """Show how the answer to a question stands; `approvers` may be asked, the first one is proposed."""
        is_other, self._about = about != self._about, about
        self._show_chip(stand)
        level = stand.level
        reasons = () if level is None else level.reasons
        sentences = [self._context.language.sentence(reason) for reason in reasons]
        self._reasons.setText(" ".join(_sentence(each) for each in sentences))
        self._reasons.setVisible(bool(sentences) and not stand.is_approved and not stand.is_submitted)
        self._lapsed.show(is_shown=stand.lapsed is not None)
        if stand.lapsed is not None:
            words = self.tr("The approval by {who} has lapsed, because the text was changed.")
            self._lapsed_words.setText(words.format(who=stand.lapsed.approved_by))
        is_to_submit = not stand.may_go_out and not stand.is_submitted
        self._to.show(is_shown=is_to_submit)
        if is_to_submit:
            self._offer(approvers, is_other=is_other)
        self._waiting.show(is_shown=stand.is_submitted)

    def _show_chip(self, stand: Stand) -> None:
        self.chip.setVisible(stand.level is not None)
        if stand.level is None:  # the words were taken out: only the way back to them is offered
            return
        if stand.is_approved and stand.approval is not None:
            given = stand.approval
            way = self._context.language.text(WAY_WORD[given.way])
            words = self.tr("Approved by {who}, {when}, {way}")
            when = self._words.moment(given.approved_at)
            self.chip.show_state(words.format(who=given.approved_by, when=when, way=way), kind="approved")
        elif stand.is_submitted and stand.submitted_at is not None:
            words = self.tr("With {who} for approval since {when}")
            when = self._words.moment(stand.submitted_at)
            self.chip.show_state(words.format(who=stand.submitted_to, when=when), kind="warn")
        elif stand.level.is_free:
            self.chip.show_state(self.tr("Level 0 · no approval needed"), kind="neutral", icon="check")
        else:
            words = self.tr("Level {level} · {name}").format(level=stand.level.level, name=stand.level.name)
            self.chip.show_state(words, kind="warn", icon="hourglass")

    def to(self) -> str:
        """Whom the answer is submitted to."""
        return self._person.currentText().strip() if self._to.made is not None else ""

    def ask_to(self) -> None:
        """Nobody is chosen: the field asks."""
        self._to.get()
        self._person.setFocus()

    def _offer(self, approvers: Sequence[str], *, is_other: bool) -> None:
        known = [self._person.itemText(number) for number in range(self._person.count())]
        if is_other or known != list(approvers):
            self._person.clear()
            self._person.addItems(list(approvers))

    # parts

    def _make_lapsed(self) -> QWidget:
        theme = self._context.theme
        part = FlowRow(theme, spacing=8)
        self._lapsed_words = Label(theme, role="meta", color="warn.text", wrap=True)
        restore = LinkButton(theme, self.tr("Restore the approved words"), icon="undo-2")
        restore.clicked.connect(self.restore_wished)
        lines = column(theme, spacing=2)
        holder = QWidget()
        holder.setLayout(lines)
        lines.addWidget(self._lapsed_words)
        part.flow.addWidget(restore)
        lines.addWidget(part)
        return holder

    def _make_to(self) -> QWidget:
        theme = self._context.theme
        part = QWidget()
        line = row(theme, spacing=8)
        part.setLayout(line)
        label = Label(theme, self.tr("Submit to"), role="metaStrong")
        self._person = QComboBox()
        self._person.setEditable(True)
        self._person.setMinimumContentsLength(8)
        self._person.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        label.setBuddy(self._person)
        self._person.setAccessibleName(label.text())
        inner = self._person.lineEdit()
        if inner is not None:
            inner.setAccessibleName(label.text())
        line.addWidget(label)
        line.addWidget(self._person, 1)
        return part

    def _make_waiting(self) -> QWidget:
        theme = self._context.theme
        part = FlowRow(theme, spacing=4)
        again = LinkButton(theme, self.tr("Copy the mail text again"), icon="copy")
        again.clicked.connect(self.request_wished)
        back = LinkButton(theme, self.tr("Take the request back"), icon="undo-2")
        back.clicked.connect(self.take_back_wished)
        part.flow.addWidget(again)
        part.flow.addWidget(back)
        return part


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."
