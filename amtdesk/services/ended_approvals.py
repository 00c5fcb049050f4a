"""Approvals that were given up to a day: when it is over they hold no longer, and the post is a draft again."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from amtdesk.domain.changes import Area
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_rules import as_begun
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ClosingReason, Post
from amtdesk.domain.words import N_, Message
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.posts import PostRepository
from amtdesk.system.clock import Clock

#: What is on hold stays there; off hold it is a draft then.
_FALLS_BACK: Final = {
    PostStatus.APPROVED: PostStatus.DRAFT,
    PostStatus.MISSED: PostStatus.DRAFT,
    PostStatus.ON_HOLD: PostStatus.ON_HOLD,
}


def end_approvals(database: Database, clock: Clock, *, post_ids: Collection[PostId]) -> None:
    """Close what has ended. It only accounts for what time did, so there is nothing to undo."""
    label = Message(N_("Approvals ended: {n}"), {"n": len(post_ids)})
    repository = PostRepository(database)
    with database.command(label, at=clock.now(), areas={Area.POSTS}, undoable=False) as writer:
        for post_id in post_ids:
            _end(writer, repository, post=repository.get_even_discarded(post_id), clock=clock)


def _end(writer: CommandWriter, repository: PostRepository, *, post: Post, clock: Clock) -> None:
    for approval in post.approvals:
        if approval.holds and not approval.holds_on(clock.today()):
            repository.close_approval(writer, approval.id, at=clock.now(), reason=ClosingReason.EXPIRED.value)
    if post.status in _FALLS_BACK and post.approval_on(clock.today()) is None:
        repository.update(writer, replace(as_begun(post), status=_FALLS_BACK[post.status]))
