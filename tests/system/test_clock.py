"""The only place that knows what time it is."""

from datetime import UTC, datetime, timedelta

import pytest

from amtdesk.system.clock import Clock, StillClock, instant_from_words

MORNING = datetime(2027, 5, 12, 6, 0, tzinfo=UTC)


def test_a_clock_started_at_a_given_time_runs_on_from_there() -> None:
    clock = Clock(at=MORNING)

    first, second = clock.now(), clock.now()

    assert MORNING <= first <= second < MORNING + timedelta(minutes=1)
    assert clock.today().isoformat() == "2027-05-12"


def test_without_a_given_time_it_tells_the_machines_time_with_a_zone() -> None:
    assert Clock().now().tzinfo is UTC


def test_a_still_clock_stands_until_it_is_set() -> None:
    clock = StillClock(MORNING)
    clock.set(MORNING + timedelta(hours=20))

    assert clock.now() == MORNING + timedelta(hours=20)
    assert clock.today().isoformat() == "2027-05-13"


def test_a_time_without_a_zone_is_the_offices_time() -> None:
    assert instant_from_words("2027-05-12T08:00") == MORNING
    assert instant_from_words("2027-05-12T08:00+00:00") == MORNING + timedelta(hours=2)


def test_a_time_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        instant_from_words("tomorrow")
