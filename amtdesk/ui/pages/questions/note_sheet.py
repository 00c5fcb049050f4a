"""The note form above the list: open while a question is noted or corrected on the page itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.cards import Card, ScrollColumn
from amtdesk.ui.widgets.question_note import QuestionNote

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class NoteSheet(ScrollColumn):
    """A card around the form, with the page's margin. It is as high as the form, and scrolls in a low window."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context.theme, spacing=0, margins=(0, 0, 24, 16))
        self._room = 0
        self.note = QuestionNote(context)
        card = Card(context.theme)
        card.column.addWidget(self.note)
        self.column.addWidget(card)
        self.hide()

    def is_open(self) -> bool:
        """Whether the form is there, also while another page is shown."""
        return not self.isHidden()

    def is_noting(self) -> bool:
        """Whether a new question is being noted."""
        return self.is_open() and not self.note.is_editing()

    def fit(self, room: int) -> None:
        """Take no more than this height."""
        self._room = room
        wanted = self.column.totalSizeHint().height()
        if self.column.hasHeightForWidth():
            wanted = self.column.totalHeightForWidth(self.viewport().width())
        self.setFixedHeight(max(1, min(wanted, room)))

    @override
    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self._room:
            self.fit(self._room)  # a fault is said, a field more is shown
        return handled
