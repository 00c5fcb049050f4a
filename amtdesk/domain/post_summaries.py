"""How far a post is, and what lists tell of it: no text, no history."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.words import N_

if TYPE_CHECKING:
    from amtdesk.domain.posts import Post

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


#: What is neither out nor over: once its time has passed, she is asked what became of it. What is with the platform
#: is asked for its link, and what is on hold whether to go on.
ASKED_ONCE_PAST: Final = frozenset({PostStatus.IDEA, PostStatus.DRAFT, PostStatus.IN_REVIEW, PostStatus.APPROVED})
#: Whoever is to approve is reminded after so long, and so often at most (P8).
REMINDED_AFTER: Final = timedelta(hours=24)
REMINDED_AT_MOST: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PostSummary:
    """What a list needs to know about a post: no text.

    `approval_until` is the last day of the approval that stands, or of the one that ended for these very words.
    """

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
    approval_until: date | None = None

    def planned_at(self, zone: tzinfo) -> datetime | None:
        """The instant of the plan; without a time the last minute of its day. None without a day."""
        return planned_instant(self.day, self.at, zone=zone)

    def is_asked(self, now: datetime, zone: tzinfo) -> bool:
        """Whether its time has passed, and nobody said what became of it."""
        return asks_what_became(self, now, zone=zone)

    @property
    def ends_before(self) -> date | None:
        """The last day of its approval, where that is over before the post goes out; None when it holds till then."""
        return approval_ends_before(self.status, self.day, until=self.approval_until)

    @property
    def has_ended(self) -> bool:
        """Whether these very words were approved, and time alone made a draft of them."""
        return self.status is PostStatus.DRAFT and self.approval_until is not None


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


def asks_what_became(post: "Post | PostSummary", now: datetime, *, zone: tzinfo) -> bool:
    """Return whether a post's time has passed and nobody said what became of it.

    What was copied is on its way until its day is over.
    """
    planned = planned_instant(post.day, post.at, zone=zone)
    if planned is None or planned >= now or post.status not in ASKED_ONCE_PAST:
        return False
    return post.copied_at is None or planned.date() < now.astimezone(zone).date()


def time_ahead(day: date | None, at: time | None, *, now: datetime) -> time | None:
    """Return the usual time of what is begun for a day; None when it has been there by now: nothing begins too late.

    `now` is local.
    """
    has_been = at is not None and day == now.date() and at <= now.time()
    return None if has_been else at


def approval_ends_before(status: PostStatus, day: date | None, *, until: date | None) -> date | None:
    """Return the last day of an approval that will not hold on the planned day; None when it does, or none stands."""
    is_short = status is PostStatus.APPROVED and day is not None and until is not None and until < day
    return until if is_short else None


def remind_from(submitted_at: datetime, *, times: int, last_at: datetime | None) -> datetime | None:
    """Return from when on whoever is to approve is reminded again; None after the second reminder."""
    return None if times >= REMINDED_AT_MOST else (last_at or submitted_at) + REMINDED_AFTER


def planned_instant(day: date | None, at: time | None, *, zone: tzinfo) -> datetime | None:
    """Return the instant of a local day and time; without a time the last minute of the day; None without a day."""
    return None if day is None else datetime.combine(day, at or time(23, 59), tzinfo=zone)
