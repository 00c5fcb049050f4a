"""Local groups: what the town may do there and when they are due. No member data (R6)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypedDict

from amtdesk.domain.identifiers import GroupId
from amtdesk.domain.words import N_


class GroupMode(StrEnum):
    """What the town may do in a group (R1)."""

    READ_ONLY = "read_only"
    REPLY_AS_PAGE = "read_and_reply_as_page"
    REPLY_AS_STAFF = "read_and_reply_as_staff"
    PUBLISH = "publish"


MODE_WORD = {
    GroupMode.READ_ONLY: N_("You only read here."),
    GroupMode.REPLY_AS_PAGE: N_("You read and reply as the town's page."),
    GroupMode.REPLY_AS_STAFF: N_("You read and reply as staff."),
    GroupMode.PUBLISH: N_("You read, reply and publish as the town."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One local group, or the town's own channel, which is the first stop of every round."""

    id: GroupId
    key: str
    name: str
    platform: str = ""
    address: str = ""
    privacy: str = ""
    members: int | None = None
    days: frozenset[int] = frozenset({0, 1, 2, 3, 4})
    minutes: int = 3
    mode: GroupMode = GroupMode.READ_ONLY
    house_rules: str = ""
    topics: str = ""
    risk: str = ""
    note: str = ""
    position: int = 0
    is_own_channel: bool = False
    answer_level: int = 0
    last_read_at: datetime | None = None
    added_at: datetime | None = None
    deleted_at: datetime | None = None

    def existed_at(self, instant: datetime) -> bool:
        """Whether the group was on the list then; one without a date of entry always was."""
        return (self.added_at is None or self.added_at <= instant) and (
            self.deleted_at is None or instant < self.deleted_at
        )

    def is_due_on(self, day: date) -> bool:
        """Whether the rhythm asks for a visit on this weekday. The own channel is due every day."""
        return self.is_own_channel or day.weekday() in self.days


class GroupFacts(TypedDict, total=False):
    """What can be told about a group, by the names of `Group`."""

    name: str
    platform: str
    address: str
    privacy: str
    members: int | None
    days: frozenset[int]
    minutes: int
    mode: GroupMode
    house_rules: str
    topics: str
    risk: str
    note: str
    answer_level: int
