"""Posts from idea to published, and the approval of their exact words. No clock, no storage."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime, time, tzinfo
from enum import StrEnum
from typing import Final

from amtdesk.domain.identifiers import ApprovalId, IdeaId, PostId
from amtdesk.domain.post_summaries import PostStatus, approval_ends_before, asks_what_became
from amtdesk.domain.words import N_

_S = PostStatus
#: The one table of steps (P1). A lapsed approval leads back to draft; missed ones are asked about, never sent late.
#: What is approved is put before someone again only when its approval ends before its day (`why_not_asked_again`).
MAY_FOLLOW: dict[PostStatus, frozenset[PostStatus]] = {
    _S.IDEA: frozenset({_S.DRAFT, _S.IN_REVIEW, _S.ON_HOLD, _S.WITHDRAWN}),
    _S.DRAFT: frozenset({_S.IDEA, _S.IN_REVIEW, _S.APPROVED, _S.ON_HOLD, _S.WITHDRAWN}),
    _S.IN_REVIEW: frozenset({_S.DRAFT, _S.APPROVED, _S.ON_HOLD, _S.WITHDRAWN}),
    _S.APPROVED: frozenset({_S.DRAFT, _S.IN_REVIEW, _S.SCHEDULED, _S.PUBLISHED, _S.MISSED, _S.ON_HOLD, _S.WITHDRAWN}),
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


#: An approval whose hour nobody told is stored at noon of its day.
UNTOLD_HOUR: Final = time(12)


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
    """A post as it went out (P9). Append-only; a link that was found later stands in the log and is filled in."""

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
    REPLACED = "replaced"
    TAKEN_BACK = "taken_back"


CLOSING_WORD = {
    ClosingReason.WORDS_CHANGED: N_("text changed"),
    ClosingReason.PICTURE_CHANGED: N_("picture changed"),
    ClosingReason.LEVEL_RAISED: N_("level raised"),
    ClosingReason.EXPIRED: N_("its time is over"),
    ClosingReason.REPLACED: N_("approved anew"),
    ClosingReason.TAKEN_BACK: N_("taken back"),
}


class KeptBecause(StrEnum):
    """Why a version was kept."""

    APPROVED = "approved"
    SUBMITTED = "submitted"
    PAUSED = "paused"
    CLOSED = "closed"
    COMPARED = "compared"
    EXCHANGED = "exchanged"


KEPT_WORD = {
    KeptBecause.APPROVED: N_("approved"),
    KeptBecause.SUBMITTED: N_("submitted"),
    KeptBecause.PAUSED: N_("pause in writing"),
    KeptBecause.CLOSED: N_("editor closed"),
    KeptBecause.COMPARED: N_("versions compared"),
    KeptBecause.EXCHANGED: N_("before another was restored"),
}


class PostLogKind(StrEnum):
    """What the log keeps about a post beside the rows of its approvals."""

    SUBMITTED = "post_submitted"
    REMINDED = "post_reminded"
    APPROVED_WORDS = "post_approved_words"
    LEVEL = "post_level"
    OCCASION = "post_occasion"
    LINK = "post_link"


class PostEventKind(StrEnum):
    """What can be read in a post's timeline."""

    SUBMITTED = "submitted"
    REMINDED = "reminded"
    APPROVED = "approved"
    RENEWED = "renewed"
    LAPSED = "lapsed"
    TAKEN_BACK = "taken_back"
    PUBLISHED = "published"
    PUBLICATION_TAKEN_BACK = "publication_taken_back"
    LINK_ADDED = "link_added"
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
    `noted_at` is when a deed was entered whose own time was typed in hours and minutes.
    """

    kind: PostEventKind
    at: datetime
    noted_at: datetime | None = None
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

    @property
    def order(self) -> tuple[datetime, datetime]:
        """By the minute that is shown; within it, in the order in which the steps were entered."""
        return self.at.replace(second=0, microsecond=0), self.noted_at or self.at


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

    @property
    def standing_publication(self) -> Publication | None:
        """As it is out: the latest publication that was not taken back, if any."""
        return next((each for each in reversed(self.publications) if each.withdrawn_at is None), None)

    @property
    def lacks_link(self) -> bool:
        """Whether it is out, and nobody noted where."""
        out = self.standing_publication
        return self.status is PostStatus.PUBLISHED and out is not None and not out.link

    def approval_on(self, day: date) -> Approval | None:
        """The approval that holds for the present words on a day, if any: not one whose time is over."""
        return next((a for a in reversed(self.approvals) if a.holds_on(day)), None)

    def is_asked(self, now: datetime, zone: tzinfo) -> bool:
        """Whether its time has passed, and nobody said what became of it."""
        return asks_what_became(self, now, zone=zone)

    @property
    def ends_before(self) -> date | None:
        """The last day of its approval, where that is over before the post goes out; None when it holds till then."""
        approval = self.standing_approval
        return None if approval is None else approval_ends_before(self.status, self.day, until=approval.valid_until)

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

    @property
    def went_out_at(self) -> datetime | None:
        """When it was published, as she entered it; None while it is not out."""
        if self.status is not PostStatus.PUBLISHED:
            return None
        return next((each.published_at for each in reversed(self.publications) if each.withdrawn_at is None), None)

    def may_become(self, status: PostStatus) -> bool:
        """Whether the table of steps allows this one."""
        return status in MAY_FOLLOW[self.status]


@dataclass(frozen=True, slots=True)
class SavedPost:
    """The post as it is now, and the approval that lapsed by this very change."""

    post: Post
    lapsed: Approval | None = None
