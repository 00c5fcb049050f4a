"""What every deed with a post shares: finding it, one command, one step of the table, and what an edit voids."""

from abc import abstractmethod
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.media import consent_refused, why_not_usable
from amtdesk.domain.post_rules import as_begun, refuse_unknown_step, status_after_edit, why_lapsed
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import Approval, KeptBecause, Post, PostVersion
from amtdesk.domain.words import N_, Message
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.media import MediaRepository
from amtdesk.storage.posts import PostRepository
from amtdesk.system.clock import Clock

#: A longer pause in writing keeps what stood before it as a version of its own (P6).
PAUSE_IN_WRITING = timedelta(minutes=10)


class PostSteps:
    """The ground of the posts' services. It holds no use case of its own but `get`."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._repository = PostRepository(database)
        self._media = MediaRepository(database)

    def get(self, post_id: PostId) -> Post:
        """Return a post with its approvals and publications. Raises NotFound."""
        post = self._repository.find(post_id)
        if post is None:
            raise NotFound(N_("This post is not there any more."))
        return post

    def follow(self, writer: CommandWriter, before: Post, *, after: Post) -> Approval | None:
        """Store an edit within another service's command; return the approval that lapsed by it."""
        return self._rewrite(writer, before, after=after)

    def _refuse_picture(self, post: Post, *, only_people: bool = False) -> None:
        """Raise NotAllowed while a post's picture may not be shown: for the people in it, or for its rights, too."""
        medium = self._media.find(post.image_sha256) if post.image_sha256 else None
        if medium is None:
            return
        today = self._clock.today()
        reason = consent_refused(medium, today) if only_people else why_not_usable(medium, today)
        if reason is not None:
            raise NotAllowed(reason.source, **dict(reason.values))

    def _change(
        self, label: str, post: Post, *, merge_key: str = "", undoable: bool = True
    ) -> AbstractContextManager[CommandWriter]:
        return self._database.command(
            Message(label, {"title": post.title}),
            at=self._clock.now(),
            areas={Area.POSTS},
            merge_key=merge_key,
            undoable=undoable,
        )

    def _step(self, post_id: PostId, status: PostStatus, *, label: str) -> Post:
        """One step of the table that changes nothing else."""
        post = self.get(post_id)
        refuse_unknown_step(post, status)
        after = replace(post, status=status)
        with self._change(label, post) as writer:
            self._repository.update(writer, as_begun(after) if status is PostStatus.DRAFT else after)
        return self.get(post_id)

    def _keep_words(self, writer: CommandWriter, post: Post, *, because: KeptBecause) -> None:
        version = PostVersion(
            post_id=post.id,
            number=post.version,
            title=post.title,
            text=post.text,
            saved_at=post.changed_at or self._clock.now(),
            reason=because.value,
            saved_by=self._town.town().user_name,
        )
        self._repository.keep_version(writer, version)

    def _rewrite(self, writer: CommandWriter, before: Post, *, after: Post) -> Approval | None:
        """Keep what stood before where it matters, close the approval unless only white space changed, and store.

        The one place where an edit voids an approval, and where the level follows the words.
        """
        after = self._with_level(before, after)
        reason = why_lapsed(before, after)
        if reason is None:
            self._repository.update(writer, after)
            return None
        now = self._clock.now()
        if because := self._why_kept(before, now):
            self._keep_words(writer, before, because=because)
        status = status_after_edit(before, after)
        if status is not before.status:
            refuse_unknown_step(before, status)
        # in every state: what was handed over or copied were other words, and a post on hold comes back
        after = as_begun(after)
        number = self._version_after(before)
        is_same = (
            after.words_fingerprint == before.words_fingerprint
        )  # a higher level leaves the words as old as they are
        changed_at = before.changed_at if is_same else now
        self._repository.update(writer, replace(after, status=status, version=number, changed_at=changed_at))
        for approval in before.approvals:
            if approval.holds:  # more than one may: a post that was withdrawn and taken up again was approved anew
                self._repository.close_approval(writer, approval.id, at=now, reason=reason.value)
        standing = before.standing_approval
        return None if standing is None else replace(standing, closed_at=now, closing_reason=reason.value)

    @abstractmethod
    def _with_level(self, before: Post, after: Post) -> Post:
        """Return what is about to be stored with the level that it needs by the office's table."""

    def _why_kept(self, post: Post, now: datetime) -> KeptBecause | None:
        if post.standing_approval is not None:
            return KeptBecause.APPROVED
        if post.status is PostStatus.IN_REVIEW:
            return KeptBecause.SUBMITTED
        has_paused = post.changed_at is not None and now - post.changed_at > PAUSE_IN_WRITING
        return KeptBecause.PAUSED if has_paused and post.text.strip() else None

    def _version_after(self, post: Post) -> int:
        """A kept number is never written over: the next free one follows it."""
        if not self._repository.is_kept(post.id, post.version):
            return post.version
        kept = self._repository.versions(post.id)
        return max(post.version, kept[0].number) + 1
