"""Drives a reminder through a year of somebody's working life: nights, weekends, sleep, wrong clocks, an old backup.

For every due moment it must be so, and is checked by counting apart from the rules under test: it was raised exactly
once, or it is accounted for with a reason that holds. What is simulated: the machine and its clock, not the rules.

    python -m tools.proof reminders
"""

import random
from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from amtdesk.domain.office_calendar import OfficeCalendar, nationwide_holidays
from amtdesk.domain.reminders import Memory, Outcome, QuietHours, ReminderNote, ReminderRule, look

ZONES = ("Europe/Berlin", "Europe/Berlin", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
YEARS = range(2024, 2034)
TICK = timedelta(seconds=30)
DAY = timedelta(days=1)
WORKDAYS = range(5)
SNOOZES = (timedelta(minutes=15), timedelta(hours=1))


@dataclass(slots=True)
class Records:
    """What the desk remembers, and what a backup brings back."""

    notes: dict[datetime, ReminderNote] = field(default_factory=dict)
    begun: list[datetime] = field(default_factory=list)

    def copy(self) -> "Records":
        """As a backup keeps them."""
        return Records(dict(self.notes), list(self.begun))

    def memory(self, now: datetime) -> Memory:
        """What the rule may ask."""
        return Memory(
            note=self.notes.get,
            last_seen=max((due for due in self.notes if due <= now), default=None),
            was_begun_between=self.was_begun_between,
        )

    def was_begun_between(self, start: datetime, end: datetime) -> bool:
        """Whether a round was begun then."""
        place = bisect_right(self.begun, start - timedelta(microseconds=1))
        return place < len(self.begun) and self.begun[place] < end


@dataclass(slots=True)
class Tally:
    """What the simulation counted."""

    schedules: int = 0
    interruptions: int = 0
    moments: int = 0
    raised: int = 0
    again_after_restore: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count another year in."""
        for name in ("schedules", "interruptions", "moments", "raised", "again_after_restore"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.reasons += other.reasons
        self.faults += other.faults

    def words(self) -> str:
        """The figures in one line."""
        reasons = ", ".join(f"{name} {count:,}" for name, count in self.reasons.most_common())
        return (
            f"{self.schedules:,} schedules over a year each, {self.interruptions:,} interruptions, "
            f"{self.moments:,} due moments: raised {self.raised:,}, "
            f"accounted for {sum(self.reasons.values()):,} ({reasons}), "
            f"again after an old backup {self.again_after_restore:,}; lost or doubled {len(self.faults)}"
        )


class Life:
    """One year with one schedule."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.year = chance.choice(YEARS)
        self.zone = ZoneInfo(chance.choice(ZONES))
        self.rule = _rule(chance, self.year, zone=self.zone)
        self.records = Records()
        self.backups: list[Records] = []
        self.offset = timedelta()
        self.readings: list[datetime] = []
        self.raises: Counter[datetime] = Counter()
        self.restored: set[datetime] = set()
        self.tally = Tally(schedules=1)

    def live(self) -> Tally:
        """Go through the year and check every moment."""
        day, last = date(self.year, 1, 4), date(self.year, 12, 20)
        while day <= last:
            day += timedelta(days=self._interrupted())
            if day.weekday() in WORKDAYS or self._by_chance(0.1):
                self._spend(day)
            day += timedelta(days=1)
        self._look(self.readings[-1])  # after the last restore, too, somebody opens the desk
        self._check()
        return self.tally

    # what happens

    def _interrupted(self) -> int:
        """Now and then something happens between two days; returns for how many days the machine is off."""
        kinds = ("nothing", "holidays", "wrong clock", "right clock", "old backup")
        match self.chance.choices(kinds, weights=(91, 2, 2, 4, 1))[0]:
            case "holidays":
                self.tally.interruptions += 1
                return self.chance.choice((1, 3, 14, 70))
            case "wrong clock":
                self.tally.interruptions += 1
                self.offset = timedelta(minutes=self.chance.choice((-2880, -90, -60, 30, 60, 600, 4320)))
            case "right clock":
                self.offset = timedelta()
            case "old backup":
                self._restore()
        return 0

    def _restore(self) -> None:
        """Somebody puts yesterday's backup in place, or the one before."""
        if not self.backups:
            return
        self.tally.interruptions += 1
        backup = self.chance.choice(self.backups[-2:])
        self.restored |= {due for due in self.records.notes if backup.notes.get(due) != self.records.notes[due]}
        self.records = backup.copy()

    def _spend(self, day: date) -> None:
        """A day: the machine is on in one or several stretches, and is looked at in each."""
        start = datetime.combine(day, time(self.chance.choice((6, 7, 8, 9, 12))), self.zone).astimezone(UTC)
        for _stretch in range(self.chance.choice((1, 1, 2, 3))):
            end = start + timedelta(minutes=self.chance.choice((20, 90, 240, 600)))
            for instant in self._looks(start, end):
                self._look(instant + self.offset)
            start = end + timedelta(minutes=self.chance.choice((1, 45, 180)))
            self.tally.interruptions += 1
            if self._by_chance(0.01):
                self._restore()
        self.backups = [*self.backups[-1:], self.records.copy()]

    def _looks(self, start: datetime, end: datetime) -> Iterator[datetime]:
        """When the ticker fires: at the start, soon after each moment at which anything could change, and between.

        Ticks in which nothing can change are left out; a week in a hundred is lived through tick by tick.
        """
        if self._by_chance(0.002):
            while start < end:
                yield start
                start += TICK
            return
        instants = {start, end}
        for edge in self._edges(start, end):
            instants |= {edge - timedelta(seconds=1), edge + self.chance.random() * TICK}
        yield from sorted(instant for instant in instants if start <= instant <= end)

    def _edges(self, start: datetime, end: datetime) -> set[datetime]:
        local = (start + self.offset).astimezone(self.zone).date()
        moments = [m for day in (local, local + DAY) for m in self.rule.moments_of(day)]
        edges = {edge for m in moments for edge in (m, self.rule.too_late_at(m))}
        edges |= {n.snoozed_until for n in self.records.notes.values() if n.snoozed_until is not None}
        if self.rule.quiet is not None:
            edges |= {datetime.combine(local, at, self.zone).astimezone(UTC) for at in (self.rule.quiet.ends,)}
        return {edge - self.offset for edge in edges if start <= edge - self.offset <= end}

    def _look(self, reading: datetime) -> None:
        self.readings.append(reading)
        found = look(self.rule, reading, memory=self.records.memory(reading))
        for note in found.news:
            self.records.notes[note.due_at] = note
            self.raises[note.due_at] += note.outcome is Outcome.RAISED
        if found.due is not None:
            self._react(found.due.due_at, reading)
        elif self._by_chance(0.02):
            insort(self.records.begun, reading)  # she reads along without being asked

    def _react(self, due: datetime, reading: datetime) -> None:
        wishes = ("nothing", "begin", "later", "not today")
        match self.chance.choices(wishes, weights=(40, 40, 15, 5))[0]:
            case "begin":
                insort(self.records.begun, reading)
            case "later":
                until = reading + self.chance.choice(SNOOZES)
                self.records.notes[due] = ReminderNote(due_at=due, outcome=Outcome.SNOOZED, snoozed_until=until)
            case "not today":
                self.records.notes[due] = ReminderNote(due_at=due, outcome=Outcome.DISMISSED)

    def _by_chance(self, share: float) -> bool:
        return self.chance.random() < share

    # what must hold, counted apart from the rules

    def _check(self) -> None:
        first, last = self.readings[0], self.readings[-1]  # what lies after the last look is not owed yet
        ordered = sorted(self.readings)
        day = first.astimezone(self.zone).date()
        while day <= last.astimezone(self.zone).date():
            for number, due in enumerate(dues := _dues(self.rule, day, zone=self.zone)):
                if due <= last:
                    following = dues[number + 1] if number + 1 < len(dues) else None
                    self._check_moment(due, _end(self.rule, due, day=day, following=following), ordered=ordered)
            day += DAY
        noted = {due for due, note in self.records.notes.items() if note.outcome is not Outcome.WATCHED_FROM}
        extra = noted - {
            d for day in _year(first, max(ordered), zone=self.zone) for d in _dues(self.rule, day, zone=self.zone)
        }
        self.tally.faults += [f"{due}: a note of a moment that there is none" for due in extra]

    def _check_moment(self, due: datetime, end: datetime, *, ordered: list[datetime]) -> None:
        self.tally.moments += 1
        note = self.records.notes.get(due)
        raised = self.raises[due]
        if note is None:
            self.tally.faults.append(f"{due}: lost")
            return
        if raised > 1:
            self.tally.again_after_restore += raised - 1
            if due not in self.restored:
                self.tally.faults.append(f"{due}: raised {raised} times")
        if raised:
            self.tally.raised += 1
        else:
            self.tally.reasons[note.outcome.value] += 1
            if due not in self.restored:
                self._check_reason(due, end, note=note, ordered=ordered)

    def _check_reason(self, due: datetime, end: datetime, *, note: ReminderNote, ordered: list[datetime]) -> None:
        """A moment that was not raised: was there really nothing to raise it, or a reason not to?"""
        is_off = due.astimezone(self.zone).date() in self.rule.calendar.days_off
        if is_off != (note.outcome is Outcome.HOLIDAY):
            self.tally.faults.append(f"{due}: {note.outcome} on a day that is {'' if is_off else 'not '}off")
        if is_off or note.outcome is Outcome.DONE_ALREADY:
            return
        seen = ordered[bisect_right(ordered, due - timedelta(microseconds=1)) : bisect_right(ordered, end)]
        loud = [each for each in seen if each < end and not self._is_quiet(each)]
        if loud:
            self.tally.faults.append(f"{due}: {note.outcome}, although it could have been raised at {loud[0]}")

    def _is_quiet(self, reading: datetime) -> bool:
        if self.rule.quiet is None:
            return False
        at, begins, ends = reading.astimezone(self.zone).time(), self.rule.quiet.begins, self.rule.quiet.ends
        return begins <= at < ends if begins < ends else not ends <= at < begins


def _rule(chance: random.Random, year: int, *, zone: ZoneInfo) -> ReminderRule:
    spans = chance.choice((((time(8), time(16)),), ((time(8), time(12)), (time(14), time(18))), ((time(6), time(22)),)))
    days_off = dict(nationwide_holidays(year))
    days_off |= {
        date(year, 1, 1) + timedelta(days=chance.randrange(365)): "closed" for _day in range(chance.randrange(15))
    }
    days = chance.sample(range(7), chance.randint(1, 7))
    times = {day: tuple(_a_time(chance) for _each in range(chance.choice((1, 1, 2, 3)))) for day in days}
    begins, ends = _a_time(chance), _a_time(chance)
    quiet = QuietHours(begins=begins, ends=ends) if chance.choice((True, True, False)) and begins != ends else None
    lasts = chance.choice((None, None, timedelta(minutes=chance.randint(1, 600))))
    calendar = OfficeCalendar(hours=dict.fromkeys(range(5), spans), zone=zone, days_off=days_off)
    return ReminderRule(times=times, calendar=calendar, quiet=quiet, lasts=lasts)


def _a_time(chance: random.Random) -> time:
    """Mostly within the working day; now and then at night, when clocks change."""
    hour = chance.choice((*range(6, 19), *range(7, 17), 0, 2, 23))
    return time(hour, chance.choice((0, 15, 30, 59)))


def _dues(rule: ReminderRule, day: date, *, zone: ZoneInfo) -> list[datetime]:
    return sorted({datetime.combine(day, at, zone).astimezone(UTC) for at in rule.times.get(day.weekday(), ())})


def _end(rule: ReminderRule, due: datetime, *, day: date, following: datetime | None) -> datetime:
    if rule.lasts is not None:
        end = due + rule.lasts
    else:
        spans = () if day in rule.calendar.days_off else rule.calendar.hours.get(day.weekday(), ())
        service = datetime.combine(day, spans[-1][1], rule.calendar.zone).astimezone(UTC) if spans else due
        end = service if service > due else due + timedelta(hours=2)
    return end if following is None else min(end, following)


def _year(first: datetime, last: datetime, *, zone: ZoneInfo) -> Iterator[date]:
    day = first.astimezone(zone).date() - 4 * DAY
    while day <= last.astimezone(zone).date() + 4 * DAY:
        yield day
        day += DAY


def years(count: int, seed: int) -> Tally:
    """Live through so many years, each with its own schedule."""
    tally = Tally()
    for number in range(count):
        tally.add(Life(random.Random(f"{seed}-{number}")).live())  # noqa: S311 - chance for tests, no secret
    return tally
