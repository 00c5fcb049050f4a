"""Drives reminders through a year of somebody's working life: nights, weekends, sleep, wrong clocks, an old backup.

For every due moment of the round and of the records that come and are settled it must be so, and is checked by counting
apart from the rules under test: it was raised exactly once, or it is accounted for with a reason that holds. At each
look, what stands must be what ought to stand. What is simulated: the machine, its clock and her, not the rules.

    python -m tools.proof reminders
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from amtdesk.domain.matters import Matter, MatterKind, MatterRules
from amtdesk.domain.office_calendar import OfficeCalendar, nationwide_holidays
from amtdesk.domain.reminder_account import Look, look
from amtdesk.domain.reminders import Outcome, QuietHours, Reminder, ReminderNote, ReminderRule
from tools.reminder_checks import Checks, Tally
from tools.reminder_office import DAY, Office
from tools.reminder_records import Records

ZONES: Final = ("Europe/Berlin", "Europe/Berlin", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
YEARS: Final = range(2024, 2034)
TICK: Final = timedelta(seconds=30)
WORKDAYS: Final = range(5)
SNOOZES: Final = (timedelta(minutes=15), timedelta(hours=1))
#: The kinds that some do not want to hear of.
_KINDS: Final = tuple(kind.value for kind in MatterKind)


@dataclass(slots=True)
class Remembered:
    """What the desk keeps of its last look, as its service does."""

    at: datetime
    is_held_back: bool
    found: Look


@dataclass(slots=True)
class Machine:
    """What is wrong with the computer just now."""

    offset: timedelta = field(default_factory=timedelta)
    is_presenting: bool = False
    backups: list[Records] = field(default_factory=list)


class Life:
    """One year with one schedule."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.year = chance.choice(YEARS)
        self.zone = ZoneInfo(chance.choice(ZONES))
        self.rule = _rule(chance, self.year, zone=self.zone)
        self.office = _office(chance, self.rule.calendar, zone=self.zone)
        self.matter_rules = MatterRules(
            calendar=self.rule.calendar,
            answer_target=self.office.target or timedelta(),
            level_targets={1: self.office.yes_within},
        )
        self.records = Records()
        self.machine = Machine()
        self.tally = Tally(schedules=1)
        self.checks = Checks(self.rule, self.office, tally=self.tally)
        self.last: Remembered | None = None
        self.comes_each_hour = chance.choice((0.02, 0.1, 0.2))
        self.number = 0

    def live(self) -> Tally:
        """Go through the year and check every moment."""
        day, last = date(self.year, 1, 4), date(self.year, 12, 20)
        while day <= last:
            day += timedelta(days=self._interrupted())
            if day.weekday() in WORKDAYS or self._by_chance(0.1):
                self._spend(day)
            day += DAY
        self._look(self.checks.readings[-1])  # after the last restore, too, somebody opens the desk
        self.checks.end(self.records)
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
                self.machine.offset = timedelta(minutes=self.chance.choice((-2880, -90, -60, 30, 60, 600, 4320)))
            case "right clock":
                self.machine.offset = timedelta()
            case "old backup":
                self._restore()
        return 0

    def _restore(self) -> None:
        """Somebody puts yesterday's backup in place, or the one before."""
        if not self.machine.backups:
            return
        self.tally.interruptions += 1
        backup = self.chance.choice(self.machine.backups[-2:])
        self.checks.restored(self.records, backup)
        self.records = backup.copy()
        self.last = None

    def _spend(self, day: date) -> None:
        """A day: the machine is on in one or several stretches, and is looked at in each."""
        start = datetime.combine(day, time(self.chance.choice((6, 7, 8, 9, 12))), self.zone).astimezone(UTC)
        for _stretch in range(self.chance.choice((1, 1, 2, 3))):
            end = start + timedelta(minutes=self.chance.choice((20, 90, 240, 600)))
            self.machine.is_presenting = self._by_chance(0.1)
            if self._by_chance(0.02):
                self._ask_for_silence(start + self.machine.offset)
            for instant in self._looks(start, end):
                self._work(instant + self.machine.offset)
                self._look(instant + self.machine.offset)
            start = end + timedelta(minutes=self.chance.choice((1, 45, 180)))
            self.tally.interruptions += 1
            if self._by_chance(0.01):
                self._restore()
        self.machine.backups = [*self.machine.backups[-1:], self.records.copy()]

    def _ask_for_silence(self, reading: datetime) -> None:
        self.tally.interruptions += 1
        hours = self.chance.choice((1, 3, 24, 72))
        self.rule = self.checks.rule = replace(self.rule, silent_until=reading + timedelta(hours=hours))
        self.last = None

    def _work(self, reading: datetime) -> None:
        """Records come and are settled, whether she was reminded or not."""
        if self._by_chance(self.comes_each_hour):
            self.number += 1
            promise = self.office.promise(self.chance, self.matter_rules, ref=self.number, now=reading)
            self.records.add(promise)
            self.checks.came(promise)
            self.last = None
        if self.records.open and self._by_chance(0.1):
            self.records.settle(self.chance.choice(list(self.records.open)))
            self.last = None

    def _looks(self, start: datetime, end: datetime) -> Iterator[datetime]:
        """When the ticker fires: at the start, soon after each moment at which anything could change, and between.

        Ticks in which nothing can change are left out; a week in a hundred is lived through tick by tick.
        """
        if self._by_chance(0.002):
            while start < end:
                yield start
                start += TICK
            return
        instants = {start, end, start + (end - start) * self.chance.random()}
        for edge in self._edges(start, end):
            instants |= {edge - timedelta(seconds=1), edge + self.chance.random() * TICK}
        yield from sorted(instant for instant in instants if start <= instant <= end)

    def _edges(self, start: datetime, end: datetime) -> set[datetime]:
        offset = self.machine.offset
        local = (start + offset).astimezone(self.zone).date()
        moments = [m for day in (local, local + DAY) for m in self.rule.moments_of(day)]
        edges = {edge for m in moments for edge in (m, self.rule.too_late_at(m))}
        edges |= self.records.edges(start + offset, end + offset)
        if self.rule.quiet is not None:
            edges.add(datetime.combine(local, self.rule.quiet.ends, self.zone).astimezone(UTC))
        if self.rule.silent_until is not None:
            edges.add(self.rule.silent_until)
        return {edge - offset for edge in edges if start <= edge - offset <= end}

    def _look(self, reading: datetime) -> None:
        reminder = self._due(reading)
        self.checks.looked(reading, reminder, records=self.records, is_held_back=self.machine.is_presenting)
        if reminder is not None:
            self._react(reminder, reading)
        elif self._by_chance(0.02):
            self.records.begin(reading)  # she reads along without being asked
            self.last = None

    def _due(self, reading: datetime) -> Reminder | None:
        """What the desk says, remembered as its service does it."""
        last, held = self.last, self.machine.is_presenting
        if last is None or last.is_held_back != held or not last.at <= reading < last.found.again_at:
            matters = [promise.matter for promise in self.records.open.values()]
            memory = self.records.memory(reading)
            found = look(self.rule, reading, memory=memory, matters=matters, is_held_back=held)
            for note in found.news:
                self.records.put(note)
                self.checks.noted(note)
            last = self.last = Remembered(at=reading, is_held_back=held, found=found)
        return last.found.reminder

    def _react(self, reminder: Reminder, reading: datetime) -> None:
        wishes = ("nothing", "do it", "do one", "later", "tomorrow", "seen", "aside")
        wish = self.chance.choices(wishes, weights=(40, 25, 12, 10, 4, 5, 4))[0]
        if wish == "nothing":
            return
        self.last = None
        matters = reminder.matters if wish != "do one" else reminder.matters[:1]
        for matter in matters:
            is_round = matter.kind is MatterKind.ROUND
            if wish in ("do it", "do one"):
                if is_round:
                    self.records.begin(reading)
                else:
                    self.records.settle((matter.subject, matter.due_at))
            elif wish == "aside":
                self._put_aside(matter, reading)
            elif wish == "seen" or (wish == "tomorrow" and is_round):
                note = ReminderNote(subject=matter.subject, due_at=matter.due_at, outcome=Outcome.DISMISSED)
                self.records.put(note)
            else:
                until = self._later(wish, reading)
                note = ReminderNote(
                    subject=matter.subject, due_at=matter.due_at, outcome=Outcome.SNOOZED, snoozed_until=until
                )
                self.records.put(note)

    def _put_aside(self, matter: Matter, reading: datetime) -> None:
        """On Heute, where it is due again at another time."""
        until = reading + timedelta(minutes=self.chance.choice((30, 180, 1300, 3000)))
        if matter.kind is MatterKind.ROUND:
            self.records.aside[self.office.day(matter.due_at)] = until
            return
        before = self.records.open[matter.subject, matter.due_at]
        self.records.settle(before.name)
        promise = self.office.aside(before, self.matter_rules, until=until)
        self.records.add(promise)
        self.checks.came(promise)

    def _later(self, wish: str, reading: datetime) -> datetime:
        if wish == "tomorrow":
            return self.office.opening(self.office.next_work(self.office.day(reading)))
        return reading + self.chance.choice(SNOOZES)

    def _by_chance(self, share: float) -> bool:
        return self.chance.random() < share


