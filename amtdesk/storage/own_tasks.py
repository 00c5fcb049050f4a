"""Her own tasks and what became of their days, as rows. When a task is due is decided in the domain."""

import sqlite3
from collections.abc import Mapping
from datetime import date, datetime

from amtdesk.domain.identifiers import OwnTaskId
from amtdesk.domain.own_tasks import DueTask, LastDone, OwnTask, Postponed
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_from, instant_text, optional_day, optional_time, time_text

_FIRST_OPEN = "substr(t.next_days, 1, 10)"


class OwnTaskRepository:
    """Reads and writes her tasks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, task_id: OwnTaskId) -> OwnTask | None:
        """Return one task that is on the list, or None."""
        row = self._database.row("SELECT * FROM own_tasks WHERE id = ? AND deleted_at IS NULL", (task_id,))
        return None if row is None else _task(row)

    def all(self) -> tuple[OwnTask, ...]:
        """Return every task on the list, also those that have ended."""
        return self._tasks("")

    def open(self) -> tuple[OwnTask, ...]:
        """Return the tasks of which something is left."""
        return self._tasks("AND next_days <> ''")

    def postponed(self) -> Mapping[OwnTaskId, Postponed]:
        """Return what she put off, of days that are still open."""
        rows = self._database.rows(
            "SELECT d.task_id, d.day, d.postponed_until FROM own_task_days d JOIN own_tasks t ON t.id = d.task_id "
            "WHERE d.postponed_until IS NOT NULL AND d.done_at IS NULL AND t.deleted_at IS NULL "
            f"AND t.next_days <> '' AND d.day >= {_FIRST_OPEN}"
        )
        found: dict[OwnTaskId, dict[date, date]] = {}
        for row in rows:
            days = found.setdefault(OwnTaskId(row["task_id"]), {})
            days[date.fromisoformat(row["day"])] = date.fromisoformat(row["postponed_until"])
        return found

    def done_between(self, start: datetime, end: datetime) -> tuple[DueTask, ...]:
        """Return what was done from `start` up to, not including, `end`, also of tasks that are deleted by now."""
        rows = self._database.rows(
            "SELECT t.*, d.day, d.done_at, d.postponed_until FROM own_task_days d JOIN own_tasks t ON t.id = d.task_id "
            "WHERE d.done_at >= ? AND d.done_at < ? ORDER BY d.done_at, d.id",
            (instant_text(start), instant_text(end)),
        )
        return tuple(_done(row) for row in rows)

    def last_done(self) -> Mapping[OwnTaskId, LastDone]:
        """Return when each task was done last, and how often it was."""
        rows = self._database.rows(
            "SELECT task_id, max(done_at) AS at, count(*) AS times FROM own_task_days "
            "WHERE done_at IS NOT NULL GROUP BY task_id"
        )
        return {OwnTaskId(row["task_id"]): LastDone(at=instant_from(row["at"]), times=row["times"]) for row in rows}

    def last_day_done(self, task_id: OwnTaskId) -> date | None:
        """Return the last day of a task that is done, or None."""
        row = self._database.row(
            "SELECT max(day) AS last FROM own_task_days WHERE task_id = ? AND done_at IS NOT NULL", (task_id,)
        )
        return None if row is None else optional_day(row["last"])

    def add(self, writer: CommandWriter, task: OwnTask, *, at: datetime) -> OwnTaskId:
        """Add a task; its id is given by the table."""
        row = {**task_columns(task), "key": task.key, "added_at": instant_text(at)}
        return OwnTaskId(writer.insert("own_tasks", row))

    def change(self, writer: CommandWriter, task: OwnTask) -> None:
        """Keep what a task says now."""
        writer.update("own_tasks", task.id, changes=task_columns(task))

    def hide(self, writer: CommandWriter, task_id: OwnTaskId, *, at: datetime) -> None:
        """Take a task off the list. Its days stay."""
        writer.update("own_tasks", task_id, changes={"deleted_at": instant_text(at)})

    def put_done(self, writer: CommandWriter, task_id: OwnTaskId, *, day: date, at: datetime) -> None:
        """Note that a day of a task is done."""
        self._put_day(writer, task_id, day=day, changes={"done_at": instant_text(at)})

    def put_postponed(self, writer: CommandWriter, task_id: OwnTaskId, *, day: date, until: date) -> None:
        """Note to when a day of a task is put off."""
        self._put_day(writer, task_id, day=day, changes={"postponed_until": until.isoformat()})

    def _put_day(self, writer: CommandWriter, task_id: OwnTaskId, *, day: date, changes: dict[str, Value]) -> None:
        known = self._database.row(
            "SELECT id FROM own_task_days WHERE task_id = ? AND day = ?", (task_id, day.isoformat())
        )
        if known is None:
            writer.insert("own_task_days", {"task_id": task_id, "day": day.isoformat(), **changes})
        else:
            writer.update("own_task_days", known["id"], changes=changes)

    def _tasks(self, which: str) -> tuple[OwnTask, ...]:
        rows = self._database.rows(f"SELECT * FROM own_tasks WHERE deleted_at IS NULL {which} ORDER BY id")
        return tuple(_task(row) for row in rows)


def task_columns(task: OwnTask) -> dict[str, Value]:
    """Return what a task says, as its row has it."""
    return {
        "title": task.title,
        "note": task.note,
        "rhythm": task.rhythm,
        "starts_on": task.starts_on.isoformat(),
        "at": time_text(task.at),
        "minutes": task.minutes,
        "page": task.page,
        "next_days": " ".join(day.isoformat() for day in task.next_days),
    }


def _task(row: sqlite3.Row) -> OwnTask:
    return OwnTask(
        id=OwnTaskId(row["id"]),
        key=row["key"],
        title=row["title"],
        note=row["note"],
        rhythm=row["rhythm"],
        starts_on=date.fromisoformat(row["starts_on"]),
        at=optional_time(row["at"]),
        minutes=row["minutes"],
        page=row["page"],
        next_days=tuple(date.fromisoformat(day) for day in row["next_days"].split()),
    )


def _done(row: sqlite3.Row) -> DueTask:
    day = date.fromisoformat(row["day"])
    return DueTask(
        task=_task(row),
        day=day,
        planned_on=day,
        done_at=instant_from(row["done_at"]),
        postponed_until=optional_day(row["postponed_until"]),
    )
