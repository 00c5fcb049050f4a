"""Labels, fields, and under each field the sentence that says what will not do. In a narrow window labels go above."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from amtdesk.ui.widgets.announcing import announce
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.pages.rounds.fact_lines import FactLine
    from amtdesk.ui.theme import Theme

LABEL_WIDTH: Final = 150
#: A label stands on the middle of its field's first line.
_LABEL_TOP: Final = 6


class _Place:
    """Where one line stands in the grid."""

    def __init__(self, label: Label, holder: QWidget, error: Label) -> None:
        self.label = label
        self.holder = holder
        self.error = error


class FieldGrid(QWidget):
    """The lines of a form in the order in which they were added."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._places: dict[str, _Place] = {}
        self._is_narrow = False
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(10))
        self.setLayout(self._grid)

    def add(self, line: "FactLine", words: str) -> None:
        """Add a line under the others."""
        theme = self._theme
        label = Label(theme, words, role="metaStrong", color="text.secondary", wrap=True)
        label.setBuddy(line.focus)
        error = Label(theme, role="meta", color="danger.text", wrap=True)
        error.hide()
        holder = QWidget()
        inner = column(theme, spacing=4)
        inner.addWidget(line.part, 0)
        inner.addWidget(error)
        inner.addStretch(1)
        holder.setLayout(inner)
        self._places[line.name] = _Place(label, holder, error)

    def arrange(self, *, is_narrow: bool) -> None:
        """Put labels beside their fields, or above them."""
        self._is_narrow = is_narrow
        while self._grid.takeAt(0) is not None:
            pass
        top = Qt.AlignmentFlag.AlignTop
        self._grid.setColumnStretch(0, 1 if is_narrow else 0)
        self._grid.setColumnStretch(1, 0 if is_narrow else 1)
        for number, place in enumerate(self._places.values()):
            margin = 0 if is_narrow else self._theme.px(_LABEL_TOP)
            place.label.setContentsMargins(0, margin, 0, 0)
            place.label.setMaximumWidth(self._theme.px(2000 if is_narrow else LABEL_WIDTH))
            place.label.setMinimumWidth(0 if is_narrow else self._theme.px(LABEL_WIDTH))
            if is_narrow:
                self._grid.addWidget(place.label, 2 * number, 0)
                self._grid.addWidget(place.holder, 2 * number + 1, 0)
            else:
                self._grid.addWidget(place.label, number, 0, top)
                self._grid.addWidget(place.holder, number, 1)

    def show_line(self, name: str, *, is_shown: bool) -> None:
        """Show or hide a line."""
        self._places[name].label.setVisible(is_shown)
        self._places[name].holder.setVisible(is_shown)

    def say(self, name: str, sentence: str) -> None:
        """Say what will not do, at its field; nothing takes the sentence away."""
        error = self._places[name].error
        if sentence and sentence != error.text():
            announce(error, sentence)
        error.setText(sentence)
        error.setVisible(bool(sentence))

    def said(self, name: str) -> str:
        """What is said at a field."""
        error = self._places[name].error
        return "" if error.isHidden() else error.text()
