"""The one daily reminder of the round: whether it is due now, and putting it off (R4)."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotFound
from amtdesk.domain.reminders import (
    ROUND_REMINDER,
    DueReminder,
    Outcome,
    ReminderNote,
    ReminderRule,
    outcome_now,
    start_of_day,
)
from amtdesk.domain.words import N_, Message
from amtdesk.services.rounds import RoundService
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.reminders import ReminderRepository
from amtdesk.system.clock import Clock

#: For how long it can be put off within the day.
SNOOZES: Final = (timedelta(minutes=15), timedelta(hours=1))

#: What follows from records and calendar; it is looked at again when those change.
_DERIVED: Final = frozenset({Outcome.DONE_ALREADY, Outcome.TOO_LATE, Outcome.HOLIDAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class SnoozeChoices:
    """By how much it can be put off within today's time, or until the next day of service."""

    spans: tuple[timedelta, ...]
    next_day: datetime


class ReminderService:
    """Says when the round is due, once a day at most."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService, rounds: RoundService) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._rounds = rounds
        self._repository = ReminderRepository(database, ROUND_REMINDER)

    def due(self) -> DueReminder | None:
        """Return the reminder that is to be seen now, or None. What passed unseen is accounted for with its reason."""
        now, rule = self._clock.now(), self._rule()
        self._account(rule, now)
        moment = rule.moment_of(self._clock.today())
        if moment is None or moment > now or self._outcome(rule, moment, now=now) is not Outcome.RAISED:
            return None
        until = rule.too_late_on(self._clock.today())
        return DueReminder(kind=ROUND_REMINDER, due_at=moment, until=until)

    def snooze_choices(self) -> SnoozeChoices:
        """Return until when the reminder can be put off: never beyond its own "too late"."""
        now, rule = self._clock.now(), self._rule()
        until = rule.too_late_on(self._clock.today())
        return SnoozeChoices(spans=tuple(span for span in SNOOZES if now + span < until), next_day=self.next_at())

    def snooze(self, until: datetime) -> None:
        """Put today's reminder off, also across a restart. Until another day means: that day's own reminder comes.

        Raises NotFound when none is due today.
        """
        same_day = self._town.calendar().local_day(until) == self._clock.today()
        outcome = Outcome.SNOOZED if same_day else Outcome.DISMISSED
        self._decide(Message(N_("Reminder put off")), outcome, until=until if same_day else None)

    def dismiss(self) -> None:
        """Do without today's reminder. Raises NotFound when none is due today."""
        self._decide(Message(N_("Reminder dismissed for today")), Outcome.DISMISSED)

    def next_at(self) -> datetime:
        """Return the next due moment on a day of service; today's no longer counts once its round has begun."""
        now, today, rule = self._clock.now(), self._clock.today(), self._rule()
        moment = rule.moment_of(today)
        is_over = moment is not None and self._rounds.was_begun_on(today)
        return rule.next_after(max(now, moment) if is_over and moment is not None else now)

    def set_time(self, at: time) -> None:
        """Let the round be due at another local time from now on."""
        self._town.set("round_time", at.strftime("%H:%M"))

    def account_between(self, start: datetime, end: datetime) -> tuple[ReminderNote, ...]:
        """Return what became of each due moment from `start` up to, not including, `end`."""
        return self._repository.notes_between(start, end)

    # within

    def _rule(self) -> ReminderRule:
        return ReminderRule(at=self._town.town().round_time, calendar=self._town.calendar())

    def _account(self, rule: ReminderRule, now: datetime) -> None:
        this_morning = start_of_day(now, rule.calendar)
        seen = min(self._repository.last_seen(now) or this_morning, this_morning)
        found = [
            (moment, self._outcome(rule, moment, now=now), self._repository.note(moment))
            for moment in rule.due_between(seen, now)
        ]
        fresh = [
            (moment, outcome)
            for moment, outcome, note in found
            if note is None or (note.outcome in _DERIVED and note.outcome is not outcome)
        ]
        if not fresh:
            return
        with self._command(Message(N_("Reminders accounted for")), undoable=False) as writer:
            for moment, outcome in fresh:
                self._repository.put(writer, ReminderNote(due_at=moment, outcome=outcome), at=now)

    def _outcome(self, rule: ReminderRule, moment: datetime, *, now: datetime) -> Outcome:
        begun = self._rounds.was_begun_on(rule.calendar.local_day(moment))
        return outcome_now(rule, moment, note=self._repository.note(moment), now=now, is_round_begun=begun)

    def _decide(self, label: Message, outcome: Outcome, *, until: datetime | None = None) -> None:
        moment = self._rule().moment_of(self._clock.today())
        if moment is None:
            raise NotFound(N_("There is no reminder today."))
        with self._command(label, undoable=True) as writer:
            note = ReminderNote(due_at=moment, outcome=outcome, snoozed_until=until)
            self._repository.put(writer, note, at=self._clock.now())

    def _command(self, label: Message, *, undoable: bool) -> AbstractContextManager[CommandWriter]:
        return self._database.command(
            label, at=self._clock.now(), areas={Area.REMINDERS} if undoable else (), undoable=undoable
        )
