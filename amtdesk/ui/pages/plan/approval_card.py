"""The card "Freigabe": where the post stands, the one thing to do next, and what has been. The deeds stand in deeds."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import Post
from amtdesk.ui.keys import with_key
from amtdesk.ui.pages.plan.approval_faces import ApprovalFaces
from amtdesk.ui.pages.plan.approval_forms import ApprovalForm, CardForms, SubmitForm, focus_in_sight
from amtdesk.ui.pages.plan.approval_level import LevelPart
from amtdesk.ui.pages.plan.approval_lock import LockPart
from amtdesk.ui.pages.plan.approval_menu import ApprovalMenu
from amtdesk.ui.pages.plan.approval_ticks import TickLines
from amtdesk.ui.pages.plan.card_face import Face, QuietLinks
from amtdesk.ui.pages.plan.deeds import PostDeeds
from amtdesk.ui.pages.plan.post_words import PostWords
from amtdesk.ui.pages.plan.publish_faces import PublishFaces
from amtdesk.ui.pages.plan.publish_form import PublishForm
from amtdesk.ui.pages.plan.publish_steps import PublishSteps
from amtdesk.ui.pages.plan.timeline import Timeline
from amtdesk.ui.widgets.buttons import IconButton, KbdButton
from amtdesk.ui.widgets.cards import Card, FoldingRow, Hairline, row
from amtdesk.ui.widgets.chips import Chip
from amtdesk.ui.widgets.error_line import RefusalLine
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.menus import PopupMenu
from amtdesk.ui.widgets.reading_order import read_as_laid_out, tab_in_order

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from amtdesk.domain.identifiers import PostId
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.theme import Theme

_S = PostStatus


class ApprovalCard(Card):
    """One primary action by state. What the rules refuse is said under it."""

    saved = Signal(object)  # SavedPost
    date_requested = Signal()
    close_requested = Signal()
    several_requested = Signal()

    def __init__(self, context: "PageContext", words: PostWords, *, deeds: PostDeeds) -> None:
        super().__init__(context.theme, padding=(14, 16), spacing=10)
        self._desk = context.desk
        self._language = context.language
        self._words = words
        self._deeds = deeds
        self._post: Post | None = None
        self._shown: object = None
        self._wish = ""  # a form that she asked for beside the state's own
        self._goes_online = False  # it is online, says she, and was not approved yet
        theme = context.theme
        self._chip = Chip(theme, "")
        self._more = IconButton(theme, self.tr("More about the approval"), icon="ellipsis", kind="quiet", small=True)
        self._fact = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.level = LevelPart(context)
        self.ticks = TickLines(context, words)
        self.lock = LockPart(context)
        self._submit = SubmitForm(theme)
        self._approval = ApprovalForm(context)
        self.publish = PublishForm(context)
        self.steps = PublishSteps(context, deeds.publishing)
        self._faces = PublishFaces(deeds, parent=self)
        self._ways = ApprovalFaces(deeds, self._desk.posts, submit=self._submit, parent=self)
        self._forms = CardForms(submit=self._submit, approve=self._approval, publish=self.publish)
        self.primary = KbdButton(theme, "", kind="primary", keys="Ctrl+Return")
        self._refusal = RefusalLine(theme)
        self._others = QuietLinks(theme)
        self.timeline = Timeline(theme)
        self._line = Hairline(theme)
        self._assemble()
        self._connect(deeds)

    def _connect(self, deeds: PostDeeds) -> None:
        self.primary.let_shorten()
        self.primary.clicked.connect(self._act)
        self._faces.form_requested.connect(self.ask_published)
        self._faces.enter_requested.connect(self._mark_published)
        self._faces.date_requested.connect(self.date_requested)
        self._faces.close_requested.connect(self.close_requested)
        self._ways.form_wished.connect(self._take_wish)
        self._ways.record_requested.connect(self._approve)
        self._ways.date_requested.connect(self.date_requested)
        deeds.publishing.stepped.connect(self._follow_step)
        self._more.clicked.connect(self._open_menu)
        self.level.saved.connect(self.saved)
        self.lock.saved.connect(self.saved)
        for part in (self.level, self.lock):
            part.left.connect(self._more.setFocus)
        for form in (self._submit, self._approval, self.publish):
            form.left.connect(self.primary.setFocus)  # what was typed waits there
        for field in (self.publish.since, self.publish.link):
            field.returnPressed.connect(self.primary.click)
        self.ticks.refused.connect(self.show_refusal)
        self.ticks.ticked.connect(self._say_ticked)
        self._others.picked.connect(self._act_otherwise)

    def _assemble(self) -> None:
        theme = self._theme
        title = FoldingRow(theme)  # a long state stands below
        title.line.addWidget(Label(theme, self.tr("Approval"), role="heading"), 1)
        title.line.addWidget(self._chip)
        self.column.addLayout(_headed(theme, title, menu=self._more))
        before = (self._fact, self.lock, self.level, self.ticks, self.steps)
        after = (self.primary, self._refusal, self._others, self._line, self.timeline)
        for part in (*before, *self._forms.all(), *after):  # a form stands on the button that takes it
            self.column.addWidget(part)
        read_as_laid_out(self)
        self._refusal.hide()

    # what is shown

    def begin(self, post_id: "PostId") -> None:
        """A post is opened: forget wishes and refusals of the one before, and read the office's levels again."""
        self._wish = "publish" if self.publish.is_begun(post_id) else ""
        self._goes_online = False
        self._post = self._shown = None
        self._refusal.hide()
        self._approval.fold_more()

    def show_post(self, post: Post) -> None:
        """Show where the post stands."""
        is_other = self._post is not None and self._post.status is not post.status
        if is_other:
            self._wish = ""
            self._refusal.hide()
        self._post = post
        self._asked = self._desk.posts.as_submitted(post)  # with the level that its next approval must have
        kind, icon = self._words.look(post)
        self._chip.show_state(self._words.state(post), kind=kind, icon=icon)
        self._fact.setText(self._ways.stand(self._asked, self._words))
        self._fact.set_color("text.secondary" if post.ends_before is None else "warn.text")
        self.lock.show_post(post)
        self.level.show_post(post, asked=self._asked)
        self.ticks.show_post(post)
        self.steps.show_post(post)
        self._show_face(post)
        lines = [self._words.line(event) for event in self._desk.posts.timeline(post.id)]
        self.timeline.show_lines(lines, folds=post.status is _S.APPROVED)
        self._line.setVisible(bool(lines))
        if is_other and self._goes_online:
            self._lead_online(post)

    def show_refusal(self, error: UserFacingError) -> None:
        """Say under the button what must be done first."""
        self._say(self._language.sentence(error))

    def _say(self, words: str) -> None:
        self._refusal.setText(words)
        self._refusal.show()

    def ask_approval(self) -> None:
        """Ctrl+Shift+F: show the form and put the focus into it."""
        post = self._post
        if post is not None and (post.status in {_S.DRAFT, _S.IN_REVIEW} or post.ends_before is not None):
            self._wish_form("approve")
            focus_in_sight(self._approval.who)

    def ask_published(self) -> None:
        """Ctrl+Shift+V: show the form and put the focus into it."""
        if self._post is not None and self._post.may_become(_S.PUBLISHED):
            self._wish_form("publish")
            focus_in_sight(self.publish.link)

    def ask_online(self) -> None:
        """It is online, says she: ask since when. What nobody approved is no publication: that comes first."""
        post = self._post
        if post is None or post.may_become(_S.PUBLISHED):
            self.ask_published()
            return
        self._goes_online = True
        self._lead_online(post)
        said = self.tr("Only approved posts are entered as published. Record who approved it and when, then enter it.")
        self._say(said)

    def _lead_online(self, post: Post) -> None:
        """The next of the steps to what is out: begun, approved, entered."""
        if post.status in {_S.DRAFT, _S.IN_REVIEW}:
            self.ask_approval()
            return
        self._goes_online = post.status is _S.IDEA
        if post.status is _S.APPROVED:
            self.ask_published()
        else:
            self.primary.setFocus()

    def _take_wish(self, form: str) -> None:
        deeds = {"approve": self.ask_approval, "publish": self.ask_published}
        deeds.get(form, partial(self._wish_form, form))()

    def _wish_form(self, form: str) -> None:
        self._wish = form
        if self._post is not None:
            self._show_face(self._post)

    def _show_face(self, post: Post) -> None:
        face = self._face(post)
        if self._forms.show(face.form):
            self.primary.setFocus()  # Qt would lead on to whatever stands below
        self._fill(self._asked, face.form)
        self.primary.set_label(face.primary)
        self.primary.set_icon_name(face.icon)
        self.primary.set_keys(face.keys)
        self.primary.setToolTip(with_key(face.primary, "Ctrl+Return"))
        self._others.show_links([words for words, _deed in face.others], heir=self.primary)
        tab_in_order((self.primary, self._others))

    def _fill(self, post: Post, form: str) -> None:
        offices = self._desk.town.departments()
        about = (post.id, form, post.approval_level, post.department, post.submitted_to)
        if form == "submit":
            self._submit.show_people(self._desk.posts.approvers(post), departments=offices, is_new=about != self._shown)
        if about == self._shown:  # what was entered stays until the form is another's
            return
        self._shown = about
        if form == "approve":
            people = self._desk.posts.approvers(post)
            self._approval.offer(people, departments=offices, first=post.submitted_to)
        elif form == "publish":
            self.publish.offer(post)

    def _face(self, post: Post) -> Face:
        if post.ends_before is None or self._wish == "publish":
            going_out = self._faces.face(post, is_wished=self._wish == "publish")
            if going_out is not None:
                return going_out
        return self._ways.face(post, asked=self._asked, wish=self._wish)

    def _follow_step(self, post_id: int) -> None:
        if self._post is not None and self._post.id == post_id:
            self._show_face(self._post)

    def needed_next(self) -> "tuple[QWidget, ...]":
        """What no toast may cover: the form that waits for her, and what refuses it."""
        return (*self._forms.shown(), *((self._refusal,) if self._refusal.isVisible() else ()))

    def _open_menu(self) -> None:
        if self._post is not None:
            self.menu(self._post).popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def menu(self, post: Post) -> PopupMenu:
        """What is seldom done with an approval."""
        return ApprovalMenu(self._theme, self, post=post, deeds=self._deeds)

    def _say_ticked(self, said: str) -> None:
        self._refusal.hide()
        self._deeds.say_undoable(said)

    def _act(self) -> None:
        if self._post is not None and not (self.level.holds_back() or self.lock.holds_back()):
            self._refusal.hide()
            self._face(self._post).deed()

    def _act_otherwise(self, number: int) -> None:
        if self._post is not None:
            self._refusal.hide()
            self._face(self._post).others[number][1]()

    def _approve(self) -> None:
        entry = self._approval.entry()
        if entry.at is None:
            self._say(self.tr("This date can’t be read. Try 14.4. or 14.4. 15:30."))
        elif entry.is_end_unread:
            self._say(self.tr("The day up to which it holds can’t be read. Try 30.6. or leave it empty."))
        elif self._post is not None:
            until = entry.valid_until
            self._deeds.record_approval(self._post.id, by=entry.by, at=entry.at, way=entry.way, valid_until=until)
            if not entry.by:
                self._approval.who.setFocus()  # it was refused for that

    def _mark_published(self) -> None:
        at, link = self.publish.entry()
        if at is None:
            self._say(self.tr("This time can’t be read. Try today 10:05 or 14.4. 10:05."))
        elif self._post is not None and self._deeds.mark_published(self._post.id, at=at, link=link) is not None:
            self.publish.sent()


def _headed(theme: "Theme", title: "QWidget", *, menu: "QWidget") -> "QHBoxLayout":
    head = row(theme, spacing=8)
    head.addWidget(title, 1)
    head.addWidget(menu, 0, Qt.AlignmentFlag.AlignTop)
    return head
