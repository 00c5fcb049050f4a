"""Reminders: which moments the round has, until when each makes sense, when it is silent, what stands as one."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.matters import MatterKind
from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.reminders import LONGEST_LOOK_BACK, QuietHours, Reminder, ReminderRule, collected, start_of_day
from tests.builders import BERLIN, berlin
from tests.builders_reminders import a_matter
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


def test_silence_changes_when_quiet_hours_begin_and_end_and_when_she_wanted_it_to() -> None:
    rule = replace(RULE, quiet=QuietHours(begins=time(18), ends=time(7)), silent_until=berlin(12, "10:00"))

    assert list(rule.silence_changes(date(2027, 5, 12))) == [
        berlin(12, "18:00"),
        berlin(12, "07:00"),
        berlin(12, "10:00"),
    ]
    assert list(RULE.silence_changes(date(2027, 5, 12))) == []


def test_a_kind_can_be_switched_off() -> None:
    rule = replace(RULE, kinds_off=frozenset({"own_task"}))

    assert not rule.is_on(MatterKind.OWN_TASK)
    assert rule.is_on(MatterKind.ROUND)


def test_what_is_due_at_midnight_belongs_to_the_day_that_begins() -> None:
    assert start_of_day(berlin(12), RULE.calendar) < berlin(12, "00:00")


# one reminder


def standing(*matters: MatterKind) -> Reminder:
    found = collected([a_matter(kind, ref) for ref, kind in enumerate(matters, 1)])
    assert found is not None
    return found


def test_nothing_is_no_reminder() -> None:
    assert collected([]) is None


def test_the_most_urgent_comes_first_and_all_of_it_lasts_as_long_as_the_longest() -> None:
    later = a_matter(MatterKind.QUESTION_SOON, 3, due_at=berlin(12, "10:00"), until=berlin(14))
    overdue = a_matter(MatterKind.QUESTION_SOON, 4, due_at=berlin(12, "11:00"), is_overdue=True)
    post, walk = a_matter(MatterKind.POST_DUE, 2), a_matter(MatterKind.ROUND, "2027-05-12")

    found = collected([walk, later, post, overdue])

    assert found == Reminder(matters=(overdue, later, post, walk), until=berlin(14))
    assert found.is_round
    assert found.due_at == berlin(12, "11:00")


def test_one_thing_leads_to_its_page_and_record_several_to_heute() -> None:
    one, several = standing(MatterKind.FOLLOW_UP), standing(MatterKind.ROUND, MatterKind.POST_DUE)

    assert (one.page, one.ref, one.is_round) == ("questions", 1, False)
    assert (several.page, several.ref, several.is_round) == ("today", "", True)
    assert standing(MatterKind.ROUND).page == "rounds"


def test_something_more_is_news_and_something_less_is_none() -> None:
    one, two = standing(MatterKind.POST_DUE), standing(MatterKind.POST_DUE, MatterKind.OWN_TASK)

    assert one.has_news_since(None)
    assert two.has_news_since(one)
    assert not one.has_news_since(two)
    assert not one.has_news_since(one)
