"""The reminder of the round: whether it is due now, putting it off, and when it may speak at all (R4)."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotFound
from amtdesk.domain.reminders import (
    ROUND_REMINDER,
    DueReminder,
    Memory,
    Outcome,
    ReminderNote,
    ReminderRule,
    ReminderSettings,
    look,
)
from amtdesk.domain.words import N_, Message
from amtdesk.services.rounds import RoundService
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.reminders import ReminderRepository
from amtdesk.storage.town import TownRepository
from amtdesk.system.clock import Clock

#: For how long it can be put off within the day.
SNOOZES: Final = (timedelta(minutes=15), timedelta(hours=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class SnoozeChoices:
    """By how much it can be put off within today's time, or until the next day that has a reminder, if any."""

    spans: tuple[timedelta, ...]
    next_day: datetime | None


class ReminderService:
    """Says when the round is due: each due moment once at most, and never two at a time."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService, rounds: RoundService) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._rounds = rounds
        self._repository = ReminderRepository(database, ROUND_REMINDER)
        self._town_records = TownRepository(database)

    def due(self) -> DueReminder | None:
        """Return the reminder that is to be seen now, or None. What passed unseen is accounted for with its reason."""
        now = self._clock.now()
        memory = Memory(
            note=self._repository.note,
            last_seen=self._repository.last_seen(now),
            was_begun_between=self._rounds.was_begun_between,
        )
        found = look(self._rule(), now, memory=memory)
        if found.news:
            with self._command(Message(N_("Reminders accounted for")), undoable=False) as writer:
                for note in found.news:
                    self._repository.put(writer, note, at=now)
        return found.due

    def snooze_choices(self) -> SnoozeChoices:
        """Return until when the reminder can be put off: never beyond its own "too late"."""
        now, rule, moment = self._clock.now(), self._rule(), self._current()
        until = now if moment is None else rule.too_late_at(moment)
        spans = tuple(span for span in SNOOZES if now + span < until)
        return SnoozeChoices(spans=spans, next_day=rule.next_after(self._end_of_today()))

    def snooze(self, until: datetime) -> None:
        """Put the reminder off, also across a restart. Until another day means: none today, that day's own ones come.

        Raises NotFound when none is due today.
        """
        moment = self._current()
        if moment is None:
            raise NotFound(N_("There is no reminder today."))
        notes = [ReminderNote(due_at=moment, outcome=Outcome.SNOOZED, snoozed_until=until)]
        if self._town.calendar().local_day(until) != self._clock.today():
            left = (each for each in self._rule().moments_of(self._clock.today()) if each >= moment)
            notes = [ReminderNote(due_at=each, outcome=Outcome.DISMISSED) for each in left]
        with self._command(Message(N_("Reminder put off")), undoable=True) as writer:
            for note in notes:
                self._repository.put(writer, note, at=self._clock.now())

    def next_at(self) -> datetime | None:
        """Return the next due moment that is no day off; None when there is none within a year.

        A moment no longer counts once its round has begun.
        """
        rule, moment = self._rule(), self._clock.now()
        while (following := rule.next_after(moment)) is not None:
            begun = self._rounds.was_begun_between(rule.begins_to_count(following), rule.stops_to_count(following))
            if not begun:
                return following
            moment = following
        return None

    def settings(self) -> ReminderSettings:
        """Return when she wants to be reminded."""
        return self._repository.settings()

    def change(self, settings: ReminderSettings) -> None:
        """Let reminders follow other settings from now on; it can be undone."""
        with self._changing() as writer:
            self._repository.put_settings(writer, settings)

    def set_time(self, at: time) -> None:
        """Let the round be due at another local time from now on, once on each day of service."""
        with self._changing() as writer:
            self._town_records.put_setting(writer, "round_time", value=at.strftime("%H:%M"))
            self._repository.put_settings(writer, replace(self.settings(), times={}))

    def account_between(self, start: datetime, end: datetime) -> tuple[ReminderNote, ...]:
        """Return what became of each due moment from `start` up to, not including, `end`."""
        return self._repository.notes_between(start, end)

    # within

    def _rule(self) -> ReminderRule:
        settings, calendar = self.settings(), self._town.calendar()
        at = self._town.town().round_time
        return ReminderRule(
            times=settings.times or {day: (at,) for day, spans in calendar.hours.items() if spans},
            calendar=calendar,
            quiet=settings.quiet,
            lasts=settings.lasts,
            silent_until=settings.silent_until,
        )

    def _current(self) -> datetime | None:
        """The moment of today that is the latest up to now, or the next one when none has come yet."""
        now, moments = self._clock.now(), self._rule().moments_of(self._clock.today())
        return next((moment for moment in reversed(moments) if moment <= now), moments[0] if moments else None)

    def _end_of_today(self) -> datetime:
        tomorrow = self._clock.today() + timedelta(days=1)
        return datetime.combine(tomorrow, time(), self._clock.zone) - timedelta(microseconds=1)

    def _changing(self) -> AbstractContextManager[CommandWriter]:
        return self._database.command(
            Message(N_("Reminders changed")), at=self._clock.now(), areas={Area.TOWN, Area.REMINDERS}
        )

    def _command(self, label: Message, *, undoable: bool) -> AbstractContextManager[CommandWriter]:
        return self._database.command(
            label, at=self._clock.now(), areas={Area.REMINDERS} if undoable else (), undoable=undoable
        )
