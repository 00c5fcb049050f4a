"""Dates that she enters herself: once or by a rhythm, and waste rounds that a holiday moves. No clock, no records."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from amtdesk.domain.errors import FactFault
from amtdesk.domain.identifiers import OccasionId, OwnDateId
from amtdesk.domain.occasions import FROM_HER, Occasion, OccasionKind, guessed_kind
from amtdesk.domain.words import N_

LONGEST_TITLE: Final = 200
LONGEST_SPAN: Final = timedelta(days=366)
_SATURDAY: Final = 5
_WEEK: Final = timedelta(days=7)
_ONE_DAY: Final = timedelta(days=1)


class DateFault(FactFault):
    """What is wrong with a date of hers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDate:
    """One date of hers. `rhythm` is an RRULE without DTSTART, '' for once; `day` to `last_day` is its first time.

    Without `at` it takes whole days. `moves_after_holidays`: see `collection_day`.
    """

    id: OwnDateId
    key: str = ""
    title: str
    kind: str = ""
    day: date
    last_day: date
    at: time | None = None
    ends_at: time | None = None
    rhythm: str = ""
    moves_after_holidays: bool = False
    note: str = ""

    @property
    def length(self) -> timedelta:
        """How much later than its first day it ends."""
        return self.last_day - self.day


def collection_day(planned: date, holidays: Container[date]) -> date:
    """Return when a round is made that is planned for this day.

    A holiday from Monday to Friday moves what is planned for it, and what follows in that week, to the next free day,
    at the latest to Saturday. What finds none any more comes on the last free day of the week, with another round.
    """
    if planned.weekday() >= _SATURDAY:
        return planned
    monday = planned - timedelta(days=planned.weekday())
    free = [day for day in (monday + timedelta(days=n) for n in range(_SATURDAY + 1)) if day not in holidays]
    if not free:
        return planned
    made = monday - _ONE_DAY
    for number in range(planned.weekday() + 1):
        own = monday + timedelta(days=number)
        made = next((day for day in free if day >= own and day > made), free[-1])
    return made


def occasions_of(
    own: OwnDate, *, first: date, last: date, holidays: Container[date], zone: tzinfo
) -> tuple[Occasion, ...]:
    """Return its times that run on any of these days (both included), in order."""
    found = (
        _occasion(own, planned, moved=_moved(own, planned, holidays=holidays), zone=zone)
        for planned in _planned(own, first=first, last=last)
    )
    return tuple(each for each in found if each.day <= last and each.last_day >= first)


def checked(own: OwnDate) -> OwnDate:
    """Return a date tidied and with its rule in its one spelling. Raises NotAllowed, mostly a DateFault."""
    title = " ".join(own.title.split())
    if not title:
        raise DateFault("title", N_("Please say what this occasion is."))
    if len(title) > LONGEST_TITLE:
        raise DateFault("title", N_("A title has at most {most} letters."), most=LONGEST_TITLE)
    if not timedelta() <= own.length <= LONGEST_SPAN:
        raise DateFault("last_day", N_("The last day lies between the first one and a year later."))
    if own.at is None:
        own = replace(own, ends_at=None)
    elif own.ends_at is not None and not own.length and own.ends_at <= own.at:
        raise DateFault("ends_at", N_("It ends later than it begins."))
    from amtdesk.domain.recurrence import checked_rule

    rhythm = checked_rule(own.rhythm)
    moves = own.moves_after_holidays and bool(rhythm)
    return replace(own, title=title, note=own.note.strip(), rhythm=rhythm, moves_after_holidays=moves)


def _planned(own: OwnDate, *, first: date, last: date) -> tuple[date, ...]:
    if not own.rhythm:
        return (own.day,)
    from amtdesk.domain.recurrence import days_of

    wider = _WEEK if own.moves_after_holidays else timedelta()
    return days_of(own.rhythm, starts_on=own.day, first=first - own.length - wider, last=last + wider)


def _moved(own: OwnDate, planned: date, *, holidays: Container[date]) -> date:
    return collection_day(planned, holidays) if own.moves_after_holidays else planned


def _occasion(own: OwnDate, planned: date, *, moved: date, zone: tzinfo) -> Occasion:
    last = moved + own.length
    start: date | datetime = moved
    end: date | datetime = last + _ONE_DAY
    if own.at is not None:
        start = datetime.combine(moved, own.at, zone)
        end = datetime.combine(last, own.ends_at or own.at, zone)
    return Occasion(
        id=OccasionId(0),
        uid=f"own-{own.id}-{planned.isoformat()}" if own.rhythm else f"own-{own.id}",
        title=own.title,
        start=start,
        end=end,
        all_day=own.at is None,
        source=FROM_HER,
        note=own.note,
        kind=own.kind or guessed_kind(own.title),
        own_id=own.id,
        moved_from=None if moved == planned else planned,
    )


def shifted_weeks(occasions: tuple[Occasion, ...]) -> Iterator[tuple[date, Occasion]]:
    """Yield the Monday of each week in which a holiday moves a waste round, with that holiday.

    A round that she entered tells it was moved; of one from a calendar is known that it comes on or after a holiday.
    """
    holidays: dict[date, Occasion] = {}
    for each in occasions:
        if each.kind == OccasionKind.PUBLIC_HOLIDAY and each.day.weekday() < _SATURDAY:
            holidays.setdefault(_monday(each.day), each)
    told: set[date] = set()
    for each in occasions:
        monday = _monday(each.day)
        if each.kind == OccasionKind.WASTE and monday in holidays and monday not in told:
            is_moved = each.moved_from is not None or (each.own_id is None and each.day > holidays[monday].day)
            if is_moved:
                told.add(monday)
                yield monday, holidays[monday]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
