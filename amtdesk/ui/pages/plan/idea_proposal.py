"""What she does with a proposed idea: begin its post, skip it once, change the idea. Each with toast and undo."""

from datetime import date, time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from amtdesk.domain.date_remarks import has_dates
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.gaps import with_gaps_named
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.recurring_ideas import ProposedIdea
from amtdesk.domain.words import N_
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.idea_words import IdeaWords
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import ScrollColumn
from amtdesk.ui.widgets.labels import FactRow, Label
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.domain.occasions import Occasion
    from amtdesk.domain.posts import Post
    from amtdesk.ui.page import PageContext

_WIDTH: Final = 520
_KEYS: Final = (Qt.Key.Key_Delete, Qt.Key.Key_F2)


class ProposalSheet(TallSheet):
    """Ctrl+Enter begins the post; Del skips this one; F2 changes the idea."""

    post_begun = Signal(object)  # PostId of the draft

    def __init__(self, context: "PageContext", parent: QWidget, *, proposal: ProposedIdea) -> None:
        super().__init__(context.theme, parent, heading=proposal.title, width=_WIDTH)
        self._context = context
        self._proposal = proposal
        self._words = IdeaWords(context, self)
        theme = context.theme
        take = self.tr("Begin post") if proposal.follows is None else self.tr("Bring the post along")
        self.take = KbdButton(theme, take, kind="primary", icon="pencil", keys="Ctrl+Return")
        self.skip = KbdButton(theme, self.tr("Skip this time"), keys="Del")
        self.change = KbdButton(theme, self.tr("Change idea …"), icon="pencil", keys="F2")
        self._assemble()
        self.take.clicked.connect(self._take)
        self.skip.clicked.connect(self._skip)
        self.change.clicked.connect(self._change)

    def _assemble(self) -> None:
        theme, words, proposal = self._theme, self._words, self._proposal
        idea = self._context.desk.ideas.get(proposal.idea_id)
        body = ScrollColumn(theme, spacing=8, margins=(24, 4, 24, 4))
        body.column.addWidget(FactRow(theme, self.tr("Planned for"), value=words.day_and_time(proposal)))
        body.column.addWidget(FactRow(theme, self.tr("Comes"), value=words.rhythm(idea)))
        follows = (
            ""
            if proposal.follows is None
            else self.tr("The occasion has another day now. Its post is there already and comes along.")
        )
        for line in (
            follows,
            words.proposal(proposal),
            words.moved(proposal),
            "" if follows else words.draft_by(proposal),
        ):
            if line:
                body.column.addWidget(Label(theme, line, role="meta", color="text.secondary", wrap=True))
        if idea.skeleton and proposal.follows is None:
            text = with_gaps_named(self._context.desk.ideas.words_of(proposal), self._context.language.sentence)
            body.column.addWidget(Label(theme, text, wrap=True))
        if idea.note:
            body.column.addWidget(Label(theme, idea.note, role="meta", color="text.secondary", wrap=True))
        body.column.addStretch(1)
        self.foot.addWidget(self.end_with(self.take, self.skip, self.change))
        self.add_middle(body)

    def open_now(self) -> None:
        """Show it with the focus on what is done most."""
        self.open(self.take)

    def _take(self) -> None:
        self.close_sheet()
        post_id = take_proposal(self._context, self._proposal)
        if post_id is not None:
            self.post_begun.emit(post_id)

    def _skip(self) -> None:
        self.close_sheet()
        skip_proposal(self._context, self._proposal)

    def _change(self) -> None:
        from amtdesk.ui.pages.plan.idea_form import open_idea_form

        parent = self.parentWidget()
        self.close_sheet()
        open_idea_form(self._context, parent or self, idea=self._context.desk.ideas.get(self._proposal.idea_id))

    @override
    def event(self, event: QEvent) -> bool:
        # the window's own keys wait while the sheet is open; these belong to it
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.skip.click()
        elif event.key() == Qt.Key.Key_F2:
            self.change.click()
        else:
            super().keyPressEvent(event)


def open_proposal(context: "PageContext", parent: QWidget, *, proposal: ProposedIdea) -> ProposalSheet:
    """Open the sheet of a proposed idea over a window, or a part of it."""
    sheet = ProposalSheet(context, parent, proposal=proposal)
    sheet.open_now()
    return sheet


def take_proposal(
    context: "PageContext", proposal: ProposedIdea, *, on: date | None = None, at: time | None = None
) -> PostId | None:
    """Begin the post of a proposal, with a toast; None when that was refused, which is said."""
    try:
        post = context.desk.ideas.take(proposal.idea_id, proposal.day, on=on, at=at)
    except UserFacingError as error:
        context.messages.report(error)
        return None
    day = context.language.short_date(on or proposal.day)
    told = N_("Draft begun for {day}: “{title}”.") if proposal.follows is None else _brought(post)
    said = context.language.text(told).format(day=day, title=post.title)
    context.messages.undo_toast(said)
    return post.id


def _brought(post: "Post") -> str:
    """What is said of a post that came along: its words still name the day that its occasion had."""
    if any(has_dates(line) for line in post.text.splitlines()):
        return N_("Moved to {day}: “{title}”. Check the day in the text.")
    return N_("Moved to {day}: “{title}”.")


def draft_from(context: "PageContext", occasion: "Occasion") -> "Post | None":
    """Begin the draft of an occasion, with a toast; None when that was refused, which is said."""
    try:
        post = context.desk.ideas.draft_from(occasion)
    except UserFacingError as error:
        context.messages.report(error)
        return None
    told = context.language.text(N_("Draft begun without a day: “{title}”.")).format(title=post.title)
    if post.day is not None:
        day = context.language.short_date(post.day)
        told = context.language.text(N_("Draft begun for {day}: “{title}”.")).format(day=day, title=post.title)
    context.messages.undo_toast(told)
    return post


def skip_proposal(context: "PageContext", proposal: ProposedIdea) -> None:
    """Leave a proposal out this once, with a toast."""
    try:
        context.desk.ideas.skip(proposal.idea_id, proposal.day)
    except UserFacingError as error:
        context.messages.report(error)
        return
    said = context.language.text(N_("Left out this once: “{title}”.")).format(title=proposal.title)
    context.messages.undo_toast(said)
