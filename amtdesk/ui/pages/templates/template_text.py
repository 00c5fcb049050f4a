"""The field for a template's words: braces that will never be filled are underlined, a pasted file is kept out."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from amtdesk.domain.gaps import GapFault, gap_faults
from amtdesk.domain.plain_words import plain
from amtdesk.domain.template_rules import LONGEST_TEXT
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.fields import AutosaveTextEdit
from amtdesk.ui.widgets.utf16 import qt_length

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_HEIGHT: Final = 190


class TemplateTextEdit(AutosaveTextEdit):
    """Plain text with gaps."""

    too_long = Signal(int)  # letters that were to be pasted; they are still on the clipboard
    faults_changed = Signal(object)  # tuple[GapFault, ...]

    def __init__(self, theme: "Theme", name: str) -> None:
        super().__init__(theme, name)
        self.setMinimumHeight(theme.px(_HEIGHT))
        self._faults: tuple[GapFault, ...] = ()
        self.textChanged.connect(self._check)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take plain text in; more than a template holds would freeze the field, and is no answer."""
        if not source.hasText():
            return
        length = len(source.text())
        if len(self.toPlainText()) + length > LONGEST_TEXT:
            self.too_long.emit(length)
        else:
            self.textCursor().insertText(plain(source.text()))
            self.ensureCursorVisible()

    def _check(self) -> None:
        text = self.toPlainText()
        faults = gap_faults(text) if "{{" in text or "}}" in text else ()
        if faults != self._faults:
            self._faults = faults
            self.setExtraSelections([self._underlined(fault, text) for fault in faults])
            self.faults_changed.emit(faults)

    def _underlined(self, fault: GapFault, text: str) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(self._theme.color("warn.base"))
        cursor = QTextCursor(self.document())
        cursor.setPosition(qt_length(text[: fault.start]))
        end = qt_length(text[: fault.start + fault.length])
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, look
        return selection
