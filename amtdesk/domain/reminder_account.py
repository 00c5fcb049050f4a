"""What each due moment comes to: raised once, or accounted for with its reason. Pure rules: no clock, no storage.

Looking more often, or after a long sleep, changes nothing in what becomes of a moment: only how soon. What follows from
records and calendar is looked at again each time, so a clock that ran ahead and is set back reminds as if nothing had
been; only what was said or decided is kept (`KEPT`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from amtdesk.domain.matters import Matter, MatterKind
from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.reminders import (
    AFTER_SERVICE,
    DERIVED,
    RAISES,
    Outcome,
    Reminder,
    ReminderNote,
    ReminderRule,
    collected,
    days_from,
    start_of_day,
)
from amtdesk.domain.rounds import due_instant

_ROUND = MatterKind.ROUND.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What the records say.

    The note of a moment; the last moment of the round up to now that has one; whether a round began; since when the
    desk looks at the clock; until when she put a day's round aside on Heute; whether the notes of a moment are taken by
    the rule that says how long they are kept.
    """

    note: Callable[[str, datetime], ReminderNote | None]
    last_seen: datetime | None
    was_begun_between: Callable[[datetime, datetime], bool]
    watched_from: datetime | None = None
    rounds_put_off: Mapping[date, datetime] = field(default_factory=dict)
    is_forgotten: Callable[[datetime], bool] = lambda _due_at: False


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one look at the clock finds: what is to be seen, what is newly known, and when looking can bring more.

    Until `again_at` nothing changes by time alone.
    """

    reminder: Reminder | None = None
    news: tuple[ReminderNote, ...] = ()
    again_at: datetime


class _Findings:
    """What is gathered while looking."""

    def __init__(self, rule: ReminderRule, now: datetime, *, is_held_back: bool) -> None:
        self.rule = rule
        self.now = now
        self.edges: list[datetime] = []
        self._is_held_back = is_held_back
        self._standing: list[Matter] = []
        self._news: list[ReminderNote] = []

    def watch_from(self, instant: datetime) -> None:
        """Note since when the desk looks at the clock."""
        self._news.append(ReminderNote(due_at=instant, outcome=Outcome.WATCHED_FROM))

    def take(self, matter: Matter, outcome: Outcome, *, note: ReminderNote | None) -> None:
        """Keep what a moment comes to."""
        if self._is_held_back and outcome in RAISES and not _was_raised(note):
            outcome = Outcome.HELD_BACK
        if note is None or (note.outcome in DERIVED and note.outcome is not outcome):
            self._news.append(ReminderNote(subject=matter.subject, due_at=matter.due_at, outcome=outcome))
        if outcome in RAISES:
            self._standing.append(matter)
        if note is not None and note.snoozed_until is not None:
            self.edges.append(note.snoozed_until)

    def look(self) -> Look:
        """Return what was found."""
        ahead = [edge for edge in (*self.edges, *_edges_of_day(self.rule, self.now)) if edge > self.now]
        return Look(reminder=collected(self._standing), news=tuple(self._news), again_at=min(ahead))


def look(
    rule: ReminderRule,
    now: datetime,
    *,
    memory: Memory,
    matters: Sequence[Matter] = (),
    is_held_back: bool = False,
) -> Look:
    """Look at the clock: which moments fell due since the last look, what each comes to, and what is raised now.

    `matters` are those that are not settled. While held back nothing is newly raised.
    """
    found = _Findings(rule, now, is_held_back=is_held_back)
    _look_at_rounds(found, memory=memory)
    _look_at_matters(found, matters, memory=memory)
    return found.look()


def round_outcome(
    rule: ReminderRule,
    moment: datetime,
    *,
    now: datetime,
    note: ReminderNote | None,
    was_begun: bool,
    put_off_until: datetime | None = None,
) -> Outcome:
    """Return what a due moment of the round comes to at `now`. Only what was said or decided is taken from the note."""
    if rule.is_off(moment):
        return Outcome.HOLIDAY
    if note is not None and note.outcome is Outcome.DISMISSED:
        return Outcome.DISMISSED
    if was_begun:
        return Outcome.DONE_ALREADY
    if not rule.is_on(MatterKind.ROUND):
        return Outcome.SWITCHED_OFF
    if now >= rule.too_late_at(moment):
        return rule.why_not_raised(moment)
    return _said_now(rule, now, note=note, put_off_until=put_off_until) or Outcome.RAISED


def matter_outcome(rule: ReminderRule, matter: Matter, *, now: datetime, note: ReminderNote | None) -> Outcome:
    """Return what a matter that is due and not settled comes to at `now`."""
    if note is not None and note.outcome is Outcome.DISMISSED:
        return Outcome.DISMISSED
    if not rule.is_on(matter.kind):
        return Outcome.SWITCHED_OFF
    if now < matter.raised_from:
        return Outcome.HOLIDAY
    if now >= matter.until:
        return Outcome.QUIET if rule.silence_ends(matter.raised_from) >= matter.until else Outcome.TOO_LATE
    if _is_resting(now, rule.calendar):
        return Outcome.HOLIDAY
    raised = Outcome.RAISED if matter.moved_to is None else Outcome.AFTER_DAY_OFF
    return _said_now(rule, now, note=note) or raised


def as_put_off(matter: Matter, note: ReminderNote | None, *, calendar: OfficeCalendar) -> Matter:
    """Return a matter with the time she gave it: put off to another day it lasts to the end of that day's service."""
    if note is None or note.snoozed_until is None:
        return matter
    return replace(matter, until=max(matter.until, calendar.end_of_service(note.snoozed_until)))


