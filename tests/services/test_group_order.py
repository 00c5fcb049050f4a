"""Groups on a real desk: their order, the archive, rhythm, season and pause, and what reading takes; each with undo."""

from datetime import date, timedelta

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.groups import Group, GroupFacts
from amtdesk.domain.identifiers import GroupId
from amtdesk.domain.rounds import ObservationKind, SkipReason
from tests.builders import set_clock
from tests.builders_rounds import add_birkenfurt_groups


@pytest.fixture
def groups(desk: Desk) -> tuple[Group, ...]:
    return add_birkenfurt_groups(desk)


def names(desk: Desk) -> list[str]:
    return [group.name for group in desk.rounds.groups()[1:]]


def test_a_group_takes_another_place_and_all_presses_of_a_key_are_one_step(
    desk: Desk, groups: tuple[Group, ...]
) -> None:
    before = names(desk)

    for place in (2, 1, 0):
        desk.rounds.move_group(groups[3].id, to=place)

    assert names(desk) == [before[3], *before[:3], *before[4:]]
    desk.history.undo()
    assert names(desk) == before


def test_a_group_that_stays_where_it_is_is_no_step(desk: Desk, groups: tuple[Group, ...]) -> None:
    before = desk.history.undoable()

    desk.rounds.move_group(groups[0].id, to=0)
    desk.rounds.move_group(groups[-1].id, to=99)

    assert desk.history.undoable() == before


def test_a_place_beyond_the_end_is_the_last_one(desk: Desk, groups: tuple[Group, ...]) -> None:
    desk.rounds.move_group(groups[0].id, to=99)
    desk.rounds.move_group(groups[1].id, to=-5)

    assert (names(desk)[-1], names(desk)[0]) == (groups[0].name, groups[1].name)


def test_the_round_walks_in_the_order_of_the_list(desk: Desk, groups: tuple[Group, ...]) -> None:
    desk.rounds.move_group(groups[7].id, to=0)

    assert [stop.group.id for stop in desk.rounds.today().stops][1] == groups[7].id


def test_the_own_channel_is_always_first_and_stays(desk: Desk, groups: tuple[Group, ...]) -> None:
    own = desk.rounds.groups()[0].id

    for deed in (desk.rounds.archive_group, desk.rounds.delete_group):
        with pytest.raises(NotAllowed):
            deed(own)
    with pytest.raises(NotAllowed):
        desk.rounds.move_group(own, to=1)

    assert desk.rounds.groups()[0].is_own_channel
    assert len(groups) == 8


def test_an_archived_group_is_called_at_no_more_and_comes_back_to_its_place(
    desk: Desk, groups: tuple[Group, ...]
) -> None:
    desk.rounds.archive_group(groups[1].id)

    assert groups[1].id not in {stop.group.id for stop in desk.rounds.today().stops}
    assert [group.id for group in desk.rounds.archived_groups()] == [groups[1].id]
    assert names(desk) == [group.name for group in groups if group != groups[1]]
    assert desk.rounds.bring_back_group(groups[1].id) == groups[1]
    assert names(desk) == [group.name for group in groups]


def test_archiving_and_bringing_back_can_be_taken_back(desk: Desk, groups: tuple[Group, ...]) -> None:
    desk.rounds.archive_group(groups[1].id)
    desk.rounds.bring_back_group(groups[1].id)

    desk.history.undo()
    assert len(desk.rounds.archived_groups()) == 1
    desk.history.undo()
    assert desk.rounds.archived_groups() == ()


def test_the_archive_shows_the_latest_first_and_a_second_time_changes_nothing(
    desk: Desk, groups: tuple[Group, ...]
) -> None:
    desk.rounds.archive_group(groups[0].id)
    set_clock(desk, desk.clock.now() + timedelta(days=1))
    desk.rounds.archive_group(groups[1].id)
    desk.rounds.archive_group(groups[0].id)

    assert [group.id for group in desk.rounds.archived_groups()] == [groups[1].id, groups[0].id]


def test_a_group_deleted_from_the_archive_is_gone_from_both(desk: Desk, groups: tuple[Group, ...]) -> None:
    desk.rounds.archive_group(groups[0].id)

    desk.rounds.delete_group(groups[0].id)

    assert desk.rounds.archived_groups() == ()
    assert groups[0].name not in names(desk)
    with pytest.raises(NotFound):
        desk.rounds.archive_group(GroupId(4711))


