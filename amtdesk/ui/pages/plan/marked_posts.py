"""What is done with several posts at once: a line that counts them, moving them together, one request for approval."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.plan_days import refuse_past
from amtdesk.ui.clipboard import Clipboard
from amtdesk.ui.file_target import ask_target
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.ui.file_target import ChooseTarget
    from amtdesk.ui.page import PageContext

T = TypeVar("T")


class MarkedPosts(QWidget):
    """Is seen while posts are marked. What one of them refuses is done with none."""

    cleared = Signal()

    def __init__(self, context: "PageContext", *, ask_where: "ChooseTarget" = ask_target) -> None:
        super().__init__()
        self._context = context
        self._desk = context.desk
        self._messages = context.messages
        self._clipboard = Clipboard(context.messages, self)
        self._ask_where = ask_where
        self._ids: tuple[PostId, ...] = ()
        theme = context.theme
        self._count = Label(theme, role="controlStrong")
        self._mail = KbdButton(theme, self.tr("Ask for approval by mail"), icon="mail", small=True)
        self._page = KbdButton(theme, self.tr("Ask on one printed page …"), icon="file-text", small=True)
        self._clear = LinkButton(theme, self.tr("Choose none"), keys="Esc")
        parts = FlowRow(theme, spacing=12)
        for part in (self._count, self._mail, self._page, self._clear):
            parts.flow.addWidget(part)
        line = row(theme, spacing=0)
        line.addWidget(parts, 1)
        self.setLayout(line)
        self._mail.clicked.connect(self.copy_request)
        self._page.clicked.connect(self.save_request)
        self._clear.clicked.connect(self.cleared)
        self.hide()

    def show_posts(self, post_ids: Sequence[PostId]) -> None:
        """Count these."""
        self._ids = tuple(post_ids)
        words = self.tr("1 post chosen") if len(self._ids) == 1 else self.tr("{n} posts chosen")
        self._count.setText(words.format(n=len(self._ids)))
        self.setVisible(bool(self._ids))

    def move_by(self, days: int) -> None:
        """Bring all of them to another day, at their times."""
        self._try(lambda: self._moved(days))

    def copy_request(self) -> None:
        """Put the mail text onto the clipboard and hand them over."""
        text = self._try(lambda: self._desk.approval_papers.mail_text(self._ids))
        if text is not None and self._try(self._submitted):
            said = self.tr("Mail text copied. {n} posts wait for approval now.").format(n=len(self._ids))
            self._clipboard.copy(text, then=lambda: self._messages.undo_toast(said))
            self.cleared.emit()

    def save_request(self) -> None:
        """Write the page that is printed, and hand them over."""
        path = self._ask_where(
            self, self.tr("Request for approval"), proposal=self.tr("Approval.pdf"), files=self.tr("PDF (*.pdf)")
        )
        if path is None or not self._try(lambda: self._desk.approval_papers.save_pdf(self._ids, path=path)):
            return
        if self._try(self._submitted):
            said = self.tr("Saved: {file}. {n} posts wait for approval now.")
            self._messages.undo_toast(said.format(file=path.name, n=len(self._ids)))
            self.cleared.emit()

    def _submitted(self) -> bool:
        papers = self._desk.approval_papers
        self._desk.posts.submit_all({post_id: papers.approver_of(post_id) for post_id in self._ids})
        return True

    def _moved(self, days: int) -> None:
        today = self._desk.clock.today()
        for post_id in self._ids:
            refuse_past((self._desk.posts.get(post_id).day or today) + timedelta(days=days), today=today)
        moved = self._desk.posts.move_all(self._ids, days=days)
        words = self.tr("1 post moved.") if len(moved) == 1 else self.tr("{n} posts moved.").format(n=len(moved))
        self._messages.undo_toast(words)

    def _try(self, deed: "Callable[[], T]") -> "T | None":
        try:
            return deed()
        except UserFacingError as error:
            self._messages.report(error)
            return None
