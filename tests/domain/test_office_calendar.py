"""The two clocks of a question: service hours, and clock hours that skip days without service (Q2)."""

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.office_calendar import SAME_DAY, OfficeCalendar, Span, nationwide_holidays
from tests.builders import BERLIN

DAY = ((time(8), time(16)),)
SHORT_DAY = ((time(8), time(12)),)
HOURS = {0: DAY, 1: DAY, 2: DAY, 3: DAY, 4: SHORT_DAY}
ASCENSION = date(2027, 5, 6)
BRIDGE = date(2027, 5, 7)
SPRING = date(2027, 3, 28)  # 23 hours: 02:00 becomes 03:00
AUTUMN = date(2027, 10, 31)  # 25 hours: 02:00 to 03:00 happens twice


def office(
    hours: Mapping[int, tuple[Span, ...]] = MappingProxyType(HOURS), days_off: Mapping[date, str] | None = None
) -> OfficeCalendar:
    closed = {ASCENSION: "Himmelfahrt"} if days_off is None else days_off
    return OfficeCalendar(hours=hours, zone=BERLIN, days_off=closed)


def at(day: int | date, clock: str = "00:00", *, month: int = 5) -> datetime:
    """A local instant in May 2027 (the 3rd is a Monday)."""
    local_day = day if isinstance(day, date) else date(2027, month, day)
    return datetime.combine(local_day, time.fromisoformat(clock), BERLIN)


ROUND_THE_CLOCK = dict.fromkeys(range(7), ((time(0), time(23, 59)),))
SPRING_2026 = datetime(2026, 3, 1, tzinfo=UTC)
instants = st.timedeltas(timedelta(), timedelta(days=640)).map(lambda later: SPRING_2026 + later)
local_instants = instants.map(lambda instant: instant.astimezone(BERLIN))
calendars = st.builds(
    office,
    hours=st.sampled_from([HOURS, ROUND_THE_CLOCK, {5: SHORT_DAY}, {2: ((time(8), time(12)), (time(13), time(18)))}]),
    days_off=st.dictionaries(st.dates(date(2026, 3, 1), date(2027, 12, 1)), st.just("frei"), max_size=20),
)
amounts = st.timedeltas(timedelta(), timedelta(days=3))


