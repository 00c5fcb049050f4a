"""Calendars as others write them: each entry by itself, in the town's own time."""

from datetime import date, datetime

import pytest

from amtdesk.domain.imports import ImportRefused
from amtdesk.domain.occasions import Occasion
from amtdesk.exchange.ics import ReadCalendar, Window, read_calendar
from tests.builders import BERLIN

WINDOW = Window(first=date(2026, 5, 12), last=date(2029, 5, 12), zone=BERLIN)
EVERY_MINUTE = ",".join(map(str, range(60)))
OWN_ZONE = """BEGIN:VTIMEZONE
TZID:Rathauszeit
BEGIN:STANDARD
DTSTART:19701101T030000
TZOFFSETFROM:+0300
TZOFFSETTO:+0300
END:STANDARD
END:VTIMEZONE
"""


def event(*lines: str, uid: str = "a", title: str = "Stadtrat") -> str:
    head = [f"UID:{uid}"] if uid else []
    summary = [f"SUMMARY:{title}"] if title else []
    return "\n".join(["BEGIN:VEVENT", *head, *summary, *lines, "END:VEVENT"]) + "\n"


def calendar(*entries: str, head: str = "") -> bytes:
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{''.join(entries)}END:VCALENDAR\n".encode()


def read(*entries: str, head: str = "") -> ReadCalendar:
    return read_calendar(calendar(*entries, head=head), name="termine.ics", window=WINDOW)


def only(read: ReadCalendar) -> Occasion:
    assert not read.faults
    [[occasion]] = read.occasions.values()
    return occasion


def starts(read: ReadCalendar) -> list[date | datetime]:
    return [occasion.start for occasions in read.occasions.values() for occasion in occasions]


def test_an_all_day_entry_ends_before_the_next_day() -> None:
    occasion = only(read(event("DTSTART;VALUE=DATE:20270520")))

    assert occasion.all_day
    assert (occasion.start, occasion.end) == (date(2027, 5, 20), date(2027, 5, 21))


def test_what_does_not_repeat_comes_in_whenever_it_is_and_a_series_around_today() -> None:
    found = read(
        event("DTSTART;VALUE=DATE:20200104", uid="old"),
        event("DTSTART;TZID=Europe/Berlin:20450104T180000", uid="far"),
        event("DTSTART;VALUE=DATE:20200512", "RRULE:FREQ=YEARLY", uid="yearly"),
    )

    assert not found.faults
    assert [each.day for each in (*found.occasions["old"], *found.occasions["far"])] == [
        date(2020, 1, 4),
        date(2045, 1, 4),
    ]
    assert [each.day.year for each in found.occasions["yearly"]] == [2026, 2027, 2028, 2029]


def test_of_two_ends_the_one_that_can_be_read_is_kept() -> None:
    found = read(event("DTSTART;VALUE=DATE:20270529", "DTEND;VALUE=DATE:20270531", "DURATION:P1X"))

    assert "line DURATION cannot be read" in str(found.faults[0].message)
    assert [each.end for each in found.occasions["a"]] == [date(2027, 5, 31)]


def test_several_days_stay_several_days() -> None:
    occasion = only(read(event("DTSTART;VALUE=DATE:20270520", "DTEND;VALUE=DATE:20270523")))

    assert occasion.end == date(2027, 5, 23)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("DTSTART:20270520T160000Z", "2027-05-20T18:00:00+02:00"),
        ("DTSTART;TZID=Europe/Berlin:20270520T180000", "2027-05-20T18:00:00+02:00"),
        ("DTSTART;TZID=America/New_York:20270520T120000", "2027-05-20T18:00:00+02:00"),
        ("DTSTART:20270520T180000", "2027-05-20T18:00:00+02:00"),
        ("DTSTART;TZID=Rathauszeit:20270520T180000", "2027-05-20T17:00:00+02:00"),
        ("DTSTART;TZID=/mozilla.org/20070129_1/Europe/Berlin:20270520T180000", "2027-05-20T18:00:00+02:00"),
        ("DTSTART;TZID=W. Europe Standard Time:20271220T180000", "2027-12-20T18:00:00+01:00"),
    ],
)
def test_times_are_told_in_the_town_s_zone(start: str, expected: str) -> None:
    occasion = only(read(event(start), head=OWN_ZONE))

    assert not occasion.all_day
    assert occasion.start.isoformat() == expected


def test_a_calendar_may_say_which_zone_its_entries_mean() -> None:
    occasion = only(read(event("DTSTART:20270520T180000"), head="X-WR-TIMEZONE:Europe/London\n"))

    assert occasion.start.isoformat() == "2027-05-20T19:00:00+02:00"


