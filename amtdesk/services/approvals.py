"""Who said yes to which words (P8): submitting, recording, taking back, the timeline. Nothing is ever removed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from amtdesk.domain.errors import NotAllowed, UserFacingError
from amtdesk.domain.identifiers import ApprovalId, PostId
from amtdesk.domain.post_rules import refuse_unknown_step, why_not_approved, why_not_submitted
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import Approval, ApprovalWay, KeptBecause, Post, PostEvent, PostEventKind
from amtdesk.domain.town import Person
from amtdesk.domain.words import N_, Message
from amtdesk.services.approvers import approvers_of, why_not_recorded
from amtdesk.services.post_levels import PostLevels
from amtdesk.storage.posts import Submission


class Approvals(PostLevels):
    """The approval of a post's exact words."""

    def submit(self, post_id: PostId, to: str) -> Post:
        """Hand the present version to someone for approval. Raises NotAllowed with what must be done first."""
        post = self.get(post_id)
        refuse_unknown_step(post, PostStatus.IN_REVIEW)
        _refuse(why_not_submitted(post))
        now = self._clock.now()
        submission = Submission(at=now, version=post.version, to=to.strip())
        with self._change(N_("Submitted: “{title}”"), post) as writer:
            self._keep_words(writer, post, because=KeptBecause.SUBMITTED)
            self._repository.add_submission(writer, post_id, submission=submission)
            self._repository.update(
                writer, replace(post, status=PostStatus.IN_REVIEW, submitted_at=now, submitted_to=submission.to)
            )
        return self.get(post_id)

    def take_back_submission(self, post_id: PostId) -> Post:
        """Make a waiting post a draft again."""
        return self._step(post_id, PostStatus.DRAFT, label=N_("Submission taken back: “{title}”"))

    def record_approval(self, post_id: PostId, *, by: str, at: datetime, way: ApprovalWay) -> Post:
        """Record who approved the present words, when and by which way. Raises NotAllowed with a sentence.

        Level 0 is free: the person at the desk may approve it herself. From level 1 on it is someone else.
        """
        post = self.get(post_id)
        self._refuse_approval(post, by=by, at=at)
        with self._change(N_("Approval recorded: “{title}”"), post) as writer:
            self._keep_words(writer, post, because=KeptBecause.APPROVED)
            approval = Approval(
                id=ApprovalId(0),
                post_id=post_id,
                version=post.version,
                text_fingerprint=post.words_fingerprint,
                approved_by=by.strip(),
                approved_at=at,
                way=way,
                level=post.approval_level,
            )
            self._repository.add_approval(writer, approval, recorded_at=self._clock.now())
            self._repository.update(writer, replace(post, status=PostStatus.APPROVED))
        return self.get(post_id)

    def withdraw_approval(self, post_id: PostId) -> Post:
        """Whoever approved took it back: the row says so, and the post is a draft again."""
        post = self.get(post_id)
        approval = post.standing_approval
        if approval is None:
            raise NotAllowed(N_("No approval stands for “{title}”."), title=post.title)
        refuse_unknown_step(post, PostStatus.DRAFT)
        with self._change(N_("Approval taken back: “{title}”"), post) as writer:
            self._repository.take_back_approval(writer, approval.id, at=self._clock.now())
            draft = replace(post, status=PostStatus.DRAFT, copied_at=None, submitted_at=None, submitted_to="")
            self._repository.update(writer, draft)
        return self.get(post_id)

    def approvers(self, post: Post) -> tuple[Person, ...]:
        """Return who may approve this post: those of its level first, then the levels above, then everyone else.

        The person at the desk stands first at level 0 and nowhere else.
        """
        return approvers_of(self._town, level=post.approval_level, department=post.department)

    def timeline(self, post_id: PostId) -> tuple[PostEvent, ...]:
        """Return what happened to a post's approval and publication, the latest first."""
        post = self.get(post_id)
        events = [
            PostEvent(kind=PostEventKind.SUBMITTED, at=each.at, version=each.version, who=each.to)
            for each in self._repository.submissions(post_id)
        ]
        events += _approval_events(post)
        events += _publication_events(post)
        return tuple(sorted(events, key=lambda event: event.at, reverse=True))

    def _refuse_approval(self, post: Post, *, by: str, at: datetime) -> None:
        refuse_unknown_step(post, PostStatus.APPROVED)
        user, now = self._town.town().user_name, self._clock.now()
        _refuse(why_not_recorded(by=by, at=at, level=post.approval_level, now=now, user=user))
        _refuse(why_not_approved(post, today=self._clock.today()))


def _refuse(reason: Message | None) -> None:
    if reason is not None:
        raise _refusal(reason)


def _refusal(reason: Message) -> UserFacingError:
    return NotAllowed(reason.source, **dict(reason.values))


def _approval_events(post: Post) -> Iterator[PostEvent]:
    known: set[tuple[str, str, datetime]] = set()
    for approval in post.approvals:
        same = (approval.text_fingerprint, approval.approved_by, approval.approved_at)
        kind = PostEventKind.RENEWED if same in known else PostEventKind.APPROVED
        known.add(same)
        at = approval.recorded_at if kind is PostEventKind.RENEWED else approval.approved_at
        yield PostEvent(
            kind=kind,
            at=at or approval.approved_at,
            version=approval.version,
            who=approval.approved_by,
            way=approval.way,
        )
        if approval.withdrawn_at is not None:
            yield PostEvent(
                kind=PostEventKind.TAKEN_BACK,
                at=approval.withdrawn_at,
                version=approval.version,
                who=approval.approved_by,
            )
        elif approval.closed_at is not None:
            yield PostEvent(
                kind=PostEventKind.LAPSED,
                at=approval.closed_at,
                version=approval.version,
                who=approval.approved_by,
                reason=approval.closing_reason,
            )


def _publication_events(post: Post) -> Iterator[PostEvent]:
    for publication in post.publications:
        yield PostEvent(kind=PostEventKind.PUBLISHED, at=publication.published_at, reason=publication.link)
        if publication.withdrawn_at is not None:
            yield PostEvent(kind=PostEventKind.PUBLICATION_TAKEN_BACK, at=publication.withdrawn_at)
