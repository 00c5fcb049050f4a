"""To the department: who, what is asked, when to ask again, and a mail that is ready to send."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from amtdesk.domain.day_words import day_from_words
from amtdesk.domain.questions import CitizenQuestion
from amtdesk.domain.town import Department
from amtdesk.ui.pages.questions.follow_up_day import usual_follow_up
from amtdesk.ui.pages.questions.inline_form import InlineForm
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.labels import Label, TextBlock

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """Who is asked, what, and when to ask again."""

    department: str
    asked: str
    follow_up_on: date | None


class HandOverForm(InlineForm):
    """The department of the question's subject is proposed; its contact and deputy stand below."""

    handed = Signal(object)  # HandOver
    copy_requested = Signal(str)

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, name="hand_over", heading=self.tr("To the department"), keep=self.tr("Hand over"))
        theme = context.theme
        self.department = QComboBox()
        self.department.setEditable(True)
        self._contact = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.asked = QLineEdit()
        self.follow_up = QLineEdit()
        self.follow_up.setPlaceholderText(self.tr("21.4., tue, +3"))
        self._day = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.add_field("department", self.tr("Department"), field=self.department)
        self.lines.addWidget(self._contact)
        self.add_field("asked", self.tr("What is asked"), field=self.asked)
        self.add_field("follow_up", self.tr("Ask again on"), field=self.follow_up)
        self.lines.addWidget(self._day)
        self._copy = KbdButton(theme, self.tr("Copy mail text"), kind="quiet", icon="copy")
        self.close_form(self._copy)
        self.mail = TextBlock(theme, role="meta", color="text.secondary")
        self.lines.addWidget(self.mail)
        self._connect()

    def _connect(self) -> None:
        self.asked.textChanged.connect(self._show_rest)
        self.follow_up.textChanged.connect(self._show_rest)
        self.department.editTextChanged.connect(self._show_rest)
        self.keep.clicked.connect(self._hand)
        self._copy.clicked.connect(self._copy_mail)

    def copy_button(self) -> KbdButton:
        """The button that copies the mail."""
        return self._copy

    def begin(self, question: CitizenQuestion) -> None:
        """Start with the department of the question's subject and the day after next with service."""
        desk = self.context.desk
        self.department.clear()
        for each in desk.town.departments():
            self.department.addItem(each.name, each.key)
        proposed = desk.departments.for_category(question.category)
        wanted = question.department or ("" if proposed is None else proposed.key)
        names = {each.key: each.name for each in desk.town.departments()}
        day = question.follow_up_on or usual_follow_up(desk)
        self.offer(
            question,
            {
                "department": names.get(wanted, wanted),
                "asked": question.department_asked or self.tr("What may we answer, and by when?"),
                "follow_up": f"{day:%d.%m.%Y}",
            },
        )
        self._show_rest()
        self.department.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow_up_day(self) -> date | None:
        """The day that is meant."""
        return day_from_words(self.follow_up.text(), today=self.context.desk.clock.today())

    def _department(self) -> Department | None:
        key = self._key()
        return next((each for each in self.context.desk.town.departments() if each.key == key), None)

    def _key(self) -> str:
        place = self.department.findText(self.department.currentText())
        return str(self.department.itemData(place)) if place >= 0 else self.department.currentText().strip()

    def _show_rest(self) -> None:
        """What follows from the fields: the contact, the day in words, the mail."""
        contact = contact_words(self, self._department())
        self._contact.setText(contact)
        self._contact.setVisible(bool(contact))
        day = self.follow_up_day()
        self._day.setText("" if day is None else self.context.language.long_date(day))
        self._day.setVisible(day is not None)
        self.mail.set_text(self._mail_text())

    def _mail_text(self) -> str:
        question = self.question()
        if question is None or not self._key():
            return ""
        department = self._department() or Department(key=self._key(), name=self._key())
        until = self.follow_up_day() or usual_follow_up(self.context.desk)
        return self.context.desk.questions.handover_text(question, department, asked=self.asked.text(), until=until)

    def _copy_mail(self) -> None:
        self.copy_requested.emit(self._mail_text())

    def _hand(self) -> None:
        if not self._key():
            self.say(self.tr("Please choose a department."), self.department)
        elif self.follow_up.text().strip() and self.follow_up_day() is None:
            self.say(self.tr("Please give a day such as 21.4., tue or +3."), self.follow_up)
        else:
            asked = self.asked.text()
            self.handed.emit(HandOver(department=self._key(), asked=asked, follow_up_on=self.follow_up_day()))


def contact_words(form: InlineForm, department: Department | None) -> str:
    """Who leads a department, how to reach it, and who stands in; empty when nothing of it is known."""
    if department is None:
        return ""
    people = {person.key: person.name for person in form.context.desk.town.people()}
    lead = people.get(department.lead, department.lead)
    deputy = people.get(department.deputy, department.deputy)
    parts = [lead, department.phone, department.mail]
    if deputy:
        parts.append(form.tr("deputy: {name}").format(name=deputy))
    return " · ".join(part for part in parts if part)
