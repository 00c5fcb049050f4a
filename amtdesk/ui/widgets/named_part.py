"""One field of a form under its name, with room for what was understood of it and for what is wrong with it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.ui.widgets.announcing import announce
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class Part(QWidget):
    """A name, a field below it, what was understood of it, and what is wrong with it."""

    def __init__(self, context: "PageContext", name: str, *, field: QWidget) -> None:
        super().__init__()
        theme = context.theme
        self.field = field
        self._said = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._wrong = Label(theme, role="meta", color="danger.text", wrap=True)
        self._name = Label(theme, name, role="metaStrong")
        self._name.setBuddy(field)
        field.setAccessibleName(name)
        lines = column(theme, spacing=4)
        self.setLayout(lines)
        for widget in (self._name, field, self._said, self._wrong):
            lines.addWidget(widget)
        lines.addStretch(1)
        self._said.hide()
        self._wrong.hide()

    def rename(self, name: str) -> None:
        """Call the field something else."""
        self._name.setText(name)
        self.field.setAccessibleName(name)

    def say(self, words: str) -> None:
        """Say what was understood; nothing is said while something is wrong."""
        self._said.setText(words)
        self._said.setVisible(bool(words) and self._wrong.isHidden())

    def blame(self, sentence: str) -> None:
        """Say what is wrong; nothing for all well."""
        if sentence != self._wrong.text():
            announce(self._wrong, sentence, at_once=True)
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self._said.setVisible(bool(self._said.text()) and not sentence)
        self.field.setAccessibleDescription(sentence)

    def wrong(self) -> str:
        """What is said to be wrong."""
        return self._wrong.text() if not self._wrong.isHidden() else ""
