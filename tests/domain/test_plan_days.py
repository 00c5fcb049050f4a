"""Days of the plan put together: what stands on which, what a filter leaves in, and that the past is past."""

from datetime import date, time

import pytest

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import IdeaId, OccasionId, PostId
from amtdesk.domain.occasions import Occasion
from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.plan_days import DaysContent, PlanDay, PlanFilter, plan_days, refuse_past
from amtdesk.domain.planning_lead import Gap
from amtdesk.domain.post_summaries import PostStatus, PostSummary
from amtdesk.domain.recurring_ideas import ProposedIdea
from tests.builders import BERLIN

MONDAY, TUESDAY, SUNDAY = date(2027, 5, 10), date(2027, 5, 11), date(2027, 5, 16)
HOURS = {day: ((time(8), time(16)),) for day in range(5)}
CALENDAR = OfficeCalendar(hours=HOURS, zone=BERLIN, days_off={TUESDAY: "Stadtfest"})


def a_summary(day: date | None = MONDAY, **facts: object) -> PostSummary:
    wanted = {"id": PostId(1), "key": "p", "title": "Freibad", "status": PostStatus.DRAFT, "day": day, "at": None}
    return PostSummary(**(wanted | facts))  # type: ignore[arg-type]  # facts by their names


def a_proposal(day: date = MONDAY, **facts: str) -> ProposedIdea:
    return ProposedIdea(idea_id=IdeaId(1), title="Frage der Woche", day=day, draft_by=day, **facts)  # type: ignore[arg-type]  # as above


def an_occasion(first: date, end: date) -> Occasion:
    return Occasion(id=OccasionId(1), uid="u", title="Sperrung", start=first, end=end, all_day=True, source="ics")


def the_week(**content: object) -> tuple[PlanDay, ...]:
    nothing = {"posts": (), "occasions": (), "proposals": (), "gaps": ()}
    wanted = DaysContent(**(nothing | content))  # type: ignore[arg-type]  # as above
    return plan_days(MONDAY, SUNDAY, content=wanted, calendar=CALENDAR)


def test_every_day_of_the_window_is_there_once_and_in_order() -> None:
    days = the_week()

    assert [each.day for each in days] == [date(2027, 5, number) for number in range(10, 17)]
    assert [each.is_service_day for each in days] == [True, False, True, True, True, False, False]
    assert [each.day_off for each in days if each.day_off] == ["Stadtfest"]


def test_posts_and_proposals_stand_on_their_day_and_a_post_without_one_nowhere() -> None:
    days = the_week(posts=(a_summary(), a_summary(None), a_summary(SUNDAY)), proposals=(a_proposal(TUESDAY),))

    assert [len(each.posts) for each in days] == [1, 0, 0, 0, 0, 0, 1]
    assert [len(each.proposals) for each in days] == [0, 1, 0, 0, 0, 0, 0]


def test_what_lasts_stands_on_each_of_its_days_within_the_window() -> None:
    days = the_week(occasions=(an_occasion(date(2027, 5, 1), date(2027, 5, 12)),))

    assert [bool(each.occasions) for each in days] == [True, True, False, False, False, False, False]


def test_a_gap_is_on_its_service_days_only() -> None:
    days = the_week(gaps=(Gap(MONDAY, date(2027, 5, 13), service_days=3),))

    assert [each.is_gap for each in days] == [True, False, True, True, False, False, False]


def test_a_filter_leaves_in_what_fits_all_its_parts() -> None:
    wanted = PlanFilter(
        statuses=frozenset({PostStatus.DRAFT}), topics=frozenset({"Bäder"}), departments=frozenset({"baeder"})
    )

    assert wanted.count == 3
    assert wanted.fits(a_summary(topic="Bäder", department="baeder"))
    assert not wanted.fits(a_summary(topic="Bäder", department="hauptamt"))
    assert not wanted.fits(a_summary(topic="Müll", department="baeder"))
    assert not wanted.fits(a_summary(topic="Bäder", department="baeder", status=PostStatus.APPROVED))


def test_a_proposal_is_an_idea_without_words() -> None:
    assert PlanFilter().fits_proposal(a_proposal())
    assert PlanFilter(statuses=frozenset({PostStatus.IDEA})).fits_proposal(a_proposal())
    assert not PlanFilter(statuses=frozenset({PostStatus.DRAFT})).fits_proposal(a_proposal())
    assert not PlanFilter(topics=frozenset({"Bäder"})).fits_proposal(a_proposal(topic="Müll"))
    assert not PlanFilter(departments=frozenset({"baeder"})).fits_proposal(a_proposal())
    assert not PlanFilter(query="frei").fits_proposal(a_proposal())


def test_nothing_is_planned_for_a_day_that_has_passed() -> None:
    refuse_past(TUESDAY, today=TUESDAY)

    with pytest.raises(NotAllowed):
        refuse_past(MONDAY, today=TUESDAY)
