"""Posts whose occasion was moved: their idea proposes to bring them along, not a second post. No clock, no records."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from amtdesk.domain.identifiers import IdeaId, PostId
from amtdesk.domain.recurring_ideas import ProposedIdea

#: Of a series, the next time is not the moved one: a meeting that was put off comes within so many days.
_FARTHEST_OF_SERIES: Final = timedelta(days=21)


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunPost:
    """A post that is not out yet, of an idea and for an occasion. `day` is what the idea proposed for it."""

    post_id: PostId
    idea_id: IdeaId
    occasion_uid: str
    day: date
    stands_on: date | None = None

    def is_meant_by(self, proposal: ProposedIdea) -> bool:
        """Whether a proposal is of the same idea, for the same occasion."""
        return self.idea_id == proposal.idea_id and _uid(proposal) == self.occasion_uid


def is_left_behind(post: BegunPost, named: Iterable[ProposedIdea]) -> bool:
    """Whether its occasion names its day no longer. `named` is all that ideas name around that day."""
    return not any(post.is_meant_by(each) and post.day in (each.day, each.moved_from) for each in named)


def days_for_left(
    left: Sequence[BegunPost], *, proposals: Sequence[ProposedIdea], settled: Collection[date]
) -> dict[date, BegunPost]:
    """Return to which proposed day each post goes that was left behind; all are of one idea and one occasion.

    All of them moved by the same number of days, if one fits; `settled` are days of the idea that were left behind,
    too, such as that of a post that is out.
    """
    days = {each.day for each in proposals}
    is_series = len({each.occasion.day for each in proposals if each.occasion is not None}) > 1
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


def _uid(proposal: ProposedIdea) -> str:
    return "" if proposal.occasion is None else proposal.occasion.uid
