"""The round through the local groups, and what was seen there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from amtdesk.domain.groups import Group
from amtdesk.domain.identifiers import GroupId, RoundId, VisitId
from amtdesk.domain.words import N_

if TYPE_CHECKING:
    from amtdesk.domain.office_calendar import OfficeCalendar


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


class Observation(NamedTuple):
    """A topic, a rumour or a moderation note captured at a stop."""

    id: int
    round_id: RoundId | None
    group_id: GroupId | None
    kind: ObservationKind
    text: str
    mood: Mood | None
    at: datetime


class Unfinished(NamedTuple):
    """What stood on the screen at a stop when she left: it is there again when she comes back."""

    group_id: GroupId
    text: str = ""
    kind: str = ""
    mood: Mood | None = None
    seconds: int = 0
    ticked: tuple[int, ...] = ()
    is_on_messages: bool = False  # at the own channel: its comments are read, its messages are next


class StopState(StrEnum):
    """Where a stop stands within today's round."""

    WAITING = "waiting"
    CURRENT = "current"
    READ = "read"
    SKIPPED = "skipped"


class Stop(NamedTuple):
    """One station of a round: the group and how far it is."""

    group: Group
    state: StopState
    visit: Visit | None = None
    questions_noted: int = 0
    observations_noted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One walk of a day through the own channel and the groups that are due; `number` tells which of the day's."""

    id: RoundId | None
    day: date
    started_at: datetime | None
    finished_at: datetime | None
    stops: tuple[Stop, ...]
    seconds: int = 0
    unfinished: Unfinished | None = None
    number: int = 1

    @property
    def is_running(self) -> bool:
        """Whether she is on her way: started, and not ended."""
        return self.started_at is not None and self.finished_at is None

    def stop_of(self, group_id: GroupId) -> Stop | None:
        """The stop at this group, or None."""
        return next((s for s in self.stops if s.group.id == group_id), None)

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


def due_instant(day: date, at: time, *, calendar: "OfficeCalendar") -> datetime:
    """Return when the round of a day is due, in UTC. A time that the clock skips in March falls an hour later."""
    return datetime.combine(day, at, calendar.zone).astimezone(UTC)


def round_times(
    own: Mapping[int, tuple[time, ...]], at: time, *, calendar: "OfficeCalendar"
) -> Mapping[int, tuple[time, ...]]:
    """Return at what local times rounds are due by weekday: her own times, else once on each day of service."""
    return own or {day: (at,) for day, spans in calendar.hours.items() if spans}
