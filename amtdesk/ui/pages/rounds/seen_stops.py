"""What stood at the stops that she left a step ago, so that going back or undo finds it there again."""

from typing import TYPE_CHECKING

from amtdesk.domain.rounds import Round, Stop, Unfinished

if TYPE_CHECKING:
    from amtdesk.domain.identifiers import GroupId, RoundId


class SeenStops:
    """Remembers as long as the window is open. What is unfinished is kept with the round, and counts first."""

    def __init__(self) -> None:
        self._seen: dict[tuple[RoundId | None, GroupId], Unfinished] = {}

    def leave(self, walk: Round, there: Unfinished) -> None:
        """She goes on; what was in the line is stored by now."""
        self._seen[walk.id, there.group_id] = there

    def open_again(self, walk: Round, stop: Stop) -> None:
        """She goes back to a stop: its mood is the visit's, and the visit's seconds are kept with the round."""
        known = self._seen.get((walk.id, stop.group.id), Unfinished(group_id=stop.group.id))
        mood = known.mood if stop.visit is None else stop.visit.mood
        self._seen[walk.id, stop.group.id] = known._replace(mood=mood, seconds=0)

    def at(self, walk: Round, stop: Stop) -> Unfinished:
        """What stood at a stop; empty when she was not there yet."""
        kept = walk.unfinished
        if kept is not None and kept.group_id == stop.group.id:
            return kept
        return self._seen.get((walk.id, stop.group.id), Unfinished(group_id=stop.group.id))
