"""Posts as things to do: to publish, passed, on hold, without their link, in review, owing an answer or a consent."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from amtdesk.domain.post_summaries import USUAL_POST_TIME, PostStatus, PostSummary, remind_from
from amtdesk.domain.today import COMING_DAYS, ItemKind, TodayItem
from amtdesk.services.today_look import END_OF_DAY, Look

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from amtdesk.domain.identifiers import PostId
    from amtdesk.storage.morning import Waiting

_S = PostStatus
_LINK_MINUTES = 1
_FEEDBACK_MINUTES = 15
_CONSENT_MINUTES = 5
_RENEWAL_MINUTES = 3
#: What may ask for something today, and what waits for someone's yes.
_DATED: Final = frozenset({_S.IDEA, _S.DRAFT, _S.APPROVED, _S.ON_HOLD, _S.SCHEDULED})
#: So many of those whose date passed within so many days, and that nobody approved, have a row of their own.
_MOST_PASSED: Final = 3
_LATELY: Final = timedelta(days=7)
ALL_PASSED: Final = "all"


class PostItems(Look):
    """What posts ask for."""

    def _posts(self) -> "Iterator[TodayItem]":
        until = self._today + timedelta(days=COMING_DAYS)
        dated = self._rooms.posts.list(status=_DATED, to_day=until, dated=True)
        waiting = self._rooms.posts.list(status=_S.IN_REVIEW)
        facts: Mapping[PostId, Waiting] = self._facts.waiting_for() if waiting else {}
        passed: list[PostSummary] = []
        for post in (*dated, *waiting):
            if self._has_passed(post):
                passed.append(post)
            elif post.status is _S.IN_REVIEW:
                yield self._in_review(post, facts.get(post.id, ("", 0, None)))
            else:
                yield from self._of_dated(post)
        if passed:
            yield from self._passed(sorted(passed, key=self._planned), facts)
        for each in self._facts.asked_of_posts(self._today, until):
            yield TodayItem(
                kind=ItemKind.CONSENT if each.picture else ItemKind.FEEDBACK,
                ref=each.post_id,
                title=each.title,
                note=each.picture,
                due_at=self._at(each.day, END_OF_DAY),
                minutes=_CONSENT_MINUTES if each.picture else _FEEDBACK_MINUTES,
                has_time=False,
            )

    def _planned(self, post: PostSummary) -> datetime:
        return self._at(post.day or self._today, post.at or USUAL_POST_TIME)

    def _has_passed(self, post: PostSummary) -> bool:
        """Whether its time has passed, and nobody approved it."""
        is_ahead = post.day is None or post.day > self._today
        return not is_ahead and post.status is not _S.APPROVED and post.is_asked(self._now, self._clock.zone)

    def _of_dated(self, post: PostSummary) -> "Iterator[TodayItem]":
        if post.ends_before is not None or post.has_ended:
            yield self._renewal(post)
        elif post.status is _S.APPROVED:
            yield self._to_publish(post)
        elif post.status is _S.ON_HOLD and self._planned(post).date() <= self._today:
            yield self._of_post(ItemKind.HELD, post)
        elif post.status is _S.SCHEDULED:
            yield from self._without_link(post)

    def _of_post(self, kind: ItemKind, post: PostSummary) -> TodayItem:
        due = self._planned(post)
        return TodayItem(
            kind=kind,
            ref=post.id,
            title=post.title,
            note=post.approved_by,
            due_at=due,
            remaining=due - self._now,
            since=post.approved_at,
            minutes=self._town.town().minutes.publish,
            is_copied=post.copied_at is not None,
        )

    def _to_publish(self, post: PostSummary) -> TodayItem:
        is_missed = self._planned(post).date() < self._today
        return self._of_post(ItemKind.MISSED if is_missed else ItemKind.PUBLISH, post)

    def _renewal(self, post: PostSummary) -> TodayItem:
        """Its approval ends, or has ended, before it goes out: due on the last day on which that is no loss."""
        until = post.approval_until or self._today
        return TodayItem(
            kind=ItemKind.RENEWAL,
            ref=post.id,
            title=post.title,
            due_at=self._at(until, END_OF_DAY),
            minutes=_RENEWAL_MINUTES,
            day=post.day,
            has_time=False,
            until=until,
        )

    def _passed(self, posts: "Sequence[PostSummary]", facts: "Mapping[PostId, Waiting]") -> "Iterator[TodayItem]":
        """The latest of them each in a row, all others in one. They cost the day no minutes: one word is enough."""
        lately = [post for post in posts if self._planned(post).date() >= self._today - _LATELY][-_MOST_PASSED:]
        older = [post for post in posts if post not in lately]
        if len(older) == 1:
            lately, older = [*older, *lately], []
        for post in lately:
            name, _times, _last = facts.get(post.id, ("", 0, None))
            yield TodayItem(
                kind=ItemKind.PASSED,
                ref=post.id,
                title=post.title,
                note=name,
                due_at=self._planned(post),
                since=post.submitted_at if post.status is _S.IN_REVIEW else None,
                day=post.day,
                has_time=post.at is not None,
                until=post.approval_until if post.has_ended else None,
            )
        if older:
            yield TodayItem(
                kind=ItemKind.PASSED_MANY,
                ref=ALL_PASSED,
                title=older[-1].title,
                due_at=self._planned(older[-1]),
                has_time=False,
                things=len(older),
            )

    def _without_link(self, post: PostSummary) -> "Iterator[TodayItem]":
        """What the platform brought: its link is asked for from the next service morning on (P1)."""
        planned = self._planned(post)
        calendar = self._town.calendar()
        if planned.date() >= self._today or not calendar.is_service_day(self._today):
            return
        yield TodayItem(
            kind=ItemKind.LINK,
            ref=post.id,
            title=post.title,
            due_at=self._at(self._today, END_OF_DAY),
            since=planned,
            minutes=_LINK_MINUTES,
            has_time=False,
        )

    def _in_review(self, post: PostSummary, waiting: "Waiting") -> TodayItem:
        name, times, last_at = waiting
        since = post.submitted_at
        begins = None if since is None else remind_from(since, times=times, last_at=last_at)
        return TodayItem(
            kind=ItemKind.APPROVAL,
            ref=post.id,
            title=post.title,
            note=name,
            contact=self._reached(name),
            due_at=None if post.day is None else self._planned(post),
            since=since,
            has_time=False,
            reminded=times,
            may_remind=begins is not None and begins <= self._now,
        )