def _is_resting(now: datetime, calendar: OfficeCalendar) -> bool:
    """Whether nobody is there today, or not yet on the first day after such days: what stands waits for the opening."""
    today = calendar.local_day(now)
    if not calendar.is_service_day(today):
        return any(calendar.hours.values())  # with no service at all no day is better than another
    return now < calendar.spans_on(today)[0][0] and not calendar.is_service_day(today - timedelta(days=1))


def _said_now(
    rule: ReminderRule, now: datetime, *, note: ReminderNote | None, put_off_until: datetime | None = None
) -> Outcome | None:
    snoozed_until = None if note is None else note.snoozed_until
    if any(until is not None and now < until for until in (snoozed_until, put_off_until)):
        return Outcome.SNOOZED
    return Outcome.QUIET if rule.is_silent_at(now) else None


def _was_raised(note: ReminderNote | None) -> bool:
    return note is not None and note.outcome in RAISES


def _look_at_rounds(found: _Findings, *, memory: Memory) -> None:
    rule, now = found.rule, found.now
    this_morning = start_of_day(now, rule.calendar)
    seen = min(memory.last_seen or this_morning, this_morning)
    if memory.last_seen is None:  # else days without any look would be forgotten until the first note is written
        found.watch_from(this_morning)
    over_midnight = rule.lasts or AFTER_SERVICE  # what was due late yesterday may still be raised
    for moment in rule.due_between(seen - over_midnight, now):
        note = memory.note(_ROUND, moment)
        if note is None and moment <= seen:
            continue  # it was due before this desk looked at the clock for the first time
        begun = memory.was_begun_between(rule.begins_to_count(moment), rule.stops_to_count(moment))
        put_off = memory.rounds_put_off.get(rule.calendar.local_day(moment))
        outcome = round_outcome(rule, moment, now=now, note=note, was_begun=begun, put_off_until=put_off)
        found.edges += (rule.too_late_at(moment), put_off or moment)
        found.take(_the_round(rule, moment), outcome, note=note)


def _look_at_matters(found: _Findings, matters: Sequence[Matter], *, memory: Memory) -> None:
    rule, now = found.rule, found.now
    this_morning = start_of_day(now, rule.calendar)
    watched_from = memory.watched_from or (this_morning if memory.last_seen is None else None)
    for matter in matters:
        if matter.due_at > now:
            found.edges.append(matter.due_at)
            continue
        if watched_from is not None and matter.raised_from <= watched_from:
            continue  # it was due before this desk looked at the clock for the first time
        note = memory.note(matter.subject, matter.due_at)
        if note is None and memory.is_forgotten(matter.due_at):
            continue  # it was said or accounted for so long ago that nothing of it is kept: Heute alone tells of it
        lasting = _as_of(as_put_off(matter, note, calendar=rule.calendar), now)
        found.edges += (lasting.raised_from, lasting.until, lasting.deadline or now)
        found.take(lasting, matter_outcome(rule, lasting, now=now, note=note), note=note)


def _the_round(rule: ReminderRule, moment: datetime) -> Matter:
    day = rule.calendar.local_day(moment).isoformat()
    return Matter(kind=MatterKind.ROUND, ref=day, title="", due_at=moment, until=rule.too_late_at(moment))


def _as_of(matter: Matter, now: datetime) -> Matter:
    is_overdue = matter.deadline is not None and now >= matter.deadline
    return replace(matter, is_overdue=True) if is_overdue else matter


def _edges_of_day(rule: ReminderRule, now: datetime) -> Iterator[datetime]:
    """When something can change today by the clock alone; the day's end is one of them."""
    today = rule.calendar.local_day(now)
    tomorrow = today + timedelta(days=1)
    yield due_instant(tomorrow, time(), calendar=rule.calendar)
    for day in days_from(today, tomorrow):
        yield from rule.moments_of(day)
        yield from rule.silence_changes(day)
        yield from (opens for opens, _closes in rule.calendar.spans_on(day))
