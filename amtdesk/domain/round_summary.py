"""What a round came to (R3)."""

from typing import NamedTuple

from amtdesk.domain.rounds import Round, StopState


class RoundSummary(NamedTuple):
    """What a round came to (R3). The own channel is read first, but it is no group."""

    groups_read: int
    groups_skipped: int
    questions_noted: int
    observations_noted: int
    minutes: int


def summary_of(walk: Round) -> RoundSummary:
    """Return what a round came to: groups without the own channel, what was noted anywhere, minutes of reading."""
    groups = [stop for stop in walk.stops if not stop.group.is_own_channel]
    return RoundSummary(
        groups_read=sum(stop.state is StopState.READ for stop in groups),
        groups_skipped=sum(stop.state is StopState.SKIPPED for stop in groups),
        questions_noted=sum(stop.questions_noted for stop in walk.stops),
        observations_noted=sum(stop.observations_noted for stop in walk.stops),
        minutes=max(1, round(walk.seconds / 60)) if walk.seconds else 0,
    )
