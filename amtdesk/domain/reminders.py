"""When the one daily reminder of the round is raised, and why it is not. Pure rules: no clock, no storage, no Qt.

Source: product.md R4. A due moment is a local day and time, so it stays at 08:15 when the clocks change. Each is raised
once, or accounted for with its reason; what passed while the machine slept or was off does not pile up.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from amtdesk.domain.groups import due_instant
from amtdesk.domain.office_calendar import OfficeCalendar

ROUND_REMINDER: Final = "round"

#: What was missed longer ago than this is not looked up one by one any more.
LONGEST_LOOK_BACK: Final = timedelta(days=62)


class Outcome(StrEnum):
    """What became of a due moment."""

    RAISED = "raised"
    SNOOZED = "snoozed"
    DISMISSED = "dismissed"
    DONE_ALREADY = "done_already"
    TOO_LATE = "too_late"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRule:
    """At what local time she is reminded, on which days, and until when it makes sense."""

    at: time
    calendar: OfficeCalendar
    too_late: time | None = None

    def due_between(self, last_seen: datetime, now: datetime) -> tuple[datetime, ...]:
        """Return the due moments after `last_seen` up to and including `now`; none when the clock was set back.

        Days off that would have service by their weekday are among them: they are accounted for as holidays.
        """
        start = max(last_seen, now - LONGEST_LOOK_BACK)
        found: list[datetime] = []
        day, last = self.calendar.local_day(start), self.calendar.local_day(now)
        while day <= last:
            moment = self.moment_of(day)
            if moment is not None and start < moment <= now:
                found.append(moment)
            day += timedelta(days=1)
        return tuple(found)

    def moment_of(self, day: date) -> datetime | None:
        """Return when the reminder of a day is due (UTC), or None on weekdays that never have service."""
        return due_instant(day, self.at, calendar=self.calendar) if self.calendar.hours.get(day.weekday()) else None

    def too_late_on(self, day: date) -> datetime:
        """Return from when on the reminder of a day is not raised any more: its own time, or the end of service."""
        if self.too_late is not None:
            return due_instant(day, self.too_late, calendar=self.calendar)
        spans = self.calendar.spans_on(day)
        return spans[-1][1] if spans else due_instant(day, self.at, calendar=self.calendar)

    def next_after(self, instant: datetime) -> datetime:
        """Return the first due moment on a service day later than `instant`."""
        day = self.calendar.local_day(instant)
        moment = self.moment_of(day)
        if moment is not None and self.calendar.is_service_day(day) and moment > instant:
            return moment
        return due_instant(self.calendar.next_service_day(day), self.at, calendar=self.calendar)


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


def outcome_now(
    rule: ReminderRule, moment: datetime, *, note: ReminderNote | None, now: datetime, is_round_begun: bool
) -> Outcome:
    """Return what a due moment comes to at `now`. Only what she decided herself is taken from the note.

    So a computer whose clock ran ahead for a while, and is set back, reminds again as if nothing had been.
    """
    day = rule.calendar.local_day(moment)
    if not rule.calendar.is_service_day(day):
        return Outcome.HOLIDAY
    if note is not None and note.outcome is Outcome.DISMISSED:
        return Outcome.DISMISSED
    if is_round_begun:
        return Outcome.DONE_ALREADY
    if now >= rule.too_late_on(day):
        return Outcome.TOO_LATE
    if note is not None and note.snoozed_until is not None and now < note.snoozed_until:
        return Outcome.SNOOZED
    return Outcome.RAISED


def start_of_day(instant: datetime, calendar: OfficeCalendar) -> datetime:
    """Return local midnight of an instant's day, less a moment: what was due today counts as not yet seen."""
    midnight = datetime.combine(calendar.local_day(instant), time(), calendar.zone).astimezone(UTC)
    return midnight - timedelta(microseconds=1)
