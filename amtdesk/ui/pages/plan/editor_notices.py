"""What the editor says beside the text: a time that has passed, a lock, what an edit would void."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import Post
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import Card, row
from amtdesk.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from amtdesk.system.language import Language
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.theme import Theme

_S = PostStatus


class MissedNotice(Card):
    """An approved post whose time has passed and that nobody copied: she is asked, nothing goes out late by itself."""

    now_requested = Signal()
    online_requested = Signal()
    date_requested = Signal()
    missed_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme, padding=(8, 14), spacing=4)
        line = row(theme, spacing=10)
        line.addWidget(IconLabel(theme, "clock-alert", color="warn.base"))
        words = Label(theme, self.tr("Its time has passed, and the text was not copied."), role="control", wrap=True)
        line.addWidget(words, 1)
        for text, wish in (
            (self.tr("Bring it now"), self.now_requested),
            (self.tr("It is online"), self.online_requested),
            (self.tr("Another date …"), self.date_requested),
            (self.tr("Does not go out any more"), self.missed_requested),
        ):
            button = LinkButton(theme, text, at_end=True)
            button.clicked.connect(wish)
            line.addWidget(button)
        self.column.addLayout(line)


class Hint(QWidget):
    """One quiet sentence under the text: what its state means for writing."""

    def __init__(self, theme: "Theme", language: "Language") -> None:
        super().__init__()
        self._language = language
        line = row(theme, spacing=8)
        self.setLayout(line)
        self._icon = IconLabel(theme, "info", size=16)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._words = Label(theme, role="meta", color="text.secondary", wrap=True)
        line.addWidget(self._words, 1)

    def show_post(self, post: Post, *, is_locked: bool) -> None:
        """Say what matters for this post, or nothing."""
        words = self._lock_words(post) if is_locked else self._state_words(post.status)
        self._icon.set_icon("lock" if is_locked else "info", color="text.secondary")
        self._words.setText(words)
        self.setVisible(bool(words))

    def _lock_words(self, post: Post) -> str:
        day = self._language.full_date(post.locked_until) if post.locked_until else ""
        return self.tr("Locked until {day}: {reason}. Before that it is neither approved nor copied.").format(
            day=day, reason=post.locked_reason.rstrip(".")
        )

    def _state_words(self, status: PostStatus) -> str:
        words = {
            _S.IN_REVIEW: self.tr("This version waits for approval. If you change the text, it must be approved anew."),
            _S.APPROVED: self.tr("This version is approved. If you change the text, the approval lapses."),
            _S.SCHEDULED: self.tr("The platform holds this text. To change it, remove it there first."),
            _S.PUBLISHED: self.tr("The text stays as it went out."),
            _S.WITHDRAWN: self.tr("To write on it, take it up again."),
        }
        return words.get(status, "")


def is_missed(context: "PageContext", post: Post) -> bool:
    """Whether she must be asked what became of it."""
    if post.status is not _S.APPROVED or post.copied_at is not None:
        return False
    return any(each.id == post.id for each in context.desk.posts.ask_missed(context.desk.clock.now()))


def went_out(post: Post) -> str:
    """The text as it went out, of a post that is published; empty for any other."""
    if post.status is not _S.PUBLISHED:
        return ""
    return next((each.text for each in reversed(post.publications) if each.withdrawn_at is None), "")
