"""Where the office stands with its goals: computed where the records tell, by her own words where they don't (K2)."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from amtdesk.domain.reports import ReportFigures
from amtdesk.domain.words import N_, Message


class GoalFigure(StrEnum):
    """What a goal is measured by, as far as the records hold it."""

    BY_HAND = ""
    ANSWERED_SHARE = "answered_share"
    POSTS_IN_MONTH = "posts_in_month"


class GoalState(StrEnum):
    """How far a goal is."""

    REACHED = "reached"
    ON_THE_WAY = "on_the_way"
    AT_RISK = "at_risk"


GOAL_WORD: Final = {
    GoalState.REACHED: N_("reached"),
    GoalState.ON_THE_WAY: N_("on the way"),
    GoalState.AT_RISK: N_("at risk"),
}
#: So near to a share that is aimed at, the goal is on the way.
_NEARLY: Final = 0.9
_SHARE_LINE: Final = {
    GoalState.REACHED: N_("{goal}: {percent} % in time (goal {target} %) – reached"),
    GoalState.ON_THE_WAY: N_("{goal}: {percent} % in time (goal {target} %) – on the way"),
    GoalState.AT_RISK: N_("{goal}: {percent} % in time (goal {target} %) – at risk"),
}
_POSTS_LINE: Final = {
    GoalState.REACHED: N_("{goal}: {done} of {target} posts this month, {planned} planned – reached"),
    GoalState.ON_THE_WAY: N_("{goal}: {done} of {target} posts this month, {planned} planned – on the way"),
    GoalState.AT_RISK: N_("{goal}: {done} of {target} posts this month, {planned} planned – at risk"),
}


class Goal(NamedTuple):
    """One goal of the office with its one figure. `target` is a share (0 to 1) or a number a month."""

    key: str
    name: str
    target: float
    figure: GoalFigure = GoalFigure.BY_HAND


class PostCounts(NamedTuple):
    """Posts of one goal in the month: out, and planned for the rest of it."""

    published: int = 0
    planned: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalBasis:
    """What the lines are computed from: the day of the report, the week's figures, the month's posts by goal."""

    day: date
    figures: ReportFigures
    posts: Mapping[str, PostCounts]


def goal_lines(goals: Iterable[Goal], basis: GoalBasis) -> tuple[Message, ...]:
    """Return a line for each goal that the records can tell about, in the order of the goals."""
    return tuple(line for goal in goals for line in _lines(goal, basis))


def _lines(goal: Goal, basis: GoalBasis) -> Iterator[Message]:
    figures = basis.figures
    if goal.figure is GoalFigure.ANSWERED_SHARE and figures.questions_received:
        share = figures.answered_within_24h / figures.questions_received
        percent, target = round(share * 100), round(goal.target * 100)
        if share < goal.target:
            percent = min(percent, target - 1)  # 89.7 % is not called 90 beside a goal of 90
        values = {"goal": goal.name, "percent": percent, "target": target}
        yield Message(_SHARE_LINE[share_state(share, goal.target)], values)
    if goal.figure is GoalFigure.POSTS_IN_MONTH:
        counts = basis.posts.get(goal.key, PostCounts())
        state = month_state(counts, target=goal.target, day=basis.day)
        yield Message(_POSTS_LINE[state], {"goal": goal.name, "target": round(goal.target), **_named(counts)})


def _named(counts: PostCounts) -> dict[str, int]:
    return {"done": counts.published, "planned": counts.planned}


def share_state(share: float, target: float) -> GoalState:
    """Return how far a share is from the one aimed at."""
    if share >= target:
        return GoalState.REACHED
    return GoalState.ON_THE_WAY if share >= _NEARLY * target else GoalState.AT_RISK


def month_state(counts: PostCounts, *, target: float, day: date) -> GoalState:
    """Return how far a number a month is on that day: on the way when out and planned keep pace with the month."""
    if counts.published >= target:
        return GoalState.REACHED
    elapsed = day.day / monthrange(day.year, day.month)[1]
    is_in_pace = counts.published + counts.planned >= target * elapsed
    return GoalState.ON_THE_WAY if is_in_pace else GoalState.AT_RISK


def goal_parts(line: str) -> tuple[str, str, str]:
    """Return name, words and state of a line such as "Nachwuchs: 3 Bewerbungen – auf dem Weg"; missing ones are ''."""
    told, dash, state = line.rpartition(" – ")
    if not dash:
        told, state = line, ""
    name, colon, words = told.partition(": ")
    return (name, words, state.strip()) if colon else ("", told, state.strip())
