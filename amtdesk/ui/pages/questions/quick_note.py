"""Noting a question from anywhere: the form on a sheet over the page that is shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from amtdesk.ui.messages import BarAction
from amtdesk.ui.page import Destination
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.question_note import QuestionNote
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.domain.begun_note import NotePlace
    from amtdesk.domain.identifiers import QuestionId
    from amtdesk.ui.page import PageContext


class QuickNote(Sheet):
    """Ctrl+Shift+N: type, Enter, and be back where you were."""

    notes_questions: ClassVar[bool] = True

    def __init__(self, context: "PageContext", parent: QWidget, *, go: Callable[[Destination], None]) -> None:
        super().__init__(context.theme, parent, name=context.language.text("Note a question"), width=720)
        self._context = context
        self._go = go
        self.form = QuestionNote(context)
        lines = column(context.theme, spacing=12, margins=(20, 16, 20, 16))
        lines.addWidget(Label(context.theme, self.tr("Note a question"), role="heading"))
        lines.addWidget(self.form)
        self.panel.column.addLayout(lines)
        self.form.noted.connect(self._say_noted)
        self.form.cancelled.connect(self.close_sheet)
        self.form.reshaped.connect(self._fit_soon)
        self.closed.connect(self.deleteLater)

    def open_now(self, place: "NotePlace | None") -> None:
        """Show the sheet with the focus in the text; `place` is where she reads now."""
        self.form.begin(place)
        self.open(self.form.text)

    def _fit_soon(self) -> None:
        """A line came or went: Qt measures it on its next turn."""
        QTimer.singleShot(0, self, self.refit)

    def _say_noted(self, question_id: "QuestionId") -> None:
        title = self._context.desk.questions.get(question_id).title
        self.close_sheet()
        answer = BarAction(self.tr("Answer now"), lambda: self._go(Destination("questions", question_id)))
        self._context.messages.undo_toast(self.tr("Noted: “{title}”").format(title=title), further=answer)
