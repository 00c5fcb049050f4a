"""How far approved posts reach (H4): the level is a fact, gaps inside are named apart."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.planning_lead import LeadLevel, LeadState, planning_lead
from amtdesk.domain.post_summaries import PostStatus, PostSummary
from amtdesk.services.town import DEFAULT_HOURS
from tests.builders import BERLIN

TODAY = date(2027, 5, 10)  # a Monday
CALENDAR = OfficeCalendar(hours=DEFAULT_HOURS, zone=BERLIN)


def a_post(ahead: int, status: PostStatus = PostStatus.APPROVED) -> PostSummary:
    day = TODAY + timedelta(days=ahead)
    return PostSummary(id=PostId(ahead), key=f"P{ahead}", title=f"Tag {ahead}", status=status, day=day, at=None)


@pytest.mark.parametrize(
    ("ahead", "level"),
    [
        (0, LeadLevel.SHORT),
        (13, LeadLevel.SHORT),
        (14, LeadLevel.MIDDLING),
        (27, LeadLevel.MIDDLING),
        (28, LeadLevel.ENOUGH),
        (60, LeadLevel.ENOUGH),
    ],
)
def test_the_lead_is_short_below_fourteen_days_and_enough_from_twenty_eight_on(ahead: int, level: LeadLevel) -> None:
    lead = planning_lead([a_post(ahead)], today=TODAY, calendar=CALENDAR)

    assert (lead.days_ahead, lead.level) == (ahead, level)


def test_before_the_first_post_nothing_is_short() -> None:
    lead = planning_lead([], today=TODAY, calendar=CALENDAR)

    assert lead.level is LeadLevel.SHORT
    assert lead._replace(is_begun=False).level is LeadLevel.UNBEGUN


def test_a_post_that_is_out_already_reaches_no_further() -> None:
    lead = planning_lead([a_post(0, PostStatus.PUBLISHED)], today=TODAY, calendar=CALENDAR)

    assert lead.approved_until is None
    assert lead.days[0].state is LeadState.APPROVED


def test_what_the_platform_holds_reaches_as_far_as_what_is_approved() -> None:
    undated = replace(a_post(40), day=None)
    lead = planning_lead([a_post(3), a_post(16, PostStatus.SCHEDULED), undated], today=TODAY, calendar=CALENDAR)

    assert (lead.days_ahead, lead.level) == (16, LeadLevel.MIDDLING)


def test_a_gap_inside_does_not_shorten_the_lead_and_is_named_apart() -> None:
    lead = planning_lead([a_post(0), a_post(28), a_post(14, PostStatus.DRAFT)], today=TODAY, calendar=CALENDAR)

    assert lead.level is LeadLevel.ENOUGH
    assert [(gap.first, gap.last, gap.service_days) for gap in lead.gaps] == [
        (date(2027, 5, 11), date(2027, 5, 21), 9),
        (date(2027, 5, 25), date(2027, 6, 4), 9),
    ]


@pytest.mark.parametrize(("following", "gaps"), [(3, []), (4, [(date(2027, 5, 11), date(2027, 5, 13), 3)])])
def test_from_three_service_days_without_anything_on_a_gap_is_named(
    following: int, gaps: list[tuple[date, date, int]]
) -> None:
    planned = [a_post(ahead) for ahead in (0, *range(following, 28))]

    assert list(planning_lead(planned, today=TODAY, calendar=CALENDAR).gaps) == gaps
