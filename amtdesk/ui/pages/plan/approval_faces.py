"""The faces of the card "Freigabe" up to the yes: begin, submit, record, and once more where it ends too early."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.pages.plan.card_face import Face

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.domain.posts import Post
    from amtdesk.ui.pages.plan.approval_forms import SubmitForm
    from amtdesk.ui.pages.plan.deeds import PostDeeds

_S = PostStatus


class ApprovalFaces(QObject):
    """Makes faces; what a face asks of the card or the page is a signal."""

    form_wished = Signal(str)  # "approve", "publish", or "" for the state's own
    record_requested = Signal()  # store what the form of the approval says
    date_requested = Signal()

    def __init__(self, deeds: "PostDeeds", *, submit: "SubmitForm", parent: QObject) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._submit = submit

    def face(self, post: "Post", *, level: int, wish: str) -> Face:
        """The face of a post that is not approved, or not up to its day; `wish` is the form that she asked for.

        `level` is the one that its approval must have. Above the stored one it can only be submitted.
        """
        if post.status is _S.APPROVED:
            return self._renewal(post, level=level, wish=wish)
        faces: dict[PostStatus, Callable[[], Face]] = {
            _S.IDEA: partial(self._idea, post),
            _S.DRAFT: partial(self._draft, post, level=level, wish=wish),
            _S.IN_REVIEW: partial(self._waiting, post, level=level, wish=wish),
            _S.ON_HOLD: partial(self._held, post),
            _S.WITHDRAWN: partial(self._idea, post),
        }
        return faces[post.status]()

    def _idea(self, post: "Post") -> Face:
        begin = self.tr("Begin as a draft") if post.status is _S.IDEA else self.tr("Take it up again")
        return Face(primary=begin, icon="pencil", deed=lambda: self._deeds.begin_draft(post.id))

    def _draft(self, post: "Post", *, level: int, wish: str) -> Face:
        if level == 0:
            return self._record()
        if wish == "approve":
            return self._record(self._submit_first())
        given = () if level > post.approval_level else (self._given_already(),)
        return self._asking(post, *given, words=self.tr("Submit for approval"))

    def _renewal(self, post: "Post", *, level: int, wish: str) -> Face:
        """Its approval ends before its day: someone is asked again, or it goes out earlier."""
        another_day = (self.tr("Another date …"), self.date_requested.emit)
        if level == 0:
            return self._record(another_day)
        if wish == "approve":
            return self._record(self._submit_first(), another_day)
        is_out = (self.tr("Enter as published"), partial(self.form_wished.emit, "publish"))
        given = () if level > post.approval_level else (self._given_already(),)
        return self._asking(post, *given, another_day, is_out, words=self.tr("Submit for approval again"))

    def _asking(self, post: "Post", *others: "tuple[str, Callable[[], None]]", words: str) -> Face:
        return Face(
            primary=words,
            icon="send",
            deed=lambda: self._deeds.submit(post.id, self._submit.to()),
            form="submit",
            others=others,
        )

    def _given_already(self) -> "tuple[str, Callable[[], None]]":
        return self.tr("Approval is given already"), partial(self.form_wished.emit, "approve")

    def _waiting(self, post: "Post", *, level: int, wish: str) -> Face:
        back = (self.tr("Take it back"), lambda: self._deeds.take_back_submission(post.id))
        if level <= post.approval_level:
            copy = (self.tr("Copy the mail text again"), lambda: self._deeds.copy_request_again(post.id))
            return self._record(copy, back)
        if wish == "approve":
            return self._record(self._submit_first(), back)
        return self._asking(post, back, words=self.tr("Submit for approval again"))

    def _submit_first(self) -> "tuple[str, Callable[[], None]]":
        return self.tr("Submit it first"), partial(self.form_wished.emit, "")

    def _record(self, *others: "tuple[str, Callable[[], None]]") -> Face:
        words = self.tr("Record the approval")
        return Face(primary=words, icon="stamp", deed=self.record_requested.emit, form="approve", others=others)

    def _held(self, post: "Post") -> Face:
        return Face(primary=self.tr("Resume"), icon="undo-2", deed=lambda: self._deeds.resume(post.id))
