"""What the editor says beside the text: a time that has passed, a lock, what an edit would void."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import Post
from amtdesk.ui.pages.plan.approval_forms import has_focus
from amtdesk.ui.pages.plan.post_words import ended_on
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import Card, row
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.domain.identifiers import PostId
    from amtdesk.system.language import Language
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.approval_card import ApprovalCard
    from amtdesk.ui.pages.plan.deeds import PostDeeds
    from amtdesk.ui.theme import Theme

_S = PostStatus


class MissedNotice(Card):
    """A post whose time has passed: she is asked what became of it, nothing goes out late by itself."""

    date_requested = Signal()

    def __init__(self, context: "PageContext", *, deeds: "PostDeeds", approval: "ApprovalCard") -> None:
        theme = context.theme
        super().__init__(theme, padding=(8, 14), spacing=4)
        self._clock = context.desk.clock
        self._language = context.language
        self._deeds = deeds
        self._approval = approval
        self._post: Post | None = None
        said = row(theme, spacing=10)
        said.addWidget(IconLabel(theme, "clock-alert", color="warn.base"), 0, Qt.AlignmentFlag.AlignTop)
        self._words = Label(theme, role="control", wrap=True)
        said.addWidget(self._words, 1)
        self.column.addLayout(said)
        answers = self._answers = FlowRow(theme)
        self._now = LinkButton(theme, self.tr("Bring it now"))
        self._online = LinkButton(theme, self.tr("It is online"))
        self._date = LinkButton(theme, self.tr("Another date …"))
        self._ideas = LinkButton(theme, self.tr("Back to the ideas"))
        self._missed = LinkButton(theme, self.tr("Does not go out any more"))
        self._withdraw = LinkButton(theme, self.tr("Withdraw"))
        for button in (self._now, self._online, self._date, self._ideas, self._missed, self._withdraw):
            answers.flow.addWidget(button)
        under = row(theme, margins=(28, 0, 0, 0))  # behind the icon, under the words
        under.addWidget(answers)
        self.column.addLayout(under)
        self._connect()

    def _connect(self) -> None:
        self._online.clicked.connect(self._approval.ask_online)
        self._date.clicked.connect(self.date_requested)
        for button, deed in (
            (self._now, self._deeds.copy),
            (self._ideas, self._deeds.to_ideas),
            (self._missed, self._deeds.mark_missed),
            (self._withdraw, self._deeds.withdraw),
        ):
            button.clicked.connect(partial(self._answer, deed))

    def _answer(self, deed: "Callable[[PostId], None]") -> None:
        if self._post is not None:
            deed(self._post.id)

    def show_post(self, post: Post) -> bool:
        """Ask about a post, or about none; whether that is otherwise than before."""
        was_asked = not self.isHidden()
        self._post = post
        is_asked = post.is_asked(self._clock.now(), self._clock.zone)
        if is_asked:
            is_signed = post.status is _S.APPROVED
            self._words.setText(self._question(post))
            self._now.setVisible(is_signed and post.copied_at is None)
            self._missed.setVisible(is_signed)
            self._withdraw.setVisible(not is_signed)
        if not is_asked and has_focus(self):
            self._approval.primary.setFocus()  # before it goes: Qt would lead on to whatever stands below
        self.setVisible(is_asked)
        return is_asked is not was_asked

    def _question(self, post: Post) -> str:
        if post.status is _S.APPROVED:
            if post.copied_at is None:
                return self.tr("Its time has passed, and the text was not copied.")
            return self.tr("Its day has passed. The text was copied, but not entered as published.")
        ended = ended_on(post)
        if ended is None:
            return self.tr("Its date has passed, and nobody approved it. What becomes of it?")
        day = self._language.day_of_month(ended, today=self._clock.today())
        return self.tr("Its date has passed, and the approval ended on {day} before it.").format(day=day)


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
        words = self._lock_words(post) if is_locked else self._state_words(post)
        self._icon.set_icon("lock" if is_locked else "info", color="text.secondary")
        self._words.setText(words)
        self.setVisible(bool(words))

    def _lock_words(self, post: Post) -> str:
        day = self._language.full_date(post.locked_until) if post.locked_until else ""
        return self.tr("Locked until {day}: {reason}. Before that it is neither approved nor copied.").format(
            day=day, reason=post.locked_reason.rstrip(".")
        )

    def _state_words(self, post: Post) -> str:
        if post.ends_before is not None:
            day = self._language.full_date(post.ends_before)
            words = self.tr("The approval ends on {day}, before the date. Submit it again, or choose an earlier day.")
            return words.format(day=day)
        words_of = {
            _S.IN_REVIEW: self.tr("This version waits for approval. If you change the text, it must be approved anew."),
            _S.APPROVED: self.tr("This version is approved. If you change the text, the approval lapses."),
            _S.SCHEDULED: self.tr("The platform holds this text. To change it, remove it there first."),
            _S.PUBLISHED: self.tr("The text stays as it went out."),
            _S.WITHDRAWN: self.tr("To write on it, take it up again."),
        }
        return words_of.get(post.status, "")


def went_out(post: Post) -> str:
    """The text as it went out, of a post that is published; empty for any other."""
    if post.status is not _S.PUBLISHED:
        return ""
    return next((each.text for each in reversed(post.publications) if each.withdrawn_at is None), "")
