"""The pause of reminders: its usual ends as buttons, any other one typed; while it holds, its end and the way back."""

from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.domain.day_phrases import day_of_phrase
from amtdesk.domain.errors import NotAllowed, UserFacingError
from amtdesk.domain.reminder_times import time_from
from amtdesk.domain.words import N_
from amtdesk.ui.pages.settings.parts import SettingField
from amtdesk.ui.pauses import MORNING, Pauses
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.error_line import ErrorLine
from amtdesk.ui.widgets.fields import show_hint
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.ui.page import PageContext


class PauseRow(QWidget):
    """Until when nothing is said."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._pauses = Pauses(context)
        theme = context.theme
        lines = column(theme, spacing=4)
        self.setLayout(lines)
        self._offered = FlowRow(theme)
        self.hour = self._button(self._pause_an_hour)
        self.midday = self._button(self._pause_until_midday)
        self.tomorrow = self._button(self._pause_until_tomorrow)
        self.until = SettingField(theme, self.tr("Pause until"), width=230)
        show_hint(self.until, self.tr("until 14:00 or until Monday"), least=theme.px(230))
        self.until.kept.connect(self._take_end)
        self._offered.flow.addWidget(self.until)
        self._holding = FlowRow(theme)
        self._stand = Label(theme)
        self._holding.flow.addWidget(self._stand)
        self.again = KbdButton(theme, self.tr("Remind again"), icon="bell", small=True)
        self.again.clicked.connect(self._end)
        self._holding.flow.addWidget(self.again)
        self.error = ErrorLine(theme)
        for part in (self._offered, self._holding, self.error):
            lines.addWidget(part)

    def show_records(self) -> None:
        """Show whether a pause holds, else what is offered."""
        ends_at, midday = self._pauses.ends_at(), self._pauses.midday()
        self._holding.setVisible(ends_at is not None)
        self._offered.setVisible(ends_at is None)
        if ends_at is not None:
            words = self.tr("No reminders until {when}.").format(when=self._pauses.words_for(ends_at))
            self._stand.setText(words)
        self.hour.set_label(self._pauses.an_hour().text)
        self.tomorrow.set_label(self._pauses.tomorrow().text)
        self.midday.setVisible(midday is not None)
        if midday is not None:
            self.midday.set_label(midday.text)

    def _button(self, deed: "Callable[[], None]") -> KbdButton:
        button = KbdButton(self._context.theme, "", small=True)
        button.clicked.connect(deed)
        self._offered.flow.addWidget(button)
        return button

    # slots

    def _pause_an_hour(self) -> None:
        self._pause(self._pauses.an_hour().until)

    def _pause_until_midday(self) -> None:
        midday = self._pauses.midday()
        if midday is not None:
            self._pause(midday.until)

    def _pause_until_tomorrow(self) -> None:
        self._pause(self._pauses.tomorrow().until)

    def _take_end(self, words: str) -> None:
        if not words:
            self.error.say("")
            return
        try:
            until = self._end_from(words)
        except UserFacingError as error:
            self.error.say(self._context.language.sentence(error))
            return
        self.until.show_text("")
        self._pause(until)

    def _pause(self, until: datetime) -> None:
        self.error.say("")
        self._pauses.pause(until)
        self.show_records()
        self.again.setFocus()  # what was pressed is gone now

    def _end(self) -> None:
        self._pauses.end()
        self.show_records()
        self.hour.setFocus()

    def _end_from(self, words: str) -> datetime:
        """Read a time of today, or a day; on a day reminders come again in the morning."""
        clock = self._context.desk.clock
        day = day_of_phrase(words, today=clock.today())
        end = (clock.today(), _time(words)) if day is None else (day, MORNING)
        until = datetime.combine(*end, clock.zone)
        if until <= clock.now():
            raise NotAllowed(N_("That time has passed. Please name a later one."))
        return until


def _time(words: str) -> time:
    try:
        return time_from(words)
    except NotAllowed as error:
        raise NotAllowed(
            N_("“{text}” is neither a time nor a day. Write for example 14:00 or 24.12."), text=words
        ) from error
