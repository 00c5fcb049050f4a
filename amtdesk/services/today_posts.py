"""Posts as things to do: to publish, missed, on hold, without their link, in review, owing an answer or a consent."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from amtdesk.domain.post_summaries import USUAL_POST_TIME, PostStatus, PostSummary
from amtdesk.domain.today import COMING_DAYS, ItemKind, TodayItem
from amtdesk.services.today_look import END_OF_DAY, Look

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINK_MINUTES = 1
_FEEDBACK_MINUTES = 15
_CONSENT_MINUTES = 5


class PostItems(Look):
    """What posts ask for."""

    def _posts(self) -> "Iterator[TodayItem]":
        until = self._today + timedelta(days=COMING_DAYS)
        for post in self._rooms.posts.list(status=PostStatus.APPROVED, to_day=until, dated=True):
            yield self._to_publish(post)
        for post in self._rooms.posts.list(status=PostStatus.ON_HOLD, to_day=self._today, dated=True):
            yield self._of_post(ItemKind.HELD, post)
        for post in self._rooms.posts.list(status=PostStatus.SCHEDULED, to_day=self._today, dated=True):
            yield from self._without_link(post)
        yield from self._in_review()
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
        )

    def _to_publish(self, post: PostSummary) -> TodayItem:
        is_missed = self._planned(post).date() < self._today
        return self._of_post(ItemKind.MISSED if is_missed else ItemKind.PUBLISH, post)

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

    def _in_review(self) -> "Iterator[TodayItem]":
        waiting = self._rooms.posts.list(status=PostStatus.IN_REVIEW)
        names = self._facts.submitted_to() if waiting else {}
        for post in waiting:
            name = names.get(post.id, "")
            yield TodayItem(
                kind=ItemKind.APPROVAL,
                ref=post.id,
                title=post.title,
                note=name,
                contact=self._reached(name),
                due_at=None if post.day is None else self._planned(post),
                since=post.submitted_at,
                has_time=False,
            )
