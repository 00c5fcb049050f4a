"""Seven small fields, one for each day of the week: service hours, times of reminders."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from amtdesk.ui.first_run.parts import FieldBox, text_field
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.error_line import ErrorLine
from amtdesk.ui.widgets.flow import FlowRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amtdesk.ui.first_run.step import Step

DAYS: Final = 7
_LEAST: Final = 150


class WeekFields(QWidget):
    """The week, four days in a row where there is room; what is wrong stands under all. Each day is an answer."""

    def __init__(self, step: "Step", *, prefix: str, name_of: "Callable[[str], str]", placeholder: str) -> None:
        super().__init__()
        lines = column(step.theme, spacing=4)
        self.setLayout(lines)
        week = FlowRow(step.theme, spacing=16, even_from=_LEAST)
        lines.addWidget(week)
        fault = ErrorLine(step.theme)
        lines.addWidget(fault)
        self._step = step
        self._prefix = prefix
        self.days: list[FieldBox] = []
        for number in range(DAYS):
            day = step.context.language.weekday_name(number)
            field = text_field(step.note_typed, placeholder=placeholder)
            box = FieldBox(step.theme, day, field=field, fault=fault)
            field.setAccessibleName(name_of(day))
            week.flow.addWidget(box)
            self.days.append(step.answer(self._name(number), box))

    def put(self, texts: "Sequence[str]") -> None:
        """Show what holds on each day."""
        for box, text in zip(self.days, texts, strict=True):
            box.put(text)

    def at(self, number: int) -> None:
        """From here on whatever is not allowed is said beside this day."""
        self._step.at(self._name(number))

    def first(self) -> QWidget:
        """Where typing begins."""
        return self.days[0].field

    def _name(self, number: int) -> str:
        return f"{self._prefix}.{number}"
