"""Reading the plan day by day: windows, filters, the tray, the span, and that what was read is read anew."""

from datetime import date, time, timedelta

from amtdesk.desk import Desk
from amtdesk.domain.plan_days import PlanFilter
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.recurring_ideas import IdeaKind
from tests.builders import berlin, set_clock
from tests.builders_posts import TODAY, a_post, an_approved_post

FRIDAY = date(2027, 5, 14)
FAR = TODAY + timedelta(days=200)


def test_a_window_holds_posts_occasions_and_service_days(office: Desk) -> None:
    a_post(office, title="Wochenmarkt", day=FRIDAY, at=time(15))
    a_post(office, title="Blutspende", day=FRIDAY, at=time(9))
    office.posts.withdraw(a_post(office, title="Abgesagt", day=FRIDAY).id)

    days = office.plan_days.between(FRIDAY, FRIDAY + timedelta(days=3))

    assert [post.title for post in days[0].posts] == ["Blutspende", "Wochenmarkt"]
    assert [each.is_service_day for each in days] == [True, False, False, False]
    assert [each.title for each in days[3].occasions] == ["Pfingstmontag"]


def test_a_filter_asks_for_words_states_topics_and_departments(office: Desk) -> None:
    a_post(office, title="Wochenmarkt", day=FRIDAY, topic="Markt", department="hauptamt")
    an_approved_post(office, title="Freibad öffnet", day=FRIDAY, topic="Bäder", department="baeder")

    def titles(wanted: PlanFilter) -> list[str]:
        return [post.title for post in office.plan_days.between(FRIDAY, FRIDAY, wanted=wanted)[0].posts]

    assert titles(PlanFilter(query="wochenm")) == ["Wochenmarkt"]
    assert titles(PlanFilter(statuses=frozenset({PostStatus.APPROVED}))) == ["Freibad öffnet"]
    assert titles(PlanFilter(topics=frozenset({"Markt"}))) == ["Wochenmarkt"]
    assert titles(PlanFilter(departments=frozenset({"baeder"}))) == ["Freibad öffnet"]
    assert office.plan_days.topics() == ("Bäder", "Markt")


def test_gaps_are_named_ahead_and_nowhere_else(office: Desk) -> None:
    ahead = office.plan_days.between(TODAY, TODAY + timedelta(days=6))

    assert any(each.is_gap for each in ahead)
    assert not any(each.is_gap for each in office.plan_days.between(FAR, FAR + timedelta(days=6)))
    assert not any(each.is_gap for each in office.plan_days.between(TODAY - timedelta(days=7), TODAY - timedelta(1)))


def test_the_reach_follows_each_change_and_each_day(office: Desk) -> None:
    assert office.plan_days.lead().approved_until is None

    an_approved_post(office, day=FRIDAY)
    assert office.plan_days.lead().approved_until == FRIDAY

    set_clock(office, berlin(15))
    assert office.plan_days.lead().approved_until is None


def test_ideas_without_a_day_wait_in_the_tray(office: Desk) -> None:
    office.posts.add("Alt-Birkenfurt", is_idea=True)
    a_post(office, day=FRIDAY)

    assert [post.title for post in office.plan_days.tray()] == ["Alt-Birkenfurt"]


def test_the_span_reaches_from_the_first_post_to_the_last_with_room_around_today(office: Desk) -> None:
    empty = office.plan_days.span()
    a_post(office, day=date(2017, 3, 1))
    a_post(office, day=date(2031, 3, 1))

    assert empty == (TODAY - timedelta(weeks=52), TODAY + timedelta(weeks=104))
    assert office.plan_days.span() == (date(2017, 3, 1), date(2031, 3, 1))


def test_what_a_recurring_idea_proposes_stands_on_its_day(office: Desk) -> None:
    office.ideas.add(title="Frage der Woche", kind=IdeaKind.BY_RULE, rhythm="FREQ=WEEKLY;BYDAY=FR", starts_on=FRIDAY)

    day = office.plan_days.between(FRIDAY, FRIDAY)[0]

    assert [each.title for each in day.proposals] == ["Frage der Woche"]


def test_a_change_elsewhere_leaves_the_reach_as_it_was_read(office: Desk) -> None:
    lead = office.plan_days.lead()

    office.own_tasks.add(title="Vorproduktion", rhythm="", at=time(10), minutes=35)

    assert office.plan_days.lead() is lead
