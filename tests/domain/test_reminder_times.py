"""Times of reminders as people write them."""

from datetime import time

import pytest

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.reminder_times import in_quiet_hours, one_time_of, quiet_from, time_from, times_from, times_text
from amtdesk.domain.reminders import QuietHours

MORNING, AFTERNOON = time(8, 15), time(15, 30)
WORKDAYS = frozenset(range(5))


@pytest.mark.parametrize("text", ["8:15", "08.15", "08:15 Uhr", " 815 ", "0815", "8 : 15h"])
def test_a_time_is_read_as_people_write_it(text: str) -> None:
    assert time_from(text) == MORNING


def test_a_full_hour_needs_no_minutes() -> None:
    assert time_from("8 Uhr") == time(8)


@pytest.mark.parametrize("text", ["", "25", "8:60", "früh", "8:15:30", "24:00"])
def test_what_is_no_time_is_said_with_an_example(text: str) -> None:
    with pytest.raises(NotAllowed, match="08:15"):
        time_from(text)


@pytest.mark.parametrize("text", ["8:15, 15:30", "15.30 und 8.15 Uhr", "0815; 1530", "8:15/15:30/8:15", "8:15, 15:30,"])
def test_several_times_come_in_order_and_each_once(text: str) -> None:
    assert times_from(text) == (MORNING, AFTERNOON)


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "keine", "none"])
def test_nothing_or_a_dash_mean_no_reminder(text: str) -> None:
    assert times_from(text) == ()


def test_times_are_written_as_they_are_read() -> None:
    assert times_text((MORNING, AFTERNOON)) == "08:15, 15:30"
    assert times_text(()) == ""


def test_quiet_hours_have_both_ends_or_none() -> None:
    assert quiet_from("18", "7:00") == QuietHours(begins=time(18), ends=time(7))
    assert quiet_from(" ", "") is None


@pytest.mark.parametrize(
    ("begins", "ends", "words"), [("", "7", "from when"), ("18", " ", "until when"), ("7", "07:00", "same time")]
)
def test_quiet_hours_without_sense_are_said(begins: str, ends: str, words: str) -> None:
    with pytest.raises(NotAllowed, match=words):
        quiet_from(begins, ends)


def test_the_same_single_time_on_each_day_of_service_is_told_apart_from_times_of_her_own() -> None:
    same = dict.fromkeys(range(5), (MORNING,)) | {5: (), 6: ()}

    assert one_time_of(same, service_days=WORKDAYS) == MORNING
    assert one_time_of({**same, 5: (MORNING,)}, service_days=WORKDAYS) is None
    assert one_time_of({**same, 0: (AFTERNOON,)}, service_days=WORKDAYS) is None
    assert one_time_of(dict.fromkeys(range(5), (MORNING, AFTERNOON)), service_days=WORKDAYS) is None
    assert one_time_of({}, service_days=WORKDAYS) is None


def test_what_falls_into_the_quiet_hours_is_told_by_day_and_time() -> None:
    week = {1: (time(6), MORNING), 0: (time(6),)}

    assert list(in_quiet_hours(week, QuietHours(begins=time(18), ends=time(7)))) == [(0, time(6)), (1, time(6))]
    assert list(in_quiet_hours(week, None)) == []
