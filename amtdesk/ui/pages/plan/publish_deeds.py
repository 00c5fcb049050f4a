"""Carrying a post to the channel by hand (P9): text, picture and description go over the clipboard one by one."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.publishing import PublishStep, checked_link, next_step
from amtdesk.ui.browser import Browser
from amtdesk.ui.clipboard import Clipboard

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.desk import Desk
    from amtdesk.domain.posts import Post
    from amtdesk.ui.page import PageContext

_S = PublishStep
BAR: Final = "channel-address"


class PublishDeeds(QObject):
    """Knows how far each post was carried in this session, and what the clipboard holds now."""

    refused = Signal(object)  # UserFacingError
    publish_requested = Signal(int)  # it is online, says she
    stepped = Signal(int)  # the post that was carried one step further

    def __init__(self, context: "PageContext", *, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self._messages = context.messages
        self._clipboard = Clipboard(context.messages, self)
        self._browser = Browser(context.messages, self)
        self._done: dict[PostId, frozenset[PublishStep]] = {}
        self._held: tuple[PostId, PublishStep] | None = None
        self._words_held = ""
        QGuiApplication.clipboard().dataChanged.connect(self._look)

    # how far

    def next_step(self, post: "Post") -> PublishStep:
        """What comes next for a post. Once its day has passed, what was copied is only to be entered."""
        clock = self._desk.clock
        if post.copied_at is not None and post.is_asked(clock.now(), clock.zone):
            return _S.ENTER
        return next_step(post, self._done.get(post.id, frozenset()))

    def is_done(self, post: "Post", step: PublishStep) -> bool:
        """Whether this was carried over."""
        if step is _S.TEXT or post.copied_at is None:
            return post.copied_at is not None and step is _S.TEXT
        return step in self._done.get(post.id, frozenset())

    def on_clipboard(self, post: "Post") -> PublishStep | None:
        """What of this post the clipboard holds now."""
        return self._held[1] if self._held is not None and self._held[0] == post.id else None

    def label(self, step: PublishStep) -> str:
        """What the step is called on a button."""
        words = {
            _S.TEXT: self.tr("Copy the text"),
            _S.PICTURE: self.tr("Copy the picture"),
            _S.ALT_TEXT: self.tr("Copy the description"),
            _S.ENTER: self.tr("Enter as published"),
        }
        return words[step]

    # steps

    def copy_next(self, post_id: PostId) -> None:
        """Carry over what comes next; after the last one the text once more."""
        post = self._get(post_id)
        if post is not None:
            step = self.next_step(post)
            is_first = step is _S.ENTER or post.status is PostStatus.PUBLISHED
            self.do(post_id, _S.TEXT if is_first else step)

    def do(self, post_id: PostId, step: PublishStep) -> None:
        """Do one step."""
        deeds: dict[PublishStep, Callable[[PostId], None]] = {
            _S.TEXT: self._copy_text,
            _S.PICTURE: self._copy_picture,
            _S.ALT_TEXT: self._copy_alt_text,
            _S.ENTER: self.publish_requested.emit,
        }
        deeds[step](post_id)

    def _copy_text(self, post_id: PostId) -> None:
        try:
            text = self._desk.posts.text_to_copy(post_id)
        except UserFacingError as error:
            self.refused.emit(error)
            return
        self._clipboard.copy(text, then=lambda: self._note_copied(post_id))

    def _note_copied(self, post_id: PostId) -> None:
        self._done.pop(post_id, None)
        self._hold(post_id, _S.TEXT)
        try:
            post = self._desk.posts.mark_copied(post_id)
        except UserFacingError as error:
            self.refused.emit(error)
            return
        self._tell(post, _S.TEXT)

    def _copy_picture(self, post_id: PostId) -> None:
        post = self._get(post_id)
        if post is None:
            return

        def made(desk: "Desk") -> bytes:
            return desk.media.copy_for(post.image_sha256, desk.channels.main())

        self._context.tasks.run(
            self.tr("Preparing the picture"), made, hearer=self, then=lambda content: self._take_picture(post, content)
        )

    def _take_picture(self, post: "Post", content: bytes) -> None:
        picture = QImage.fromData(content)
        held = QMimeData()
        held.setImageData(picture)
        QGuiApplication.clipboard().setMimeData(held)
        self._step_on(post.id, _S.PICTURE)

    def _copy_alt_text(self, post_id: PostId) -> None:
        post = self._get(post_id)
        if post is not None:
            self._clipboard.copy(post.alt_text.strip(), then=lambda: self._step_on(post_id, _S.ALT_TEXT))

    def _step_on(self, post_id: PostId, step: PublishStep) -> None:
        self._done[post_id] = self._done.get(post_id, frozenset()) | {step}
        self._hold(post_id, step)
        post = self._get(post_id)
        if post is not None:
            self._tell(post, step)
            self.stepped.emit(post_id)

    # the channel

    def channel_address(self) -> str:
        """Where the town's channel is, '' while nobody entered it."""
        return self._desk.channels.main().address or self._desk.town.town().channel_address

    def open_channel(self) -> None:
        """Open the channel in the browser. Only a web address goes out."""
        try:
            address = checked_link(self.channel_address())
        except UserFacingError as error:
            self.refused.emit(error)
            return
        if not address:
            self._messages.toast(self.tr("The channel has no address yet. Enter it in the settings."), icon="link")
        else:
            self._browser.open(address)

    # what is said

    def _tell(self, post: "Post", step: PublishStep) -> None:
        follows = self.next_step(post)
        if post.status is PostStatus.PUBLISHED:
            self._messages.toast(self.tr("Copied as it went out."))
        elif post.status is PostStatus.SCHEDULED:
            self._messages.toast(self._said(step, _S.ENTER))
        else:
            self._messages.toast(
                self._said(step, follows),
                self.label(follows),
                on_action=lambda: self.do(post.id, follows),
                keys="Ctrl+Shift+V" if follows is _S.ENTER else "Ctrl+Shift+C",
            )

    def _said(self, step: PublishStep, follows: PublishStep) -> str:
        words = {
            (_S.TEXT, _S.PICTURE): self.tr("Text copied. Next: the picture."),
            (_S.TEXT, _S.ALT_TEXT): self.tr("Text copied. Next: the picture’s description."),
            (_S.TEXT, _S.ENTER): self.tr("Copied. Online already?"),
            (_S.PICTURE, _S.ALT_TEXT): self.tr("Picture copied. Next: its description."),
            (_S.PICTURE, _S.ENTER): self.tr("Picture copied. Online already?"),
            (_S.ALT_TEXT, _S.PICTURE): self.tr("Description copied. Next: the picture."),
            (_S.ALT_TEXT, _S.ENTER): self.tr("Description copied. Online already?"),
        }
        return words[step, follows]

    def _look(self) -> None:
        """Something else may have been copied, here or elsewhere."""
        if self._held is not None and not self._is_held(*self._held):
            post_id, self._held = self._held[0], None
            self.stepped.emit(post_id)

    def _is_held(self, _post_id: PostId, step: PublishStep) -> bool:
        clipboard = QGuiApplication.clipboard()
        is_as_left = clipboard.mimeData().hasImage() if step is _S.PICTURE else clipboard.text() == self._words_held
        return clipboard.ownsClipboard() and is_as_left

    def _hold(self, post_id: PostId, step: PublishStep) -> None:
        self._held, self._words_held = (post_id, step), QGuiApplication.clipboard().text()

    def _get(self, post_id: PostId) -> "Post | None":
        try:
            return self._desk.posts.get(post_id)
        except UserFacingError as error:
            self.refused.emit(error)
            return None
