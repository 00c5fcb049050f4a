"""Her own tasks (H9): what comes once or by a rhythm, and what became of each of its days. No clock, no records.

A task falls on the days of its rule. Where the office is closed it comes on the next service day. Everything before
the latest day that has come is one and the same task: missed days never pile up. A rule is loaded where it is expanded:
a morning that misses nothing does without them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from amtdesk.domain.errors import FactFault, NotAllowed
from amtdesk.domain.identifiers import OwnTaskId
from amtdesk.domain.office_calendar import LONGEST_PAUSE_DAYS, OfficeCalendar
from amtdesk.domain.words import N_

#: The pages of the window that a task may lead to; '' for none.
PAGES: Final = ("", "rounds", "questions", "plan", "templates", "report", "concept", "crisis", "settings")
USUAL_MINUTES: Final = 10
LONGEST: Final = 480
LONGEST_TITLE: Final = 200
#: So many open days of a rule are counted ahead; a day of every week of the next months, or two weeks of every day.
_COUNTED_AHEAD: Final = 14
_LONGEST_POSTPONEMENT: Final = timedelta(days=366)
#: Nobody plans for longer (see `recurrence.LONGEST_SILENCE`).
_TEN_YEARS: Final = timedelta(days=3653)


class TaskFault(FactFault):
    """What is wrong with a task."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTask:
    """One task of her own. `rhythm` is an RRULE without DTSTART, '' for a task that comes once, on `starts_on`.

    `key` names the entry of the routine that it came from. `next_days` are its open days by the rule as far as they
    are counted, the earliest first; empty once nothing of it is left to do.
    """

    id: OwnTaskId
    title: str
    note: str = ""
    rhythm: str = ""
    starts_on: date
    at: time | None = None
    minutes: int = USUAL_MINUTES
    page: str = ""
    key: str = ""
    next_days: tuple[date, ...] = ()

    @property
    def has_ended(self) -> bool:
        """Whether nothing of it is left: it came once and is done, or its rhythm has an end that is past."""
        return not self.next_days

    def open_days(self, *, last: date) -> tuple[date, ...]:
        """Return the days of its rule up to `last` that are not settled."""
        if self.has_ended or last < self.next_days[0]:
            return ()
        if len(self.next_days) < _COUNTED_AHEAD or last <= self.next_days[-1]:
            return tuple(day for day in self.next_days if day <= last)
        from amtdesk.domain.recurrence import days_of

        return days_of(self.rhythm, starts_on=self.starts_on, first=self.next_days[0], last=last)

    def settled(self, until: date) -> "OwnTask":
        """Return the task with nothing open up to a day, that day included."""
        return replace(self, next_days=_days_after(self, until))


#: Days of a task by its rule, and to when she put them off.
Postponed = Mapping[date, date]


class DueTask(NamedTuple):
    """A task on one of its days: `day` is the service day on which it falls.

    `postponed_until` is the service day to which she put it off, `planned_on` the day that its rule names.
    """

    task: OwnTask
    day: date
    planned_on: date
    done_at: datetime | None = None
    postponed_until: date | None = None

    @property
    def due_on(self) -> date:
        """The day on which it asks to be done."""
        return self.postponed_until or self.day


class LastDone(NamedTuple):
    """When a task was done last, and how often it was done at all."""

    at: datetime
    times: int


class ListedTask(NamedTuple):
    """A task as the list shows it. `next` is None once it has ended, `last_done` while it was never done."""

    task: OwnTask
    next: DueTask | None
    last_done: LastDone | None


def checked(task: OwnTask, *, today: date) -> OwnTask:
    """Return a task tidied and with its rule in its one spelling. Raises NotAllowed, mostly a TaskFault."""
    from amtdesk.domain.recurrence import checked_rule

    title = " ".join(task.title.split())
    if not title:
        raise TaskFault("title", N_("Please say what is to be done."))
    if len(title) > LONGEST_TITLE:
        raise TaskFault("title", N_("Please say it in {most} letters; the note has room for more."), most=LONGEST_TITLE)
    if not 0 <= task.minutes <= LONGEST:
        raise TaskFault("minutes", N_("The minutes lie between 0 and {most}."), most=LONGEST)
    if task.page not in PAGES:
        raise TaskFault("page", N_("“{page}” is no page that a task can lead to."), page=task.page)
    if abs(task.starts_on - today) > _TEN_YEARS:
        raise TaskFault("starts_on", N_("Please choose a day within ten years."))
    return replace(task, title=title, note=task.note.strip(), rhythm=checked_rule(task.rhythm))


