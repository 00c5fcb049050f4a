"""How far a post is, and what lists tell of it: no text, no history."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from enum import StrEnum
from typing import Final, NamedTuple

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.words import N_

#: When a post without a time is to go out: for Heute, the reminder, and the week of a report.
USUAL_POST_TIME: Final = time(9)


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


#: Where a post stands whose approval has ended. What is on hold stays there; off hold it is a draft then.
ONCE_ENDED: Final = {
    PostStatus.APPROVED: PostStatus.DRAFT,
    PostStatus.MISSED: PostStatus.DRAFT,
    PostStatus.ON_HOLD: PostStatus.ON_HOLD,
}


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

    def planned_at(self, zone: tzinfo) -> datetime | None:
        """The instant of the plan; without a time the last minute of its day. None without a day."""
        return planned_instant(self.day, self.at, zone=zone)


class DueFeedback(NamedTuple):
    """A post whose readers still wait for what became of their answers (P10)."""

    post_id: PostId
    title: str
    due_on: date


class AskedOfPost(NamedTuple):
    """What Heute asks of a post: a word to its readers, or the consent of people in its `picture`."""

    post_id: PostId
    title: str
    day: date
    picture: str = ""


def planned_instant(day: date | None, at: time | None, *, zone: tzinfo) -> datetime | None:
    """Return the instant of a local day and time; without a time the last minute of the day; None without a day."""
    return None if day is None else datetime.combine(day, at or time(23, 59), tzinfo=zone)
