"""A calendar comes in as one step, and comes again without standing there twice."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.imports import ImportRefused, ImportReport
from amtdesk.domain.occasions import Occasion
from tests.builders import open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "desk"
    folder.mkdir()
    with open_desk(folder) as desk:
        yield desk


def a_calendar(path: Path, *entries: tuple[str, str, str]) -> Path:
    """Write a calendar of (id, title, day)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for uid, title, day in entries:
        lines += ["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", f"DTSTART;VALUE=DATE:{day}", "END:VEVENT"]
    path.write_bytes("\r\n".join([*lines, "END:VCALENDAR", ""]).encode())
    return path


def imported(desk: Desk) -> list[Occasion]:
    found = desk.occasions.between(date(2027, 5, 18), date(2027, 12, 31))
    return [occasion for occasion in found if not occasion.uid.startswith("day-off-")]


def test_a_preview_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = a_calendar(tmp_path / "abfuhr.ics", ("1", "Restmüll", "20270520"))

    assert desk.imports.preview_events(path) == ImportReport(added=1)
    assert not imported(desk)


def test_a_calendar_that_comes_again_is_brought_up_to_date(desk: Desk, tmp_path: Path) -> None:
    path = a_calendar(tmp_path / "abfuhr.ics", ("1", "Restmüll", "20270520"), ("2", "Papier", "20270521"))
    assert desk.imports.import_events(path) == ImportReport(added=2)

    a_calendar(path, ("1", "Restmüll", "20270522"), ("2", "Papier", "20270521"), ("3", "Glas", "20270524"))
    assert desk.imports.import_events(path) == ImportReport(added=1, changed=1, unchanged=1)

    assert [(occasion.title, str(occasion.start)) for occasion in imported(desk)] == [
        ("Papier", "2027-05-21"),
        ("Restmüll", "2027-05-22"),
        ("Glas", "2027-05-24"),
    ]
    assert {occasion.source for occasion in imported(desk)} == {"abfuhr"}


def test_what_is_the_same_leaves_no_trace(desk: Desk, tmp_path: Path) -> None:
    path = a_calendar(tmp_path / "abfuhr.ics", ("1", "Restmüll", "20270520"))
    desk.imports.import_events(path)
    step = desk.history.undoable()

    assert desk.imports.import_events(path) == ImportReport(unchanged=1)
    assert desk.history.undoable() == step


def test_an_import_is_one_step_that_can_be_taken_back(desk: Desk, tmp_path: Path) -> None:
    desk.imports.import_events(a_calendar(tmp_path / "a.ics", ("1", "A", "20270520"), ("2", "B", "20270521")))

    desk.history.undo()
    assert not imported(desk)

    desk.history.redo()
    assert len(imported(desk)) == 2


def test_before_an_import_the_records_are_kept(desk: Desk, tmp_path: Path) -> None:
    desk.imports.import_events(a_calendar(tmp_path / "a.ics", ("1", "A", "20270520")))

    assert len(list((desk.folder / "backups").glob("before-import-*.sqlite3"))) == 1


def test_what_is_missing_empty_or_too_large_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "empty.ics").write_bytes(b"")
    with (tmp_path / "large.ics").open("wb") as large:
        large.truncate(100 * 1024 * 1024)

    for name in ("empty.ics", "large.ics", "missing.ics", "."):
        with pytest.raises(ImportRefused):
            desk.imports.import_events(tmp_path / name)
