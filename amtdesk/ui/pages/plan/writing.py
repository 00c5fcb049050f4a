"""The card to write in: tools above, the text, the count below. It stores nothing: it asks.

Tab leads from one place that is to be filled in to the next, and then out of the text.
"""

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QTextCursor,
)

from amtdesk.domain.channels import find_links
from amtdesk.ui.keys import key_text
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.writing_foot import WritingFoot
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import Card, Hairline, row
from amtdesk.ui.widgets.fields import AutosaveTextEdit
from amtdesk.ui.widgets.flow import FlowLayout
from amtdesk.ui.widgets.painting import paint_focus_ring
from amtdesk.ui.widgets.utf16 import qt_length, qt_part

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_LEAST_HEIGHT: Final = 300
#: A long text gets room for so many lines at once, and one is always left: to lay out the page takes longer than a key.
_LINES_AT_ONCE: Final = 4


class PostTextEdit(AutosaveTextEdit):
    """Grows with its text, so that the page scrolls and not the field. `/kürzel` + Tab asks for a template."""

    shortcut_typed = Signal(str)
    focus_changed = Signal()
    grown = Signal()

    def __init__(self, theme: "Theme", name: str) -> None:
        super().__init__(theme, name, bare=True)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )  # to come and go, it lays out three times
        self._open_places: Callable[[str], Sequence[tuple[int, int]]] = lambda _text: ()
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
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        self.viewport().repaint(self.cursorRect())  # at once: else whatever is due meanwhile would come first

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        before, typed = self.toPlainText(), self._typed_shortcut() if next else ""
        if typed:
            self.shortcut_typed.emit(typed)
        if self.toPlainText() != before or (next and self.select_open_place()):
            return True
        return super().focusNextPrevChild(next)  # an unknown shortcut, and nothing left to fill in: Tab goes on

    def find_open_places_by(self, find: Callable[[str], Sequence[tuple[int, int]]]) -> None:
        """Ask this for the places that Tab leads to: they are looked for when Tab is pressed."""
        self._open_places = find

    def select_open_place(self, *, behind: int | None = None) -> bool:
        """Select the next place behind the cursor that is to be filled in. Whether there is one."""
        if self.isReadOnly():
            return False
        text, cursor = self.toPlainText(), self.textCursor()
        start = cursor.selectionEnd() if behind is None else behind
        for first, last in self._open_places(text):
            if qt_length(text[:first]) >= start:
                self.setTextCursor(self._over(first, last))
                return True
        return False

    def replace_shortcut(self, typed: str, text: str) -> None:
        """Put text in the place of a typed `/kürzel`."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(typed))
        cursor.insertText(text)

    def insert_template(self, text: str) -> None:
        """Put prepared words at the cursor, apart from the words beside it, and select the first to be filled in."""
        start, end = self.textCursor().selectionStart(), self.textCursor().selectionEnd()
        whole = self.toPlainText()
        before, after = qt_part(whole, 0, end=start)[-1:], qt_part(whole, end, end=qt_length(whole))[:1]
        self.insert(f"{_apart(before)}{text}{_apart(after)}")
        self.setFocus()
        self.select_open_place(behind=start)

    def link_at_cursor(self) -> str:
        """Select the link that the cursor stands in and return it; empty where there is none."""
        text, cursor = self.toPlainText(), self.textCursor()
        for start, end in find_links(text):
            if qt_length(text[:start]) <= cursor.selectionStart() <= cursor.selectionEnd() <= qt_length(text[:end]):
                self.setTextCursor(self._over(start, end))
                return text[start:end]
        return ""

    def put_link(self, link: str) -> None:
        """Put a link in the place of the one that is selected, else behind what is, with a blank before it."""
        cursor = self.textCursor()
        if cursor.selectedText() != self.link_at_cursor():
            cursor.setPosition(cursor.selectionEnd())
        before = qt_part(self.toPlainText(), 0, end=cursor.selectionStart())[-1:]
        cursor.insertText(link if not before or before.isspace() or before in "([" else f" {link}")
        self.setTextCursor(cursor)
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
        # the size that Qt announces is that of what it has laid out so far: asking lays out the rest
        line = self._theme.line("body")
        lines = math.ceil((self.document().size().height() + self._theme.px(8)) / line) + 1
        height = max(self._theme.px(_LEAST_HEIGHT), math.ceil(lines / _LINES_AT_ONCE) * _LINES_AT_ONCE * line)
        if height != self.minimumHeight():
            self.setFixedHeight(height)
            self.grown.emit()


class _Tool(KbdButton):
    """A tool of the text: quieter than what leads on from here, except where colour alone tells what acts."""

    @override
    def _ink_token(self) -> str:
        is_quiet = self.isEnabled() and not self._theme.is_high_contrast
        return "text.secondary" if is_quiet else super()._ink_token()

    @override
    def _font(self) -> QFont:
        return self._theme.font("control")


class WritingCard(Card):
    """Toolbar, text and count in one frame."""

    template_requested = Signal()
    picture_requested = Signal()
    link_requested = Signal()
    versions_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme, padding=(3, 3), spacing=0)  # room for the focus ring
        self.template_button = self._tool(self.tr("Template"), "message-square-quote", keys="Ctrl+B")
        self.picture_button = self._tool(self.tr("Picture"), "image-plus")
        self.link_button = self._tool(self.tr("Link"), "link")
        self.version_button = self._tool(self.tr("Version 1"), "history")
        self.text = PostTextEdit(theme, self.tr("Text of the post"))
        self.text.setProperty("ownFocus", True)
        self.text.focus_changed.connect(self.update)
        self.text.setPlaceholderText(self.tr("What matters comes first."))
        self.text.textChanged.connect(self._say_hint)  # Qt paints what stands in an empty text, and tells nobody of it
        self._say_hint()
        self.foot = WritingFoot(theme)
        self._assemble()
        self.template_button.setToolTip(self.tr("Insert a reply template ({key})").format(key=key_text("Ctrl+B")))
        self.link_button.setToolTip(
            self.tr("Insert a link, or change the one at the cursor ({key})").format(key=key_text("Ctrl+L"))
        )
        QShortcut(QKeySequence("Ctrl+L"), self.link_button).activated.connect(self.link_button.click)
        self.template_button.clicked.connect(self.template_requested)
        self.picture_button.clicked.connect(self.picture_requested)
        self.link_button.clicked.connect(self.link_requested)
        self.version_button.clicked.connect(self.versions_requested)

    def _tool(self, name: str, icon: str, *, keys: str = "") -> KbdButton:
        return _Tool(self._theme, name, kind="quiet", icon=icon, keys=keys, small=True)

    def _assemble(self) -> None:
        theme = self._theme
        tools = FlowLayout(theme, spacing=4)
        for button in (self.template_button, self.picture_button, self.link_button):
            tools.addWidget(button)
        line = row(theme, spacing=4, margins=(6, 4, 6, 4))
        line.addLayout(tools, 1)
        line.addWidget(self.version_button, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(line)
        self.column.addWidget(Hairline(theme))
        body = row(theme, margins=(14, 12, 14, 8))
        body.addWidget(self.text)
        self.column.addLayout(body)
        self.column.addWidget(Hairline(theme))
        self.column.addWidget(self.foot)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text.hasFocus():
            rect, radius = QRectF(self.rect()), self._theme.px(10)
            paint_focus_ring(QPainter(self), self._theme, rect=rect, radius=radius)

    def _say_hint(self) -> None:
        hint = self.text.placeholderText() if self.text.document().isEmpty() else ""
        if hint != self.text.accessibleDescription():
            self.text.setAccessibleDescription(hint)

    def show_version(self, number: int) -> None:
        """Say which version is written on."""
        words = self.tr("Version {n}").format(n=number)
        if words != self.version_button.label():
            self.version_button.set_label(words)

    def lead_to_open_place(self) -> None:
        """Put the focus on the first words that are to be filled in, where there are any."""
        if self.text.select_open_place(behind=0):
            self.text.setFocus()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Words that are out can't be changed."""
        self.text.setReadOnly(is_read_only)
        for button in (self.template_button, self.picture_button, self.link_button):
            button.setVisible(not is_read_only)


def _apart(neighbour: str) -> str:
    return " " if neighbour and not neighbour.isspace() else ""
