"""Labels, fields, and under each field the sentence that says what will not do. In a narrow window labels go above."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from amtdesk.ui.widgets.announcing import announce
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.pages.rounds.fact_lines import FactLine
    from amtdesk.ui.theme import Theme

LABEL_WIDTH: Final = 176
_BESIDE, _ABOVE = 16, 2
#: A label stands on the middle of its field's first line.
_LABEL_TOP: Final = 6
_WIDEST: Final = 16_777_215  # QWIDGETSIZE_MAX


class _Row(QWidget):
    """One line of the form."""

    def __init__(self, theme: "Theme", line: "FactLine", *, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._label = Label(theme, words, role="metaStrong", wrap=True)
        self.field = line.focus
        self._label.setBuddy(self.field)
        self.error = Label(theme, role="meta", color="danger.text", wrap=True)
        self.error.hide()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        field = column(theme, spacing=4)
        field.addWidget(line.part)
        field.addWidget(self.error)
        self._sides.addLayout(field, 1)
        self.setLayout(self._sides)

    def arrange(self, *, is_narrow: bool) -> None:
        """Put the label beside its field, or above it."""
        ways = QBoxLayout.Direction
        px = self._theme.px
        self._sides.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        self._sides.setSpacing(px(_ABOVE if is_narrow else _BESIDE))
        self._label.setContentsMargins(0, 0 if is_narrow else px(_LABEL_TOP), 0, 0)
        self._label.setMinimumWidth(0 if is_narrow else px(LABEL_WIDTH))
        self._label.setMaximumWidth(_WIDEST if is_narrow else px(LABEL_WIDTH))


class FieldGrid(QWidget):
    """The lines of a form in the order in which they were added."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._rows: dict[str, _Row] = {}
        self._column = column(theme, spacing=10)
        self.setLayout(self._column)

    def add(self, line: "FactLine", words: str) -> None:
        """Add a line under the others."""
        row = _Row(self._theme, line, words=words)
        self._rows[line.name] = row
        self._column.addWidget(row)

    def arrange(self, *, is_narrow: bool) -> None:
        """Put labels beside their fields, or above them."""
        for row in self._rows.values():
            row.arrange(is_narrow=is_narrow)

    def show_line(self, name: str, *, is_shown: bool) -> None:
        """Show or hide a line."""
        self._rows[name].setVisible(is_shown)

    def say(self, name: str, sentence: str) -> None:
        """Say what will not do, at its field; nothing takes the sentence away."""
        error = self._rows[name].error
        self._rows[name].field.setAccessibleDescription(sentence)
        if sentence and sentence != error.text():
            announce(error, sentence, at_once=True)
        error.setText(sentence)
        error.setVisible(bool(sentence))

    def said(self, name: str) -> str:
        """What is said at a field."""
        error = self._rows[name].error
        return "" if error.isHidden() else error.text()
