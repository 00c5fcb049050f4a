"""The plan goes into the colleagues' calendars, and comes there again without standing twice."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject  # type: ignore[import-untyped]  # it ships no types

from amtdesk.desk import Desk
from amtdesk.domain.post_summaries import PostStatus
from tests.builders import open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "desk"
    folder.mkdir()
    with open_desk(folder) as desk:
        desk.town.set("name", "Bad Ürbach")
        yield desk


def written(desk: Desk, path: Path, *, last: date | None = None) -> str:
    desk.plan_calendar.write(path, last=last)
    return path.read_bytes().decode()


def entries(text: str) -> list[Any]:
    """What another library than ours reads."""
    return list(vobject.readOne(text).contents.get("vevent", []))


def test_a_post_stands_at_its_local_time_with_its_zone(desk: Desk, tmp_path: Path) -> None:
    desk.posts.add("Freibad öffnet; mit Rutsche, Kiosk", day=date(2027, 5, 14), at=time(9))
    text = written(desk, tmp_path / "plan.ics")

    [entry] = entries(text)
    assert entry.summary.value == "Freibad öffnet; mit Rutsche, Kiosk"
    assert entry.dtstart.value.isoformat() == "2027-05-14T09:00:00+02:00"
    assert entry.dtend.value - entry.dtstart.value == timedelta(minutes=15)
    assert entry.status.value == "TENTATIVE"
    assert entry.description.value == "Entwurf"
    assert "TZID=Europe/Berlin:20270514T090000" in text.replace("\r\n ", "")
    assert "BEGIN:VTIMEZONE" in text


def test_it_rings_for_nobody_and_invites_nobody(desk: Desk, tmp_path: Path) -> None:
    desk.posts.add("Freibad", day=date(2027, 5, 14), at=time(9))
    text = written(desk, tmp_path / "plan.ics")

    assert not {"VALARM", "METHOD", "ATTENDEE", "ORGANIZER"} & {
        word for line in text.splitlines() for word in line.split(":")
    }
    assert "TRANSP:TRANSPARENT" in text


def test_a_post_keeps_its_id_when_it_moves(desk: Desk, tmp_path: Path) -> None:
    post = desk.posts.add("Freibad", day=date(2027, 5, 14))
    before = entries(written(desk, tmp_path / "a.ics"))[0]
    desk.posts.move(post.id, days=6)
    after = entries(written(desk, tmp_path / "b.ics"))[0]

    assert before.uid.value == after.uid.value == f"post-{post.id}@bad-urbach.amtdesk.invalid"
    assert before.dtstart.value == date(2027, 5, 14)
    assert after.dtstart.value == date(2027, 5, 20)


def test_ideas_and_what_lies_outside_the_days_stay_in_the_house(desk: Desk, tmp_path: Path) -> None:
    desk.posts.add("Ohne Tag")
    desk.posts.add("Später", day=date(2027, 8, 1))
    idea = desk.posts.add("Einfall", day=date(2027, 5, 14), is_idea=True)

    assert entries(written(desk, tmp_path / "plan.ics")) == []
    assert len(entries(written(desk, tmp_path / "plan.ics", last=date(2027, 9, 1)))) == 1
    assert idea.status is PostStatus.IDEA


def test_the_file_of_a_neighbour_comes_in_through_our_own_import(desk: Desk, tmp_path: Path) -> None:
    for number in range(5):
        desk.posts.add(f"Beitrag {number}", day=date(2027, 5, 14 + number), at=time(9) if number % 2 else None)
    written(desk, tmp_path / "plan.ics")
    desk.town.set("name", "Nachbarort")  # in the own town these are the plan's own posts

    report = desk.imports.import_events(tmp_path / "plan.ics")
    again = desk.imports.preview_events(tmp_path / "plan.ics")

    assert (report.added, report.faults) == (5, ())
    assert again.unchanged == 5
    starts = [each.start for each in desk.occasions.between(date(2027, 5, 14), date(2027, 5, 18)) if each.source]
    assert sum(isinstance(start, datetime) for start in starts) == 2