@pytest.mark.parametrize(
    ("start", "end", "day"),
    [
        ("DTSTART:20270520T160000Z", "DTEND:20270520T150000Z", "2027-05-20T18:00:00+02:00"),
        ("DTSTART:20270520T180000", "DTEND:20270520T150000Z", "2027-05-20T18:00:00+02:00"),
        ("DTSTART;VALUE=DATE:20270520", "DTEND;VALUE=DATE:20270518", "2027-05-20"),
    ],
)
def test_an_end_before_the_beginning_is_named_and_the_beginning_counts(start: str, end: str, day: str) -> None:
    found = read(event(start, end))

    ((occasion,),) = found.occasions.values()
    assert occasion.start.isoformat() == day
    assert occasion.end.isoformat() >= day
    assert ["its end lies before its beginning" in str(fault.message) for fault in found.faults] == [True]


def test_a_zone_that_nobody_knows_is_named_once_and_its_times_count_as_the_towns() -> None:
    found = read(
        event("DTSTART;TZID=Nirgendwo:20270520T180000", "DTEND;TZID=Nirgendwo:20270520T190000", title="Rat"),
        event("DTSTART;TZID=Nirgendwo:20270521T180000", uid="b"),
        event('DTSTART;TZID="(UTC+01:00) Bern: Rom":20270522T180000', uid="c", title="Fest"),
        event("DTSTART;TZID=W. Europe Standard Time:20270523T180000", uid="d"),
        event("DTSTART;TZID=Rathauszeit:20270524T180000", uid="e"),
        head=OWN_ZONE,
    )

    assert [str(fault.message) for fault in found.faults] == [
        "“Rat”: the time zone “Nirgendwo” is not known; its times count as those of the town.",
        "“Fest”: the time zone “(UTC+01:00) Bern: Rom” is not known; its times count as those of the town.",
    ]
    assert [str(start)[11:16] for start in starts(found)] == ["18:00"] * 4 + ["17:00"]


def test_a_changed_date_with_one_broken_line_is_changed_all_the_same() -> None:
    series = event("DTSTART;TZID=Europe/Berlin:20270520T180000", "RRULE:FREQ=DAILY;COUNT=2")
    moved = event(
        "DTSTART;TZID=Europe/Berlin:20270520T193000", "RECURRENCE-ID;TZID=Europe/Berlin:20270520T180000", "DTEND:kaputt"
    )

    found = read(series, moved)

    assert [str(start)[11:16] for start in starts(found)] == ["19:30", "18:00"]
    assert ["its end cannot be read" in str(fault.message) for fault in found.faults] == [True]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("DTSTART;VALUE=DATE:20270520", "DTEND:20270520T180000Z"),
        ("DTSTART:20270520T160000Z", "DTEND;VALUE=DATE:20270521"),
    ],
)
def test_a_beginning_and_an_end_of_two_kinds_are_read_or_named(start: str, end: str) -> None:
    found = read(event(start, end))

    assert len(found.occasions) + len(found.faults) == 1


def test_a_series_is_written_out_from_one_year_back_to_two_years_ahead() -> None:
    weekly = starts(read(event("DTSTART;TZID=Europe/Berlin:20200102T080000", "RRULE:FREQ=WEEKLY;BYDAY=TH")))

    assert len(weekly) == 157
    assert str(weekly[0]) == "2026-05-14 08:00:00+02:00"
    assert {str(start)[11:16] for start in weekly} == {"08:00"}


def test_a_series_knows_its_gaps_and_its_changed_dates() -> None:
    series = event(
        "DTSTART;TZID=Europe/Berlin:20270506T180000",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "EXDATE;TZID=Europe/Berlin:20270513T180000",
    )
    moved = event("DTSTART;TZID=Europe/Berlin:20270521T190000", "RECURRENCE-ID;TZID=Europe/Berlin:20270520T180000")

    assert [str(start)[:16] for start in sorted(map(str, starts(read(series, moved))))] == [
        "2027-05-06 18:00",
        "2027-05-21 19:00",
    ]


def test_a_broken_changed_date_does_not_take_its_series_along() -> None:
    series = event("DTSTART;TZID=Europe/Berlin:20270506T180000", "RRULE:FREQ=WEEKLY;COUNT=3")
    broken = event("DTSTART;TZID=Europe/Berlin:2027XX21T190000", "RECURRENCE-ID;TZID=Europe/Berlin:20270520T180000")

    found = read(series, broken)

    assert len(starts(found)) == 3
    assert [fault.line for fault in found.faults] == [9]


