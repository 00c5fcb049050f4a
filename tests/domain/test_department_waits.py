"""Time at departments, in service hours, and whom to ask there (Q4)."""

from datetime import datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.contacts import whom_to_ask
from amtdesk.domain.department_waits import DepartmentWait, time_at_departments
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.town import Department, Person
from tests.builders import BERLIN, berlin

HOUR = timedelta(hours=1)
CALENDAR = OfficeCalendar(hours=dict.fromkeys(range(5), ((time(8), time(16)),)), zone=BERLIN)
PEOPLE = (
    Person(key="p_bh", name="Uwe Harms", role="bauhofleitung", deputy="p_ba"),
    Person(key="p_ba", name="Sabine Kröger", role="bauamtsleitung"),
    Person(key="p_oa", name="Dirk Osterkamp", role="ordnungsamtsleitung"),
)
BAUHOF = Department(key="bauhof", name="Bauhof", lead="p_bh", phone="069 90009-130", mail="bauhof@birkenfurt.example")


def a_stay(since: datetime, until: datetime | None = None) -> DepartmentWait:
    return DepartmentWait(
        id=1,
        question_id=QuestionId(1),
        department="bauhof",
        asked="Wann?",
        handed_over_at=since,
        returned_at=until,
    )


def test_a_stay_counts_service_hours_until_it_came_back() -> None:
    stay = a_stay(berlin(11, "15:00"), berlin(12, "09:00"))
    assert not stay.is_open
    assert stay.service_time(CALENDAR, now=berlin(14)) == 2 * HOUR


def test_a_stay_that_is_open_counts_until_now() -> None:
    stay = a_stay(berlin(11, "15:00"))
    assert stay.is_open
    assert stay.service_time(CALENDAR, now=berlin(12, "11:00")) == 4 * HOUR


def test_all_stays_count_together_and_none_is_no_time() -> None:
    stays = (a_stay(berlin(10, "08:00"), berlin(10, "09:00")), a_stay(berlin(12, "08:00")))
    assert time_at_departments(stays, CALENDAR, now=berlin(12, "10:00")) == 3 * HOUR
    assert time_at_departments((), CALENDAR, now=berlin(12)) == timedelta()


START = berlin(20, "00:00", month=3)
#: From before the clocks go forward until after they go back.
INSTANTS = st.integers(0, 230 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))


@given(st.lists(INSTANTS, min_size=3, max_size=3).map(sorted), INSTANTS)
def test_a_stay_is_never_negative_and_two_adjoining_ones_are_as_long_as_one(
    instants: list[datetime], now: datetime
) -> None:
    begins, changes, ends = instants
    whole = time_at_departments((a_stay(begins, ends),), CALENDAR, now=now)
    parts = time_at_departments((a_stay(begins, changes), a_stay(changes, ends)), CALENDAR, now=now)
    assert whole == parts >= timedelta()
    assert a_stay(begins).service_time(CALENDAR, now=now) >= timedelta()


class TestWhomToAsk:
    def test_the_lead_with_the_telephone_and_who_stands_in(self) -> None:
        assert str(whom_to_ask(BAUHOF, PEOPLE)) == "ask Uwe Harms, 069 90009-130; stands in: Sabine Kröger"

    def test_without_a_telephone_the_mail(self) -> None:
        department = Department(key="bauhof", name="Bauhof", mail="bauhof@birkenfurt.example")
        assert str(whom_to_ask(department, PEOPLE)) == "ask bauhof@birkenfurt.example"

    def test_the_departments_own_deputy_comes_before_that_of_its_lead(self) -> None:
        department = Department(key="bauhof", name="Bauhof", lead="p_bh", deputy="p_oa")
        assert str(whom_to_ask(department, PEOPLE)) == "ask Uwe Harms; stands in: Dirk Osterkamp"

    def test_without_a_deputy_only_the_contact(self) -> None:
        department = Department(key="ordnungsamt", name="Ordnungsamt", lead="p_oa")
        assert str(whom_to_ask(department, PEOPLE)) == "ask Dirk Osterkamp"

    def test_with_a_deputy_only_the_deputy(self) -> None:
        department = Department(key="bauhof", name="Bauhof", deputy="p_ba")
        assert str(whom_to_ask(department, PEOPLE)) == "ask Sabine Kröger, who stands in"

    def test_where_nothing_is_known_nothing_is_said(self) -> None:
        assert whom_to_ask(Department(key="x", name="X", lead="p_gone"), PEOPLE) is None
