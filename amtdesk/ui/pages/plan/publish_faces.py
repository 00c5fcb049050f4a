"""The faces of the card "Freigabe" from approved to published: carry over, schedule, enter, correct."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import Post
from amtdesk.domain.publishing import PublishStep
from amtdesk.ui.pages.plan.card_face import Face

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.ui.pages.plan.deeds import PostDeeds

_S = PostStatus


class PublishFaces(QObject):
    """Makes faces; what a face asks of the card or the page is a signal."""

    form_requested = Signal()  # "Als veröffentlicht eintragen" with its fields
    enter_requested = Signal()  # store what the fields say
    date_requested = Signal()
    close_requested = Signal()

    def __init__(self, deeds: "PostDeeds", *, parent: QObject) -> None:
        super().__init__(parent)
        self._deeds = deeds

    def face(self, post: Post, *, is_wished: bool) -> Face | None:
        """The face of a post that may go out or is out; None for what must be approved first."""
        if is_wished and post.may_become(_S.PUBLISHED):
            return self._enter(post)
        faces: dict[PostStatus, Callable[[Post], Face]] = {
            _S.APPROVED: self._approved,
            _S.SCHEDULED: self._scheduled,
            _S.PUBLISHED: self._published,
            _S.MISSED: self._missed,
        }
        make = faces.get(post.status)
        return None if make is None else make(post)

    def _approved(self, post: Post) -> Face:
        publishing = self._deeds.publishing
        step = publishing.next_step(post)
        if step is PublishStep.ENTER:
            return self._enter(post)
        others = [
            (self.tr("Enter as published"), self.form_requested.emit),
            *self._schedule(post),
        ]
        if step is PublishStep.TEXT:
            others.append((self.tr("Approval was taken back"), lambda: self._deeds.withdraw_approval(post.id)))
        return Face(
            primary=publishing.label(step),
            icon="copy",
            deed=lambda: publishing.do(post.id, step),
            keys="" if step is PublishStep.ALT_TEXT else "Ctrl+Return",  # as below
            others=tuple(others),
        )

    def _schedule(self, post: Post) -> "list[tuple[str, Callable[[], None]]]":
        if post.day is not None and not self._deeds.is_ahead(post):
            return []  # the platform takes no time that has passed
        return [(self.tr("Scheduled on the platform"), lambda: self._deeds.mark_scheduled(post.id))]

    def _enter(self, post: Post) -> Face:
        again = (self.tr("Copy the text again"), lambda: self._deeds.publishing.do(post.id, PublishStep.TEXT))
        others = [again]
        if post.status is _S.SCHEDULED:
            others.append((self.tr("Removed from the platform"), lambda: self._deeds.unschedule(post.id)))
        elif post.status is _S.APPROVED:
            others += self._schedule(post)
        return Face(
            primary=self.tr("Enter as published"),
            icon="check",
            deed=self.enter_requested.emit,
            form="publish",
            keys="",  # the words fill the button; Ctrl+Enter presses it all the same
            others=tuple(others),
        )

    def _scheduled(self, post: Post) -> Face:
        """Until its time the platform holds it, and nothing is to be done; then its link is asked for."""
        if not self._deeds.is_ahead(post):
            return self._enter(post)
        return Face(
            primary=self.tr("Back to the plan"),
            icon="",
            deed=self.close_requested.emit,
            others=(
                (self.tr("Enter as published"), self.form_requested.emit),
                (self.tr("Removed from the platform"), lambda: self._deeds.unschedule(post.id)),
            ),
        )

    def _published(self, post: Post) -> Face:
        link = ((self.tr("Add the link …"), lambda: self._deeds.ask_link(post.id)),) if post.lacks_link else ()
        copy = (self.tr("Copy the text as it went out"), lambda: self._deeds.copy(post.id))
        correct = (self.tr("Write a correction"), lambda: self._deeds.correct(post.id))
        return Face(
            primary=self.tr("Back to the plan"), icon="", deed=self.close_requested.emit, others=(*link, copy, correct)
        )

    def _missed(self, _post: Post) -> Face:
        was_online = (self.tr("It was online after all"), self.form_requested.emit)
        return Face(
            primary=self.tr("Set a new date"), icon="calendar", deed=self.date_requested.emit, others=(was_online,)
        )
