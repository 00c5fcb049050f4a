"""Looks for what fits a question a moment after it is shown: templates, or what to do instead of answering from one."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from amtdesk.domain.questions import CitizenQuestion, ReplyKind

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

#: Who walks down the list waits for nothing.
_LOOK_AFTER_MS: Final = 120


class Fitting(QObject):
    """Asks the office's own experience; nothing leaves the machine."""

    offered = Signal(object)  # tuple[SuggestedTemplate, ...]
    looked = Signal(object)  # CitizenQuestion
    alarmed = Signal(object)  # Alarm | None

    def __init__(self, context: "PageContext", parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._question: CitizenQuestion | None = None
        self._kind = ReplyKind.ANSWER
        self._pause = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._pause.timeout.connect(self.look)

    def look_soon(self, question: CitizenQuestion, kind: ReplyKind) -> None:
        """Look once the question has been shown for a moment."""
        self._question, self._kind = question, kind
        self._pause.start()

    def look_now(self) -> None:
        """Look at once, if it was not looked yet: she has asked for it."""
        if self._pause.isActive():
            self.look()

    def look(self) -> None:
        """Look at once."""
        self._pause.stop()
        question = self._question
        if question is None or question.is_closed:
            return
        self.looked.emit(question)
        if self._kind is ReplyKind.ANSWER:
            found = self._context.desk.suggestions.for_question(question)
            self.alarmed.emit(found.alarm)
            self.offered.emit(found.templates)
        else:
            from amtdesk.ui.pages.questions.ready_words import usual_templates

            self.offered.emit(usual_templates(self._context.desk, self._kind))
