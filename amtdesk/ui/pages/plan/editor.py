"""The editor of one post: writing on the left, preview, approval and checks beside it. Typing stores itself.

A key changes the text and nothing else: count, preview, checks and storing follow in the pauses.
"""

from dataclasses import replace
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import NotFound, UserFacingError
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import KeptBecause, Post, SavedPost
from amtdesk.ui.page import ONE_COLUMN_BELOW
from amtdesk.ui.pages.plan.approval_card import ApprovalCard
from amtdesk.ui.pages.plan.checks_card import ChecksCard
from amtdesk.ui.pages.plan.deeds import PostDeeds
from amtdesk.ui.pages.plan.editor_columns import EditorColumns
from amtdesk.ui.pages.plan.editor_head import EditorHead
from amtdesk.ui.pages.plan.editor_notices import Hint, MissedNotice, went_out
from amtdesk.ui.pages.plan.editor_top import EditorTop
from amtdesk.ui.pages.plan.following import Beside, Following
from amtdesk.ui.pages.plan.picture_card import PictureCard
from amtdesk.ui.pages.plan.picture_deeds import PictureDeeds
from amtdesk.ui.pages.plan.post_words import PostWords
from amtdesk.ui.pages.plan.preview_panel import PreviewPanel
from amtdesk.ui.pages.plan.publish_card import PublishingCard
from amtdesk.ui.pages.plan.remarks import Remarks
from amtdesk.ui.pages.plan.writing import WritingCard
from amtdesk.ui.widgets.cards import column

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_S = PostStatus
#: So long after storing, what stands beside the words follows: a key that waits goes first.
AFTER_STORING_MS: Final = 40


