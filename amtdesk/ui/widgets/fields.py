"""Fields to type into: search, text that stores itself, titles edited in place. They store nothing: they ask."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QLineEdit, QTextEdit

from amtdesk.domain.search import MOST_LETTERS
from amtdesk.ui.icons import paint_icon
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.painting import KEY_FRAME_HEIGHT, key_frame_width, paint_key_frame

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme
    from amtdesk.ui.widgets.card_list import CardList

AUTOSAVE_MS: Final = 600
_LETTERS: Final = 17  # how many of x Qt gives a field of one line
#: Who types on without a pause is stored by then all the same.
MOST_UNSAVED_MS: Final = 5000
#: What could not be stored is tried again so often: the drive may have space again, the other window be closed.
TRY_AGAIN_MS: Final = 2000
FIXED_HEIGHT: Final = QTextBlockFormat.LineHeightTypes.FixedHeight.value


def show_hint(field: QLineEdit, hint: str, *, least: int = 0) -> None:
    """Put a hint into an empty field and make the field `least` px wide, wider where the hint needs more."""
    field.setPlaceholderText(hint)
    field.ensurePolished()
    frame = field.sizeHint().width() - _LETTERS * field.fontMetrics().horizontalAdvance("x")
    needed = field.fontMetrics().horizontalAdvance(hint) + frame + 2
    field.setMinimumWidth(max(least, needed))
    if field.maximumWidth() < field.minimumWidth() or least:
        field.setMaximumWidth(field.minimumWidth())


class SearchField(QLineEdit):
    """Search as you type. Esc empties it; the arrows drive a list while the field keeps the focus.

    `low`: as high as other fields, beside which it stands; else it is the first thing of its page or sheet.
    """

    stepped = Signal(int)  # -1 or +1
    accepted = Signal()  # Enter

    def __init__(self, theme: "Theme", name: str, *, bare: bool = False, low: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._is_low = low
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setToolTip(name)  # in a narrow place the hint is shortened
        self.setMaxLength(MOST_LETTERS)
        self.setFont(theme.font("control" if low else "body"))
        if not low:
            self.setProperty("bare" if bare else "tall", "true")
        self._make_room()
        self.textChanged.connect(self._make_room)
        theme.changed.connect(self.update)

    def drive(self, rows: "CardList") -> None:
        """Let the arrows move through a list, and Enter open its current row."""
        self.stepped.connect(rows.step)
        self.accepted.connect(lambda: self._open_current(rows))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and Qt.Key(event.key()) in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif plain and event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accepted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = self._theme.px(18 if self._is_low else 22)
        left = self._theme.px(10 if self._is_low else 16)
        square = QRectF(left, (self.height() - side) / 2, side, side)
        paint_icon(painter, self._theme, name="search", color="text.secondary", rect=square)
        if self.text():
            self._paint_key(painter)

    def _paint_key(self, painter: QPainter) -> None:
        height = self._theme.px(KEY_FRAME_HEIGHT)
        width = key_frame_width(self._theme, self._hint())
        left = self.width() - self._theme.px(9 if self._is_low else 16) - width
        rect = QRectF(left, (self.height() - height) // 2, width, height)
        ink, line = self._theme.color("text.secondary"), self._theme.color("border.strong")
        paint_key_frame(painter, self._theme, text=self._hint(), rect=rect, ink=ink, line=line)

    def _hint(self) -> str:
        return self.tr("Esc clears")

    def _make_room(self) -> None:
        room = key_frame_width(self._theme, self._hint()) + self._theme.px(18) if self.text() else 0
        self.setAccessibleDescription(self._hint() if self.text() else "")
        left = self._theme.px(48 if self.property("bare") == "true" else 25 if self._is_low else 38)
        self.setTextMargins(left, 0, room + self._theme.px(8), 0)

    @staticmethod
    def _open_current(rows: "CardList") -> None:
        key = rows.current_key()
        if key is not None:
            rows.opened.emit(key)


class AutosaveTextEdit(QTextEdit):
    """Plain text that asks to be stored 600 ms after the last key, or 5 s after the first, and when the focus goes.

    It keeps its own Ctrl+Z. `show_text` replaces the text without asking to store it. Ctrl+Enter is the window's.
    """

    save_requested = Signal(str)
    focus_gained = Signal()

    def __init__(self, theme: "Theme", name: str, *, bare: bool = False, role: str = "body") -> None:
        super().__init__()
        self._theme = theme
        self._role = role
        self._stored = ""
        self._stores_in_passing = False
        self._timer = QTimer(self, singleShot=True, interval=AUTOSAVE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._flush_in_passing)
        self._at_last = QTimer(self, singleShot=True, interval=MOST_UNSAVED_MS)
        self._at_last.timeout.connect(self._flush_in_passing)
        self._again = QTimer(self, singleShot=True, interval=TRY_AGAIN_MS)
        self._again.timeout.connect(self.flush)
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setProperty("bare", "true" if bare else "false")
        self.setFont(theme.font(role))
        self.textChanged.connect(self._wait)
        self._set_line_height()

    def text(self) -> str:
        """What stands there."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a stored text; what is being typed just now is never replaced."""
        if self.hasFocus() and self.has_unsaved():
            return
        self._stored = text
        self._stop_waiting()
        if text != self.toPlainText():
            self.setPlainText(text)
            self._set_line_height()
            self._stop_waiting()

    def has_unsaved(self) -> bool:
        """Whether something was typed that has not been asked to be stored."""
        return self.toPlainText() != self._stored

    def flush(self) -> None:
        """Ask now: called by the timer, on focus loss and by `Page.leave`."""
        self._stop_waiting()
        if self.has_unsaved():
            self._stored = self.toPlainText()
            self._end_step()
            self.save_requested.emit(self._stored)

    def stores_in_passing(self) -> bool:
        """Whether it asks just now, by itself: she may type on at any moment."""
        return self._stores_in_passing

    def _flush_in_passing(self) -> None:
        self._stores_in_passing = True
        try:
            self.flush()
        finally:
            self._stores_in_passing = False

    def keep_unsaved(self) -> None:
        """Storing failed: what was typed stays on screen and is asked to be stored again until it is."""
        self._stored = "\0"
        self._again.start()

    def hand_over(self) -> str:
        """Return what stands there, for whoever keeps it: the next text may take its place."""
        self._stop_waiting()
        self._stored = self.toPlainText()
        return self._stored

    def insert(self, text: str) -> None:
        """Put text at the cursor, as one step of the field's own undo."""
        self._end_step()
        self.textCursor().insertText(text)
        self._end_step()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_gained.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def _end_step(self) -> None:
        """What is typed from here on is taken back by itself: Qt joins keys to what came before only while modified."""
        self.document().setModified(False)

    def _wait(self) -> None:
        self._timer.start()
        if not self._at_last.isActive():
            self._at_last.start()

    def _stop_waiting(self) -> None:
        for timer in (self._timer, self._at_last, self._again):
            timer.stop()

    def _set_line_height(self) -> None:
        document = self.document()
        document.setUndoRedoEnabled(False)
        form = QTextBlockFormat()
        form.setLineHeight(self._theme.line(self._role), FIXED_HEIGHT)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        document.setUndoRedoEnabled(True)
