"""The first run: each answer is an ordinary setting, one step of undo, and kept at once."""

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.first_run import OWN_CHANNEL, ApproverAnswer, ChannelAnswer, OfficeAnswer
from tests.builders import open_desk

HOURS = dict.fromkeys(range(4), ((time(8), time(16)),)) | {4: ((time(8), time(12)),)}
HASELBRUECK = OfficeAnswer(name=" Haselbrück ", full_name="Stadt Haselbrück", federal_state="BY", hours=HOURS)


def undo_all(desk: Desk) -> list[str]:
    """Take back every step; return what they were called, the latest first."""
    steps = []
    while (step := desk.history.undo()) is not None:
        steps.append(step.label.source)
    return steps


def test_how_far_she_has_come_survives_a_restart_and_is_no_step_of_undo(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        desk.first_run.go_to(3)
        desk.first_run.go_to(3)
        desk.first_run.keep_typed(3, {"name": "Du kommst aus Hasel"})
    with open_desk(tmp_path) as desk:
        progress = desk.first_run.progress()
        assert (progress.step, progress.is_put_off, desk.town.is_begun()) == (3, False, False)
        assert desk.first_run.typed(3) == {"name": "Du kommst aus Hasel"}
        assert desk.town.town().setup_step == 3
        assert desk.history.undoable() is None


def test_put_off_the_desk_can_be_used_and_knows_where_to_go_on(desk: Desk) -> None:
    assert desk.town.town().setup_step == 0

    desk.first_run.put_off(4)

    assert desk.town.is_begun()
    assert desk.first_run.progress().is_put_off
    assert desk.town.town().setup_step == desk.first_run.progress().step == 4


def test_once_done_it_stays_done_while_it_is_looked_through_again(desk: Desk) -> None:
    desk.first_run.finish()
    desk.first_run.go_to(2)
    desk.first_run.put_off(3)

    assert desk.first_run.progress().is_done
    assert desk.town.town().setup_step == 0


def test_the_office_is_told_in_one_step_of_undo(desk: Desk) -> None:
    desk.first_run.keep_office(HASELBRUECK)

    town = desk.town.town()
    assert (town.name, town.full_name, desk.town.federal_state()) == ("Haselbrück", "Stadt Haselbrück", "BY")
    assert "Heilige Drei Könige" in desk.town.holidays(2027).values()
    assert desk.town.calendar().hours == HOURS

    desk.first_run.keep_office(HASELBRUECK)  # the same once more is no step
    assert undo_all(desk) == ["Office set up: {name}"]
    assert desk.town.town().name == desk.town.federal_state() == ""


def test_only_what_differs_is_kept_of_the_office(desk: Desk) -> None:
    desk.first_run.keep_office(HASELBRUECK)
    later = HASELBRUECK._replace(hours={0: ((time(9), time(12)),)})

    desk.first_run.keep_office(later)

    assert desk.town.calendar().hours == {0: ((time(9), time(12)),)}
    assert desk.town.town().name == "Haselbrück"


def test_an_office_needs_a_name_and_hours(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="what your town is called"):
        desk.first_run.keep_office(HASELBRUECK._replace(name="  "))
    with pytest.raises(NotAllowed, match="Without any service hours"):
        desk.first_run.keep_office(HASELBRUECK._replace(hours={}))
    assert desk.history.undoable() is None


def test_a_known_channel_brings_its_rules(desk: Desk) -> None:
    answer = ChannelAnswer(key="mastodon", page_name="Stadt Haselbrück", address="social.example/@haselbrueck")

    desk.first_run.keep_channel(answer)
    desk.first_run.keep_channel(answer._replace(address="https://social.example/@haselbrueck"))

    main = desk.channels.main()
    assert (main.key, main.text_max, main.address) == ("mastodon", 500, "https://social.example/@haselbrueck")
    assert (desk.town.town().channel_name, desk.town.town().channel_page_name) == ("Mastodon", "Stadt Haselbrück")
    assert undo_all(desk) == ["Main channel: {name}"]
    assert desk.channels.main().key == "facebook_page"


def test_a_channel_of_its_own_has_its_own_length(desk: Desk) -> None:
    desk.first_run.keep_channel(ChannelAnswer(key=OWN_CHANNEL, own_name=" Dorf-App ", own_length=300))

    main = desk.channels.main()
    assert (main.name, main.text_recommended, main.text_max) == ("Dorf-App", 300, None)
    desk.first_run.keep_channel(ChannelAnswer(key=OWN_CHANNEL, own_name="Dorf-App", own_length=None))
    assert desk.channels.main().text_recommended is None


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (ChannelAnswer(key="instagram", address="keine Adresse"), "is no web address"),
        (ChannelAnswer(key=OWN_CHANNEL, own_name=" "), "give the channel a name"),
        (ChannelAnswer(key=OWN_CHANNEL, own_name="Dorf-App", own_length=3), "how many characters"),
    ],
)
def test_what_no_channel_can_be_is_said(desk: Desk, answer: ChannelAnswer, said: str) -> None:
    with pytest.raises(NotAllowed, match=said):
        desk.first_run.keep_channel(answer)
    assert desk.channels.main().key == "facebook_page"


