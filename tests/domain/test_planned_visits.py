"""How many group visits a time asked for: rounds that were held, missed, or walked beyond the plan."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.groups import Group
from amtdesk.domain.planned_visits import HeldRound, RoundPlan, count_planned_visits
from tests.builders import berlin
from tests.builders_rounds import BIRKENFURT, FRIDAY, WEDNESDAY, a_calendar, a_group

OWN = a_group(99, own=True)
TOWN_GROUPS = (OWN, *(a_group(n, days=days) for n, (_name, days, _m) in enumerate(BIRKENFURT, start=1)))
WEEK_19 = (berlin(7, "12:00"), berlin(14, "12:00"))
CALENDAR = a_calendar(off=(date(2027, 5, 6), date(2027, 5, 7)))
MORNINGS = dict.fromkeys(range(5), (time(8, 15),))
TWICE = {**MORNINGS, WEDNESDAY: (time(14), time(8, 15))}


def planned(
    start: datetime,
    end: datetime,
    *,
    groups: Iterable[Group] = TOWN_GROUPS,
    held: Mapping[date, tuple[HeldRound, ...]] | None = None,
    times: Mapping[int, tuple[time, ...]] = MORNINGS,
) -> int:
    plan = RoundPlan(times=times, calendar=CALENDAR, held=held or {})
    return count_planned_visits(groups, plan, between=(start, end))


def held(day: int, *walked: tuple[str, int]) -> dict[date, tuple[HeldRound, ...]]:
    """The rounds of one day in May, each by its time and the number of visits it planned."""
    return {date(2027, 5, day): tuple(HeldRound(began_at=berlin(day, at), planned=n) for at, n in walked)}


def test_birkenfurts_week_19_plans_21_visits_because_the_7th_is_closed() -> None:
    assert planned(*WEEK_19) == 21


def test_a_visit_is_planned_for_the_time_of_its_round() -> None:
    assert planned(berlin(10, "08:16"), berlin(11, "08:15")) == 0
    assert planned(berlin(10, "08:15"), berlin(11, "08:15")) == 4
    assert planned(berlin(10, "08:15"), berlin(11, "08:16")) == 8


def test_a_round_that_was_held_keeps_the_number_it_planned() -> None:
    assert planned(*WEEK_19, held=held(10, ("08:20", 9))) == 21 - 4 + 9


def test_a_group_counts_from_its_entry_to_its_deletion_or_archiving_only() -> None:
    late = a_group(1, added_at=berlin(12, "09:00"))
    gone = a_group(2, deleted_at=berlin(12, "09:00"))
    archived = replace(a_group(3), archived_at=berlin(12, "09:00"))

    assert planned(*WEEK_19, groups=(late,)) == 2
    assert planned(*WEEK_19, groups=(gone,)) == 3
    assert planned(*WEEK_19, groups=(archived,)) == 3


def test_a_pause_a_season_and_a_rhythm_leave_visits_out() -> None:
    paused = replace(a_group(1), paused_from=date(2027, 5, 11), paused_until=date(2027, 5, 12))
    winter = replace(a_group(2), season_begins="10-01", season_ends="03-31")
    tuesdays = replace(a_group(3), rhythm="FREQ=WEEKLY;BYDAY=TU", rhythm_from=date(2027, 5, 1))

    assert [planned(*WEEK_19, groups=(group,)) for group in (paused, winter, tuesdays)] == [3, 0, 1]


def test_the_own_channel_is_no_planned_visit() -> None:
    assert planned(*WEEK_19, groups=(OWN,)) == 0


def test_a_second_time_of_a_weekday_plans_the_groups_of_every_round_once_more() -> None:
    groups = (*TOWN_GROUPS[:-1], replace(TOWN_GROUPS[-1], in_every_round=True))

    assert planned(*WEEK_19, groups=groups, times=TWICE) == 21 + 1
    assert planned(berlin(12, "10:00"), berlin(12, "14:00"), groups=groups, times=TWICE) == 0
    assert planned(berlin(12, "10:00"), berlin(12, "14:01"), groups=groups, times=TWICE) == 1


def test_the_rounds_of_a_day_add_up_each_at_the_time_it_was_due() -> None:
    rounds = held(12, ("08:20", 5), ("13:50", 2))

    assert planned(berlin(12, "08:00"), berlin(12, "10:00"), held=rounds, times=TWICE) == 5
    assert planned(berlin(12, "10:00"), berlin(12, "15:00"), held=rounds, times=TWICE) == 2


def test_a_round_beyond_the_due_ones_counts_from_when_it_began() -> None:
    rounds = held(14, ("08:20", 5), ("12:30", 3))

    assert planned(*WEEK_19, held=rounds) == 21
    assert planned(berlin(14, "12:00"), berlin(14, "13:00"), held=rounds) == 3


def test_a_weekday_without_a_time_plans_only_what_was_walked() -> None:
    times = {day: at for day, at in MORNINGS.items() if day != FRIDAY}

    assert planned(berlin(14, "00:00"), berlin(15, "00:00"), times=times) == 0
    assert planned(berlin(14, "00:00"), berlin(15, "00:00"), times=times, held=held(14, ("09:00", 5))) == 5


def test_a_round_on_a_closing_day_was_never_planned() -> None:
    assert planned(berlin(7, "00:00"), berlin(8, "00:00"), held=held(7, ("09:00", 3))) == 0


MINUTES = st.integers(0, 60 * 24 * 14)
ROUNDS = st.dictionaries(
    st.integers(3, 16), st.lists(st.tuples(st.sampled_from(["07:00", "08:20", "13:00", "17:45"]), st.integers(0, 9)))
)


@given(MINUTES, MINUTES, MINUTES, ROUNDS)
def test_planned_visits_add_up_over_adjoining_spans(
    a: int, b: int, c: int, walked: dict[int, list[tuple[str, int]]]
) -> None:
    first, middle, last = (berlin(3, "00:00") + timedelta(minutes=m) for m in sorted((a, b, c)))
    rounds = {day: each for number, told in walked.items() for day, each in held(number, *sorted(told)).items()}

    whole = planned(first, last, held=rounds, times=TWICE)

    parts = planned(first, middle, held=rounds, times=TWICE), planned(middle, last, held=rounds, times=TWICE)
    assert whole == sum(parts)
