"""The daily round on a real desk: plan, walk, leaving in the middle, notes, and the report's figures."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.groups import Group
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.rounds import Mood, ObservationKind, Round, SkipReason, StopState, Unfinished
from amtdesk.services.town import TownRecords
from amtdesk.system.clock import StillClock
from amtdesk.ui.overriding import override
from tests.builders import berlin, open_desk, set_clock
from tests.builders_rounds import WEDNESDAY, add_birkenfurt_groups, current_group, stop_at, visit_at


@pytest.fixture
def groups(desk: Desk) -> tuple[Group, ...]:
    return add_birkenfurt_groups(desk)


def names(walk: Round) -> list[str]:
    return [stop.group.name for stop in walk.stops]


def read_everything(desk: Desk) -> Round:
    walk = desk.rounds.start()
    while walk.current is not None:
        walk = desk.rounds.read(current_group(walk).id, mood=Mood.CALM, seconds=60)
    return walk


def test_an_empty_desk_has_the_own_channel_as_its_first_stop(desk: Desk) -> None:
    walk = desk.rounds.today()

    assert names(walk) == ["Facebook-Seite"]
    assert walk.stops[0].group.is_own_channel
    assert (walk.id, walk.started_at) == (None, None)


@pytest.mark.usefixtures("groups")
def test_the_plan_of_the_day_stands_before_the_round_is_started(desk: Desk) -> None:
    assert names(desk.rounds.today()) == [
        "Facebook-Seite",
        "Du kommst aus Birkenfurt, wenn …",
        "Birkenfurt – Fragen und Antworten",
        "Flohmarkt Birkenfurt & Mahretal",
        "Pro Mühlenstraße – Bürgerinitiative",
    ]


@pytest.mark.usefixtures("groups")
def test_starting_makes_the_own_channel_the_current_stop(desk: Desk) -> None:
    walk = desk.rounds.start()

    assert walk.is_running
    assert current_group(walk).is_own_channel
    assert [stop.state for stop in walk.stops] == [StopState.CURRENT] + [StopState.WAITING] * 4


@pytest.mark.usefixtures("groups")
def test_starting_twice_goes_on_with_the_same_round(desk: Desk) -> None:
    assert desk.rounds.start().id == desk.rounds.start().id


def test_each_stop_is_read_with_mood_and_seconds_or_left_out(desk: Desk, groups: tuple[Group, ...]) -> None:
    own = desk.rounds.start().stops[0].group

    desk.rounds.read(own.id, mood=Mood.TENSE, seconds=95)
    walk = desk.rounds.skip(groups[0].id, SkipReason.GROUP_CLOSED)

    assert (visit_at(walk, own).mood, visit_at(walk, own).seconds) == (Mood.TENSE, 95)
    assert visit_at(walk, groups[0]).skip_reason is SkipReason.GROUP_CLOSED
    assert (walk.done_count, walk.seconds) == (2, 95)
    assert current_group(walk).id == groups[1].id


@pytest.mark.usefixtures("groups")
def test_after_the_last_stop_the_round_has_ended(desk: Desk) -> None:
    walk = read_everything(desk)

    summary = desk.rounds.summary(walk)
    assert walk.finished_at == desk.clock.now()
    assert (summary.groups_read, summary.groups_skipped, summary.minutes) == (4, 0, 5)
    assert desk.rounds.today().finished_at is not None


def test_a_round_is_found_again_after_a_restart(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        groups = add_birkenfurt_groups(desk)
        walk = desk.rounds.start()
        desk.rounds.read(walk.stops[0].group.id, mood=None, seconds=30)
        kept = Unfinished(group_id=groups[0].id, text="Wie lange ist", kind="rumour", seconds=40, ticked=(0, 2))
        desk.rounds.keep_unfinished(kept)

    with open_desk(tmp_path, at=berlin(12, "10:30")) as desk:
        walk = desk.rounds.start()
        assert (walk.done_count, current_group(walk).id) == (1, groups[0].id)
        assert walk.unfinished == kept


def test_keeping_what_is_typed_is_no_step_of_undo_and_says_nothing(desk: Desk, groups: tuple[Group, ...]) -> None:
    desk.rounds.start()
    heard: list[Changed] = []
    desk.on_change(heard.append)

    for text in ("Wie", "Wie lange"):
        desk.rounds.keep_unfinished(Unfinished(group_id=groups[0].id, text=text, mood=Mood.HEATED))

    unfinished, step = desk.rounds.today().unfinished, desk.history.undoable()
    assert unfinished is not None
    assert (unfinished.text, unfinished.mood) == ("Wie lange", Mood.HEATED)
    assert step is not None
    assert step.label.source == "Round started"
    assert all(not changed.areas for changed in heard)


def test_what_is_typed_without_a_round_is_not_kept(desk: Desk, groups: tuple[Group, ...]) -> None:
    desk.rounds.keep_unfinished(Unfinished(group_id=groups[0].id, text="Wie"))

    assert desk.rounds.today().unfinished is None


@pytest.mark.usefixtures("groups")
def test_a_new_day_begins_a_new_round(desk: Desk) -> None:
    first = desk.rounds.start()

    set_clock(desk, berlin(13))

    assert desk.rounds.today().started_at is None
    assert desk.rounds.start().id != first.id


def test_going_back_opens_a_stop_again_and_keeps_the_time(desk: Desk, groups: tuple[Group, ...]) -> None:
    read_everything(desk)

    walk = desk.rounds.go_back(groups[0].id)

    assert current_group(walk).id == groups[0].id
    assert walk.finished_at is None
    assert walk.seconds == 5 * 60
    assert desk.rounds.read(groups[0].id, mood=None, seconds=10).finished_at is not None


def test_going_back_to_a_stop_that_waits_changes_nothing(desk: Desk, groups: tuple[Group, ...]) -> None:
    before = desk.rounds.start()

    assert desk.rounds.go_back(groups[0].id) == before


def test_reading_a_stop_again_replaces_its_visit(desk: Desk, groups: tuple[Group, ...]) -> None:
    desk.rounds.skip(groups[0].id, SkipReason.NO_TIME)

    walk = desk.rounds.read(groups[0].id, mood=Mood.CALM, seconds=20)

    assert stop_at(walk, groups[0]).state is StopState.READ
    assert len(desk.rounds.visits_between(berlin(12, "00:00"), berlin(13, "00:00"))) == 1


def test_ending_early_leaves_out_the_rest_for_lack_of_time(desk: Desk, groups: tuple[Group, ...]) -> None:
    desk.rounds.read(desk.rounds.start().stops[0].group.id, mood=None, seconds=5)
    desk.rounds.read(groups[0].id, mood=None, seconds=5)

    walk = desk.rounds.finish()

    assert {visit_at(walk, stop.group).skip_reason for stop in walk.stops[2:]} == {SkipReason.NO_TIME}
    assert walk.finished_at is not None
    assert desk.rounds.finish() == walk


@pytest.mark.usefixtures("groups")
def test_a_group_that_comes_late_reopens_the_round(desk: Desk) -> None:
    read_everything(desk)
    desk.rounds.add_group(name="Neu", days=frozenset({WEDNESDAY}))

    walk = desk.rounds.start()

    assert (walk.is_running, walk.number) == (True, 1)
    assert current_group(walk).name == "Neu"


def test_every_step_of_a_round_can_be_taken_back(desk: Desk, groups: tuple[Group, ...]) -> None:
    before = desk.rounds.today()
    read_everything(desk)
    desk.rounds.go_back(groups[1].id)
    desk.rounds.finish()

    while desk.history.undoable() is not None:  # the groups were added too long ago to be taken back
        desk.history.undo()

    assert desk.rounds.today() == before


def test_lines_become_questions_and_observations_of_their_stop(desk: Desk, groups: tuple[Group, ...]) -> None:
    walk = desk.rounds.start()
    desk.questions.note(
        "Wann öffnet das Freibad?", source=QuestionSource.GROUP, group_id=groups[0].id, round_id=walk.id
    )
    noted = desk.rounds.note_observation(
        groups[0].id, ObservationKind.RUMOUR, text="  Schule  schließt ", mood=Mood.HEATED
    )
    desk.rounds.note_observation(groups[0].id, ObservationKind.TOPIC, text="Baustelle")

    stop = stop_at(desk.rounds.today(), groups[0])

    assert (stop.questions_noted, stop.observations_noted) == (1, 2)
    assert (noted.text, noted.round_id, noted.mood) == ("Schule schließt", walk.id, Mood.HEATED)
    assert desk.rounds.observations_between(berlin(12), berlin(13))[0] == noted


def test_an_observation_needs_words(desk: Desk, groups: tuple[Group, ...]) -> None:
    with pytest.raises(NotAllowed):
        desk.rounds.note_observation(groups[0].id, ObservationKind.TOPIC, text="   ")


def test_an_observation_can_be_made_without_a_round(desk: Desk) -> None:
    assert desk.rounds.note_observation(None, ObservationKind.MODERATION, text="Beleidigung").round_id is None


def test_a_group_that_is_not_on_todays_plan_cannot_be_visited(desk: Desk, groups: tuple[Group, ...]) -> None:
    with pytest.raises(NotFound):
        desk.rounds.read(groups[3].id, mood=None, seconds=1)


def test_a_visit_begins_the_round_when_nobody_did(desk: Desk) -> None:
    own = desk.rounds.today().stops[0].group

    walk = desk.rounds.read(own.id, mood=None, seconds=1)

    assert walk.finished_at is not None
    assert desk.rounds.was_begun_between(berlin(12, "00:00"), berlin(13, "00:00"))


def walk_the_week(desk: Desk) -> None:
    """Birkenfurt's week 19 as it was: two visits left out with a reason."""
    for day in (10, 11, 12, 13, 14):
        set_clock(desk, berlin(day, "08:20"))
        walk = desk.rounds.start()
        for stop in walk.stops:
            left_out = (day, stop.group.name) in {
                (12, "Flohmarkt Birkenfurt & Mahretal"),
                (14, "Mahretal aktuell"),
            }
            if left_out:
                desk.rounds.skip(stop.group.id, SkipReason.NO_TIME)
            else:
                desk.rounds.read(stop.group.id, mood=Mood.CALM, seconds=60)
    set_clock(desk, berlin(14, "12:00"))


