"""Pausing reminders: until when it is offered, and how it is said. The tray's menu and the settings offer the same."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from amtdesk.domain.words import N_

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

MIDDAY: Final = time(13)
MORNING: Final = time(6)


class PauseChoice(NamedTuple):
    """One end of a pause that is offered now."""

    text: str
    until: datetime


class Pauses:
    """What is offered, what holds, and the deed; each deed is said with its way back."""

    def __init__(self, context: "PageContext") -> None:
        self._context = context

    def ends_at(self) -> datetime | None:
        """Until when reminders pause; None while they come."""
        desk = self._context.desk
        until = desk.reminders.settings().silent_until
        return until if until is not None and until > desk.clock.now() else None

    def an_hour(self) -> PauseChoice:
        """From now on for an hour."""
        until = self._context.desk.clock.now() + timedelta(hours=1)
        return PauseChoice(self._context.language.text(N_("For 1 hour")), until)

    def midday(self) -> PauseChoice | None:
        """Until 13:00, while that is still to come."""
        until = self._at(MIDDAY)
        is_to_come = until > self._context.desk.clock.now()
        return PauseChoice(self._context.language.text(N_("Until 13:00")), until) if is_to_come else None

    def tomorrow(self) -> PauseChoice:
        """Until tomorrow morning; tomorrow's own reminders come."""
        return PauseChoice(self._context.language.text(N_("Until tomorrow morning")), self._at(MORNING, days=1))

    def choices(self) -> tuple[PauseChoice, ...]:
        """All that is offered now."""
        midday = self.midday()
        return (self.an_hour(), *(() if midday is None else (midday,)), self.tomorrow())

    def pause(self, until: datetime) -> None:
        """Say nothing until then."""
        self._context.desk.reminders.pause_until(until)
        self._say(self._context.language.text(N_("No reminders until {when}.")).format(when=self.words_for(until)))

    def end(self) -> None:
        """Let reminders come again."""
        self._context.desk.reminders.pause_until(None)
        self._say(self._context.language.text(N_("Reminders come again.")))

    def words_for(self, instant: datetime) -> str:
        """Heute, 13:00 · today, 13:00."""
        desk = self._context.desk
        return self._context.language.relative_time(instant, today=desk.clock.today())

    def _say(self, words: str) -> None:
        self._context.messages.undo_toast(words)

    def _at(self, at: time, *, days: int = 0) -> datetime:
        clock = self._context.desk.clock
        return datetime.combine(clock.today() + timedelta(days=days), at, clock.zone)
