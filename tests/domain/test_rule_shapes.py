"""The plainest way to write a rhythm has the same days, and is the same for all ways."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from amtdesk.domain.recurrence import days_of
from amtdesk.domain.rule_parts import rule_parts
from amtdesk.domain.rule_shapes import explicit, plainest, quarter_month
from tests.builders_rules import FIRST_DAYS, rules

START = date(2027, 5, 12)


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("FREQ=DAILY", "FREQ=DAILY"),
        ("FREQ=DAILY;INTERVAL=14", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
        ("FREQ=DAILY;INTERVAL=8", "FREQ=DAILY;INTERVAL=8"),
        ("FREQ=DAILY;INTERVAL=2;BYDAY=MO", "FREQ=DAILY;INTERVAL=2;BYDAY=MO"),
        ("FREQ=DAILY;BYDAY=MO,FR", "FREQ=WEEKLY;BYDAY=MO,FR"),
        ("FREQ=DAILY;BYMONTHDAY=1", "FREQ=MONTHLY;BYMONTHDAY=1"),
        ("FREQ=DAILY;BYMONTH=5", "FREQ=DAILY;BYMONTH=5"),
        ("FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=WE"),
        ("FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=12"),
        ("FREQ=MONTHLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=MO", "FREQ=MONTHLY;INTERVAL=2;BYDAY=MO"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=-1MO"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1"),
        ("FREQ=MONTHLY;BYMONTHDAY=8,9,10,11,12,13,14;BYDAY=TU", "FREQ=MONTHLY;BYDAY=2TU"),
        ("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR"),
        ("FREQ=MONTHLY;INTERVAL=12", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=12"),
        ("FREQ=MONTHLY;INTERVAL=24;BYMONTHDAY=1", "FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=1"),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "FREQ=YEARLY;BYMONTH=2,5,8,11;BYDAY=1MO"),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTH=5", "FREQ=MONTHLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=12"),
        ("FREQ=MONTHLY;BYMONTH=5;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1"),
        ("FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=12"),
        ("FREQ=YEARLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO"),
        ("FREQ=YEARLY;BYDAY=1MO", "FREQ=YEARLY;BYDAY=1MO"),
        ("FREQ=YEARLY;BYMONTHDAY=1", "FREQ=MONTHLY;BYMONTHDAY=1"),
        ("FREQ=YEARLY;BYMONTHDAY=1;BYDAY=1MO", "FREQ=YEARLY;BYMONTHDAY=1;BYDAY=1MO"),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=MO;BYSETPOS=2", "FREQ=YEARLY;BYMONTH=5;BYDAY=2MO"),
        ("FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=1MO"),
        ("FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO"),
        ("FREQ=YEARLY;BYWEEKNO=20", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=WE"),
        ("FREQ=YEARLY;BYYEARDAY=100", "FREQ=YEARLY;BYYEARDAY=100"),
    ],
)
def test_each_rhythm_has_one_plainest_way(said: str, plain: str) -> None:
    assert plainest(rule_parts(said), START).text == plain


@settings(max_examples=50, deadline=None)
@given(rules(), FIRST_DAYS)
def test_the_plainest_way_has_the_same_days(rule: str, starts_on: date) -> None:
    last = starts_on + timedelta(days=5 * 366)
    plain = plainest(rule_parts(rule), starts_on)

    assert days_of(plain.text, starts_on=starts_on, first=starts_on, last=last) == days_of(
        rule, starts_on=starts_on, first=starts_on, last=last
    )
    assert plainest(plain, starts_on) == plain
    assert explicit(plain, starts_on) == plain


@pytest.mark.parametrize(
    ("rule", "month"),
    [
        ("FREQ=YEARLY;BYMONTH=1,4,7,10;BYDAY=1MO", 1),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", 2),
        ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", 3),
        ("FREQ=YEARLY;BYMONTH=4,7,10;BYMONTHDAY=-1", None),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=3,6,9,12;BYMONTHDAY=-1", None),
        ("FREQ=MONTHLY;BYMONTHDAY=1", None),
        ("FREQ=YEARLY;BYDAY=1MO", None),
    ],
)
def test_a_quarterly_rhythm_names_one_month_of_each_quarter(rule: str, month: int | None) -> None:
    assert quarter_month(plainest(rule_parts(rule), START)) == month
