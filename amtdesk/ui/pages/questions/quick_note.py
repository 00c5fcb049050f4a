"""Noting a question from anywhere: the form on a sheet over the page that is shown."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import NotStored
from amtdesk.ui.keys import GO_ON_KEYS
from amtdesk.ui.messages import BarAction
from amtdesk.ui.overriding import override
from amtdesk.ui.page import Destination
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.question_note import QuestionNote
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.domain.begun_note import NotePlace
    from amtdesk.domain.identifiers import QuestionId
    from amtdesk.ui.page import PageContext

_SIDES: Final = 16 + 8 + 12 + 16
_HEADING: Final = 28


class QuickNote(Sheet):
    """Ctrl+Shift+N: type, Enter, and be back where you were."""

    notes_questions: ClassVar[bool] = True

    def __init__(self, context: "PageContext", parent: QWidget, *, go: Callable[[Destination], None]) -> None:
        super().__init__(context.theme, parent, name=context.language.text("Note a question"), width=720)
        self._context = context
        self._go = go
        self._refused: str | None = None
        self.form = QuestionNote(context, scrolls=True)
        lines = column(context.theme, spacing=8, margins=(16, 16, 16, 16))
        head = row(context.theme, margins=(4, 0, 4, 0))
        head.addWidget(Label(context.theme, self.tr("Note a question"), role="heading"))
        lines.addLayout(head)
        lines.addWidget(self.form)
        self.panel.column.addLayout(lines)
        self.form.noted.connect(self._say_noted)
        self.form.cancelled.connect(self.close_sheet)
        self.form.reshaped.connect(self._fit_soon)
        body = self.form.fields.widget() if self.form.fields is not None else None
        if body is not None:
            body.installEventFilter(self)
        self.closed.connect(self.deleteLater)

    def open_now(self, place: "NotePlace | None") -> None:
        """Show the sheet with the focus in the text; `place` is where she reads now."""
        self.open(self.form.text)  # first: it remembers where she was
        self.form.begin(place)
        self.refit()

    @override
    def may_leave(self) -> bool:
        """What the records refuse stays on the screen; a second Esc leaves without it."""
        typed = self.form.text.toPlainText()
        try:
            self.form.leave()
        except NotStored as error:
            self._context.messages.report(error)
            is_insisting, self._refused = typed == self._refused, typed
            return is_insisting
        return True

    def _fit_soon(self) -> None:
        """A line came or went: Qt measures it on its next turn."""
        QTimer.singleShot(0, self, self.refit)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is not self.parent():
            self._fit_soon()
        return super().eventFilter(watched, event)

    @override
    def _place(self) -> None:
        """The fields scroll where the window is low; the buttons are always there."""
        fields, parent = self.form.fields, self.parentWidget()
        if fields is not None and parent is not None:
            wanted = fields.column.totalSizeHint().height()
            if fields.column.hasHeightForWidth() and fields.viewport().width() > self._theme.px(_SIDES):
                wanted = fields.column.totalHeightForWidth(fields.viewport().width())
            top = min(self._theme.px(self._top), parent.height() // 8)
            others = self._theme.px(_HEADING + _SIDES) + self.form.keep.sizeHint().height()
            fields.setFixedHeight(max(1, min(wanted, parent.height() - 2 * top - others)))
            self.form.updateGeometry()
            self.panel.column.invalidate()
        super()._place()

    def _say_noted(self, question_id: "QuestionId") -> None:
        title = self._context.desk.questions.get(question_id).title
        self.close_sheet()
        go = partial(self._go, Destination("questions", question_id))
        answer = BarAction(self.tr("Answer now"), go, keys=GO_ON_KEYS)
        self._context.messages.undo_toast(self.tr("Noted: “{title}”").format(title=title), further=answer)
