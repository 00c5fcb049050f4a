"""How many group visits a time asked for: what its rounds planned, and what was due and not walked. Pure rules.

Source: product.md R2 and W1. A visit is one group in one round; the own channel is no group.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from amtdesk.domain.groups import Group
from amtdesk.domain.rounds import due_instant

if TYPE_CHECKING:
    from amtdesk.domain.office_calendar import OfficeCalendar


class HeldRound(NamedTuple):
    """A round that was walked, or begun, and how many group visits it planned."""

    began_at: datetime
    planned: int


class RoundPlan(NamedTuple):
    """When rounds are due, by weekday (0 = Monday), and for each local day those that were held, in order."""

    times: Mapping[int, tuple[time, ...]]
    calendar: "OfficeCalendar"
    held: Mapping[date, tuple[HeldRound, ...]] = MappingProxyType({})

    def visits_on(self, day: date, groups: Iterable[Group]) -> tuple[tuple[datetime, int], ...]:
        """Return for each round of a day when it was due, and how many group visits it planned.

        A round that was held keeps its number: what is changed later does not change the past. One that was due and not
        held is counted by the groups of that moment. A round beyond the due ones counts from when it began.
        """
        if not self.calendar.is_service_day(day):
            return ()
        due = sorted({due_instant(day, at, calendar=self.calendar) for at in self.times.get(day.weekday(), ())})
        held = self.held.get(day, ())
        walked = [(at, each.planned) for at, each in zip(due, held, strict=False)]
        extra = [(each.began_at, each.planned) for each in held[len(due) :]]
        missed = [
            (at, _asked_for(groups, day, at=at, is_first=number == 0))
            for number, at in enumerate(due)
            if number >= len(held)
        ]
        return (*walked, *extra, *missed)


def count_planned_visits(groups: Iterable[Group], plan: RoundPlan, *, between: tuple[datetime, datetime]) -> int:
    """Count the group visits whose round was due from the first instant up to, not including, the second.

    `groups` holds those that have left the list since, too. Adjoining spans add up.
    """
    start, end = between
    everyone = tuple(group for group in groups if not group.is_own_channel)
    total = 0
    day, last = plan.calendar.local_day(start), plan.calendar.local_day(end)
    while day <= last:
        total += sum(count for at, count in plan.visits_on(day, everyone) if start <= at < end)
        day += timedelta(days=1)
    return total


def _asked_for(groups: Iterable[Group], day: date, *, at: datetime, is_first: bool) -> int:
    asked = (group for group in groups if is_first or group.in_every_round)
    return sum(group.existed_at(at) and group.was_due_on(day) for group in asked)
