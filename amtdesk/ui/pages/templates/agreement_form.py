"""Have words agreed, or agreed again: with whom, when, for which department, until when, when to look again."""

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QWidget

from amtdesk.domain.day_phrases import day_of_phrase
from amtdesk.domain.day_words import day_from_words
from amtdesk.domain.reply_templates import Agreement, ReplyTemplate
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.error_line import RefusalLine
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from amtdesk.ui.page import PageContext

_NAME_WIDTH: Final = 134


class AgreementForm(QWidget):
    """Five fields and a button. What does not fit is said below, and the field that it is about has the focus."""

    agreed = Signal(object)  # Agreement
    given_up = Signal()
    request_wished = Signal()  # the mail text that asks the department

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(6))
        self._grid.setVerticalSpacing(theme.px(8))
        self.heading = Label(theme, role="bodyStrong", wrap=True)
        self._who = self.first_field = self._field(self.tr("Agreed with"))
        self._when = self._field(self.tr("On"))
        self._department = self._field(self.tr("Department"))
        self._until = self._field(self.tr("Valid until"))
        self._review = self._field(self.tr("Next review"))
        self._until.setPlaceholderText(self.tr("without end"))
        self._fault = RefusalLine(theme)
        self._fault.hide()
        self.take = KbdButton(theme, self.tr("Enter agreement"), kind="primary", icon="stamp", keys="Return")
        self.ask_department = KbdButton(theme, self.tr("Copy the mail to the department"), icon="mail")
        self._back = KbdButton(theme, self.tr("Cancel"), kind="quiet", keys="Esc")
        self.take.clicked.connect(self._finish)
        self.ask_department.clicked.connect(self.request_wished)
        self._back.clicked.connect(self.given_up)
        lines = column(theme, spacing=10)
        self.setLayout(lines)
        lines.addWidget(self.heading)
        lines.addLayout(self._grid)
        lines.addWidget(self._fault)
        buttons = FlowRow(theme)
        for button in (self.take, self.ask_department, self._back):
            buttons.flow.addWidget(button)
        lines.addWidget(buttons)

    def ask(self, template: ReplyTemplate) -> None:
        """Begin with what was agreed last time, as of today; without that, with the subject's department."""
        language, today, town = self._context.language, self._context.desk.clock.today(), self._context.desk.town
        before = template.agreement
        department = self._context.desk.templates.agreeing_department(template)
        lead, name = (department.lead, department.name) if department is not None else ("", "")
        end = _next_end(before.valid_until, today=today) if before is not None else None
        self.heading.setText(self.tr("Agree again") if before else self.tr("Enter an agreement"))
        self._who.setText(before.agreed_with if before else lead)
        self._when.setText(language.numeric_date(today))
        self._department.setText((before.department if before else "") or name)
        self._until.setText("" if end is None else language.numeric_date(end))
        self._review.clear()
        self._review.setPlaceholderText(self._usual_review(template.review_months))
        self._complete(self._who, [person.name for person in town.people()])
        self._complete(self._department, [each.name for each in town.departments()])
        self._fault.hide()
        self.show()
        self._who.setFocus(Qt.FocusReason.OtherFocusReason)
        self._who.selectAll()

    def say(self, fault: str, field: QLineEdit | None = None) -> None:
        """Say what does not fit."""
        self._fault.setText(fault)
        self._fault.show()
        field = field or self._who
        field.setAccessibleDescription(fault)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._finish()
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        self._fault.hide()
        if not self._who.text().strip():
            self.say(self.tr("Please say who agreed to these words."), self._who)
            return
        when = self._day(self._when, looking_back=True)
        until, review = self._day(self._until), self._day(self._review)
        for field, day in ((self._when, when), (self._until, until), (self._review, review)):
            if day is None and (field is self._when or field.text().strip()):
                self.say(self.tr("Please write the date as 16.04.2026."), field)
                return
        if when is not None and not self._has_wrong_order(when, until=until, review=review):
            self.agreed.emit(
                Agreement(
                    agreed_with=self._who.text().strip(),
                    agreed_on=when,
                    department=self._department.text().strip(),
                    valid_until=until,
                    next_review=review,
                )
            )

    def _has_wrong_order(self, when: date, *, until: date | None, review: date | None) -> bool:
        today = self._context.desk.clock.today()
        if when > today:
            self.say(self.tr("The date lies in the future. Words can be agreed today at the latest."), self._when)
        elif until is not None and until < when:
            words = self.tr("“Valid until” lies before the day of the agreement. Please check both dates.")
            self.say(words, self._until)
        elif until is not None and until < today:
            self.say(self.tr("“Valid until” lies in the past. The words would be locked at once."), self._until)
        elif review is not None and review < when:
            words = self.tr("“Next review” lies before the day of the agreement. Please check both dates.")
            self.say(words, self._review)
        else:
            return False
        return True

    def _usual_review(self, months: int) -> str:
        if months == 1:
            return self.tr("a month after the agreement")
        return self.tr("{n} months after the agreement").format(n=self._context.language.number(months))

    def _day(self, field: QLineEdit, *, looking_back: bool = False) -> date | None:
        today = self._context.desk.clock.today()
        if looking_back:
            return day_from_words(field.text(), today=today, looking_back=True)
        return day_of_phrase(field.text(), today=today, calendar=self._context.desk.town.calendar())

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


def _next_end(before: date | None, *, today: date) -> date | None:
    """The same day in the next year that is still to come: what held for a season holds for the next."""
    if before is None:
        return None
    day = 28 if (before.month, before.day) == (2, 29) else before.day
    years = range(before.year + 1, max(before.year, today.year) + 2)
    return next(end for year in years if (end := date(year, before.month, day)) > today)
