"""A look at a post from the plan, as the channel would show it. Space opens and closes it; Enter goes to the post."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.gaps import with_gaps_named
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.preview import PhonePreview, PreviewContent
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import ScrollColumn
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.domain.identifiers import PostId
    from amtdesk.domain.posts import Post
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.post_words import PostWords

_WIDTH: Final = 420
_PICTURE_SIDE: Final = 640
_SCROLLS: Final = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}


class PostPeek(TallSheet):
    """Shows one post; it changes nothing."""

    open_requested = Signal(object)  # PostId

    def __init__(self, context: "PageContext", words: "PostWords", *, parent: QWidget, post_id: "PostId") -> None:
        desk = context.desk
        post = desk.posts.get(post_id)
        super().__init__(context.theme, parent, heading=words.title(post), width=_WIDTH)
        self._context = context
        self._post_id = post_id
        said = f"{words.state(post)} · {words.planned(post.day, post.at)}"
        self.head.addWidget(Label(context.theme, said, role="meta", color="text.secondary", wrap=True))
        phone = self._phone = PhonePreview(context.theme)
        town = desk.town.town()
        phone.show_content(
            PreviewContent(
                page_name=town.channel_page_name or town.full_name or town.name,
                when=words.on_channel(post.day, post.at),
                text=with_gaps_named(desk.posts.going_out(post).text, context.language.sentence),
                picture=post.image_name,
                alt_text=post.alt_text,
            )
        )
        if post.image_sha256:
            self._show_picture(phone, post)
        phone.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the keys scroll, close and lead on; nothing is typed here
        scroll = self._scroll = ScrollColumn(context.theme, margins=(24, 6, 24, 6))  # room for the ring
        scroll.column.addWidget(phone, 0, Qt.AlignmentFlag.AlignHCenter)
        scroll.column.addStretch(1)
        self.add_middle(scroll)
        self.open_button = KbdButton(context.theme, self.tr("Open the post"), icon="pencil", keys="Return")
        self.open_button.clicked.connect(self._open)
        self.foot.addWidget(self.end_with(self.open_button))

    def show_post(self) -> None:
        """Open it."""
        self.open(self._phone)

    def _show_picture(self, phone: PhonePreview, post: "Post") -> None:
        try:
            picture = QImage.fromData(self._context.desk.media.thumbnail(post.image_sha256, _PICTURE_SIDE))
        except UserFacingError:  # the preview names a picture that cannot be shown
            return
        phone.show_picture(picture)

    def _open(self) -> None:
        self.close_sheet()
        self.open_requested.emit(self._post_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match Qt.Key(event.key()):
            case Qt.Key.Key_Space:
                self.close_sheet()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open()
            case key if key in _SCROLLS:
                self._scroll.verticalScrollBar().triggerAction(_SCROLLS[key])
            case _:
                super().keyPressEvent(event)
