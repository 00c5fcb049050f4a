"""What the week view shows beside the days of the plan: how posts begin, and each day's routines. Reading only."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.own_tasks import DueTask
from amtdesk.domain.post_excerpts import PostExcerpt
from amtdesk.domain.report_weeks import period_of, week_of
from amtdesk.domain.week_routines import Routine, RoutineKind, RoutineState
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.plan_reading import PlanReading
from amtdesk.storage.report_weeks import ReportWeekRepository
from amtdesk.storage.rounds import RoundRepository
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from amtdesk.services.own_tasks import OwnTaskService
    from amtdesk.services.rounds import RoundService

_S = RoutineState


class WeekLook:
    """Looks at a week."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        town: TownService,
        rounds: "Callable[[], RoundService]",
        own_tasks: "Callable[[], OwnTaskService]",
    ) -> None:
        self._clock = clock
        self._town = town
        self._reading = PlanReading(database)
        self._held = RoundRepository(database)
        self._weeks = ReportWeekRepository(database)
        self._rounds = rounds
        self._own_tasks = own_tasks

    def excerpts(self, first: date, last: date) -> dict[PostId, PostExcerpt]:
        """Return how the posts of these days (both included) begin, and their pictures."""
        return self._reading.excerpts(first, last)

    def routines(self, monday: date) -> tuple[tuple[Routine, ...], ...]:
        """Return the routines of a week, day by day: the round, the report where it ends, her own tasks."""
        days = [monday + timedelta(days=offset) for offset in range(7)]
        return tuple((*self._round_on(day), *self._report_on(day), *self._tasks_on(day)) for day in days)

    def _round_on(self, day: date) -> Iterator[Routine]:
        today = self._clock.today()
        if day > today:
            if self._town.calendar().is_service_day(day):
                yield Routine(RoutineKind.ROUND, _S.OPEN)
        elif day == today and not self._has_walked(day):
            yield from self._todays_round()
        else:
            ended = [each.finished_at for each in self._held.rounds_of(day) if each.finished_at is not None]
            if ended:
                yield Routine(RoutineKind.ROUND, _S.DONE, done_at=ended[-1])

    def _has_walked(self, day: date) -> bool:
        records = self._held.rounds_of(day)
        return bool(records) and records[-1].finished_at is not None

    def _todays_round(self) -> Iterator[Routine]:
        walk = self._rounds().today()
        if walk.is_running or self._town.calendar().is_service_day(walk.day):
            state = _S.RUNNING if walk.is_running else _S.OPEN
            yield Routine(RoutineKind.ROUND, state, done=walk.done_count, planned=len(walk.stops))

    def _report_on(self, day: date) -> Iterator[Routine]:
        week = week_of(day)
        end = period_of(week, self._weeks.period_rule(), zone=self._clock.zone).end
        if end.date() != day:
            return
        if self._weeks.is_finished(week):
            yield Routine(RoutineKind.REPORT, _S.DONE)
        elif end > self._clock.now() or self._weeks.has_records_before(end):
            yield Routine(RoutineKind.REPORT, _S.OPEN)

    def _tasks_on(self, day: date) -> Iterator[Routine]:
        today, tasks = self._clock.today(), self._own_tasks()
        if day <= today:
            yield from (_task(each, _S.DONE, done_at=each.done_at) for each in tasks.done_on(day))
        if day == today:
            yield from (_task(each, _S.OPEN) for each in tasks.due(day))
        elif day > today:
            yield from (_task(each, _S.OPEN) for each in tasks.coming(day, day))


def _task(due: DueTask, state: RoutineState, *, done_at: datetime | None = None) -> Routine:
    return Routine(RoutineKind.TASK, state, title=due.task.title, done_at=done_at)
