"""What a simulated desk remembers, and what a backup of it brings back."""

from bisect import bisect_right, insort
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from amtdesk.domain.matters import MatterKind
from amtdesk.domain.reminder_account import Memory
from amtdesk.domain.reminders import Outcome, ReminderNote
from tools.reminder_office import Promise

#: What names a due moment: its subject and its time.
Name = tuple[str, datetime]
ROUND = MatterKind.ROUND.value


@dataclass(slots=True)
class Records:
    """Notes by name, when rounds began, what is not settled, until when a day's round was put aside."""

    notes: dict[Name, ReminderNote] = field(default_factory=dict)
    begun: list[datetime] = field(default_factory=list)
    open: dict[Name, Promise] = field(default_factory=dict)
    aside: dict[date, datetime] = field(default_factory=dict)
    _rounds: list[datetime] = field(default_factory=list)
    _watched: list[datetime] = field(default_factory=list)

    def copy(self) -> "Records":
        """As a backup keeps them."""
        return Records(
            dict(self.notes),
            list(self.begun),
            dict(self.open),
            dict(self.aside),
            list(self._rounds),
            list(self._watched),
        )

    def add(self, promise: Promise) -> None:
        """Something came in."""
        self.open[promise.name] = promise

    def settle(self, name: Name) -> None:
        """It is done."""
        self.open.pop(name, None)

    def begin(self, at: datetime) -> None:
        """A round begins."""
        insort(self.begun, at)

    def put(self, note: ReminderNote) -> None:
        """Keep a note in the place of the one before."""
        if (note.subject, note.due_at) not in self.notes:
            if note.subject == ROUND:
                insort(self._rounds, note.due_at)
            if note.outcome is Outcome.WATCHED_FROM:
                insort(self._watched, note.due_at)
        self.notes[note.subject, note.due_at] = note

    def memory(self, now: datetime) -> Memory:
        """What the rule may ask."""
        return Memory(
            note=lambda subject, due: self.notes.get((subject, due)),
            last_seen=_last(self._rounds, now),
            was_begun_between=self.was_begun_between,
            watched_from=self.watched_from(now),
            rounds_put_off=self.aside,
        )

    def watched_from(self, now: datetime) -> datetime | None:
        """Since when this desk looks at the clock."""
        return self._watched[0] if self._watched and self._watched[0] <= now else None

    def is_new_to(self, now: datetime) -> bool:
        """Whether nothing of the round up to now is accounted for."""
        return not self._rounds or self._rounds[0] > now

    def put_off(self) -> set[Name]:
        """What of that which is open she put off."""
        return {name for name in self.open if (note := self.notes.get(name)) is not None and note.snoozed_until}

    def edges(self, start: datetime, end: datetime) -> set[datetime]:
        """When something that is open changes by the clock, within a stretch."""
        found = {
            edge
            for promise in self.open.values()
            for edge in (promise.raised_from, promise.until, promise.deadline)
            if edge is not None
        }
        wide = timedelta(days=8)
        kept = (self.notes[each, due] for each, due in self.put_off())
        rounds = (self.notes.get((ROUND, due)) for due in _between(self._rounds, start=start - wide, end=end))
        found |= {note.snoozed_until for note in (*kept, *rounds) if note is not None and note.snoozed_until}
        return {edge for edge in (*found, *self.aside.values()) if start <= edge <= end}

    def was_begun_between(self, start: datetime, end: datetime) -> bool:
        """Whether a round was begun then."""
        return bool(_between(self.begun, start=start, end=end - timedelta(microseconds=1)))


def _between(ordered: list[datetime], *, start: datetime, end: datetime) -> list[datetime]:
    return ordered[bisect_right(ordered, start - timedelta(microseconds=1)) : bisect_right(ordered, end)]


def _last(ordered: list[datetime], now: datetime) -> datetime | None:
    place = bisect_right(ordered, now)
    return ordered[place - 1] if place else None
