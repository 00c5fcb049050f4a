"""The head of the editor: back, title and date in place, whether it is stored, and the steps of the post."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QLayoutItem, QWidget

from amtdesk.domain.post_rules import before_hold
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import Post
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.date_line import DateLine
from amtdesk.ui.pages.plan.post_words import PostWords
from amtdesk.ui.widgets.buttons import IconButton, LinkButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.flow import FlowLayout
from amtdesk.ui.widgets.labels import IconLabel, Label
from amtdesk.ui.widgets.step_bar import Step, StepBar, StepState
from amtdesk.ui.widgets.title_edit import InlineTitleEdit

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_S = PostStatus
#: What is free in the title's field beside its words, in design px; the ring around it keeps off the button.
_INSET: Final = 2
#: state → how draft, approval and publication stand; one on hold shows how far it was
_STEPS: Final[dict[PostStatus, tuple[StepState, StepState, StepState]]] = {
    _S.IDEA: ("ahead", "ahead", "ahead"),
    _S.DRAFT: ("current", "ahead", "ahead"),
    _S.IN_REVIEW: ("done", "current", "ahead"),
    _S.APPROVED: ("done", "signed", "ahead"),
    _S.SCHEDULED: ("done", "signed", "current"),
    _S.PUBLISHED: ("done", "done", "current"),
    _S.MISSED: ("done", "signed", "ahead"),
    _S.WITHDRAWN: ("ahead", "ahead", "ahead"),
}


class _Pencil(IconButton):
    """Quieter than what leads on from here, except where colour alone tells what acts."""

    @override
    def _ink_token(self) -> str:
        return super()._ink_token() if self._theme.is_high_contrast else "text.secondary"


class _Facts(FlowLayout):
    """What stands apart from the words before it does not where it begins a line of its own."""

    @override
    def _place(self, items: list[QLayoutItem], line: QRect) -> None:
        part = items[0].widget()
        lines = None if part is None else part.layout()
        apart = 0 if lines is None else lines.contentsMargins().left()
        super()._place(items, line.adjusted(-apart, 0, 0, 0))


class EditorHead(QWidget):
    """Title, date, steps. What she wishes is asked for by signals."""

    back_requested = Signal()
    title_kept = Signal(str)
    date_kept = Signal(object, object)  # date, time or None
    corrected_requested = Signal(int)  # the post that this one corrects, or that corrects it

    def __init__(self, context: "PageContext", words: PostWords) -> None:
        super().__init__()
        theme = context.theme
        self._theme = theme
        self._language = context.language
        self._clock = context.desk.clock
        self._words = words
        self._back = IconButton(theme, self.tr("Back to the plan"), icon="arrow-left", keys="Esc")
        self.title = InlineTitleEdit(theme, self.tr("Title of the post"))
        self.title.setPlaceholderText(self.tr("Title"))
        self.title.setTextMargins(theme.px(_INSET), 0, theme.px(_INSET), 0)
        self._pencil = _Pencil(theme, self.tr("Edit the title"), icon="pencil", kind="quiet", keys="F2", small=True)
        self._pencil.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F2 does the same, and no blank that is typed presses it
        self.date = DateLine(theme, words, clock=context.desk.clock)
        self._posts = context.desk.posts
        self._other: Post | None = None
        self._correction = LinkButton(theme, "", icon="reply")
        self._check = IconLabel(theme, "check", size=16)
        self._saved = Label(theme, role="meta", color="text.secondary")
        self._stored_at: datetime | None = None
        self._steps = StepBar(theme, self.tr("State of the post"))
        self._assemble()
        self._back.clicked.connect(self.back_requested)
        self._pencil.clicked.connect(self.title.begin)
        self.title.kept.connect(self.title_kept)
        self.title.textChanged.connect(self._fit_title)
        self.date.date_kept.connect(self.date_kept)
        self._correction.clicked.connect(self._go_to_other)

    def _assemble(self) -> None:
        theme = self._theme
        line = row(theme, spacing=8)
        self.setLayout(line)
        line.addWidget(self._back)  # 12 from the words: the title's field begins 4 before its words
        words = column(theme, spacing=0)
        top = row(theme, spacing=4)
        top.addWidget(self.title, 1000)
        top.addWidget(self._pencil)
        top.addStretch(1)
        words.addLayout(top)
        stored = QWidget()
        beside = row(theme, spacing=6, margins=(8, 0, 0, 0))
        stored.setLayout(beside)
        beside.addWidget(self._check)
        beside.addWidget(self._saved)
        low = _Facts(theme, spacing=6)  # in a narrow window they stand in two lines
        for part in (self.date, self._correction, stored):
            low.addWidget(part)
        under = row(theme, margins=(4, 4, 0, 0))  # the focus ring of the date keeps off the title
        under.addLayout(low, 1)
        words.addLayout(under)
        line.addLayout(words, 1)
        line.addSpacing(theme.px(4))
        line.addWidget(self._steps)

    def show_post(self, post: Post, *, is_read_only: bool) -> None:
        """Show title, date and steps."""
        self.title.show_title(post.title)
        self._pencil.setVisible(not is_read_only)
        self.date.show_post(post, is_read_only=is_read_only)
        status = before_hold(post) if post.status is _S.ON_HOLD else post.status
        draft, approval, out = _STEPS[status]
        icon = "hourglass" if status is _S.IN_REVIEW else ""
        if post.ends_before is not None:
            approval, icon = "current", "clock-alert"
        self._steps.show_steps(
            (
                Step(text=self.tr("Draft"), state=draft),
                Step(text=self.tr("Approval"), state=approval, icon=icon),
                Step(text=self.tr("Published"), state=out),
            )
        )

    def show_corrections(self, post: Post) -> None:
        """Say what sets this post right, and else which one it corrects: both lead there."""
        standing = [each for each in self._posts.corrections_of(post.id) if each.status is not _S.WITHDRAWN]
        other = standing[-1] if standing else None if post.corrects_id is None else self._posts.get(post.corrects_id)
        self._other = other
        self._correction.setVisible(other is not None)
        if other is None:
            return
        if not standing:
            words = self.tr("Correction of “{title}”").format(title=self._words.title(other))
        else:
            words = self.tr("Corrected since") if other.status is _S.PUBLISHED else self.tr("Correction begun")
        self._correction.set_label(words)
        self._correction.set_icon_name("link" if standing else "reply")
        self._correction.setToolTip(self._words.title(other))

    def _go_to_other(self) -> None:
        if self._other is not None:
            self.corrected_requested.emit(self._other.id)

    def show_saved(self, at: datetime | None) -> None:
        """Say when it was stored; None: it could not be."""
        self._stored_at = at
        if at is None:
            self._check.set_icon("triangle-alert", color="danger.base")
            self._saved.set_color("danger.text")
            self._saved.setText(self.tr("Not stored yet. Your text stays here."))
            return
        self._check.set_icon("check", color="text.secondary")
        self._saved.set_color("text.secondary")
        today = self._clock.today()
        if self._language.local(at).date() == today:
            self._saved.setText(self.tr("Stored at {time}").format(time=self._language.clock_time(at)))
        else:
            self._saved.setText(self.tr("Stored {when}").format(when=self._language.relative_time(at, today=today)))

    def show_unsaved(self, *, is_unsaved: bool) -> None:
        """While she types nothing is claimed; what she took back again is as it was stored."""
        is_said = self._saved.text() == self.tr("Storing …")
        if is_said and not is_unsaved and self._stored_at is not None:
            self.show_saved(self._stored_at)
        if is_said or not is_unsaved:
            return
        self._check.set_icon("pencil", color="text.secondary")
        self._saved.set_color("text.secondary")
        self._saved.setText(self.tr("Storing …"))

    def fold(self, *, is_narrow: bool) -> None:
        """Leave the steps out where there is no room; the card names the state."""
        self._steps.setVisible(not is_narrow)

    def _fit_title(self) -> None:
        metrics = self.title.fontMetrics()
        text = self.title.text() or self.title.placeholderText()
        wide = metrics.horizontalAdvance(text) + self._theme.px(2 * _INSET + 4)
        self.title.setMaximumWidth(max(wide, self._theme.px(160)))
