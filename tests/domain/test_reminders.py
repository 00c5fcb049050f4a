"""Reminders: each due moment is raised once in local time, or accounted for with its reason."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.reminders import (
    LONGEST_LOOK_BACK,
    Outcome,
    QuietHours,
    ReminderNote,
    ReminderRule,
    outcome_now,
    start_of_day,
)
from tests.builders import BERLIN, berlin
from tests.builders_rounds import a_calendar

HOLIDAY = date(2027, 5, 6)
WORKDAYS = range(5)
RULE = ReminderRule(times=dict.fromkeys(WORKDAYS, (time(8, 15),)), calendar=a_calendar(off=(HOLIDAY,)))
TWICE = replace(RULE, times=dict.fromkeys(WORKDAYS, (time(8, 15), time(13, 15))))
WEDNESDAY = berlin(12, "08:15")


def local(moments: Iterable[datetime]) -> list[datetime]:
    return [moment.astimezone(BERLIN) for moment in moments]


# which moments there are


def test_each_weekday_has_its_times_and_the_weekend_none() -> None:
    moments = RULE.due_between(berlin(3, "00:00"), berlin(10, "00:00"))

    assert local(moments) == [berlin(day, "08:15") for day in (3, 4, 5, 6, 7)]


def test_a_moment_is_due_after_what_was_seen_and_up_to_now() -> None:
    assert RULE.due_between(WEDNESDAY, WEDNESDAY) == ()
    assert local(RULE.due_between(WEDNESDAY - timedelta(seconds=1), WEDNESDAY)) == [WEDNESDAY]
    assert RULE.due_between(WEDNESDAY - timedelta(hours=1), WEDNESDAY - timedelta(seconds=1)) == ()


def test_a_clock_that_is_set_back_makes_nothing_due() -> None:
    assert RULE.due_between(berlin(14), berlin(10)) == ()


def test_only_the_last_two_years_are_looked_through() -> None:
    moments = RULE.due_between(berlin(1, year=2020), berlin(12))

    assert moments[0] > berlin(12) - LONGEST_LOOK_BACK


def test_the_same_time_told_twice_is_one_moment() -> None:
    assert len(replace(RULE, times={2: (time(9), time(9))}).moments_of(date(2027, 5, 12))) == 1


@given(st.lists(st.integers(0, 400 * 24 * 60), min_size=2, max_size=8))
def test_however_often_one_looks_each_moment_is_found_exactly_once(minutes: list[int]) -> None:
    looks = [berlin(1, month=1) + timedelta(minutes=m) for m in sorted(minutes)]

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
    calendar = OfficeCalendar(hours={6: ((time(0), time(12)),)}, zone=BERLIN)
    rule = ReminderRule(times={6: (time(2, 30),)}, calendar=calendar)

    for change in (date(2027, 3, 28), date(2027, 10, 31)):
        start = datetime.combine(change, time(), BERLIN)
        assert len(rule.due_between(start, start + timedelta(hours=23))) == 1


def test_the_next_one_is_on_the_next_day_that_is_not_off() -> None:
    assert RULE.next_after(berlin(5, "08:00")) == berlin(5, "08:15")
    assert RULE.next_after(berlin(5, "08:15")) == berlin(7, "08:15")
    assert RULE.next_after(berlin(7, "09:00")) == berlin(10, "08:15")
    assert TWICE.next_after(berlin(5, "08:15")) == berlin(5, "13:15")
    assert replace(RULE, times={}).next_after(berlin(5)) is None


# until when each makes sense


def test_a_moment_lasts_until_the_end_of_service() -> None:
    assert RULE.too_late_at(WEDNESDAY) == berlin(12, "16:00")
    assert RULE.too_late_at(berlin(14, "08:15")) == berlin(14, "12:00")


def test_a_moment_lasts_until_the_next_one_at_most() -> None:
    assert TWICE.too_late_at(WEDNESDAY) == berlin(12, "13:15")
    assert TWICE.too_late_at(berlin(12, "13:15")) == berlin(12, "16:00")


def test_her_own_too_late_goes_before_the_end_of_service() -> None:
    assert replace(RULE, lasts=timedelta(minutes=90)).too_late_at(WEDNESDAY) == berlin(12, "09:45")


def test_a_time_after_service_or_on_a_weekend_still_has_two_hours() -> None:
    rule = replace(RULE, times={2: (time(17),), 5: (time(10),)})

    assert rule.too_late_at(berlin(12, "17:00")) == berlin(12, "19:00")
    assert rule.too_late_at(berlin(15, "10:00")) == berlin(15, "12:00")


def test_a_round_counts_for_the_moment_it_is_nearest_to() -> None:
    noon, half = berlin(12, "13:15"), berlin(12, "10:45")

    assert TWICE.begins_to_count(WEDNESDAY) == start_of_day(WEDNESDAY, TWICE.calendar)
    assert (TWICE.stops_to_count(WEDNESDAY), TWICE.begins_to_count(noon)) == (half, half)
    assert TWICE.stops_to_count(noon) == berlin(13, "00:00")


# silence


def test_quiet_hours_may_go_over_midnight() -> None:
    night, noon = QuietHours(begins=time(18), ends=time(7)), QuietHours(begins=time(12), ends=time(13))

    assert [night.covers(time(hour)) for hour in (17, 18, 23, 0, 6, 7)] == [False, True, True, True, True, False]
    assert [noon.covers(time(hour)) for hour in (11, 12, 13)] == [False, True, False]


def test_a_moment_in_quiet_hours_is_raised_when_they_end() -> None:
    rule = replace(RULE, quiet=QuietHours(begins=time(7), ends=time(9)))

    assert outcome(WEDNESDAY, rule=rule) is Outcome.QUIET
    assert outcome(berlin(12, "09:00"), rule=rule) is Outcome.RAISED


def test_silence_that_was_asked_for_holds_until_its_time() -> None:
    rule = replace(RULE, silent_until=berlin(12, "10:00"))

    assert outcome(berlin(12, "09:59"), rule=rule) is Outcome.QUIET
    assert outcome(berlin(12, "10:00"), rule=rule) is Outcome.RAISED


def test_what_was_quiet_until_it_was_too_late_says_so() -> None:
    lasting = replace(RULE, lasts=timedelta(hours=1))

    assert (
        outcome(berlin(12, "12:00"), rule=replace(lasting, quiet=QuietHours(begins=time(8), ends=time(10))))
        is Outcome.QUIET
    )
    assert (
        outcome(berlin(12, "12:00"), rule=replace(lasting, quiet=QuietHours(begins=time(8), ends=time(9))))
        is Outcome.TOO_LATE
    )
    assert (
        outcome(
            berlin(12, "12:00"),
            rule=replace(
                lasting, quiet=QuietHours(begins=time(8, 30), ends=time(10)), silent_until=berlin(12, "09:00")
            ),
        )
        is Outcome.QUIET
    )
    assert outcome(berlin(13, "12:00"), rule=replace(RULE, silent_until=berlin(20))) is Outcome.QUIET


def test_quiet_hours_over_midnight_end_on_the_next_day() -> None:
    late = replace(
        RULE, times={2: (time(20),)}, lasts=timedelta(hours=14), quiet=QuietHours(begins=time(18), ends=time(7))
    )

    assert outcome(berlin(13, "10:00"), moment=berlin(12, "20:00"), rule=late) is Outcome.TOO_LATE


# what becomes of a moment


def outcome(
    now: datetime,
    *,
    note: ReminderNote | None = None,
    begun: bool = False,
    moment: datetime = WEDNESDAY,
    rule: ReminderRule = RULE,
) -> Outcome:
    return outcome_now(rule, moment, now=now, note=note, was_begun=begun)


def a_note(outcome: Outcome, *, until: datetime | None = None) -> ReminderNote:
    return ReminderNote(due_at=WEDNESDAY, outcome=outcome, snoozed_until=until)


def test_it_is_raised_from_its_time_until_it_is_too_late() -> None:
    assert outcome(WEDNESDAY) is Outcome.RAISED
    assert outcome(berlin(12, "15:59")) is Outcome.RAISED
    assert outcome(berlin(12, "16:00")) is Outcome.TOO_LATE


def test_the_next_one_takes_the_place_of_the_one_before() -> None:
    assert outcome(berlin(12, "13:15"), rule=TWICE) is Outcome.REPLACED


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


def test_what_is_due_at_midnight_belongs_to_the_day_that_begins() -> None:
    assert start_of_day(berlin(12), RULE.calendar) < berlin(12, "00:00")
