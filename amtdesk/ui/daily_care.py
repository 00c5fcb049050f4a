"""What the window sees to once a day without being asked: the backup, what follows it, and the second place.

It looks when the window's own clock ticks, so that a window left open over night has its backup in the morning.
"""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from amtdesk.domain.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.desk import Desk
    from amtdesk.domain.second_place import PlaceState
    from amtdesk.ui.main_window import MainWindow

#: How long after something that did not work it is tried again.
_AGAIN: Final = timedelta(hours=2)


class DailyCare(QObject):
    """Begins each day's work in a worker; `work` is the backup and what goes with it."""

    def __init__(self, window: "MainWindow", work: "Callable[[Desk], None]") -> None:
        super().__init__(window)
        self._window = window
        self._work = work
        self._seen: date | None = None  # the day that was seen to
        self._again_at: datetime | None = None
        self._told: UserFacingError | None = None  # what the backup could not do

    def look(self) -> None:
        """Begin what is due; nothing is read for that."""
        desk = self._window.context.desk
        if not desk.may_write():
            return
        is_due_again = self._again_at is not None and desk.clock.now() >= self._again_at
        if is_due_again or self._seen != desk.clock.today():
            self._begin_day(desk.clock.today())

    def _begin_day(self, today: date) -> None:
        self._seen, self._again_at = today, None
        self._window.context.tasks.run(
            self.tr("Backup"), self._work, hearer=self, then=self._carry, otherwise=self._fail
        )

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserFacingError):
            raise error
        self._try_again()
        self._told = error
        self._window.context.messages.report(error)

    def _try_again(self) -> None:
        self._again_at = self._window.context.desk.clock.now() + _AGAIN

    def _carry(self, _nothing: None) -> None:
        if self._told is not None:
            self._window.voice.is_mended(self._told)
            self._told = None
        tasks = self._window.context.tasks
        tasks.read(
            lambda desk: desk.second_place.carry_over(is_stopped=lambda: tasks.is_stopping),
            hearer=self,
            then=self._note,
        )

    def _note(self, state: "PlaceState") -> None:
        if state.fault is not None:
            self._try_again()
        if state.last_try is not None:
            self._window.context.desk.look_again()