def test_a_changed_date_without_its_series_stands_alone() -> None:
    occasion = only(read(event("DTSTART:20270521T170000Z", "RECURRENCE-ID:20270520T160000Z")))

    assert occasion.start.isoformat() == "2027-05-21T19:00:00+02:00"


def test_several_entries_under_one_id_all_come_in() -> None:
    found = read(event("DTSTART;VALUE=DATE:20270520"), event("DTSTART;VALUE=DATE:20270603"))

    assert [occasion.start for occasion in found.occasions["a"]] == [date(2027, 5, 20), date(2027, 6, 3)]


def test_an_entry_that_stands_twice_is_named_once() -> None:
    found = read(event("DTSTART;VALUE=DATE:20270520"), event("DTSTART;VALUE=DATE:20270520"))

    assert len(starts(found)) == 1
    assert [fault.line for fault in found.faults] == [8]


def test_what_was_cancelled_does_not_come_in() -> None:
    assert not read(event("DTSTART;VALUE=DATE:20270520", "STATUS:CANCELLED")).occasions


def test_a_series_that_lies_outside_the_years_does_not_come_in() -> None:
    assert not read(event("DTSTART;VALUE=DATE:20200520", "RRULE:FREQ=DAILY;COUNT=3")).occasions


def test_an_entry_without_id_keeps_the_one_it_is_given() -> None:
    first, again = (read(event("DTSTART;VALUE=DATE:20270520", uid="")) for _ in range(2))

    assert list(first.occasions) == list(again.occasions)


def test_notes_are_place_and_description_and_nobody_s_name() -> None:
    found = read(
        event(
            "DTSTART:20270520T160000Z",
            "LOCATION:Bürgersaal\\, 1. Stock",
            "DESCRIPTION:Öffentlich\\nmit Fragestunde",
            "ATTENDEE;CN=Erika Muster:mailto:erika@muster.example",
            "ORGANIZER:mailto:max@muster.example",
            "BEGIN:VALARM",
            "SUMMARY:Erika anrufen",
            "TRIGGER:kaputt",
            "END:VALARM",
        ),
        head="X-WR-CALNAME:Stadt Birkenfurt\\, Termine\n",
    )

    occasion = only(found)
    assert occasion.title == "Stadtrat"
    assert occasion.note == "Bürgersaal, 1. Stock\nÖffentlich\nmit Fragestunde"
    assert occasion.source == found.title == "Stadt Birkenfurt, Termine"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["DTSTART:20271332"], "cannot be read"),
        (["DTSTART:morgen"], "cannot be read"),
        (["DTSTART:20270520T160000Z", "RRULE:FREQ=SECONDLY"], "repeats too often"),
        (["DTSTART:20270520T160000Z", "RRULE:FREQ=DAILY;INTERVAL=0"], "repeats too often"),
        (["DTSTART:20270520T000000Z", "RRULE:FREQ=DAILY;BYHOUR=8,9,10,11"], "repeats too often"),
        (["DTSTART:20270520T000000Z", f"RRULE:FREQ=DAILY;BYHOUR=8,9;BYMINUTE={EVERY_MINUTE}"], "repeats too often"),
        (["DTSTART:20270520T160000Z", "RRULE:FREQ=DAILY;COUNT=3", "RRULE:FREQ=MINUTELY"], "repeats too often"),
        ([], "has no beginning"),
    ],
)
def test_a_broken_entry_is_named_and_the_others_come_in(lines: list[str], words: str) -> None:
    found = read(event("DTSTART;VALUE=DATE:20270519", uid="gut"), event(*lines, uid="b", title="Sitzung"))

    assert list(found.occasions) == ["gut"]
    [fault] = found.faults
    assert fault.line == 8
    assert words in str(fault.message)
    assert "Sitzung" in str(fault.message)


@pytest.mark.parametrize(
    ("line", "words", "dates"),
    [
        ("RRULE:FREQ=MANCHMAL", "only its first date", 1),
        ("RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=XX", "“BYDAY=XX” in the rule", 3),
        ("RRULE:FREQ=MONTHLY;COUNT=2;UNTL=20291231", "“UNTL=20291231” in the rule", 2),
        ("DURATION:P999999999999999999W", "its end cannot be read", 1),
        ("DTEND:übermorgen", "its end cannot be read", 1),
        ("RDATE:20271345", "its further dates", 1),
        ("LOCATION;:x", "the line LOCATION", 1),
    ],
)
def test_one_broken_line_does_not_cost_its_entry(line: str, words: str, dates: int) -> None:
    found = read(event("DTSTART:20270520T160000Z", line, title="Sitzung"))

    assert len(starts(found)) == dates
    assert [words in str(fault.message) for fault in found.faults] == [True]


