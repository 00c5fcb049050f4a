"""One line above the groups: at what times she is reminded today, when the next time is, and the way to change it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from amtdesk.domain.matters import MatterKind
from amtdesk.domain.reminder_times import times_text
from amtdesk.domain.rounds import round_times
from amtdesk.ui.reminder_words import next_sentence
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import Card, column, row
from amtdesk.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class ReminderLine(Card):
    """Says when she is reminded; the settings decide it."""

    times_requested = Signal()  # she wants to change them

    def __init__(self, context: "PageContext") -> None:
        theme = context.theme
        super().__init__(theme, padding=(8, 16))
        self._context = context
        self._today = Label(theme, role="controlStrong", wrap=True)
        self._next = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.change = KbdButton(theme, self.tr("Change times"), icon="clock", small=True)
        self.change.clicked.connect(self.times_requested)
        words = column(theme, spacing=0)
        words.addWidget(self._today)
        words.addWidget(self._next)
        line = row(theme, spacing=12)
        line.addSpacing(theme.px(2))  # below each other with the icons of the rows
        line.addWidget(IconLabel(theme, "bell"))
        line.addLayout(words, 1)
        line.addWidget(self.change)
        self.column.addLayout(line)

    def show_time(self) -> None:
        """Show today's times and the next reminder."""
        self._today.setText(self._today_words())
        self._next.setText(next_sentence(self._context))
        self._today.setVisible(MatterKind.ROUND not in self._context.desk.reminders.settings().kinds_off)

    def _today_words(self) -> str:
        desk = self._context.desk
        calendar, today = desk.town.calendar(), desk.clock.today()
        week = round_times(desk.reminders.settings().times, desk.town.town().round_time, calendar=calendar)
        times = week.get(today.weekday(), ())
        if today in calendar.days_off:
            return self.tr("No reminder today: the office is closed")
        if not times:
            return self.tr("No reminder on {day}").format(day=self._context.language.weekday_name(today.weekday()))
        return self.tr("Reminders today: {times}").format(times=times_text(times))
