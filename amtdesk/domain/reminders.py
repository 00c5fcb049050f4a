"""When she is reminded, in which words, and when nothing is said. Pure rules: no clock, no storage, no Qt.

Source: product.md R4. A due moment is a local day and time, so 08:15 stays 08:15 when the clocks change.
What becomes of each moment stands in `reminder_account`, what else but the round falls due in `matters`.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

from amtdesk.domain.matters import Matter, MatterKind
from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.reminder_words import headline
from amtdesk.domain.rounds import due_instant
from amtdesk.domain.words import Message

#: What was missed longer ago than this is not looked up one by one any more: nobody asks what a desk that was off for
#: two years did not say.
LONGEST_LOOK_BACK: Final = timedelta(days=731)
#: How long a reminder makes sense that is set after the end of service, or on a day without.
AFTER_SERVICE: Final = timedelta(hours=2)


class Outcome(StrEnum):
    """What became of a due moment."""

    RAISED = "raised"
    #: It fell on a day without service, and was raised at the opening of the next day.
    AFTER_DAY_OFF = "after_day_off"
    SNOOZED = "snoozed"
    DISMISSED = "dismissed"
    DONE_ALREADY = "done_already"
    TOO_LATE = "too_late"
    REPLACED = "replaced"
    QUIET = "quiet"
    HOLIDAY = "holiday"
    #: She was on her round, or a presentation filled the screen.
    HELD_BACK = "held_back"
    SWITCHED_OFF = "switched_off"
    #: No due moment: from here on the desk looks at the clock, and owes an account.
    WATCHED_FROM = "watched_from"


#: It was to be seen.
RAISES: Final = frozenset({Outcome.RAISED, Outcome.AFTER_DAY_OFF})
#: What was said, or decided by her; all else follows from records, calendar and settings, and is looked at again.
KEPT: Final = RAISES | {Outcome.SNOOZED, Outcome.DISMISSED, Outcome.WATCHED_FROM}
DERIVED: Final = frozenset(Outcome) - KEPT


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
    `kinds_off` are the kinds of matter she does not want to be reminded of. Times and `lasts` are those of the round.
    """

    times: Mapping[int, tuple[time, ...]] = field(default_factory=dict)
    quiet: QuietHours | None = None
    lasts: timedelta | None = None
    silent_until: datetime | None = None
    kinds_off: frozenset[str] = frozenset()


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
    kinds_off: frozenset[str] = frozenset()

    def due_between(self, last_seen: datetime, now: datetime) -> tuple[datetime, ...]:
        """Return the due moments after `last_seen` up to and including `now`; none when the clock was set back.

        Days off that have times by their weekday are among them: they are accounted for as holidays.
        """
        start = max(last_seen, now - LONGEST_LOOK_BACK)
        days = days_from(self.calendar.local_day(start), self.calendar.local_day(now))
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
        return self.silence_ends(instant) > instant

    def next_after(self, instant: datetime) -> datetime | None:
        """Return the first due moment later than `instant` that is no day off; None without any within a year."""
        first = self.calendar.local_day(instant)
        for day in days_from(first, first + timedelta(days=366)):
            for moment in self.moments_of(day):
                if moment > instant and not self.is_off(moment):
                    return moment
        return None

    def is_on(self, kind: MatterKind) -> bool:
        """Whether she wants to be reminded of this kind."""
        return kind not in self.kinds_off

    def silence_ends(self, instant: datetime) -> datetime:
        """Return the first instant from `instant` on at which something may be said."""
        if self.silent_until is not None:
            instant = max(instant, self.silent_until)
        if self.quiet is None or not self.quiet.covers(instant.astimezone(self.calendar.zone).time()):
            return instant
        day = self.calendar.local_day(instant)
        ends = (due_instant(each, self.quiet.ends, calendar=self.calendar) for each in (day, _next(day)))
        return next(end for end in ends if end > instant)

    def silence_changes(self, day: date) -> Iterator[datetime]:
        """Yield when silence can begin or end on a local day."""
        if self.quiet is not None:
            yield due_instant(day, self.quiet.begins, calendar=self.calendar)
            yield due_instant(day, self.quiet.ends, calendar=self.calendar)
        if self.silent_until is not None:
            yield self.silent_until

    def why_not_raised(self, moment: datetime) -> Outcome:
        """Say why a moment whose time is gone was not raised, if she did nothing herself."""
        end = self.too_late_at(moment)
        if end == self._following(moment):
            return Outcome.REPLACED
        return Outcome.QUIET if self.silence_ends(moment) >= end else Outcome.TOO_LATE

    def _own_end(self, moment: datetime) -> datetime:
        if self.lasts is not None:
            return moment + self.lasts
        spans = self.calendar.spans_on(self.calendar.local_day(moment))
        return spans[-1][1] if spans and spans[-1][1] > moment else moment + AFTER_SERVICE

    def _following(self, moment: datetime) -> datetime | None:
        return next((each for each in self.moments_of(self.calendar.local_day(moment)) if each > moment), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderNote:
    """What is remembered about one due moment of a subject: the round, or a matter as it calls itself."""

    subject: str = "round"
    due_at: datetime
    outcome: Outcome
    snoozed_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """The reminder to be seen now: all that fell due, the most urgent first. After `until` all of it is too late."""

    matters: tuple[Matter, ...]
    until: datetime

    @property
    def is_round(self) -> bool:
        """Whether the round is among what fell due."""
        return any(matter.kind is MatterKind.ROUND for matter in self.matters)

    @property
    def due_at(self) -> datetime:
        """When the most urgent fell due."""
        return self.matters[0].due_at

    @property
    def headline(self) -> Message:
        """All of it in one sentence."""
        return headline(self.matters)

    @property
    def page(self) -> str:
        """Where it is settled: the page of the one thing, Heute for several."""
        return self.matters[0].page if len(self.matters) == 1 else "today"

    @property
    def ref(self) -> int | str:
        """The record that it is about; the round's day; empty for several."""
        return self.matters[0].ref if len(self.matters) == 1 else ""

    def has_news_since(self, before: "Reminder | None") -> bool:
        """Whether something fell due that the one before did not tell of: then it is worth another notice."""
        known = () if before is None else before.matters
        return bool(_identities(self.matters) - _identities(known))


def collected(matters: Collection[Matter]) -> Reminder | None:
    """Return one reminder for all that stands, or None when nothing does."""
    if not matters:
        return None
    ordered = tuple(sorted(matters, key=lambda matter: matter.rank))
    return Reminder(matters=ordered, until=max(matter.until for matter in ordered))


def _identities(matters: Collection[Matter]) -> set[tuple[str, datetime, bool]]:
    return {(matter.subject, matter.due_at, matter.is_overdue) for matter in matters}


def start_of_day(instant: datetime, calendar: OfficeCalendar) -> datetime:
    """Return local midnight of an instant's day, less a moment: what was due today counts as not yet seen."""
    midnight = datetime.combine(calendar.local_day(instant), time(), calendar.zone).astimezone(UTC)
    return midnight - timedelta(microseconds=1)


def _next(day: date) -> date:
    return day + timedelta(days=1)


def days_from(first: date, last: date) -> Iterator[date]:
    """Yield the days from the first to the last."""
    day = first
    while day <= last:
        yield day
        day = _next(day)
