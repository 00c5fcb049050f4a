"""Locked until a dated event (P14): said in the card "Freigabe", and set from the dates of the town."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from amtdesk.domain.day_words import moment_from_words
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.occasions import OccasionKind
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.pages.plan.approval_forms import focus_in_sight, has_focus, labelled
from amtdesk.ui.pages.plan.esc_form import EscForm
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.error_line import RefusalLine
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.reading_order import read_as_laid_out

if TYPE_CHECKING:
    from amtdesk.domain.occasions import Occasion
    from amtdesk.domain.posts import Post
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.theme import Theme

#: How far ahead dates are offered.
_AHEAD: Final = timedelta(days=90)
_MOST: Final = 12
_NO_LOCKS: Final = (
    OccasionKind.WASTE,
    OccasionKind.SIREN,
    OccasionKind.PUBLIC_HOLIDAY,
    OccasionKind.CLOSING_DAY,
    OccasionKind.SCHOOL_HOLIDAYS,
)
_OUT: Final = (PostStatus.PUBLISHED, PostStatus.SCHEDULED, PostStatus.WITHDRAWN)


class LockForm(EscForm):
    """Until when, and why."""

    saved = Signal(object)  # SavedPost

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._desk = context.desk
        self._language = context.language
        self._post: Post | None = None
        self._begun: object = None  # what stood there as it was opened
        theme = context.theme
        self.until = QComboBox()
        self.until.setEditable(True)
        self.until.setMinimumContentsLength(8)
        self.until.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.reason = QLineEdit()
        self._error = RefusalLine(theme)
        self._keep = KbdButton(theme, self.tr("Lock"), icon="lock")
        self._open = LinkButton(theme, self.tr("Unlock"))
        self._leave = LinkButton(theme, self.tr("Cancel"))
        self._assemble(theme)
        self.until.activated.connect(self._take_occasion)
        self.reason.returnPressed.connect(self._take)
        self._keep.clicked.connect(self._take)
        self._open.clicked.connect(self._unlock)
        self._leave.clicked.connect(self.left)

    def _assemble(self, theme: "Theme") -> None:
        lines = column(theme, spacing=8, margins=(0, 6, 0, 6))  # a form, apart from the words around it
        self.setLayout(lines)
        lines.addLayout(labelled(theme, self.tr("Locked until (date of the town, or a day)"), field=self.until))
        lines.addLayout(labelled(theme, self.tr("Reason"), field=self.reason))
        lines.addWidget(self._error)
        foot = FlowRow(theme)
        for widget in (self._keep, self._open, self._leave):
            foot.flow.addWidget(widget)
        lines.addWidget(foot)

    def begin(self, post: "Post") -> None:
        """Offer the dates ahead, beginning with how it is."""
        self._post = post
        self.until.clear()
        for occasion in self._occasions():
            words = f"{self._language.short_date(occasion.day)}: {occasion.title}"
            self.until.addItem(words, (occasion.day + timedelta(days=1), occasion.title))
        self.until.setCurrentIndex(-1)
        self.until.setEditText("" if post.locked_until is None else self._language.numeric_date(post.locked_until))
        self.reason.setText(post.locked_reason)
        self.reason.setCursorPosition(0)
        self._open.setVisible(post.locked_until is not None)
        self._error.hide()
        self._begun = self._entered()

    def _entered(self) -> tuple[str, str]:
        return self.until.currentText().strip(), self.reason.text().strip()

    def is_changed(self) -> bool:
        """Whether something was entered and not kept."""
        return self._entered() != self._begun

    def say_unkept(self) -> None:
        """What she wants next would do without what is entered here: that comes first."""
        self._say(self.tr("This is not kept yet. Choose “Lock” or “Cancel” first."))
        self._keep.setFocus()

    def _occasions(self) -> "list[Occasion]":
        today = self._desk.clock.today()
        found = [each for each in self._desk.occasions.between(today, today + _AHEAD) if each.kind not in _NO_LOCKS]
        found.sort(key=lambda each: (each.kind != OccasionKind.COUNCIL, each.day))
        return found[:_MOST]

    def _take_occasion(self, number: int) -> None:
        chosen = self.until.itemData(number)
        if chosen is not None:
            self.reason.setText(chosen[1])

    def _until(self) -> date | None:
        number = self.until.findText(self.until.currentText())
        if number >= 0:
            day: date = self.until.itemData(number)[0]  # the day after: then it is known what was decided
            return day
        moment = moment_from_words(self.until.currentText(), today=self._desk.clock.today())
        return None if moment is None else moment[0]

    def _take(self) -> None:
        until = self._until()
        if until is None:
            self._say(self.tr("This date can’t be read. Try 20.5. or choose one of the list."))
        elif not self.reason.text().strip():
            self._say(self.tr("Please say what is waited for, such as the decision of the council."))
        else:
            self._save(until, self.reason.text().strip())

    def _unlock(self) -> None:
        self._save(None, "")

    def _save(self, until: date | None, reason: str) -> None:
        if self._post is None:
            return
        try:
            locked = replace(self._post, locked_until=until, locked_reason=reason)
            saved = self._desk.posts.edit(locked, is_step=True)
        except UserFacingError as error:
            self._say(self._language.sentence(error))
            return
        self.saved.emit(saved)

    def _say(self, words: str) -> None:
        self._error.setText(words)
        self._error.show()


class LockPart(QWidget):
    """The line, and the form behind it."""

    saved = Signal(object)  # SavedPost
    left = Signal()  # the form goes, and the focus was in it

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._post: Post | None = None
        self._form: LockForm | None = None
        theme = context.theme
        self._lines = column(theme, spacing=6)
        self.setLayout(self._lines)
        self.line = Label(theme, role="meta", color="warn.text", wrap=True)
        self._lines.addWidget(self.line)

    def show_post(self, post: "Post") -> None:
        """Say until when it is locked, and why."""
        is_other = self._post is None or self._post.id != post.id
        self._post = post
        if is_other:
            self.leave()
        today = self._context.desk.clock.today()
        is_locked = post.locked_until is not None and today < post.locked_until and post.status not in _OUT
        if post.locked_until is not None:
            day = self._context.language.numeric_date(post.locked_until)
            words = self.tr("Locked until {day}: {reason}") if post.locked_reason else self.tr("Locked until {day}")
            self.line.setText(words.format(day=day, reason=post.locked_reason))
        self.line.setVisible(is_locked)
        self._show_or_hide()

    def change(self) -> None:
        """Show the form."""
        if self._post is None or self._post.status in _OUT:
            return
        if self._form is None:
            self._form = LockForm(self._context)
            self._form.saved.connect(self._take)
            self._form.left.connect(self.leave)
            self._lines.addWidget(self._form)
            read_as_laid_out(self)
        self._form.begin(self._post)
        self._form.show()
        self.show()
        focus_in_sight(self._form.until)

    def holds_back(self) -> bool:
        """Whether a change waits in the form, and nothing is to be done without it; the form says so."""
        if self._form is None or self._form.isHidden() or not self._form.is_changed():
            return False
        self._form.say_unkept()
        return True

    def leave(self) -> None:
        """Put the form away."""
        if self._form is not None:
            if has_focus(self._form):
                self.left.emit()  # before it goes: Qt would lead on to whatever stands below
            self._form.hide()
        self._show_or_hide()

    def _take(self, saved: object) -> None:
        self.leave()
        self.saved.emit(saved)

    def _show_or_hide(self) -> None:
        is_open = self._form is not None and not self._form.isHidden()
        self.setVisible(is_open or not self.line.isHidden())