def test_groups_are_added_each_once(desk: Desk) -> None:
    added = desk.first_run.add_group(" Du kommst aus ", address="facebook.example/groups/1", platform="facebook_group")

    assert [each.name for each in desk.first_run.groups()] == [added.name] == ["Du kommst aus"]
    assert added.address == "https://facebook.example/groups/1"
    for name, address, said in (
        ("du kommst AUS", "", "on the list already"),
        ("  ", "", "give the group a name"),
        ("Neue", "keine", "is no web address"),
    ):
        with pytest.raises(NotAllowed, match=said):
            desk.first_run.add_group(name, address=address)
    assert len(desk.first_run.groups()) == 1


def told(desk: Desk) -> list[tuple[str, str]]:
    """Who approves from level 1 on, and who stands in."""
    return [(answer.name, answer.deputy) for _level, answer in desk.first_run.approvers()]


def test_who_approves_stands_on_the_list_of_people_and_at_the_level(desk: Desk) -> None:
    assert told(desk) == [("", "")] * 3

    answers = [ApproverAnswer(1, "Petra Lüders", "Uwe Harms"), ApproverAnswer(2, "Jürgen Plath"), ApproverAnswer(3, "")]
    desk.first_run.keep_approvers(answers, user_name="Maren Lüders")
    desk.first_run.keep_approvers(answers, user_name="Maren Lüders")  # the same once more is no step

    assert told(desk) == [("Petra Lüders", "Uwe Harms"), ("Jürgen Plath", ""), ("", "")]
    assert {person.name for person in desk.people.all()} == {"Petra Lüders", "Uwe Harms", "Jürgen Plath"}
    assert desk.town.town().user_name == "Maren Lüders"
    assert [level.name for level in desk.town.approval_levels()] == ["frei", "Fachamt", "Hauptamt", "Leitung"]
    assert undo_all(desk) == ["Who approves was told"]
    assert desk.people.all() == ()


def test_what_is_free_begins_with_her_who_told_her_name(desk: Desk) -> None:
    answers = [ApproverAnswer(1, "Uwe Harms"), ApproverAnswer(2, ""), ApproverAnswer(3, "")]
    free = replace(desk.posts.add("Markt", "Kommen Sie vorbei."), approval_level=0)

    desk.first_run.keep_approvers(answers)
    assert [person.name for person in desk.posts.approvers(free)] == ["Uwe Harms"]
    desk.first_run.keep_approvers(answers, user_name="Maren Lüders")

    assert [person.name for person in desk.posts.approvers(free)] == ["Maren Lüders", "Uwe Harms"]
    assert [person.name for person in desk.posts.approvers(replace(free, approval_level=1))] == ["Uwe Harms"]


