"""Have words agreed, or agreed again: with whom, when, for which department, until when."""

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QWidget

from amtdesk.domain.day_words import day_from_words
from amtdesk.domain.reply_templates import Agreement, ReplyTemplate
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from amtdesk.ui.page import PageContext

_NAME_WIDTH: Final = 134


class AgreementForm(QWidget):
    """Four fields and a button. What does not fit is said below, and the field that it is about has the focus."""

    agreed = Signal(object)  # Agreement
    given_up = Signal()

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(6))
        self._grid.setVerticalSpacing(theme.px(8))
        self.heading = Label(theme, role="bodyStrong", wrap=True)
        self._who = self._field(self.tr("Agreed with"))
        self._when = self._field(self.tr("On"))
        self._department = self._field(self.tr("Department"))
        self._until = self._field(self.tr("Valid until"))
        self._until.setPlaceholderText(self.tr("without end"))
        self._fault = Label(theme, role="meta", color="danger.text", wrap=True)
        self._fault.hide()
        self.take = KbdButton(theme, self.tr("Enter agreement"), kind="primary", icon="stamp", keys="Return")
        self._back = KbdButton(theme, self.tr("Cancel"), kind="quiet", keys="Esc")
        self.take.clicked.connect(self._finish)
        self._back.clicked.connect(self.given_up)
        lines = column(theme, spacing=10)
        self.setLayout(lines)
        lines.addWidget(self.heading)
        lines.addLayout(self._grid)
        lines.addWidget(self._fault)
        buttons = FlowRow(theme)
        buttons.flow.addWidget(self.take)
        buttons.flow.addWidget(self._back)
        lines.addWidget(buttons)

    def ask(self, template: ReplyTemplate) -> None:
        """Begin with what was agreed last time, as of today."""
        language, today = self._context.language, self._context.desk.clock.today()
        before = template.agreement
        self.heading.setText(self.tr("Agree again") if before else self.tr("Enter an agreement"))
        self._who.setText(before.agreed_with if before else "")
        self._when.setText(language.numeric_date(today))
        self._department.setText(before.department if before else "")
        self._until.clear()
        self._complete(self._who, [person.name for person in self._context.desk.town.people()])
        self._complete(self._department, [each.name for each in self._context.desk.town.departments()])
        self._fault.hide()
        self.show()
        self._who.setFocus(Qt.FocusReason.OtherFocusReason)
        self._who.selectAll()

    def say(self, fault: str, field: QLineEdit | None = None) -> None:
        """Say what does not fit."""
        self._fault.setText(fault)
        self._fault.show()
        (field or self._who).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._finish()
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        if not self._who.text().strip():
            self.say(self.tr("Please say who agreed to these words."), self._who)
            return
        when = self._day(self._when, looking_back=True)
        until = self._day(self._until, looking_back=False)
        if when is None or (until is None and self._until.text().strip()):
            wrong = self._when if when is None else self._until
            self.say(self.tr("Please write the date as 16.04.2026."), wrong)
            return
        self.agreed.emit(
            Agreement(
                agreed_with=self._who.text().strip(),
                agreed_on=when,
                department=self._department.text().strip(),
                valid_until=until,
            )
        )

    def _day(self, field: QLineEdit, *, looking_back: bool) -> date | None:
        today = self._context.desk.clock.today()
        return day_from_words(field.text(), today=today, looking_back=looking_back)

    def _field(self, name: str) -> QLineEdit:
        theme = self._context.theme
        label = Label(theme, name, role="meta", color="text.secondary", wrap=True)
        label.setFixedWidth(theme.px(_NAME_WIDTH))
        field = QLineEdit()
        field.setFont(theme.font("control"))
        field.setAccessibleName(name)
        label.setBuddy(field)
        number = self._grid.rowCount()
        self._grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, number, 1)
        return field

    def _complete(self, field: QLineEdit, proposals: list[str]) -> None:
        completer = QCompleter(proposals, field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        field.setCompleter(completer)
