"""What the window itself asks of the desk: what is still open, the reminder, the last backup."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.ui.delivery import LATER, START, Delivery
from amtdesk.ui.messages import BarAction
from amtdesk.ui.page import Destination

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, timedelta

    from amtdesk.domain.reminders import Reminder
    from amtdesk.ui.main_window import MainWindow

REMINDER_KEY = "reminder"


class DeskWatch(QObject):
    """Looks at the desk when something changed, and every 30 seconds."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._shown: Reminder | None = None
        self.delivery = Delivery(window)
        self.delivery.pressed.connect(self._take_press)

    def counts(self) -> "Mapping[str, int]":
        """What is still open today, by page key."""
        desk = self._window.context.desk
        return {spec.key: spec.open_count(desk) for spec in self._window.specs if spec.open_count is not None}

    def saved_words(self) -> str:
        """The rail's last line."""
        desk, language = self._window.context.desk, self._window.context.language
        backup = desk.safekeeping.last_backup()
        if backup is None:
            return self.tr("Saved. No backup yet.")
        when = language.relative_time(backup.made_at, today=desk.clock.today())
        return self.tr("Saved. Backup {when}").format(when=when)

    def forget_shown(self) -> None:
        """The window was built anew: raise again what is due."""
        self._shown = None
        self.look_for_reminder()

    def look_for_reminder(self) -> None:
        """Raise the reminder that is due, or take it away when it no longer is."""
        desk = self._window.context.desk
        due = desk.reminders.due() if desk.town.is_begun() else None
        self.delivery.follow(due)
        if due == self._shown:
            return
        self._shown = due
        if due is None:
            self._window.context.messages.clear_bar(REMINDER_KEY)
        else:
            self._raise(due)

    def _raise(self, due: "Reminder") -> None:
        actions = (
            BarAction(text=self.tr("Start the round"), on_action=self._start, keys="Ctrl+R"),
            BarAction(text=self.tr("Later"), choices=self._later_choices()),
        )
        text = self._window.context.language.sentence(due.headline)
        self._window.context.messages.bar(text, actions, key=REMINDER_KEY, closable=False)

    def _later_choices(self) -> tuple[BarAction, ...]:
        choices = self._window.context.desk.reminders.snooze_choices()
        later = () if choices.next_day is None else (self._another_day(choices.next_day),)
        return (*(self._snooze(span) for span in choices.spans), *later)

    def _snooze(self, span: "timedelta") -> BarAction:
        text = self.tr("In {duration}").format(duration=self._window.context.language.duration(span))
        return BarAction(text=text, on_action=lambda: self._put_off(span))

    def _another_day(self, moment: "datetime") -> BarAction:
        text = self.tr("Not before {when}").format(when=self._words_for(moment))
        return BarAction(text=text, on_action=lambda: self._put_off_to(moment))

    def _put_off_to(self, moment: "datetime") -> None:
        self._window.context.desk.reminders.snooze(moment)
        when = self._words_for(moment)
        self._window.context.messages.undo_toast(self.tr("The reminder comes again: {when}.").format(when=when))

    def _words_for(self, moment: "datetime") -> str:
        today = self._window.context.desk.clock.today()
        return self._window.context.language.relative_time(moment, today=today)

    def _put_off(self, span: "timedelta") -> None:
        moment = self._window.context.desk.clock.now() + span  # from the click on: the bar may stand for an hour
        self._window.context.desk.reminders.snooze(moment)
        time = self._window.context.language.clock_time(moment)
        self._window.context.messages.undo_toast(self.tr("The reminder comes again at {time}.").format(time=time))

    def start_from_outside(self) -> None:
        """Show the window with the round. A sheet that lies open keeps what is typed there; the bar waits above it."""
        self.delivery.open_window()
        if self._window.sheet() is None:
            self._start()

    def _take_press(self, name: str) -> None:
        if name == START:
            self.start_from_outside()
        elif name == LATER:
            spans = self._window.context.desk.reminders.snooze_choices().spans
            if spans:
                self._put_off(spans[0])

    def _start(self) -> None:
        self._window.open(Destination("rounds", "start"))
