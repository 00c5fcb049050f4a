"""What can be chosen of a rhythm, and that a choice and its rule say the same."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from amtdesk.domain.recurrence import checked_rule, days_of, next_day
from amtdesk.domain.rhythm_choices import ANY_DAY, INTERVALS, LAST, WORKING_DAY, Often, RhythmChoice, choice_of
from tests.builders_rules import FIRST_DAYS, rules

START = date(2027, 5, 12)


@pytest.mark.parametrize(
    ("choice", "rule"),
    [
        (RhythmChoice(often=Often.WEEKLY, weekdays=frozenset({1, 3})), "FREQ=WEEKLY;BYDAY=TU,TH"),
        (RhythmChoice(often=Often.WEEKLY, interval=2, weekdays=frozenset({2})), "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
        (RhythmChoice(often=Often.WEEKLY), ""),
        (RhythmChoice(often=Often.MONTHLY, place=15), "FREQ=MONTHLY;BYMONTHDAY=15"),
        (RhythmChoice(often=Often.MONTHLY, place=LAST, what=4), "FREQ=MONTHLY;BYDAY=-1FR"),
        (
            RhythmChoice(often=Often.MONTHLY, interval=2, place=LAST, what=WORKING_DAY),
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        ),
        (RhythmChoice(often=Often.QUARTERLY, place=1, what=0), "FREQ=YEARLY;BYMONTH=1,4,7,10;BYDAY=1MO"),
        (
            RhythmChoice(often=Often.QUARTERLY, month=3, place=LAST, what=WORKING_DAY),
            "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        ),
        (RhythmChoice(often=Often.YEARLY, month=1, place=15), "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15"),
        (
            RhythmChoice(often=Often.YEARLY, month=5, place=2, what=WORKING_DAY, count=3),
            "FREQ=YEARLY;BYMONTH=5;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=2;COUNT=3",
        ),
        (
            RhythmChoice(often=Often.WEEKLY, weekdays=frozenset({0}), until=date(2027, 12, 31), count=3),
            "FREQ=WEEKLY;BYDAY=MO;UNTIL=20271231",
        ),
    ],
)
def test_a_choice_has_its_rule(choice: RhythmChoice, rule: str) -> None:
    assert choice.rule == rule == checked_rule(rule)


@pytest.mark.parametrize(
    ("rule", "often"),
    [
        ("FREQ=DAILY", None),
        ("FREQ=DAILY;BYDAY=MO", Often.WEEKLY),
        ("FREQ=WEEKLY;BYDAY=MO;BYMONTH=5", None),
        ("FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1", None),
        ("FREQ=WEEKLY;INTERVAL=13", None),
        ("FREQ=WEEKLY;WKST=SU;BYDAY=SU", Often.WEEKLY),
        ("FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=SU", None),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", None),
        ("FREQ=MONTHLY;BYMONTHDAY=-2", None),
        ("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", None),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", None),
        ("FREQ=MONTHLY;BYDAY=5MO", None),
        ("FREQ=MONTHLY;BYDAY=1MO,3MO", None),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", None),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", Often.MONTHLY),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-6", None),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTH=5", None),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=MO", None),
        ("FREQ=MONTHLY;INTERVAL=3", Often.QUARTERLY),
        ("FREQ=MONTHLY;INTERVAL=12", Often.YEARLY),
        ("FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=15", None),
        ("FREQ=YEARLY;BYWEEKNO=20", None),
        ("FREQ=YEARLY;BYYEARDAY=100", None),
        ("FREQ=YEARLY;BYDAY=20MO", None),
        ("FREQ=YEARLY", Often.YEARLY),
    ],
)
def test_a_rule_is_a_choice_when_the_fields_can_say_it(rule: str, often: Often | None) -> None:
    found = choice_of(checked_rule(rule), starts_on=START)

    assert (None if found is None else found.often) == often


def test_what_is_offered_first_follows_the_first_day() -> None:
    offered = RhythmChoice.beginning_on(START)

    assert offered.rule == "FREQ=WEEKLY;BYDAY=WE"
    assert replace(offered, often=Often.MONTHLY).rule == "FREQ=MONTHLY;BYMONTHDAY=12"
    assert replace(offered, often=Often.QUARTERLY).fitting().rule == "FREQ=YEARLY;BYMONTH=2,5,8,11;BYMONTHDAY=12"
    assert replace(offered, often=Often.YEARLY).rule == "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=12"


def test_a_choice_is_made_to_fit_what_it_counts() -> None:
    thirty_first = RhythmChoice(often=Often.MONTHLY, place=31, month=2, interval=4)

    assert thirty_first.fitting() == thirty_first
    assert replace(thirty_first, what=0).fitting().place == 1
    assert replace(thirty_first, often=Often.YEARLY).fitting().place == 29
    assert replace(thirty_first, often=Often.YEARLY, place=LAST).fitting().place == LAST
    assert replace(thirty_first, often=Often.QUARTERLY, month=12).fitting().month == 3
    assert replace(thirty_first, often=Often.QUARTERLY).fitting().interval == 1


CHOICES = st.builds(
    RhythmChoice,
    often=st.sampled_from(Often),
    interval=st.integers(1, 12),
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    place=st.sampled_from((1, 2, 4, 15, 29, 31, LAST)),
    what=st.sampled_from((*range(7), ANY_DAY, WORKING_DAY)),
    month=st.integers(1, 12),
    until=st.none() | st.just(date(2031, 1, 1)),
    count=st.none() | st.integers(1, 20),
)


@settings(max_examples=60, deadline=None)
@given(CHOICES, FIRST_DAYS)
def test_the_rule_of_a_choice_is_read_as_the_same_rhythm(choice: RhythmChoice, starts_on: date) -> None:
    fits = choice.fitting()
    is_rare = fits.often is Often.YEARLY and fits.interval > 2 and (fits.month, fits.place) == (2, 29)
    assume(not (is_rare and fits.what == ANY_DAY))  # 29 February every third year: refused, nothing for twelve years

    rule = checked_rule(fits.rule)
    found = choice_of(rule, starts_on=starts_on)

    assert found is not None
    assert found.interval in INTERVALS[found.often]
    assert found.rule == rule


@settings(max_examples=60, deadline=None)
@given(rules(), FIRST_DAYS)
def test_what_the_fields_show_of_a_rule_has_its_days(rule: str, starts_on: date) -> None:
    found = choice_of(rule, starts_on=starts_on)
    if found is None:
        return  # another kind of rule: it stays as it is

    last = date(2034, 1, 1)
    days = [days_of(each, starts_on=starts_on, first=starts_on, last=last) for each in (rule, found.rule)]

    assert days[0] == days[1]


def test_a_rhythm_with_gaps_may_begin_in_any_of_them() -> None:
    weeks = RhythmChoice(often=Often.WEEKLY, interval=3, weekdays=frozenset({0, 2}))
    months = RhythmChoice(often=Often.MONTHLY, interval=2, place=1, what=0, until=date(2027, 5, 1))
    years = RhythmChoice(often=Often.YEARLY, interval=2, month=1, place=15)

    assert [str(first.day) for first in weeks.first_days(START)] == ["2027-05-12", "2027-05-17", "2027-05-24"]
    assert [str(first.day) for first in months.first_days(START)] == ["2027-06-07", "2027-07-05"]
    assert [str(first.day) for first in years.first_days(START)] == ["2028-01-15", "2029-01-15"]
    assert replace(weeks, interval=1).first_days(START) == ()


@settings(max_examples=60, deadline=None)
@given(CHOICES, FIRST_DAYS)
def test_each_first_day_is_the_first_one_of_a_rhythm_that_starts_so(choice: RhythmChoice, today: date) -> None:
    fits = replace(choice.fitting(), until=None, count=None)

    for first in fits.first_days(today):
        days = days_of(fits.rule, starts_on=first.starts_on, first=today, last=first.day)
        assert days == (first.day,)


def test_a_place_that_no_month_of_the_gap_has_is_not_offered() -> None:
    leap_days = RhythmChoice(often=Often.YEARLY, interval=4, month=2, place=29)

    firsts = leap_days.first_days(START)

    assert [str(first.day) for first in firsts] == ["2028-02-29"]
    assert next_day(leap_days.rule, starts_on=date(2027, 1, 1), after=START) is None
