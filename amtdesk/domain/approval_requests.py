"""What is put before whoever approves (P8): the exact words of posts, why their level, and a mark to know them by."""

from dataclasses import dataclass
from datetime import date, time
from typing import Final

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.words import Message

#: So many signs of the fingerprint tell two versions apart by eye.
_MARK_LENGTH: Final = 8
#: What can be handed to someone; what waits already may be put before someone else, or once more.
CAN_BE_SUBMITTED: Final = frozenset({PostStatus.IDEA, PostStatus.DRAFT, PostStatus.IN_REVIEW})


def check_mark(fingerprint: str) -> str:
    """Return the short form of a fingerprint that stands on paper: 3fa9 41c0."""
    mark = fingerprint[:_MARK_LENGTH]
    half = _MARK_LENGTH // 2
    return f"{mark[:half]} {mark[half:]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoweredLevel:
    """That a level was lowered by hand: why, as she wrote it, and what the office's table asks for."""

    own_reason: str
    wanted: int
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestedPost:
    """One post as it is put before someone. `text` is as it goes out, with the town's values."""

    post_id: PostId
    title: str
    text: str
    day: date | None
    at: time | None
    level: int
    level_name: str
    reasons: tuple[Message, ...]
    version: int
    mark: str
    image_name: str = ""
    alt_text: str = ""
    image_credit: str = ""
    department: str = ""
    co_signed_by: str = ""
    lowered: LoweredLevel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSheet:
    """What one person is asked: one page, if it fits on one."""

    to: str
    deputy: str
    posts: tuple[RequestedPost, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRequest:
    """All sheets that are handed out together."""

    office: str
    sender: str
    made_on: date
    sheets: tuple[RequestSheet, ...]
