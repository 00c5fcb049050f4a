"""What the list asks the desk for: windows of posts by filter or words, and what stands beside them. No widget."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.plan_days import PlanFilter
from amtdesk.domain.planning_lead import DAYS_AHEAD
from amtdesk.domain.post_summaries import PostStatus, PostSummary
from amtdesk.ui.pages.plan.plan_rows import PlanContent, PlanRows
from amtdesk.ui.widgets.card_rows import CardRow

if TYPE_CHECKING:
    from amtdesk.desk import Desk

_S = PostStatus
_FILTERS: Final = {
    "drafts": frozenset({_S.IDEA, _S.DRAFT, _S.ON_HOLD, _S.MISSED}),
    "waiting": frozenset({_S.IN_REVIEW}),
    "approved": frozenset({_S.APPROVED, _S.SCHEDULED}),
}
WINDOW: Final = timedelta(weeks=4)
OLDER_STEP: Final = timedelta(weeks=12)
MOST_FOUND: Final = 200
#: An empty plan names the dates of the coming months, but not a whole calendar.
LOOK_AHEAD: Final = timedelta(days=240)
MOST_FIXED: Final = 6


class PlanSource:
    """Remembers how far back she looks: four weeks, and twelve more at each wish."""

    def __init__(self, desk: "Desk", rows: PlanRows) -> None:
        self._desk = desk
        self._rows = rows
        self._since = desk.clock.today() - WINDOW
        self._asked: tuple[PostSummary, ...] = ()

    def has_more_to_ask(self) -> bool:
        """Whether other posts are to be asked about than when the plan was last read."""
        return self._desk.posts.ask_missed(self._desk.clock.now()) != self._asked

    def first_passed(self) -> PostId | None:
        """The first that the list asks about although nobody approved it: the latest; else the first of all."""
        others = [post.id for post in self._asked if post.status is not _S.APPROVED]
        return others[-1] if others else next((post.id for post in self._asked), None)

    def look_back(self) -> None:
        """Look further back."""
        self._since -= OLDER_STEP

    def forget_older(self) -> None:
        """Look four weeks back again."""
        self._since = self._desk.clock.today() - WINDOW

    def rows(self, wanted: object, *, only: PlanFilter, with_ideas: bool) -> list[CardRow]:
        """Return the rows of a state as far as they fit a filter; its words are looked for among posts of all times."""
        today = self._desk.clock.today()
        names = {each.key: each.name for each in self._desk.town.departments()}
        self._rows.at(today, departments=names)
        posts = self._desk.posts
        if only.query.strip():
            found = tuple(filter(only.fits, posts.list(query=only.query, latest=MOST_FOUND)))
            return self._rows.found(PlanContent(posts=found), most=MOST_FOUND)
        if wanted == "published":
            out = tuple(filter(only.fits, posts.list(status=_S.PUBLISHED, from_day=self._since)))
            return self._rows.published(PlanContent(posts=out, has_older=posts.has_before(self._since)))
        if wanted in _FILTERS:
            statuses = _FILTERS[str(wanted)]
            dated = posts.list(status=statuses, from_day=self._since, dated=True)
            undated = posts.list(status=statuses, dated=False)
            content = PlanContent(posts=dated, ideas=undated)
            return self._rows.filtered(_only(content, only))
        return self._rows.all(_only(self._whole_plan(today, with_ideas=with_ideas), only))

    def ideas(self, only: PlanFilter) -> list[CardRow]:
        """Return the tray as far as it fits a filter."""
        return [self._rows.idea(post) for post in self._desk.plan_days.tray(only)]

    def fixed_dates(self) -> list[CardRow]:
        """Return what stands in the calendar anyway, for a plan that has no post yet."""
        today = self._desk.clock.today()
        self._rows.at(today, departments={})
        return self._rows.dates(self._desk.occasions.between(today, today + LOOK_AHEAD)[:MOST_FIXED])

    def _whole_plan(self, today: date, *, with_ideas: bool) -> PlanContent:
        posts = self._desk.posts
        shown = posts.list(from_day=self._since, dated=True)
        last = max((post.day for post in shown if post.day), default=today)
        self._asked = posts.ask_missed(self._desk.clock.now())
        until = max(today + timedelta(days=DAYS_AHEAD - 1), min(last, today + 2 * WINDOW))
        return PlanContent(
            posts=shown,
            asked=self._asked,
            ideas=posts.reserve() if with_ideas else (),
            occasions=self._desk.occasions.between(today, until),
            gaps=posts.planning_lead(today).gaps,
            has_older=posts.has_before(self._since),
        )


def _only(content: PlanContent, only: PlanFilter) -> PlanContent:
    """What fits the filter; occasions and gaps belong to the whole plan."""
    if not only.count:
        return content
    return replace(
        content,
        posts=tuple(filter(only.fits, content.posts)),
        asked=tuple(filter(only.fits, content.asked)),
        ideas=tuple(filter(only.fits, content.ideas)),
        occasions=(),
        gaps=(),
    )
