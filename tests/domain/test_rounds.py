"""The round's rules: which stops a day has, how visits are counted, how long someone really read."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.groups import (
    Group,
)
from amtdesk.domain.identifiers import RoundId
from amtdesk.domain.rounds import (
    IDLE_AFTER,
    ReadingTime,
    Round,
    Stop,
    StopState,
    count_planned_visits,
    due_instant,
    planned_groups,
    summary_of,
)
from tests.builders import berlin
from tests.builders_rounds import BIRKENFURT, a_calendar, a_group

OWN = a_group(99, own=True)
TOWN_GROUPS = (OWN, *(a_group(n, days=days) for n, (_name, days, _m) in enumerate(BIRKENFURT, start=1)))
WEEK_19 = (berlin(7, "12:00"), berlin(14, "12:00"))
BIRKENFURT_CALENDAR = a_calendar(off=(date(2027, 5, 6), date(2027, 5, 7)))


def keys(groups: Iterable[Group]) -> list[str]:
    return [group.key for group in groups]


def test_the_own_channel_comes_first_and_then_the_groups_of_the_weekday_in_order() -> None:
    friday = date(2027, 5, 14)

    stops = planned_groups(reversed(TOWN_GROUPS), friday, calendar=BIRKENFURT_CALENDAR)

    assert keys(stops) == ["G99", "G1", "G2", "G5", "G6", "G8"]


@pytest.mark.parametrize("day", [date(2027, 5, 6), date(2027, 5, 7), date(2027, 5, 15)])
def test_a_day_without_service_plans_the_own_channel_only(day: date) -> None:
    assert keys(planned_groups(TOWN_GROUPS, day, calendar=BIRKENFURT_CALENDAR)) == ["G99"]


def planned(
    start: datetime,
    end: datetime,
    *,
    groups: Iterable[Group] = TOWN_GROUPS,
    held: Mapping[date, int] | None = None,
) -> int:
    return count_planned_visits(groups, held or {}, between=(start, end), at=time(8, 15), calendar=BIRKENFURT_CALENDAR)


def test_birkenfurts_week_19_plans_21_visits_because_the_7th_is_closed() -> None:
    assert planned(*WEEK_19) == 21


def test_a_visit_is_planned_for_the_time_of_its_round() -> None:
    assert planned(berlin(10, "08:16"), berlin(11, "08:15")) == 0
    assert planned(berlin(10, "08:15"), berlin(11, "08:15")) == 4
    assert planned(berlin(10, "08:15"), berlin(11, "08:16")) == 8


def test_a_round_that_was_held_keeps_the_number_it_planned() -> None:
    assert planned(*WEEK_19, held={date(2027, 5, 10): 9}) == 21 - 4 + 9


def test_a_group_counts_from_its_entry_to_its_deletion_only() -> None:
    late = a_group(1, added_at=berlin(12, "09:00"))
    gone = a_group(2, deleted_at=berlin(12, "09:00"))

    assert planned(*WEEK_19, groups=(late,)) == 2
    assert planned(*WEEK_19, groups=(gone,)) == 3


@given(st.integers(0, 60 * 24 * 14), st.integers(0, 60 * 24 * 14), st.integers(0, 60 * 24 * 14))
def test_planned_visits_add_up_over_adjoining_spans(a: int, b: int, c: int) -> None:
    first, middle, last = (berlin(3, "00:00") + timedelta(minutes=m) for m in sorted((a, b, c)))

    assert planned(first, last) == planned(first, middle) + planned(middle, last)


def test_the_round_stays_at_its_local_time_when_the_clocks_change() -> None:
    calendar = a_calendar()

    before = due_instant(date(2027, 3, 26), time(8, 15), calendar=calendar)
    after = due_instant(date(2027, 3, 29), time(8, 15), calendar=calendar)

    assert after - before == timedelta(days=3, hours=-1)
    assert (before.hour, after.hour) == (7, 6)


def test_reading_time_stops_two_minutes_after_the_last_key() -> None:
    reading = ReadingTime(since=berlin(12, "08:00"))

    reading = reading.noticed(berlin(12, "08:01")).noticed(berlin(12, "08:40"))

    assert reading.seconds(berlin(12, "08:40")) == 60 + IDLE_AFTER.total_seconds()


def test_a_clock_that_is_set_back_takes_no_reading_time_away() -> None:
    reading = ReadingTime(since=berlin(12, "09:00"), spent=timedelta(seconds=30))

    assert reading.seconds(berlin(12, "08:00")) == 30


def a_round(*stops: Stop, seconds: int = 0) -> Round:
    return Round(
        id=RoundId(1),
        day=date(2027, 5, 12),
        started_at=berlin(12),
        finished_at=None,
        stops=stops,
        seconds=seconds,
    )


def test_a_summary_counts_groups_without_the_own_channel_and_notes_from_everywhere() -> None:
    walk = a_round(
        Stop(group=OWN, state=StopState.READ, questions_noted=1),
        Stop(group=a_group(1), state=StopState.READ, observations_noted=2),
        Stop(group=a_group(2), state=StopState.SKIPPED),
        Stop(group=a_group(3), state=StopState.READ, questions_noted=1),
        seconds=11 * 60 + 20,
    )

    summary = summary_of(walk)

    assert (summary.groups_read, summary.groups_skipped) == (2, 1)
    assert (summary.questions_noted, summary.observations_noted, summary.minutes) == (2, 2, 11)


def test_a_round_of_a_few_seconds_still_took_a_minute() -> None:
    assert summary_of(a_round(seconds=5)).minutes == 1
    assert summary_of(a_round()).minutes == 0


def test_the_current_stop_is_the_first_that_is_neither_read_nor_skipped() -> None:
    walk = a_round(
        Stop(group=OWN, state=StopState.READ),
        Stop(group=a_group(1), state=StopState.SKIPPED),
        Stop(group=a_group(2), state=StopState.CURRENT),
        Stop(group=a_group(3), state=StopState.WAITING),
    )

    assert walk.current == walk.stops[2]
    assert (walk.done_count, walk.minutes_left) == (2, 6)
    assert walk.is_running
    assert walk.stop_of(a_group(3).id) == walk.stops[3]
    assert walk.stop_of(a_group(4).id) is None
