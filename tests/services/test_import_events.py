"""A calendar comes in as one step, and comes again without standing there twice."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotFound
from amtdesk.domain.imports import ImportRefused, ImportReport
from amtdesk.domain.occasions import Occasion
from tests.builders import open_desk

FEST = ("fest", "Fest", "20270601")


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


def test_another_name_of_the_file_changes_no_date(desk: Desk, tmp_path: Path) -> None:
    desk.imports.import_events(a_calendar(tmp_path / "mai.ics", FEST, ("rat", "Stadtrat", "20270520")))

    report = desk.imports.import_events(a_calendar(tmp_path / "juni.ics", FEST, ("rat", "Stadtrat", "20270527")))

    assert report == ImportReport(changed=1, unchanged=1)
    assert [(each.title, each.source) for each in imported(desk)] == [("Stadtrat", "juni"), ("Fest", "mai")]


def test_what_the_calendar_calls_off_goes_and_comes_back_by_undo(desk: Desk, tmp_path: Path) -> None:
    path = a_calendar(tmp_path / "a.ics", ("rat", "Stadtrat", "20270520"), FEST)
    desk.imports.import_events(path)
    desk.occasions.keep_note(imported(desk)[1].id, "Foto")

    path.write_bytes(path.read_bytes().replace(b"UID:fest", b"UID:fest\r\nSTATUS:CANCELLED"))
    assert desk.imports.import_events(path) == ImportReport(changed=1, unchanged=1, called_off=("Fest",))
    assert [each.title for each in imported(desk)] == ["Stadtrat"]
    assert desk.imports.import_events(path) == ImportReport(unchanged=1)

    desk.history.undo()
    assert [(each.title, each.own_note) for each in imported(desk)] == [("Stadtrat", ""), ("Fest", "Foto")]


def test_posts_that_the_plan_wrote_into_a_calendar_stay_out(desk: Desk, tmp_path: Path) -> None:
    desk.posts.add("Markt", "Am Samstag.", day=date(2027, 5, 20))
    path = tmp_path / "plan.ics"
    assert desk.plan_calendar.write(path) == 1
    other = a_calendar(tmp_path / "a.ics", ("post-1@nachbarort.amtdesk.invalid", "Fest", "20270601"))

    assert desk.imports.import_events(path) == ImportReport(own_posts=1)
    assert not imported(desk)
    assert desk.imports.import_events(other) == ImportReport(added=1)


def test_her_own_note_stays_when_the_calendar_comes_again(desk: Desk, tmp_path: Path) -> None:
    desk.imports.import_events(a_calendar(tmp_path / "a.ics", ("rat", "Stadtrat", "20270520"), FEST))
    council, party = imported(desk)
    desk.occasions.keep_note(council.id, " Foto vom Bürgersaal machen ")

    moved = a_calendar(tmp_path / "a.ics", ("rat", "Stadtrat (verlegt)", "20270527"), FEST)
    report = desk.imports.import_events(moved)

    assert (report.changed, report.unchanged) == (1, 1)
    assert [(each.title, each.own_note) for each in imported(desk)] == [
        ("Stadtrat (verlegt)", "Foto vom Bürgersaal machen"),
        ("Fest", ""),
    ]
    with pytest.raises(NotFound, match="not in the calendar"):
        desk.occasions.keep_note(council.id, "zu spät")
    desk.history.undo()
    assert imported(desk)[0].title == "Stadtrat"
    assert imported(desk)[0].own_note == "Foto vom Bürgersaal machen"
    assert party.own_note == ""


def test_of_a_series_each_date_keeps_its_own_note(desk: Desk, tmp_path: Path) -> None:
    def series(path: Path, rule: str) -> Path:
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:müll", "SUMMARY:Biotonne"]
        lines += ["DTSTART;VALUE=DATE:20270520", rule, "END:VEVENT", "END:VCALENDAR", ""]
        path.write_text("\r\n".join(lines))
        return path

    desk.imports.import_events(series(tmp_path / "a.ics", "RRULE:FREQ=WEEKLY;COUNT=4"))
    dates = imported(desk)
    desk.occasions.keep_note(dates[1].id, "Feiertag beachten")
    desk.occasions.keep_note(dates[3].id, "letzte Abfuhr")
    desk.imports.import_events(series(tmp_path / "a.ics", "RRULE:FREQ=WEEKLY;COUNT=3"))

    assert [each.own_note for each in imported(desk)] == ["", "Feiertag beachten", "letzte Abfuhr"]


def test_what_began_before_and_still_runs_is_among_what_is_under_way(desk: Desk, tmp_path: Path) -> None:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for uid, start, end in (
        ("ferien", "DTSTART;VALUE=DATE:20270518", "DTEND;VALUE=DATE:20270530"),
        ("vorbei", "DTSTART;VALUE=DATE:20270518", "DTEND;VALUE=DATE:20270520"),
        ("sitzung", "DTSTART:20270520T160000Z", "DTEND:20270520T160000Z"),
    ):
        lines += ["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{uid}", start, end, "END:VEVENT"]
    (tmp_path / "a.ics").write_text("\r\n".join([*lines, "END:VCALENDAR", ""]))
    desk.imports.import_events(tmp_path / "a.ics")

    under_way = desk.occasions.running_between(date(2027, 5, 20), date(2027, 5, 20))

    assert [each.title for each in under_way] == ["ferien", "sitzung"]
    assert [each.title for each in desk.occasions.between(date(2027, 5, 20), date(2027, 5, 20))] == ["sitzung"]


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

    assert len(list((desk.folder / "backups").glob("*before-import*"))) == 1


def test_what_is_missing_empty_or_too_large_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "empty.ics").write_bytes(b"")
    with (tmp_path / "large.ics").open("wb") as large:
        large.truncate(100 * 1024 * 1024)

    for name in ("empty.ics", "large.ics", "missing.ics", "."):
        with pytest.raises(ImportRefused):
            desk.imports.import_events(tmp_path / name)
