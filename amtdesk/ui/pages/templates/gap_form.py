"""One form for the gaps that the town does not fill by itself: a field each, with what was put in last."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from amtdesk.domain.gaps import gap_defaults
from amtdesk.domain.reply_templates import ReplyTemplate
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from amtdesk.ui.pages.templates.words import TemplateWords
    from amtdesk.ui.theme import Theme

_NAME_WIDTH: Final = 134


class GapForm(QWidget):
    """Fields for the gaps of one template. Enter goes to the next empty one; in the last it copies."""

    values_changed = Signal()
    finished = Signal()

    def __init__(self, theme: "Theme", words: "TemplateWords") -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._fields: dict[str, _GapField] = {}
        self._lines: list[tuple[Label, _GapField]] = []
        self._remembered: set[str] = set()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(6))
        self._grid.setVerticalSpacing(theme.px(8))
        self._hint = Label(theme, role="meta", color="warn.text", wrap=True)
        self._hint.hide()

    def ask(self, template: ReplyTemplate, names: tuple[str, ...], *, known: Mapping[str, str]) -> None:
        """Ask for these gaps; `known` is what was put in last, `{{name|…}}` in the text what usually stands there."""
        usual = gap_defaults(template.text)
        self._hint.hide()
        self._fields.clear()
        while len(self._lines) < len(names):
            self._add_line()
        for number, (label, field) in enumerate(self._lines):
            is_used = number < len(names)
            label.setVisible(is_used)
            field.setVisible(is_used)
            if is_used:
                name = names[number]
                label.setText(self._words.gap(name))
                missing = "" if usual.get(name) else self.tr("still missing")
                field.ask(label.text(), known.get(name, ""), usual=usual.get(name, ""), missing=missing)
                self._fields[name] = field
        self._remembered = {name for name in names if known.get(name)}
        self.setVisible(bool(names))

    def values(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {name: field.text() for name, field in self._fields.items()}

    def names(self) -> tuple[str, ...]:
        """Return which gaps are asked for."""
        return tuple(self._fields)

    def unseen(self) -> str:
        """Return the first gap that still holds what was put in some other time; empty when she has looked at all."""
        return next((name for name in self._fields if name in self._remembered), "")

    def look_at(self, name: str, *, hint: str) -> None:
        """Put the focus into a field and say why."""
        self._remembered.clear()
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        field = self._fields[name]
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def _note_edit(self) -> None:
        self._hint.hide()
        self._remembered.clear()
        self.values_changed.emit()

    def _go_on(self) -> None:
        waiting = [field for field in self._fields.values() if not field.text().strip() and not field.usual]
        here = self.focusWidget()
        following = [field for field in waiting if field is not here]
        if following:
            following[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._remembered.clear()
            self.finished.emit()

    def _add_line(self) -> None:
        """Lines are kept and asked anew: to make a styled field takes longer than a frame."""
        label = Label(self._theme, role="meta", color="text.secondary", wrap=True)
        label.setFixedWidth(self._theme.px(_NAME_WIDTH))
        field = _GapField()
        field.setFont(self._theme.font("control"))
        label.setBuddy(field)
        field.textEdited.connect(self._note_edit)
        field.left.connect(self._go_on)
        number = len(self._lines)
        self._grid.removeWidget(self._hint)
        self._grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, number, 1)
        self._grid.addWidget(self._hint, number + 1, 1)
        self._lines.append((label, field))


class _GapField(QLineEdit):
    """A field whose Enter belongs to the form."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.usual = ""

    def ask(self, name: str, value: str, *, usual: str, missing: str) -> None:
        """Ask for another gap."""
        self.usual = usual
        self.setText(value)
        self.setAccessibleName(name)
        self.setPlaceholderText(usual or missing)

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        else:
            super().keyPressEvent(event)
