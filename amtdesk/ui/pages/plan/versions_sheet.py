"""The sheet behind "Fassung n": which versions are kept, what differs from the present words, and one brought back."""

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from amtdesk.domain.posts import KEPT_WORD, KeptBecause, Post, PostVersion
from amtdesk.domain.word_comparison import Piece, PieceKind, compared
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.post_words import PostWords
    from amtdesk.ui.theme import Theme

# design px: the list, the text, what is left free above the sheet, and all that stands around the text
_LIST_WIDTH: Final = 232
_TEXT_HEIGHT: Final = 340
_LEAST_HEIGHT: Final = 32
_TOP: Final = 72
_AROUND: Final = 236


class VersionsSheet(Sheet):
    """Left the versions with who and when, right the comparison word by word."""

    restore_requested = Signal(int)

    def __init__(self, context: "PageContext", words: "PostWords", *, parent: QWidget) -> None:
        super().__init__(context.theme, parent, name="", width=860)
        self.setAccessibleName(self.tr("Versions"))
        self._context = context
        self._words = words
        self._post: Post | None = None
        self._versions: tuple[PostVersion, ...] = ()
        theme = context.theme
        self._list = CardList(theme, self.tr("Versions"))
        self._list.setFixedWidth(theme.px(_LIST_WIDTH))
        self._other = ChoiceBox(self.tr("Compared with"))
        self._text = QTextEdit()
        self._text.setReadOnly(True)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setFont(theme.font("body"))
        self._text.setAccessibleName(self.tr("What differs"))
        above = min(theme.px(_TOP), parent.height() // 8)
        room = parent.height() - 2 * above - theme.px(_AROUND) - 2 * theme.line("meta")
        self._text.setMinimumHeight(max(min(theme.px(_TEXT_HEIGHT), room), theme.px(_LEAST_HEIGHT)))
        self._legend = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._restore = KbdButton(theme, "", kind="primary", icon="undo-2", keys="Ctrl+Return")
        self._assemble(theme)
        self._list.current_changed.connect(self._show_version)
        self._other.activated.connect(self._show_current)
        self._list.opened.connect(self._focus_restore)
        self._restore.clicked.connect(self._ask_restore)
        theme.changed.connect(self._show_current)  # the marks take the new colours

    def _assemble(self, theme: "Theme") -> None:
        lines = column(theme, spacing=12, margins=(20, 16, 20, 16))
        lines.addWidget(Label(theme, self.tr("Versions"), role="heading"))
        body = row(theme, spacing=16)
        body.addWidget(self._list)
        right = column(theme, spacing=8)
        beside = row(theme, spacing=8)
        label = Label(theme, self.tr("Compared with"), role="metaStrong")
        label.setBuddy(self._other)
        beside.addWidget(label)
        beside.addWidget(self._other)
        beside.addStretch(1)
        right.addLayout(beside)
        right.addWidget(self._legend)
        right.addWidget(self._text, 1)
        body.addLayout(right, 1)
        lines.addLayout(body, 1)
        lines.addWidget(self.end_with(self._restore))
        self.panel.column.addLayout(lines)

    def show_versions(self, post: Post, *, number: int = 0) -> None:
        """Open for a post, at one version or the latest."""
        self._post = post
        self._versions = self._context.desk.posts.versions(post.id)
        self._list.show_rows([self._row(version) for version in self._versions])
        self._offer_others()
        is_present = [(each.title, each.text) == (post.title, post.text) for each in self._versions]
        before = next((each.number for each, same in zip(self._versions, is_present, strict=True) if not same), 0)
        if not self._list.select_key(number or before):
            self._list.select_first()
        self._show_version(self._list.current_key())
        self.open(self._list)

    def _row(self, version: PostVersion) -> CardRow:
        known = {each.value: each for each in KeptBecause}
        reason = known.get(version.reason)
        meta = [self._words.moment(version.saved_at), version.saved_by]
        return CardRow(
            key=version.number,
            title=self.tr("Version {n}").format(n=version.number),
            meta=", ".join(part for part in meta if part),
            snippet="" if reason is None else self._context.language.text(KEPT_WORD[reason]),
        )

    def _offer_others(self) -> None:
        self._other.clear()
        self._other.addItem(self.tr("the present words"), 0)
        for version in self._versions:
            self._other.addItem(self.tr("Version {n}").format(n=version.number), version.number)

    def _find(self, key: object) -> PostVersion | None:
        return next((each for each in self._versions if each.number == key), None)

    def _show_current(self) -> None:
        self._show_version(self._list.current_key())

    def _show_version(self, key: object) -> None:
        if self._post is None:
            return
        version, other = self._find(key), self._find(self._other.currentData())
        is_other = version is not None and (version.title, version.text) != (self._post.title, self._post.text)
        may_restore = is_other and not self._post.is_out
        self._restore.setVisible(may_restore)
        self.leave.set_kind("quiet" if may_restore else "primary")
        if version is None:
            self._legend.setText(self.tr("No version is kept yet. AmtDesk keeps one when you pause, submit or close."))
            self._text.setPlainText(self._post.text)
            return
        self._restore.set_label(self.tr("Restore version {n}").format(n=version.number))
        old = f"{version.title}\n\n{version.text}"
        shown = self._post if other is None else other
        new = f"{shown.title}\n\n{shown.text}"
        self._legend.setText(self._legend_words(version, other, is_same=old == new))
        theme = self._theme
        self._text.setHtml("".join(_as_html(piece, theme) for piece in compared(old, new)))

    def _legend_words(self, version: PostVersion, other: PostVersion | None, *, is_same: bool) -> str:
        if is_same and other is None:
            return self.tr("These are the present words.")
        if is_same:
            return self.tr("Both have the same words.")
        if other is None:
            words = self.tr("Underlined: new since version {n}. Struck through: gone since.")
            return words.format(n=version.number)
        words = self.tr("Underlined: only in version {m}. Struck through: only in version {n}.")
        return words.format(n=version.number, m=other.number)

    def _focus_restore(self, _key: object) -> None:
        if self._restore.isVisible():
            self._restore.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_restore(self) -> None:
        key = self._list.current_key()
        if isinstance(key, int):
            self.close_sheet()
            self.restore_requested.emit(key)


def _as_html(piece: Piece, theme: "Theme") -> str:
    text = escape(piece.text).replace("\n", "<br>")
    if piece.kind is PieceKind.SAME:
        return text
    if piece.kind is PieceKind.GONE:
        return f'<s style="color:{theme.color("text.tertiary").name()}">{text}</s>'
    return f'<u style="color:{theme.color("accent.text").name()}">{text}</u>'