class PostEditor(QWidget):
    """Shows one post and stores what is typed. Sheets (date, versions, templates) are the page's."""

    closed = Signal()
    date_requested = Signal()

    def __init__(self, context: "PageContext", words: PostWords, *, deeds: PostDeeds) -> None:
        super().__init__()
        self._context = context
        self._desk = context.desk
        self._words = words
        self._deeds = deeds
        self._post: Post | None = None
        self._lapse_was_told = False
        self._refused_title: str | None = None  # what could not be stored yet
        self._knows_own_change = False  # what the desk will announce next is what was stored here just now
        self._approval_later = QTimer(self, singleShot=True, interval=AFTER_STORING_MS)
        self._approval_later.timeout.connect(self._show_approval)
        theme = context.theme
        self.head = EditorHead(context, words)
        self.writing = WritingCard(theme)
        self.picture = PictureCard(theme)
        self._hint = Hint(theme, context.language)
        self._preview = PreviewPanel(theme)
        self._pictures = PictureDeeds(context, self.picture, phone=self._preview.phone, saved=self._take)
        self.approval = ApprovalCard(context, words, deeds=deeds)
        self._missed = MissedNotice(context, deeds=deeds, approval=self.approval)
        self.publishing = PublishingCard(context, words, deeds=deeds)
        self._checks = ChecksCard(context)
        self._remarks = Remarks(context, self.writing.text, card=self._checks, parent=self)
        parts: tuple[QWidget, ...] = (self.writing, self._hint, self.picture)
        self._columns = EditorColumns(
            theme,
            parts,
            preview=self._preview,
            approval=self.approval,
            checks=self._checks,
            publishing=self.publishing,
        )
        self._top = EditorTop(theme, (self.head, self._missed), columns=self._columns)
        beside = Beside(head=self.head, writing=self.writing, preview=self._preview, remarks=self._remarks)
        self._following = Following(context, words, beside=beside, parent=self)
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        self.setProperty("ownFocus", True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # beside its parts, too, its keys hold: Esc leads back
        theme = self._context.theme
        whole = column(theme, spacing=12, margins=(24, 16, 0, 0))  # the scroll bar stands in the right margin
        self.setLayout(whole)
        whole.addWidget(self._columns, 1)
        self._top.stand_in(whole)

    def _connect(self) -> None:
        text = self.writing.text
        text.save_requested.connect(self._save_text)
        text.textChanged.connect(self._following.follow)
        self._columns.follow_cursor_of(text)
        self.head.title_kept.connect(self._save_title)
        self.head.title.paused.connect(self._save_title)
        self.head.title.entered.connect(self._go_on_to_text)
        self.head.title.lead_on_to(text)
        self.head.back_requested.connect(self.closed)
        self.head.date_kept.connect(self._move)
        self.head.corrected_requested.connect(self._deeds.open_requested)
        self.writing.picture_requested.connect(self._pictures.ask)
        self.picture.edited.connect(self._save_details)
        self.approval.saved.connect(self._take)
        self.approval.date_requested.connect(self.date_requested)
        self.approval.close_requested.connect(self.closed)
        self.publishing.saved.connect(self._take)
        self._missed.date_requested.connect(self.date_requested)

    # what is shown

    def post(self) -> Post | None:
        """The post that is open."""
        return self._post

    def open_post(self, post_id: PostId) -> None:
        """Show a post. Raises NotFound."""
        post = self._desk.posts.get(post_id)
        self._post = self._refused_title = None
        self._lapse_was_told = False
        self.approval.begin(post_id)
        self._preview.fold()
        self._columns.verticalScrollBar().setValue(0)
        self._show(post)
        self.writing.text.document().clearUndoRedoStacks()
        self.head.show_saved(post.changed_at)
        self._following.check_now()

    def refresh(self) -> bool:
        """Show what the desk holds now; False when the post is gone."""
        if self._post is None:
            return False
        try:
            post = self._desk.posts.get(self._post.id)
        except NotFound:
            return False
        is_known, self._knows_own_change = self._knows_own_change and post == self._post, False
        if not is_known:
            self._show(post)
        return True

    def _show(self, post: Post) -> None:
        before, self._post = self._post, post
        is_read_only = post.is_out or post.status is _S.WITHDRAWN
        self.writing.show_version(post.version)
        if before is None or is_read_only or not self.writing.text.has_unsaved():
            self.writing.text.show_text(went_out(post) or post.text)
        if before is not None and self._knows_own_change and _besides_words(before) == _besides_words(post):
            self._following.keep_post(post)  # she typed it: count, preview and checks are on their way
            self._approval_later.start()
            return
        self._show_approval()
        self._show_besides_words(post, is_read_only=is_read_only)
        self._following.show_post(post)

    def _show_approval(self) -> None:
        self._approval_later.stop()
        if self._post is not None:
            self.approval.show_post(self._post)

    def _show_besides_words(self, post: Post, *, is_read_only: bool) -> None:
        self.setAccessibleName(self._words.title(post))
        self.head.show_post(post, is_read_only=is_read_only)
        self.head.show_corrections(post)
        self.writing.set_read_only(is_read_only=is_read_only)
        self._pictures.show_post(post, is_read_only=is_read_only)
        self.publishing.show_post(post)
        today = self._desk.clock.today()
        is_locked = post.locked_until is not None and today < post.locked_until and not post.is_out
        self._hint.show_post(post, is_locked=is_locked)
        self._missed.show_post(post)
        self._preview.show_channels(self._desk.channels.used())

    def tick(self) -> None:
        """Its time may have passed meanwhile: then the card offers what is asked."""
        if self._post is not None and self._missed.show_post(self._post):
            self._show_approval()

    def fold(self, width: int) -> None:
        """Three columns, two with the preview as a tab, or one under the other."""
        self.head.fold(is_narrow=width < ONE_COLUMN_BELOW)
        self._columns.fold(width)
        self._top.fit()

    # storing

    def flush(self) -> None:
        """Store what was typed and not stored yet."""
        if self._post is not None:
            self.head.title.finish()
            self.head.date.finish()
            self.writing.text.flush()
            self.picture.flush()
            self.approval.publish.flush()

    def close_post(self) -> None:
        """Store, keep the words as a version, and let go. What was begun and never written is thrown away."""
        self.flush()
        if self._post is None or self.writing.text.has_unsaved():
            return
        self.keep_version()
        post = self.post()
        self.let_go()
        if post is not None and post.status is _S.DRAFT and not (post.title or post.text.strip() or post.image_name):
            self._desk.posts.discard(post.id)

    def let_go(self) -> None:
        """Show no post any more: this one is closed, or it is gone."""
        self._post = None
        self._remarks.stop()
        self._following.stop()
        self._approval_later.stop()

    def keep_version(self, because: KeptBecause = KeptBecause.CLOSED) -> None:
        """Keep the present words: she leaves, or looks at others."""
        if self._post is None or self._post.is_out:
            return
        try:
            self._desk.posts.keep_version(self._post.id, because=because)
        except NotFound:  # undone meanwhile: there is nothing to keep
            self.let_go()
        except UserFacingError as error:
            self._context.messages.report(error)

    def _save_text(self, text: str) -> None:
        if self._post is not None:
            self._save(title=self._refused_title or self._post.title, text=text)

    def _save_title(self, title: str) -> None:
        self._save(title=title, text=self.writing.text.text())

    def _go_on_to_text(self) -> None:
        if not self.writing.text.text():
            self.writing.text.setFocus()  # Enter in a new post's title leads on to its text, also without a title

    def _save(self, *, title: str, text: str) -> None:
        if self._post is None:
            return
        try:
            saved = self._desk.posts.save_text(self._post.id, title=title, text=text)
        except UserFacingError as error:
            # nothing typed is lost: it stays on screen and is asked to be stored again
            self._refused_title = title
            self.writing.text.keep_unsaved()
            self.head.show_saved(None)
            self._context.messages.report(error)
            return
        self._refused_title = None
        self._take(saved)

    def _save_details(self, post: Post) -> None:
        try:
            saved = self._desk.posts.edit(post)
        except UserFacingError as error:
            self._context.messages.report(error)
            return
        self._take(saved)

    def _take(self, saved: SavedPost) -> None:
        self._knows_own_change = True
        self.head.show_saved(self._desk.clock.now())
        self._show(saved.post)
        if saved.lapsed is not None and not self._lapse_was_told:
            self._lapse_was_told = True
            self._deeds.say_lapsed(saved.lapsed, restore=partial(self.restore_version, saved.lapsed.version))

    def restore_version(self, number: int) -> None:
        """Bring back the words of a version; what was typed is stored before."""
        self.flush()
        if self._post is not None:
            self._deeds.restore_version(self._post.id, number)
            self._lapse_was_told = False
            self.refresh()

    def _move(self, day: date, at: time | None) -> None:
        if self._post is not None:
            self._deeds.set_day(self._post.id, day, at=at)
            self.refresh()

    def focus_areas(self) -> list[QWidget]:
        """Head, what is asked, text, preview or checks, approval: what F6 walks through."""
        asked = [] if self._missed.isHidden() else [self._missed]
        return [self.head, *asked, self.writing.text, *self._columns.focus_areas(), self.approval.primary]


def _besides_words(post: Post) -> Post:
    """The post without what changes with every pause in typing."""
    return replace(post, text="", version=0, changed_at=None)
