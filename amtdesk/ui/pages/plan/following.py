"""What follows the typing in its pauses: the count, the preview, the checks. A key itself changes the text alone."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from amtdesk.domain.gaps import with_gaps_named
from amtdesk.domain.open_places import open_places
from amtdesk.domain.posts import Post
from amtdesk.ui.pages.plan.editor_head import EditorHead
from amtdesk.ui.pages.plan.editor_notices import went_out
from amtdesk.ui.pages.plan.post_words import PostWords
from amtdesk.ui.pages.plan.preview import PreviewContent
from amtdesk.ui.pages.plan.preview_panel import PreviewPanel
from amtdesk.ui.pages.plan.remarks import Remarks
from amtdesk.ui.pages.plan.writing import WritingCard

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

#: So long after the last key they follow, one after the other.
COUNT_MS: Final = 60
PREVIEW_MS: Final = 150
CHECKS_MS: Final = 300
#: Whoever types on without a pause sees count and preview follow after so long.
LONGEST_MS: Final = 800


class Beside(NamedTuple):
    """The parts of the editor that show something about the words."""

    head: EditorHead
    writing: WritingCard
    preview: PreviewPanel
    remarks: Remarks


class Following(QObject):
    """Shows facts about the words as they are typed, stored or not."""

    def __init__(self, context: "PageContext", words: PostWords, *, beside: Beside, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = context.desk
        self._language = context.language
        self._words = words
        self._beside = beside
        self._post: Post | None = None
        self._count_later = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._preview_later = QTimer(self, singleShot=True, interval=PREVIEW_MS)
        self._waiting = QElapsedTimer()
        self._check_later = QTimer(self, singleShot=True, interval=CHECKS_MS)
        self._count_later.timeout.connect(self._count)
        self._preview_later.timeout.connect(self._show_preview)
        self._check_later.timeout.connect(self.check_now)
        beside.preview.channel_chosen.connect(self._show_facts)
        beside.writing.text.find_open_places_by(self._open_places)

    def show_post(self, post: Post) -> None:
        """Show what is to be said about a post; its words are those in the field."""
        self._post = post
        self._show_facts()
        self._check_later.start()

    def keep_post(self, post: Post) -> None:
        """The words that were typed are stored now."""
        self._post = post

    def follow(self) -> None:
        """Something was typed: whatever takes time waits for a pause, count and preview not for ever."""
        if self._post is None:
            return
        self._check_later.start()
        if not self._preview_later.isActive():
            self._waiting.start()
        if self._waiting.elapsed() < LONGEST_MS:
            self._count_later.start()
            self._preview_later.start()

    def check_now(self) -> None:
        """Ask for the checks; their answer comes when it is there."""
        self._check_later.stop()
        post = self._as_typed()
        if post is not None:
            self._beside.remarks.look(replace(post, hashtags="") if went_out(post) else post)  # they stand in its text

    def stop(self) -> None:
        """The post is closed."""
        self._post = None
        self._beside.remarks.stop()
        for timer in (self._count_later, self._preview_later, self._check_later):
            timer.stop()

    def _as_typed(self) -> Post | None:
        return None if self._post is None else replace(self._post, text=self._beside.writing.text.text())

    def _going_out(self, post: Post) -> str:
        return went_out(post) or self._desk.posts.going_out(post).text

    def _open_places(self, text: str) -> Sequence[tuple[int, int]]:
        return open_places(text, self._desk.town.town().variables)

    def _show_facts(self) -> None:
        self._count()
        self._show_preview()

    def _count(self) -> None:
        self._count_later.stop()
        post, writing = self._as_typed(), self._beside.writing
        if post is None:
            return
        self._beside.head.show_unsaved(is_unsaved=writing.text.has_unsaved())
        writing.foot.show_text(self._going_out(post), self._beside.preview.rules())

    def _show_preview(self) -> None:
        self._preview_later.stop()
        post, preview = self._as_typed(), self._beside.preview
        if post is None:
            return
        town = self._desk.town.town()
        out = None if post.went_out_at is None else self._language.local(post.went_out_at)
        day, at = (post.day, post.at) if out is None else (out.date(), out.time())
        preview.show_post(
            PreviewContent(
                page_name=town.channel_page_name or town.full_name or town.name or preview.rules().name,
                when=self._words.on_channel(day, at),
                text=with_gaps_named(self._going_out(post), self._language.sentence),
                picture=post.image_name,
                alt_text=post.alt_text,
            )
        )
