"""What stands in the calendar anyway: her own dates, kinds, public and school holidays, council meetings."""

from datetime import date, time
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.identifiers import OccasionId, OwnDateId
from amtdesk.domain.occasions import FROM_HER, FROM_OFFICE_CALENDAR, Occasion
from amtdesk.domain.words import Message
from amtdesk.services.town import TownRecords
from amtdesk.storage.errors import DiskFull
from tests.builders import berlin, open_birkenfurt, open_desk, set_clock
from tests.services.test_import_events import a_calendar, imported

YEAR = (date(2027, 1, 1), date(2027, 12, 31))


def may(day: int) -> date:
    return date(2027, 5, day)


def titles(found: tuple[Occasion, ...]) -> list[tuple[str, date]]:
    return [(each.title, each.day) for each in found]


def school(desk: Desk) -> list[tuple[str, date, date]]:
    found = desk.occasions.running_between(*YEAR)
    return [(each.title, each.day, each.last_day) for each in found if each.kind == "school_holidays"]


# her own dates


def test_a_date_is_entered_changed_and_deleted_each_with_undo(desk: Desk) -> None:
    own = desk.occasions.add_own("Bürgerfest", day=may(20), until=may(22), note="Marktplatz")
    stands = desk.occasions.between(may(20), may(20))[0]
    assert (stands.title, stands.last_day, stands.source, stands.own_id) == ("Bürgerfest", may(22), FROM_HER, own.id)

    desk.occasions.edit_own(own.id, day=may(27))  # it stays as long as it was
    assert desk.occasions.own(own.id).last_day == may(29)
    desk.occasions.edit_own(own.id, title="Bürgerfest", until=None)
    desk.occasions.edit_own(own.id, until=None)  # nothing is different: no step
    assert desk.occasions.own(own.id).last_day == may(27)
    desk.history.undo()
    assert desk.occasions.own(own.id).last_day == may(29)

    desk.occasions.delete_own(own.id)
    with pytest.raises(NotFound):
        desk.occasions.own(own.id)
    desk.history.undo()
    assert titles(desk.occasions.between(may(27), may(27))) == [("Bürgerfest", may(27))]


