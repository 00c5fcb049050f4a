"""What must hold of reminders, counted apart from the rules: at each look what stands, at the end each account."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from amtdesk.domain.matters import MatterKind
from amtdesk.domain.reminders import RAISES, Outcome, Reminder, ReminderNote, ReminderRule
from tools.reminder_office import DAY, Office, Promise
from tools.reminder_records import ROUND, Name, Records


@dataclass(slots=True)
class Tally:
    """What the simulation counted."""

    schedules: int = 0
    interruptions: int = 0
    looks: int = 0
    matters: int = 0
    moments: int = 0
    raised: int = 0
    again_after_restore: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    raised_by_kind: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count another year in."""
        for name in ("schedules", "interruptions", "looks", "matters", "moments", "raised", "again_after_restore"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.reasons += other.reasons
        self.raised_by_kind += other.raised_by_kind
        self.faults += other.faults

    def words(self) -> str:
        """The figures in one line."""
        return (
            f"{self.schedules:,} schedules over a year each, {self.interruptions:,} interruptions, "
            f"{self.looks:,} looks, {self.moments:,} due moments ({self.matters:,} of other matters than the round): "
            f"raised {self.raised:,} ({_figures(self.raised_by_kind)}), "
            f"accounted for {sum(self.reasons.values()):,} ({_figures(self.reasons)}), "
            f"again after an old backup {self.again_after_restore:,}; lost or doubled {len(self.faults)}"
        )


class Checks:
    """Follows one life and holds what it sees against what was promised."""

    def __init__(self, rule: ReminderRule, office: Office, *, tally: Tally) -> None:
        self.rule = rule
        self.office = office
        self.tally = tally
        self.readings: list[datetime] = []
        self._loud: list[datetime] = []  # when nothing kept the desk from speaking
        self._raises: Counter[Name] = Counter()
        self._restored: set[Name] = set()
        self._owed: set[Name] = set()  # stood at a look when it was due
        self._could: set[Name] = set()  # ought to have been seen at some look

    # along the way

    def came(self, promise: Promise) -> None:
        """A record came in: is it due when it ought to be?"""
        if fault := promise.fault():
            self.tally.faults.append(fault)

    def noted(self, note: ReminderNote) -> None:
        """The desk wrote down what became of a moment."""
        self._raises[note.subject, note.due_at] += note.outcome in RAISES

    def restored(self, before: Records, backup: Records) -> None:
        """An old backup takes the place of the records: what it does not know may come again."""
        different = {name for name, note in before.notes.items() if backup.notes.get(name) != note}
        self._restored |= different
        self._owed -= different | (before.open.keys() ^ backup.open.keys())

    def looked(self, reading: datetime, reminder: Reminder | None, *, records: Records, is_held_back: bool) -> None:
        """Somebody looked: is what stands what ought to stand?"""
        self.tally.looks += 1
        self.readings.append(reading)
        if not is_held_back and not self._is_quiet(reading):
            self._loud.append(reading)
        matters = () if reminder is None else reminder.matters
        seen = {(matter.subject, matter.due_at) for matter in matters if matter.kind is not MatterKind.ROUND}
        for name, promise in records.open.items():
            if reading >= promise.due:  # else it is found among what stands without reason
                ought = self._ought_to_stand(reading, promise, records=records, is_held_back=is_held_back)
                self._compare(name, reading, ought=ought, stands=name in seen)
                if not self._is_from_before(reading, promise, records=records):
                    self._owed.add(name)
        due = {name for name in seen if name in records.open and reading >= records.open[name].due}
        self.tally.faults += [f"{name} at {reading}: stands, and is settled or not due" for name in seen - due]

    def _compare(self, name: Name, reading: datetime, *, ought: bool, stands: bool) -> None:
        if ought:
            self._could.add(name)
        if ought != stands:
            self.tally.faults.append(f"{name} at {reading}: {'missing' if ought else 'stands without reason'}")

    def _ought_to_stand(self, reading: datetime, promise: Promise, *, records: Records, is_held_back: bool) -> bool:
        note, until = records.notes.get(promise.name), promise.until
        if note is not None and note.snoozed_until is not None:
            if reading < note.snoozed_until:
                return False
            until = max(until, self.office.end_of_service(note.snoozed_until))
        if not promise.raised_from <= reading < until or self._is_from_before(reading, promise, records=records):
            return False
        if note is not None and note.outcome is Outcome.DISMISSED:
            return False
        if is_held_back and (note is None or note.outcome not in RAISES):
            return False
        is_off = promise.matter.kind.value in self.rule.kinds_off
        return not (is_off or self._is_quiet(reading) or self.office.rests(reading))

    def _is_from_before(self, reading: datetime, promise: Promise, *, records: Records) -> bool:
        """Whether it was due before this desk was looked at for the first time."""
        since = records.watched_from(reading)
        if since is None and records.is_new_to(reading):
            since = self.office.at(self.office.day(reading), time()) - timedelta(microseconds=1)
        return since is not None and promise.raised_from <= since

    def _is_quiet(self, reading: datetime) -> bool:
        if self.rule.silent_until is not None and reading < self.rule.silent_until:
            return True
        if self.rule.quiet is None:
            return False
        at, begins, ends = reading.astimezone(self.office.zone).time(), self.rule.quiet.begins, self.rule.quiet.ends
        return begins <= at < ends if begins < ends else not ends <= at < begins

    # at the end

    def end(self, records: Records) -> None:
        """Hold every account against what was seen."""
        for name in self._owed:
            self._check_matter(name, records.notes.get(name))
        self._check_rounds(records)

    def _check_matter(self, name: Name, note: ReminderNote | None) -> None:
        self.tally.matters += 1
        if self._is_counted(name, note) and name not in self._restored and note is not None:
            reason = note.outcome
            if name in self._could:
                self.tally.faults.append(f"{name}: {reason}, although it ought to have been seen")
            is_off = name[0].partition(":")[0] in self.rule.kinds_off
            if is_off != (reason is Outcome.SWITCHED_OFF):
                self.tally.faults.append(f"{name}: {reason}, and switched {'off' if is_off else 'on'}")

    def _is_counted(self, name: Name, note: ReminderNote | None) -> bool:
        """Count a moment; returns whether its reason is still to be looked at."""
        self.tally.moments += 1
        raised = self._raises[name]
        if note is None:
            self.tally.faults.append(f"{name}: lost")
            return False
        if raised > 1:
            self.tally.again_after_restore += raised - 1
            if name not in self._restored:
                self.tally.faults.append(f"{name}: raised {raised} times")
        if raised:
            self.tally.raised += 1
            self.tally.raised_by_kind[name[0].partition(":")[0]] += 1
            return False
        self.tally.reasons[note.outcome.value] += 1
        return True

    def _check_rounds(self, records: Records) -> None:
        zone, rule = self.office.zone, self.rule
        first, last = self.readings[0], self.readings[-1]  # what lies after the last look is not owed yet
        ordered = sorted(self._loud)
        day = first.astimezone(zone).date()
        while day <= last.astimezone(zone).date():
            for number, due in enumerate(dues := _dues(rule, day, zone=zone)):
                if due <= last:
                    following = dues[number + 1] if number + 1 < len(dues) else None
                    end = _end(rule, due, day=day, following=following)
                    self._check_round(due, end, records=records, ordered=ordered)
            day += DAY
        noted = {
            due
            for (subject, due), note in records.notes.items()
            if subject == ROUND and note.outcome is not Outcome.WATCHED_FROM
        }
        known = {d for day in _year(first, max(self.readings), zone=zone) for d in _dues(rule, day, zone=zone)}
        self.tally.faults += [f"{due}: a note of a moment that there is none" for due in noted - known]

    def _check_round(self, due: datetime, end: datetime, *, records: Records, ordered: list[datetime]) -> None:
        note = records.notes.get((ROUND, due))
        if not self._is_counted((ROUND, due), note) or note is None or (ROUND, due) in self._restored:
            return
        is_off = due.astimezone(self.office.zone).date() in self.rule.calendar.days_off
        if is_off != (note.outcome is Outcome.HOLIDAY):
            self.tally.faults.append(f"{due}: {note.outcome} on a day that is {'' if is_off else 'not '}off")
        if is_off or note.outcome is Outcome.DONE_ALREADY:
            return
        is_unwanted = ROUND in self.rule.kinds_off
        if is_unwanted != (note.outcome is Outcome.SWITCHED_OFF):
            self.tally.faults.append(f"{due}: {note.outcome}, and switched {'off' if is_unwanted else 'on'}")
        seen = ordered[bisect_right(ordered, due - timedelta(microseconds=1)) : bisect_right(ordered, end)]
        aside = records.aside.get(self.office.day(due), due)
        if note.outcome in (Outcome.SNOOZED, Outcome.DISMISSED) and aside > due:
            return  # put aside before it was raised: it came when she wanted, or was too late by then
        loud = [each for each in seen if aside <= each < end]
        if loud and not is_unwanted:
            self.tally.faults.append(f"{due}: {note.outcome}, although it could have been raised at {loud[0]}")


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


def _figures(counted: Counter[str]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counted.most_common())
