"""The reminder: what is due now, in one; putting it off, having seen it, and when it may speak at all (R4)."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final

from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.errors import NotFound
from amtdesk.domain.matters import Matter, MatterKind
from amtdesk.domain.reminder_account import Look, Memory, look
from amtdesk.domain.reminders import Outcome, Reminder, ReminderNote, ReminderRule, ReminderSettings, collected
from amtdesk.domain.rounds import round_times
from amtdesk.domain.words import N_, Message
from amtdesk.services.matters import Matters
from amtdesk.services.rounds import RoundService
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.reminders import ReminderRepository
from amtdesk.storage.town import TownRepository
from amtdesk.system.clock import Clock

#: For how long it can be put off within the day.
SNOOZES: Final = (timedelta(minutes=15), timedelta(hours=1))
#: No rule forgets earlier what was due.
REMEMBERED: Final = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class SnoozeChoices:
    """By how much it can be put off within today's time, or until the next day that has a reminder, if any."""

    spans: tuple[timedelta, ...]
    next_day: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _LastLook:
    """What was found when, and how."""

    at: datetime
    is_held_back: bool
    found: Look


class ReminderService:
    """Says what is due: each due moment once at most, and all that stands as one reminder."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        town: TownService,
        rounds: RoundService,
        matters: Matters,
        forgotten_before: Callable[[], datetime | None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._rounds = rounds
        self._matters = matters
        self._forgotten_before = forgotten_before
        self._repository = ReminderRepository(database)
        self._town_records = TownRepository(database)
        self._last: _LastLook | None = None
        self._told: Reminder | None = None
        self._is_held_back = False
        database.on_commit.append(self._forget)

    def due(self, *, is_held_back: bool = False) -> Reminder | None:
        """Return the reminder that is to be seen now, or None. What passed unseen is accounted for with its reason.

        While held back, on a round or behind a presentation, nothing new is raised, and the account says so.
        Nothing is read as long as nothing changed and nothing can have fallen due since the last look.
        """
        self._is_held_back = is_held_back
        self._told = self._found()
        return self._told

    def standing(self) -> Reminder | None:
        """Return what still stands of that which she was told last, or None; what fell due since is not told by it."""
        found = self._found()
        if found is None or self._told is None:
            return found
        told = {(matter.subject, matter.due_at) for matter in self._told.matters}
        return collected([matter for matter in found.matters if (matter.subject, matter.due_at) in told])

    def snooze_choices(self) -> SnoozeChoices:
        """Return until when what stands can be put off: never beyond the round's own "too late", if it is among it.

        The next day is the one with the next round, or without it the next day of service.
        """
        now, rule, standing = self._clock.now(), self._rule(), self.standing()
        if standing is not None and not standing.is_round:
            return SnoozeChoices(spans=SNOOZES, next_day=self._matters.rules().next_opening(now))
        moment = self._current()
        until = now if moment is None else rule.too_late_at(moment)
        spans = tuple(span for span in SNOOZES if now + span < until)
        return SnoozeChoices(spans=spans, next_day=rule.next_after(self._end_of_today()))

    def snooze(self, until: datetime) -> None:
        """Put what she was told of off, also across a restart. The round until another day: that day's own come.

        Raises NotFound when there is nothing to put off.
        """
        standing = self.standing()
        is_round = standing.is_round if standing is not None else self._told is None
        notes = self._round_put_off(until) if is_round else []
        matters = () if standing is None else standing.matters
        notes += (_note(each, Outcome.SNOOZED, until=until) for each in matters if each.kind is not MatterKind.ROUND)
        if not notes:
            raise NotFound(N_("There is no reminder today."))
        self._keep(Message(N_("Reminder put off")), notes)

    def dismiss(self) -> None:
        """Note that she has seen what she was told of: none of it comes again. Raises NotFound when nothing stands."""
        standing = self.standing()
        if standing is None:
            raise NotFound(N_("There is no reminder today."))
        self._keep(Message(N_("Reminder seen")), [_note(matter, Outcome.DISMISSED) for matter in standing.matters])

    def next_at(self) -> datetime | None:
        """Return the round's next due moment that is no day off; None when there is none within a year.

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
        with self._changing(settings) as writer:
            self._repository.put_settings(writer, settings)

    def set_time(self, at: time) -> None:
        """Let the round be due at another local time from now on, once on each day of service."""
        label = Message(N_("Reminders changed: {name}"), {"name": Message(N_("Times of the round"))})
        with self._database.command(label, at=self._clock.now(), areas={Area.TOWN, Area.REMINDERS}) as writer:
            self._town_records.put_setting(writer, "round_time", value=at.strftime("%H:%M"))
            self._repository.put_settings(writer, replace(self.settings(), times={}))

    def pause_until(self, instant: datetime | None) -> None:
        """Say nothing until then; None lets reminders come again. It can be undone."""
        self.change(replace(self.settings(), silent_until=instant))

    def account_between(self, start: datetime, end: datetime) -> tuple[ReminderNote, ...]:
        """Return what became of each due moment from `start` up to, not including, `end`."""
        return self._repository.notes_between(start, end)

    # within

    def _found(self) -> Reminder | None:
        now, last, is_held_back = self._clock.now(), self._last, self._is_held_back
        if last is None or last.is_held_back != is_held_back or not last.at <= now < last.found.again_at:
            found = self._look(now)
            last = self._last = _LastLook(at=now, is_held_back=is_held_back, found=found)
        return last.found.reminder

    def _look(self, now: datetime) -> Look:
        memory = Memory(
            note=self._repository.note,
            last_seen=self._repository.last_seen(MatterKind.ROUND, now),
            was_begun_between=self._rounds.was_begun_between,
            watched_from=self._repository.watched_from(now),
            rounds_put_off=self._matters.rounds_put_off(now),
            is_forgotten=self._is_forgotten,
        )
        matters = self._matters.standing(since=self._repository.last_account(now) or now)
        found = look(self._rule(), now, memory=memory, matters=matters, is_held_back=self._is_held_back)
        if found.news:
            with self._command(Message(N_("Reminders accounted for")), undoable=False) as writer:
                for note in found.news:
                    self._repository.put(writer, note, at=now)
        return found

    def _is_forgotten(self, due_at: datetime) -> bool:
        if self._clock.now() - due_at < REMEMBERED:
            return False
        before = self._forgotten_before()
        return before is not None and due_at < before

    def _round_put_off(self, until: datetime) -> list[ReminderNote]:
        moment = self._current()
        if moment is None:
            return []
        if self._town.calendar().local_day(until) == self._clock.today():
            return [ReminderNote(due_at=moment, outcome=Outcome.SNOOZED, snoozed_until=until)]
        left = (each for each in self._rule().moments_of(self._clock.today()) if each >= moment)
        return [ReminderNote(due_at=each, outcome=Outcome.DISMISSED) for each in left]

    def _keep(self, label: Message, notes: Iterable[ReminderNote]) -> None:
        with self._command(label, undoable=True) as writer:
            for note in notes:
                self._repository.put(writer, note, at=self._clock.now())

    def _forget(self, changed: Changed) -> None:
        if changed.areas:  # an account of reminders touches none
            self._last = None

    def _rule(self) -> ReminderRule:
        settings, calendar = self.settings(), self._town.calendar()
        at = self._town.town().round_time
        return ReminderRule(
            times=round_times(settings.times, at, calendar=calendar),
            calendar=calendar,
            quiet=settings.quiet,
            lasts=settings.lasts,
            silent_until=settings.silent_until,
            kinds_off=settings.kinds_off,
        )

    def _current(self) -> datetime | None:
        """The moment of today that is the latest up to now, or the next one when none has come yet."""
        now, moments = self._clock.now(), self._rule().moments_of(self._clock.today())
        return next((moment for moment in reversed(moments) if moment <= now), moments[0] if moments else None)

    def _end_of_today(self) -> datetime:
        tomorrow = self._clock.today() + timedelta(days=1)
        return datetime.combine(tomorrow, time(), self._clock.zone) - timedelta(microseconds=1)

    def _changing(self, after: ReminderSettings) -> AbstractContextManager[CommandWriter]:
        from amtdesk.domain.setting_names import reminders_changed

        label = reminders_changed(self.settings(), after)
        return self._database.command(label, at=self._clock.now(), areas={Area.TOWN, Area.REMINDERS})

    def _command(self, label: Message, *, undoable: bool) -> AbstractContextManager[CommandWriter]:
        return self._database.command(
            label, at=self._clock.now(), areas={Area.REMINDERS} if undoable else (), undoable=undoable
        )


def _note(matter: Matter, outcome: Outcome, *, until: datetime | None = None) -> ReminderNote:
    return ReminderNote(subject=matter.subject, due_at=matter.due_at, outcome=outcome, snoozed_until=until)
