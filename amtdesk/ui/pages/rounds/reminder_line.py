"""One line above the groups: when the round is due, and when she is reminded next."""

from typing import TYPE_CHECKING

from amtdesk.ui.pages.rounds.number_fields import TimeField
from amtdesk.ui.widgets.cards import Card, row
from amtdesk.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class ReminderLine(Card):
    """The reminder's time, changed in place."""

    def __init__(self, context: "PageContext") -> None:
        theme = context.theme
        super().__init__(theme, padding=(8, 16))
        self._context = context
        self.time = TimeField(theme, self.tr("Time of the reminder"))
        label = Label(theme, self.tr("Remind me at"), role="controlStrong")
        label.setBuddy(self.time)
        self._next = Label(theme, role="meta", color="text.secondary", wrap=True)
        line = row(theme, spacing=12)
        line.addWidget(IconLabel(theme, "bell"))
        line.addWidget(label)
        line.addWidget(self.time)
        line.addWidget(self._next, 1)
        self.column.addLayout(line)
        self.time.kept.connect(self._keep)

    def show_time(self) -> None:
        """Show the time as it is set, and the next due day."""
        at = self._context.desk.town.town().round_time
        self.time.show_time(at)
        language = self._context.language
        moment = self._context.desk.reminders.next_at()
        if moment is None:
            self._next.setText(self.tr("No day of service, so no reminder."))
            return
        when = language.relative_time(moment, today=self._context.desk.clock.today())
        sentence = self.tr("On days of service, not on public holidays. Next: {when}.")
        self._next.setText(sentence.format(when=when))

    def finish(self) -> None:
        """Keep the time she is typing."""
        if self.time.hasFocus():
            self.time.finish()

    def _keep(self) -> None:
        at = self.time.shown()
        self._context.desk.reminders.set_time(at)
        words = self._context.language.clock_time(at)
        self._context.messages.undo_toast(self.tr("You are reminded at {time}.").format(time=words))
