"""Bringing a post to the channel by hand (P9): copy, schedule there, mark as published, and what was missed."""

from dataclasses import replace
from datetime import datetime

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.gaps import FilledText
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_checks import Check, check_post
from amtdesk.domain.post_rules import going_out, refuse_unknown_step, why_not_copied
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import Post, Publication
from amtdesk.domain.words import N_
from amtdesk.services.post_steps import PostSteps

_S = PostStatus


class Publishing(PostSteps):
    """What leaves the house, and when."""

    def going_out(self, post: Post) -> FilledText:
        """Return text and hashtags as they go out, and the gaps that are still open."""
        return going_out(post, self._town.town().variables)

    def checks(self, post: Post) -> tuple[Check, ...]:
        """Return what a few sure checks say about the post as it stands, kept or not (P7). They advise."""
        from amtdesk.services.everyday_words import office_words

        return check_post(
            post,
            recommended=self._town.town().recommended_length,
            going_out=self.going_out(post).text,
            table=office_words(),
        )

    def text_to_copy(self, post_id: PostId) -> str:
        """Return what goes onto the clipboard. Raises NotAllowed with what is missing."""
        post = self.get(post_id)
        if post.status is _S.PUBLISHED:
            went_out = (each.text for each in reversed(post.publications) if each.withdrawn_at is None)
            return next(went_out, self.going_out(post).text)
        filled = self.going_out(post)
        reason = why_not_copied(post, filled, today=self._clock.today())
        if reason is not None:
            raise NotAllowed(reason.source, **dict(reason.values))
        return filled.text

    def mark_copied(self, post_id: PostId) -> Post:
        """Note that the text was copied; putting it onto the clipboard is the window's job. Raises NotAllowed."""
        self.text_to_copy(post_id)
        post = self.get(post_id)
        if post.status is not _S.PUBLISHED:
            with self._change(N_("Copied: “{title}”"), post) as writer:
                self._repository.update(writer, replace(post, copied_at=self._clock.now()))
        return self.get(post_id)

    def mark_scheduled(self, post_id: PostId) -> Post:
        """The platform holds it and brings it at its time."""
        post = self.get(post_id)
        refuse_unknown_step(post, _S.SCHEDULED)
        self.text_to_copy(post_id)
        with self._change(N_("Scheduled on the platform: “{title}”"), post) as writer:
            copied_at = post.copied_at or self._clock.now()
            self._repository.update(writer, replace(post, status=_S.SCHEDULED, copied_at=copied_at))
        return self.get(post_id)

    def unschedule(self, post_id: PostId) -> Post:
        """It was removed from the platform's plan."""
        post = self.get(post_id)
        refuse_unknown_step(post, _S.APPROVED)
        with self._change(N_("Removed from the platform: “{title}”"), post) as writer:
            self._repository.update(writer, replace(post, status=_S.APPROVED, copied_at=None))
        return self.get(post_id)

    def mark_published(self, post_id: PostId, *, at: datetime, link: str = "") -> Post:
        """Keep the text as it went out. Undo adds a withdrawal to what is kept. Raises NotAllowed."""
        post = self.get(post_id)
        refuse_unknown_step(post, _S.PUBLISHED)
        if at > self._clock.now():
            raise NotAllowed(N_("The time is in the future. Only what is online already is marked as published."))
        with self._change(N_("Published: “{title}”"), post) as writer:
            publication = Publication(
                id=0, post_id=post_id, text=self.going_out(post).text, published_at=at, link=link.strip()
            )
            self._repository.add_publication(writer, publication)
            copied_at = post.copied_at or at
            self._repository.update(writer, replace(post, status=_S.PUBLISHED, copied_at=copied_at))
        return self.get(post_id)

    def mark_missed(self, post_id: PostId) -> Post:
        """Its time is gone, and it is not brought late."""
        return self._step(post_id, _S.MISSED, label=N_("Missed: “{title}”"))
