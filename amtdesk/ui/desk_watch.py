"""What the window itself asks of the desk: what is still open, the reminder, the last backup."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from amtdesk.domain.errors import NotStored
from amtdesk.ui.delivery import Delivery, is_presentation
from amtdesk.ui.messages import BarAction
from amtdesk.ui.notice_actions import LATER, OPEN, SEEN, START
from amtdesk.ui.page import Destination

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from amtdesk.domain.reminders import Reminder
    from amtdesk.ui.main_window import MainWindow

REMINDER_KEY = "reminder"
TODAY = "today"
ROUNDS = "rounds"


class DeskWatch(QObject):
    """Looks at the desk when something changed, and every 30 seconds."""

    looked = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._shown: Reminder | None = None  # what the bar says
        self._followed: Reminder | None = None  # where she went: it needs no bar any more
        self._marks_demo = False
        self.delivery = Delivery(window)
        self.delivery.pressed.connect(self._take_press)

    def saved_words(self) -> str:
        """The rail's last line."""
        desk, language = self._window.context.desk, self._window.context.language
        if not desk.may_write():
            return self.tr("Open to read only.")
        backup = desk.safekeeping.last_backup()
        if backup is None:
            return self.tr("Saved. No backup yet.")
        failing = desk.second_place.state().failing_since
        days = 0 if failing is None else (desk.clock.today() - desk.clock.local(failing).date()).days
        if days > 1:
            return self.tr("Saved. Second place not reached for {n} days").format(n=days)
        when = language.relative_time(backup.made_at, today=desk.clock.today())
        return self.tr("Saved. Backup {when}").format(when=when)

    # the reminder

    def forget_shown(self) -> None:
        """The window was built anew: raise again what is due."""
        self._shown = None
        self._marks_demo = False
        self.look_for_reminder()

    def look_for_reminder(self) -> None:
        """Raise the reminder that is due, or take it away when it no longer is."""
        desk = self._window.context.desk
        self._mark_demo(is_demo=desk.town.town().is_demo)
        if not desk.town.is_begun() or not desk.may_write():  # the window that writes reminds
            return
        try:
            self._look()
        except NotStored as error:  # a full drive, a share that is gone: said once, and looked again with the next tick
            self._window.context.messages.report(error)

    def _look(self) -> None:
        desk = self._window.context.desk
        if self._is_on_round():
            desk.reminders.due(is_held_back=True)  # the account says what waits for the end of the round
            due = None
            self.delivery.hold()
        else:
            due = self._untold(desk.reminders.due(is_held_back=is_presentation()))
            self.delivery.follow(due)
        if due != self._shown:
            self._show(due)
        self.looked.emit()

    def _mark_demo(self, *, is_demo: bool) -> None:
        """Say beside every page that the town is an invented one."""
        if is_demo and not self._marks_demo:
            from amtdesk.ui.first_run.birkenfurt import Leaving

            Leaving(self._window).mark()
        self._marks_demo = is_demo

    def _untold(self, due: "Reminder | None") -> "Reminder | None":
        """Nothing, where she went to see to it and nothing joined since; so is what Heute lists while it lies open."""
        is_on_today = due is not None and due.page == TODAY and not due.is_round
        if is_on_today and self._has_before_her(TODAY):
            self._followed = due
        return due if due is not None and due.has_news_since(self._followed) else None

    def _has_before_her(self, key: str) -> bool:
        window = self._window
        return window.isVisible() and window.isActiveWindow() and window.stack.key() == key

    def sentence(self) -> str:
        """What the bar says now; empty without one."""
        return "" if self._shown is None else self._window.context.language.sentence(self._shown.headline)

    def _is_on_round(self) -> bool:
        """Whether she walks her round: nothing else is on screen then, what stood comes again after it."""
        page = self._window.page()
        return page is not None and self._window.isVisible() and page.is_undisturbed()

    def _show(self, due: "Reminder | None") -> None:
        self._shown = due
        if due is None:
            self._window.context.messages.clear_bar(REMINDER_KEY)
        else:
            self._raise(due)

    def _raise(self, due: "Reminder") -> None:
        from amtdesk.ui.reminder_ways import way_of

        way, language = way_of(due), self._window.context.language
        actions = (
            BarAction(text=language.text(way.label), on_action=self._follow_way, keys=way.keys),
            BarAction(text=self.tr("Later"), choices=self._later_choices()),
            BarAction(text=self.tr("Seen"), on_action=self._see),
        )
        text = language.sentence(due.headline)
        self._window.context.messages.bar(text, actions, key=REMINDER_KEY, closable=False)

    def _follow_way(self) -> None:
        from amtdesk.ui.reminder_ways import way_of

        due = self._window.context.desk.reminders.standing()
        if due is None:
            return
        destination = way_of(due).destination
        if destination.page != ROUNDS:  # a round that is begun is no longer due by itself
            self._followed = due
        self._window.open(destination)
        self.look_for_reminder()

    def _see(self) -> None:
        if self._window.context.desk.reminders.standing() is not None:
            self._window.context.desk.reminders.dismiss()
            self._window.context.messages.undo_toast(self.tr("Seen. This reminder does not come again."))

    # later

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

    # from outside the window

    def start_from_outside(self) -> None:
        """Show the window with the round. A sheet that lies open keeps what is typed there; the bar waits above it."""
        self.delivery.open_window()
        if self._window.sheet() is None:
            self._window.open(Destination(ROUNDS, "start"))

    def _take_press(self, name: str) -> None:
        if name in {START, OPEN}:
            self._come(starts=name == START)
        elif name == SEEN:
            self._see()
        elif name == LATER and self._window.context.desk.reminders.standing() is not None:
            spans = self._window.context.desk.reminders.snooze_choices().spans
            if spans:
                self._put_off(spans[0])

    def _come(self, *, starts: bool) -> None:
        """Show the window where it is about. A round is begun by its own button only."""
        self.delivery.open_window()
        due = self._window.context.desk.reminders.standing()
        if due is None or self._window.sheet() is not None:
            return
        if starts or not due.is_round:
            self._follow_way()
        else:
            self._window.open(Destination(due.page))
