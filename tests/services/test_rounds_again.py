"""Several rounds on one day: what a later one calls at, what each keeps, how they are counted, how they are undone."""

from datetime import date, time
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.groups import Group
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.reminders import ReminderSettings
from amtdesk.domain.rounds import Mood, ObservationKind, Round, SkipReason, StopState, Unfinished
from amtdesk.services.town import TownRecords
from tests.builders import berlin, open_desk, set_clock
from tests.builders_rounds import WEDNESDAY, add_birkenfurt_groups, current_group, stop_at

TODAY = date(2027, 5, 12)
WEEK = (berlin(7, "12:00"), berlin(14, "12:00"))


@pytest.fixture
def groups(desk: Desk) -> tuple[Group, ...]:
    """Birkenfurt's groups; the third is for every round. On 12 May four of the eight are due."""
    found = add_birkenfurt_groups(desk)
    desk.rounds.edit_group(found[2].id, in_every_round=True)
    return tuple(desk.rounds.groups()[1:])


def read_everything(desk: Desk, *, but: Group | None = None) -> Round:
    walk = desk.rounds.start()
    for stop in walk.stops:
        if but is not None and stop.group.id == but.id:
            walk = desk.rounds.skip(but.id, SkipReason.NO_TIME)
        else:
            walk = desk.rounds.read(stop.group.id, mood=Mood.CALM, seconds=60)
    return walk


def names(walk: Round) -> list[str]:
    return [stop.group.name for stop in walk.stops]


def visits_due(desk: Desk, week: str = "2027-W19") -> int:
    return desk.reports.weekly(week).figures.group_rounds_planned


@pytest.mark.usefixtures("groups")
def test_a_round_of_a_day_is_the_first_one_before_it_begins_and_while_it_goes_on(desk: Desk) -> None:
    assert desk.rounds.today().number == 1
    assert desk.rounds.start().number == 1
    assert desk.rounds.start().number == 1


def test_a_later_round_calls_at_the_own_channel_groups_of_every_round_and_what_was_left_out(
    desk: Desk, groups: tuple[Group, ...]
) -> None:
    read_everything(desk, but=groups[0])
    set_clock(desk, berlin(12, "14:00"))

    walk = desk.rounds.start()

    assert (walk.number, walk.started_at, walk.seconds) == (2, berlin(12, "14:00"), 0)
    assert names(walk)[1:] == [groups[0].name, groups[2].name]
    assert [stop.state for stop in walk.stops] == [StopState.CURRENT, StopState.WAITING, StopState.WAITING]


def test_what_was_made_up_for_is_not_called_at_a_third_time(desk: Desk, groups: tuple[Group, ...]) -> None:
    read_everything(desk, but=groups[0])
    read_everything(desk)

    assert names(desk.rounds.start_again())[1:] == [groups[2].name]


def test_what_is_left_out_again_comes_again(desk: Desk, groups: tuple[Group, ...]) -> None:
    read_everything(desk, but=groups[0])
    read_everything(desk, but=groups[0])

    assert names(desk.rounds.start_again())[1:] == [groups[0].name, groups[2].name]


def test_a_group_that_was_added_since_is_called_at_by_the_later_round(desk: Desk, groups: tuple[Group, ...]) -> None:
    read_everything(desk)
    desk.rounds.add_group(name="Neu", days=frozenset({WEDNESDAY}))

    assert names(desk.rounds.start_again())[1:] == [groups[2].name, "Neu"]


def test_another_round_begins_by_name_only_after_the_end_of_the_one_before(
    desk: Desk, groups: tuple[Group, ...]
) -> None:
    may = [desk.rounds.may_start_again()]
    with pytest.raises(NotAllowed):
        desk.rounds.start_again()
    desk.rounds.start()
    may.append(desk.rounds.may_start_again())
    with pytest.raises(NotAllowed):
        desk.rounds.start_again()
    read_everything(desk)
    may.append(desk.rounds.may_start_again())

    again = desk.rounds.start_again()

    assert may == [False, False, True]
    assert (again.number, again.is_running) == (2, True)
    assert stop_at(again, groups[2]).state is StopState.WAITING


def test_after_the_end_a_stop_is_opened_again_in_the_round_that_has_ended(
    desk: Desk, groups: tuple[Group, ...]
) -> None:
    read_everything(desk)

    walk = desk.rounds.go_back(groups[0].id)

    assert (walk.number, current_group(walk).id) == (1, groups[0].id)
    assert desk.rounds.read(groups[0].id).number == 1


