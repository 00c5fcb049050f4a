"""Her own tasks (H9): kept, done, put off, taken from the usual routine. Each command is one step of undo."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypedDict, Unpack

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotFound
from amtdesk.domain.identifiers import OwnTaskId
from amtdesk.domain.own_tasks import (
    DueTask,
    ListedTask,
    OwnTask,
    checked,
    checked_postponement,
    coming,
    due,
    next_due,
    open_on,
    planned_from,
    service_day,
)
from amtdesk.domain.words import N_, Message
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.own_tasks import OwnTaskRepository
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from amtdesk.domain.routine import RoutineOffer

#: What has ended stays on the list for so long after it was done last.
_ENDED_IS_SHOWN = timedelta(days=28)


class TaskFacts(TypedDict, total=False):
    """What she says of a task. What is left out stays as it is."""

    title: str
    note: str
    rhythm: str
    starts_on: date
    at: time | None
    minutes: int
    page: str


class OwnTaskService:
    """What she sets herself to do, beside what citizens and the plan ask for."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._repository = OwnTaskRepository(database)

    # what there is

    def get(self, task_id: OwnTaskId) -> OwnTask:
        """Return one task. Raises NotFound."""
        found = self._repository.find(task_id)
        if found is None:
            raise NotFound(N_("This task is no longer there. Ctrl Z brings a deleted one back."))
        return found

    def all(self) -> tuple[OwnTask, ...]:
        """Return every task on the list, in the order in which they were added."""
        return self._repository.all()

    def open(self) -> tuple[OwnTask, ...]:
        """Return the tasks of which something is left to do."""
        return self._repository.open()

    def listed(self) -> tuple[ListedTask, ...]:
        """Return the list: what comes next first; at its end what has ended within the last four weeks."""
        last_done, following = self._repository.last_done(), self._following()
        listed = (
            ListedTask(task=task, next=following(task), last_done=last_done.get(task.id))
            for task in self._repository.all()
        )
        since = self._clock.now() - _ENDED_IS_SHOWN
        return tuple(sorted((each for each in listed if _is_shown(each, since)), key=_by_next_day))

    def next_of(self, task_id: OwnTaskId) -> DueTask | None:
        """Return a task on the day on which it asks next, or asks already; None once it has ended. Raises NotFound."""
        return self._following()(self.get(task_id))

    def due(self, today: date) -> tuple[DueTask, ...]:
        """Return what is open on a day, each task once: the latest of its days that has come and is not put off."""
        calendar, postponed = self._town.calendar(), self._repository.postponed()
        found = (
            due(task, today=today, calendar=calendar, postponed=postponed.get(task.id, {}))
            for task in self._repository.open()
        )
        return tuple(sorted((each for each in found if each is not None), key=_by_day))

    def coming(self, first: date, last: date) -> tuple[DueTask, ...]:
        """Return what comes up from `first` to `last`, each task once: on the first of its open days."""
        calendar, postponed = self._town.calendar(), self._repository.postponed()
        found = (
            coming(task, first, last=last, calendar=calendar, postponed=postponed.get(task.id, {}))
            for task in self._repository.open()
        )
        return tuple(sorted((each for each in found if each is not None), key=_by_day))

    def done_on(self, day: date) -> tuple[DueTask, ...]:
        """Return what was done on a day, in the order in which it was done; also of tasks that are deleted by now."""
        midnight = datetime.combine(day, time(), self._clock.zone)
        next_midnight = datetime.combine(day + timedelta(days=1), time(), self._clock.zone)
        calendar = self._town.calendar()
        return tuple(
            done._replace(day=service_day(done.planned_on, calendar))
            for done in self._repository.done_between(midnight, next_midnight)
        )

    # what she does

    def add(self, **facts: Unpack[TaskFacts]) -> OwnTask:
        """Add a task; without a day it is for today. Raises NotAllowed with a sentence."""
        today = self._clock.today()
        blank = OwnTask(id=OwnTaskId(0), title="", starts_on=today)
        task = planned_from(checked(replace(blank, **facts), today=today), today)
        with self._command(N_("Task added: “{title}”"), task.title) as writer:
            task_id = self._repository.add(writer, task, at=self._clock.now())
        return replace(task, id=task_id)

    def edit(self, task_id: OwnTaskId, **facts: Unpack[TaskFacts]) -> OwnTask:
        """Change a task. With another rhythm or day its days count from today on, without what is done already.

        Raises NotAllowed, NotFound.
        """
        before, today = self.get(task_id), self._clock.today()
        task = checked(replace(before, **facts), today=today)
        if (task.rhythm, task.starts_on) != (before.rhythm, before.starts_on):
            task = planned_from(task, today, done=self._repository.last_day_done(task_id))
        if task != before:
            with self._command(N_("Task changed: “{title}”"), task.title) as writer:
                self._repository.change(writer, task)
        return task

    def delete(self, task_id: OwnTaskId) -> None:
        """Take a task off the list; undo brings it back. What was done of it stays in the records."""
        task = self.get(task_id)
        with self._command(N_("Task deleted: “{title}”"), task.title) as writer:
            self._repository.hide(writer, task_id, at=self._clock.now())

    def mark_done(self, task_id: OwnTaskId, day: date) -> None:
        """Note one day of a task as done, and with it whatever was missed before. Raises NotAllowed, NotFound."""
        task = self.get(task_id)
        planned = open_on(task, day, calendar=self._town.calendar())
        with self._command(N_("Task done: “{title}”"), task.title) as writer:
            self._repository.put_done(writer, task_id, day=planned, at=self._clock.now())
            self._repository.change(writer, task.settled(planned))

    def postpone(self, task_id: OwnTaskId, day: date, *, until: date) -> None:
        """Put one day of a task off to a later one; its rhythm goes on as it was. Raises NotAllowed, NotFound."""
        task = self.get(task_id)
        calendar = self._town.calendar()
        planned = open_on(task, day, calendar=calendar)
        wanted = checked_postponement(until, day=service_day(planned, calendar), today=self._clock.today())
        with self._command(N_("Task put off: “{title}”"), task.title) as writer:
            self._repository.put_postponed(writer, task_id, day=planned, until=wanted)

    # the usual routine

    def routine(self) -> "tuple[RoutineOffer, ...]":
        """Return the usual routine of one desk, and what of it is on her list."""
        from amtdesk.services.routine import usual_routine

        taken = {task.key for task in self._repository.open()}
        return tuple(replace(offer, is_taken=offer.key in taken) for offer in usual_routine())

    def take_routine(self, keys: Iterable[str]) -> tuple[OwnTask, ...]:
        """Put entries of the routine on her list, as one step; what is on it already is left as it is."""
        from amtdesk.services.routine import task_of

        wanted, today = set(keys), self._clock.today()
        offers = [offer for offer in self.routine() if offer.key in wanted and not offer.is_taken]
        tasks = [planned_from(task_of(offer, starts_on=today), today) for offer in offers]
        if not tasks:
            return ()
        label = Message(N_("Routine taken over: {n} tasks"), {"n": len(tasks)})
        if len(tasks) == 1:
            label = Message(N_("Task added: “{title}”"), {"title": tasks[0].title})
        with self._database.command(label, at=self._clock.now(), areas={Area.TASKS}) as writer:
            ids = [self._repository.add(writer, task, at=self._clock.now()) for task in tasks]
        return tuple(replace(task, id=task_id) for task, task_id in zip(tasks, ids, strict=True))

    def _following(self) -> Callable[[OwnTask], DueTask | None]:
        postponed, today, calendar = self._repository.postponed(), self._clock.today(), self._town.calendar()
        return lambda task: next_due(task, today=today, calendar=calendar, postponed=postponed.get(task.id, {}))

    def _command(self, label: str, title: str) -> AbstractContextManager[CommandWriter]:
        return self._database.command(Message(label, {"title": title}), at=self._clock.now(), areas={Area.TASKS})


def _is_shown(listed: ListedTask, since: datetime) -> bool:
    return not listed.task.has_ended or (listed.last_done is not None and listed.last_done.at >= since)


def _by_next_day(listed: ListedTask) -> tuple[bool, date, time, str]:
    day = date.max if listed.next is None else listed.next.due_on
    return listed.next is None, day, listed.task.at or time.max, listed.task.title.casefold()


def _by_day(due_task: DueTask) -> tuple[date, time, str]:
    return due_task.due_on, due_task.task.at or time.max, due_task.task.title.casefold()
