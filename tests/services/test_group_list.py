"""The list of groups on a real desk: added, changed, deleted, each with undo; the own channel is always there."""

from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.groups import Group, GroupFacts, GroupMode
from amtdesk.domain.identifiers import GroupId
from tests.builders_rounds import add_birkenfurt_groups


@pytest.fixture
def groups(desk: Desk) -> tuple[Group, ...]:
    return add_birkenfurt_groups(desk)


def test_a_group_is_added_with_what_is_known_and_tidied(desk: Desk) -> None:
    group = desk.rounds.add_group(
        name="  Eltern   in Birkenfurt ", address="facebook.com/groups/eltern", days=frozenset({1, 3}), note=" x "
    )

    assert (group.name, group.address, group.note) == (
        "Eltern in Birkenfurt",
        "https://facebook.com/groups/eltern",
        "x",
    )
    assert (group.minutes, group.key, group.mode) == (3, "group-1", GroupMode.READ_ONLY)


@pytest.mark.parametrize(
    "facts",
    [
        {"name": " "},
        {"name": "A", "days": frozenset()},
        {"name": "A", "minutes": 0},
        {"name": "A", "address": "file:///etc/passwd"},
        {"name": "A", "address": "javascript:alert(1)"},
        {"name": "A", "address": "die rote Gruppe"},
    ],
)
def test_a_group_that_cannot_be_is_refused_with_a_sentence(desk: Desk, facts: GroupFacts) -> None:
    with pytest.raises(NotAllowed):
        desk.rounds.add_group(**facts)

    assert len(desk.rounds.groups()) == 1


def test_a_group_is_changed_and_deleted_and_both_can_be_taken_back(desk: Desk, groups: tuple[Group, ...]) -> None:
    desk.rounds.edit_group(groups[2].id, name="Flohmarkt", minutes=9)
    desk.rounds.delete_group(groups[2].id)
    assert len(desk.rounds.groups()) == 8

    desk.history.undo()
    assert [g.minutes for g in desk.rounds.groups() if g.name == "Flohmarkt"] == [9]
    desk.history.undo()
    assert desk.rounds.groups()[3] == groups[2]


def test_the_own_channel_is_edited_but_never_deleted(desk: Desk) -> None:
    own = desk.rounds.groups()[0]

    own = desk.rounds.edit_group(own.id, name="Stadt Birkenfurt", address="facebook.com/birkenfurt", minutes=6)

    assert (own.name, own.minutes, own.is_own_channel) == ("Stadt Birkenfurt", 6, True)
    assert desk.town.town().channel_address == "https://facebook.com/birkenfurt"
    with pytest.raises(NotAllowed):
        desk.rounds.delete_group(own.id)


def test_the_own_channel_follows_the_towns_words(desk: Desk) -> None:
    desk.rounds.start()

    desk.town.set("channel_page_name", "Stadt Birkenfurt")

    assert desk.rounds.groups()[0].name == "Stadt Birkenfurt"


def test_a_group_that_never_was_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.rounds.group(GroupId(4711))


def test_a_new_group_never_takes_a_key_that_is_in_use(desk: Desk) -> None:
    first = desk.rounds.add_group(name="Erste")
    desk.rounds.delete_group(first.id)

    keys = {desk.rounds.add_group(name=name).key for name in ("Zweite", "Dritte")}

    assert len(keys | {first.key}) == 3


def test_a_key_that_a_file_has_taken_is_not_given_again(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "gruppen.yaml"
    path.write_text("groups:\n  - id: group-2\n    name: Eltern in Birkenfurt\n", encoding="utf-8")
    desk.imports.import_groups(path)

    group = desk.rounds.add_group(name="Mahretal aktuell")

    assert group.key == "group-3"


def test_walking_through_the_choices_of_a_rhythm_is_one_step_of_undo(desk: Desk) -> None:
    group = desk.rounds.add_group(name="Eltern", days=frozenset({1}))
    for rule in ("FREQ=WEEKLY;BYDAY=TU", "FREQ=MONTHLY;BYDAY=1TU", "FREQ=MONTHLY;BYDAY=-1TU"):
        desk.rounds.edit_group(group.id, rhythm=rule)

    desk.history.undo()

    assert desk.rounds.group(group.id).rhythm == ""