def test_a_series_with_a_broken_exception_keeps_its_dates_and_its_good_exceptions() -> None:
    found = read(
        event(
            "DTSTART;TZID=Europe/Berlin:20270506T080000",
            "RRULE:FREQ=WEEKLY;COUNT=4",
            "EXDATE;TZID=Europe/Berlin:20270513T080000",
            "EXDATE;TZID=Europe/Berlin:2027052xT080000",
            "DTEND;TZID=Europe/Berlin:20270506T090000",
        )
    )

    assert [str(start)[:10] for start in starts(found)] == ["2027-05-06", "2027-05-20", "2027-05-27"]
    [fault] = found.faults
    assert "does not take place" in str(fault.message)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("LOCATION:Bürgersaal\\, 1. Stock", "Bürgersaal, 1. Stock"),
        ("DESCRIPTION:Sitzung\\nöffentlich", "Sitzung"),
        ("STATUS:CONFIRMED", "(ohne Titel)"),
    ],
)
def test_an_entry_without_title_is_called_by_what_else_it_says(line: str, title: str) -> None:
    found = read(event("DTSTART;VALUE=DATE:20270519", line, title=""))

    assert [each.title for each in found.occasions["a"]] == [title]
    assert title in str(found.faults[0].message)


def test_a_changed_date_without_title_keeps_that_of_its_series() -> None:
    found = read(
        event("DTSTART;VALUE=DATE:20270519", "RRULE:FREQ=WEEKLY;COUNT=2"),
        event("RECURRENCE-ID;VALUE=DATE:20270526", "DTSTART;VALUE=DATE:20270527", title=""),
    )

    assert [(each.title, each.day.day) for each in found.occasions["a"]] == [("Stadtrat", 19), ("Stadtrat", 27)]
    assert not found.faults


def test_half_a_file_brings_what_is_whole_and_names_what_breaks_off() -> None:
    whole = event("DTSTART;VALUE=DATE:20270519", uid="gut")
    data = calendar(whole, event("DTSTART;VALUE=DATE:20270520", uid="b"))[:-40]

    found = read_calendar(data, name="termine.ics", window=WINDOW)

    assert list(found.occasions) == ["gut"]
    assert ["breaks off" in str(fault.message) for fault in found.faults] == [True]


def test_an_entry_that_never_ends_does_not_swallow_the_next() -> None:
    open_end = "BEGIN:VEVENT\nUID:b\nSUMMARY:Offen\nDTSTART;VALUE=DATE:20270520\n"

    found = read(open_end, event("DTSTART;VALUE=DATE:20270519", uid="gut"))

    assert list(found.occasions) == ["gut"]
    assert [fault.line for fault in found.faults] == [3]


def test_a_zone_that_breaks_off_takes_nothing_with_it() -> None:
    half_a_zone = "BEGIN:VTIMEZONE\nTZID:Rathauszeit\n"

    found = read_calendar(
        calendar(event("DTSTART;VALUE=DATE:20270519")) + half_a_zone.encode(), name="a.ics", window=WINDOW
    )

    assert len(starts(found)) == 1


UMLAUTS = calendar(event("DTSTART;VALUE=DATE:20270520", title="Müllabfuhr Süd"))


@pytest.mark.parametrize(
    "data",
    [
        UMLAUTS,
        UMLAUTS.replace(b"\n", b"\r\n"),
        UMLAUTS.replace(b"\n", b"\r"),
        b"\xef\xbb\xbf" + UMLAUTS,
        UMLAUTS.decode().encode("cp1252"),
        UMLAUTS.decode().encode("utf-16"),
        UMLAUTS.replace("ü".encode(), b"\xc3\r\n \xbc"),
        UMLAUTS.replace(b"SUMMARY", b"summary").replace(b"BEGIN:VEVENT", b"begin:vevent"),
    ],
    ids=["lf", "crlf", "cr", "bom", "cp1252", "utf-16", "folded in a letter", "small letters"],
)
def test_umlauts_arrive_however_they_were_written(data: bytes) -> None:
    assert only(read_calendar(data, name="termine.ics", window=WINDOW)).title == "Müllabfuhr Süd"


@pytest.mark.parametrize("data", [b"hello", b"\x00\x01\x02", b"Titel;Text\r\nA;B\r\n", b"BEGIN:VCARD\nEND:VCARD\n"])
def test_what_is_no_calendar_is_refused(data: bytes) -> None:
    with pytest.raises(ImportRefused):
        read_calendar(data, name="termine.ics", window=WINDOW)
