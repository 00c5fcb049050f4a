"""Where closing a question or setting it aside is taken back, she is at that question again."""

from typing import TYPE_CHECKING

from amtdesk.domain.errors import NotFound
from amtdesk.ui.last_step import LastStep

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.identifiers import QuestionId


class Returning:
    """Knows the question that was closed last, and the one that was set aside last."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._closed: QuestionId | None = None
        self._set_aside: QuestionId | None = None
        self._setting_aside = LastStep(desk)

    def note_closed(self, question_id: "QuestionId") -> None:
        """It was closed just now."""
        self._closed = question_id

    def note_set_aside(self, question_id: "QuestionId") -> None:
        """It got an interim reply or was handed over just now."""
        self._set_aside = question_id
        self._setting_aside.remember()

    def due(self) -> "QuestionId | None":
        """Return the question that she is back at, once; None where nothing was taken back."""
        return self._opened_again() or self._taken_up_again()

    def _opened_again(self) -> "QuestionId | None":
        if self._closed is None:
            return None
        try:
            is_closed = self._desk.questions.get(self._closed).is_closed
        except NotFound:  # deleted since: there is nothing to return to
            self._closed = None
            return None
        if is_closed:
            return None
        found, self._closed = self._closed, None
        return found

    def _taken_up_again(self) -> "QuestionId | None":
        if self._set_aside is None or not self._setting_aside.is_undone():
            return None
        found, self._set_aside = self._set_aside, None
        return found
