"""The round's rules: which stops a day has, how visits are counted, how long someone really read."""

from datetime import date, time, timedelta

from amtdesk.domain.identifiers import RoundId
from amtdesk.domain.reading_time import IDLE_AFTER, ReadingTime
from amtdesk.domain.round_summary import summary_of
from amtdesk.domain.rounds import Round, Stop, StopState, due_instant, round_times
from tests.builders import berlin
from tests.builders_rounds import a_calendar, a_group

OWN = a_group(99, own=True)


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


def test_rounds_are_due_at_her_own_times_else_once_on_each_day_of_service() -> None:
    calendar, morning, noon = a_calendar(), time(8, 15), time(12)

    assert round_times({}, morning, calendar=calendar) == dict.fromkeys(range(5), (morning,))
    assert round_times({2: (morning, noon)}, morning, calendar=calendar) == {2: (morning, noon)}


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
