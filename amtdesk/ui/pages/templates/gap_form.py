"""One form for the gaps that the town does not fill by itself: a field each, with what was put in last."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from amtdesk.domain.gaps import GapField, is_filled
from amtdesk.ui.pages.templates.gap_field import GapLine
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.reading_order import read_as_laid_out

if TYPE_CHECKING:
    from amtdesk.ui.pages.templates.words import TemplateWords
    from amtdesk.ui.theme import Theme

_NAME_WIDTH: Final = 134
#: Each field has a row below it for what is said about it.
_ROWS: Final = 2

#: What goes out for the words that were typed into a field.
Spoken = Callable[[GapField, str], str]


class GapForm(QWidget):
    """Fields for the gaps of one template. Enter goes to the next empty one; in the last it copies."""

    values_changed = Signal()
    finished = Signal()
    given_up = Signal()  # Esc

    def __init__(self, theme: "Theme", words: "TemplateWords", *, spoken: Spoken) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._spoken = spoken
        self._asked: dict[str, GapField] = {}
        self._fields: dict[str, GapLine] = {}
        self._lines: list[tuple[Label, GapLine]] = []
        self._remembered: set[str] = set()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(6))
        self._grid.setVerticalSpacing(theme.px(8))
        self._hint = Label(theme, role="meta", color="warn.text", wrap=True)
        self._grid.addWidget(self._hint, 1, 1)
        self._hint.hide()

    def ask(self, fields: Sequence[GapField]) -> None:
        """Ask for these gaps; each begins with what was put in last, and shows what usually stands there."""
        self._hint.hide()
        self._asked = {field.name: field for field in fields}
        self._fields.clear()
        while len(self._lines) < len(fields):
            self._add_line()
        for number, (label, line) in enumerate(self._lines):
            is_used = number < len(fields)
            label.setVisible(is_used)
            line.setVisible(is_used)
            if is_used:
                field = fields[number]
                label.setText(self._words.gap(field.name))
                line.ask(label.text(), field.value, usual=field.default, missing=self.tr("still missing"))
                self._fields[field.name] = line
                self._show_meaning(field.name)
        self._remembered = {field.name for field in fields if field.value}
        self.setVisible(bool(fields))

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show what was typed for this template before she looked at another one."""
        for name, line in self._fields.items():
            if name in typed:
                line.setText(typed[name])
                self._show_meaning(name)
        self._remembered.clear()

    def values(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {name: line.text() for name, line in self._fields.items()}

    def names(self) -> tuple[str, ...]:
        """Return which gaps are asked for."""
        return tuple(self._fields)

    def unseen(self) -> str:
        """Return the first gap that still holds what was put in some other time; empty when she has looked at all."""
        return next((name for name in self._fields if name in self._remembered), "")

    def holds_braces(self, name: str) -> bool:
        """Whether a field is not empty, but what stands there is a placeholder itself."""
        text = self._fields[name].text()
        return bool(text.strip()) and not is_filled(text)

    def look_at(self, name: str, *, hint: str) -> None:
        """Put the focus into a field and say why."""
        self._remembered.clear()
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        line = self._fields[name]
        self._grid.removeWidget(self._hint)
        self._grid.addWidget(self._hint, _ROWS * list(self._fields).index(name) + 1, 1)
        line.setAccessibleDescription(hint)
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.selectAll()

    def _note_edit(self) -> None:
        self._hint.hide()
        self._remembered.clear()
        for name in self._fields:
            self._show_meaning(name)
        self.values_changed.emit()

    def _show_meaning(self, name: str) -> None:
        """Words that count from today show their date where they are typed."""
        line = self._fields[name]
        spoken = self._spoken(self._asked[name], line.text())
        line.show_meaning(spoken if spoken != line.text().strip() else "")

    def _go_on(self) -> None:
        waiting = [line for line in self._fields.values() if not is_filled(line.text() or line.usual)]
        here = self.focusWidget()
        following = [line for line in waiting if line is not here]
        if following:
            following[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._remembered.clear()
            self.finished.emit()

    def _add_line(self) -> None:
        """Lines are kept and asked anew: to make a styled field takes longer than a frame."""
        label = Label(self._theme, role="meta", color="text.secondary", wrap=True)
        label.setFixedWidth(self._theme.px(_NAME_WIDTH))
        line = GapLine(self._theme)
        label.setBuddy(line)
        line.textEdited.connect(self._note_edit)
        line.left.connect(self._go_on)
        line.given_up.connect(self.given_up)
        number = _ROWS * len(self._lines)
        self._grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(line, number, 1)
        self._lines.append((label, line))
        read_as_laid_out(self)