def test_every_fact_of_a_group_is_kept(desk: Desk) -> None:
    facts = GroupFacts(
        name="Freibad",
        platform=" telegram_group ",
        rhythm="FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
        rhythm_from=date(2027, 5, 12),
        season_begins="05-01",
        season_ends="09-15",
        paused_from=date(2027, 6, 1),
        paused_until=date(2027, 6, 14),
        in_every_round=True,
        answer_level=2,
        risk=" gering ",
    )

    group = desk.rounds.add_group(**facts)

    assert desk.rounds.group(group.id) == group
    assert (group.platform, group.risk, group.in_every_round) == ("telegram_group", "gering", True)
    assert group.is_due_on(date(2027, 5, 26))
    assert not group.is_due_on(date(2027, 6, 9))  # paused
    assert not group.is_due_on(date(2027, 9, 29))  # out of season


def test_a_rule_without_a_first_day_counts_from_the_day_of_entry(desk: Desk) -> None:
    group = desk.rounds.add_group(name="Forum", rhythm="FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", days=frozenset())

    assert group.rhythm_from == date(2027, 5, 12)


@pytest.mark.parametrize(
    "facts",
    [
        GroupFacts(rhythm="FREQ=HOURLY"),
        GroupFacts(rhythm="jeden Montag"),
        GroupFacts(season_begins="13-01"),
        GroupFacts(season_begins="1.4."),
        GroupFacts(season_ends="02-30"),
        GroupFacts(paused_from=date(2027, 6, 2), paused_until=date(2027, 6, 1)),
        GroupFacts(days=frozenset()),
    ],
)
def test_what_cannot_be_told_is_refused_with_a_sentence(
    desk: Desk, groups: tuple[Group, ...], facts: GroupFacts
) -> None:
    with pytest.raises(NotAllowed):
        desk.rounds.edit_group(groups[0].id, **facts)

    assert desk.rounds.group(groups[0].id) == groups[0]


def test_season_and_pause_can_be_taken_away(desk: Desk, groups: tuple[Group, ...]) -> None:
    told = GroupFacts(season_begins="02-29", season_ends="03-01", paused_from=date(2027, 5, 1))
    desk.rounds.edit_group(groups[0].id, **told)

    gone = GroupFacts(season_begins="", season_ends="", paused_from=None, paused_until=None)
    assert desk.rounds.edit_group(groups[0].id, **gone) == groups[0]


def test_a_note_typed_with_pauses_is_one_step_of_undo(desk: Desk, groups: tuple[Group, ...]) -> None:
    for note in ("gr", "größte", "größte Gruppe"):
        desk.rounds.edit_group(groups[0].id, note=note)

    desk.history.undo()

    assert desk.rounds.group(groups[0].id) == groups[0]


# what reading takes and brings


def read_for(desk: Desk, group: Group, *minutes: float) -> None:
    """Read a group once a day, so long each time; all else is left out."""
    for each in minutes:
        for stop in desk.rounds.start().stops:
            if stop.group.id == group.id:
                desk.rounds.read(stop.group.id, seconds=round(each * 60))
            else:
                desk.rounds.skip(stop.group.id, SkipReason.NO_TIME, seconds=999)
        set_clock(desk, desk.clock.now() + timedelta(days=7))


def test_real_minutes_are_the_median_of_read_visits_beside_the_planned_ones(
    desk: Desk, groups: tuple[Group, ...]
) -> None:
    read_for(desk, groups[0], 11, 9, 30, 0)

    figures = desk.rounds.group_figures()[groups[0].id]

    assert (figures.planned_minutes, figures.real_minutes) == (8, 11)
    assert figures.last_read_at == desk.rounds.group(groups[0].id).last_read_at
    assert desk.rounds.group_figures()[groups[1].id].real_minutes is None


def test_only_the_last_twenty_visits_count(desk: Desk, groups: tuple[Group, ...]) -> None:
    read_for(desk, groups[0], *[60] * 5, *[4] * 20)

    assert desk.rounds.group_figures()[groups[0].id].real_minutes == 4


def test_the_last_topic_is_a_topic_or_a_rumour(desk: Desk, groups: tuple[Group, ...]) -> None:
    group = groups[0].id
    desk.rounds.start()
    for kind, text in (
        (ObservationKind.TOPIC, "Baustelle"),
        (ObservationKind.RUMOUR, "Die Schule schließt"),
        (ObservationKind.MODERATION, "Beleidigung"),
    ):
        desk.rounds.note_observation(group, kind, text=text)
        set_clock(desk, desk.clock.now() + timedelta(minutes=1))

    figures = desk.rounds.group_figures()

    assert figures[group].last_topic == "Die Schule schließt"
    assert figures[group].last_topic_at is not None
    assert figures[groups[1].id].last_topic == ""
