"""Recurring ideas: exactly one of three kinds, and the days for which they propose a post."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis.strategies import integers, lists, sampled_from

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.idea_rules import checked, distances_from_words
from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.proposed_days import ANY_DAY_OFF, SHIFTED_WASTE, moved, occasions_needed, proposals_of
from amtdesk.domain.recurring_ideas import IdeaFault, IdeaKind, OnDaysOff, RecurringIdea
from tests.builders import BERLIN
from tests.builders_ideas import CALENDAR, an_idea, an_occasion, an_offset_idea, around, may

TODAY = date(2027, 5, 12)


def days(idea: RecurringIdea, first: int, last: int, *occasions: object) -> list[date]:
    found = proposals_of(idea, first=may(first), last=may(last), around=around(*occasions))  # type: ignore[arg-type]  # occasions of the test
    return [each.day for each in found]


# by a rule


def test_a_rule_names_the_days_of_the_post_itself() -> None:
    assert days(an_idea(), 1, 20) == [may(6), may(13), may(20)]


def test_an_idea_without_a_first_day_counts_all_the_same() -> None:
    assert days(an_idea(starts_on=None), 13, 13) == [may(13)]


def test_an_idea_begins_and_ends_on_its_days() -> None:
    assert days(an_idea(starts_on=may(13), ends_on=may(20)), 1, 31) == [may(13), may(20)]


def test_an_end_by_count_is_part_of_the_rule() -> None:
    assert days(an_idea(rhythm="FREQ=WEEKLY;BYDAY=TH;COUNT=2", starts_on=may(6)), 1, 31) == [may(6), may(13)]


def test_a_rule_that_is_missing_proposes_nothing() -> None:
    assert not days(an_idea(rhythm=""), 1, 31)


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        (OnDaysOff.KEEP, [may(6)]),
        (OnDaysOff.BEFORE, [may(5)]),
        (OnDaysOff.AFTER, [may(7)]),
        (OnDaysOff.DROP, []),
    ],
)
def test_a_day_on_which_nobody_is_there_stays_moves_or_is_left_out(way: OnDaysOff, expected: list[date]) -> None:
    assert days(an_idea(on_days_off=way), 5, 8) == expected


def test_a_moved_day_tells_where_it_comes_from_and_when_its_draft_begins() -> None:
    proposal = proposals_of(
        an_idea(on_days_off=OnDaysOff.BEFORE, lead_days=14, at=time(11)), first=may(5), last=may(5), around=around()
    )[0]

    assert (proposal.day, proposal.moved_from, proposal.at) == (may(5), may(6), time(11))
    assert proposal.draft_by == date(2027, 4, 21)


def test_two_days_that_fall_together_are_one_post() -> None:
    idea = an_idea(rhythm="FREQ=WEEKLY;BYDAY=TH,FR", on_days_off=OnDaysOff.AFTER)

    assert days(idea, 6, 8) == [may(7)]


def test_where_the_office_never_opens_a_day_stays_where_it_is() -> None:
    closed = OfficeCalendar(hours={}, zone=BERLIN)

    assert moved(may(6), OnDaysOff.AFTER, calendar=closed) == may(6)


# for dates


def test_days_are_counted_from_the_first_and_from_the_last_day() -> None:
    site = an_occasion("Sperrung Mühlenstraße", may(18), days=10)
    idea = an_offset_idea(offsets=(-14, -2, 0), end_offsets=(0,), occasion_kind="building_site")

    assert days(idea, 1, 40, site) == [may(4), may(16), may(18), may(27)]


def test_an_idea_follows_a_kind_the_words_of_a_title_or_both() -> None:
    council, market = an_occasion("Stadtrat", may(20)), an_occasion("Großer Wochenmarkt", may(22))
    by_words = an_offset_idea(occasion_kind="", occasion_words="grosser markt")
    by_both = an_offset_idea(occasion_words="markt")

    assert days(an_offset_idea(), 1, 31, council, market) == [may(17)]
    assert days(by_words, 1, 31, council, market) == [may(19)]
    assert not days(by_both, 1, 31, council, market)


def test_an_idea_that_names_neither_follows_nothing() -> None:
    assert not days(an_offset_idea(occasion_kind=""), 1, 31, an_occasion("Stadtrat", may(20)))


def test_a_day_off_is_a_holiday_or_a_closing_day_on_which_someone_would_be_there() -> None:
    occasions = (
        an_occasion("Tag der Arbeit", may(1), kind="public_holiday"),  # a Saturday
        an_occasion("Pfingstmontag", may(17), kind="public_holiday"),
        an_occasion("Brückentag", may(7), kind="closing_day"),
        an_occasion("Stadtrat", may(20)),
    )

    assert days(an_offset_idea(offsets=(0,), occasion_kind=ANY_DAY_OFF), 1, 31, *occasions) == [may(7), may(17)]


def test_a_week_with_a_shifted_waste_round_counts_from_its_monday() -> None:
    occasions = (an_occasion("Himmelfahrt", may(6), kind="public_holiday"), an_occasion("Restmüll", may(7)))
    idea = an_offset_idea(offsets=(-5,), occasion_kind=SHIFTED_WASTE)
    proposal = proposals_of(idea, first=date(2027, 4, 1), last=may(31), around=around(*occasions))[0]

    assert proposal.day == date(2027, 4, 28)
    assert proposal.occasion is not None
    assert (proposal.occasion.title, proposal.occasion.day) == ("Himmelfahrt", may(3))


def test_an_idea_by_hand_proposes_nothing() -> None:
    assert not days(RecurringIdea(id=an_idea().id, title="Stellenanzeigen"), 1, 31)


def test_only_ideas_that_follow_dates_ask_for_occasions() -> None:
    assert occasions_needed([an_idea()], first=may(1), last=may(31)) is None
    needed = occasions_needed([an_offset_idea(offsets=(-84, 0), end_offsets=(28,))], first=may(1), last=may(31))

    assert needed is not None
    assert needed[0] <= date(2027, 3, 6)  # three weeks for a day that is moved, and the week of its holiday
    assert needed[1] >= date(2027, 9, 20)


@given(
    way=sampled_from(OnDaysOff),
    offsets=lists(integers(-60, 60), max_size=4),
    end_offsets=lists(integers(-60, 60), min_size=1, max_size=3),
    starts=lists(integers(1, 60), min_size=1, max_size=4),
    first=integers(1, 60),
)
def test_whatever_an_idea_says_its_days_lie_in_the_window_in_order_and_once(
    way: OnDaysOff, offsets: list[int], end_offsets: list[int], starts: list[int], first: int
) -> None:
    idea = an_offset_idea(offsets=tuple(offsets), end_offsets=tuple(end_offsets), on_days_off=way)
    occasions = [an_occasion("Stadtrat", may(day), days=3) for day in starts]

    found = days(idea, first, first + 34, *occasions)
    halves = [*days(idea, first, first + 10, *occasions), *days(idea, first + 11, first + 34, *occasions)]

    assert found == sorted(set(found))
    assert all(may(first) <= day <= may(first + 34) for day in found)
    assert found == halves
    if way is OnDaysOff.DROP:
        assert all(CALENDAR.is_service_day(day) for day in found)


# what holds for an idea


@pytest.mark.parametrize(
    ("facts", "fact"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"lead_days": -1}, "lead_days"),
        ({"lead_days": 400}, "lead_days"),
        ({"level": 4}, "level"),
        ({"rhythm": ""}, "rhythm"),
        ({"kind": IdeaKind.BY_OFFSET}, "offsets"),
        ({"kind": IdeaKind.BY_OFFSET, "offsets": tuple(range(-13, 0))}, "offsets"),
        ({"kind": IdeaKind.BY_OFFSET, "offsets": (-367,)}, "offsets"),
        ({"kind": IdeaKind.BY_OFFSET, "offsets": (-3,)}, "occasion"),
        (
            {
                "kind": IdeaKind.BY_OFFSET,
                "offsets": (-3,),
                "occasion_kind": "council",
                "starts_on": may(2),
                "ends_on": may(1),
            },
            "ends_on",
        ),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(facts: dict[str, object], fact: str) -> None:
    with pytest.raises(IdeaFault) as refused:
        checked(an_idea(**facts), today=TODAY)

    assert refused.value.fact == fact


def test_a_rule_that_is_none_is_refused() -> None:
    with pytest.raises(NotAllowed):
        checked(an_idea(rhythm="FREQ=HOURLY"), today=TODAY)


def test_each_kind_keeps_only_what_is_its_own() -> None:
    everything = {"offsets": (0, -3, -3), "occasion_kind": "council", "occasion_words": " Haus  halt "}

    by_rule = checked(an_idea(starts_on=None, **everything), today=TODAY)
    by_offset = checked(an_idea(kind=IdeaKind.BY_OFFSET, **everything), today=TODAY)
    by_hand = checked(an_idea(kind=IdeaKind.BY_HAND, **everything), today=TODAY)

    assert (by_rule.starts_on, by_rule.offsets, by_rule.occasion_kind) == (TODAY, (), "")
    assert (by_offset.rhythm, by_offset.offsets, by_offset.occasion_words) == ("", (-3, 0), "Haus halt")
    assert (by_hand.rhythm, by_hand.offsets, by_hand.starts_on) == ("", (), None)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("", ()),
        ("8", (8,)),
        ("14, 2 und 0", (14, 2, 0)),
        ("3 Tage", (3,)),
        ("8, 4 und 1 Woche", (56, 28, 7)),
        ("12 8 4 weeks", (84, 56, 28)),
        ("bald", None),
        ("Wochen", None),
        ("3 Tage 2 Wochen", None),
        ("-3", None),
    ],
)
def test_distances_are_read_as_people_type_them(words: str, meant: tuple[int, ...] | None) -> None:
    assert distances_from_words(words) == meant


def test_the_usual_office_is_closed_on_holidays_and_weekends() -> None:
    assert not CALENDAR.is_service_day(may(6))
    assert not CALENDAR.is_service_day(may(8))
