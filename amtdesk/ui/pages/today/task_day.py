"""To which day a task is put off: one line, read while she types."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.day_words import day_from_words
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.own_tasks import checked_postponement, service_day
from amtdesk.ui.pages.today.asking import LineSheet

if TYPE_CHECKING:
    from amtdesk.domain.own_tasks import DueTask
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.today.task_words import TaskWords


class DaySheet(LineSheet):
    """Asks for a day ahead; a day without service is told with the one that takes its place."""

    chosen = Signal(object)  # date

    def __init__(self, context: "PageContext", parent: QWidget, *, due: "DueTask", words: "TaskWords") -> None:
        super().__init__(context, parent, name="", keep="")
        self._due = due
        self._day_words = words.day
        self.setAccessibleName(self.tr("Put off"))
        self._keep.set_label(self.tr("Put off until then"))
        self.field.setPlaceholderText(self.tr("21.4., tue, +3"))
        self.field.setAccessibleName(self.tr("Day, for example tue, 21.4. or +3"))
        self.closed.connect(self.deleteLater)

    def _read(self, typed: str) -> None:
        if not typed.strip():
            self._say(self.tr("A day ahead, for example tue, 21.4. or +3"), is_good=False)
            return
        day = self._day(typed)
        if day is None:
            self._say(self.tr("Not a day yet. Try tue, +3 or 21.4."), is_good=False)
            return
        try:
            checked_postponement(day, day=self._due.day, today=self._context.desk.clock.today())
        except UserFacingError as error:
            self._say(self._context.language.sentence(error), is_good=False)
            return
        moved = service_day(day, self._context.desk.town.calendar())
        words = self._day_words(day)
        if moved != day:
            words = self.tr("{day} has no service: the task comes on {next}.").format(
                day=words, next=self._day_words(moved)
            )
        self._say(words, is_good=True, is_understood=True)

    def _day(self, typed: str) -> date | None:
        return day_from_words(typed, today=self._context.desk.clock.today())

    def _choose(self) -> None:
        day = self._day(self.field.text())
        if day is not None and self._keep.isEnabled():
            self.close_sheet()
            self.chosen.emit(day)
