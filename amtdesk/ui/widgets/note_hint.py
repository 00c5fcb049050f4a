"""The words at the foot of the note form: what is not kept, or the offer to paste what was copied elsewhere."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.pasting import clipboard_text

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme


class NoteHint(QWidget):
    """Says something, or offers the clipboard while the form is empty. It takes nothing by itself."""

    paste_wished = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._words = Label(theme, role="meta", color="text.tertiary", wrap=True)
        self.paste_button = LinkButton(theme, self.tr("Paste from the clipboard"), keys="Ctrl+V")
        self.paste_button.let_shorten()
        self.paste_button.clicked.connect(self.paste_wished)
        line = row(theme, spacing=0)
        line.addWidget(self.paste_button)
        line.addWidget(self._words, 1)
        line.addStretch(0)
        self.setLayout(line)
        self.paste_button.hide()

    def say(self, words: str) -> None:
        """Say this while nothing is offered."""
        self._words.setText(words)

    def offer(self, *, is_empty: bool) -> None:
        """Offer what another program copied, if the form is empty."""
        is_offered = is_empty and bool(clipboard_text().strip())
        self.paste_button.setVisible(is_offered)
        self._words.setVisible(not is_offered)
