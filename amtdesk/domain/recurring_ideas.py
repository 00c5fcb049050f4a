"""Recurring ideas (P4): what they are, and on which days they propose a post. No clock, no records.

An idea is one of three: by a rule for the post's own day, by days before or after an occasion, or by hand.
Nothing becomes a post before she takes it. How the days are found: `proposed_days`.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Final

from amtdesk.domain.errors import FactFault
from amtdesk.domain.identifiers import IdeaId, PostId
from amtdesk.domain.occasions import Occasion

LONGEST_TITLE: Final = 200
#: Nobody plans a post further from its occasion, nor begins a draft earlier.
FARTHEST: Final = 366
MOST_OFFSETS: Final = 12
HIGHEST_LEVEL: Final = 3


class IdeaKind(StrEnum):
    """What an idea goes by."""

    BY_RULE = "by_rule"
    BY_OFFSET = "by_offset"
    BY_HAND = "by_hand"


class OnDaysOff(StrEnum):
    """What becomes of a day on which nobody is there: weekends without service, holidays, closing days."""

    KEEP = "keep"
    BEFORE = "before"
    AFTER = "after"
    DROP = "drop"


class IdeaFault(FactFault):
    """What is wrong with an idea."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurringIdea:
    """One idea that comes again.

    `rhythm` is the RRULE of the post's own day; `starts_on` is where it counts from. `offsets` are days from an
    occasion's first day (-3: three days before), `end_offsets` days from its last day (0: on the day it ends). The
    occasion is one of a kind, or one whose title has all of the words, or both. `at` is when the post goes out,
    `lead_days` how long before its day the draft is begun.
    """

    id: IdeaId
    key: str = ""
    title: str
    kind: IdeaKind = IdeaKind.BY_HAND
    rhythm: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    offsets: tuple[int, ...] = ()
    end_offsets: tuple[int, ...] = ()
    occasion_kind: str = ""
    occasion_words: str = ""
    at: time | None = None
    lead_days: int = 14
    on_days_off: OnDaysOff = OnDaysOff.KEEP
    topic: str = ""
    department: str = ""
    level: int = 1
    goal: str = ""
    target_group: str = ""
    format: str = ""
    dialogue: str = ""
    skeleton: str = ""
    note: str = ""
    is_resting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedIdea:
    """One day for which an idea proposes a post. `moved_from` is the day it names when nobody is there on that.

    `draft_by` is the day by which the draft is begun; `follows` the post that is there already, where its occasion was
    moved: it is brought along.
    """

    idea_id: IdeaId
    title: str
    day: date
    at: time | None = None
    topic: str = ""
    department: str = ""
    occasion: Occasion | None = None
    moved_from: date | None = None
    draft_by: date
    follows: PostId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaOffer:
    """A usual idea that is offered. `is_taken`: it is on the list."""

    idea: RecurringIdea
    is_taken: bool

    @property
    def key(self) -> str:
        """What it is called in the set."""
        return self.idea.key
