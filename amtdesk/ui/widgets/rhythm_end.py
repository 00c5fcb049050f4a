"""The end of a rhythm: never, on a day, or after a number of times."""

from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from amtdesk.domain.day_words import day_from_words
from amtdesk.domain.rule_parts import MOST_TIMES
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.system.language import Language
    from amtdesk.ui.theme import Theme

_USUAL_TIMES: Final = 10


class End(IntEnum):
    """How a rhythm ends."""

    NEVER = 0
    ON_A_DAY = 1
    AFTER_TIMES = 2


class RhythmEnd(FlowRow):
    """How it ends, and the day or the number that belongs to it. What cannot be understood is said by `fault`."""

    changed = Signal()

    def __init__(self, theme: "Theme", language: "Language", *, today: date) -> None:
        super().__init__(theme)
        self._language = language
        self._today = today
        self.how = ChoiceBox(self.tr("End"))
        for words in (self.tr("without an end"), self.tr("until the day"), self.tr("in all")):
            self.how.addItem(words)
        self.day = self._line(theme, self.tr("Last day"), width=130)
        self.times = self._line(theme, self.tr("How many times"), width=64)
        self._times_word = Label(theme, self.tr("times"), role="control", color="text.secondary")
        self._times_word.setBuddy(self.times)
        for part in (self.how, self.day, self.times, self._times_word):
            self.flow.addWidget(part)
        self.how.activated.connect(self._choose)
        self.day.textEdited.connect(self.changed)
        self.day.editingFinished.connect(self._tidy)
        self.times.textEdited.connect(self.changed)
        self._show_parts()

    def show_end(self, until: date | None, count: int | None) -> None:
        """Show an end; without one, what was typed before waits for her."""
        end = End.ON_A_DAY if until else End.AFTER_TIMES if count else End.NEVER
        self.how.setCurrentIndex(end)
        if until is not None:
            self.day.setText(self._language.numeric_date(until))
        if count is not None:
            self.times.setText(str(count))
        self._show_parts()

    def until(self) -> date | None:
        """The last day, if that is how it ends and it can be understood."""
        return day_from_words(self.day.text(), today=self._today) if self._end() is End.ON_A_DAY else None

    def count(self) -> int | None:
        """The number of times, if that is how it ends and it can be understood."""
        words = self.times.text().strip()
        is_number = words.isdecimal() and 1 <= int(words[:9]) <= MOST_TIMES
        return int(words) if self._end() is End.AFTER_TIMES and is_number else None

    def fault(self) -> str:
        """Say what cannot be understood; '' when all is well."""
        if self._end() is End.ON_A_DAY and self.until() is None:
            return self.tr("Please give the last day, such as 31.12. or 31.12.2027.")
        if self._end() is End.AFTER_TIMES and self.count() is None:
            return self.tr("Please give how many times, from 1 to {most}.").format(most=MOST_TIMES)
        return ""

    def _line(self, theme: "Theme", name: str, *, width: int) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setFixedWidth(theme.px(width))
        return field

    def _end(self) -> End:
        return End(self.how.currentIndex())

    def _show_parts(self) -> None:
        self.day.setVisible(self._end() is End.ON_A_DAY)
        for part in (self.times, self._times_word):
            part.setVisible(self._end() is End.AFTER_TIMES)

    def _choose(self) -> None:
        if self._end() is End.ON_A_DAY and not self.day.text():
            self.day.setText(self._language.numeric_date(date(self._today.year, 12, 31)))
        if self._end() is End.AFTER_TIMES and not self.times.text():
            self.times.setText(str(_USUAL_TIMES))
        self._show_parts()
        self.changed.emit()

    def _tidy(self) -> None:
        day = self.until()
        if day is not None:
            self.day.setText(self._language.numeric_date(day))
