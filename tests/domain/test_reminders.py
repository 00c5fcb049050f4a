"""The one daily reminder: raised once on days of service, in local time, and never too late."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.reminders import (
    LONGEST_LOOK_BACK,
    Outcome,
    ReminderNote,
    ReminderRule,
    outcome_now,
    start_of_day,
)
from tests.builders import BERLIN, berlin
from tests.builders_rounds import a_calendar

HOLIDAY = date(2027, 5, 6)
RULE = ReminderRule(at=time(8, 15), calendar=a_calendar(off=(HOLIDAY,)))
WEDNESDAY = berlin(12, "08:15")


def local(moments: Iterable[datetime]) -> list[datetime]:
    return [moment.astimezone(BERLIN) for moment in moments]


def test_each_weekday_with_service_has_one_due_moment_and_the_weekend_has_none() -> None:
    moments = RULE.due_between(berlin(3, "00:00"), berlin(10, "00:00"))

    assert local(moments) == [berlin(day, "08:15") for day in (3, 4, 5, 6, 7)]


def test_a_moment_is_due_after_what_was_seen_and_up_to_now() -> None:
    assert RULE.due_between(WEDNESDAY, WEDNESDAY) == ()
    assert local(RULE.due_between(WEDNESDAY - timedelta(seconds=1), WEDNESDAY)) == [WEDNESDAY]
    assert RULE.due_between(WEDNESDAY - timedelta(hours=1), WEDNESDAY - timedelta(seconds=1)) == ()


def test_a_clock_that_is_set_back_makes_nothing_due() -> None:
    assert RULE.due_between(berlin(14), berlin(10)) == ()


def test_only_the_last_two_months_are_looked_through() -> None:
    moments = RULE.due_between(berlin(1, year=2020), berlin(12))

    assert moments[0] > berlin(12) - LONGEST_LOOK_BACK


@given(st.lists(st.integers(0, 400 * 24 * 60), min_size=2, max_size=8))
def test_however_often_one_looks_each_moment_is_found_exactly_once(minutes: list[int]) -> None:
    looks = [berlin(1, month=1) + timedelta(minutes=m) for m in sorted(minutes)]
    near = [b for a, b in pairwise(looks) if b - a > LONGEST_LOOK_BACK]
    if near:
        return

    found = [m for a, b in pairwise(looks) for m in RULE.due_between(a, b)]

    assert len(found) == len(set(found))
    days = [m.astimezone(BERLIN).date() for m in found]
    assert days == sorted(set(days))
    assert all(looks[0] < m <= looks[-1] for m in found)


@pytest.mark.parametrize("change", [date(2027, 3, 28), date(2027, 10, 31)])
def test_the_reminder_stays_at_its_local_time_over_a_clock_change(change: date) -> None:
    start = datetime.combine(change - timedelta(days=7), time(), BERLIN)

    moments = RULE.due_between(start, start + timedelta(days=15))

    assert {m.astimezone(BERLIN).time() for m in moments} == {time(8, 15)}
    assert len({m.hour for m in moments}) == 2


def test_a_time_that_the_clock_skips_or_doubles_is_due_once() -> None:
    sundays = a_calendar()
    rule = ReminderRule(
        at=time(2, 30),
        calendar=type(sundays)(hours={6: ((time(0), time(12)),)}, zone=BERLIN),
    )

    for change in (date(2027, 3, 28), date(2027, 10, 31)):
        start = datetime.combine(change, time(), BERLIN)
        assert len(rule.due_between(start, start + timedelta(hours=23))) == 1


def outcome(
    now: datetime,
    *,
    note: ReminderNote | None = None,
    begun: bool = False,
    moment: datetime = WEDNESDAY,
    rule: ReminderRule = RULE,
) -> Outcome:
    return outcome_now(rule, moment, note=note, now=now, is_round_begun=begun)


def a_note(outcome: Outcome, *, until: datetime | None = None) -> ReminderNote:
    return ReminderNote(due_at=WEDNESDAY, outcome=outcome, snoozed_until=until)


def test_it_is_raised_from_its_time_to_the_end_of_service() -> None:
    assert outcome(WEDNESDAY) is Outcome.RAISED
    assert outcome(berlin(12, "15:59")) is Outcome.RAISED
    assert outcome(berlin(12, "16:00")) is Outcome.TOO_LATE


def test_friday_ends_at_noon_and_so_does_its_reminder() -> None:
    friday = berlin(14, "08:15")

    assert outcome(berlin(14, "11:59"), moment=friday) is Outcome.RAISED
    assert outcome(berlin(14, "12:00"), moment=friday) is Outcome.TOO_LATE


def test_its_own_too_late_goes_before_the_end_of_service() -> None:
    rule = ReminderRule(at=time(8, 15), calendar=a_calendar(), too_late=time(10))

    assert outcome(berlin(12, "10:00"), rule=rule) is Outcome.TOO_LATE


def test_a_holiday_a_begun_round_and_a_refusal_each_have_their_reason() -> None:
    assert outcome(berlin(6, "08:15"), moment=berlin(6, "08:15")) is Outcome.HOLIDAY
    assert outcome(WEDNESDAY, begun=True) is Outcome.DONE_ALREADY
    assert outcome(WEDNESDAY, note=a_note(Outcome.DISMISSED)) is Outcome.DISMISSED


def test_a_snooze_ends_at_its_time() -> None:
    note = a_note(Outcome.SNOOZED, until=berlin(12, "09:15"))

    assert outcome(berlin(12, "09:14"), note=note) is Outcome.SNOOZED
    assert outcome(berlin(12, "09:15"), note=note) is Outcome.RAISED


def test_what_a_wrong_clock_wrote_down_does_not_silence_the_real_moment() -> None:
    assert outcome(WEDNESDAY, note=a_note(Outcome.TOO_LATE)) is Outcome.RAISED


def test_the_next_reminder_is_on_the_next_day_of_service() -> None:
    assert RULE.next_after(berlin(5, "08:00")) == berlin(5, "08:15")
    assert RULE.next_after(berlin(5, "08:15")) == berlin(7, "08:15")
    assert RULE.next_after(berlin(7, "09:00")) == berlin(10, "08:15")
    assert RULE.next_after(berlin(8, "07:00")) == berlin(10, "08:15")


def test_too_late_on_a_day_off_is_at_once() -> None:
    assert RULE.too_late_on(HOLIDAY) == berlin(6, "08:15")


def test_what_is_due_at_midnight_belongs_to_the_day_that_begins() -> None:
    assert start_of_day(berlin(12), RULE.calendar) < berlin(12, "00:00")
