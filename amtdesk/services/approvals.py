"""Who said yes to which words (P8): submitting, recording, taking back. Nothing is ever removed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from amtdesk.domain.approval_times import EARLY_POST, why_too_early
from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed, UserFacingError
from amtdesk.domain.identifiers import ApprovalId, PostId
from amtdesk.domain.post_rules import (
    as_begun,
    going_out,
    refuse_open_places,
    refuse_unknown_step,
    why_not_approved,
    why_not_asked_again,
    why_not_reminded,
    why_not_submitted,
    words_since,
)
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import Approval, ApprovalWay, ClosingReason, KeptBecause, Post, PostLogKind, PostVersion
from amtdesk.domain.town import Person
from amtdesk.domain.words import N_, Message
from amtdesk.services.approval_trail import ApprovalTrail
from amtdesk.services.approvers import approvers_of, why_not_recorded
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.posts import Submission

#: So many names that are no longer, or never were, among the people of the office are offered again.
MOST_TYPED: Final = 8


class Approvals(ApprovalTrail):
    """The approval of a post's exact words."""

    def submit(self, post_id: PostId, to: str) -> Post:
        """Hand the present version to someone for approval. Raises NotAllowed with what must be done first."""
        self.submit_all({post_id: to})
        return self.get(post_id)

    def submit_all(self, to: Mapping[PostId, str]) -> None:
        """Hand several posts over in one step, each to whom it is for. One that waits already is handed over again.

        Raises NotAllowed with what must be done first; then none of them is handed over.
        """
        self.refuse_submissions(tuple(to))
        posts = [self.get(post_id) for post_id in to]
        label = Message(N_("Submitted: {n} posts"), {"n": len(posts)})
        if len(posts) == 1:
            label = Message(N_("Submitted: “{title}”"), {"title": posts[0].title})
        with self._database.command(label, at=self._clock.now(), areas={Area.POSTS}) as writer:
            for post in posts:
                self._submit(writer, post, to=to[post.id].strip())

    def refuse_submissions(self, post_ids: Sequence[PostId]) -> None:
        """Raise NotAllowed with what must be done before these can be handed over; several are named by their title."""
        for post_id in post_ids:
            post = self.get(post_id)
            try:
                self._refuse_submission(post)
            except UserFacingError as refusal:
                if len(post_ids) == 1:
                    raise
                raise NotAllowed(N_("“{title}”: {why}"), title=post.title, why=refusal.message) from refusal

    def _refuse_submission(self, post: Post) -> None:
        if post.status is not PostStatus.IN_REVIEW:
            refuse_unknown_step(post, PostStatus.IN_REVIEW)
        _refuse(why_not_asked_again(post))
        _refuse(why_not_submitted(post))
        self._refuse_picture(post, only_people=True)

    def _submit(self, writer: CommandWriter, post: Post, *, to: str) -> None:
        self.rises(writer, post.id)  # what the office put into its table since it was written
        post, now = self.get(post.id), self._clock.now()
        self._keep_words(writer, post, because=KeptBecause.SUBMITTED)
        submission = Submission(at=now, version=post.version, to=to, fingerprint=post.words_fingerprint)
        self._repository.add_submission(writer, post.id, submission=submission)
        self._repository.update(writer, replace(post, status=PostStatus.IN_REVIEW, submitted_at=now, submitted_to=to))

    def take_back_submission(self, post_id: PostId) -> Post:
        """Make a waiting post a draft again; one that was only to be approved for longer stands approved as before."""
        is_approved = self.get(post_id).approval_on(self._clock.today()) is not None
        status = PostStatus.APPROVED if is_approved else PostStatus.DRAFT
        return self._step(post_id, status, label=N_("Submission taken back: “{title}”"))

    def reminders(self, post_id: PostId) -> tuple[datetime, ...]:
        """Return when whoever is to approve was reminded since it was handed over."""
        since = self.get(post_id).submitted_at
        lines = self._log.of_post(post_id, PostLogKind.REMINDED)
        return tuple(each.at for each in lines if since is not None and each.at > since and each.withdrawn_at is None)

    def remind(self, post_id: PostId) -> Post:
        """Note that whoever is to approve is reminded: after 24 hours, and once more a day later (P8).

        Raises NotAllowed when it is too early, or was done twice.
        """
        post, now = self.ready_to_remind(post_id), self._clock.now()
        with self._change(N_("Reminder sent: “{title}”"), post) as writer:
            details: dict[str, str | int | None] = {"version": post.version, "to": post.submitted_to}
            self._log.add(writer, post_id, kind=PostLogKind.REMINDED, at=now, details=details)
        return self.get(post_id)

    def ready_to_remind(self, post_id: PostId) -> Post:
        """Return a post whose approver may be reminded now. Raises NotAllowed with the reason why not."""
        post = self.get(post_id)
        _refuse(why_not_reminded(post, self.reminders(post_id), now=self._clock.now()))
        return post

    def record_approval(
        self, post_id: PostId, *, by: str, at: datetime, way: ApprovalWay, valid_until: date | None = None
    ) -> Post:
        """Record who approved the present words, when and by which way. Raises NotAllowed with a sentence.

        Level 0 is free: the person at the desk may approve it herself. From level 1 on it is someone else. An
        approval that is given up to a day ends with it; then the post is a draft again.
        """
        post = self.get(post_id)
        self._refuse_approval(post, by=by, at=at)
        if valid_until is not None and valid_until < max(self._clock.today(), post.day or date.min):
            raise NotAllowed(N_("The approval would end before the post goes out. Choose a later day, or none."))
        with self._change(N_("Approval recorded: “{title}”"), post) as writer:
            self._keep_words(writer, post, because=KeptBecause.APPROVED)
            for each in post.approvals:
                if each.holds:  # this one takes its place, and is not to end with it
                    reason = ClosingReason.REPLACED.value
                    self._repository.close_approval(writer, each.id, at=self._clock.now(), reason=reason)
            approval = Approval(
                id=ApprovalId(0),
                post_id=post_id,
                version=post.version,
                text_fingerprint=post.words_fingerprint,
                approved_by=by.strip(),
                approved_at=at,
                way=way,
                level=post.approval_level,
                valid_until=valid_until,
            )
            self._repository.add_approval(writer, approval, recorded_at=self._clock.now())
            self._keep_approved_words(writer, post)
            self._repository.update(writer, replace(post, status=PostStatus.APPROVED))
        return self.get(post_id)

    def _keep_approved_words(self, writer: CommandWriter, post: Post) -> None:
        """Keep all that the fingerprint was taken of: a version knows title and text alone."""
        words = {
            "fingerprint": post.words_fingerprint,
            "title": post.title,
            "text": post.text,
            "hashtags": post.hashtags,
            "going_out": going_out(post, self._town.town().variables).text,
            "image_name": post.image_name,
            "image_sha256": post.image_sha256,
            "alt_text": post.alt_text,
            "image_credit": post.image_credit,
        }
        self._log.add(writer, post.id, kind=PostLogKind.APPROVED_WORDS, at=self._clock.now(), details=words)

    def _as_approved(self, post: Post, version: PostVersion) -> Post:
        """Return a post with a version's words, and with what was approved beside them, where they were approved."""
        after = replace(post, title=version.title, text=version.text)
        marks = {each.text_fingerprint for each in post.approvals if each.version == version.number}
        noted = self._log.of_post(post.id, PostLogKind.APPROVED_WORDS)
        lines = [each.details for each in noted if each.details["fingerprint"] in marks and each.withdrawn_at is None]
        if not lines:
            return after
        words = {name: str(value or "") for name, value in lines[-1].items()}
        after = replace(after, hashtags=words["hashtags"])
        medium = self._media.find(words["image_sha256"])
        if medium is not None:  # its rights are those of today: an approval of older ones does not stand again
            return replace(
                after,
                image_name=words["image_name"],
                image_sha256=medium.sha256,
                alt_text=words["alt_text"],
                image_credit=medium.credit,
                consent=medium.people.value,
            )
        if not words["image_name"]:
            return replace(after, image_name="", image_sha256="", alt_text="", image_credit="", consent="")
        if words["image_name"] != post.image_name or post.image_sha256 or words["image_sha256"]:
            return after  # a picture that is not there any more
        return replace(after, alt_text=words["alt_text"], image_credit=words["image_credit"])

    def withdraw_approval(self, post_id: PostId) -> Post:
        """Whoever approved took it back: the row says so, and the post is a draft again."""
        post = self.get(post_id)
        if post.standing_approval is None:
            raise NotAllowed(N_("No approval stands for “{title}”."), title=post.title)
        refuse_unknown_step(post, PostStatus.DRAFT)
        with self._change(N_("Approval taken back: “{title}”"), post) as writer:
            for each in post.approvals:
                if each.holds:
                    self._repository.take_back_approval(writer, each.id, at=self._clock.now())
            self._repository.update(writer, replace(as_begun(post), status=PostStatus.DRAFT))
        return self.get(post_id)

    def approvers(self, post: Post) -> tuple[Person, ...]:
        """Return who may approve this post: those of its level first, then the levels above, then everyone else.

        The person at the desk stands first at level 0 and nowhere else. Names that were typed before come last, the
        latest of them first.
        """
        people = approvers_of(self._town, level=post.approval_level, department=post.department)
        known = {each.name.casefold() for each in self._town.people()} | {self._town.town().user_name.casefold()}
        typed = [name for name in self._repository.names_asked() if name.casefold() not in known]
        return (*people, *(Person(key="", name=name, role="") for name in typed[:MOST_TYPED]))

    def _refuse_approval(self, post: Post, *, by: str, at: datetime) -> None:
        if post.ends_before is None:
            refuse_unknown_step(post, PostStatus.APPROVED)
        user, now = self._town.town().user_name, self._clock.now()
        _refuse(why_not_recorded(by=by, at=at, level=post.approval_level, now=now, user=user))
        since = words_since(post, self._shown(post))
        _refuse(why_too_early(at, since=since, now=now, zone=self._clock.zone, words=EARLY_POST))
        self._refuse_lower_level(post)
        _refuse(why_not_approved(post, today=self._clock.today()))
        refuse_open_places(going_out(post, self._town.town().variables))
        self._refuse_picture(post)

    def _shown(self, post: Post) -> tuple[datetime, ...]:
        """When exactly the present words were handed to someone, or looked at."""
        mark, handed_over = post.words_fingerprint, self._log.of_post(post.id, PostLogKind.SUBMITTED)
        return (
            *(line.at for line in handed_over if line.details.get("fingerprint") == mark),
            *(tick.recorded_at for tick in self._ticks.of_post(post.id) if tick.text_fingerprint == mark),
        )

    def _refuse_lower_level(self, post: Post) -> None:
        """Raise NotAllowed when the office's table asks for more by now than the level that stands."""
        wanted = self.level_on_submission(post)
        if wanted.level > post.approval_level:
            raise NotAllowed(
                N_("The table asks for level {level} by now, because {reason}. Submit it anew."),
                level=wanted.level,
                reason=wanted.reasons[0],
            )


def _refuse(reason: Message | None) -> None:
    if reason is not None:
        raise _refusal(reason)


def _refusal(reason: Message) -> UserFacingError:
    return NotAllowed(reason.source, **dict(reason.values))
