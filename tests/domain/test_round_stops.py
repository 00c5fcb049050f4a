"""Where a round calls: the first of a day, and the later ones."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from amtdesk.domain.groups import Group
from amtdesk.domain.identifiers import RoundId, VisitId
from amtdesk.domain.round_stops import Noted, groups_again, planned_groups, stops_at
from amtdesk.domain.rounds import SkipReason, StopState, Visit
from tests.builders import berlin
from tests.builders_rounds import BIRKENFURT, a_calendar, a_group

OWN = a_group(99, own=True)
TOWN_GROUPS = (OWN, *(a_group(n, days=days) for n, (_name, days, _m) in enumerate(BIRKENFURT, start=1)))
CALENDAR = a_calendar(off=(date(2027, 5, 6), date(2027, 5, 7)))


def keys(groups: Iterable[Group]) -> list[str]:
    return [group.key for group in groups]


def a_visit(group: Group, *, reason: SkipReason | None = None) -> Visit:
    return Visit(
        id=VisitId(1),
        round_id=RoundId(1),
        group_id=group.id,
        day=date(2027, 5, 14),
        at=berlin(14, "08:20"),
        skip_reason=reason,
    )


def test_the_own_channel_comes_first_and_then_the_groups_of_the_weekday_in_order() -> None:
    friday = date(2027, 5, 14)

    stops = planned_groups(reversed(TOWN_GROUPS), friday, calendar=CALENDAR)

    assert keys(stops) == ["G99", "G1", "G2", "G5", "G6", "G8"]


@pytest.mark.parametrize("day", [date(2027, 5, 6), date(2027, 5, 7), date(2027, 5, 15)])
def test_a_day_without_service_plans_the_own_channel_only(day: date) -> None:
    assert keys(planned_groups(TOWN_GROUPS, day, calendar=CALENDAR)) == ["G99"]


def test_a_later_round_calls_at_the_own_channel_at_groups_of_every_round_and_at_what_was_left_out() -> None:
    read, every, no_time, closed, nothing, new = (a_group(number) for number in range(1, 7))
    every = replace(every, in_every_round=True)
    before = {
        OWN.id: a_visit(OWN),
        read.id: a_visit(read),
        every.id: a_visit(every),
        no_time.id: a_visit(no_time, reason=SkipReason.NO_TIME),
        closed.id: a_visit(closed, reason=SkipReason.GROUP_CLOSED),
        nothing.id: a_visit(nothing, reason=SkipReason.NOTHING_DUE),
    }

    again = groups_again((OWN, read, every, no_time, closed, nothing, new), before)

    assert again == (OWN, every, no_time, new)


def test_a_stop_knows_how_far_it_is_and_what_it_brought() -> None:
    one, two, three, four = (a_group(number) for number in range(1, 5))
    visits = {one.id: a_visit(one), two.id: a_visit(two, reason=SkipReason.NO_TIME)}
    noted = {one.id: Noted(questions=2, observations=1)}

    running = stops_at((one, two, three, four), visits, noted=noted, is_running=True)
    planned = stops_at((one,), {}, noted={}, is_running=False)

    assert [stop.state for stop in running] == [
        StopState.READ,
        StopState.SKIPPED,
        StopState.CURRENT,
        StopState.WAITING,
    ]
    assert (running[0].questions_noted, running[0].observations_noted, running[1].questions_noted) == (2, 1, 0)
    assert planned[0].state is StopState.WAITING


def test_a_round_whose_stops_are_all_done_has_no_current_one() -> None:
    one = a_group(1)

    assert stops_at((one,), {one.id: a_visit(one)}, noted={}, is_running=True)[0].state is StopState.READ
