"""Ctrl+J: the copied words become the draft of an answer. With several open questions she says which one."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.identifiers import QuestionId, TemplateId
from amtdesk.ui.page import Destination
from amtdesk.ui.widgets.menus import PopupMenu

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_MOST_QUESTIONS: Final = 9
_MOST_LETTERS: Final = 60


class Answering:
    """Hands the copied words over to the questions' page."""

    def __init__(self, context: "PageContext", page: QWidget, *, go: Callable[[Destination], None]) -> None:
        self._context = context
        self._page = page
        self._go = go

    def hand_over(self, template_id: TemplateId, text: str) -> None:
        """Go to the open question, or ask which one when there are several."""
        questions = self._context.desk.questions.open()
        if len(questions) == 1:
            self._take(questions[0].id, template_id, text=text)
        elif questions:
            menu = PopupMenu(self._context.theme, self._page)
            for question in questions[:_MOST_QUESTIONS]:
                words = " ".join(question.text.split())
                short = words if len(words) <= _MOST_LETTERS else f"{words[: _MOST_LETTERS - 1]} …"
                menu.add(short, self._taker(question.id, template_id, text=text), icon="messages-square")
            menu.setActiveAction(menu.actions()[0])
            middle = QPoint(self._page.width() // 3, self._page.height() // 3)
            menu.popup(self._page.mapToGlobal(middle))

    def _taker(self, question_id: QuestionId, template_id: TemplateId, *, text: str) -> Callable[[], None]:
        return lambda: self._take(question_id, template_id, text=text)

    def _take(self, question_id: QuestionId, template_id: TemplateId, *, text: str) -> None:
        questions = self._context.desk.questions
        if not questions.get(question_id).draft_text.strip():  # a draft that she began is never replaced
            try:
                questions.save_draft(question_id, text, template_id=template_id)
            except UserFacingError as error:
                self._context.messages.report(error)
                return
        self._go(Destination("questions", question_id))
