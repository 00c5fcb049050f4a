"""The order of the page's parts, and what a week leaves out of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.report_contents import left_out, moved, order_from, own_choices, with_choice
from amtdesk.domain.report_weeks import PeriodRule, period_of
from amtdesk.domain.reports import Section, WeeklyReport
from tests.builders import BERLIN

ALL = tuple(Section)
WEEK = period_of("2027-W19", PeriodRule(), zone=BERLIN)


def test_a_new_desk_has_the_parts_in_their_own_order() -> None:
    assert order_from(()) == ALL


def test_a_part_that_came_later_follows_the_one_before_it_by_default() -> None:
    named = [each.value for each in reversed(ALL) if each not in {Section.HEADLINE, Section.TOPICS}]

    order = order_from(named)

    assert order[0] is Section.HEADLINE
    assert order[order.index(Section.MOOD) + 1] is Section.TOPICS
    assert [each for each in order if each not in {Section.HEADLINE, Section.TOPICS}] == [*map(Section, named)]


def test_what_is_no_part_and_what_is_named_twice_is_not_counted() -> None:
    assert order_from(["mood", "weather", 7, "mood"])[:2] == (Section.HEADLINE, Section.NUMBERS)
    assert sorted(order_from(["mood", "weather", 7, "mood"])) == sorted(ALL)


@pytest.mark.parametrize(
    ("place", "found"), [(-3, 0), (0, 0), (1, 1), (len(ALL) - 1, len(ALL) - 1), (99, len(ALL) - 1)]
)
def test_a_part_comes_to_the_place_it_is_put(place: int, found: int) -> None:
    order = moved(ALL, Section.TOPICS, place=place)

    assert order.index(Section.TOPICS) == found
    assert [each for each in order if each is not Section.TOPICS] == [
        each for each in ALL if each is not Section.TOPICS
    ]


@given(order=st.permutations(ALL), section=st.sampled_from(Section), place=st.integers(0, len(ALL) - 1))
def test_moving_there_and_back_changes_nothing(order: list[Section], section: Section, place: int) -> None:
    there = moved(order, section, place=place)

    assert moved(there, section, place=order.index(section)) == tuple(order)


def test_a_week_leaves_out_what_the_office_does_unless_it_says_otherwise() -> None:
    assert left_out({Section.TIME}, {}) == {Section.TIME}
    assert left_out({Section.TIME}, {Section.TIME: True}) == frozenset()
    assert left_out({Section.TIME}, {Section.MOOD: False}) == {Section.TIME, Section.MOOD}


def test_what_is_as_in_every_week_is_no_choice_of_the_week() -> None:
    own = with_choice({}, Section.TIME, shown=False, by_office=())
    assert own == {Section.TIME: False}
    assert with_choice(own, Section.TIME, shown=True, by_office=()) == {}
    assert with_choice(own, Section.TIME, shown=False, by_office={Section.TIME}) == {}
    assert with_choice(own, Section.MOOD, shown=True, by_office={Section.MOOD}) == {**own, Section.MOOD: True}


def test_only_what_is_a_choice_is_read_as_one() -> None:
    assert own_choices({"mood": False, "weather": True, "topics": "no"}) == {Section.MOOD: False}
    assert own_choices("mood") == {}
    assert own_choices(None) == {}


def test_the_page_holds_what_is_shown_in_its_order() -> None:
    report = WeeklyReport(period=WEEK, as_of=WEEK.end, order=ALL[::-1], hidden=frozenset({Section.MOOD}))

    assert report.contents == tuple(each for each in reversed(ALL) if each is not Section.MOOD)
