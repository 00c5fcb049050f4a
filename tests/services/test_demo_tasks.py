"""The tasks of the demonstrations: what Birkenfurt shows on its Wednesday, and ten years for measuring."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from tests.builders import BERLIN, NOW, berlin, open_birkenfurt, open_desk

WEDNESDAY = date(2027, 5, 12)


def instant(at: str) -> datetime:
    return datetime.fromisoformat(at).replace(tzinfo=BERLIN)


def birkenfurt(folder: Path, at: str) -> Desk:
    return open_birkenfurt(folder, instant(at))


def test_on_wednesday_morning_one_task_waits_for_ten_o_clock_and_one_is_done(tmp_path: Path) -> None:
    with birkenfurt(tmp_path, "2027-05-12T08:00") as desk:
        due = desk.own_tasks.due(WEDNESDAY)
        done = desk.own_tasks.done_on(WEDNESDAY)
        coming = desk.own_tasks.coming(date(2027, 5, 13), date(2027, 5, 19))

    assert [(each.task.title, str(each.task.at), each.task.minutes) for each in due] == [
        ("Vorproduktion: drei Entwürfe", "10:00:00", 35)
    ]
    assert [(each.task.title, each.done_at) for each in done] == [
        ("Kommentare unter „Frage der Woche: Passfoto“ sichten", berlin(12, "07:52"))
    ]
    assert [(each.task.title, each.due_on) for each in coming] == [
        ("Wochenende vorbereiten", date(2027, 5, 14)),
        ("Vier-Wochen-Blick", date(2027, 5, 18)),
        ("Vorproduktion: drei Entwürfe", date(2027, 5, 19)),
    ]


def test_by_eleven_the_drafts_are_done(tmp_path: Path) -> None:
    with birkenfurt(tmp_path, "2027-05-12T11:00") as desk:
        assert not desk.own_tasks.due(WEDNESDAY)
        assert desk.own_tasks.done_on(WEDNESDAY)[-1].task.title == "Vorproduktion: drei Entwürfe"


@pytest.mark.parametrize("at", ["2027-03-01T08:00", "2027-05-03T07:00", "2027-05-12T08:20", "2027-06-10T16:00"])
def test_no_task_is_added_or_done_later_than_the_time_that_is_shown(tmp_path: Path, at: str) -> None:
    with birkenfurt(tmp_path, at) as desk:
        listed = desk.own_tasks.listed()
        overdue = [each for each in listed if each.next is not None and each.next.due_on < instant(at).date()]

    assert all(each.last_done is None or each.last_done.at <= instant(at) for each in listed)
    assert bool(listed) == (at > "2027-03-29")
    assert not overdue


def test_part_of_the_routine_is_taken_in_birkenfurt_and_part_is_left_to_offer(tmp_path: Path) -> None:
    with birkenfurt(tmp_path, "2027-05-12T08:00") as desk:
        taken = [offer.is_taken for offer in desk.own_tasks.routine()]

    assert (taken.count(True), taken.count(False)) == (9, 12)


@pytest.mark.no_cover
def test_the_large_desk_has_thirty_rhythms_and_years_of_days(tmp_path: Path) -> None:
    with open_desk(tmp_path, NOW) as desk:
        desk.demo.build_large(years=1, seed=1)
        today = desk.clock.today()
        open_tasks = [task for task in desk.own_tasks.all() if not task.has_ended]
        year = [desk.own_tasks.done_on(today - timedelta(days=day)) for day in range(1, 366)]
        due = desk.own_tasks.due(today)

    assert len(open_tasks) == 30
    assert sum(len(day) for day in year) > 700
    assert 1 <= len(due) <= 8
