"""Birkenfurt's own tasks up to a given time: taken from the routine or added, each day done when it was over."""

from datetime import date, datetime, time, timedelta
from typing import Any, Final

from amtdesk.domain.identifiers import OwnTaskId
from amtdesk.domain.own_tasks import OwnTask, planned_from, service_day
from amtdesk.services.demo_time import DemoTime
from amtdesk.services.routine import task_of, usual_routine
from amtdesk.services.seed import BirkenfurtSeed
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.own_tasks import OwnTaskRepository

#: When she gets round to what has no time of its own.
USUAL_TIME: Final = time(11, 30)


class DemoTasks:
    """Writes the tasks of the demonstration inside a running command."""

    def __init__(self, database: Database, seed: BirkenfurtSeed, *, demo_time: DemoTime) -> None:
        self._repository = OwnTaskRepository(database)
        self._time = demo_time
        self._since: date = seed.tasks["since"]
        self._tasks = (*_from_routine(seed.tasks), *(_own(row) for row in seed.tasks["own"]))

    def write(self, writer: CommandWriter) -> None:
        """Write every task with the days on which it was done by then."""
        added_at = self._time.instant(self._since, "08:00")
        if self._time.has_passed(added_at):
            for task in self._tasks:
                self._write(writer, planned_from(task, self._since), added_at=added_at)

    def _write(self, writer: CommandWriter, task: OwnTask, *, added_at: datetime) -> None:
        done = [
            (day, at)
            for day in task.open_days(last=self._time.today)
            if self._time.has_passed(at := self._at(task, day))
        ]
        task_id = self._repository.add(writer, task.settled(done[-1][0]) if done else task, at=added_at)
        for day, at in done:
            self._repository.put_done(writer, task_id, day=day, at=at)

    def _at(self, task: OwnTask, day: date) -> datetime:
        begins = self._time.instant(service_day(day, self._time.calendar), task.at or USUAL_TIME)
        return begins + timedelta(minutes=task.minutes)


def _from_routine(tasks: dict[str, Any]) -> list[OwnTask]:
    offers = {offer.key: offer for offer in usual_routine()}
    return [task_of(offers[key], starts_on=tasks["since"]) for key in tasks["routine"]]


def _own(row: dict[str, Any]) -> OwnTask:
    at = time.fromisoformat(row["at"]) if "at" in row else None
    return OwnTask(id=OwnTaskId(0), **{**row, "at": at})