def _rule(chance: random.Random, year: int, *, zone: ZoneInfo) -> ReminderRule:
    spans = chance.choice((((time(8), time(16)),), ((time(8), time(12)), (time(14), time(18))), ((time(6), time(22)),)))
    days_off = dict(nationwide_holidays(year))
    days_off |= {
        date(year, 1, 1) + timedelta(days=chance.randrange(365)): "closed" for _day in range(chance.randrange(15))
    }
    if chance.random() < 0.2:  # noqa: PLR2004 - one office in five closes for a summer
        first = date(year, 7, 1) + timedelta(days=chance.randrange(40))
        days_off |= {first + timedelta(days=n): "summer" for n in range(chance.choice((5, 12, 21)))}
    days = chance.sample(range(7), chance.randint(1, 7))
    times = {day: tuple(_a_time(chance) for _each in range(chance.choice((1, 1, 2, 3)))) for day in days}
    begins, ends = _a_time(chance), _a_time(chance)
    quiet = QuietHours(begins=begins, ends=ends) if chance.choice((True, True, False)) and begins != ends else None
    lasts = chance.choice((None, None, timedelta(minutes=chance.randint(1, 600))))
    calendar = OfficeCalendar(hours=dict.fromkeys(range(5), spans), zone=zone, days_off=days_off)
    off = frozenset(chance.sample(_KINDS, chance.choice((0, 0, 0, 1, 3))))
    return ReminderRule(times=times, calendar=calendar, quiet=quiet, lasts=lasts, kinds_off=off)


def _office(chance: random.Random, calendar: OfficeCalendar, *, zone: ZoneInfo) -> Office:
    target = chance.choice((None, *(timedelta(hours=hours) for hours in (4, 8, 24, 24, 48))))
    yes_within = timedelta(minutes=chance.choice((60, 240, 960)))
    return Office(
        zone=zone, hours=calendar.hours, off=frozenset(calendar.days_off), target=target, yes_within=yes_within
    )


def _a_time(chance: random.Random) -> time:
    """Mostly within the working day; now and then at night, when clocks change."""
    hour = chance.choice((*range(6, 19), *range(7, 17), 0, 2, 23))
    return time(hour, chance.choice((0, 15, 30, 59)))


def years(count: int, seed: int) -> Tally:
    """Live through so many years, each with its own schedule."""
    tally = Tally()
    for number in range(count):
        tally.add(Life(random.Random(f"{seed}-{number}")).live())  # noqa: S311 - chance for tests, no secret
    return tally
