"""Local groups, the round through them, and what was seen there. No member data (R6)."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from amtdesk.domain.identifiers import GroupId, RoundId, VisitId
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


class Mood(StrEnum):
    """The tone in a group on a day (R2)."""

    CALM = "ruhig"
    TENSE = "angespannt"
    HEATED = "aufgeheizt"


MOOD_WORD = {Mood.CALM: N_("calm"), Mood.TENSE: N_("tense"), Mood.HEATED: N_("heated")}


class SkipReason(StrEnum):
    """Why a stop was left out (R2)."""

    NO_TIME = "no_time"
    GROUP_CLOSED = "group_closed"
    NOTHING_DUE = "nothing_due"


SKIP_WORD = {
    SkipReason.NO_TIME: N_("no time"),
    SkipReason.GROUP_CLOSED: N_("group closed"),
    SkipReason.NOTHING_DUE: N_("nothing due"),
}


class ObservationKind(StrEnum):
    """What a captured line is, if it is not a question."""

    TOPIC = "topic"
    RUMOUR = "rumour"
    MODERATION = "moderation"


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
    last_read_at: datetime | None = None

    def is_due_on(self, day: date) -> bool:
        """Whether the rhythm asks for a visit on this weekday. The own channel is due every day."""
        return self.is_own_channel or day.weekday() in self.days


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One group read, or skipped with a reason, on one day."""

    id: VisitId
    round_id: RoundId
    group_id: GroupId
    day: date
    at: datetime
    skip_reason: SkipReason | None = None
    mood: Mood | None = None
    seconds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A topic, a rumour or a moderation note captured at a stop."""

    id: int
    round_id: RoundId | None
    group_id: GroupId | None
    kind: ObservationKind
    text: str
    mood: Mood | None
    at: datetime


class StopState(StrEnum):
    """Where a stop stands within today's round."""

    WAITING = "waiting"
    CURRENT = "current"
    READ = "read"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One station of a round: the group and how far it is."""

    group: Group
    state: StopState
    visit: Visit | None = None
    questions_noted: int = 0
    observations_noted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Today's walk through the own channel and the groups that are due."""

    id: RoundId | None
    day: date
    started_at: datetime | None
    finished_at: datetime | None
    stops: tuple[Stop, ...]
    seconds: int = 0

    @property
    def current(self) -> Stop | None:
        """The first stop that is neither read nor skipped."""
        return next((s for s in self.stops if s.state in (StopState.CURRENT, StopState.WAITING)), None)

    @property
    def done_count(self) -> int:
        """Stops read or skipped."""
        return sum(s.state in (StopState.READ, StopState.SKIPPED) for s in self.stops)

    @property
    def minutes_left(self) -> int:
        """Planned minutes of the stops that still wait."""
        return sum(s.group.minutes for s in self.stops if s.state in (StopState.CURRENT, StopState.WAITING))


#: When a round is due on a service day, unless the office sets another time.
DEFAULT_ROUND_TIME = time(8, 15)
