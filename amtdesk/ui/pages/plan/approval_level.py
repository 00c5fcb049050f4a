"""The level of a post in the card "Freigabe": one sentence with its reason, and the form that changes it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.pages.plan.approval_forms import focus_in_sight, has_focus, labelled
from amtdesk.ui.pages.plan.esc_form import EscForm
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.choice_box import ChoiceBox
from amtdesk.ui.widgets.error_line import RefusalLine
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.reading_order import read_as_laid_out

if TYPE_CHECKING:
    from amtdesk.domain.post_levels import PostLevel
    from amtdesk.domain.posts import Post, SavedPost
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.theme import Theme

#: Where the words can still change, and with them the level.
_SHOWN = frozenset(PostStatus) - {PostStatus.PUBLISHED, PostStatus.SCHEDULED, PostStatus.WITHDRAWN}


class Tick(LinkButton):
    """A line with a circle before it. Space or a click ticks it."""

    def __init__(self, theme: "Theme", words: str) -> None:
        super().__init__(theme, words, icon="circle")
        self.words = words
        self.is_on = False

    def show_state(self, *, is_on: bool, said: str) -> None:
        """Show it ticked or not; `said` is what a screen reader says of it."""
        self.is_on = is_on
        self.set_icon_name("circle-check" if is_on else "circle")
        self.setAccessibleName(said)


class LevelForm(EscForm):
    """Level, department, whether office-holders are shown, and why a lower level is enough."""

    saved = Signal(object)  # SavedPost

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._desk = context.desk
        self._language = context.language
        self._post: Post | None = None
        self._stands = 0  # the level that its approval must have, as the form was opened
        self._begun: object = None  # what was chosen then
        theme = context.theme
        self.level = _box(self.tr("Level"))
        self.department = _box(self.tr("Department"))
        self.officials = Tick(theme, self.tr("Shows office-holders or parties"))
        self.officials.let_shorten()
        self.reason = QLineEdit()
        self._reason_part = QWidget()
        self._reason_part.setLayout(labelled(theme, self.tr("Why a lower level is enough"), field=self.reason))
        self._error = RefusalLine(theme)
        self._keep = KbdButton(theme, self.tr("Keep"), icon="check")
        self._follow = LinkButton(theme, self.tr("As the table says"))
        self._leave = LinkButton(theme, self.tr("Cancel"))
        self._assemble(theme)
        self._connect()

    def _assemble(self, theme: "Theme") -> None:
        lines = column(theme, spacing=8, margins=(0, 6, 0, 6))  # a form, apart from the words around it
        self.setLayout(lines)
        lines.addLayout(labelled(theme, self.tr("Level"), field=self.level))
        lines.addLayout(labelled(theme, self.tr("Department"), field=self.department))
        tick = row(theme, spacing=0)
        tick.addWidget(self.officials)
        tick.addStretch(1)
        lines.addLayout(tick)
        lines.addWidget(self._reason_part)
        lines.addWidget(self._error)
        foot = FlowRow(theme)
        for widget in (self._keep, self._leave, self._follow):
            foot.flow.addWidget(widget)
        lines.addWidget(foot)

    def _connect(self) -> None:
        self.level.currentIndexChanged.connect(self._show_reason)
        self.officials.clicked.connect(self._toggle)
        self.reason.returnPressed.connect(self._take)
        self._keep.clicked.connect(self._take)
        self._follow.clicked.connect(self._take_table)
        self._leave.clicked.connect(self.left)

    def begin(self, post: "Post") -> None:
        """Offer what the office has, beginning with how it is."""
        self._post = post
        self._stands = self._desk.posts.level_on_submission(post).level
        self.level.clear()
        for each in self._desk.town.approval_levels():
            self.level.addItem(f"{each.level}: {each.name}", each.level)
        self.level.setCurrentIndex(max(self.level.findData(self._stands), 0))
        self.department.clear()
        self.department.addItem("–", "")
        for department in self._desk.town.departments():
            self.department.addItem(department.name, department.key)
        self.department.setCurrentIndex(max(self.department.findData(post.department), 0))
        self._show_officials(is_on=post.shows_officials)
        self.reason.setText("")
        self._error.hide()
        self._follow.setVisible(post.level_by_hand is not None)
        self._show_reason()
        self._begun = self._chosen()

    def _chosen(self) -> tuple[object, ...]:
        return self.level.currentData(), self.department.currentData(), self.officials.is_on, self.reason.text().strip()

    def is_changed(self) -> bool:
        """Whether something was chosen and not kept."""
        return self._chosen() != self._begun

    def say_unkept(self) -> None:
        """What she wants next would do without what is chosen here: that comes first."""
        self._error.setText(self.tr("This is not kept yet. Choose “Keep” or “Cancel” first."))
        self._error.show()
        self._keep.setFocus()

    def _show_officials(self, *, is_on: bool) -> None:
        said = self.tr("{words}: yes") if is_on else self.tr("{words}: no")
        self.officials.show_state(is_on=is_on, said=said.format(words=self.officials.words))

    def _toggle(self) -> None:
        self._show_officials(is_on=not self.officials.is_on)

    def _show_reason(self) -> None:
        chosen = self.level.currentData()
        is_lower = self._post is not None and chosen is not None and int(chosen) < self._stands
        self._reason_part.setVisible(is_lower)

    def _take(self) -> None:
        if self._post is None:
            return
        posts, post = self._desk.posts, self._post
        try:
            placed = replace(
                post, department=str(self.department.currentData() or ""), shows_officials=self.officials.is_on
            )
            saved = posts.edit(placed, is_step=True)
            level = int(self.level.currentData())
            if level != self._stands:
                saved = _both(saved, posts.set_level(post.id, level, reason=self.reason.text()))
        except UserFacingError as error:
            self._say(error)
            return
        self.saved.emit(saved)

    def _take_table(self) -> None:
        if self._post is None:
            return
        try:
            saved = self._desk.posts.follow_table(self._post.id)
        except UserFacingError as error:
            self._say(error)
            return
        self.saved.emit(saved)

    def _say(self, error: UserFacingError) -> None:
        self._error.setText(self._language.sentence(error))
        self._error.show()
        if not self._reason_part.isHidden():
            self.reason.setFocus()


class LevelPart(QWidget):
    """The sentence, and the form behind it."""

    saved = Signal(object)  # SavedPost
    left = Signal()  # the form goes, and the focus was in it

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._desk = context.desk
        self._language = context.language
        self._post: Post | None = None
        self._form: LevelForm | None = None
        theme = context.theme
        self._lines = column(theme, spacing=6)
        self.setLayout(self._lines)
        self.sentence = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._lines.addWidget(self.sentence)

    def show_post(self, post: "Post", *, asked: "Post") -> None:
        """Say the level in force and why; `asked` has the one that its next approval must have."""
        is_other = self._post is None or self._post.id != post.id
        self._post = post
        self.setVisible(post.status in _SHOWN)
        if post.status in _SHOWN:
            holds = post.status is PostStatus.APPROVED and post.ends_before is None
            # a yes that holds stays at its own level
            self.sentence.setText(self._said(post if holds else asked, self._desk.posts.level_of(post)))
        if is_other:
            self.leave()

    def may_change(self, post: "Post") -> bool:
        """Whether its words, and with them its level, can still be others."""
        return post.status in _SHOWN

    def change(self) -> None:
        """Show the form."""
        if self._post is None or not self.may_change(self._post):
            return
        if self._form is None:
            self._form = LevelForm(self._context)
            self._form.saved.connect(self._take)
            self._form.left.connect(self.leave)
            self._lines.addWidget(self._form)
            read_as_laid_out(self)
        self._form.begin(self._post)
        self._form.show()
        focus_in_sight(self._form.level)

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

    def _take(self, saved: "SavedPost") -> None:
        self.leave()
        self.saved.emit(saved)

    def _said(self, post: "Post", wanted: "PostLevel") -> str:
        names = {each.level: each.name for each in self._desk.town.approval_levels()}
        name = names.get(post.approval_level, "")
        level = f"{post.approval_level} ({name})" if name else str(post.approval_level)
        reason = self._reasons(wanted)
        words = self._where_from(post, is_by_table=wanted.level == post.approval_level)
        if wanted.level != post.approval_level:
            words = self.tr("{sentence} The table says {n}, because {reason}.").replace("{sentence}", words)
        return words.format(level=level, own=post.level_reason.rstrip("."), n=wanted.level, reason=reason)

    def _where_from(self, post: "Post", *, is_by_table: bool) -> str:
        if post.level_by_hand is not None and post.level_reason:
            return self.tr("Level {level}, set by hand: {own}.")
        if is_by_table:
            return self.tr("Level {level}, because {reason}.")
        if post.level_by_hand is not None:
            return self.tr("Level {level}, set by hand.")
        if self._desk.posts.level_of_idea(post) == post.approval_level:
            return self.tr("Level {level} comes from its recurring idea.")
        if post.feedback_for_id is not None:
            return self.tr("Level {level} comes from the post that it answers.")
        return self.tr("Level {level} stays from before.")

    def _reasons(self, wanted: "PostLevel") -> str:
        words = [self._language.sentence(each) for each in wanted.reasons]
        if len(words) == 1:
            return words[0]
        return self.tr("{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])


def _both(first: "SavedPost", second: "SavedPost") -> "SavedPost":
    """One answer for two steps: the post as it is, and the approval that lapsed by one of them."""
    return replace(second, lapsed=second.lapsed or first.lapsed)


def _box(name: str) -> ChoiceBox:
    box = ChoiceBox(name)
    box.setMinimumContentsLength(8)
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box