def planned_from(task: OwnTask, today: date, *, done: date | None = None) -> OwnTask:
    """Return the task with its days counted from today on, of a rhythm after the last day that is done.

    Raises TaskFault when none would ever come.
    """
    yesterday = today - timedelta(days=1)
    planned = task.settled(max(yesterday, done) if task.rhythm and done is not None else yesterday)
    if not planned.has_ended:
        return planned
    if task.rhythm:
        raise TaskFault("rhythm", N_("With this rhythm the task never comes up again."))
    raise TaskFault("starts_on", N_("This day has passed. Please choose today or a later one."))


def service_day(day: date, calendar: OfficeCalendar) -> date:
    """Return the day itself, or the next one on which anyone is there; itself when nobody ever is."""
    if calendar.is_service_day(day):
        return day
    try:
        return calendar.next_service_day(day)
    except ValueError:  # hours without any service: then no day is better than another
        return day


def standing(task: OwnTask, *, today: date, calendar: OfficeCalendar, postponed: Postponed) -> DueTask | None:
    """Return the task on its latest open day that has come by today, also when it is put off to a day to come."""
    days = task.open_days(last=_has_come_by(today, calendar))
    return _on(task, days[-1], calendar=calendar, postponed=postponed) if days else None


def next_due(task: OwnTask, *, today: date, calendar: OfficeCalendar, postponed: Postponed) -> DueTask | None:
    """Return the task on the day on which it asks next, or asks already; None once it has ended."""
    now = standing(task, today=today, calendar=calendar, postponed=postponed)
    has_come_by = _has_come_by(today, calendar)
    ahead = [_on(task, day, calendar=calendar, postponed=postponed) for day in _days_ahead(task, has_come_by)]
    return min([*ahead, *([] if now is None else [now])], key=lambda each: each.due_on, default=None)


def due(task: OwnTask, *, today: date, calendar: OfficeCalendar, postponed: Postponed) -> DueTask | None:
    """Return the task on the latest open day that has come by today; None while it is put off, or not due yet."""
    found = standing(task, today=today, calendar=calendar, postponed=postponed)
    return None if found is None or found.due_on > today else found


def coming(task: OwnTask, first: date, *, last: date, calendar: OfficeCalendar, postponed: Postponed) -> DueTask | None:
    """Return the task on the first day from `first` to `last` on which it comes up; None when it does not."""
    days = (_on(task, day, calendar=calendar, postponed=postponed) for day in task.open_days(last=last))
    return min((each for each in days if first <= each.due_on <= last), key=lambda each: each.due_on, default=None)


def open_on(task: OwnTask, day: date, *, calendar: OfficeCalendar) -> date:
    """Return the day of its rule that falls on this service day, or is this day itself.

    Raises NotAllowed when the task does not fall on it, or is done for it.
    """
    days = task.open_days(last=day)
    if days and day in {days[-1], service_day(days[-1], calendar)}:
        return days[-1]
    raise NotAllowed(N_("“{title}” is not open on this day."), title=task.title)


def checked_postponement(until: date, *, day: date, today: date) -> date:
    """Return the day to put a task off to. Raises NotAllowed when it is not later than today and its own day."""
    if until <= today:
        raise NotAllowed(N_("Please choose a day after today."))
    if until <= day:
        raise NotAllowed(N_("Please choose a day after the one on which the task comes."))
    if until - today > _LONGEST_POSTPONEMENT:
        raise NotAllowed(N_("Please choose a day within a year."))
    return until


def _on(task: OwnTask, planned: date, *, calendar: OfficeCalendar, postponed: Postponed) -> DueTask:
    until = postponed.get(planned)
    return DueTask(
        task=task,
        day=service_day(planned, calendar),
        planned_on=planned,
        postponed_until=None if until is None else service_day(until, calendar),
    )


def _has_come_by(today: date, calendar: OfficeCalendar) -> date:
    """Return the last day whose tasks have come by today: what falls on closed days waits for the next open one."""
    back = (today - timedelta(days=offset) for offset in range(LONGEST_PAUSE_DAYS))
    return next((day for day in back if calendar.is_service_day(day)), today)


def _days_ahead(task: OwnTask, day: date) -> tuple[date, ...]:
    """Return open days after a day: those that are counted already, and where all of them have come the next one."""
    counted = tuple(each for each in task.next_days if each > day)
    if counted or len(task.next_days) < _COUNTED_AHEAD:
        return counted
    from amtdesk.domain.recurrence import next_day

    following = next_day(task.rhythm, starts_on=task.starts_on, after=day)
    return () if following is None else (following,)


def _days_after(task: OwnTask, day: date) -> tuple[date, ...]:
    if not task.rhythm:
        return (task.starts_on,) if task.starts_on > day else ()
    from amtdesk.domain.recurrence import next_day

    found: list[date] = []
    while len(found) < _COUNTED_AHEAD:
        following = next_day(task.rhythm, starts_on=task.starts_on, after=found[-1] if found else day)
        if following is None:
            break
        found.append(following)
    return tuple(found)
