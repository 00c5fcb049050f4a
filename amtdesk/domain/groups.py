"""Local groups: what the town may do there and when they are due. No member data (R6)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, TypedDict

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


#: From when a rule counts for a group that has no day of entry.
RHYTHMS_COUNT_FROM: Final = date(2020, 1, 1)
_YEAR_BEGINS: Final = "01-01"
_YEAR_ENDS: Final = "12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One local group, or the town's own channel, which is the first stop of every round.

    `rhythm` is an RRULE that takes the place of `days`; it counts from `rhythm_from`. A season is told by 'MM-DD', ''
    for the turn of the year. A pause holds its first and its last day; without a last one it goes on.
    """

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
    rhythm: str = ""
    rhythm_from: date | None = None
    season_begins: str = ""
    season_ends: str = ""
    paused_from: date | None = None
    paused_until: date | None = None
    in_every_round: bool = False
    last_read_at: datetime | None = None
    added_at: datetime | None = None
    archived_at: datetime | None = None
    deleted_at: datetime | None = None

    @property
    def rhythm_starts_on(self) -> date:
        """The day from which the rule counts: told, or that of the entry (UTC)."""
        if self.rhythm_from is not None:
            return self.rhythm_from
        return RHYTHMS_COUNT_FROM if self.added_at is None else self.added_at.date()

    def existed_at(self, instant: datetime) -> bool:
        """Whether the group was on the list then, not in the archive; one without a date of entry always was."""
        return (self.added_at is None or self.added_at <= instant) and all(
            left is None or instant < left for left in (self.archived_at, self.deleted_at)
        )

    def is_due_on(self, day: date) -> bool:
        """Whether a visit is asked for on this day. The own channel is due every day."""
        if self.is_own_channel:
            return True
        is_archived = self.archived_at is not None and self.archived_at.date() <= day
        return not is_archived and self.was_due_on(day)

    def was_due_on(self, day: date) -> bool:
        """Whether rhythm, season and pause asked for a visit on this day, while the group was on the list."""
        if not self.is_in_season(day) or self.is_paused_on(day):
            return False
        if not self.rhythm:
            return day.weekday() in self.days
        from amtdesk.domain.recurrence import falls_on

        return falls_on(self.rhythm, day, starts_on=self.rhythm_starts_on)

    def is_in_season(self, day: date) -> bool:
        """Whether the day lies in the season, which may go over the turn of the year."""
        begins, ends = self.season_begins or _YEAR_BEGINS, self.season_ends or _YEAR_ENDS
        today = f"{day:%m-%d}"
        return begins <= today <= ends if begins <= ends else today >= begins or today <= ends

    def is_paused_on(self, day: date) -> bool:
        """Whether the group rests on this day."""
        if self.paused_from is None and self.paused_until is None:
            return False
        has_begun = self.paused_from is None or self.paused_from <= day
        return has_begun and (self.paused_until is None or day <= self.paused_until)


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
    rhythm: str
    rhythm_from: date | None
    season_begins: str
    season_ends: str
    paused_from: date | None
    paused_until: date | None
    in_every_round: bool
