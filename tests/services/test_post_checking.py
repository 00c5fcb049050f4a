"""Checking a post: what the checks are told, own words, what is set aside. The words come from the real dictionary."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.checks import Check, CheckKind
from amtdesk.domain.errors import NotAllowed
from amtdesk.system.clock import StillClock
from tests.builders_posts import a_post, open_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Desk, StillClock]]:
    desk, clock = open_office(tmp_path)
    yield desk, clock
    desk.close()


@pytest.fixture
def desk(office: tuple[Desk, StillClock]) -> Desk:
    return office[0]


def remarks(desk: Desk, text: str) -> list[Check]:
    found = desk.checks.look(a_post(desk, text=f"{text}\nAlles dazu im Rathaus."))
    return [check for check in found if not check.is_fine]


def test_names_of_the_town_and_its_people_are_spelled_right(desk: Desk) -> None:
    assert remarks(desk, "Karin Ahlers und Petra Lüders freuen sich auf die Birkenfurter im Hauptamt.") == []


def test_a_slip_is_found_and_can_be_meant_otherwise(desk: Desk) -> None:
    [check] = remarks(desk, "Die Müllapfuhr kommt.")

    assert (check.kind, check.said) == (CheckKind.SPELLING, "Müllapfuhr")
    assert desk.checks.proposals(check.said)[0] == "Müllabfuhr"


def test_an_own_word_is_known_until_it_is_removed(desk: Desk) -> None:
    assert len(remarks(desk, "Der Qwertzplatz ist offen.")) == 1

    desk.checks.add_word(" Qwertzplatz ")
    desk.checks.add_word("Qwertzplatz")
    assert desk.checks.words() == ("Qwertzplatz",)
    assert remarks(desk, "Der Qwertzplatz ist offen.") == []

    desk.checks.remove_word("Qwertzplatz")
    assert desk.checks.words() == ()
    desk.history.undo()
    assert desk.checks.words() == ("Qwertzplatz",)


@pytest.mark.parametrize("word", ["", "zwei Wörter", "12", "x" * 61])
def test_what_is_no_word_is_refused(desk: Desk, word: str) -> None:
    with pytest.raises(NotAllowed):
        desk.checks.add_word(word)


def test_a_remark_that_was_set_aside_stays_away_for_this_post(desk: Desk) -> None:
    post = a_post(desk, text="Die Maßnahme beginnt am Rathaus.")
    [check] = [check for check in desk.checks.look(post) if not check.is_fine]

    desk.checks.set_aside(post.id, check)
    desk.checks.set_aside(post.id, check)
    assert all(each.is_fine for each in desk.checks.look(post))

    desk.history.undo()
    assert check in desk.checks.look(post)


def test_what_was_set_aside_for_one_post_is_said_of_another(desk: Desk) -> None:
    post = a_post(desk, text="Die Maßnahme beginnt am Rathaus.")
    desk.checks.set_aside(post.id, next(check for check in desk.checks.look(post) if not check.is_fine))

    assert len(remarks(desk, "Die Maßnahme beginnt.")) == 1


def test_the_ground_is_gathered_once_until_something_changes(office: tuple[Desk, StillClock]) -> None:
    desk, clock = office
    first = desk.checks.ground()
    post = a_post(desk, text="Kommen Sie ins Rathaus.")
    assert desk.checks.ground() is first

    clock.set(desk.clock.now() + timedelta(days=1))
    assert desk.checks.ground().today == clock.today()

    desk.town.set("mayor_name", "Ottokar Qwertz")
    assert "Qwertz" in desk.checks.ground().known_words
    assert all(check.is_fine for check in desk.checks.look(replace(post, text="Ottokar Qwertz ist im Rathaus.")))


def test_the_rules_of_the_channel_count(desk: Desk) -> None:
    rules = desk.channels.main()
    desk.channels.edit(replace(rules, text_recommended=10))

    [check] = remarks(desk, "Das Freibad hat auf.")

    assert check.kind is CheckKind.LENGTH


def test_work_may_be_ended_from_outside_and_goes_on_later(desk: Desk) -> None:
    class Enough(Exception):
        pass

    def breathe() -> None:
        raise Enough

    post, ground = a_post(desk, text="Das Freibad hat auf. Alles im Rathaus."), desk.checks.ground()
    with pytest.raises(Enough):
        desk.checks.look(post, ground, breathe=breathe)

    assert all(check.is_fine for check in desk.checks.look(post, ground))
