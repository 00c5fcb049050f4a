"""Where a round calls: the first of a day, the later ones, and how far each stop is. Pure rules."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from amtdesk.domain.groups import Group
from amtdesk.domain.identifiers import GroupId
from amtdesk.domain.rounds import SkipReason, Stop, StopState, Visit

if TYPE_CHECKING:
    from amtdesk.domain.office_calendar import OfficeCalendar


class Noted(NamedTuple):
    """How many questions and observations a stop brought."""

    questions: int = 0
    observations: int = 0


def planned_groups(groups: Iterable[Group], day: date, *, calendar: "OfficeCalendar") -> tuple[Group, ...]:
    """Return a day's stops in order: the own channel, and on a service day the groups whose rhythm asks for it."""
    in_order = sorted(groups, key=lambda group: (not group.is_own_channel, group.position, group.id))
    serves = calendar.is_service_day(day)
    return tuple(group for group in in_order if group.is_own_channel or (serves and group.is_due_on(day)))


def groups_again(planned: Iterable[Group], before: Mapping[GroupId, Visit]) -> tuple[Group, ...]:
    """Return where a later round of the day calls; `before` has each group's last visit in the rounds before it.

    That is the own channel, groups for every round, and what was left out for lack of time or not called at at all.
    """
    return tuple(
        group
        for group in planned
        if group.is_own_channel or group.in_every_round or _is_still_open(before.get(group.id))
    )


def _is_still_open(visit: Visit | None) -> bool:
    return visit is None or visit.skip_reason is SkipReason.NO_TIME


def stops_at(
    groups: Iterable[Group],
    visits: Mapping[GroupId, Visit],
    *,
    noted: Mapping[GroupId, Noted],
    is_running: bool,
) -> tuple[Stop, ...]:
    """Return the groups as stops of a round; while it is running, the first that waits is the current one."""
    stops = [_stop(group, visits.get(group.id), noted=noted.get(group.id, Noted())) for group in groups]
    first = next((number for number, stop in enumerate(stops) if stop.visit is None), None)
    if is_running and first is not None:
        stops[first] = stops[first]._replace(state=StopState.CURRENT)
    return tuple(stops)


def _stop(group: Group, visit: Visit | None, *, noted: Noted) -> Stop:
    return Stop(
        group=group,
        state=_state_of(visit),
        visit=visit,
        questions_noted=noted.questions,
        observations_noted=noted.observations,
    )


def _state_of(visit: Visit | None) -> StopState:
    if visit is None:
        return StopState.WAITING
    return StopState.READ if visit.skip_reason is None else StopState.SKIPPED
