"""The base of what stands in a form: fields under their names, as typed, each with room for what is wrong with it."""

from abc import abstractmethod
from collections.abc import Mapping
from datetime import date, time
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from amtdesk.domain.day_words import day_from_words, time_from_words
from amtdesk.domain.errors import FactFault

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.widgets.named_part import Part


class FormFields(QWidget):
    """Everything that is said of a thing, as typed. A room names its parts and what is wrong with them."""

    typed = Signal()
    accepted = Signal()  # Enter in a line

    #: Facts of the thing whose fields have another name.
    field_of: ClassVar[Mapping[str, str]]

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._today = context.desk.clock.today()
        self.title = QLineEdit()
        self.parts: dict[str, Part] = {}

    @abstractmethod
    def values(self) -> dict[str, str]:
        """What stands in the fields."""

    @abstractmethod
    def show_values(self, values: Mapping[str, str]) -> None:
        """Put these into the fields; what is not named becomes empty."""

    @abstractmethod
    def find_faults(self) -> QWidget | None:
        """Say at each field what is wrong with it; return the first of them."""

    @abstractmethod
    def arrange(self, width: int) -> None:
        """Put short fields beside or below each other, for this width in design px."""

    def blame(self, fault: FactFault, sentence: str) -> QWidget:
        """Say at its field what the rules refuse; return the field."""
        part = self.parts[self.field_of.get(fault.fact, fault.fact)]
        part.blame(sentence)
        return part.field

    # for the rooms

    def _fill(self, lines: Mapping[str, QLineEdit], values: Mapping[str, str]) -> None:
        for name, line in lines.items():
            line.setText(values.get(name, ""))
            line.setCursorPosition(0)
        for part in self.parts.values():
            part.blame("")

    def _blame_all(self, faults: Mapping[str, str]) -> list[QWidget]:
        """Say these sentences at their fields; return the fields that got one."""
        for name, sentence in faults.items():
            self.parts[name].blame(sentence)
        return [self.parts[name].field for name, sentence in faults.items() if sentence]

    def _day(self, line: QLineEdit) -> date | None:
        return day_from_words(line.text(), today=self._today)

    def _fault_of_day(self, line: QLineEdit) -> str:
        """What is wrong with a day that may be left out."""
        is_well = not line.text().strip() or self._day(line) is not None
        return "" if is_well else self.tr("Please give a day such as 21.4., or leave it empty.")

    def _fault_of_time(self, line: QLineEdit) -> str:
        """What is wrong with a time that may be left out."""
        is_well = not line.text().strip() or time_from_words(line.text()) is not None
        return "" if is_well else self.tr("Please give a time such as 9:30, or leave it empty.")

    def _forgive(self) -> None:
        """Take back the blame of the field that is being typed into."""
        for part in self.parts.values():
            if part.field is self.sender():
                part.blame("")


def number_in(words: str, *, most: int) -> int:
    """Return the number that was typed; -1 when it is none, or one with more figures than the highest."""
    typed = words.strip()
    return int(typed) if typed.isdecimal() and len(typed) <= len(str(most)) else -1


def as_typed(fact: date | time | None) -> str:
    """Return a day or a time as people type it."""
    if fact is None:
        return ""
    return f"{fact:%H:%M}" if isinstance(fact, time) else f"{fact:%d.%m.%Y}"


def beside(is_wide: bool) -> QBoxLayout.Direction:
    """Return how short fields stand: beside each other, or below."""
    return QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