def test_what_was_typed_is_kept_for_the_round_in_which_it_was_typed(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        groups = add_birkenfurt_groups(desk)
        read_everything(desk, but=groups[0])
        desk.rounds.start_again()
        kept = Unfinished(group_id=groups[0].id, text="Wie lange", kind="rumour", seconds=40)
        desk.rounds.keep_unfinished(kept)

    with open_desk(tmp_path, at=berlin(12, "15:30")) as desk:
        walk = desk.rounds.start()
        assert (walk.number, walk.unfinished) == (2, kept)
        desk.rounds.finish()
        assert desk.rounds.start_again().unfinished is None


def test_each_round_has_its_own_notes_time_and_summary(desk: Desk, groups: tuple[Group, ...]) -> None:
    first = read_everything(desk)
    desk.rounds.note_observation(groups[2].id, ObservationKind.TOPIC, text="Freibad")
    again = desk.rounds.start_again()
    desk.rounds.note_observation(groups[2].id, ObservationKind.RUMOUR, text="Schule schließt")
    desk.questions.note("Wann?", source=QuestionSource.GROUP, group_id=groups[2].id, round_id=again.id)
    desk.rounds.read(again.stops[0].group.id, seconds=60)

    walk = desk.rounds.read(groups[2].id, seconds=120)

    summary = desk.rounds.summary(walk)
    assert (first.seconds, walk.seconds) == (5 * 60, 3 * 60)
    assert (summary.groups_read, summary.questions_noted, summary.observations_noted) == (1, 1, 1)


def test_every_step_of_every_round_can_be_taken_back_and_done_again(desk: Desk, groups: tuple[Group, ...]) -> None:
    set_clock(desk, berlin(12, "09:00"))
    before = desk.rounds.today()
    first = read_everything(desk, but=groups[0])
    desk.rounds.start_again()
    desk.rounds.read(groups[0].id, seconds=5)
    last = desk.rounds.finish()

    seen: list[Round] = []
    while (step := desk.history.undoable()) is not None and step.label.source.startswith(("Round", "Read", "Skipped")):
        desk.history.undo()
        seen.append(desk.rounds.today())
    while desk.history.redoable() is not None:
        desk.history.redo()

    assert seen[-1] == before
    assert first in seen
    assert desk.rounds.today() == last


@pytest.mark.usefixtures("groups")
def test_the_reminder_of_the_afternoon_is_done_by_the_round_of_the_afternoon(desk: Desk) -> None:
    read_everything(desk)
    set_clock(desk, berlin(12, "14:00"))
    assert not desk.rounds.was_begun_between(berlin(12, "11:00"), berlin(12, "18:00"))

    desk.rounds.start_again()

    assert desk.rounds.was_begun_between(berlin(12, "11:00"), berlin(12, "18:00"))


def hold_the_week(desk: Desk) -> None:
    desk.town.record(TownRecords(settings={}, closing_days={date(2027, 5, 7): "Brückentag"}))
    for day in (10, 11, 12, 13, 14):
        set_clock(desk, berlin(day, "08:20"))
        read_everything(desk)


@pytest.mark.usefixtures("groups")
def test_the_report_adds_up_what_the_rounds_of_a_day_planned(desk: Desk) -> None:
    hold_the_week(desk)
    assert visits_due(desk) == 21
    set_clock(desk, berlin(14, "10:00"))
    # On Friday the third group is not due: the later round calls at the own channel alone.
    read_everything(desk)
    assert visits_due(desk) == 21

    desk.rounds.edit_group(desk.rounds.groups()[1].id, in_every_round=True)
    read_everything(desk)
    set_clock(desk, berlin(14, "12:00"))

    assert visits_due(desk) == 21 + 1
    assert len(desk.rounds.visits_between(*WEEK)) == 22


@pytest.mark.usefixtures("groups")
def test_a_second_time_of_a_weekday_that_nobody_kept_was_planned_all_the_same(desk: Desk) -> None:
    hold_the_week(desk)
    set_clock(desk, berlin(14, "12:00"))
    mornings = dict.fromkeys(range(5), (time(8, 15),))

    desk.reminders.change(ReminderSettings(times={**mornings, WEDNESDAY: (time(8, 15), time(14))}))

    assert visits_due(desk) == 21 + 1


def test_a_group_that_rests_is_not_planned(desk: Desk, groups: tuple[Group, ...]) -> None:
    desk.town.record(TownRecords(settings={}, closing_days={date(2027, 5, 7): "Brückentag"}))
    set_clock(desk, berlin(14, "12:00"))
    assert visits_due(desk) == 21

    desk.rounds.edit_group(groups[0].id, paused_from=date(2027, 5, 10), paused_until=date(2027, 5, 11))
    assert visits_due(desk) == 21 - 2

    desk.rounds.edit_group(groups[1].id, season_begins="10-01", season_ends="03-31")
    assert visits_due(desk) == 21 - 2 - 5

    desk.rounds.edit_group(groups[2].id, rhythm="FREQ=MONTHLY;BYDAY=1WE")
    assert visits_due(desk) == 21 - 2 - 5 - 1


def test_a_group_that_rests_today_is_no_stop(desk: Desk, groups: tuple[Group, ...]) -> None:
    desk.rounds.edit_group(groups[0].id, paused_from=TODAY)
    desk.rounds.edit_group(groups[1].id, rhythm="FREQ=WEEKLY;BYDAY=TU")

    assert names(desk.rounds.today())[1:] == [groups[2].name, groups[7].name]


def test_a_round_whose_last_waiting_group_left_the_list_has_ended(desk: Desk, groups: tuple[Group, ...]) -> None:
    for stop in desk.rounds.start().stops[:-1]:
        desk.rounds.read(stop.group.id, seconds=5)
    desk.rounds.archive_group(groups[7].id)
    assert desk.rounds.may_start_again()

    ended = desk.rounds.start()

    assert (ended.number, ended.finished_at) == (1, desk.clock.now())


def test_another_round_ends_the_one_in_which_nothing_waits(desk: Desk, groups: tuple[Group, ...]) -> None:
    for stop in desk.rounds.start().stops[:-1]:
        desk.rounds.read(stop.group.id, seconds=5)
    desk.rounds.delete_group(groups[7].id)

    again = desk.rounds.start_again()

    assert (again.number, names(again)[1:]) == (2, [groups[2].name])
    while desk.history.undoable() is not None and desk.rounds.today().number == 2:
        desk.history.undo()
    assert desk.rounds.today().finished_at is not None


def test_an_archived_group_is_planned_up_to_then(desk: Desk, groups: tuple[Group, ...]) -> None:
    desk.town.record(TownRecords(settings={}, closing_days={date(2027, 5, 7): "Brückentag"}))
    set_clock(desk, berlin(12, "10:00"))
    desk.rounds.archive_group(groups[0].id)
    set_clock(desk, berlin(14, "12:00"))

    assert visits_due(desk) == 21 - 2