def visits_due(desk: Desk, week: str) -> int:
    return desk.reports.weekly(week).figures.group_rounds_planned


@pytest.mark.usefixtures("groups")
def test_birkenfurts_week_19_has_19_of_21_visits(desk: Desk) -> None:
    desk.town.record(TownRecords(settings={}, closing_days={date(2027, 5, 7): "Brückentag"}))
    walk_the_week(desk)
    week = (berlin(7, "12:00"), berlin(14, "12:00"))

    visits = desk.rounds.visits_between(*week)

    assert visits_due(desk, "2027-W19") == 21
    assert sum(visit.skip_reason is None for visit in visits) == 19
    assert len(visits) == 21


def test_a_rhythm_that_changes_later_does_not_change_the_past(desk: Desk, groups: tuple[Group, ...]) -> None:
    desk.town.record(TownRecords(settings={}, closing_days={date(2027, 5, 7): "Brückentag"}))
    walk_the_week(desk)

    desk.rounds.edit_group(groups[0].id, days=frozenset({WEDNESDAY}))
    desk.rounds.delete_group(groups[1].id)

    assert visits_due(desk, "2027-W19") == 21


@pytest.mark.usefixtures("groups")
def test_a_new_group_does_not_count_for_days_before_it(desk: Desk) -> None:
    before = visits_due(desk, "2027-W18")

    desk.rounds.add_group(name="Neu", days=frozenset(range(5)))

    assert visits_due(desk, "2027-W18") == before > 0


