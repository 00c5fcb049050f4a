"""How fast first reactions came, with questions of days without service kept apart (Q2)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from amtdesk.domain.median import median
from amtdesk.domain.office_calendar import OfficeCalendar


class AnswerFigures(NamedTuple):
    """How many got a first reaction, how many of them in time, and the median in service time; None without any."""

    reactions: int = 0
    in_time: int = 0
    median: timedelta | None = None


class SplitFigures(NamedTuple):
    """The same figures for questions asked on service days, and for those of weekends, holidays and closing days."""

    service_days: AnswerFigures
    days_off: AnswerFigures


def split_figures(
    reactions: Iterable[tuple[datetime, datetime]], calendar: OfficeCalendar, *, target: timedelta
) -> SplitFigures:
    """Return the figures of pairs of asked and first reacted to."""
    apart: dict[bool, list[tuple[datetime, datetime]]] = {True: [], False: []}
    for asked_at, reacted_at in reactions:
        apart[calendar.is_service_day(calendar.local_day(asked_at))].append((asked_at, reacted_at))
    return SplitFigures(
        service_days=_figures(apart[True], calendar, target=target),
        days_off=_figures(apart[False], calendar, target=target),
    )


def _figures(pairs: list[tuple[datetime, datetime]], calendar: OfficeCalendar, *, target: timedelta) -> AnswerFigures:
    if not pairs:
        return AnswerFigures()
    waits = [calendar.service_time_between(asked, reacted).total_seconds() for asked, reacted in pairs]
    in_time = sum(reacted <= calendar.target_due(asked, target) for asked, reacted in pairs)
    return AnswerFigures(reactions=len(pairs), in_time=in_time, median=timedelta(seconds=median(waits)))
