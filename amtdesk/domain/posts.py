"""Posts from idea to published, and the approval of their exact words. No clock, no storage."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from amtdesk.domain.identifiers import ApprovalId, PostId
from amtdesk.domain.words import N_


class PostStatus(StrEnum):
    """How far a post is (P1). The codes are those of the glossary."""

    IDEA = "idea"
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    ON_HOLD = "on_hold"
    MISSED = "missed"
    WITHDRAWN = "withdrawn"


STATUS_WORD = {
    PostStatus.IDEA: N_("idea"),
    PostStatus.DRAFT: N_("draft"),
    PostStatus.IN_REVIEW: N_("waiting for approval"),
    PostStatus.APPROVED: N_("approved"),
    PostStatus.SCHEDULED: N_("scheduled on the platform"),
    PostStatus.PUBLISHED: N_("published"),
    PostStatus.ON_HOLD: N_("on hold"),
    PostStatus.MISSED: N_("missed"),
    PostStatus.WITHDRAWN: N_("withdrawn"),
}

_S = PostStatus
#: The one table of steps (P1). A lapsed approval leads back to draft; missed ones are asked about, never sent late by themselves.
MAY_FOLLOW: dict[PostStatus, frozenset[PostStatus]] = {
    _S.IDEA: frozenset({_S.DRAFT, _S.IN_REVIEW, _S.ON_HOLD, _S.WITHDRAWN}),
    _S.DRAFT: frozenset({_S.IDEA, _S.IN_REVIEW, _S.APPROVED, _S.ON_HOLD, _S.WITHDRAWN}),
    _S.IN_REVIEW: frozenset({_S.DRAFT, _S.APPROVED, _S.ON_HOLD, _S.WITHDRAWN}),
    _S.APPROVED: frozenset({_S.DRAFT, _S.SCHEDULED, _S.PUBLISHED, _S.MISSED, _S.ON_HOLD, _S.WITHDRAWN}),
    _S.SCHEDULED: frozenset({_S.APPROVED, _S.PUBLISHED, _S.ON_HOLD, _S.WITHDRAWN}),
    _S.PUBLISHED: frozenset({_S.APPROVED}),
    _S.ON_HOLD: frozenset({_S.IDEA, _S.DRAFT, _S.IN_REVIEW, _S.APPROVED, _S.WITHDRAWN}),
    _S.MISSED: frozenset({_S.DRAFT, _S.APPROVED, _S.PUBLISHED, _S.WITHDRAWN}),
    _S.WITHDRAWN: frozenset({_S.DRAFT, _S.IDEA}),
}


class ApprovalWay(StrEnum):
    """How an approval was given."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    EMAIL = "email"
    SIGNATURE = "signature"


WAY_WORD = {
    ApprovalWay.IN_PERSON: N_("in person"),
    ApprovalWay.PHONE: N_("by phone"),
    ApprovalWay.EMAIL: N_("by e-mail"),
    ApprovalWay.SIGNATURE: N_("by signature"),
}


def fingerprint(text: str) -> str:
    """Return the SHA-256 of the words without regard to white space: white space alone never voids an approval (P8)."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Who approved exactly which words, when and by which way. Never deleted, only closed or withdrawn."""

    id: ApprovalId
    post_id: PostId
    version: int
    text_fingerprint: str
    approved_by: str
    approved_at: datetime
    way: ApprovalWay
    level: int
    closed_at: datetime | None = None
    closing_reason: str = ""
    withdrawn_at: datetime | None = None

    @property
    def holds(self) -> bool:
        """Whether this approval still stands."""
        return self.closed_at is None and self.withdrawn_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostVersion:
    """One kept state of a post's words."""

    post_id: PostId
    number: int
    title: str
    text: str
    saved_at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A post as it went out (P9). Append-only."""

    id: int
    post_id: PostId
    text: str
    published_at: datetime
    link: str = ""
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostSummary:
    """What a list needs to know about a post: no text."""

    id: PostId
    key: str
    title: str
    status: PostStatus
    day: date | None
    at: time | None
    topic: str = ""
    department: str = ""
    approval_level: int = 0
    approved_by: str = ""
    approved_at: datetime | None = None
    submitted_at: datetime | None = None
    published_at: datetime | None = None
    copied_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post for the main channel, planned as local day and time: 09:00 stays 09:00 when the clocks change."""

    id: PostId
    key: str
    title: str
    text: str
    status: PostStatus = PostStatus.DRAFT
    day: date | None = None
    at: time | None = None
    hashtags: str = ""
    topic: str = ""
    goal: str = ""
    target_group: str = ""
    department: str = ""
    approval_level: int = 1
    version: int = 1
    image_name: str = ""
    alt_text: str = ""
    image_credit: str = ""
    consent: str = ""
    note: str = ""
    locked_until: date | None = None
    locked_reason: str = ""
    created_at: datetime | None = None
    changed_at: datetime | None = None
    submitted_at: datetime | None = None
    submitted_to: str = ""
    copied_at: datetime | None = None
    approvals: tuple[Approval, ...] = field(default=())
    publications: tuple[Publication, ...] = field(default=())

    @property
    def standing_approval(self) -> Approval | None:
        """The approval that holds for the present words, if any."""
        return next((a for a in reversed(self.approvals) if a.holds), None)

    def may_become(self, status: PostStatus) -> bool:
        """Whether the table of steps allows this one."""
        return status in MAY_FOLLOW[self.status]
