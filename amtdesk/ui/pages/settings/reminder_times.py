"""The times of the round by weekday: one field a day, several times in it, and the way to copy them to the others."""

from collections.abc import Callable
from datetime import time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from amtdesk.domain.reminder_times import DAYS, Week, times_from, times_text
from amtdesk.ui.pages.settings.parts import SettingField
from amtdesk.ui.widgets.buttons import IconButton
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.error_line import ErrorLine
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_WIDTH: Final = 260
#: What is proposed for one more time on a day that has one in the morning (mock-up 15), and how far from a later one.
_AFTERNOON: Final = time(15, 30)
_FURTHER: Final = timedelta(hours=1)

Attempt = Callable[[Callable[[], object], ErrorLine], bool]


class ReminderTimes(QWidget):
    """Seven days. What is typed is asked to be kept; `attempt` does it and says at the field what is not allowed."""

    copy_requested = Signal(int)  # the weekday

    def __init__(
        self, context: "PageContext", *, keep: Callable[[int, tuple[time, ...]], None], attempt: Attempt
    ) -> None:
        super().__init__()
        self._context = context
        self._keep = keep
        self._attempt = attempt
        self._week: Week = {}
        self.days: list[SettingField] = []
        self.adds: list[IconButton] = []
        self.copies: list[IconButton] = []
        self.errors: list[ErrorLine] = []
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(context.theme.px(12))
        grid.setVerticalSpacing(context.theme.px(6))
        grid.setColumnStretch(1, 1)
        self.setLayout(grid)
        for day in range(DAYS):
            self._add_day(grid, day)

    def _add_day(self, grid: QGridLayout, day: int) -> None:
        theme, name = self._context.theme, self._context.language.weekday_name(day)
        field = SettingField(theme, self.tr("Reminders on {day}").format(day=name), width=_WIDTH)
        field.setPlaceholderText(self.tr("no reminder"))
        field.kept.connect(partial(self._take, day))
        more = IconButton(theme, self.tr("Add a time on {day}").format(day=name), icon="plus", small=True)
        more.clicked.connect(partial(self._propose, day))
        copy = IconButton(
            theme,
            self.tr("Copy the times of {day} to the other days of service").format(day=name),
            icon="copy",
            small=True,
        )
        copy.clicked.connect(partial(self._ask_to_copy, day))
        error = ErrorLine(theme)
        label = Label(theme, name, role="meta", color="text.secondary")
        label.setBuddy(field)
        line = row(theme, spacing=8)
        line.addWidget(field)
        line.addWidget(more)
        line.addWidget(copy)
        line.addStretch(1)
        grid.addWidget(label, 2 * day, 0)
        grid.addLayout(line, 2 * day, 1)
        grid.addWidget(error, 2 * day + 1, 1)
        self.days.append(field)
        self.errors.append(error)
        self.adds.append(more)
        self.copies.append(copy)

    def show_week(self, week: Week) -> None:
        """Show what holds; what could not be read stays to be mended."""
        self._week = week
        for day, field in enumerate(self.days):
            if not self.errors[day].text():
                field.show_text(times_text(week.get(day, ())))
            self.copies[day].setEnabled(bool(week.get(day)))

    def _take(self, day: int, text: str) -> None:
        if self._attempt(lambda: self._keep(day, times_from(text)), self.errors[day]):
            self.days[day].show_text(times_text(self._week.get(day, ())))

    def _propose(self, day: int) -> None:
        """Put one more time into the field and select it: typing replaces it, Enter keeps it."""
        field, times = self.days[day], self._week.get(day, ())
        kept = times_text(times)
        proposal = f"{self._proposal(times):%H:%M}"
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.setText(f"{kept}, {proposal}" if kept else proposal)
        field.setSelection(len(field.text()) - len(proposal), len(proposal))

    def _proposal(self, times: tuple[time, ...]) -> time:
        if not times:
            return self._context.desk.town.town().round_time
        if times[-1] < _AFTERNOON:
            return _AFTERNOON
        later = timedelta(hours=times[-1].hour, minutes=times[-1].minute) + _FURTHER
        return time(*divmod(min(later, timedelta(hours=23, minutes=45)) // timedelta(minutes=1), 60))

    def _ask_to_copy(self, day: int) -> None:
        self.days[day].finish()  # a click leaves the field first, the key may not
        if not self.errors[day].text():
            self.copy_requested.emit(day)
