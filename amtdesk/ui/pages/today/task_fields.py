"""The fields of a task: each under its name, each with room for the sentence that says what is wrong with it."""

from collections.abc import Mapping
from datetime import date, time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLineEdit, QWidget

from amtdesk.domain.day_words import day_from_words, time_from_words
from amtdesk.domain.own_tasks import LONGEST, LONGEST_TITLE, PAGES, USUAL_MINUTES, OwnTask, TaskFault
from amtdesk.ui.pages.today.task_words import PAGE_WORD
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.fields import AutosaveTextEdit
from amtdesk.ui.widgets.named_part import Part
from amtdesk.ui.widgets.recurrence_field import RecurrenceField

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_NOTE_LINES: Final = 3
#: Facts of a task whose fields have another name.
_FIELD_OF: Final = {"starts_on": "day"}
#: Below this width the day, the time and the minutes stand below each other.
_BESIDE: Final = 520


class TaskFields(QWidget):
    """Everything that is said of a task, as typed. What it means is asked for by `facts`."""

    typed = Signal()
    accepted = Signal()  # Enter in a line

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._today = context.desk.clock.today()
        self.title, self.day = QLineEdit(), QLineEdit()
        self.at, self.minutes = QLineEdit(), QLineEdit()
        self.title.setMaxLength(LONGEST_TITLE)
        self.day.setPlaceholderText(self.tr("21.4., tue, +3"))
        self.at.setPlaceholderText(self.tr("any time"))
        self.rhythm = RecurrenceField(context)
        self.page = QComboBox()
        for key in PAGES:
            self.page.addItem(context.language.text(PAGE_WORD[key]), key)
        self.note = AutosaveTextEdit(context.theme, self.tr("Note"))
        self.note.setFixedHeight(_NOTE_LINES * context.theme.line("body") + context.theme.px(18))
        self.parts = {
            "title": Part(context, self.tr("What is to be done?"), field=self.title),
            "day": Part(context, self.tr("Day"), field=self.day),
            "at": Part(context, self.tr("Time, if it matters"), field=self.at),
            "minutes": Part(context, self.tr("Minutes"), field=self.minutes),
            "rhythm": Part(context, self.tr("Rhythm"), field=self.rhythm),
            "page": Part(context, self.tr("Leads to"), field=self.page),
            "note": Part(context, self.tr("Note"), field=self.note),
        }
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        lines = column(self._context.theme, spacing=14)
        self.setLayout(lines)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(self._context.theme.px(16))
        for name, stretch in (("day", 5), ("at", 4), ("minutes", 3)):
            self._beside.addWidget(self.parts[name], stretch)
        lines.addWidget(self.parts["title"])
        lines.addLayout(self._beside)
        for name in ("rhythm", "page", "note"):
            lines.addWidget(self.parts[name])

    def _connect(self) -> None:
        for line in (self.title, self.day, self.at, self.minutes):
            line.textChanged.connect(self._tell)
            line.returnPressed.connect(self.accepted)
        self.rhythm.changed.connect(self._tell)
        self.page.currentIndexChanged.connect(self._tell)
        self.note.textChanged.connect(self._tell)

    def arrange(self, width: int) -> None:
        """Put day, time and minutes beside or below each other, for this width in design px."""
        is_wide = width >= _BESIDE
        self._beside.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    # what stands there

    def show_task(self, task: OwnTask | None) -> None:
        """Show a task, or what a new one begins with."""
        shown = {} if task is None else _as_typed(task)
        self.show_values({"minutes": str(USUAL_MINUTES), "day": f"{self._today:%d.%m.%Y}", **shown})

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {
            "title": self.title.text(),
            "day": self.day.text(),
            "at": self.at.text(),
            "minutes": self.minutes.text(),
            "rhythm": self.rhythm.rule(),
            "page": str(self.page.currentData()),
            "note": self.note.text(),
        }

    def show_values(self, values: Mapping[str, str]) -> None:
        """Put these into the fields; what is not named becomes empty."""
        for name, line in (("title", self.title), ("day", self.day), ("at", self.at), ("minutes", self.minutes)):
            line.setText(values.get(name, ""))
            line.setCursorPosition(0)
        self.rhythm.set_rule(values.get("rhythm", ""), starts_on=self.first_day() or self._today)
        self.page.setCurrentIndex(max(self.page.findData(values.get("page", "")), 0))
        self.note.show_text(values.get("note", ""))
        for part in self.parts.values():
            part.blame("")
        self._tell_day()

    def first_day(self) -> date | None:
        """The day that is meant."""
        return day_from_words(self.day.text(), today=self._today)

    def time_of_day(self) -> time | None:
        """The time that is meant; None for any time."""
        return time_from_words(self.at.text())

    def how_long(self) -> int:
        """The minutes that are meant; -1 when it is no number."""
        words = self.minutes.text().strip()
        return int(words) if words.isdecimal() and len(words) <= len(str(LONGEST)) else -1

    # what is wrong

    def find_faults(self) -> QWidget | None:
        """Say at each field what is wrong with it; return the first of them."""
        faults = {
            "title": "" if self.title.text().strip() else self.tr("Please say what is to be done."),
            "day": "" if self.first_day() else self.tr("Please give a day such as 21.4., tue or +3."),
            "at": self._fault_of_time(),
            "minutes": ""
            if 0 <= self.how_long() <= LONGEST
            else self.tr("Please give minutes from 0 to {most}.").format(most=LONGEST),
        }
        for name, sentence in faults.items():
            self.parts[name].blame(sentence)
        if self.rhythm.fault():
            faults["rhythm"] = ""  # it says so itself
        wrong = (name for name, sentence in faults.items() if sentence or name == "rhythm")
        return next((self.parts[name].field for name in wrong), None)

    def blame(self, fault: TaskFault, sentence: str) -> QWidget:
        """Say at its field what the rules refuse; return the field."""
        part = self.parts[_FIELD_OF.get(fault.fact, fault.fact)]
        part.blame(sentence)
        return part.field

    def _fault_of_time(self) -> str:
        if not self.at.text().strip() or self.time_of_day() is not None:
            return ""
        return self.tr("Please give a time such as 9:30, or leave it empty.")

    # slots

    def _tell(self) -> None:
        name = next((name for name, part in self.parts.items() if part.field is self.sender()), "")
        if name:
            self.parts[name].blame("")
        if name == "day" and (day := self.first_day()) is not None:
            self.rhythm.set_rule(self.rhythm.rule(), starts_on=day)
        self._tell_day()
        self.typed.emit()

    def _tell_day(self) -> None:
        self.parts["day"].rename(self.tr("First day") if self.rhythm.rule() else self.tr("Day"))
        day = self.first_day()
        self.parts["day"].say("" if day is None else self._day_words(day))

    def _day_words(self, day: date) -> str:
        language = self._context.language
        if day.year != self._today.year:
            return language.full_date(day)
        return language.long_date(day)


def _as_typed(task: OwnTask) -> dict[str, str]:
    return {
        "title": task.title,
        "day": f"{task.starts_on:%d.%m.%Y}",
        "at": "" if task.at is None else f"{task.at:%H:%M}",
        "minutes": str(task.minutes),
        "rhythm": task.rhythm,
        "page": task.page,
        "note": task.note,
    }
