"""Ticks beside an approval: the department's co-signature and the communication's own look, for exactly these words."""

from dataclasses import replace
from datetime import datetime
from functools import cached_property

from amtdesk.domain.approval_ticks import ApprovalTick, TickKind, why_not_ticked
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_rules import refuse_edit
from amtdesk.domain.posts import Approval, ClosingReason, Post
from amtdesk.domain.words import N_
from amtdesk.services.post_levels import PostLevels
from amtdesk.storage.approval_ticks import ApprovalTickRepository
from amtdesk.storage.change_log import CommandWriter


class ApprovalTicks(PostLevels):
    """Recorded, taken back, and gone with the words they were made for."""

    @cached_property
    def _ticks(self) -> ApprovalTickRepository:
        return ApprovalTickRepository(self._database)

    def ticks(self, post_id: PostId) -> dict[TickKind, ApprovalTick]:
        """Return the ticks that stand."""
        return {tick.kind: tick for tick in self._ticks.of_post(post_id) if tick.holds}

    def tick(self, post_id: PostId, kind: TickKind, *, by: str, at: datetime) -> ApprovalTick:
        """Record that someone looked at the present words. Raises NotAllowed with a sentence."""
        post, now = self.get(post_id), self._clock.now()
        if kind in self.ticks(post_id):
            return self.ticks(post_id)[kind]
        refuse_edit(post)
        reason = why_not_ticked(post, kind, by=by, user=self._town.town().user_name)
        if reason is not None:
            raise NotAllowed(reason.source, **dict(reason.values))
        if at > now:
            raise NotAllowed(N_("The date is in the future. A tick can be given today at the latest."))
        tick = ApprovalTick(
            post_id=post_id,
            kind=kind,
            version=post.version,
            text_fingerprint=post.words_fingerprint,
            ticked_by=by.strip(),
            ticked_at=at,
            recorded_at=now,
        )
        with self._change(N_("Ticked: “{title}”"), post) as writer:
            self._ticks.add(writer, tick)
        return self.ticks(post_id)[kind]

    def untick(self, post_id: PostId, kind: TickKind) -> None:
        """Take a tick back; the row says so. Raises NotAllowed when none stands."""
        post, tick = self.get(post_id), self.ticks(post_id).get(kind)
        if tick is None:
            raise NotAllowed(N_("This tick is not set."))
        refuse_edit(post)
        with self._change(N_("Tick taken back: “{title}”"), post) as writer:
            self._ticks.take_back(writer, tick.id, at=self._clock.now())

    def _rewrite(self, writer: CommandWriter, before: Post, *, after: Post) -> Approval | None:
        lapsed = super()._rewrite(writer, before, after=after)
        now = self._clock.now()
        for tick in self.ticks(before.id).values():
            if tick.text_fingerprint != after.words_fingerprint:
                self._ticks.close(writer, tick.id, at=now, reason=ClosingReason.WORDS_CHANGED)
        return lapsed

    def _renew_ticks(self, writer: CommandWriter, post: Post) -> None:
        """Bring back the ticks that an edit had voided, when exactly these words are back: as new rows."""
        known = [each for each in self._ticks.of_post(post.id) if each.text_fingerprint == post.words_fingerprint]
        last = {each.kind: each for each in known if each.withdrawn_at is None or each.closing_reason}
        for tick in last.values():
            if tick.closed_at is not None and tick.withdrawn_at is None:
                again = replace(tick, version=post.version, recorded_at=self._clock.now())
                self._ticks.add(writer, again)
