"""What she wishes of posts and proposals in the month and the tray, by key, menu and mouse, handed on to the deeds."""

from datetime import date, time
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.recurring_ideas import ProposedIdea
from amtdesk.ui.page import Page
from amtdesk.ui.pages.plan.plan_moves import PlanMoves
from amtdesk.ui.pages.plan.post_faces import ChipKey, ProposalKey
from amtdesk.ui.widgets.card_rows import RowAction

if TYPE_CHECKING:
    from amtdesk.domain.occasions import Occasion
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.date_sheet import DateSheet
    from amtdesk.ui.pages.plan.deeds import PostDeeds
    from amtdesk.ui.pages.plan.post_words import PostWords

PREVIEW: Final = "peek"


class PlanActs(QObject):
    """Knows no place in a view: it tells which post is `settled` on a day now."""

    post_opened = Signal(object)  # PostId
    settled = Signal(object)  # PostId

    def __init__(self, context: "PageContext", words: "PostWords", *, deeds: "PostDeeds", view: QWidget) -> None:
        super().__init__(view)
        self._context = context
        self._desk = context.desk
        self._words = words
        self._deeds = deeds
        self._view = view
        self._dated: ChipKey | None = None
        self.moves = PlanMoves(context, deeds, parent=self)

    def act(self, key: ChipKey, wish: str) -> None:
        """Do what a key or the menu asks for."""
        if wish.startswith("day"):
            self.carry(key, int(wish.removeprefix("day")))
        elif isinstance(key, ProposalKey):
            self._act_on_proposal(key, wish)
        else:
            self._act_on_post(key, wish)

    def carry(self, key: ChipKey, days: int) -> None:
        """Bring it to an earlier or later day and go with it."""
        post_id = self.moves.by_days(key, days)
        if post_id is not None:
            self.settled.emit(post_id)

    def drop(self, key: ChipKey, day: date, *, at: time | None = None) -> None:
        """It was put down on a day; a proposal `at` another time if told."""
        post_id = self.moves.to_day(key, day, at=at)
        if post_id is not None:
            self.settled.emit(post_id)

    def proposal_actions(self) -> tuple[RowAction, ...]:
        """What can be done with a proposal."""
        return (
            RowAction(key="open", text=self.tr("Look at the idea"), icon="lightbulb", keys="Return"),
            RowAction(key="take", text=self.tr("Begin this post"), icon="plus"),
            RowAction(key="date", text=self.tr("Move to …"), icon="calendar", keys="Ctrl+T"),
            RowAction(key="withdraw", text=self.tr("Skip this time"), icon="x", keys="Del"),
        )

    def open_occasion(self, occasion: "Occasion") -> None:
        """Show what is known of an occasion; a draft can be made of it there."""
        from amtdesk.ui.pages.plan.occasion_sheet import open_occasion

        open_occasion(self._context, self._view.window(), occasion=occasion).post_begun.connect(self.post_opened)

    def draft_from(self, occasion: "Occasion") -> None:
        """Begin the post of an occasion and open it."""
        from amtdesk.ui.pages.plan.idea_proposal import draft_from

        post = draft_from(self._context, occasion)
        if post is not None:
            self.post_opened.emit(post.id)

    def _act_on_post(self, post_id: PostId, wish: str) -> None:
        deeds = {
            "open": self.post_opened.emit,
            "date": self._ask_date,
            PREVIEW: self._peek,
            "copy": self._deeds.copy,
            "online": self._deeds.publish_requested.emit,
            "missed": self._deeds.mark_missed,
            "tray": self.moves.to_tray,
            "hold": self._deeds.hold,
            "resume": self._deeds.resume,
            "withdraw": self._deeds.withdraw,
        }
        deeds[wish](post_id)

    def _act_on_proposal(self, key: ProposalKey, wish: str) -> None:
        proposal = self.moves.proposal(key)
        if proposal is None:
            return
        if wish == "date":
            self._ask_date(key)
        elif wish == "withdraw":
            self._skip(proposal)
        elif wish == "take":
            self.drop(key, key.day)
        elif wish in {"open", PREVIEW}:
            self._look_at(proposal)

    def _skip(self, proposal: ProposedIdea) -> None:
        from amtdesk.ui.pages.plan.idea_proposal import skip_proposal

        skip_proposal(self._context, proposal)

    def _look_at(self, proposal: ProposedIdea) -> None:
        from amtdesk.ui.pages.plan.idea_proposal import open_proposal

        open_proposal(self._context, self._view.window(), proposal=proposal).post_begun.connect(self.post_opened)

    def _peek(self, post_id: PostId) -> None:
        from amtdesk.ui.pages.plan.post_peek import PostPeek

        peek = PostPeek(self._context, self._words, parent=self._view.window(), post_id=post_id)
        peek.open_requested.connect(self.post_opened)
        peek.show_post()

    def _page(self) -> QWidget:
        """What a sheet lies over: the page around the view, where there is one."""
        place = self._view
        while not isinstance(place, Page) and (around := place.parentWidget()) is not None:
            place = around
        return place

    # dates

    @cached_property
    def _sheet(self) -> "DateSheet":
        from amtdesk.ui.pages.plan.date_sheet import DateSheet

        sheet = DateSheet(self._context, self._words, parent=self._page())
        sheet.date_chosen.connect(self._take_date)
        return sheet

    def _ask_date(self, key: ChipKey) -> None:
        self._dated = key
        if isinstance(key, ProposalKey):
            proposal = self.moves.proposal(key)
            if proposal is not None:
                self._sheet.ask(proposal.title, day=proposal.day, at=proposal.at)
        else:
            self._sheet.ask_for(self._desk.posts.get(key))

    def _take_date(self, day: date, at: time | None) -> None:
        if self._dated is None:
            return
        if isinstance(self._dated, ProposalKey):
            self.drop(self._dated, day, at=at)
        else:
            self._deeds.set_day(self._dated, day, at=at)
            self.settled.emit(self._dated)
