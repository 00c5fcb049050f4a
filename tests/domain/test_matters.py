"""When records ask for a reminder, from when on it is raised, and when it is too late for one."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from amtdesk.domain.matters import PAGE_OF, URGENCY, Matter, MatterKind, MatterRules
from amtdesk.domain.office_calendar import SAME_DAY, OfficeCalendar
from tests.builders import BERLIN, berlin
from tests.builders_reminders import a_matter
from tests.builders_rounds import a_calendar

HOLIDAY = date(2027, 5, 6)
WEDNESDAY, FRIDAY, SATURDAY = date(2027, 5, 12), date(2027, 5, 14), date(2027, 5, 15)
RULES = MatterRules(
    calendar=a_calendar(off=(HOLIDAY,)), answer_target=timedelta(hours=24), level_targets={1: timedelta(hours=4)}
)


def asked(at: datetime, *, noted: datetime | None = None, put_off: datetime | None = None) -> Matter:
    return RULES.question_soon(1, "", asked_at=at, noted_at=noted or at, postponed_until=put_off)


def times(matter: Matter | None) -> tuple[datetime, datetime, datetime]:
    assert matter is not None
    return matter.due_at, matter.raised_from, matter.until


def test_a_post_is_due_at_its_time_until_service_ends() -> None:
    post = RULES.post_due(1, "", day=WEDNESDAY, at=time(10))

    assert times(post) == (berlin(12, "10:00"), berlin(12, "10:00"), berlin(12, "16:00"))


def test_a_post_without_a_time_is_due_at_nine_and_a_locked_one_not_before_its_day() -> None:
    assert RULES.post_due(1, "", day=WEDNESDAY, at=None).due_at == berlin(12, "09:00")
    assert RULES.post_due(1, "", day=WEDNESDAY, at=time(10), locked_until=FRIDAY).due_at == berlin(14, "10:00")
    assert RULES.post_due(1, "", day=FRIDAY, at=time(10), locked_until=WEDNESDAY).due_at == berlin(14, "10:00")


def test_a_post_in_the_evening_can_be_told_of_until_the_next_service_ends() -> None:
    assert RULES.post_due(1, "", day=WEDNESDAY, at=time(18)).until == berlin(13, "16:00")


def test_what_falls_on_a_day_off_is_raised_at_the_next_opening() -> None:
    assert times(RULES.post_due(1, "", day=SATURDAY, at=time(10))) == (
        berlin(15, "10:00"),
        berlin(17, "08:00"),
        berlin(17, "16:00"),
    )
    assert times(RULES.own_task(1, "", day=HOLIDAY, at=None)) == (
        berlin(6, "00:00"),
        berlin(7, "08:00"),
        berlin(14, "08:00"),
    )


def test_a_scheduled_post_asks_for_its_link_the_next_service_morning() -> None:
    assert times(RULES.post_without_link(1, "", day=FRIDAY)) == (
        berlin(17, "08:00"),
        berlin(17, "08:00"),
        berlin(24, "08:00"),
    )


def test_a_question_is_due_two_hours_before_its_time_runs_out() -> None:
    question = asked(berlin(11, "10:00"))

    assert question.deadline == berlin(12, "10:00")
    assert times(question) == (berlin(12, "08:00"), berlin(12, "08:00"), berlin(12, "16:00"))


def test_its_clock_skips_days_without_service() -> None:
    over_night, over_weekend = asked(berlin(13, "01:00")), asked(berlin(14, "01:30"))

    assert (over_night.due_at, over_night.deadline) == (berlin(13, "23:00"), berlin(14, "01:00"))
    assert (over_weekend.due_at, over_weekend.deadline) == (berlin(14, "23:30"), berlin(17, "01:30"))


def test_a_question_that_was_noted_late_is_due_at_once_and_one_put_off_when_she_wanted() -> None:
    noted, wanted = berlin(12, "11:00"), berlin(12, "14:00")

    assert asked(berlin(11, "10:00"), noted=noted).due_at == noted
    assert asked(berlin(11, "10:00"), noted=noted, put_off=wanted).due_at == wanted


def test_where_the_same_day_is_promised_the_end_of_service_counts() -> None:
    rules = replace(RULES, answer_target=SAME_DAY)

    question = rules.question_soon(
        1, "", asked_at=berlin(12, "09:00"), noted_at=berlin(12, "09:00"), postponed_until=None
    )

    assert (question.due_at, question.deadline) == (berlin(12, "14:00"), berlin(12, "16:00"))


def test_a_department_is_asked_again_at_the_opening_of_the_day_within_a_week() -> None:
    assert times(RULES.follow_up(1, "", day=WEDNESDAY)) == (
        berlin(12, "08:00"),
        berlin(12, "08:00"),
        berlin(19, "08:00"),
    )


def test_a_post_in_review_is_told_of_after_a_day_and_once_more() -> None:
    first, second = RULES.approval_waits(1, "", submitted_at=berlin(11, "14:00"))

    assert times(first) == (berlin(12, "14:00"), berlin(12, "14:00"), berlin(13, "14:00"))
    assert times(second) == (berlin(13, "14:00"), berlin(13, "14:00"), berlin(20, "14:00"))
    assert first.subject == second.subject


def test_over_a_weekend_both_reminders_keep_a_day_between_them() -> None:
    first, second = RULES.approval_waits(1, "", submitted_at=berlin(21, "10:00"))  # a Friday

    assert times(first)[:2] == (berlin(22, "10:00"), berlin(24, "08:00"))
    assert times(second)[:2] == (berlin(25, "08:00"), berlin(25, "08:00"))


def test_a_yes_is_waited_for_as_long_as_its_level_allows_in_service_time() -> None:
    waiting = RULES.waits(MatterKind.ANSWER_WAITS, 1, title="", submitted_at=berlin(12, "14:00"), level=1)

    assert times(waiting)[0] == berlin(13, "10:00")


@pytest.mark.parametrize("level", [0, 3])
def test_where_the_office_set_no_target_nothing_waits_too_long(level: int) -> None:
    rules = replace(RULES, level_targets={0: timedelta(), 1: timedelta(hours=4)})

    assert rules.waits(MatterKind.ANSWER_WAITS, 1, title="", submitted_at=berlin(12), level=level) is None


def test_the_report_is_due_when_its_week_ends_and_until_the_next_one_is() -> None:
    assert times(RULES.report_due("2027-W19", berlin(14, "12:00"))) == (
        berlin(14, "12:00"),
        berlin(14, "12:00"),
        berlin(21, "12:00"),
    )


def test_a_template_and_a_task_are_due_at_the_opening_and_a_task_with_a_time_at_it() -> None:
    assert RULES.template_review(1, "", day=WEDNESDAY).due_at == berlin(12, "08:00")
    assert RULES.own_task(1, "", day=WEDNESDAY, at=None).due_at == berlin(12, "08:00")
    assert RULES.own_task(1, "", day=WEDNESDAY, at=time(14, 30)).due_at == berlin(12, "14:30")


def test_after_a_long_closure_the_first_day_of_service_counts_too() -> None:
    summer = tuple(date(2027, 5, 13) + timedelta(days=n) for n in range(21))
    rules = replace(RULES, calendar=a_calendar(off=summer))

    assert rules.own_task(1, "", day=WEDNESDAY, at=time(15)).until == berlin(3, "16:00", month=6)


def test_what_she_put_aside_on_heute_is_due_when_she_wants_to_see_it_again() -> None:
    post, asking = RULES.post_due(1, "", day=WEDNESDAY, at=time(10)), RULES.follow_up(2, "", day=WEDNESDAY)

    assert times(RULES.put_off(post, berlin(13, "09:00"))) == (
        berlin(13, "09:00"),
        berlin(13, "09:00"),
        berlin(13, "16:00"),
    )
    assert RULES.put_off(asking, berlin(13, "09:00")).until == berlin(20, "09:00")
    assert RULES.put_off(post, berlin(12, "09:00")) is post


def test_an_office_that_is_never_open_is_reminded_at_the_moment_itself() -> None:
    rules = replace(RULES, calendar=OfficeCalendar(hours={}, zone=BERLIN))

    assert times(rules.follow_up(1, "", day=SATURDAY)) == (
        berlin(15, "00:00"),
        berlin(15, "00:00"),
        max(berlin(22, "00:00"), rules.calendar.end_of_service(berlin(15, "00:00"))),
    )
    assert rules.post_without_link(1, "", day=FRIDAY).due_at == berlin(15, "00:00")
    asked_at = berlin(12)
    question = rules.question_soon(1, "", asked_at=asked_at, noted_at=asked_at, postponed_until=None)
    assert question.due_at > asked_at


def test_every_kind_has_a_page_and_a_place_in_the_order() -> None:
    assert set(PAGE_OF) == set(URGENCY) == set(MatterKind)


def test_the_account_calls_a_matter_by_its_kind_and_record() -> None:
    assert a_matter(MatterKind.OWN_TASK, 7).subject == "own_task:7"
    assert a_matter(MatterKind.ROUND, "2027-05-12").subject == "round"