def test_one_person_may_approve_at_two_levels_and_give_one_of_them_away(desk: Desk) -> None:
    plath = ApproverAnswer(1, "Jürgen Plath", "Uwe Harms")
    desk.first_run.keep_approvers([plath, ApproverAnswer(2, "Jürgen Plath"), ApproverAnswer(3, "Ute Hansmann")])
    assert told(desk) == [("Jürgen Plath", "Uwe Harms"), ("Jürgen Plath", "Uwe Harms"), ("Ute Hansmann", "")]

    desk.first_run.keep_approvers([plath, ApproverAnswer(2, "Uwe Harms"), ApproverAnswer(3, "")])

    assert told(desk) == [("Jürgen Plath", "Uwe Harms"), ("Uwe Harms", ""), ("", "")]
    assert len(desk.people.all()) == 3, "whoever said yes before stays on the list"


def test_who_approves_cannot_be_herself(desk: Desk) -> None:
    answers = [ApproverAnswer(1, ""), ApproverAnswer(2, "Maren"), ApproverAnswer(3, "")]

    assert desk.first_run.faulty_approver(answers, user_name="Maren") == 2
    assert desk.first_run.faulty_approver(answers, user_name="") == 0
    with pytest.raises(NotAllowed, match="someone else approves"):
        desk.first_run.keep_approvers(answers, user_name="Maren")


def test_times_are_proposed_from_the_hours_until_she_sets_her_own(desk: Desk) -> None:
    desk.first_run.keep_office(HASELBRUECK._replace(hours={1: ((time(9), time(12)),)}))
    assert desk.first_run.times() == {1: (time(9, 15),)}

    desk.first_run.keep_times({1: (time(10),)})
    desk.first_run.keep_times({1: (time(10),)})

    assert desk.first_run.times() == desk.reminders.settings().times == {1: (time(10),)}
    with pytest.raises(NotAllowed, match="outside the service hours"):
        desk.first_run.keep_times({0: (time(10),)})


def test_times_that_the_settings_know_already_are_shown_and_left_as_they_are(desk: Desk) -> None:
    desk.first_run.keep_office(
        OfficeAnswer("Haselbrück", "", "NI", {1: ((time(9), time(16)),), 3: ((time(9), time(12)),)})
    )
    desk.reminders.set_time(time(10))
    step = desk.history.undoable()

    desk.first_run.keep_times(desk.first_run.times())

    assert desk.first_run.times() == {1: (time(10),), 3: (time(10),)}
    assert desk.reminders.settings().times == {}
    assert desk.history.undoable() == step


def test_without_any_time_nothing_reminds_of_the_round(desk: Desk) -> None:
    desk.first_run.keep_times({})
    desk.first_run.keep_times({})
    assert desk.first_run.times() == {}
    assert "round" in desk.reminders.settings().kinds_off

    desk.first_run.keep_times({0: (time(9),)})
    assert "round" not in desk.reminders.settings().kinds_off


def test_only_the_chosen_subjects_of_the_starter_pack_come(desk: Desk) -> None:
    subjects = {each.key: each for each in desk.first_run.starter_subjects()}
    assert len(subjects) == 34
    assert sum(each.replies for each in subjects.values()) == 81
    assert sum(each.is_frequent for each in subjects.values()) == 5

    assert desk.first_run.adopt_starters(["sperrmuell", "freibad"]) == desk.templates.count() == 4
    assert desk.first_run.adopt_starters([]) == 0

    assert {each.key for each in desk.town.categories()} == {"sperrmuell", "freibad"}
    assert "sperrmuell" not in {each.key for each in desk.first_run.starter_subjects()}


def test_the_next_holidays_of_a_land_are_named(desk: Desk) -> None:
    days = desk.first_run.holidays_ahead("SL")

    assert days[0][1] == "Pfingstmontag"
    assert len(days) == 11
