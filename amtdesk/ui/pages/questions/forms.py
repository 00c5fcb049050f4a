"""The small forms under an answer: who in the house is asked, and why nothing is answered."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from amtdesk.domain.day_words import day_from_words
from amtdesk.domain.questions import CitizenQuestion
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import Hairline, column
from amtdesk.ui.widgets.flow import FlowLayout
from amtdesk.ui.widgets.labels import Label, TextBlock

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_FOLLOW_UP_DAYS = 2


class InlineForm(QWidget):
    """Fields in place of the buttons, with its own primary one. Esc leaves."""

    left = Signal()

    def __init__(self, context: "PageContext", *, heading: str, keep: str) -> None:
        super().__init__()
        self.context = context
        self.setAccessibleName(heading)
        theme = context.theme
        self.lines = column(theme, spacing=8)
        self.setLayout(self.lines)
        self.lines.addWidget(Hairline(theme))
        self.lines.addSpacing(theme.px(4))
        self.lines.addWidget(Label(theme, heading, role="bodyStrong"))
        self.error = Label(theme, role="meta", color="danger.text", wrap=True)
        self.error.hide()
        self.keep = KbdButton(theme, keep, kind="primary", keys="Ctrl+Return")
        self._cancel = KbdButton(theme, self.tr("Cancel"), kind="quiet", keys="Esc")
        self._cancel.clicked.connect(self.left)
        self._foot = FlowLayout(theme)

    def add_field(self, words: str, field: QWidget) -> None:
        """Add a field under its label."""
        label = Label(self.context.theme, words, role="metaStrong", color="text.secondary")
        label.setBuddy(field)
        field.setAccessibleName(words)
        inner = field.lineEdit() if isinstance(field, QComboBox) else None
        if inner is not None:
            inner.setAccessibleName(words)
        self.lines.addWidget(label)
        self.lines.addWidget(field)

    def close_form(self, *others: KbdButton) -> None:
        """Add the error line and the buttons: called last."""
        self.lines.addWidget(self.error)
        self.lines.addSpacing(self.context.theme.px(4))
        for button in (self.keep, *others, self._cancel):
            self._foot.addWidget(button)
        self.lines.addLayout(self._foot)

    def say(self, sentence: str, field: QWidget) -> None:
        """Say what is missing, near its cause."""
        self.error.setText(sentence)
        self.error.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ReasonForm(InlineForm):
    """No answer needed: one line says why."""

    reason_given = Signal(str)

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, heading=self.tr("No answer needed"), keep=self.tr("Close without an answer"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("such as: already answered in the group"))
        self.add_field(self.tr("Why, in one line"), self.reason)
        self.close_form()
        self.reason.returnPressed.connect(self._give)
        self.keep.clicked.connect(self._give)

    def begin(self) -> None:
        """Start empty."""
        self.reason.clear()
        self.error.hide()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        if self.reason.text().strip():
            self.reason_given.emit(self.reason.text())
        else:
            self.say(self.tr("Please give a reason in one line."), self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """Who is asked, what, and when to ask again."""

    department: str
    asked: str
    follow_up_on: date | None


class HandOverForm(InlineForm):
    """To the department: who, what is asked, when to ask again, and a mail that is ready to send."""

    handed = Signal(object)  # HandOver
    copy_requested = Signal(str)

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, heading=self.tr("To the department"), keep=self.tr("Hand over"))
        self._question: CitizenQuestion | None = None
        theme = context.theme
        self.department = QComboBox()
        self.department.setEditable(True)
        self.asked = QLineEdit()
        self.follow_up = QLineEdit()
        self.follow_up.setPlaceholderText(self.tr("21.4., tue, +3"))
        self.add_field(self.tr("Department"), self.department)
        self.add_field(self.tr("What is asked"), self.asked)
        self.add_field(self.tr("Ask again on"), self.follow_up)
        self.mail = TextBlock(theme, role="meta", color="text.secondary")
        self.lines.addWidget(self.mail)
        self._copy = KbdButton(theme, self.tr("Copy mail text"), kind="quiet", icon="copy")
        self.close_form(self._copy)
        self._connect()

    def _connect(self) -> None:
        self.asked.textChanged.connect(self._show_mail)
        self.follow_up.textChanged.connect(self._show_mail)
        self.department.editTextChanged.connect(self._show_mail)
        self.asked.returnPressed.connect(self._hand)
        self.follow_up.returnPressed.connect(self._hand)
        self.keep.clicked.connect(self._hand)
        self._copy.clicked.connect(self._copy_mail)

    def copy_button(self) -> KbdButton:
        """The button that copies the mail."""
        return self._copy

    def begin(self, question: CitizenQuestion) -> None:
        """Start with the department of the question's subject and the day after next with service."""
        self._question = question
        self.error.hide()
        desk = self.context.desk
        self.department.clear()
        for department in desk.town.departments():
            self.department.addItem(department.name, department.key)
        wanted = question.department or next(
            (c.department for c in desk.town.categories() if c.key == question.category), ""
        )
        place = self.department.findData(wanted) if wanted else -1
        self.department.setCurrentIndex(place)
        if place < 0:
            self.department.setEditText(wanted)
        self.asked.setText(question.department_asked or self.tr("What may we answer, and by when?"))
        self.asked.setCursorPosition(0)  # a long line is read from its beginning
        self.follow_up.setText(self._numeric(question.follow_up_on or self._usual_follow_up()))
        self._show_mail()
        self.department.setFocus(Qt.FocusReason.OtherFocusReason)

    def _usual_follow_up(self) -> date:
        calendar = self.context.desk.town.calendar()
        day = self.context.desk.clock.today()
        try:
            for _ in range(_FOLLOW_UP_DAYS):
                day = calendar.next_service_day(day)
        except ValueError:  # service hours without any day: the office has not told them yet
            return day + timedelta(days=_FOLLOW_UP_DAYS)
        return day

    def _numeric(self, day: date) -> str:
        return f"{day:%d.%m.%Y}"

    def _follow_up_day(self) -> date | None:
        return day_from_words(self.follow_up.text(), today=self.context.desk.clock.today())

    def _key(self) -> str:
        place = self.department.findText(self.department.currentText())
        return self.department.itemData(place) if place >= 0 else self.department.currentText().strip()

    def _show_mail(self) -> None:
        self.mail.set_text(self._mail_text())

    def _mail_text(self) -> str:
        if self._question is None:
            return ""
        day = self._follow_up_day()
        lines = [
            self.tr("Good day,"),
            self.tr("in “{place}” someone asks: “{text}”").format(
                place=self._question.group_name or self.context.desk.town.town().channel_name,
                text=self._question.text,
            ),
            self.asked.text().strip(),
        ]
        if day is not None:
            lines.append(self.tr("Please let me know by {day}.").format(day=self.context.language.long_date(day)))
        lines.append(self.tr("Kind regards"))
        lines.append(self.context.desk.town.town().user_name)
        return "\n".join(line for line in lines if line)

    def _copy_mail(self) -> None:
        self.copy_requested.emit(self._mail_text())

    def _hand(self) -> None:
        if not self._key():
            self.say(self.tr("Please choose a department."), self.department)
        elif self.follow_up.text().strip() and self._follow_up_day() is None:
            self.say(self.tr("Please give a day such as 21.4., tue or +3."), self.follow_up)
        else:
            asked = self.asked.text()
            self.handed.emit(HandOver(department=self._key(), asked=asked, follow_up_on=self._follow_up_day()))
