"""Bringing a post to the channel by hand (P9): copy, schedule there, mark as published, and what was missed."""

from dataclasses import replace
from datetime import datetime

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.gaps import FilledText
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_rules import (
    going_out,
    refuse_open_places,
    refuse_unknown_step,
    why_not_copied,
    why_not_scheduled,
)
from amtdesk.domain.post_summaries import PostStatus, planned_instant
from amtdesk.domain.posts import Post, PostLogKind, Publication, fingerprint
from amtdesk.domain.publishing import as_it_went_out, checked_link
from amtdesk.domain.words import N_
from amtdesk.services.corrections import Corrections
from amtdesk.services.cross_media import CrossMedia
from amtdesk.services.participation import Participation
from amtdesk.services.planning_ahead import PlanningAhead
from amtdesk.storage.post_log import Detail, PostLog

_S = PostStatus


class Publishing(CrossMedia, Participation, Corrections, PlanningAhead):
    """What leaves the house, and when."""

    def going_out(self, post: Post) -> FilledText:
        """Return text and hashtags as they go out, and the gaps that are still open.

        What stands on the platform is told as it stands there: the town's values of today change nothing in it.
        """
        stands = as_it_went_out(post)
        return going_out(post, self._town.town().variables) if stands is None else FilledText(text=stands, open_gaps=())

    def text_to_copy(self, post_id: PostId) -> str:
        """Return what goes onto the clipboard. Raises NotAllowed with what is missing."""
        post = self.get(post_id)
        if post.status is _S.PUBLISHED:
            return self.going_out(post).text
        text = self._text_that_may_leave(post)
        self._refuse_other_values(post, text)
        return text

    def _text_that_may_leave(self, post: Post) -> str:
        filled = self.going_out(post)
        reason = why_not_copied(post, today=self._clock.today())
        if reason is not None:
            raise NotAllowed(reason.source, **dict(reason.values))
        refuse_open_places(filled)
        self._refuse_picture(post, only_people=True)
        return filled.text

    def mark_copied(self, post_id: PostId) -> Post:
        """Note that the text was copied, and which; putting it onto the clipboard is the window's job.

        Raises NotAllowed with what is missing.
        """
        text = self.text_to_copy(post_id)
        post = self.get(post_id)
        if post.status is not _S.PUBLISHED:
            with self._change(N_("Copied: “{title}”"), post) as writer:
                self._repository.update(writer, replace(post, copied_at=self._clock.now(), copied_text=text))
        return self.get(post_id)

    def mark_scheduled(self, post_id: PostId) -> Post:
        """The platform holds it and brings it at its time. Raises NotAllowed, also when that time has been."""
        post = self.get(post_id)
        refuse_unknown_step(post, _S.SCHEDULED)
        text = self._text_that_may_leave(post)
        if not self._copied(post):  # what was copied before was as it was approved
            self._refuse_other_values(post, text)
        self._refuse_past_plan(post)
        if (ends := why_not_scheduled(post)) is not None:
            raise NotAllowed(ends.source, **dict(ends.values))
        with self._change(N_("Scheduled on the platform: “{title}”"), post) as writer:
            copied_at, copied = post.copied_at or self._clock.now(), self._copied(post) or text
            scheduled = replace(post, status=_S.SCHEDULED, copied_at=copied_at, copied_text=copied)
            self._repository.update(writer, scheduled)
        return self.get(post_id)

    def unschedule(self, post_id: PostId) -> Post:
        """It was removed from the platform's plan. Raises NotAllowed when it was not scheduled there."""
        post = self.get(post_id)
        if post.status is not _S.SCHEDULED:
            raise NotAllowed(N_("“{title}” is not scheduled on the platform."), title=post.title)
        with self._change(N_("Removed from the platform: “{title}”"), post) as writer:
            self._repository.update(writer, replace(post, status=_S.APPROVED, copied_at=None, copied_text=""))
        return self.get(post_id)

    def mark_published(self, post_id: PostId, *, at: datetime, link: str = "") -> Post:
        """Keep the text as it went out. Undo adds a withdrawal to what is kept.

        Raises NotAllowed for a time in the future, and for a link that has no form of a web address.
        """
        post = self.get(post_id)
        refuse_unknown_step(post, _S.PUBLISHED)
        if at > self._clock.now():
            raise NotAllowed(N_("The time is in the future. Only what is online already is marked as published."))
        address = checked_link(link)
        text = self._copied(post) or self.going_out(post).text
        with self._change(N_("Published: “{title}”"), post) as writer:
            publication = Publication(id=0, post_id=post_id, text=text, published_at=at, link=address)
            self._repository.add_publication(writer, publication)
            copied_at = post.copied_at or at
            self._repository.update(writer, replace(post, status=_S.PUBLISHED, copied_at=copied_at))
            self._note_feedback(writer, post, at=at)
        return self.get(post_id)

    def add_link(self, post_id: PostId, link: str) -> Post:
        """Note where a published post stands, when its link was found later. What went out stays as it was entered.

        Raises NotAllowed when it is not out, when it has its link, and for what is no web address.
        """
        post = self.get(post_id)
        out = post.standing_publication
        if out is None:
            raise NotAllowed(N_("“{title}” is not entered as published."), title=post.title)
        if out.link:
            raise NotAllowed(N_("“{title}” has its link already."), title=post.title)
        try:
            address = checked_link(link)
        except NotAllowed:
            address = ""  # its words offer to leave the field empty, which is no way here
        if not address:
            raise NotAllowed(N_("Please copy the address of the post from the browser."))
        now = self._clock.now()
        with self._change(N_("Link added: “{title}”"), post) as writer:
            details: dict[str, Detail] = {"publication": out.id, "link": address}
            PostLog(self._database).add(writer, post_id, kind=PostLogKind.LINK, at=now, details=details)
            self._repository.update(writer, replace(post, changed_at=now))  # a step of the post: it is erased with it
        return self.get(post_id)

    def mark_missed(self, post_id: PostId) -> Post:
        """Its time is gone, and it is not brought late."""
        return self._step(post_id, _S.MISSED, label=N_("Missed: “{title}”"))

    def _refuse_other_values(self, post: Post, text: str) -> None:
        """Raise NotAllowed when the town's values changed since someone said yes: nobody approved what would go out."""
        approval = post.standing_approval
        mark = "" if approval is None else approval.text_fingerprint
        noted = PostLog(self._database).of_post(post.id, PostLogKind.APPROVED_WORDS)
        seen = [
            str(line.details["going_out"])
            for line in noted
            if line.withdrawn_at is None and line.details["fingerprint"] == mark and "going_out" in line.details
        ]
        if seen and fingerprint(seen[-1]) != fingerprint(text):
            raise NotAllowed(
                N_(
                    "Values of the town in “{title}” are different now from what was approved. "
                    "Take the approval back and have it approved anew."
                ),
                title=post.title,
            )

    def _copied(self, post: Post) -> str:
        """The words as they were copied; '' when they never were, or changed since."""
        return post.copied_text if post.copied_at is not None else ""

    def _refuse_past_plan(self, post: Post) -> None:
        planned = planned_instant(post.day, post.at, zone=self._clock.zone)
        if planned is None or planned <= self._clock.now():
            raise NotAllowed(
                N_("“{title}” has no time that lies ahead. Set the date first: the platform asks for it, too."),
                title=post.title,
            )
