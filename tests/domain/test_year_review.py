"""Twelve months: which they are, and what they add up to."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from amtdesk.domain.reports import ReportFigures
from amtdesk.domain.year_review import MonthFigures, YearReview, end_of_month, month_period, months_until
from tests.builders import BERLIN

AS_OF = datetime(2027, 5, 14, 12, tzinfo=BERLIN)


def review(*months: MonthFigures) -> YearReview:
    return YearReview(months=months, as_of=AS_OF)


def month(number: int, *, hours: float | None = None, **figures: float | None) -> MonthFigures:
    return MonthFigures(first=date(2027, number, 1), figures=ReportFigures(**figures), hours=hours)  # type: ignore[arg-type]  # as named


def test_twelve_months_end_with_the_one_asked_for() -> None:
    months = months_until(date(2027, 5, 14))

    assert len(months) == 12
    assert (months[0], months[7], months[8], months[-1]) == (
        date(2026, 6, 1),
        date(2027, 1, 1),
        date(2027, 2, 1),
        date(2027, 5, 1),
    )
    assert months_until(date(2027, 12, 31))[0] == date(2027, 1, 1)


@pytest.mark.parametrize(("first", "last"), [((2027, 2), 28), ((2028, 2), 29), ((2027, 12), 31)])
def test_a_month_ends_with_its_last_day(first: tuple[int, int], last: int) -> None:
    assert end_of_month(date(*first, 1)).day == last


def test_a_month_is_a_period_from_midnight_to_midnight_even_when_the_clocks_change() -> None:
    march = month_period(date(2027, 3, 1), zone=BERLIN)

    assert (march.start.isoformat(), march.end.isoformat()) == (
        "2027-03-01T00:00:00+01:00",
        "2027-04-01T00:00:00+02:00",
    )
    assert march.last_day(BERLIN) == date(2027, 3, 31)


def test_months_add_up_and_medians_are_not_averaged() -> None:
    months = (
        month(3, questions_received=10, answered_within_24h=9, median_response_hours=1.0, posts_published=4, hours=6.0),
        month(4, questions_received=30, answered_within_24h=20, median_response_hours=9.0, posts_published=5),
        month(5, questions_received=2, answered_within_24h=2, median_response_hours=2.0, posts_published=1, hours=1.5),
    )
    told = review(*months)

    assert (told.questions, told.in_time, told.posts, told.hours) == (42, 31, 10, 7.5)
    assert told.median_response_hours == 2.0
    assert (told.first, told.last) == (date(2027, 3, 1), date(2027, 5, 31))
    assert not told.is_empty


def test_a_year_without_records_has_nothing_to_measure() -> None:
    told = review(month(4), month(5))

    assert told.is_empty
    assert (told.questions, told.hours, told.median_response_hours) == (0, None, None)
    assert not month(5, hours=1.0).is_empty


def test_what_she_counted_herself_is_shown_and_what_was_recorded_stays() -> None:
    april, may = month(4, questions_received=10, posts_published=1), month(5, questions_received=2)
    told = review(replace(april, own={"questions_received": 4, "posts_published": -3}), may)

    assert (told.questions, told.total("questions_received", recorded=True)) == (16, 12)
    assert told.posts == 0  # a count is never below nought
    assert told.is_put_right
    assert not review(april, may).is_put_right
    assert not replace(month(5), own={"posts_published": 1}).is_empty
