"""The two ticks beside an approval (P8): the department's co-signature, and the communication's own look.

Each is recorded against the exact words, as an approval is, and lapses with them. None of them replaces an approval.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.posts import Post
from amtdesk.domain.words import N_, Message


class TickKind(StrEnum):
    """What was ticked."""

    CO_SIGNATURE = "co_signature"
    OWN_LOOK = "own_look"


TICK_WORD = {
    TickKind.CO_SIGNATURE: N_("Co-signature of the department"),
    TickKind.OWN_LOOK: N_("Own look of the communication"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalTick:
    """Who looked at exactly which words, and when. Never deleted, only closed or withdrawn."""

    id: int = 0
    post_id: PostId
    kind: TickKind
    version: int
    text_fingerprint: str
    ticked_by: str
    ticked_at: datetime
    recorded_at: datetime
    closed_at: datetime | None = None
    closing_reason: str = ""
    withdrawn_at: datetime | None = None

    @property
    def holds(self) -> bool:
        """Whether it still stands."""
        return self.closed_at is None and self.withdrawn_at is None


def wants_co_signature(post: Post) -> bool:
    """Whether a department looks over the words before someone approves: from level 1 on, where one is named."""
    return post.approval_level > 0 and bool(post.department)


def why_not_ticked(post: Post, kind: TickKind, *, by: str, user: str) -> Message | None:
    """Return what keeps a tick from being recorded, or None."""
    if not post.text.strip():
        return Message(N_("There is no text yet that could be looked at."))
    if not by.strip():
        return Message(N_("Please say who looked at it."))
    if kind is TickKind.CO_SIGNATURE and not post.department:
        return Message(N_("Please choose the department first."))
    if kind is TickKind.CO_SIGNATURE and user and by.strip().casefold() == user.strip().casefold():
        return Message(N_("The co-signature is the department’s: please choose someone else."))
    return None
