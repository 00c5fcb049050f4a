"""Noting a question from anywhere: the form on a sheet over the page that is shown."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.question_note import QuestionNote
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.domain.identifiers import QuestionId
    from amtdesk.ui.page import PageContext


class QuickNote(Sheet):
    """Ctrl+Shift+N: type, Enter, and be back where you were."""

    def __init__(self, context: "PageContext", parent: QWidget) -> None:
        super().__init__(context.theme, parent, name=context.language.text("Note a question"), width=720)
        self._context = context
        self.form = QuestionNote(context)
        lines = column(context.theme, spacing=12, margins=(20, 16, 20, 16))
        lines.addWidget(Label(context.theme, self.tr("Note a question"), role="heading"))
        lines.addWidget(self.form)
        self.panel.column.addLayout(lines)
        self.form.noted.connect(self._say_noted)
        self.form.cancelled.connect(self.close_sheet)
        self.closed.connect(self.deleteLater)

    def open_now(self) -> None:
        """Show the sheet with the focus in the text."""
        self.open(self.form.text)
        self.form.begin()
        self.refit()

    def _say_noted(self, question_id: "QuestionId") -> None:
        title = self._context.desk.questions.get(question_id).title
        self.close_sheet()
        self._context.messages.undo_toast(self.tr("Noted: “{title}”").format(title=title))
