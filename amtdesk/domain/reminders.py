"""When she is reminded of the round, and why not. Pure rules: no clock, no storage, no Qt.

Source: product.md R4. A due moment is a local day and time, so 08:15 stays 08:15 when the clocks change. Each is raised
once, or accounted for with its reason; what passed while the machine slept or was off does not pile up.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.rounds import (
    due_instant,
)

ROUND_REMINDER: Final = "round"

#: What was missed longer ago than this is not looked up one by one any more: nobody asks what a desk that was off for
#: two years did not say.
LONGEST_LOOK_BACK: Final = timedelta(days=731)
#: How long a reminder makes sense that is set after the end of service, or on a day without.
AFTER_SERVICE: Final = timedelta(hours=2)


class Outcome(StrEnum):
    """What became of a due moment."""

    RAISED = "raised"
    SNOOZED = "snoozed"
    DISMISSED = "dismissed"
    DONE_ALREADY = "done_already"
    TOO_LATE = "too_late"
    REPLACED = "replaced"
    QUIET = "quiet"
    HOLIDAY = "holiday"
    #: No due moment: from here on the desk looks at the clock, and owes an account.
    WATCHED_FROM = "watched_from"


#: What follows from records, calendar and settings alone; it is looked at again when those change.
DERIVED: Final = frozenset({Outcome.DONE_ALREADY, Outcome.TOO_LATE, Outcome.REPLACED, Outcome.QUIET, Outcome.HOLIDAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """Local times between which nothing is said, over midnight when `ends` is not later than `begins`."""

    begins: time
    ends: time

    def covers(self, at: time) -> bool:
        """Whether nothing is said at this local time. The end itself is loud again."""
        if self.begins < self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderSettings:
    """When she wants to be reminded: local times by weekday (0 = Monday), and for how long it makes sense.

    No times at all mean: at the round's time on each weekday of service. `lasts` None means: until the end of service.
    """

    times: Mapping[int, tuple[time, ...]] = field(default_factory=dict)
    quiet: QuietHours | None = None
    lasts: timedelta | None = None
    silent_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRule:
    """At what local times she is reminded on each weekday (0 = Monday), and until when it makes sense.

    A time without service that day is one she set on purpose. `lasts` is her own "too late", counted from each time.
    """

    times: Mapping[int, tuple[time, ...]]
    calendar: OfficeCalendar
    quiet: QuietHours | None = None
    lasts: timedelta | None = None
    silent_until: datetime | None = None

    def due_between(self, last_seen: datetime, now: datetime) -> tuple[datetime, ...]:
        """Return the due moments after `last_seen` up to and including `now`; none when the clock was set back.

        Days off that have times by their weekday are among them: they are accounted for as holidays.
        """
        start = max(last_seen, now - LONGEST_LOOK_BACK)
        days = _days(self.calendar.local_day(start), self.calendar.local_day(now))
        return tuple(moment for day in days for moment in self.moments_of(day) if start < moment <= now)

    def moments_of(self, day: date) -> tuple[datetime, ...]:
        """Return when the reminders of a day are due (UTC), in order, each once."""
        times = self.times.get(day.weekday(), ())
        return tuple(sorted({due_instant(day, at, calendar=self.calendar) for at in times}))

    def is_off(self, moment: datetime) -> bool:
        """Whether the moment falls on a public holiday or a closing day."""
        return self.calendar.local_day(moment) in self.calendar.days_off

    def too_late_at(self, moment: datetime) -> datetime:
        """Return from when on a due moment is not raised any more: its own time, the end of service, the next one."""
        following = self._following(moment)
        return self._own_end(moment) if following is None else min(self._own_end(moment), following)

    def begins_to_count(self, moment: datetime) -> datetime:
        """Return from when on a round counts for this moment: half way since the one before, or since midnight."""
        for earlier, later in pairwise(self.moments_of(self.calendar.local_day(moment))):
            if later == moment:
                return earlier + (later - earlier) / 2
        return start_of_day(moment, self.calendar)

    def stops_to_count(self, moment: datetime) -> datetime:
        """Return until when a round counts for this moment: half way to the next one, or to the end of the day."""
        following = self._following(moment)
        if following is not None:
            return moment + (following - moment) / 2
        return due_instant(_next(self.calendar.local_day(moment)), time(), calendar=self.calendar)

    def is_silent_at(self, instant: datetime) -> bool:
        """Whether nothing is said just now: quiet hours, or until she asked for silence."""
        return self._silence_ends(instant) > instant

    def next_after(self, instant: datetime) -> datetime | None:
        """Return the first due moment later than `instant` that is no day off; None without any within a year."""
        first = self.calendar.local_day(instant)
        for day in _days(first, first + timedelta(days=366)):
            for moment in self.moments_of(day):
                if moment > instant and not self.is_off(moment):
                    return moment
        return None

    def why_not_raised(self, moment: datetime) -> Outcome:
        """Say why a moment whose time is gone was not raised, if she did nothing herself."""
        end = self.too_late_at(moment)
        if end == self._following(moment):
            return Outcome.REPLACED
        return Outcome.QUIET if self._silence_ends(moment) >= end else Outcome.TOO_LATE

    def _silence_ends(self, instant: datetime) -> datetime:
        """Return the first instant from `instant` on at which something may be said."""
        if self.silent_until is not None:
            instant = max(instant, self.silent_until)
        if self.quiet is None or not self.quiet.covers(instant.astimezone(self.calendar.zone).time()):
            return instant
        day = self.calendar.local_day(instant)
        ends = (due_instant(each, self.quiet.ends, calendar=self.calendar) for each in (day, _next(day)))
        return next(end for end in ends if end > instant)

    def _own_end(self, moment: datetime) -> datetime:
        if self.lasts is not None:
            return moment + self.lasts
        spans = self.calendar.spans_on(self.calendar.local_day(moment))
        return spans[-1][1] if spans and spans[-1][1] > moment else moment + AFTER_SERVICE

    def _following(self, moment: datetime) -> datetime | None:
        return next((each for each in self.moments_of(self.calendar.local_day(moment)) if each > moment), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderNote:
    """What is remembered about one due moment."""

    due_at: datetime
    outcome: Outcome
    snoozed_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReminder:
    """The reminder that is to be seen now. `until` is its own "too late"."""

    kind: str
    due_at: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one look at the clock finds: the reminder to be seen, and what is newly known about due moments."""

    due: DueReminder | None = None
    news: tuple[ReminderNote, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What the records say: the note of a moment, the last moment up to now that has one, whether a round began."""

    note: Callable[[datetime], ReminderNote | None]
    last_seen: datetime | None
    was_begun_between: Callable[[datetime, datetime], bool]


def look(rule: ReminderRule, now: datetime, *, memory: Memory) -> Look:
    """Look at the clock: which moments fell due since the last look, what each comes to, and what is raised now.

    Looking more often, or after a long sleep, changes nothing in what becomes of a moment: only how soon.
    """
    this_morning = start_of_day(now, rule.calendar)
    seen = min(memory.last_seen or this_morning, this_morning)
    news: list[ReminderNote] = []
    if memory.last_seen is None:  # else days without any look would be forgotten until the first note is written
        news.append(ReminderNote(due_at=this_morning, outcome=Outcome.WATCHED_FROM))
    due: DueReminder | None = None
    over_midnight = rule.lasts or AFTER_SERVICE  # what was due late yesterday may still be raised
    for moment in rule.due_between(seen - over_midnight, now):
        note = memory.note(moment)
        if note is None and moment <= seen:
            continue  # it was due before this desk looked at the clock for the first time
        outcome = outcome_now(rule, moment, now=now, note=note, was_begun=_was_begun(rule, moment, memory=memory))
        if note is None or (note.outcome in DERIVED and note.outcome is not outcome):
            news.append(ReminderNote(due_at=moment, outcome=outcome))
        if outcome is Outcome.RAISED:
            due = DueReminder(kind=ROUND_REMINDER, due_at=moment, until=rule.too_late_at(moment))
    return Look(due=due, news=tuple(news))


def outcome_now(
    rule: ReminderRule, moment: datetime, *, now: datetime, note: ReminderNote | None, was_begun: bool
) -> Outcome:
    """Return what a due moment comes to at `now`. Only what was said or decided is taken from the note.

    So a computer whose clock ran ahead for a while, and is set back, reminds again as if nothing had been.
    """
    if rule.is_off(moment):
        return Outcome.HOLIDAY
    if note is not None and note.outcome is Outcome.DISMISSED:
        return Outcome.DISMISSED
    if was_begun:
        return Outcome.DONE_ALREADY
    if now >= rule.too_late_at(moment):
        return rule.why_not_raised(moment)
    if note is not None and note.snoozed_until is not None and now < note.snoozed_until:
        return Outcome.SNOOZED
    return Outcome.QUIET if rule.is_silent_at(now) else Outcome.RAISED


def start_of_day(instant: datetime, calendar: OfficeCalendar) -> datetime:
    """Return local midnight of an instant's day, less a moment: what was due today counts as not yet seen."""
    midnight = datetime.combine(calendar.local_day(instant), time(), calendar.zone).astimezone(UTC)
    return midnight - timedelta(microseconds=1)


def _was_begun(rule: ReminderRule, moment: datetime, *, memory: Memory) -> bool:
    return memory.was_begun_between(rule.begins_to_count(moment), rule.stops_to_count(moment))


def _next(day: date) -> date:
    return day + timedelta(days=1)


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day = _next(day)
