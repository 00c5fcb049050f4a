"""What the checks say, brought to the text and to the card beside it: marks, the way from one to the next, cures."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.domain.checks import Check
from amtdesk.domain.posts import Post
from amtdesk.ui.pages.plan.checking import Checking, Looked
from amtdesk.ui.pages.plan.checks_card import ChecksCard
from amtdesk.ui.pages.plan.writing import PostTextEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from amtdesk.ui.page import PageContext


class Remarks(QObject):
    """Asks for the checks of what is typed and shows them once they belong to what stands there."""

    def __init__(self, context: "PageContext", text: PostTextEdit, *, card: ChecksCard, parent: "QWidget") -> None:
        super().__init__(parent)
        self._text = text
        self._card = card
        self._checks: tuple[Check, ...] = ()
        self._checking = Checking(context, self)
        self._checking.looked.connect(self._show)
        card.span_requested.connect(text.select_span)

    def look(self, post: Post) -> None:
        """Ask for the checks of a post as it is typed; they are shown when they are there."""
        self._checking.look(post)

    def stop(self) -> None:
        """Nothing is to be shown any more: the editor lets go of its post."""
        self._checking.stop()

    def _show(self, looked: Looked) -> None:
        if looked.post.text != self._text.text():
            return  # she typed on: the next answer is on its way
        self._checks = looked.checks
        self._card.show_checks(looked.checks)
        self._text.mark_spans([check.span for check in looked.checks if check.span is not None])
