"""The card to write in: tools above, the text, the count below. It stores nothing: it asks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from amtdesk.domain.post_checks import characters, reading_seconds
from amtdesk.ui.keys import key_text
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import Card, Hairline, row
from amtdesk.ui.widgets.fields import AutosaveTextEdit
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.meters import CharacterRing
from amtdesk.ui.widgets.painting import paint_focus_ring
from amtdesk.ui.widgets.utf16 import qt_length, qt_part

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_LEAST_HEIGHT: Final = 300


class PostTextEdit(AutosaveTextEdit):
    """Grows with its text, so that the page scrolls and not the field. `/kürzel` + Tab asks for a template."""

    shortcut_typed = Signal(str)
    focus_changed = Signal()

    def __init__(self, theme: "Theme", name: str) -> None:
        super().__init__(theme, name, bare=True)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        before, typed = self.toPlainText(), self._typed_shortcut() if next else ""
        if typed:
            self.shortcut_typed.emit(typed)
        return self.toPlainText() != before or super().focusNextPrevChild(next)  # an unknown one lets Tab go on

    def replace_shortcut(self, typed: str, text: str) -> None:
        """Put text in the place of a typed `/kürzel`."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(typed))
        cursor.insertText(text)

    def mark_spans(self, spans: Sequence[tuple[int, int]]) -> None:
        """Underline what the checks found."""
        found = []
        for start, end in spans:
            piece = QTextEdit.ExtraSelection()
            cursor = self._over(start, end)
            look = QTextCharFormat()
            look.setBackground(self._theme.color("warn.soft"))
            look.setUnderlineColor(self._theme.color("warn.base"))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            piece.cursor, piece.format = cursor, look
            found.append(piece)
        self.setExtraSelections(found)

    def select_span(self, start: int, end: int) -> None:
        """Select a part and go there."""
        self.setTextCursor(self._over(start, end))
        self.setFocus()

    def _over(self, start: int, end: int) -> QTextCursor:
        text, cursor = self.toPlainText(), self.textCursor()
        cursor.setPosition(qt_length(text[:start]))
        cursor.setPosition(qt_length(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _typed_shortcut(self) -> str:
        cursor = self.textCursor()
        before = qt_part(self.toPlainText(), 0, end=cursor.position())
        word = before[max(before.rfind(" "), before.rfind("\n")) + 1 :]
        return word if word.startswith("/") and len(word) > 1 else ""

    def _grow(self) -> None:
        least = self._theme.px(_LEAST_HEIGHT)
        height = round(self.document().size().height()) + self._theme.px(8)
        self.setFixedHeight(max(least, height))


class WritingCard(Card):
    """Toolbar, text and count in one frame."""

    template_requested = Signal()
    versions_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme, padding=(3, 3), spacing=0)  # room for the focus ring
        self.template_button = KbdButton(
            theme, self.tr("Template"), kind="quiet", icon="message-square-quote", keys="Ctrl+B", small=True
        )
        self.version_button = KbdButton(theme, self.tr("Version 1"), kind="quiet", icon="history", small=True)
        self.text = PostTextEdit(theme, self.tr("Text of the post"))
        self.text.setProperty("ownFocus", True)
        self.text.focus_changed.connect(self.update)
        self.text.setPlaceholderText(self.tr("What matters first. Two lines are always seen."))
        self._ring = CharacterRing(theme)
        self._number = Label(theme, role="metaStrong")
        self._count = Label(theme, role="meta", color="text.secondary")
        self._reading = Label(theme, role="meta", color="text.secondary")
        self._assemble()
        self.template_button.clicked.connect(self.template_requested)
        self.version_button.clicked.connect(self.versions_requested)

    def _assemble(self) -> None:
        theme = self._theme
        tools = row(theme, spacing=4, margins=(6, 4, 6, 4))
        tools.addWidget(self.template_button)
        tools.addStretch(1)
        tools.addWidget(self.version_button)
        self.column.addLayout(tools)
        self.column.addWidget(Hairline(theme))
        body = row(theme, margins=(14, 12, 14, 8))
        body.addWidget(self.text)
        self.column.addLayout(body)
        self.column.addWidget(Hairline(theme))
        foot = row(theme, spacing=6, margins=(14, 8, 14, 8))
        foot.addWidget(self._ring)
        foot.addSpacing(theme.px(2))
        foot.addWidget(self._number)
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(self._reading)
        self.column.addLayout(foot)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text.hasFocus():
            rect, radius = QRectF(self.rect()), self._theme.px(10)
            paint_focus_ring(QPainter(self), self._theme, rect=rect, radius=radius)

    def show_version(self, number: int) -> None:
        """Say which version is written on."""
        self.version_button.set_label(self.tr("Version {n}").format(n=number))

    def show_count(self, text: str, *, recommended: int) -> None:
        """Count what goes out; from the recommendation on the ring is amber, and never blocks."""
        count = characters(text)
        if count > recommended:
            words = self.tr("characters, {n} over the recommendation").format(n=count - recommended)
        else:
            words = self.tr("characters, easy to read up to {n}").format(n=recommended)
        self._number.setText(str(count))
        self._count.setText(words)
        self._count.set_color("warn.text" if count > recommended else "text.secondary")
        self._ring.show_count(count, recommended=recommended, spoken=f"{count} {words}")
        seconds = reading_seconds(text)
        self._reading.setText(self.tr("Reading time {n} sec.").format(n=seconds) if seconds else "")

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Words that are out can't be changed."""
        self.text.setReadOnly(is_read_only)
        self.template_button.setVisible(not is_read_only)
        tip = "" if is_read_only else self.tr("Insert a reply template ({key})").format(key=key_text("Ctrl+B"))
        self.template_button.setToolTip(tip)
