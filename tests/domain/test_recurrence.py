"""On which days a rule falls, and which texts are rules."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.recurrence import LONGEST_SILENCE, checked_rule, days_of, falls_on, next_day
from tests.builders_rules import FIRST_DAYS, rules

START = date(2027, 5, 12)
SOME_DAYS = settings(max_examples=30, deadline=None)


def days(rule: str, *, starts_on: date = START, weeks: int = 60, most: int = 4) -> list[str]:
    found = days_of(checked_rule(rule), starts_on=starts_on, first=starts_on, last=starts_on + timedelta(weeks=weeks))
    return [day.isoformat() for day in found[:most]]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (" rrule:freq=weekly;byday=th, tu ", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("FREQ=MONTHLY;INTERVAL=1;BYDAY=+2MO;WKST=MO;", "FREQ=MONTHLY;BYDAY=2MO"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1,15,1", "FREQ=MONTHLY;BYMONTHDAY=1,15,-1"),
        ("UNTIL=20271231T225959Z;FREQ=DAILY", "FREQ=DAILY;UNTIL=20271231"),
        ("FREQ=WEEKLY;WKST=SU;COUNT=3", "FREQ=WEEKLY;WKST=SU;COUNT=3"),
        ("  ", ""),
    ],
)
def test_a_rule_is_kept_in_one_spelling(said: str, kept: str) -> None:
    assert checked_rule(said) == kept


@pytest.mark.parametrize(
    "text",
    [
        "jeden Dienstag",
        "FREQ",
        "FREQ=",
        "FREQ=OFTEN",
        "BYDAY=MO",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=DAILY;BYDAY=1MO",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=MONTHLY;BYDAY=1MO,TU",
        "FREQ=YEARLY;BYDAY=54MO",
        "FREQ=YEARLY;BYMONTH=12;BYDAY=10MO",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=-32",
        "FREQ=YEARLY;BYMONTH=-1",
        "FREQ=MONTHLY;BYWEEKNO=3",
        "FREQ=WEEKLY;BYMONTHDAY=3",
        "FREQ=DAILY;BYSETPOS=1",
        "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=3",
        "FREQ=YEARLY;BYEASTER=0",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=367",
        "FREQ=DAILY;INTERVAL=x",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=10001",
        "FREQ=DAILY;UNTIL=2027-12-31",
        "FREQ=DAILY;UNTIL=20271331",
        "FREQ=WEEKLY;WKST=1",
        "DTSTART:20270101\nRRULE:FREQ=DAILY",
    ],
)
def test_what_is_no_rule_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(NotAllowed, match="no rhythm that AmtDesk understands"):
        checked_rule(text)


@pytest.mark.parametrize("text", ["FREQ=HOURLY", "FREQ=MINUTELY;INTERVAL=5", "FREQ=DAILY;BYHOUR=8,14"])
def test_a_rule_within_a_day_is_refused(text: str) -> None:
    with pytest.raises(NotAllowed, match="repeats within a day"):
        checked_rule(text)


def test_a_rule_ends_once_only() -> None:
    with pytest.raises(NotAllowed, match="not both"):
        checked_rule("FREQ=DAILY;COUNT=3;UNTIL=20271231")


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=4,6;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=-30",
        "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
        "FREQ=MONTHLY;INTERVAL=144",
        "FREQ=YEARLY;INTERVAL=11",
    ],
)
def test_a_rule_that_falls_on_nothing_for_ten_years_is_refused(text: str) -> None:
    with pytest.raises(NotAllowed, match="no day within ten years"):
        checked_rule(text)


def test_a_rule_that_has_ended_is_a_rule() -> None:
    rule = checked_rule("FREQ=WEEKLY;UNTIL=19990101")

    assert days_of(rule, starts_on=START, first=START, last=START + LONGEST_SILENCE) == ()
    assert next_day(rule, starts_on=START, after=START) is None


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("FREQ=WEEKLY;BYDAY=TU,TH", ["2027-05-13", "2027-05-18", "2027-05-20", "2027-05-25"]),
        ("FREQ=WEEKLY;INTERVAL=2", ["2027-05-12", "2027-05-26", "2027-06-09", "2027-06-23"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", ["2027-05-28", "2027-06-25", "2027-07-30", "2027-08-27"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", ["2027-05-31", "2027-07-31", "2027-08-31", "2027-10-31"]),
        ("FREQ=MONTHLY", ["2027-05-12", "2027-06-12", "2027-07-12", "2027-08-12"]),
        ("FREQ=YEARLY;BYMONTH=1,4,7,10;BYDAY=1MO", ["2027-07-05", "2027-10-04", "2028-01-03", "2028-04-03"]),
        ("FREQ=YEARLY", ["2027-05-12", "2028-05-12"]),
        ("FREQ=YEARLY;BYMONTH=5", ["2027-05-12", "2028-05-12"]),
        ("FREQ=YEARLY;BYWEEKNO=20", ["2027-05-19", "2028-05-17"]),
        ("FREQ=DAILY;COUNT=3", ["2027-05-12", "2027-05-13", "2027-05-14"]),
        ("FREQ=WEEKLY;UNTIL=20270519", ["2027-05-12", "2027-05-19"]),
    ],
)
def test_a_rule_has_its_days_from_its_first_day_on(rule: str, found: list[str]) -> None:
    assert days(rule) == found


def test_a_first_day_that_the_rule_does_not_name_is_no_day_of_it() -> None:
    assert not falls_on("FREQ=WEEKLY;BYDAY=TU", START, starts_on=START)


def test_without_a_rule_a_thing_comes_once() -> None:
    assert falls_on("", START, starts_on=START)
    assert not falls_on("", START + timedelta(days=1), starts_on=START)
    assert next_day("", starts_on=START, after=date(2027, 1, 1)) == START
    assert next_day("", starts_on=START, after=START) is None


def test_the_next_day_may_be_years_ahead() -> None:
    leap_days = checked_rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")

    assert next_day(leap_days, starts_on=START, after=date(2028, 2, 29)) == date(2032, 2, 29)
    assert next_day(leap_days, starts_on=date(2030, 1, 1), after=START) == date(2032, 2, 29)


def test_the_end_of_all_days_is_no_fault() -> None:
    assert next_day("FREQ=DAILY", starts_on=date(9990, 1, 1), after=date(9991, 1, 1)) == date(9991, 1, 2)


@SOME_DAYS
@given(rules(), FIRST_DAYS)
def test_checking_a_rule_twice_changes_nothing(rule: str, starts_on: date) -> None:
    assert checked_rule(rule) == rule
    assert all(falls_on(rule, date.fromisoformat(day), starts_on=starts_on) for day in days(rule, starts_on=starts_on))


@SOME_DAYS
@given(rules(), FIRST_DAYS, st.integers(0, 900), st.integers(0, 900))
def test_the_days_of_adjoining_spans_add_up(rule: str, starts_on: date, a: int, b: int) -> None:
    first, middle, last = starts_on - timedelta(days=30), *sorted(starts_on + timedelta(days=n) for n in (a, b))

    parts = (
        days_of(rule, starts_on=starts_on, first=first, last=middle),
        days_of(rule, starts_on=starts_on, first=middle + timedelta(days=1), last=last),
    )

    assert days_of(rule, starts_on=starts_on, first=first, last=last) == parts[0] + parts[1]
    assert all(starts_on <= day <= last for day in parts[0] + parts[1])


@SOME_DAYS
@given(rules(), FIRST_DAYS, st.integers(-40, 900))
def test_the_next_day_is_the_first_one_later(rule: str, starts_on: date, ahead: int) -> None:
    after = starts_on + timedelta(days=ahead)

    found = next_day(rule, starts_on=starts_on, after=after)

    coming = days_of(rule, starts_on=starts_on, first=after + timedelta(days=1), last=after + LONGEST_SILENCE)
    assert found == (coming[0] if coming else None)


WEEKDAYS = st.frozensets(st.integers(0, 6), min_size=1)


@SOME_DAYS
@given(WEEKDAYS, st.integers(1, 9), FIRST_DAYS, st.integers(0, 700))
def test_weeks_are_counted_from_the_monday_of_the_first_one(
    weekdays: frozenset[int], interval: int, starts_on: date, ahead: int
) -> None:
    names = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    rule = checked_rule(f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={','.join(names[day] for day in weekdays)}")
    day = starts_on + timedelta(days=ahead)

    monday, first_monday = (each - timedelta(days=each.weekday()) for each in (day, starts_on))
    weeks = (monday - first_monday).days // 7

    assert falls_on(rule, day, starts_on=starts_on) == (day.weekday() in weekdays and weeks % interval == 0)


def test_dateutil_is_loaded_only_for_a_rule() -> None:
    asked = (
        "import sys, datetime\n"
        "from amtdesk.domain.recurrence import falls_on\n"
        "day = datetime.date(2027, 5, 12)\n"
        "falls_on('', day, starts_on=day); print('dateutil' in sys.modules)\n"
        "falls_on('FREQ=DAILY', day, starts_on=day); print('dateutil' in sys.modules)\n"
    )

    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert said.stdout.split() == ["False", "True"]