class TestServiceTime:
    def test_counts_only_what_lies_within_service_hours(self) -> None:
        assert office().service_time_between(at(3, "15:00"), at(4, "09:30")) == timedelta(hours=2, minutes=30)

    def test_stands_still_at_the_weekend(self) -> None:
        assert office().service_time_between(at(7, "11:00"), at(10, "08:30")) == timedelta(hours=1, minutes=30)

    def test_stands_still_on_a_holiday(self) -> None:
        assert office().service_time_between(at(5, "15:30"), at(7, "08:15")) == timedelta(minutes=45)

    def test_a_question_of_the_evening_begins_to_wait_in_the_morning(self) -> None:
        assert office().service_time_between(at(3, "19:50"), at(4, "10:00")) == timedelta(hours=2)

    def test_is_zero_when_the_end_comes_first(self) -> None:
        assert office().service_time_between(at(4, "10:00"), at(3, "10:00")) == timedelta()

    def test_added_after_closing_time_it_begins_in_the_morning(self) -> None:
        assert office().add_service_time(at(3, "18:00"), timedelta(hours=1)) == at(4, "09:00")

    def test_an_office_that_never_opens_does_not_wait_for_ever(self) -> None:
        assert office(hours={}).add_service_time(at(3), timedelta(hours=1)) == at(3, "01:00")

    def test_a_break_at_noon_does_not_count(self) -> None:
        broken = office(hours={0: ((time(8), time(12)), (time(13), time(16)))})
        assert broken.service_time_between(at(3, "11:30"), at(3, "13:30")) == timedelta(hours=1)

    @pytest.mark.parametrize(("day", "hours"), [(SPRING, 23), (AUTUMN, 25), (date(2027, 5, 3), 24)])
    def test_a_day_has_as_many_hours_as_really_pass(self, day: date, hours: int) -> None:
        always = office(hours=ROUND_THE_CLOCK, days_off={})
        assert always.service_time_between(at(day), at(day + timedelta(days=1))) == timedelta(hours=hours)
        assert always.counted_time_between(at(day), at(day + timedelta(days=1))) == timedelta(hours=hours)

    @pytest.mark.parametrize("day", [SPRING, AUTUMN])
    def test_a_moment_within_the_day_of_the_change_is_measured_in_real_time(self, day: date) -> None:
        always = office(hours=ROUND_THE_CLOCK, days_off={})
        start, end = at(day, "01:30"), at(day, "03:30")
        passed = end.astimezone(UTC) - start.astimezone(UTC)
        assert always.service_time_between(start, end) == passed
        assert always.counted_time_between(start, end) == passed
        assert always.add_service_time(start, passed) == end

    @given(calendars, local_instants, local_instants)
    def test_is_never_negative_and_never_more_than_passed(
        self, calendar: OfficeCalendar, start: datetime, end: datetime
    ) -> None:
        passed = max(timedelta(), end.astimezone(UTC) - start.astimezone(UTC))
        service = calendar.service_time_between(start, end)
        assert timedelta() <= service <= calendar.counted_time_between(start, end) <= passed

    @given(calendars, st.lists(local_instants, min_size=3, max_size=3))
    def test_adds_up_over_adjoining_spans(self, calendar: OfficeCalendar, moments: list[datetime]) -> None:
        first, middle, last = sorted(moments, key=datetime.timestamp)
        for measure in (calendar.service_time_between, calendar.counted_time_between):
            assert measure(first, middle) + measure(middle, last) == measure(first, last)

    @given(calendars, local_instants, local_instants, amounts)
    def test_grows_with_the_end_and_never_with_the_start(
        self, calendar: OfficeCalendar, start: datetime, end: datetime, amount: timedelta
    ) -> None:
        for measure in (calendar.service_time_between, calendar.counted_time_between):
            whole = measure(start, end)
            assert measure(start, end.astimezone(UTC) + amount) >= whole
            assert measure(start.astimezone(UTC) + amount, end) <= whole

    @given(calendars, local_instants)
    def test_is_the_same_when_a_day_is_looked_at_twice(self, calendar: OfficeCalendar, start: datetime) -> None:
        fresh = OfficeCalendar(hours=calendar.hours, zone=BERLIN, days_off=calendar.days_off)
        end = start + timedelta(days=30)
        assert calendar.service_time_between(start, end) == calendar.service_time_between(start, end)
        assert fresh.service_time_between(start, end) == calendar.service_time_between(start, end)
        assert fresh == calendar

    @given(calendars, instants, instants)
    def test_does_not_care_in_which_zone_an_instant_is_written(
        self, calendar: OfficeCalendar, start: datetime, end: datetime
    ) -> None:
        tokyo = ZoneInfo("Asia/Tokyo")
        expected = calendar.service_time_between(start, end)
        assert calendar.service_time_between(start.astimezone(tokyo), end.astimezone(BERLIN)) == expected

    @given(st.sampled_from([HOURS, ROUND_THE_CLOCK]), local_instants, amounts)
    def test_adding_and_measuring_are_each_others_opposite(
        self, hours: Mapping[int, tuple[Span, ...]], start: datetime, amount: timedelta
    ) -> None:
        calendar = office(hours=hours)
        assert calendar.service_time_between(start, calendar.add_service_time(start, amount)) == amount


