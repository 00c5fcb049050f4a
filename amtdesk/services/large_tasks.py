"""Ten years of her own tasks for the large desk: the usual routine, some rhythms more, and much that came once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from amtdesk.domain.identifiers import OwnTaskId
from amtdesk.domain.own_tasks import OwnTask, planned_from, service_day
from amtdesk.services.large_story import STREETS, LargeStory
from amtdesk.services.routine import task_of, usual_routine
from amtdesk.storage.bulk import insert_rows
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.own_tasks import task_columns
from amtdesk.storage.rows import instant_text

#: What this desk does beside the routine: title, rhythm, minutes.
_MORE: Final = (
    ("Pressespiegel lesen", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", 10),
    ("Bilder der Woche ablegen", "FREQ=WEEKLY;BYDAY=FR", 15),
    ("Aushang im Schaukasten erneuern", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", 10),
    ("Termine der Vereine eintragen", "FREQ=WEEKLY;BYDAY=TU", 15),
    ("Baustellen der Woche mit dem Bauhof abgleichen", "FREQ=WEEKLY;BYDAY=MO", 10),
    ("Müllkalender des Monats prüfen", "FREQ=MONTHLY;BYDAY=-1TH", 10),
    ("Zahlen an das Hauptamt", "FREQ=MONTHLY;BYMONTHDAY=3", 20),
    ("Zeiten des Freibads abgleichen", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=15", 30),
    ("Winterdienst: Bausteine prüfen", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=15", 30),
)
_ONCE_A_YEAR: Final = 20
#: One day of so many was missed where there is one every week, and one of so many was put off before it was done.
_MISSED: Final = 25
_PUT_OFF: Final = 15


def write_tasks(writer: CommandWriter, told: LargeStory) -> None:
    """Write the tasks and their days, today's still open."""
    days: list[dict[str, Value]] = []
    rows = [_written(told, task, days=days) for task in _tasks(told)]
    insert_rows(writer, "own_tasks", rows=rows)
    insert_rows(writer, "own_task_days", rows=days)


def _tasks(told: LargeStory) -> Iterator[OwnTask]:
    tasks = [task_of(offer, starts_on=told.first_day) for offer in usual_routine()]
    tasks += [_task(title, told.first_day, rhythm=rhythm, minutes=minutes) for title, rhythm, minutes in _MORE]
    for number in range(_ONCE_A_YEAR * told.years):
        day = told.day_of(number, _ONCE_A_YEAR * told.years, days=told.days)
        tasks.append(_task(f"Foto machen: {STREETS[number % len(STREETS)]}", day, rhythm="", minutes=20))
    return (
        replace(planned_from(task, told.first_day), id=OwnTaskId(number)) for number, task in enumerate(tasks, start=1)
    )


def _task(title: str, starts_on: date, *, rhythm: str, minutes: int) -> OwnTask:
    return OwnTask(id=OwnTaskId(0), title=title, rhythm=rhythm, starts_on=starts_on, minutes=minutes)


def _written(told: LargeStory, task: OwnTask, *, days: list[dict[str, Value]]) -> dict[str, Value]:
    """Return the task's row, and add those of its days that are done."""
    last, is_weekly = None, task.rhythm.startswith("FREQ=WEEKLY")
    for day in task.open_days(last=told.today - timedelta(days=1)):
        came = service_day(day, told.calendar)
        if came >= told.today or (is_weekly and told.chance.randrange(_MISSED) == 0):
            continue
        was_put_off = told.chance.randrange(_PUT_OFF) == 0
        days.append(_day(task, day, done_at=_at(told, task, day=came), postponed_until=came if was_put_off else None))
        last = day
    columns = task_columns(task if last is None else task.settled(last))
    return {"id": task.id, **columns, "key": task.key, "added_at": instant_text(told.instant(told.first_day, time(8)))}


def _at(told: LargeStory, task: OwnTask, *, day: date) -> datetime:
    return told.instant(day, task.at or told.some_time(9, 14)) + timedelta(minutes=task.minutes)


def _day(task: OwnTask, day: date, *, done_at: datetime, postponed_until: date | None) -> dict[str, Value]:
    return {
        "task_id": task.id,
        "day": day.isoformat(),
        "done_at": instant_text(done_at),
        "postponed_until": None if postponed_until is None else postponed_until.isoformat(),
    }
