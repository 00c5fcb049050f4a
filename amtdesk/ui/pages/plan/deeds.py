"""What she does with a post from list and editor alike: the deed, and the toast that says so and offers undo."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.plan_days import refuse_past
from amtdesk.domain.post_summaries import planned_instant
from amtdesk.domain.posts import Approval, ApprovalWay, Post
from amtdesk.ui.clipboard import Clipboard
from amtdesk.ui.pages.plan.post_words import PostWords
from amtdesk.ui.pages.plan.publish_deeds import PublishDeeds

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.writing import PostTextEdit

T = TypeVar("T")


class PostDeeds(QObject):
    """Deeds report what the office's rules refuse through `refused`; the page shows it near its cause."""

    refused = Signal(object)  # UserFacingError
    publish_requested = Signal(int)  # a post is online, says she, in a toast or in a menu
    open_requested = Signal(int)  # a post that belongs to another one

    def __init__(self, context: "PageContext", words: PostWords, *, parent: "QWidget") -> None:
        super().__init__(parent)
        self._place = parent
        self._context = context
        self._desk = context.desk
        self._language = context.language
        self._messages = context.messages
        self._words = words
        self.clipboard = Clipboard(context.messages, self)
        self.publishing = PublishDeeds(context, parent=self)
        self.publishing.refused.connect(self.refused)
        self.publishing.publish_requested.connect(self.publish_requested)

    def submit(self, post_id: PostId, to: str) -> None:
        """Hand it to someone: the mail text is on the clipboard, the state says since when."""
        post = self._done(lambda: self._desk.posts.submit(post_id, to))
        if post is not None:
            said = self.tr("Mail text copied. It waits for approval now.")
            self.clipboard.copy(self._request(post), then=lambda: self._messages.undo_toast(said))

    def copy_request_again(self, post_id: PostId) -> None:
        """The same once more, by wish."""
        said = self.tr("Mail text copied.")
        self.clipboard.copy(self._request(self._desk.posts.get(post_id)), then=lambda: self._messages.toast(said))

    def remind(self, post_id: PostId) -> None:
        """Show the reminder to whoever is to approve, ready to be sent."""
        if self._done(lambda: self._desk.posts.ready_to_remind(post_id)) is not None:
            from amtdesk.ui.remind_sheet import RemindSheet

            RemindSheet(self._context, post_id, parent=self._place.window()).show_mail(self.clipboard)

    def take_back_submission(self, post_id: PostId) -> None:
        """Work on it again."""
        post = self._done(lambda: self._desk.posts.take_back_submission(post_id))
        if post is not None:
            is_draft = post.standing_approval is None
            said = self.tr("It is a draft again.") if is_draft else self.tr("It stands approved as before.")
            self._messages.undo_toast(said)

    def record_approval(
        self, post_id: PostId, *, by: str, at: datetime, way: ApprovalWay, valid_until: date | None = None
    ) -> None:
        """Record who approved."""
        posts = self._desk.posts
        post = self._done(lambda: posts.record_approval(post_id, by=by, at=at, way=way, valid_until=valid_until))
        if post is not None:
            self.say_undoable(self.tr("Approval by {name} recorded.").format(name=by))

    def say_undoable(self, said: str) -> None:
        """Say what was done, and offer to take it back."""
        self._messages.undo_toast(said)

    def let_stand_again(self, post_id: PostId) -> None:
        """The words that were approved are back."""
        post = self._done(lambda: self._desk.posts.let_stand_again(post_id))
        if post is not None and (approval := post.standing_approval) is not None:
            self.say_undoable(self.tr("The approval by {name} stands again.").format(name=approval.approved_by))

    def withdraw_approval(self, post_id: PostId) -> None:
        """Note that an approval was taken back."""
        if self._done(lambda: self._desk.posts.withdraw_approval(post_id)) is not None:
            self._messages.undo_toast(self.tr("Approval taken back. It is a draft again."))

    def copy(self, post_id: PostId) -> None:
        """Carry over what comes next: the words as they go out, then the picture and its description."""
        self.publishing.copy_next(post_id)

    def is_ahead(self, post: Post) -> bool:
        """Whether its time still comes."""
        planned = planned_instant(post.day, post.at, zone=self._desk.clock.zone)
        return planned is not None and planned > self._desk.clock.now()

    def correct(self, post_id: PostId) -> None:
        """Begin the post that sets a published one right."""
        post = self._done(lambda: self._desk.posts.correct(post_id))
        if post is not None:
            self._messages.undo_toast(self.tr("Correction begun. It needs an approval of its own."))
            self.open_requested.emit(post.id)

    def write_feedback(self, post_id: PostId) -> None:
        """Begin the answer to those who took part, or open the one that is begun."""
        post = self._done(lambda: self._desk.posts.write_feedback(post_id))
        if post is not None:
            self.open_requested.emit(post.id)

    def mark_published(self, post_id: PostId, *, at: datetime, link: str) -> Post | None:
        """Note that it is online; None when that was refused."""
        post = self._done(lambda: self._desk.posts.mark_published(post_id, at=at, link=link))
        if post is not None:
            self._messages.undo_toast(self.tr("Entered as published: “{title}”").format(title=self._words.title(post)))
        return post

    def ask_link(self, post_id: PostId) -> None:
        """Ask where it stands, in a sheet over the window."""
        from amtdesk.ui.pages.plan.added_link_sheet import AddedLinkSheet

        AddedLinkSheet(self._context, self, parent=self._place.window()).ask(post_id)

    def add_link(self, post_id: PostId, link: str) -> None:
        """Note where it stands. Raises UserFacingError: whoever asked for the link says it beside the field."""
        post = self._desk.posts.add_link(post_id, link)
        self._messages.undo_toast(self.tr("Link added: “{title}”").format(title=self._words.title(post)))

    def mark_scheduled(self, post_id: PostId) -> None:
        """Note that the platform brings it."""
        if self._done(lambda: self._desk.posts.mark_scheduled(post_id)) is not None:
            self._messages.undo_toast(self.tr("Noted as scheduled on the platform."))

    def unschedule(self, post_id: PostId) -> None:
        """Note that the platform no longer brings it."""
        if self._done(lambda: self._desk.posts.unschedule(post_id)) is not None:
            self._messages.undo_toast(self.tr("Removed from the platform. It can be changed again."))

    def mark_missed(self, post_id: PostId) -> None:
        """Its time is gone."""
        if self._done(lambda: self._desk.posts.mark_missed(post_id)) is not None:
            self._messages.undo_toast(self.tr("Noted as missed. It does not go out late."))

    def begin_draft(self, post_id: PostId) -> None:
        """An idea or a withdrawn post is worked on."""
        if self._done(lambda: self._desk.posts.begin_draft(post_id)) is not None:
            self._messages.undo_toast(self.tr("It is a draft now."))

    def resume(self, post_id: PostId) -> None:
        """Off hold."""
        if self._done(lambda: self._desk.posts.resume(post_id)) is not None:
            self._messages.undo_toast(self.tr("It stands in the plan again."))

    def hold(self, post_id: PostId) -> None:
        """On hold."""
        if self._done(lambda: self._desk.posts.hold(post_id)) is not None:
            self._messages.undo_toast(self.tr("It is on hold."))

    def withdraw(self, post_id: PostId) -> None:
        """Out of the plan."""
        post = self._done(lambda: self._desk.posts.withdraw(post_id))
        if post is not None:
            self._messages.undo_toast(self.tr("Withdrawn: “{title}”").format(title=self._words.title(post)))

    def move(self, post_id: PostId, *, days: int) -> None:
        """To another day, at the same time."""
        self._plan(post_id, lambda: self._moved(post_id, days))

    def _moved(self, post_id: PostId, days: int) -> Post:
        today = self._desk.clock.today()
        refuse_past((self._desk.posts.get(post_id).day or today) + timedelta(days=days), today=today)
        return self._desk.posts.move(post_id, days=days)

    def set_day(self, post_id: PostId, day: date | None, *, at: time | None) -> None:
        """To a day that she named."""
        self._plan(post_id, lambda: self._desk.posts.set_day(post_id, day, at=at))

    def act(self, post_id: PostId, wish: str) -> None:
        """What a row's menu asks for."""
        deeds = {
            "copy": self.copy,
            "online": self.publish_requested.emit,
            "missed": self.mark_missed,
            "tray": self.to_ideas,
            "hold": self.hold,
            "resume": self.resume,
            "withdraw": self.withdraw,
        }
        deeds[wish](post_id)

    def to_ideas(self, post_id: PostId) -> None:
        """Without a day: it waits among the ideas."""
        self.set_day(post_id, None, at=None)

    def restore_version(self, post_id: PostId, number: int) -> None:
        """Bring back the words of a version."""
        post = self._done(lambda: self._desk.posts.restore_version(post_id, number))
        if post is not None:
            self._messages.undo_toast(self.tr("Version {n} restored.").format(n=number))

    def say_lapsed(self, approval: Approval, *, restore: Callable[[], None]) -> None:
        """The one toast of a session that says whose approval is gone, and offers its words back."""
        again = self.tr("Restore version {n}").format(n=approval.version)
        self._messages.toast(self._words.lapsed(approval), again, on_action=restore)

    def may_undo(self, post: Post | None, text: "PostTextEdit") -> bool:
        """Whether Ctrl+Z means the desk's last step: where she writes, only one that was done to this post.

        Another one is named, and taken back by wish only.
        """
        if post is None or not text.hasFocus() or text.isReadOnly():
            return True
        text.flush()
        step = self._desk.history.undoable()
        if step is None or self._desk.history.is_about_post(step, post.id):
            return True
        said = self.tr("There is nothing to undo in this post. Done last: {what}")
        what = self._language.sentence(step.label)
        self._messages.toast(said.format(what=what), self.tr("Undo"), on_action=self._messages.undo_requested.emit)
        return False

    def _plan(self, post_id: PostId, deed: "Callable[[], Post]") -> None:
        before = self._done(lambda: self._desk.posts.get(post_id))
        post = None if before is None else self._done(deed)
        if before is not None and post is not None:
            self._say_moved(post, before=before)

    def _say_moved(self, post: Post, *, before: Post) -> None:
        if post.day is None:
            said = self.tr("It has no date any more.")
        elif post.day == before.day:
            said = self.tr("It has no time any more.") if post.at is None else self.tr("The time is now {time}.")
            said = said.format(time="" if post.at is None else self._language.clock_time(post.at))
        else:
            said = self.tr("Planned for {day}.") if before.day is None else self.tr("Moved to {day}.")
            said = said.format(day=self._language.short_date(post.day))
        if post.ends_before is not None:
            said = f"{said} {self._words.ends_before(post.ends_before)}"
        self._messages.undo_toast(said)

    def _done(self, deed: "Callable[[], T]") -> "T | None":
        try:
            return deed()
        except UserFacingError as error:
            self.refused.emit(error)
            return None

    def _request(self, post: Post) -> str:
        return self._desk.approval_papers.mail_text([post.id])
