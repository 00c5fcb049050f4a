"""The editorial plan: listing posts, writing, keeping versions, moving. Approvals and publishing stand apart."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_rules import (
    approval_to_renew,
    before_hold,
    refuse_edit,
    refuse_unknown_step,
    why_not_approved,
    why_not_submitted,
)
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import Approval, KeptBecause, Post, PostVersion, SavedPost
from amtdesk.domain.words import N_, Message
from amtdesk.services.approvals import Approvals
from amtdesk.services.post_overview import PostOverview
from amtdesk.services.post_steps import PostSteps
from amtdesk.services.publishing import Publishing
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.system.clock import Clock

#: What `edit` takes from the post it is given; words, plan and state have their own ways.
_DETAILS = (
    "hashtags",
    "topic",
    "goal",
    "target_group",
    "department",
    "shows_officials",
    "image_name",
    "image_sha256",
    "alt_text",
    "image_credit",
    "consent",
    "note",
    "locked_until",
    "locked_reason",
)
_S = PostStatus


class PostsService(Approvals, Publishing, PostOverview):
    """Everything that is done with posts."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService) -> None:
        PostSteps.__init__(self, database, clock, town=town)
        PostOverview.__init__(self, database, clock, town=town)

    # writing

    def add(
        self,
        title: str,
        text: str = "",
        *,
        day: date | None = None,
        at: time | None = None,
        department: str = "",
        is_idea: bool = False,
    ) -> Post:
        """Begin a draft, or note an idea."""
        now = self._clock.now()
        post = Post(
            id=PostId(0),
            key=self._repository.next_key(),
            title=title.strip(),
            text=text,
            status=_S.IDEA if is_idea else _S.DRAFT,
            day=day,
            at=at,
            department=department,
            created_at=now,
            changed_at=now,
        )
        post = replace(post, approval_level=self.level_of(post).level)
        with self._change(N_("Post begun: “{title}”"), post) as writer:
            post_id = self._repository.insert(writer, post)
        return self.get(post_id)

    def save_text(self, post_id: PostId, *, title: str, text: str) -> SavedPost:
        """Store what was typed. Says which approval lapsed by it: all but white space voids one (P8).

        Typing without long pauses counts as one step of undo. Raises NotAllowed when the words are out already.
        """
        post = self.get(post_id)
        if (title, text) == (post.title, post.text):
            return SavedPost(post)
        refuse_edit(post)
        named = replace(post, title=title.strip() or post.title)  # its first title is part of this step
        with self._change(N_("Text changed: “{title}”"), named, merge_key=f"post-text:{post_id}") as writer:
            lapsed = self._rewrite(writer, post, after=replace(post, title=title, text=text))
        return SavedPost(self.get(post_id), lapsed)

    def edit(self, post: Post, *, is_step: bool = False) -> SavedPost:
        """Store details of a post: department, level, hashtags, picture. Words, plan and state have their own ways.

        Details that are typed one after the other are one step of undo, unless this is a step of its own.
        """
        before = self.get(post.id)
        after = replace(before, **{name: getattr(post, name) for name in _DETAILS})
        if after == before:
            return SavedPost(before)
        refuse_edit(before)
        merge_key = "" if is_step else f"post-details:{post.id}"
        with self._change(N_("Details changed: “{title}”"), before, merge_key=merge_key) as writer:
            lapsed = self._rewrite(writer, before, after=after)
        return SavedPost(self.get(post.id), lapsed)

    def begin_draft(self, post_id: PostId) -> Post:
        """Make an idea, or a withdrawn post, a draft."""
        return self._step(post_id, _S.DRAFT, label=N_("Draft begun: “{title}”"))

    def discard(self, post_id: PostId) -> None:
        """Throw away a post that was begun and never written. Undo brings it back."""
        post = self.get(post_id)
        with self._change(N_("Empty post discarded"), post) as writer:
            self._repository.discard(writer, post_id, at=self._clock.now())

    # versions

    def keep_version(self, post_id: PostId, *, because: KeptBecause = KeptBecause.CLOSED) -> None:
        """Keep the present words as a version. Nothing happens when they are kept already."""
        post = self.get(post_id)
        kept = self._repository.versions(post_id)
        is_known = any((each.title, each.text) == (post.title, post.text) for each in kept)
        if is_known or not post.text.strip() or self._repository.is_kept(post_id, post.version):
            return
        with self._change(N_("Version kept: “{title}”"), post, undoable=False) as writer:
            self._keep_words(writer, post, because=because)

    def versions(self, post_id: PostId) -> tuple[PostVersion, ...]:
        """Return the kept versions, the latest first."""
        return self._repository.versions(post_id)

    def restore_version(self, post_id: PostId, number: int) -> Post:
        """Bring back the words of a version; the present ones are kept as a version before.

        With an approved version come the hashtags and the picture that were approved with it. When exactly these were
        approved and an edit had voided that, the approval stands again, as a new row.
        """
        post = self.get(post_id)
        version = next((each for each in self.versions(post_id) if each.number == number), None)
        if version is None:
            raise NotFound(N_("Version {number} is not kept."), number=number)
        refuse_edit(post)
        with self._change(N_("Version restored: “{title}”"), post) as writer:
            self._keep_words(writer, post, because=KeptBecause.EXCHANGED)
            self._rewrite(writer, post, after=self._as_approved(post, version))
            self._renew_approval(writer, post_id)
        return self.get(post_id)

    def approval_of_before(self, post: Post) -> Approval | None:
        """Return the approval that a post may stand on again: an edit had voided it, and exactly its words are back.

        Or it holds still, and the post was withdrawn and taken up again.
        """
        standing, today = post.standing_approval, self._clock.today()
        if not post.may_become(_S.APPROVED) or (standing is not None and post.status is not _S.DRAFT):
            return None
        if why_not_submitted(post) is not None:  # the consent of the people in its picture is gone since
            return None
        if standing is not None:
            return standing if standing.level >= post.approval_level and standing.holds_on(today) else None
        return approval_to_renew(post, today=today)

    def let_stand_again(self, post_id: PostId) -> Post:
        """Let an approval stand again whose words were changed and are back, as a new row, or that was never over.

        Raises NotAllowed.
        """
        post = self.get(post_id)
        if self.approval_of_before(self.as_submitted(post)) is None:
            words = N_("Nobody has approved “{title}” in these words, or it holds no longer. Please submit it.")
            raise NotAllowed(words, title=post.title)
        if (reason := why_not_approved(post, today=self._clock.today())) is not None:
            raise NotAllowed(reason.source, **dict(reason.values))
        self._refuse_picture(post)
        with self._change(N_("Approval stands again: “{title}”"), post) as writer:
            self._renew_approval(writer, post_id)
        return self.get(post_id)

    def _renew_approval(self, writer: CommandWriter, post_id: PostId) -> None:
        post = self.get(post_id)
        approval = self.approval_of_before(post)
        self._renew_ticks(writer, post)
        if approval is None:
            return
        if not approval.holds:
            renewed = replace(approval, version=post.version, closed_at=None, closing_reason="")
            self._repository.add_approval(writer, renewed, recorded_at=self._clock.now())
            self._keep_words(writer, post, because=KeptBecause.APPROVED)
        if post.status is not _S.ON_HOLD:  # off hold is a deed of its own
            self._repository.update(writer, replace(post, status=_S.APPROVED))

    # the plan

    def set_day(self, post_id: PostId, day: date | None, *, at: time | None) -> Post:
        """Give a post its day and time, or none. A missed one that gets a new day stands approved again."""
        post = self.get(post_id)
        self._refuse_move(post)
        label = N_("Planned: “{title}”") if post.day is None else N_("Moved: “{title}”")
        with self._change(label, post) as writer:
            self._put_on(writer, post, day=day, at=at)
        return self.get(post_id)

    def move_all(self, post_ids: Sequence[PostId], *, days: int) -> tuple[Post, ...]:
        """Bring several posts to other days as one step, each at its time. Where one may not be moved, none is."""
        posts = [self.get(post_id) for post_id in post_ids]
        for post in posts:
            self._refuse_move(post)
        label = Message(N_("Moved: {n} posts"), {"n": len(posts)})
        with self._database.command(label, at=self._clock.now(), areas={Area.POSTS}) as writer:
            for post in posts:
                start = post.day or self._clock.today()
                self._put_on(writer, post, day=start + timedelta(days=days), at=post.at)
        return tuple(map(self.get, post_ids))

    def _put_on(self, writer: CommandWriter, post: Post, *, day: date | None, at: time | None) -> None:
        status = _S.APPROVED if post.status is _S.MISSED else post.status
        # into the time before an election a post may need a higher level
        self._rewrite(writer, post, after=replace(post, day=day, at=at, status=status))

    def bring(self, writer: CommandWriter, post: Post, *, day: date, at: time | None) -> None:
        """Give a post its day and time within another service's command. Raises NotAllowed."""
        self._refuse_move(post)
        self._put_on(writer, post, day=day, at=at)

    def move(self, post_id: PostId, *, days: int) -> Post:
        """Bring a post to another day and keep its time. One without a day comes to today first."""
        post = self.get(post_id)
        start = post.day or self._clock.today()
        return self.set_day(post_id, start + timedelta(days=days), at=post.at)

    def withdraw(self, post_id: PostId) -> Post:
        """Take a post out of the plan; undo, or `begin_draft`, brings it back."""
        return self._step(post_id, _S.WITHDRAWN, label=N_("Withdrawn: “{title}”"))

    def hold(self, post_id: PostId) -> Post:
        """Put a post on hold."""
        return self._step(post_id, _S.ON_HOLD, label=N_("On hold: “{title}”"))

    def resume(self, post_id: PostId) -> Post:
        """Take a post off hold: it stands where it stood."""
        post = self.get(post_id)
        if post.status is not _S.ON_HOLD:
            raise NotAllowed(N_("“{title}” is not on hold."), title=post.title)
        return self._step(post_id, before_hold(post), label=N_("Resumed: “{title}”"))

    def _refuse_move(self, post: Post) -> None:
        if post.status is _S.MISSED:
            refuse_unknown_step(post, _S.APPROVED)
        else:
            refuse_edit(post)