def test_her_dates_survive_a_restart(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        kept = desk.occasions.add_own(
            "Müllabfuhr",
            day=may(6),
            at=time(6),
            ends_at=time(14),
            kind="waste",
            rhythm="FREQ=WEEKLY;BYDAY=TH",
            moves_after_holidays=True,
        )

    with open_desk(tmp_path) as desk:
        assert desk.occasions.own(kept.id) == kept
        assert [each.day for each in desk.occasions.between(may(1), may(14))] == [may(1), may(6), may(7), may(13)]


def test_a_date_without_a_title_is_refused(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        desk.occasions.add_own(" ")
    with pytest.raises(NotFound):
        desk.occasions.delete_own(OwnDateId(1))


def test_a_date_without_a_day_is_for_today(desk: Desk) -> None:
    assert desk.occasions.add_own("Treffen").day == may(12)


# the waste round of Birkenfurt


def test_after_ascension_the_waste_round_comes_a_day_later(tmp_path: Path) -> None:
    with open_birkenfurt(tmp_path) as desk:
        rounds = [each for each in desk.occasions.between(may(3), may(15)) if each.kind == "waste"]

    assert [(each.title, each.moved_from, each.day) for each in rounds] == [
        ("Müllabfuhr, Bezirk Donnerstag", may(6), may(7)),
        ("Müllabfuhr, Bezirk Freitag", may(7), may(8)),
        ("Müllabfuhr, Bezirk Donnerstag", None, may(13)),
        ("Müllabfuhr, Bezirk Freitag", None, may(14)),
    ]


# kinds


def test_the_kind_of_an_imported_date_is_guessed_and_hers_stays(desk: Desk, tmp_path: Path) -> None:
    path = a_calendar(tmp_path / "rat.ics", ("1", "Stadtrat", "20270520"), ("2", "Sitzung", "20270521"))
    desk.imports.import_events(path)
    council, meeting = imported(desk)
    assert (council.kind, meeting.kind) == ("council", "")

    assert desk.occasions.set_kind(meeting.id, "council").kind == "council"
    a_calendar(path, ("1", "Stadtrat", "20270520"), ("2", "Sitzung (verlegt)", "20270525"))
    desk.imports.import_events(path)

    assert [(each.title, each.kind) for each in imported(desk)] == [
        ("Stadtrat", "council"),
        ("Sitzung (verlegt)", "council"),
    ]
    desk.history.undo()
    desk.history.undo()
    assert imported(desk)[1].kind == ""


def test_a_guess_follows_the_title_and_can_be_taken_back(desk: Desk, tmp_path: Path) -> None:
    path = a_calendar(tmp_path / "rat.ics", ("1", "Stadtrat", "20270520"))
    desk.imports.import_events(path)
    council = imported(desk)[0]

    assert desk.occasions.set_kind(council.id, "other").kind == "other"
    assert desk.occasions.set_kind(council.id, "council").kind == "council"
    a_calendar(path, ("1", "Wahltag", "20270520"))
    desk.imports.import_events(path)

    assert imported(desk)[0].kind == "election"
    with pytest.raises(NotFound):
        desk.occasions.set_kind(OccasionId(99), "other")


def test_one_date_of_a_series_can_be_something_else(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "rat.ics"
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:1", "SUMMARY:Sitzung{}")
    rule = ("DTSTART;VALUE=DATE:20270520", "RRULE:FREQ=WEEKLY;COUNT=2", "END:VEVENT", "END:VCALENDAR", "")
    body = "\r\n".join((*lines, *rule))
    path.write_bytes(body.format("").encode())
    desk.imports.import_events(path)
    desk.occasions.set_kind(imported(desk)[0].id, "council")

    path.write_bytes(body.format(" im Rathaus").encode())
    desk.imports.import_events(path)

    assert [each.kind for each in imported(desk)] == ["council", ""]


# holidays


def test_public_holidays_and_closing_days_are_told_apart(desk: Desk) -> None:
    desk.town.record(TownRecords(settings={}, closing_days={may(7): "Brückentag"}))

    found = desk.occasions.between(may(6), may(7))

    assert [(each.title, each.kind, each.source) for each in found] == [
        ("Christi Himmelfahrt", "public_holiday", FROM_OFFICE_CALENDAR),
        ("Brückentag", "closing_day", FROM_OFFICE_CALENDAR),
    ]


def test_school_holidays_of_the_land_stand_in_the_calendar(desk: Desk) -> None:
    assert not school(desk)

    desk.town.set_federal_state("HE")

    assert ("Sommerferien", date(2027, 6, 28), date(2027, 8, 6)) in school(desk)
    assert titles(desk.occasions.between(date(2027, 6, 28), date(2027, 6, 28))) == [("Sommerferien", date(2027, 6, 28))]
    assert not titles(desk.occasions.between(date(2027, 6, 29), date(2027, 6, 29)))
    assert len({each.uid for each in desk.occasions.running_between(*YEAR)}) == len(
        desk.occasions.running_between(*YEAR)
    )


def test_another_land_has_other_school_holidays(desk: Desk) -> None:
    desk.town.set_federal_state("HE")
    hesse = school(desk)
    desk.town.set_federal_state("SN")

    assert school(desk)
    assert school(desk) != hesse
    desk.town.set_federal_state("")
    assert not school(desk)


def test_where_they_are_not_exact_a_sentence_says_so(desk: Desk) -> None:
    assert desk.occasions.school_holidays_doubt() is None
    desk.town.set_federal_state("HE")
    assert desk.occasions.school_holidays_doubt() is None
    desk.town.set_federal_state("BY")

    assert "Bayern" in str(desk.occasions.school_holidays_doubt())


def test_school_holidays_are_kept_and_asked_for_again_each_year(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        desk.town.set_federal_state("HE")
        desk.town.set(
            "school_holidays", {"state": "HE", "year": 2027, "spans": [["Testferien", "2027-05-03", "2027-05-04"]]}
        )
        assert [each[0] for each in school(desk)] == ["Testferien"]

    with open_desk(tmp_path) as desk:
        assert [each[0] for each in school(desk)] == ["Testferien"]

    with open_desk(tmp_path, berlin(3, month=1, year=2028)) as desk:
        assert "Sommerferien" in {each[0] for each in school(desk)}

    with open_desk(tmp_path, berlin(3, month=1, year=2028)) as desk:
        assert "Testferien" not in {each[0] for each in school(desk)}


def test_looking_up_inside_a_command_keeps_nothing_and_disturbs_nothing(desk: Desk) -> None:
    desk.town.set("federal_state", "HE")
    with desk._database.command(Message("Test"), at=desk.clock.now(), areas=()):  # noqa: SLF001 - a command that reads while it runs
        assert school(desk)

    set_clock(desk, berlin(13))
    assert school(desk)


def test_looking_up_school_holidays_is_no_step_of_undo(desk: Desk) -> None:
    desk.town.set("federal_state", "HE")  # a desk from before knew only the Land
    own = desk.occasions.add_own("Fest", day=may(20))

    assert school(desk)
    desk.history.undo()

    with pytest.raises(NotFound):
        desk.occasions.own(own.id)


def test_a_full_disk_does_not_keep_her_from_reading_school_holidays(desk: Desk) -> None:
    desk.town.set("federal_state", "HE")

    def refuse(*_facts: object, **_more: object) -> None:
        raise DiskFull(desk.folder)

    with pytest.MonkeyPatch.context() as full:
        full.setattr(desk.town._repository, "put_setting", refuse)  # noqa: SLF001 - a disk cannot be filled here
        assert school(desk)

    assert school(desk)
