"""What she notes around a publication: places beside the channel, the day of the feedback. Each with its undo."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.domain.errors import UserFacingError

if TYPE_CHECKING:
    from amtdesk.domain.identifiers import PostId
    from amtdesk.domain.post_places import Place, PostPlace
    from amtdesk.ui.page import PageContext


class PublishRecord(QObject):
    """Does it, says it, and offers to undo it."""

    def __init__(self, context: "PageContext", *, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = context.desk
        self._messages = context.messages
        self._language = context.language

    def tick(self, place: "PostPlace") -> None:
        """Note that it appeared there, or take that back."""
        is_done = place.done_at is None
        told = self.tr("Ticked.") if is_done else self.tr("Tick taken back.")
        self._do(lambda: self._desk.posts.place_done(place.post_id, place.place, is_done=is_done), told=told)

    def add_place(self, post_id: "PostId", place: "Place") -> None:
        """It appears there, too, on the day of the post; where that has passed, today: nothing begins overdue."""
        planned = self._desk.posts.get(post_id).day
        day = None if planned is None else max(planned, self._desk.clock.today())
        self._do(lambda: self._desk.posts.set_place(post_id, place, due_on=day), told=self.tr("Place added."))

    def set_day(self, place: "PostPlace", day: date) -> None:
        """Give a place another day."""
        told = self.tr("Due on {day}.").format(day=self._language.short_date(day))
        posts = self._desk.posts
        self._do(lambda: posts.set_place(place.post_id, place.place, due_on=day, note=place.note), told=told)

    def remove(self, place: "PostPlace") -> None:
        """Take a place off the list."""
        told = self.tr("Taken off the list.")
        self._do(lambda: self._desk.posts.remove_place(place.post_id, place.place), told=told)

    def set_feedback(self, post_id: "PostId", day: date) -> None:
        """Decide by when readers hear what became of it. Raises UserFacingError where the day can't be."""
        self._desk.posts.set_feedback(post_id, day)
        self._messages.undo_toast(self.tr("Feedback due on {day}.").format(day=self._language.short_date(day)))

    def needs_no_feedback(self, post_id: "PostId") -> None:
        """Nobody waits for an answer."""
        told = self.tr("Noted: no feedback needed.")
        self._do(lambda: self._desk.posts.needs_no_feedback(post_id), told=told)

    def feedback_given(self, post_id: "PostId") -> None:
        """Readers heard what became of it."""
        self._do(lambda: self._desk.posts.feedback_given(post_id), told=self.tr("Noted as told."))

    def _do(self, deed: Callable[[], object], *, told: str) -> None:
        try:
            deed()
        except UserFacingError as error:
            self._messages.report(error)
        else:
            self._messages.undo_toast(told)
