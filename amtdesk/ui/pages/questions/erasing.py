"""From the wish to erase a question to the toast that it is gone. Long work is done off the window."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.ui.pages.questions.erase_sheet import EraseSheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from amtdesk.desk import Desk
    from amtdesk.domain.erasure import Erased, ErasurePreview
    from amtdesk.domain.identifiers import QuestionId
    from amtdesk.ui.page import PageContext


class Erasing(QObject):
    """One question on its way out."""

    def __init__(self, context: "PageContext", window: "QWidget", *, question_id: "QuestionId") -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._subject = f"question:{question_id}"

    def begin(self) -> None:
        """Look for everything that would go, then ask."""
        look = partial(_preview, subject=self._subject)
        self._context.tasks.run(self.tr("Looking where the question stands"), look, hearer=self, then=self._ask)

    def _ask(self, preview: "ErasurePreview") -> None:
        sheet = EraseSheet(self._context, self._window, preview=preview)
        sheet.agreed.connect(self._erase)
        sheet.open(sheet.reason)

    def _erase(self, reason: str, deletes_backups: bool) -> None:
        erase = partial(_erase, subject=self._subject, reason=reason, deletes_backups=deletes_backups)
        self._context.tasks.run(self.tr("Erasing the question"), erase, hearer=self, then=self._say_done)

    def _say_done(self, erased: "Erased") -> None:
        if erased.held_by or erased.left:
            from amtdesk.ui.pages.questions.erased_sheet import ErasedSheet

            sheet = ErasedSheet(self._context, self._window, erased=erased)
            sheet.open(sheet.leave)
        else:
            self._context.messages.toast(self.tr("Erased for good. No backup holds it."))


def _preview(desk: "Desk", *, subject: str) -> "ErasurePreview":
    return desk.erasure.preview(subject)


def _erase(desk: "Desk", *, subject: str, reason: str, deletes_backups: bool) -> "Erased":
    return desk.erasure.erase(subject, reason=reason, deletes_backups=deletes_backups)
