"""Posts from idea to published, and the approval of their exact words. No clock, no storage."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from amtdesk.domain.identifiers import ApprovalId, IdeaId, PostId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.words import N_

_S = PostStatus
#: The one table of steps (P1). A lapsed approval leads back to draft; missed ones are asked about, never sent late.
MAY_FOLLOW: dict[PostStatus, frozenset[PostStatus]] = {
    _S.IDEA: frozenset({_S.DRAFT, _S.IN_REVIEW, _S.ON_HOLD, _S.WITHDRAWN}),
    _S.DRAFT: frozenset({_S.IDEA, _S.IN_REVIEW, _S.APPROVED, _S.ON_HOLD, _S.WITHDRAWN}),
    _S.IN_REVIEW: frozenset({_S.DRAFT, _S.APPROVED, _S.ON_HOLD, _S.WITHDRAWN}),
    _S.APPROVED: frozenset({_S.DRAFT, _S.SCHEDULED, _S.PUBLISHED, _S.MISSED, _S.ON_HOLD, _S.WITHDRAWN}),
    _S.SCHEDULED: frozenset({_S.APPROVED, _S.PUBLISHED}),
    _S.PUBLISHED: frozenset({_S.APPROVED}),
    _S.ON_HOLD: frozenset({_S.IDEA, _S.DRAFT, _S.IN_REVIEW, _S.APPROVED, _S.WITHDRAWN}),
    _S.MISSED: frozenset({_S.DRAFT, _S.APPROVED, _S.PUBLISHED, _S.WITHDRAWN}),
    _S.WITHDRAWN: frozenset({_S.DRAFT, _S.IDEA}),
}


#: Where a change of the words leads (P8); states that are not named here stay.
EDIT_LEADS_TO: dict[PostStatus, PostStatus] = {
    _S.IN_REVIEW: _S.DRAFT,
    _S.APPROVED: _S.DRAFT,
    _S.MISSED: _S.DRAFT,
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
    recorded_at: datetime | None = None
    valid_until: date | None = None

    @property
    def holds(self) -> bool:
        """Whether this approval still stands in the records; its days are asked of `holds_on`."""
        return self.closed_at is None and self.withdrawn_at is None

    def holds_on(self, day: date) -> bool:
        """Whether it stands, and its time is not over on a day."""
        return self.holds and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostVersion:
    """One kept state of a post's words."""

    post_id: PostId
    number: int
    title: str
    text: str
    saved_at: datetime
    reason: str = ""
    saved_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A post as it went out (P9). Append-only."""

    id: int
    post_id: PostId
    text: str
    published_at: datetime
    link: str = ""
    withdrawn_at: datetime | None = None


class ClosingReason(StrEnum):
    """Why an approval lapsed."""

    WORDS_CHANGED = "words_changed"
    PICTURE_CHANGED = "picture_changed"
    LEVEL_RAISED = "level_raised"
    EXPIRED = "expired"
    TAKEN_BACK = "taken_back"


CLOSING_WORD = {
    ClosingReason.WORDS_CHANGED: N_("text changed"),
    ClosingReason.PICTURE_CHANGED: N_("picture changed"),
    ClosingReason.LEVEL_RAISED: N_("level raised"),
    ClosingReason.EXPIRED: N_("its time is over"),
    ClosingReason.TAKEN_BACK: N_("taken back"),
}


class KeptBecause(StrEnum):
    """Why a version was kept."""

    APPROVED = "approved"
    SUBMITTED = "submitted"
    PAUSED = "paused"
    CLOSED = "closed"


KEPT_WORD = {
    KeptBecause.APPROVED: N_("approved"),
    KeptBecause.SUBMITTED: N_("submitted"),
    KeptBecause.PAUSED: N_("pause in writing"),
    KeptBecause.CLOSED: N_("editor closed"),
}


class PostLogKind(StrEnum):
    """What the log keeps about a post beside the rows of its approvals."""

    SUBMITTED = "post_submitted"
    APPROVED_WORDS = "post_approved_words"
    LEVEL = "post_level"
    OCCASION = "post_occasion"


class PostEventKind(StrEnum):
    """What can be read in a post's timeline."""

    SUBMITTED = "submitted"
    APPROVED = "approved"
    RENEWED = "renewed"
    LAPSED = "lapsed"
    TAKEN_BACK = "taken_back"
    PUBLISHED = "published"
    PUBLICATION_TAKEN_BACK = "publication_taken_back"
    LEVEL_SET = "level_set"
    TICKED = "ticked"
    TICK_LAPSED = "tick_lapsed"
    TICK_TAKEN_BACK = "tick_taken_back"
    CORRECTED = "corrected"
    CORRECTS = "corrects"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostEvent:
    """One line of the timeline: what happened, when, to which version. Derived from append-only records.

    `undone_at` is when undo took the deed back; such a line is part of the trail and not shown at the post.
    """

    kind: PostEventKind
    at: datetime
    version: int = 0
    who: str = ""
    way: ApprovalWay | None = None
    reason: str = ""
    what: str = ""
    level: int | None = None
    level_before: int | None = None
    valid_until: date | None = None
    fingerprint: str = ""
    undone_at: datetime | None = None


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
    image_sha256: str = ""
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
    level_by_hand: int | None = None
    level_reason: str = ""
    shows_officials: bool = False
    contributed_by: str = ""
    text_from_outside: bool = False
    contribution: str = ""
    idea_id: IdeaId | None = None
    idea_day: date | None = None
    occasion_uid: str = ""
    corrects_id: PostId | None = None
    feedback_on: date | None = None
    feedback_given_at: datetime | None = None
    feedback_for_id: PostId | None = None
    copied_text: str = ""
    approvals: tuple[Approval, ...] = field(default=())
    publications: tuple[Publication, ...] = field(default=())

    @property
    def standing_approval(self) -> Approval | None:
        """The approval that holds for the present words, if any."""
        return next((a for a in reversed(self.approvals) if a.holds), None)

    def approval_on(self, day: date) -> Approval | None:
        """The approval that holds for the present words on a day, if any: not one whose time is over."""
        return next((a for a in reversed(self.approvals) if a.holds_on(day)), None)

    @property
    def words_fingerprint(self) -> str:
        """What an approval is recorded against: title, text, hashtags and what goes out with the picture."""
        parts = [self.title, self.text, self.hashtags, self.image_name, self.alt_text, self.image_credit]
        if self.image_sha256:  # only then, so that approvals from before pictures were kept still hold
            parts.append(self.image_sha256)
        return fingerprint("\n\u241e\n".join(parts))

    @property
    def is_out(self) -> bool:
        """Whether its words stand on the platform: nothing here changes them there."""
        return self.status in (PostStatus.PUBLISHED, PostStatus.SCHEDULED)

    def may_become(self, status: PostStatus) -> bool:
        """Whether the table of steps allows this one."""
        return status in MAY_FOLLOW[self.status]


@dataclass(frozen=True, slots=True)
class SavedPost:
    """The post as it is now, and the approval that lapsed by this very change."""

    post: Post
    lapsed: Approval | None = None
