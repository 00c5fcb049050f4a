"""The fields of a task: each under its name, each with room for the sentence that says what is wrong with it."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtWidgets import QBoxLayout, QComboBox, QLineEdit, QWidget

from amtdesk.domain.day_words import time_from_words
from amtdesk.domain.own_tasks import LONGEST, LONGEST_TITLE, PAGES, USUAL_MINUTES, OwnTask
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.today.task_words import PAGE_WORD
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.fields import AutosaveTextEdit
from amtdesk.ui.widgets.form_fields import FormFields, as_typed, beside, number_in
from amtdesk.ui.widgets.named_part import Part
from amtdesk.ui.widgets.recurrence_field import RecurrenceField

if TYPE_CHECKING:
    from amtdesk.services.own_tasks import TaskFacts
    from amtdesk.ui.page import PageContext

_NOTE_LINES: Final = 3
#: Below this width the day, the time and the minutes stand below each other.
_BESIDE: Final = 520


class TaskFields(FormFields):
    """Everything that is said of a task, as typed. What it means is asked for by `facts`."""

    field_of: ClassVar = {"starts_on": "day"}

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self.day, self.at, self.minutes = QLineEdit(), QLineEdit(), QLineEdit()
        self._lines = {"title": self.title, "day": self.day, "at": self.at, "minutes": self.minutes}
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
        for line in self._lines.values():
            line.textChanged.connect(self._tell)
            line.returnPressed.connect(self.accepted)
        self.rhythm.changed.connect(self._tell)
        self.page.currentIndexChanged.connect(self._tell)
        self.note.textChanged.connect(self._tell)

    @override
    def arrange(self, width: int) -> None:
        self._beside.setDirection(beside(width >= _BESIDE))

    # what stands there

    def show_task(self, task: OwnTask | None) -> None:
        """Show a task, or what a new one begins with."""
        shown = {} if task is None else _as_typed(task)
        self.show_values({"minutes": str(USUAL_MINUTES), "day": as_typed(self._today), **shown})

    @override
    def values(self) -> dict[str, str]:
        return {
            **{name: line.text() for name, line in self._lines.items()},
            "rhythm": self.rhythm.rule(),
            "page": str(self.page.currentData()),
            "note": self.note.text(),
        }

    @override
    def show_values(self, values: Mapping[str, str]) -> None:
        self._fill(self._lines, values)
        self.rhythm.set_rule(values.get("rhythm", ""), starts_on=self._day(self.day) or self._today)
        self.page.setCurrentIndex(max(self.page.findData(values.get("page", "")), 0))
        self.note.show_text(values.get("note", ""))
        self._tell_day()

    def facts(self) -> "TaskFacts":
        """What is meant; only when `find_faults` found none."""
        return {
            "title": self.title.text(),
            "note": self.note.text(),
            "rhythm": self.rhythm.rule(),
            "starts_on": self._day(self.day) or self._today,
            "at": time_from_words(self.at.text()),
            "minutes": number_in(self.minutes.text(), most=LONGEST),
            "page": str(self.page.currentData()),
        }

    # what is wrong

    @override
    def find_faults(self) -> QWidget | None:
        has_minutes = 0 <= number_in(self.minutes.text(), most=LONGEST) <= LONGEST
        faults = {
            "title": "" if self.title.text().strip() else self.tr("Please say what is to be done."),
            "day": "" if self._day(self.day) else self.tr("Please give a day such as 21.4., tue or +3."),
            "at": self._fault_of_time(self.at),
            "minutes": "" if has_minutes else self.tr("Please give minutes from 0 to {most}.").format(most=LONGEST),
        }
        wrong = self._blame_all(faults)
        if self.rhythm.fault():
            wrong.append(self.rhythm)  # it says so itself
        return wrong[0] if wrong else None

    # slots

    def _tell(self) -> None:
        self._forgive()
        if self.sender() is self.day and (day := self._day(self.day)) is not None:
            self.rhythm.set_rule(self.rhythm.rule(), starts_on=day)
        self._tell_day()
        self.typed.emit()

    def _tell_day(self) -> None:
        self.parts["day"].rename(self.tr("First day") if self.rhythm.rule() else self.tr("Day"))
        day = self._day(self.day)
        self.parts["day"].say("" if day is None else self._day_words(day))

    def _day_words(self, day: date) -> str:
        language = self._context.language
        if day.year != self._today.year:
            return language.full_date(day)
        return language.long_date(day)


def _as_typed(task: OwnTask) -> dict[str, str]:
    return {
        "title": task.title,
        "day": as_typed(task.starts_on),
        "at": as_typed(task.at),
        "minutes": str(task.minutes),
        "rhythm": task.rhythm,
        "page": task.page,
        "note": task.note,
    }
