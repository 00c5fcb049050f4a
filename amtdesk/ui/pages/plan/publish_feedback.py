"""By when readers who took part hear what became of it: its day, and once it is out, the way to the answer."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from amtdesk.domain.day_words import day_from_words
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.participation import asks_readers
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.error_line import RefusalLine
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.domain.posts import Post
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.deeds import PostDeeds
    from amtdesk.ui.pages.plan.publish_record import PublishRecord


class FeedbackPart(QWidget):
    """Shown for posts that ask people to take part."""

    def __init__(self, context: "PageContext", record: "PublishRecord", *, deeds: "PostDeeds") -> None:
        super().__init__()
        self._context = context
        self._record = record
        self._deeds = deeds
        self._post: Post | None = None
        self._about: object = None
        theme = context.theme
        self._said = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.field = QLineEdit()
        self.field.setFont(theme.font("control"))
        self.field.setAccessibleName(self.tr("Feedback by"))
        self._refusal = RefusalLine(theme)
        self._refusal.hide()
        self._take = KbdButton(theme, self.tr("Take"), icon="check")
        self._none = LinkButton(theme, self.tr("No feedback needed"))
        self._write = KbdButton(theme, self.tr("Write the feedback"), icon="messages-square")
        self._given = LinkButton(theme, self.tr("It was told already"))
        self._again = LinkButton(theme, self.tr("Another day"))
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        theme = self._context.theme
        lines = column(theme, spacing=6)
        self.setLayout(lines)
        lines.addWidget(Label(theme, self.tr("Feedback"), role="metaStrong", color="text.primary"))
        lines.addWidget(self._said)
        entry = row(theme, spacing=8)
        entry.addWidget(self.field, 1)
        entry.addWidget(self._take)
        lines.addLayout(entry)
        lines.addWidget(self._refusal)
        lines.addWidget(self._write)
        for link in (self._given, self._again, self._none):
            line = row(theme, spacing=0)
            line.addWidget(link)
            line.addStretch(1)
            lines.addLayout(line)

    def _connect(self) -> None:
        self._take.clicked.connect(self._keep)
        self.field.returnPressed.connect(self._keep)
        self.field.textChanged.connect(self._refusal.hide)  # it was said of another day
        self._none.clicked.connect(self._need_none)
        self._write.clicked.connect(self._begin)
        self._given.clicked.connect(self._tell_given)
        self._again.clicked.connect(self._ask_again)

    def show_post(self, post: "Post") -> None:
        """Show what is known, or ask for the day; four weeks after the post are proposed."""
        self._post = post
        is_asked = asks_readers(post)
        self.setVisible(is_asked)
        if not is_asked:
            self._about = None
            return
        about = (post.id, post.feedback_on, post.feedback_given_at, post.day)
        if about != self._about:
            self._about = about
            proposed = post.feedback_on or self._context.desk.posts.proposed_feedback_day(post)
            self.field.setText(self._context.language.numeric_date(proposed))
            self._show(is_entering=post.feedback_on is None and post.feedback_given_at is None)
        is_out = post.status is PostStatus.PUBLISHED and post.feedback_given_at is None
        self._write.setVisible(is_out)
        self._given.setVisible(is_out)

    def _show(self, *, is_entering: bool) -> None:
        post = self._post
        if post is None:
            return
        self._refusal.hide()
        for part in (self.field, self._take):
            part.setVisible(is_entering)
        self._none.setVisible(is_entering and post.feedback_on is None)
        self._again.setVisible(not is_entering and post.feedback_given_at is None)
        self._said.setText(self._words(post, is_entering=is_entering))

    def _words(self, post: "Post", *, is_entering: bool) -> str:
        language = self._context.language
        if is_entering:
            return self.tr("By when do people hear what became of it?")
        if post.feedback_given_at is not None:
            day = language.full_date(language.local(post.feedback_given_at).date())
            is_told = post.feedback_on is not None
            words = self.tr("Told on {day}.") if is_told else self.tr("None needed, noted on {day}.")
            return words.format(day=day)
        day = "" if post.feedback_on is None else language.full_date(post.feedback_on)
        return self.tr("People hear what became of it by {day}.").format(day=day)

    def _keep(self) -> None:
        if self._post is None:
            return
        day = day_from_words(self.field.text(), today=self._context.desk.clock.today())
        if day is None:
            self._refuse(self.tr("Not a date yet. Try 21.4., tue or +28."))
            return
        try:
            self._record.set_feedback(self._post.id, day)
        except UserFacingError as error:
            self._refuse(self._context.language.sentence(error))
            return
        self._about = None
        self.show_post(self._context.desk.posts.get(self._post.id))
        self._again.setFocus()

    def _refuse(self, words: str) -> None:
        """Say beside the day what is wrong with it."""
        self._refusal.setText(words)
        self._refusal.show()
        self.field.setFocus()
        self.field.selectAll()

    def _ask_again(self) -> None:
        self._show(is_entering=True)
        self.field.setFocus()
        self.field.selectAll()

    def _need_none(self) -> None:
        if self._post is not None:
            self._record.needs_no_feedback(self._post.id)

    def _begin(self) -> None:
        if self._post is not None:
            self._deeds.write_feedback(self._post.id)

    def _tell_given(self) -> None:
        if self._post is not None:
            self._record.feedback_given(self._post.id)
