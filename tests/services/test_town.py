"""The office's own words on a real desk: what is told applies at once; what was not told keeps its default."""

from datetime import time

from amtdesk.desk import Desk
from amtdesk.domain.changes import Area
from amtdesk.domain.town import Minutes
from amtdesk.domain.words import Message
from amtdesk.services.town import DEFAULT_HOURS
from tests.builders import NOW


def test_an_office_that_told_nothing_has_the_usual_day(desk: Desk) -> None:
    town = desk.town.town()

    assert (town.round_time, town.minutes, town.answer_target_hours) == (time(8, 15), Minutes(), 24)
    assert desk.town.calendar().hours == DEFAULT_HOURS


def test_a_desk_that_begins_empty_has_been_begun(desk: Desk) -> None:
    assert not desk.town.is_begun()

    desk.town.begin_empty()

    assert desk.town.is_begun()


def test_a_setting_applies_at_once(desk: Desk) -> None:
    desk.town.set("round_time", "09:30")
    desk.town.set("minutes", {"question": 7, "group": 2, "publish": 4})

    assert desk.town.town().round_time == time(9, 30)
    assert desk.town.town().minutes == Minutes(question=7, group=2, publish=4)


def test_a_day_without_hours_is_a_day_without_service(desk: Desk) -> None:
    desk.town.set("service_hours", {"2": [["08:00", "12:00"]], "3": None})

    assert desk.town.calendar().hours == {2: ((time(8), time(12)),)}


def test_a_setting_is_one_step_of_undo_and_before_it_there_is_none(desk: Desk) -> None:
    assert desk.history.undo() is None

    desk.town.set("answer_target_hours", 4)
    step = desk.history.undo()

    assert step is not None
    assert desk.town.town().answer_target_hours == 24
    assert desk.history.redo() is not None
    assert desk.town.town().answer_target_hours == 4
    assert desk.history.redo() is None


def test_what_others_write_is_seen_too(desk: Desk) -> None:
    assert desk.town.town().name == ""

    with desk._database.command(  # noqa: SLF001 - another service's command
        Message("Elsewhere"), at=NOW, areas={Area.TOWN}
    ) as writer:
        writer.insert("settings", {"name": "name", "value": '"Birkenfurt"'})

    assert desk.town.town().name == "Birkenfurt"
