"""Her own tasks: on which day they ask to be done, what moves them, and what is refused."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import OwnTaskId
from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.own_tasks import (
    LONGEST,
    LONGEST_TITLE,
    OwnTask,
    checked,
    checked_postponement,
    coming,
    due,
    next_due,
    open_on,
    planned_from,
    service_day,
    standing,
)
from amtdesk.domain.recurrence import days_of
from amtdesk.domain.routine import Period, RoutineOffer

WEDNESDAY = date(2027, 5, 12)
#: Whit Monday.
CLOSED = date(2027, 5, 17)
HOURS = {day: ((time(8), time(16)),) for day in range(5)}
OFFICE = OfficeCalendar(hours=HOURS, zone=ZoneInfo("Europe/Berlin"), days_off={CLOSED: "Pfingstmontag"})
NOBODY = OfficeCalendar(hours={}, zone=ZoneInfo("Europe/Berlin"))
RULES = (
    "",
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=WEEKLY;BYDAY=MO,TH",
    "FREQ=MONTHLY;BYMONTHDAY=15",
    "FREQ=WEEKLY;COUNT=3",
)


def a_task(rhythm: str = "", *, starts_on: date = WEDNESDAY, today: date = WEDNESDAY, **facts: Any) -> OwnTask:  # noqa: ANN401 - the fields of a task
    task = OwnTask(id=OwnTaskId(1), title="Schaukasten", rhythm=rhythm, starts_on=starts_on, **facts)
    return planned_from(checked(task, today=today), today)


def due_on(task: OwnTask, today: date, *, put_off: dict[date, date] | None = None) -> date | None:
    found = due(task, today=today, calendar=OFFICE, postponed=put_off or {})
    return None if found is None else found.due_on


def test_a_task_without_a_rhythm_is_due_on_its_day_and_stays_due_until_it_is_done() -> None:
    task = a_task(starts_on=date(2027, 5, 13))

    assert due_on(task, WEDNESDAY) is None
    assert due_on(task, date(2027, 5, 13)) == date(2027, 5, 13)
    assert due_on(task, date(2027, 5, 20)) == date(2027, 5, 13)
    assert due_on(task.settled(date(2027, 5, 13)), date(2027, 5, 20)) is None


def test_a_task_on_a_day_without_service_moves_to_the_next_service_day() -> None:
    saturday = a_task("FREQ=WEEKLY;BYDAY=SA")

    found = due(saturday, today=date(2027, 5, 18), calendar=OFFICE, postponed={})

    assert due_on(saturday, date(2027, 5, 15)) is None
    assert due_on(saturday, CLOSED) is None
    assert found is not None
    assert found.day == date(2027, 5, 18)
    assert found.planned_on == date(2027, 5, 15)


def test_what_was_missed_on_several_days_is_one_task_on_the_latest_of_them() -> None:
    daily = a_task("FREQ=DAILY")

    assert due_on(daily, date(2027, 5, 14)) == date(2027, 5, 14)
    assert due_on(daily, date(2027, 5, 16)) == date(2027, 5, 14), "the weekend's days come on the next service day"
    assert due_on(daily, date(2027, 9, 1)) == date(2027, 9, 1), "further than what was counted ahead"
    assert due_on(daily.settled(date(2027, 9, 1)), date(2027, 9, 1)) is None


def test_a_day_that_is_put_off_asks_again_on_the_day_it_was_put_off_to() -> None:
    weekly = a_task("FREQ=WEEKLY;BYDAY=WE")
    to_saturday = date(2027, 5, 15)

    assert due_on(weekly, WEDNESDAY, put_off={WEDNESDAY: to_saturday}) is None
    assert due_on(weekly, date(2027, 5, 14), put_off={WEDNESDAY: to_saturday}) is None
    assert due_on(weekly, date(2027, 5, 18), put_off={WEDNESDAY: to_saturday}) == date(2027, 5, 18), (
        "on the next day with service"
    )


def test_the_next_day_of_the_rhythm_takes_the_place_of_one_that_was_put_off_further() -> None:
    weekly = a_task("FREQ=WEEKLY;BYDAY=WE")
    further = date(2027, 5, 28)

    assert due_on(weekly, date(2027, 5, 19), put_off={WEDNESDAY: further}) == date(2027, 5, 19)
    first = next_due(weekly, today=date(2027, 5, 13), calendar=OFFICE, postponed={WEDNESDAY: further})
    assert first is not None
    assert first.due_on == date(2027, 5, 19)


def test_what_comes_is_told_once_for_each_task_on_the_first_of_its_days() -> None:
    daily, weekend = a_task("FREQ=DAILY"), a_task("FREQ=WEEKLY;BYDAY=SU")

    first = coming(daily, date(2027, 5, 13), last=date(2027, 5, 19), calendar=OFFICE, postponed={})
    moved = coming(weekend, date(2027, 5, 17), last=date(2027, 5, 19), calendar=OFFICE, postponed={})
    nothing = coming(weekend, date(2027, 5, 13), last=date(2027, 5, 17), calendar=OFFICE, postponed={})

    assert first is not None
    assert first.due_on == date(2027, 5, 13)
    assert moved is not None
    assert moved.due_on == date(2027, 5, 18)
    assert nothing is None


def test_what_she_put_off_comes_on_its_new_day() -> None:
    once = a_task()

    found = coming(
        once, date(2027, 5, 13), last=date(2027, 5, 20), calendar=OFFICE, postponed={WEDNESDAY: date(2027, 5, 20)}
    )

    assert found is not None
    assert found.due_on == date(2027, 5, 20)
    assert found.day == WEDNESDAY


def test_what_asks_next_is_what_is_due_already_else_the_next_of_its_days_and_nothing_at_the_end() -> None:
    weekly = a_task("FREQ=WEEKLY;BYDAY=WE;UNTIL=20270519")

    now = next_due(weekly, today=WEDNESDAY, calendar=OFFICE, postponed={})
    later = next_due(weekly.settled(WEDNESDAY), today=WEDNESDAY, calendar=OFFICE, postponed={})
    ended = weekly.settled(date(2027, 5, 19))

    assert now is not None
    assert now.due_on == WEDNESDAY
    assert later is not None
    assert later.due_on == date(2027, 5, 19)
    assert ended.has_ended
    assert next_due(ended, today=WEDNESDAY, calendar=OFFICE, postponed={}) is None


def test_put_off_after_weeks_in_which_nobody_looked_a_daily_task_asks_on_the_next_day() -> None:
    daily, ended = a_task("FREQ=DAILY"), a_task("FREQ=DAILY;COUNT=14")
    friday, later = date(2027, 6, 11), date(2027, 6, 18)

    found = next_due(daily, today=friday, calendar=OFFICE, postponed={friday: later})
    last = next_due(ended, today=friday, calendar=OFFICE, postponed={date(2027, 5, 25): later})

    assert found is not None
    assert found.due_on == date(2027, 6, 14)
    assert last is not None
    assert last.due_on == later


def test_a_day_is_named_by_its_service_day_or_by_the_rule() -> None:
    saturday = a_task("FREQ=WEEKLY;BYDAY=SA")

    assert open_on(saturday, date(2027, 5, 18), calendar=OFFICE) == date(2027, 5, 15)
    assert open_on(saturday, date(2027, 5, 15), calendar=OFFICE) == date(2027, 5, 15)
    for other in (WEDNESDAY, date(2027, 5, 17), date(2027, 5, 20)):
        with pytest.raises(NotAllowed, match="not open on this day"):
            open_on(saturday, other, calendar=OFFICE)


def test_a_rhythm_begins_to_count_today_also_when_it_started_long_ago() -> None:
    weekly = a_task("FREQ=WEEKLY;BYDAY=MO", starts_on=date(2026, 1, 1))

    assert due_on(weekly, WEDNESDAY) is None
    assert weekly.next_days[0] == CLOSED


def test_where_nobody_is_ever_there_a_task_stays_on_its_day() -> None:
    assert service_day(WEDNESDAY, NOBODY) == WEDNESDAY
    found = due(a_task(), today=WEDNESDAY, calendar=NOBODY, postponed={})
    assert found is not None
    assert found.day == WEDNESDAY


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"title": "  "}, "what is to be done"),
        ({"title": "x" * (LONGEST_TITLE + 1)}, "in 200 letters"),
        ({"minutes": -1}, "between 0 and 480"),
        ({"minutes": LONGEST + 1}, "between 0 and 480"),
        ({"page": "elsewhere"}, "no page"),
        ({"starts_on": date(2040, 1, 1)}, "within ten years"),
        ({"rhythm": "FREQ=HOURLY"}, "FREQ=HOURLY"),
    ],
)
def test_what_is_wrong_with_a_task_is_said_in_a_sentence(facts: dict[str, Any], sentence: str) -> None:
    task = OwnTask(id=OwnTaskId(1), title="Schaukasten", starts_on=WEDNESDAY)

    with pytest.raises(NotAllowed, match=sentence):
        checked(replace(task, **facts), today=WEDNESDAY)


def test_a_task_is_tidied_before_it_is_kept() -> None:
    task = OwnTask(id=OwnTaskId(1), title=" Schaukasten \n tauschen ", note=" Schlüssel \n", starts_on=WEDNESDAY)

    tidy = checked(task, today=WEDNESDAY)

    assert (tidy.title, tidy.note) == ("Schaukasten tauschen", "Schlüssel")


def test_a_day_that_has_passed_and_a_rhythm_that_has_ended_are_refused() -> None:
    with pytest.raises(NotAllowed, match="This day has passed"):
        a_task(starts_on=date(2027, 5, 11))
    with pytest.raises(NotAllowed, match="never comes up again"):
        a_task("FREQ=DAILY;UNTIL=20270101", starts_on=date(2026, 5, 11))


def test_a_task_is_put_off_to_a_day_ahead_within_a_year() -> None:
    thursday = date(2027, 5, 13)

    assert checked_postponement(thursday, day=WEDNESDAY, today=WEDNESDAY) == thursday
    for until, day, sentence in (
        (WEDNESDAY, WEDNESDAY, "after today"),
        (thursday, thursday, "after the one on which the task comes"),
        (date(2029, 1, 1), WEDNESDAY, "within a year"),
    ):
        with pytest.raises(NotAllowed, match=sentence):
            checked_postponement(until, day=day, today=WEDNESDAY)


@pytest.mark.parametrize(
    ("period", "minutes_a_month"), [(Period.WEEK, 130), (Period.MONTH, 30), (Period.QUARTER, 10), (Period.YEAR, 2.5)]
)
def test_an_entry_of_the_routine_tells_what_it_costs_a_month(period: Period, minutes_a_month: float) -> None:
    offer = RoutineOffer(key="x", title="X", period=period, minutes=30, rhythm="FREQ=DAILY")

    assert offer.minutes_a_month == minutes_a_month


@given(
    rhythm=st.sampled_from(RULES),
    done=st.lists(st.integers(0, 60), max_size=4),
    ahead=st.integers(0, 120),
)
def test_however_it_was_done_a_task_is_due_exactly_when_a_day_of_its_rule_has_come_since(
    rhythm: str, done: list[int], ahead: int
) -> None:
    task = a_task(rhythm)
    for day in sorted(done):
        task = task.settled(WEDNESDAY + timedelta(days=day))
    settled = WEDNESDAY + timedelta(days=max(done, default=-1))
    today = WEDNESDAY + timedelta(days=ahead)

    found = standing(task, today=today, calendar=OFFICE, postponed={})

    days = days_of(rhythm, starts_on=WEDNESDAY, first=settled + timedelta(days=1), last=today)
    come = [day for day in days if service_day(day, OFFICE) <= today]
    assert (None if found is None else found.planned_on) == (come[-1] if come else None)
