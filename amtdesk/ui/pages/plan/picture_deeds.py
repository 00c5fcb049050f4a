"""What she does with a post's picture, and where it is shown: in its card and on the channel's preview."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.posts import Post, SavedPost
from amtdesk.ui.pages.plan.media_deeds import MediaDeeds, ask_pictures
from amtdesk.ui.pages.plan.media_words import MediaWords
from amtdesk.ui.pages.plan.picture_card import PictureCard
from amtdesk.ui.pages.plan.post_words import PostWords

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class ShowsPicture(Protocol):
    """Whatever shows a post as the channel will."""

    def show_picture(self, picture: QImage) -> None:
        """Show a picture; a null one for none."""


class PictureDeeds(QObject):
    """Brings a picture in, takes it away, copies it. `saved` is told what became of the post."""

    def __init__(
        self, context: "PageContext", card: PictureCard, *, phone: ShowsPicture, saved: Callable[[SavedPost], None]
    ) -> None:
        super().__init__(card)
        self._context = context
        self._pictures = context.desk.pictures
        self._messages = context.messages
        self._card = card
        self._phone = phone
        self._saved = saved
        self._post: Post | None = None
        self._shown = ("", b"")  # a picture is read once, not with every letter that is typed
        self._words = MediaWords(context.language, context.desk.clock, parent=self)
        self._media = MediaDeeds(context, card)
        self._connect()

    def _connect(self) -> None:
        card = self._card
        card.described.connect(self._describe)
        card.media_requested.connect(self.ask)
        card.file_requested.connect(self.ask_file)
        card.rights_requested.connect(self.ask_rights)
        card.copy_requested.connect(self._copy)
        card.save_requested.connect(self._save)
        card.remove_requested.connect(self._remove)
        card.file_dropped.connect(self._choose)

    def show_post(self, post: Post, *, is_read_only: bool) -> None:
        """Show a post's picture and what is known about it."""
        self._post = post
        content = self._content(post)
        self._card.measure_by(self._context.language, self._context.desk.channels.main().alt_max)
        self._card.show_post(post, medium=self._pictures.medium(post), words=self._words, is_read_only=is_read_only)
        self._card.show_picture(content, alt_text=post.alt_text)
        self._phone.show_picture(QImage.fromData(content) if content else QImage())

    def _content(self, post: Post) -> bytes:
        if post.image_sha256 != self._shown[0]:
            try:
                self._shown = (post.image_sha256, self._pictures.small(post) or b"")
            except UserFacingError as error:
                self._shown = (post.image_sha256, b"")
                self._messages.report(error)
        return self._shown[1]

    # sheets

    def ask(self) -> None:
        """Offer the pictures that were taken in; another file from there."""
        if self._post is None or self._post.is_out:
            return
        from amtdesk.ui.pages.plan.media_picker import MediaPicker

        picker = MediaPicker(self._context, self._place(), words=self._words)
        picker.chosen.connect(self._use)
        picker.file_chosen.connect(self._choose)
        picker.open_now()

    def ask_file(self) -> None:
        """Ask for a file."""
        paths = ask_pictures(self._card, self.tr("Choose a picture"), is_one=True)
        if paths:
            self._choose(paths[0])

    def ask_rights(self) -> None:
        """Show everything that is known of the picture."""
        medium = None if self._post is None else self._pictures.medium(self._post)
        if medium is None:
            return
        from amtdesk.ui.pages.plan.media_sheet import MediumSheet

        self._card.flush()
        sheet = MediumSheet(
            self._context,
            self._place(),
            medium=self._context.desk.media.get(medium.sha256),
            words=self._words,
            post_words=PostWords(self._context.language, self._context.desk.clock, parent=self),
            deeds=self._media,
        )
        sheet.begin()

    def _place(self) -> QWidget:
        return self._card.window()

    # deeds

    def _choose(self, path: Path) -> None:
        if self._post is None:
            return
        post_id = self._post.id

        def fail(error: Exception) -> None:
            if not isinstance(error, UserFacingError):
                raise error
            self._messages.report(error)

        # reading a large photo takes a second: off the window's thread
        self._context.tasks.run(
            self.tr("Taking the picture in"),
            lambda desk: desk.media.keep(path).sha256,
            hearer=self,
            then=lambda sha256: self._give(post_id, sha256),
            otherwise=fail,
        )

    def _use(self, sha256: str) -> None:
        if self._post is not None:
            self._give(self._post.id, sha256)

    def _give(self, post_id: int, sha256: str) -> None:
        if self._post is not None and self._post.id == post_id:
            post = self._post
            self._do(lambda: self._pictures.use(post.id, sha256))

    def _describe(self, text: str) -> None:
        if self._post is not None:
            post = self._post
            self._do(lambda: self._pictures.describe(post.id, text))

    def _remove(self) -> None:
        if self._post is not None:
            post = self._post
            if self._do(lambda: self._pictures.remove(post.id)):
                self._messages.undo_toast(self.tr("Picture taken away."))

    def _do(self, deed: Callable[[], SavedPost]) -> bool:
        try:
            saved = deed()
        except UserFacingError as error:
            self._messages.report(error)
            return False
        self._saved(saved)
        return True

    def _copy(self) -> None:
        self._media.copy(self._sha256())

    def _save(self) -> None:
        self._media.save(self._sha256())

    def _sha256(self) -> str:
        return "" if self._post is None else self._post.image_sha256
