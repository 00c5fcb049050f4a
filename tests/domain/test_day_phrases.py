"""Days counted from today: read as people say them, written out as a date that holds on any day."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.day_phrases import day_of_phrase, is_counted_from_today, written_out
from amtdesk.domain.office_calendar import OfficeCalendar
from tests.builders import BERLIN

WEDNESDAY = date(2027, 5, 12)
#: Monday to Thursday; Friday 14 May is closed, and nobody is there on Fridays anyway.
OFFICE = OfficeCalendar(
    hours=dict.fromkeys(range(4), ((time(8), time(16)),)), zone=BERLIN, days_off={date(2027, 5, 13): "Himmelfahrt"}
)
NEVER = OfficeCalendar(hours={}, zone=BERLIN)


@pytest.mark.parametrize(
    ("words", "out"),
    [
        ("heute", "Mittwoch, 12. Mai"),
        ("morgen", "Donnerstag, 13. Mai"),
        ("übermorgen", "Freitag, 14. Mai"),
        ("uebermorgen", "Freitag, 14. Mai"),
        ("Freitag", "Freitag, 14. Mai"),
        ("fr.", "Freitag, 14. Mai"),
        ("nächster Freitag", "Freitag, 14. Mai"),
        ("naechsten Freitag", "Freitag, 14. Mai"),
        ("kommenden Samstag", "Samstag, 15. Mai"),
        ("diesen Freitag", "Freitag, 14. Mai"),
        ("nächster Mittwoch", "Mittwoch, 19. Mai"),
        ("übernächster Freitag", "Freitag, 21. Mai"),
        ("Freitag nächster Woche", "Freitag, 21. Mai"),
        ("nächste Woche Freitag", "Freitag, 21. Mai"),
        ("diese Woche Freitag", "Freitag, 14. Mai"),
        ("Freitag dieser Woche", "Freitag, 14. Mai"),
        ("Freitag in einer Woche", "Freitag, 21. Mai"),
        ("morgen in zwei Wochen", "Donnerstag, 27. Mai"),
        ("in zwei Wochen", "Mittwoch, 26. Mai"),
        ("heute in 14 Tagen", "Mittwoch, 26. Mai"),
        ("in einem Monat", "Samstag, 12. Juni"),
        ("in einem Jahr", "Freitag, 12. Mai 2028"),
        ("zwei Wochen ab heute", "Mittwoch, 26. Mai"),
        ("Anfang nächster Woche", "Montag, 17. Mai"),
        ("Ende der Woche", "Freitag, 14. Mai"),
        ("Ende nächster Woche", "Freitag, 21. Mai"),
        ("Monatsende", "Montag, 31. Mai"),
        ("Ende nächsten Monats", "Mittwoch, 30. Juni"),
        ("21.5.", "Freitag, 21. Mai"),
        ("+3", "Samstag, 15. Mai"),
        ("2028-01-07", "Freitag, 7. Januar 2028"),
        ("morgen um 12 Uhr", "Donnerstag, 13. Mai, um 12 Uhr"),
        ("morgen, 12 Uhr", "Donnerstag, 13. Mai, 12 Uhr"),
        ("Freitag 9 bis 12 Uhr", "Freitag, 14. Mai, 9 bis 12 Uhr"),
        ("bis nächsten Freitag", "bis Freitag, 14. Mai"),
        ("spätestens bis zum nächsten Freitag", "spätestens bis zum Freitag, 14. Mai"),
        ("next friday", "Friday 14 May"),
        ("in two weeks", "Wednesday 26 May"),
        ("tomorrow at 12:30", "Thursday 13 May, at 12:30"),
    ],
)
def test_words_that_count_from_today_become_the_date(words: str, out: str) -> None:
    assert written_out(words, today=WEDNESDAY) == out


@pytest.mark.parametrize(
    "words",
    [
        "",
        "irgendwann",
        "nächste Woche",
        "morgen Vormittag",
        "21. Mai",
        "Freitag, 21. Mai",
        "Donnerstag, 21. Mai",  # it is a Friday, and hers to see
        "12.10",  # may be a time
        "14 Uhr",
        "8",
        "in 9999 Tagen",
        "in 999 Jahren ",
        "{{datum}}",
        "montags",
        "heute" * 5000,
    ],
)
def test_words_that_name_no_day_go_out_as_they_are(words: str) -> None:
    assert written_out(words, today=date(9500, 1, 1)) == words
    assert not is_counted_from_today(words, today=date(9500, 1, 1))
    assert day_of_phrase(" ", today=WEDNESDAY) is None


def test_what_moves_on_with_today_is_told_from_a_fixed_date() -> None:
    moving = [words for words in ("morgen um 12 Uhr", "Freitag", "+3", "21.5.", "2027-06-01", "nie")
              if is_counted_from_today(words, today=WEDNESDAY)]  # fmt: skip

    assert moving == ["morgen um 12 Uhr", "Freitag", "+3"]


@pytest.mark.parametrize(
    "words", ["nächster Werktag", "nächsten Servicetag", "next working day", "nächster Arbeitstag"]
)
def test_a_promise_falls_on_a_day_on_which_someone_is_there(words: str) -> None:
    assert day_of_phrase(words, today=WEDNESDAY, calendar=OFFICE) == date(2027, 5, 17)
    assert day_of_phrase("in zwei Werktagen", today=WEDNESDAY, calendar=OFFICE) == date(2027, 5, 18)


def test_without_the_offices_hours_a_working_day_is_monday_to_friday() -> None:
    assert day_of_phrase("nächster Werktag", today=date(2027, 5, 14)) == date(2027, 5, 17)
    assert day_of_phrase("in 3 Werktagen", today=WEDNESDAY) == date(2027, 5, 17)


def test_an_office_that_never_opens_names_no_day() -> None:
    assert day_of_phrase("nächster Werktag", today=WEDNESDAY, calendar=NEVER) is None
    assert written_out("nächster Werktag", today=WEDNESDAY, calendar=NEVER) == "nächster Werktag"


def test_a_month_later_is_its_last_day_where_the_day_is_missing() -> None:
    assert day_of_phrase("in einem Monat", today=date(2027, 1, 31)) == date(2027, 2, 28)
    assert day_of_phrase("in 13 Monaten", today=date(2027, 12, 31)) == date(2029, 1, 31)


def test_the_end_of_the_week_is_never_in_the_past() -> None:
    assert day_of_phrase("Ende der Woche", today=date(2027, 5, 16)) == date(2027, 5, 16)


days = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))


@given(days, st.sampled_from(("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")))
def test_the_next_weekday_is_within_a_week_and_never_today(today: date, name: str) -> None:
    day = day_of_phrase(f"nächster {name}", today=today)

    assert day is not None
    assert 1 <= (day - today).days <= 7


@given(st.text(), days)
def test_any_words_are_answered_and_written_out_words_stay_as_they_are(words: str, today: date) -> None:
    once = written_out(words, today=today)

    assert written_out(once, today=today) == once
