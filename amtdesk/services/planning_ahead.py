"""Posts whose time lies where nobody is at the desk: the platform had better bring them (P14)."""

from datetime import date

from amtdesk.domain.post_summaries import PostSummary
from amtdesk.domain.posts import Post
from amtdesk.domain.publishing import AHEAD, PlanAhead, plan_ahead
from amtdesk.services.post_steps import PostSteps
from amtdesk.storage.post_lists import PostFilter, PostLists


class PlanningAhead(PostSteps):
    """Proposals to schedule on the platform."""

    def plan_ahead_proposals(self, first: date, last: date) -> tuple[PlanAhead, ...]:
        """Return posts of these days for whose time nobody is there, by day and time; approved ones may go at once."""
        wanted = PostFilter(statuses=AHEAD, from_day=first, to_day=last, dated=True)
        found = (self._proposed(post) for post in PostLists(self._database).find(wanted))
        return tuple(each for each in found if each is not None)

    def plan_ahead_of(self, post: Post) -> PlanAhead | None:
        """Return the proposal for one post, or None."""
        return self._proposed(
            PostSummary(id=post.id, key=post.key, title=post.title, status=post.status, day=post.day, at=post.at)
        )

    def _proposed(self, post: PostSummary) -> PlanAhead | None:
        calendar = self._town.calendar()
        return plan_ahead(post, calendar=calendar, zone=self._clock.zone, now=self._clock.now())