class TestTarget:
    def test_a_day_later_at_the_same_time(self) -> None:
        assert office().target_due(at(3, "10:00"), timedelta(hours=24)) == at(4, "10:00")

    def test_skips_the_weekend(self) -> None:
        assert office().target_due(at(7, "10:00"), timedelta(hours=24)) == at(10, "10:00")

    def test_starts_with_the_next_day_of_service_when_asked_on_a_day_without(self) -> None:
        assert office().target_due(at(8, "14:20"), timedelta(hours=24)) == at(11)

    def test_skips_a_holiday_in_the_middle_of_the_week(self) -> None:
        assert office().target_due(at(5, "20:05"), timedelta(hours=24)) == at(7, "20:05")

    def test_skips_holiday_bridge_and_weekend_together(self) -> None:
        calendar = office(days_off={ASCENSION: "Himmelfahrt", BRIDGE: "Brückentag"})
        assert calendar.target_due(at(5, "20:05"), timedelta(hours=24)) == at(10, "20:05")

    def test_an_office_that_never_opens_still_gets_an_answer(self) -> None:
        assert office(hours={}).target_due(at(3), timedelta(hours=24)) > at(3)

    @pytest.mark.parametrize(("day", "clock"), [(SPRING, "13:00"), (AUTUMN, "11:00")])
    def test_is_counted_in_real_hours_when_the_clocks_change(self, day: date, clock: str) -> None:
        always = office(hours=ROUND_THE_CLOCK, days_off={})
        asked = at(day - timedelta(days=1), "12:00")
        assert always.target_due(asked, timedelta(hours=24)) == at(day, clock)

    @given(calendars, local_instants, st.timedeltas(timedelta(minutes=1), timedelta(days=3)))
    def test_is_reached_when_its_hours_are_counted(
        self, calendar: OfficeCalendar, asked: datetime, target: timedelta
    ) -> None:
        due = calendar.target_due(asked, target)
        if calendar.counted_time_between(asked, asked + timedelta(days=300)) >= target:
            assert calendar.counted_time_between(asked, due) == target
            assert calendar.is_service_day(calendar.local_day(due - timedelta(microseconds=1)))

    @pytest.mark.parametrize(
        ("asked", "due"),
        [
            (at(3, "07:00"), at(3, "16:00")),
            (at(3, "15:59"), at(3, "16:00")),
            (at(3, "16:00"), at(4, "16:00")),
            (at(5, "18:00"), at(7, "12:00")),
            (at(8, "14:20"), at(10, "16:00")),
        ],
        ids=["before opening", "just before closing", "at closing", "evening before a holiday", "weekend"],
    )
    def test_on_the_same_day_means_until_closing_of_that_day_of_service_or_the_next(
        self, asked: datetime, due: datetime
    ) -> None:
        assert office().target_due(asked, SAME_DAY) == due

    def test_on_the_same_day_an_office_that_never_opens_still_gets_an_answer(self) -> None:
        assert office(hours={}).target_due(at(3), SAME_DAY) > at(3)

    @pytest.mark.parametrize("day", [SPRING, AUTUMN])
    def test_on_the_same_day_holds_when_the_clocks_change(self, day: date) -> None:
        sundays = office(hours={6: DAY}, days_off={})
        assert sundays.target_due(at(day, "01:30"), SAME_DAY) == at(day, "16:00")

    @given(calendars, local_instants, local_instants)
    def test_on_the_same_day_who_asks_later_is_due_no_earlier_and_never_in_the_past(
        self, calendar: OfficeCalendar, one: datetime, other: datetime
    ) -> None:
        first, second = sorted((one, other), key=datetime.timestamp)
        assert first < calendar.target_due(first, SAME_DAY) <= calendar.target_due(second, SAME_DAY)

    @given(calendars, local_instants, local_instants)
    def test_who_asks_later_is_due_no_earlier(self, calendar: OfficeCalendar, one: datetime, other: datetime) -> None:
        first, second = sorted((one, other), key=datetime.timestamp)
        day = timedelta(hours=24)
        assert calendar.target_due(first, day) <= calendar.target_due(second, day)


class TestDays:
    def test_the_next_day_of_service_skips_what_is_closed(self) -> None:
        assert office().next_service_day(date(2027, 5, 5)) == date(2027, 5, 7)

    def test_hours_without_any_service_are_said_to_be_so(self) -> None:
        with pytest.raises(ValueError, match="no day of service"):
            office(hours={0: ()}).next_service_day(date(2027, 5, 5))

    def test_the_day_is_the_offices_own(self) -> None:
        assert office().local_day(datetime(2027, 5, 3, 22, 30, tzinfo=UTC)) == date(2027, 5, 4)

    def test_nine_holidays_are_the_same_in_all_of_germany(self) -> None:
        days = nationwide_holidays(2027)
        assert len(days) == 9
        assert days[date(2027, 3, 26)] == "Karfreitag"
        assert days[date(2027, 5, 6)] == "Christi Himmelfahrt"
        assert days[date(2027, 5, 17)] == "Pfingstmontag"


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Kiritimati"])
def test_the_machines_own_zone_changes_nothing(zone: str) -> None:
    program = (
        "from tests.domain.test_office_calendar import at, office; from datetime import timedelta;"
        "print(office().service_time_between(at(5, '15:30'), at(7, '08:15')),"
        "office().target_due(at(7, '10:00'), timedelta(hours=24)).isoformat(),"
        "office().target_due(at(8, '23:30'), timedelta()).isoformat(),"
        "office().add_service_time(at(7, '11:30'), timedelta(hours=1)).isoformat())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={**os.environ, "TZ": zone}
    )
    assert done.stdout.strip() == (
        "0:45:00 2027-05-10T08:00:00+00:00 2027-05-10T14:00:00+00:00 2027-05-10T06:30:00+00:00"
    )
