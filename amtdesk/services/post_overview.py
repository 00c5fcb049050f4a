"""Which posts there are, planned and out: reading only, and light enough for the first painting of the morning."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.planning_lead import PlanningLead, planning_lead
from amtdesk.domain.post_summaries import ASKED_ONCE_PAST, ONCE_ENDED, PostStatus, PostSummary
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.post_lists import PostFilter, PostLists
from amtdesk.system.clock import Clock

_S = PostStatus
_PLANNED = frozenset(PostStatus) - {_S.IDEA, _S.WITHDRAWN}


def let_approvals_end(database: Database, clock: Clock) -> frozenset[PostId]:
    """Close what was approved up to a day that is over. Whoever looks first finds it; else nothing is written.

    Return the posts of which the records go on to say otherwise, since they can only be read just now.
    """
    if database.is_writing:
        return frozenset()
    ended = PostLists(database).with_ended_approval(clock.today())
    if not ended:
        return frozenset()
    if not database.is_read_only and not database.is_refused:
        from amtdesk.services.ended_approvals import end_approvals

        if end_approvals(database, clock, post_ids=ended):
            return frozenset()
    return frozenset(ended)


class PostOverview:
    """Lists of posts without their texts."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._lists = PostLists(database)

    def list(
        self,
        *,
        status: PostStatus | Collection[PostStatus] | None = None,
        from_day: date | None = None,
        to_day: date | None = None,
        query: str = "",
        dated: bool | None = None,
        latest: int | None = None,
    ) -> tuple[PostSummary, ...]:
        """Return the posts that fit, by day and time. Without days both ends are open; undated posts come first.

        `latest` keeps the last so many of them.
        """
        statuses = {status} if isinstance(status, PostStatus) else status or ()
        return self._find(
            PostFilter(
                statuses=frozenset(statuses), from_day=from_day, to_day=to_day, query=query, dated=dated, latest=latest
            )
        )

    def reserve(self, query: str = "") -> tuple[PostSummary, ...]:
        """Return ideas and drafts without a day: the tray; with a query, those that have its words."""
        return self.list(status={_S.IDEA, _S.DRAFT, _S.IN_REVIEW, _S.APPROVED}, dated=False, query=query)

    def has_before(self, day: date) -> bool:
        """Whether older posts stand before this day."""
        return self._lists.has_before(day)

    def is_empty(self) -> bool:
        """Whether there is no post at all."""
        return self._lists.is_empty()

    def ask_missed(self, now: datetime) -> tuple[PostSummary, ...]:
        """Return posts whose time has passed, approved or not: she is asked, nothing goes out late by itself."""
        today = now.astimezone(self._clock.zone).date()
        found = self._find(PostFilter(statuses=ASKED_ONCE_PAST, to_day=today, dated=True))
        return tuple(post for post in found if post.is_asked(now, self._clock.zone))

    def due_between(self, start: datetime, end: datetime) -> tuple[PostSummary, ...]:
        """Return approved posts planned from `start` on and before `end`. Scheduled ones are silent."""
        return self._planned(start, end, statuses=frozenset({_S.APPROVED}))

    def planned_between(self, start: datetime, end: datetime) -> tuple[PostSummary, ...]:
        """Return what is or was planned for this time, whatever became of it; no ideas, nothing withdrawn."""
        return self._planned(start, end, statuses=_PLANNED)

    def published_between(self, start: datetime, end: datetime) -> tuple[PostSummary, ...]:
        """Return what went out from `start` on and before `end`."""
        return self._lists.published_between(start, end)

    def planning_lead(self, today: date) -> PlanningLead:
        """Return how far approved posts reach from today on, and the gaps of the next 28 days."""
        posts = self._find(PostFilter(from_day=today, dated=True))
        lead = planning_lead(posts, today=today, calendar=self._town.calendar())
        return lead._replace(is_begun=bool(posts) or self.has_before(today))

    def _find(self, wanted: PostFilter) -> tuple[PostSummary, ...]:
        ended = let_approvals_end(self._database, self._clock)
        if not ended:
            return self._lists.find(wanted)
        statuses = wanted.statuses and wanted.statuses | ONCE_ENDED.keys()
        posts = self._lists.find(wanted._replace(statuses=statuses, latest=None))
        found = [_as_ended(post) if post.id in ended else post for post in posts]
        fitting = [post for post in found if not wanted.statuses or post.status in wanted.statuses]
        return tuple(fitting[-wanted.latest :] if wanted.latest else fitting)

    def _planned(self, start: datetime, end: datetime, *, statuses: frozenset[PostStatus]) -> tuple[PostSummary, ...]:
        zone = self._clock.zone
        wanted = PostFilter(
            statuses=statuses,
            from_day=start.astimezone(zone).date(),
            to_day=end.astimezone(zone).date() + timedelta(days=1),
            dated=True,
        )
        found = ((post, post.planned_at(zone)) for post in self._find(wanted))
        return tuple(post for post, planned in found if planned is not None and start <= planned < end)


def _as_ended(post: PostSummary) -> PostSummary:
    """As `as_ended` of a whole post: what waits for another yes goes on waiting."""
    ended = replace(post, approved_by="", approved_at=None)
    if post.status not in ONCE_ENDED:
        return ended
    return replace(ended, status=ONCE_ENDED[post.status], submitted_at=None, copied_at=None)
