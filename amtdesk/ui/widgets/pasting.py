"""Pasting into a note: what is pasted is cleaned first, a line with a name goes, and both are said, with undo."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLayout, QLineEdit, QTextEdit, QWidget

from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.utf16 import qt_length

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.theme import Theme


def clipboard_text() -> str:
    """What could be pasted from another program; what AmtDesk copied itself is no question."""
    clipboard = QGuiApplication.clipboard()
    return "" if clipboard.ownsClipboard() else clipboard.text()


class PastedLine(QWidget):
    """Says what was taken out of the pasted text."""

    undo_wished = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        line = row(theme, spacing=4)
        self.setLayout(line)
        self._words = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.undo_button = LinkButton(theme, self.tr("Undo"), at_end=True)
        line.addWidget(self._words, 1)
        line.addWidget(self.undo_button)
        self.undo_button.clicked.connect(self.undo_wished)

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, words: str, *, has_undo: bool) -> None:
        """Say it; undo is for words, not for signs that nobody sees."""
        self._words.setText(words)
        self.undo_button.setVisible(has_undo)
        self.setAccessibleName(words)
        self.show()


class Pasting(QObject):
    """Puts what is pasted into a field; `place` is where the line below it will stand."""

    changed = Signal()  # the line came or went
    undone = Signal()

    def __init__(self, context: "PageContext", field: QTextEdit | QLineEdit, *, place: QLayout) -> None:
        super().__init__(field)
        self._context = context
        self._field = field
        self._place = place
        self._line: PastedLine | None = None
        self._body = ""
        self._whole = ""

    @property
    def line(self) -> PastedLine | None:
        """The line, if it was ever needed."""
        return self._line

    def paste(self, pasted: str) -> None:
        """Put it at the cursor, in place of what is selected, as one step of the field's own undo."""
        from amtdesk.domain.pasted_text import cleaned, without_name_line

        clean = cleaned(pasted)
        body, name_line = without_name_line(clean.text)
        self._body, self._whole = self._fitting(body), self._fitting(clean.text)
        self._insert(self._body)
        said = [self._context.language.sentence(message) for message in clean.removed]
        if name_line is not None:
            said.insert(0, self.tr("Line with a name removed."))
        self._say(" ".join(said), has_undo=name_line is not None)

    def forget(self) -> None:
        """Another text begins."""
        self._say("", has_undo=False)

    def _say(self, words: str, *, has_undo: bool) -> None:
        if words and self._line is None:
            line = self._line = PastedLine(self._context.theme)
            line.undo_wished.connect(self._undo)
            self._place.addWidget(line)
            QWidget.setTabOrder(self._field, line.undo_button)
        if self._line is not None:
            was_shown = not self._line.isHidden()
            self._line.say(words, has_undo=has_undo)
            self._line.setVisible(bool(words))
            if was_shown or words:
                self.changed.emit()

    def _undo(self) -> None:
        """Bring the line back: around the pasted words where they still stand, else at the beginning."""
        text = self._text()
        place = text.find(self._body)
        head = self._whole.partition(self._body)[0]
        start, length = (place, len(self._body)) if place >= 0 else (0, 0)
        words = self._whole if place >= 0 else head
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._select(qt_length(text[:start]), qt_length(text[start : start + length]))
        self._insert(words)
        self.forget()
        self.undone.emit()

    def _fitting(self, words: str) -> str:
        return " ".join(words.split()) if isinstance(self._field, QLineEdit) else words

    def _insert(self, words: str) -> None:
        if isinstance(self._field, QLineEdit):
            self._field.insert(words)
        else:
            self._field.textCursor().insertText(words)
            self._field.ensureCursorVisible()

    def _select(self, start: int, length: int) -> None:
        if isinstance(self._field, QLineEdit):
            self._field.setSelection(start, length)
            return
        cursor = self._field.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        self._field.setTextCursor(cursor)

    def _text(self) -> str:
        return self._field.text() if isinstance(self._field, QLineEdit) else self._field.toPlainText()
