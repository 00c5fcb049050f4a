"""Approvals that were given up to a day: when it is over they hold no longer, and the post is a draft again."""

from collections.abc import Collection
from dataclasses import replace

from amtdesk.domain.changes import Area
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_rules import as_begun
from amtdesk.domain.post_summaries import ONCE_ENDED
from amtdesk.domain.posts import ClosingReason, Post
from amtdesk.domain.words import N_, Message
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.errors import DatabaseTrouble
from amtdesk.storage.posts import PostRepository
from amtdesk.system.clock import Clock


def end_approvals(database: Database, clock: Clock, *, post_ids: Collection[PostId]) -> bool:
    """Close what has ended; return whether that could be stored: a full drive must not keep anybody from reading.

    It only accounts for what time did, so there is nothing to undo, and the next look makes up for it.
    """
    label = Message(N_("Approvals ended: {n}"), {"n": len(post_ids)})
    repository = PostRepository(database)
    try:
        with database.command(label, at=clock.now(), areas={Area.POSTS}, undoable=False) as writer:
            for post_id in post_ids:
                _end(writer, repository, post=repository.get_even_discarded(post_id), clock=clock)
    except DatabaseTrouble:  # whoever reads takes them for ended all the same
        return False
    return True


def _end(writer: CommandWriter, repository: PostRepository, *, post: Post, clock: Clock) -> None:
    for approval in post.approvals:
        if approval.holds and not approval.holds_on(clock.today()):
            repository.close_approval(writer, approval.id, at=clock.now(), reason=ClosingReason.EXPIRED.value)
    if post.status in ONCE_ENDED and post.approval_on(clock.today()) is None:
        repository.update(writer, replace(as_begun(post), status=ONCE_ENDED[post.status]))
