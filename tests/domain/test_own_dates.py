"""Dates of her own: once, by a rhythm, and waste rounds that a holiday of their week moves."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis.strategies import integers, sets

from amtdesk.domain.occasions import guessed_kind
from amtdesk.domain.own_dates import DateFault, checked, collection_day, occasions_of, shifted_weeks
from tests.builders import BERLIN
from tests.builders_ideas import HOLIDAYS, a_timed_occasion, an_occasion, an_own_date, may

THURSDAY, FRIDAY = "FREQ=WEEKLY;BYDAY=TH", "FREQ=WEEKLY;BYDAY=FR"


def rounds(rhythm: str, first: date, last: date, *, holidays: set[date] | None = None) -> list[date]:
    own = an_own_date("Müllabfuhr", date(2026, 1, 1), rhythm=rhythm, moves_after_holidays=True)
    days = set(HOLIDAYS) if holidays is None else holidays
    return [each.day for each in occasions_of(own, first=first, last=last, holidays=days, zone=BERLIN)]


# waste rounds


def test_after_ascension_thursday_comes_on_friday_and_friday_on_saturday() -> None:
    assert rounds(THURSDAY, may(3), may(9)) == [may(7)]
    assert rounds(FRIDAY, may(3), may(9)) == [may(8)]


def test_a_holiday_on_monday_moves_the_whole_week() -> None:
    moved = [collection_day(may(17 + n), HOLIDAYS) for n in range(7)]

    assert moved == [may(18), may(19), may(20), may(21), may(22), may(22), may(23)]


def test_what_lies_before_the_holiday_and_other_weeks_stays() -> None:
    assert collection_day(may(5), HOLIDAYS) == may(5)
    assert rounds(THURSDAY, may(10), may(16)) == [may(13)]


def test_two_holidays_push_until_saturday_and_no_further() -> None:
    christmas = {date(2025, 12, 25), date(2025, 12, 26)}

    assert collection_day(date(2025, 12, 25), christmas) == date(2025, 12, 27)
    assert collection_day(date(2025, 12, 26), christmas) == date(2025, 12, 27)


def test_where_saturday_is_a_holiday_too_the_round_comes_before() -> None:
    christmas = {date(2026, 12, 25), date(2026, 12, 26)}  # Friday and Saturday

    assert collection_day(date(2026, 12, 25), christmas) == date(2026, 12, 24)


def test_a_week_of_holidays_leaves_a_round_where_it_is() -> None:
    week = {may(10) + timedelta(days=n) for n in range(7)}

    assert collection_day(may(13), week) == may(13)


@given(holidays=sets(integers(0, 6), max_size=7))
def test_rounds_of_a_week_keep_their_order_and_lie_on_no_holiday_while_one_day_is_free(holidays: set[int]) -> None:
    monday = may(10)
    off = {monday + timedelta(days=each) for each in holidays}

    moved = [collection_day(monday + timedelta(days=number), off) for number in range(5)]

    assert all(monday <= day <= monday + timedelta(days=5) for day in moved)
    assert off.isdisjoint(moved) or holidays >= set(range(6))
    assert moved == sorted(moved)


def test_a_round_that_moves_into_a_stretch_is_found_there() -> None:
    own = an_own_date("Müllabfuhr", date(2027, 1, 7), rhythm=THURSDAY, moves_after_holidays=True)
    found = occasions_of(own, first=may(7), last=may(7), holidays=set(HOLIDAYS), zone=BERLIN)[0]

    assert (found.day, found.moved_from, found.kind) == (may(7), may(6), "waste")
    assert found.uid == "own-1-2027-05-06"


def test_only_a_round_on_its_own_day_is_a_usual_one() -> None:
    own = an_own_date("Müllabfuhr", date(2027, 1, 7), rhythm=THURSDAY, moves_after_holidays=True)
    moved, usual = occasions_of(own, first=may(6), last=may(13), holidays=set(HOLIDAYS), zone=BERLIN)

    assert [(each.day, each.is_usual_round) for each in (moved, usual)] == [(may(7), False), (may(13), True)]
    assert not an_occasion("Stadtrat", may(13)).is_usual_round


def test_a_week_is_shifted_when_a_round_comes_on_or_after_its_holiday() -> None:
    holiday = an_occasion("Christi Himmelfahrt", may(6), kind="public_holiday")
    late, early, other = (
        an_occasion("Restmüll", may(7)),
        an_occasion("Biotonne", may(4)),
        an_occasion("Papiertonne", may(13)),
    )

    assert [monday for monday, _ in shifted_weeks((holiday, early, late, late, other))] == [may(3)]
    assert not list(shifted_weeks((holiday, early, other)))


def test_a_round_of_hers_that_stays_shifts_no_week() -> None:
    holiday = an_occasion("Christi Himmelfahrt", may(6), kind="public_holiday")
    saturday = an_occasion("Tag der Arbeit", may(1), kind="public_holiday")
    stays = occasions_of(an_own_date("Müllabfuhr", may(7)), first=may(7), last=may(7), holidays=set(), zone=BERLIN)

    assert not list(shifted_weeks((holiday, saturday, *stays)))


# dates of her own


def test_a_date_runs_over_all_its_days() -> None:
    own = an_own_date("Sommerferien", may(3), last_day=may(9))
    found = occasions_of(own, first=may(9), last=may(31), holidays=set(), zone=BERLIN)

    assert [(each.day, each.last_day, each.all_day, each.kind) for each in found] == [
        (may(3), may(9), True, "school_holidays")
    ]
    assert not occasions_of(own, first=may(10), last=may(31), holidays=set(), zone=BERLIN)


def test_a_date_has_its_hours_and_repeats() -> None:
    own = an_own_date("Sprechstunde", may(12), at=time(16), ends_at=time(18), rhythm="FREQ=MONTHLY;BYDAY=2WE")
    first, second = occasions_of(own, first=may(1), last=may(45), holidays=set(), zone=BERLIN)

    assert (first.start, first.end) == (
        datetime(2027, 5, 12, 16, tzinfo=BERLIN),
        datetime(2027, 5, 12, 18, tzinfo=BERLIN),
    )
    assert second.day == date(2027, 6, 9)
    assert first.moved_from is None


def test_without_an_end_a_date_ends_when_it_begins() -> None:
    found = occasions_of(
        an_own_date("Treffen", may(12), at=time(16)), first=may(12), last=may(12), holidays=set(), zone=BERLIN
    )[0]

    assert found.start == found.end
    assert found.last_day == may(12)


def test_what_ends_at_midnight_ends_on_the_day_before() -> None:
    party = a_timed_occasion("Fest", datetime(2027, 5, 12, 20, tzinfo=BERLIN), datetime(2027, 5, 13, tzinfo=BERLIN))

    assert party.last_day == may(12)


@pytest.mark.parametrize(
    ("facts", "fact"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"last_day": may(11)}, "last_day"),
        ({"last_day": may(12) + timedelta(days=400)}, "last_day"),
        ({"at": time(10), "ends_at": time(10)}, "ends_at"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(facts: dict[str, object], fact: str) -> None:
    title = str(facts.pop("title", "Fest"))
    with pytest.raises(DateFault) as refused:
        checked(an_own_date(title, may(12), **facts))

    assert refused.value.fact == fact


def test_a_date_is_tidied() -> None:
    once = checked(an_own_date(" Fest  am Ufer ", may(12), ends_at=time(10), moves_after_holidays=True, note=" x "))
    overnight = checked(an_own_date("Nacht", may(12), last_day=may(13), at=time(20), ends_at=time(2)))

    assert (once.title, once.ends_at, once.moves_after_holidays, once.note) == ("Fest am Ufer", None, False, "x")
    assert overnight.ends_at == time(2)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Stadtrat", "council"),
        ("Sitzung des Bauausschusses", "council"),
        ("Ortsbeirat Altenrode", "council"),
        ("Restmüll", "waste"),
        ("Abfuhr Gelber Sack", "waste"),
        ("Biotonne 2", "waste"),
        ("Praxis Dr. Müller", ""),
        ("Bundestagswahl", "election"),
        ("Wahltag", "election"),
        ("Auswahl der Bewerbungen", ""),
        ("Briefwahl möglich", ""),
        ("Osterferien", "school_holidays"),
        ("Anmeldung zum Ferienprogramm", ""),
        ("Vollsperrung B 27", "building_site"),
        ("Sirenen-Probealarm", "siren"),
        ("Bürgersprechstunde", "consultation"),
        ("Wochenmarkt", ""),
    ],
)
def test_a_title_tells_what_a_date_is(title: str, kind: str) -> None:
    assert guessed_kind(title) == kind
