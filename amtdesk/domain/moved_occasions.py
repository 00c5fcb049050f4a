"""Posts whose occasion was moved: their idea proposes to bring them along, not a second post. No clock, no records."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from amtdesk.domain.identifiers import IdeaId, PostId
from amtdesk.domain.recurring_ideas import ProposedIdea, RecurringIdea

#: Of a series, the next time is not the moved one: a meeting that was put off comes within so many days.
_FARTHEST_OF_SERIES: Final = timedelta(days=21)


class Distance(NamedTuple):
    """How many days the day that an idea names lies behind its occasion's first day, and behind the last."""

    from_first: int
    from_last: int

    def fits(self, other: "Distance") -> bool:
        """Whether this is the same day of an occasion, which may be longer or shorter by now."""
        return self.from_first == other.from_first or self.from_last == other.from_last


def distance_of(proposal: ProposedIdea) -> Distance | None:
    """Return where a proposal lies to its occasion, before a day without service moved it; None without an occasion."""
    if proposal.occasion is None:
        return None
    planned = proposal.moved_from or proposal.day
    return Distance((planned - proposal.occasion.day).days, (planned - proposal.occasion.last_day).days)


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunPost:
    """A post that is not out yet, of an idea and for an occasion. `day` is what the idea proposed for it.

    `distance` is how that day lay to the occasion; None for posts that were begun before this was noted.
    """

    post_id: PostId
    idea_id: IdeaId
    occasion_uid: str
    day: date
    stands_on: date | None = None
    distance: Distance | None = None

    def is_meant_by(self, proposal: ProposedIdea) -> bool:
        """Whether a proposal is of the same idea, for the same occasion."""
        return self.idea_id == proposal.idea_id and _uid(proposal) == self.occasion_uid

    def is_same_day_of(self, proposal: ProposedIdea) -> bool:
        """Whether a proposal lies to the occasion as this post's day did; where nobody knows, it may."""
        distance = distance_of(proposal)
        return self.distance is None or distance is None or self.distance.fits(distance)

    def is_still_named_by(self, idea: RecurringIdea) -> bool:
        """Whether the idea goes on naming this very day of its occasions."""
        if self.distance is None:
            return False
        return self.distance.from_first in idea.offsets or self.distance.from_last in idea.end_offsets


def is_left_behind(post: BegunPost, named: Iterable[ProposedIdea]) -> bool:
    """Whether its occasion names its day no longer. `named` is all that ideas name around that day.

    Another of several days of the same occasion may have come to lie there: that one is not the post's.
    """
    meant = (each for each in named if post.is_meant_by(each) and post.day in (each.day, each.moved_from))
    return not any(map(post.is_same_day_of, meant))


def same_days_for_left(left: Iterable[BegunPost], *, proposals: Sequence[ProposedIdea]) -> dict[date, BegunPost]:
    """Return the proposed days that lie to the occasion as those posts' days did, the nearest in a series."""
    is_series = _is_series(proposals)
    found: dict[date, BegunPost] = {}
    for post in left:
        days = [each.day for each in proposals if post.is_same_day_of(each) and each.day not in found]
        near = [day for day in days if not is_series or abs(day - post.day) <= _FARTHEST_OF_SERIES]
        if near:
            found[min(near, key=lambda day: abs(day - post.day))] = post
    return found


def days_for_left(
    left: Sequence[BegunPost], *, proposals: Sequence[ProposedIdea], settled: Collection[date]
) -> dict[date, BegunPost]:
    """Return to which proposed day each post goes that was left behind; all are of one idea and one occasion.

    All of them moved by the same number of days, if one fits; `settled` are days of the idea that were left behind,
    too, such as that of a post that is out.
    """
    days = {each.day for each in proposals}
    is_series = _is_series(proposals)
    waiting = {each.day: each for each in left}
    gone = {*settled, *waiting}
    found: dict[date, BegunPost] = {}
    while waiting:
        shifts = {day - each for each in waiting for day in days - found.keys()}
        near = [shift for shift in shifts if not is_series or abs(shift) <= _FARTHEST_OF_SERIES]
        if not near:
            break
        best = max(near, key=lambda shift: (sum(day + shift in days for day in gone), -abs(shift)))
        moved = [day for day in waiting if day + best in days - found.keys()]
        found |= {day + best: waiting.pop(day) for day in moved}
    return found


def _is_series(proposals: Iterable[ProposedIdea]) -> bool:
    return len({each.occasion.day for each in proposals if each.occasion is not None}) > 1


def _uid(proposal: ProposedIdea) -> str:
    return "" if proposal.occasion is None else proposal.occasion.uid
