"""Moves of posts and proposals between days and the tray: what may not be moved is refused with a sentence."""

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.plan_days import refuse_past
from amtdesk.ui.pages.plan.post_faces import ChipKey, ProposalKey

if TYPE_CHECKING:
    from amtdesk.domain.recurring_ideas import ProposedIdea
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.deeds import PostDeeds


class PlanMoves(QObject):
    """The same by hand, key and menu. Each says which post stands on the day now, None when it was refused."""

    def __init__(self, context: "PageContext", deeds: "PostDeeds", *, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self._deeds = deeds

    def to_day(self, key: ChipKey, day: date, *, at: time | None = None) -> PostId | None:
        """Bring a post to a day at the same time; a proposal is taken for that day, `at` another time if told."""
        post = None if isinstance(key, ProposalKey) else self._desk.posts.get(key)
        if post is not None and post.day == day:
            return post.id  # put down where it was
        if self._is_refused(day):
            return None
        if isinstance(key, ProposalKey):
            return self._take(key, day, at=at)
        self._deeds.set_day(key, day, at=None if post is None else post.at)
        return key

    def by_days(self, key: ChipKey, days: int) -> PostId | None:
        """Bring it to an earlier or later day; what has none yet comes to one counted from today."""
        start = key.day if isinstance(key, ProposalKey) else self._desk.posts.get(key).day
        return self.to_day(key, (start or self._desk.clock.today()) + timedelta(days=days))

    def to_tray(self, key: ChipKey) -> None:
        """Take a post's day away; a proposal has none of its own."""
        if not isinstance(key, ProposalKey) and self._desk.posts.get(key).day is not None:
            self._deeds.set_day(key, None, at=None)

    def proposal(self, key: ProposalKey) -> "ProposedIdea | None":
        """What is proposed for that day; None when it is taken or left out meanwhile."""
        found = self._desk.ideas.proposed(key.day, key.day)
        return next((each for each in found if each.idea_id == key.idea_id), None)

    def _is_refused(self, day: date) -> bool:
        try:
            refuse_past(day, today=self._desk.clock.today())
        except UserFacingError as error:
            self._deeds.refused.emit(error)
            return True
        return False

    def _take(self, key: ProposalKey, day: date, *, at: time | None) -> PostId | None:
        from amtdesk.ui.pages.plan.idea_proposal import take_proposal

        proposal = self.proposal(key)
        return None if proposal is None else take_proposal(self._context, proposal, on=day, at=at)