def test_a_deleted_group_that_was_read_today_stays_in_the_round(desk: Desk, groups: tuple[Group, ...]) -> None:
    desk.rounds.read(groups[0].id, mood=None, seconds=5)

    desk.rounds.delete_group(groups[0].id)

    assert stop_at(desk.rounds.today(), groups[0]).state is StopState.READ


def test_a_group_knows_when_it_was_last_read(desk: Desk, groups: tuple[Group, ...]) -> None:
    desk.rounds.read(groups[0].id, mood=None, seconds=5)
    desk.rounds.skip(groups[1].id, SkipReason.NO_TIME)

    assert desk.rounds.group(groups[0].id).last_read_at == desk.clock.now()
    assert desk.rounds.group(groups[1].id).last_read_at is None


@pytest.mark.usefixtures("groups")
def test_a_deed_announces_the_rounds(desk: Desk) -> None:
    heard: list[Changed] = []
    desk.on_change(heard.append)

    desk.rounds.start()

    assert heard[0].areas == {Area.ROUNDS}


def test_reading_time_is_never_negative(desk: Desk, groups: tuple[Group, ...]) -> None:
    assert desk.rounds.read(groups[0].id, mood=None, seconds=-5).seconds == 0


@pytest.mark.usefixtures("groups")
def test_the_week_before_counts_nothing_of_this_one(desk: Desk) -> None:
    walk_the_week(desk)

    assert desk.rounds.visits_between(berlin(14, "12:00"), berlin(14, "12:00") + timedelta(days=7)) == ()


class MidnightComes(StillClock):
    """A clock that turns to the next day after it was asked a number of times."""

    def __init__(self, asked: int) -> None:
        super().__init__(berlin(12, "23:59"))
        self.left: int | None = None
        self.asked = asked

    @override
    def now(self) -> datetime:
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                self.set(berlin(13, "00:00"))
        return super().now()


def test_a_stop_read_while_midnight_comes_is_noted_whole_or_refused_with_a_sentence(tmp_path: Path) -> None:
    refused = 0
    for asked in range(12):
        clock = MidnightComes(asked)
        (tmp_path / f"{asked}").mkdir()
        with Desk.open(tmp_path / f"{asked}", clock) as desk:
            add_birkenfurt_groups(desk)
            group = current_group(desk.rounds.start())
            clock.left = asked

            try:
                desk.rounds.read(group.id, mood=Mood.CALM, seconds=60)
            except NotFound:
                refused += 1
                clock.set(berlin(12, "23:59"))
                clock.left = None
                assert stop_at(desk.rounds.today(), group).visit is None

    assert refused
