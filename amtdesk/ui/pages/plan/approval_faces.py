"""The faces of the card "Freigabe" up to the yes: begin, submit, record, and once more where it ends too early."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from amtdesk.domain.post_summaries import REMINDED_AT_MOST, PostStatus
from amtdesk.ui.pages.plan.card_face import Face

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.domain.posts import Approval, Post
    from amtdesk.services.posts import PostsService
    from amtdesk.ui.pages.plan.approval_forms import SubmitForm
    from amtdesk.ui.pages.plan.deeds import PostDeeds
    from amtdesk.ui.pages.plan.post_words import PostWords

_S = PostStatus


class ApprovalFaces(QObject):
    """Makes faces; what a face asks of the card or the page is a signal."""

    form_wished = Signal(str)  # "approve", "publish", or "" for the state's own
    record_requested = Signal()  # store what the form of the approval says
    date_requested = Signal()

    def __init__(self, deeds: "PostDeeds", posts: "PostsService", *, submit: "SubmitForm", parent: QObject) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._posts = posts
        self._submit = submit

    def stand(self, asked: "Post", words: "PostWords") -> str:
        """One sentence on where it stands; `asked` has the level that its approval must have."""
        reminded = self._posts.reminders(asked.id) if asked.status is _S.IN_REVIEW else ()
        return words.stand(asked, reminded=reminded, before=self._before(asked))

    def _before(self, asked: "Post") -> "Approval | None":
        """The approval that a draft may have again: its words were changed, and are back."""
        return self._posts.approval_of_before(asked) if asked.status is _S.DRAFT else None

    def face(self, post: "Post", *, asked: "Post", wish: str) -> Face:
        """The face of a post that is not approved, or not up to its day; `wish` is the form that she asked for.

        `asked` has the level that its approval must have. Above the stored one it can only be submitted.
        """
        level = asked.approval_level
        if not wish and self._before(asked) is not None:
            return self._again(post, level=level)
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

    def _again(self, post: "Post", *, level: int) -> Face:
        """What was approved is back, to the letter: nobody has to be asked twice."""
        record = (self.tr("Record the approval"), partial(self.form_wished.emit, "approve"))
        submit = (self.tr("Submit for approval"), partial(self.form_wished.emit, "submit"))
        return Face(
            primary=self.tr("Let the approval stand again"),
            icon="stamp",
            deed=lambda: self._deeds.let_stand_again(post.id),
            others=(record if level == 0 else submit,),
        )

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
            may_remind = len(self._posts.reminders(post.id)) < REMINDED_AT_MOST
            remind = ((self.tr("Remind …"), lambda: self._deeds.remind(post.id)),) if may_remind else ()
            return self._record(*remind, copy, back)
        if wish == "approve":
            return self._record(self._submit_first(), back)
        return self._asking(post, back, words=self.tr("Submit for approval again"))

    def _submit_first(self) -> "tuple[str, Callable[[], None]]":
        return self.tr("Submit it first"), partial(self.form_wished.emit, "submit")

    def _record(self, *others: "tuple[str, Callable[[], None]]") -> Face:
        words = self.tr("Record the approval")
        return Face(primary=words, icon="stamp", deed=self.record_requested.emit, form="approve", others=others)

    def _held(self, post: "Post") -> Face:
        return Face(primary=self.tr("Resume"), icon="undo-2", deed=lambda: self._deeds.resume(post.id))
