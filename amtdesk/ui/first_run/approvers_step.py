"""Wer gibt frei?: one row for each level of the office's own table, with the person and the deputy."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.domain.first_run import ApproverAnswer
from amtdesk.ui.first_run.parts import FieldBox, FoldingRow, text_field
from amtdesk.ui.first_run.step import Step
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.cards import Hairline, column
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.domain.town import ApprovalLevel
    from amtdesk.ui.page import PageContext


class ApproversStep(Step):
    """The fourth question. The levels themselves are changed in the settings."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(
            context,
            title=self.tr("Who says yes?"),
            text=self.tr(
                "Agreed replies go out without asking. For the rest AmtDesk knows whom to ask, and remembers the yes."
            ),
        )
        optional = self.tr("optional")
        field = text_field(self.note_typed, placeholder=self.tr("stands under requests for approval"))
        self.me = self.answer("me", FieldBox(self.theme, self.tr("Your own name"), field=field, aside=optional))
        self.lines.addWidget(FoldingRow(self.theme, (self.me, QWidget())))
        self.levels: list[tuple[int, FieldBox, FieldBox]] = []
        for level, _answer in self.desk.first_run.approvers():
            self._add_level(level)
        self.lines.addStretch(1)

    def _add_level(self, level: "ApprovalLevel") -> None:
        self.lines.addWidget(Hairline(self.theme))
        words = column(self.theme, spacing=0)
        heading = self.tr("{level} · {name}").format(level=level.level, name=level.name)
        words.addWidget(Label(self.theme, heading, role="bodyStrong", wrap=True))
        reason = level.reason or self._reason(level.level)
        if reason:
            words.addWidget(Label(self.theme, reason, role="meta", color="text.secondary", wrap=True))
        self.lines.addLayout(words)
        name = FieldBox(self.theme, self.tr("Approves"), field=text_field(self.note_typed))
        name.field.setAccessibleName(self.tr("Who approves level {level}").format(level=level.level))
        deputy = FieldBox(self.theme, self.tr("Deputy"), field=text_field(self.note_typed), aside=self.tr("optional"))
        deputy.field.setAccessibleName(self.tr("Deputy for level {level}").format(level=level.level))
        self.answer(f"name.{level.level}", name)
        self.answer(f"deputy.{level.level}", deputy)
        self.levels.append((level.level, name, deputy))
        self.lines.addWidget(FoldingRow(self.theme, (name, deputy)))

    def _reason(self, level: int) -> str:
        reasons = {
            1: self.tr("Figures, deadlines, fees, and replies in your own words."),
            2: self.tr("Criticism, costs, matters of the council."),
            3: self.tr("Crisis, press, election, staff."),
        }
        return reasons.get(level, "")

    @override
    def show_records(self) -> None:
        self.me.put(self.desk.town.town().user_name)
        answers = {answer.level: answer for _level, answer in self.desk.first_run.approvers()}
        for level, name, deputy in self.levels:
            name.put(answers[level].name)
            deputy.put(answers[level].deputy)

    @override
    def keep(self) -> None:
        answers = [ApproverAnswer(level, name.words(), deputy.words()) for level, name, deputy in self.levels]
        faulty = self.desk.first_run.faulty_approver(answers, user_name=self.me.words())
        self.at(f"name.{faulty}")
        self.desk.first_run.keep_approvers(answers, user_name=self.me.words())

    @override
    def left_out(self) -> str:
        if any(name.words().strip() for _level, name, _deputy in self.levels):
            return ""
        return self.tr("Nobody approves yet. The settings keep a place for it, under People.")

    @override
    def first_field(self) -> QWidget:
        return self.me.field
