"""What she does with a post's picture, and where it is shown: in its card and on the channel's preview."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.pictures import NotAPicture
from amtdesk.domain.posts import Post, SavedPost
from amtdesk.ui.pages.plan.picture_card import PictureCard
from amtdesk.ui.pages.plan.preview import PhonePreview

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class PictureDeeds(QObject):
    """Brings a picture in, takes it away, copies it. `saved` is told what became of the post."""

    def __init__(
        self, context: "PageContext", card: PictureCard, *, phone: PhonePreview, saved: Callable[[SavedPost], None]
    ) -> None:
        super().__init__(card)
        self._pictures = context.desk.pictures
        self._messages = context.messages
        self._card = card
        self._phone = phone
        self._saved = saved
        self._post: Post | None = None
        self._shown = ("", b"")  # a picture is read once, not with every letter that is typed
        card.frame.chosen.connect(self._choose)
        card.frame.removed.connect(self._remove)
        card.frame.copied.connect(self._copy)

    def show_post(self, post: Post, *, is_read_only: bool) -> None:
        """Show a post's picture and what is known about it."""
        self._post = post
        content = self._content(post)
        self._card.show_post(post, is_read_only=is_read_only)
        self._card.frame.show_picture(
            content, alt_text=post.alt_text, has_name=bool(post.image_name), is_read_only=is_read_only
        )
        self._phone.show_picture(QImage.fromData(content) if content else QImage())

    def _content(self, post: Post) -> bytes:
        if post.image_sha256 != self._shown[0]:
            try:
                self._shown = (post.image_sha256, self._pictures.content(post) or b"")
            except UserFacingError as error:
                self._shown = (post.image_sha256, b"")
                self._messages.report(error)
        return self._shown[1]

    def _choose(self, path: Path) -> None:
        # Read as the window reads it: a file that only begins like a picture would never be seen by anyone.
        if path.is_file() and path.stat().st_size and QImage(str(path)).isNull():
            self._messages.report(NotAPicture(path))
        elif self._post is not None:
            post = self._post
            self._do(lambda: self._pictures.choose(post.id, path))

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

    def _copy(self, picture: QImage) -> None:
        QGuiApplication.clipboard().setImage(picture)
        self._messages.toast(self.tr("Picture copied. Insert it on the channel with Ctrl V."))
