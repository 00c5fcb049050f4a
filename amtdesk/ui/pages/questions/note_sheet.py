"""The note form above the list: open while a question is noted or corrected on the page itself."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.ui.widgets.cards import Card, column
from amtdesk.ui.widgets.question_note import QuestionNote

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class NoteSheet(QWidget):
    """A card around the form, with the page's margin."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self.note = QuestionNote(context)
        card = Card(context.theme)
        card.column.addWidget(self.note)
        lines = column(context.theme, spacing=0, margins=(0, 0, 24, 16))
        lines.addWidget(card)
        self.setLayout(lines)
        self.hide()

    def is_open(self) -> bool:
        """Whether the form is there, also while another page is shown."""
        return not self.isHidden()

    def is_noting(self) -> bool:
        """Whether a new question is being noted."""
        return self.is_open() and not self.note.is_editing()
