"""Goals: reached, on the way or at risk, by one figure each; by hand where the records cannot tell."""

from datetime import date

import pytest

from amtdesk.domain.report_goals import (
    GOAL_WORD,
    Goal,
    GoalBasis,
    GoalFigure,
    GoalState,
    PostCounts,
    goal_lines,
    goal_parts,
    month_state,
    share_state,
)
from amtdesk.domain.reports import ReportFigures

QUICK = Goal("Z1", "Schnell antworten", 0.9, GoalFigure.ANSWERED_SHARE)
TOWN = Goal("Z3", "Stadtleben", 4, GoalFigure.POSTS_IN_MONTH)
BY_HAND = Goal("Z4", "Ehrenamt", 6)


def lines(*goals: Goal, received: int = 14, in_time: int = 13, posts: PostCounts | None = None) -> list[str]:
    figures = ReportFigures(questions_received=received, answered_within_24h=in_time)
    counts = {} if posts is None else {"Z3": posts}
    return [str(line) for line in goal_lines(goals, GoalBasis(day=date(2027, 5, 14), figures=figures, posts=counts))]


@pytest.mark.parametrize(
    ("share", "state"),
    [
        (0.95, GoalState.REACHED),
        (0.90, GoalState.REACHED),
        (0.85, GoalState.ON_THE_WAY),
        (0.81, GoalState.ON_THE_WAY),
        (0.80, GoalState.AT_RISK),
    ],
)
def test_a_share_is_on_the_way_when_it_is_nearly_there(share: float, state: GoalState) -> None:
    assert share_state(share, 0.9) is state


@pytest.mark.parametrize(
    ("counts", "day", "state"),
    [
        (PostCounts(4, 0), date(2027, 5, 31), GoalState.REACHED),
        (PostCounts(1, 1), date(2027, 5, 14), GoalState.ON_THE_WAY),
        (PostCounts(1, 0), date(2027, 5, 14), GoalState.AT_RISK),
        (PostCounts(0, 1), date(2027, 5, 3), GoalState.ON_THE_WAY),
        (PostCounts(3, 0), date(2027, 2, 28), GoalState.AT_RISK),
        (PostCounts(2, 0), date(2027, 2, 14), GoalState.ON_THE_WAY),
    ],
)
def test_posts_of_a_month_have_to_keep_pace_with_it(counts: PostCounts, day: date, state: GoalState) -> None:
    assert month_state(counts, target=4, day=day) is state


def test_each_goal_that_the_records_know_gets_a_line() -> None:
    assert lines(QUICK, BY_HAND, TOWN, posts=PostCounts(1, 1)) == [
        "Schnell antworten: 93 % in time (goal 90 %) – reached",
        "Stadtleben: 1 of 4 posts this month, 1 planned – on the way",
    ]


def test_a_share_just_below_the_goal_is_not_rounded_up_to_it() -> None:
    assert lines(QUICK, received=29, in_time=26) == ["Schnell antworten: 89 % in time (goal 90 %) – on the way"]


def test_nothing_is_said_of_answers_in_a_week_without_questions() -> None:
    assert lines(QUICK, TOWN, received=0, in_time=0) == ["Stadtleben: 0 of 4 posts this month, 0 planned – at risk"]


@pytest.mark.parametrize("state", GOAL_WORD)
def test_a_line_says_its_state_at_its_end(state: GoalState) -> None:
    share = {GoalState.REACHED: 14, GoalState.ON_THE_WAY: 12, GoalState.AT_RISK: 1}[state]

    [line] = lines(QUICK, in_time=share)

    assert goal_parts(line)[2] == GOAL_WORD[state]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Nachwuchs: 3 Bewerbungen – auf dem Weg", ("Nachwuchs", "3 Bewerbungen", "auf dem Weg")),
        ("Nachwuchs: 3 Bewerbungen", ("Nachwuchs", "3 Bewerbungen", "")),
        ("Krisenübung im Juni", ("", "Krisenübung im Juni", "")),
        ("Vorschau – Bericht – erreicht", ("", "Vorschau – Bericht", "erreicht")),
    ],
)
def test_her_own_lines_are_read_the_same_way(line: str, parts: tuple[str, str, str]) -> None:
    assert goal_parts(line) == parts
