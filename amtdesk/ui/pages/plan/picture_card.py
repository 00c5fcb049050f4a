"""A post's picture in the editor: what it shows, what is known of it, the ways to another one. It stores nothing."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from amtdesk.domain.media import Medium, alt_text_hint
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import Post
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.picture_facts import GrowingText, NamedPictureFacts
from amtdesk.ui.pages.plan.picture_frame import Thumbnail
from amtdesk.ui.widgets.buttons import IconButton, KbdButton
from amtdesk.ui.widgets.cards import Card, column, row
from amtdesk.ui.widgets.chips import Chip
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.system.language import Language
    from amtdesk.ui.pages.plan.media_words import Fact, MediaWords
    from amtdesk.ui.theme import Theme
    from amtdesk.ui.widgets.menus import PopupMenu

# design px
_THUMBNAIL: Final = (116, 74)


class PictureCard(QWidget):
    """Hashtags on a line of their own, then the picture. A picture can also be known by its name alone."""

    edited = Signal(object)  # Post with other details
    described = Signal(str)
    media_requested = Signal()
    file_requested = Signal()
    rights_requested = Signal()
    copy_requested = Signal()
    save_requested = Signal()
    remove_requested = Signal()
    file_dropped = Signal(object)  # Path

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._post: Post | None = None
        self._medium: Medium | None = None
        self._is_read_only = False
        self._alt_most: int | None = None
        self._language: Language | None = None
        self._hashtags = QLineEdit()
        self.card = Card(theme, padding=(14, 14), spacing=10)
        self.thumbnail = Thumbnail(theme, width=_THUMBNAIL[0], height=_THUMBNAIL[1])
        self._name = Label(theme, role="bodyStrong", wrap=True)
        self.menu_button = IconButton(
            theme, self.tr("More about the picture"), icon="ellipsis", kind="quiet", small=True
        )
        self.alt = GrowingText(theme, self.tr("Picture description"))
        self._length = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._chips = {"rights": Chip(theme, ""), "people": Chip(theme, "")}
        self.enter_rights = KbdButton(theme, self.tr("Enter rights and people"), icon="pencil", small=True)
        self.enter_rights.let_shorten()
        self.named = NamedPictureFacts(theme)
        self._from_media = KbdButton(theme, self.tr("Choose from media …"), icon="image-plus", small=True)
        self._from_file = KbdButton(theme, self.tr("Choose file …"), small=True)
        self.setAcceptDrops(True)
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        theme = self._theme
        lines = column(theme, spacing=12)
        self.setLayout(lines)
        self._hashtag_part = QWidget()
        self._hashtag_part.setLayout(self._hashtag_line())
        lines.addWidget(self._hashtag_part)
        lines.addWidget(self.card)
        self._shown = QWidget()
        shown = row(theme, spacing=16)
        self._shown.setLayout(shown)
        shown.addWidget(self.thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        shown.addLayout(self._about(), 1)
        self._bare = QWidget()
        bare = column(theme, spacing=8)
        self._bare.setLayout(bare)
        self._bare_words = Label(theme, role="meta", color="text.secondary", wrap=True)
        ways = FlowRow(theme, spacing=8)
        for button in (self._from_media, self._from_file):
            ways.flow.addWidget(button)
        bare.addWidget(self._bare_words)
        bare.addWidget(ways)
        self.card.column.addWidget(self._shown)
        self.card.column.addWidget(self.named)
        self.card.column.addWidget(self._bare)

    def _hashtag_line(self) -> QVBoxLayout:
        self._hashtags.setFont(self._theme.font("control"))
        self._hashtags.setPlaceholderText(self.tr("#Birkenfurt"))
        self._hashtags.setAccessibleName(self.tr("Hashtags"))
        label = Label(self._theme, self.tr("Hashtags"), role="metaStrong")
        label.setBuddy(self._hashtags)
        lines = column(self._theme, spacing=4)
        lines.addWidget(label)
        lines.addWidget(self._hashtags)
        return lines

    def _about(self) -> QVBoxLayout:
        theme = self._theme
        lines = column(theme, spacing=4)
        head = row(theme, spacing=8)
        head.addWidget(self._name, 1)
        head.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        self._alt_label = Label(theme, self.tr("Picture description"), role="metaStrong", color="text.secondary")
        self._alt_label.setBuddy(self.alt)
        self.alt.setPlaceholderText(self.tr("What can be seen, in one or two sentences"))
        lines.addWidget(self._alt_label)
        lines.addWidget(self.alt)
        lines.addWidget(self._length)
        states = FlowRow(theme, spacing=8)
        for chip in self._chips.values():
            states.flow.addWidget(chip)
        states.flow.addWidget(self.enter_rights)
        lines.addSpacing(theme.px(2))
        lines.addWidget(states)
        self._states = states
        return lines

    def _connect(self) -> None:
        self._hashtags.editingFinished.connect(self._offer)
        self.named.changed.connect(self._offer)
        self.alt.save_requested.connect(self._describe)
        self.alt.textChanged.connect(self._say_length)
        self.menu_button.clicked.connect(self.open_menu)
        self.enter_rights.clicked.connect(self.rights_requested)
        self._from_media.clicked.connect(self.media_requested)
        self._from_file.clicked.connect(self.file_requested)

    def measure_by(self, language: "Language", alt_most: int | None) -> None:
        """Know how long a description may be on the channel, and say so in this language."""
        self._language, self._alt_most = language, alt_most

    # what is shown

    def show_post(self, post: Post, *, medium: Medium | None, words: "MediaWords", is_read_only: bool) -> None:
        """Show what is stored; a field that is being typed in keeps its words."""
        self._post, self._medium, self._is_read_only = post, medium, is_read_only
        if not self._hashtags.hasFocus():
            self._hashtags.setText(post.hashtags)
            self._hashtags.setCursorPosition(0)
        self._hashtags.setReadOnly(is_read_only)
        self._hashtag_part.setVisible(post.status is not PostStatus.PUBLISHED)  # in the text as it went out they stand
        has_name = bool(post.image_name)
        self._shown.setVisible(has_name)
        self._name.setText(post.image_name)
        self.alt.show_text(post.alt_text)
        self.alt.setReadOnly(is_read_only)
        self.named.setVisible(has_name and medium is None)
        self.named.show_post(post, is_read_only=is_read_only)
        self._show_medium(medium, words)
        self._show_ways(is_shown=not is_read_only and medium is None)
        self._bare_words.setText(
            self.tr("Of this picture only the name is known. Choose its file.")
            if has_name
            else self.tr("No picture yet. A file can also be dropped here.")
        )
        self.card.setVisible(has_name or not is_read_only)
        self._say_length()

    def _show_ways(self, *, is_shown: bool) -> None:
        """Show the ways to a picture. When one was just gone, the keys go on in the description, which comes next."""
        is_gone = not is_shown and self._bare.isAncestorOf(self.window().focusWidget())
        if is_gone and not self._is_read_only:
            self.alt.setFocus()
        self._bare.setVisible(is_shown)

    def show_picture(self, content: bytes | None, *, alt_text: str) -> None:
        """Show the small picture, None for none."""
        picture = QImage.fromData(content) if content else QImage()
        self.thumbnail.show_picture(picture, alt_text=alt_text)
        self.thumbnail.setVisible(not picture.isNull())

    def _show_medium(self, medium: Medium | None, words: "MediaWords") -> None:
        self._states.setVisible(medium is not None)
        if medium is None:
            return
        facts: dict[str, Fact] = {"rights": words.rights(medium), "people": words.people(medium)}
        for key, fact in facts.items():
            self._chips[key].show_state(fact.words, kind=fact.kind, icon=fact.icon)
        is_asked = any(fact.kind != "neutral" for fact in facts.values())
        self.enter_rights.setVisible(is_asked and not self._is_read_only)

    def _say_length(self) -> None:
        hint = alt_text_hint(self.alt.text(), most=self._alt_most)
        said = "" if hint is None or self._language is None else self._language.sentence(hint)
        self._length.setText(said)
        self._length.setVisible(bool(said) and not self._is_read_only)

    # what she does

    def open_menu(self) -> None:
        """Offer everything that can be done with the picture."""
        self.menu().popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def menu(self) -> "PopupMenu":
        """Everything that can be done with the picture."""
        from amtdesk.ui.widgets.menus import PopupMenu

        menu = PopupMenu(self._theme, self)
        has_file = self._medium is not None
        if has_file:
            menu.add(self.tr("Rights, people and where it is shown"), self.rights_requested.emit, icon="pencil")
            menu.add(self.tr("Copy picture"), self.copy_requested.emit, icon="copy")
            menu.add(self.tr("Save copy for the channel …"), self.save_requested.emit, icon="file-down")
        if not self._is_read_only:
            menu.addSeparator()
            menu.add(self.tr("Choose from media …"), self.media_requested.emit, icon="image-plus")
            menu.add(self.tr("Choose file …"), self.file_requested.emit)
            menu.add(self.tr("Take the picture away"), self.remove_requested.emit, icon="trash-2", color="danger.base")
        return menu

    def flush(self) -> None:
        """Store what stands in the fields."""
        self.alt.flush()
        self._offer()

    def _describe(self, text: str) -> None:
        if self._post is not None and not self._is_read_only and text.strip() != self._post.alt_text:
            self.described.emit(text.strip())

    def _offer(self) -> None:
        if self._post is None or self._is_read_only:
            return
        changed = replace(self._post, hashtags=self._hashtags.text().strip())
        if self._medium is None and self._post.image_name:
            changed = self.named.told(changed)
        if changed != self._post:
            self._post = changed
            self.edited.emit(changed)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._is_read_only and _dropped_file(event) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)


def _dropped_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
