"""What becomes of a line that is found at a stop: a question with its source, or an observation with the mood."""

from typing import TYPE_CHECKING, Final

from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.rounds import Mood, ObservationKind

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.rounds import Round, Stop

QUESTION: Final = "question"


def source_at(stop: "Stop | None", *, is_on_messages: bool) -> QuestionSource:
    """Where a question that is noted at this stop was asked."""
    if stop is None or not stop.group.is_own_channel:
        return QuestionSource.GROUP
    return QuestionSource.DIRECT_MESSAGE if is_on_messages else QuestionSource.PAGE_COMMENT


class StopNotes:
    """Keeps lines that are found at one stop of one round."""

    def __init__(self, desk: "Desk", walk: "Round", *, stop: "Stop") -> None:
        self._desk = desk
        self._walk = walk
        self._group_id = stop.group.id

    def keep(self, text: str, kind: str, *, source: QuestionSource, mood: Mood | None) -> None:
        """Keep a line; `kind` is QUESTION or an ObservationKind. Raises UserFacingError."""
        if kind == QUESTION:
            self._desk.questions.note(text, source=source, group_id=self._group_id, round_id=self._walk.id)
        else:
            self._desk.rounds.note_observation(self._group_id, ObservationKind(kind), text=text, mood=mood)
