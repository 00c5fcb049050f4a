"""On which days a recurring idea proposes a post: by its rule or its occasions, moved off days without service."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from amtdesk.domain.folding import fold, query_words
from amtdesk.domain.identifiers import OccasionId
from amtdesk.domain.occasions import FROM_OFFICE_CALENDAR, Occasion, OccasionKind
from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.own_dates import shifted_weeks
from amtdesk.domain.recurring_ideas import IdeaKind, OnDaysOff, ProposedIdea, RecurringIdea

#: Kinds that only ideas ask for: any day on which the office is closed though its week has service then, and the
#: weeks in which a holiday moves the waste round.
ANY_DAY_OFF: Final = "day_off"
SHIFTED_WASTE: Final = "waste_shift"
#: Nobody looks further for a day of service: what lies in a longer pause stays where it is.
LONGEST_MOVE: Final = timedelta(days=21)
#: A rule that nobody gave a first day counts from this Monday on.
COUNTED_FROM: Final = date(2024, 1, 1)
_ONE_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands in the calendar of some days, and when anybody is there. Made by `surroundings`.

    `shifted` are the weeks in which a holiday moves the waste round, each as one occasion by the holiday's name.
    """

    occasions: tuple[Occasion, ...]
    calendar: OfficeCalendar
    shifted: tuple[Occasion, ...]

    def fitting(self, idea: RecurringIdea) -> Iterator[Occasion]:
        """Yield the occasions that an idea asks for."""
        of_kind = self.shifted if idea.occasion_kind == SHIFTED_WASTE else self.occasions
        return (each for each in of_kind if is_meant(idea, each, calendar=self.calendar))


def surroundings(occasions: tuple[Occasion, ...], calendar: OfficeCalendar) -> Surroundings:
    """Return what ideas look at."""
    shifted = tuple(_shifted_week(monday, holiday) for monday, holiday in shifted_weeks(occasions))
    return Surroundings(occasions=occasions, calendar=calendar, shifted=shifted)


def is_meant(idea: RecurringIdea, occasion: Occasion, *, calendar: OfficeCalendar) -> bool:
    """Whether this is an occasion that an idea asks for, by kind and by the words of its title."""
    wanted = idea.occasion_kind
    is_day_off = wanted == ANY_DAY_OFF and _is_day_off(occasion, calendar)
    is_of_kind = is_day_off or not wanted or occasion.kind == wanted
    if not idea.occasion_words:
        return is_of_kind and bool(wanted)
    title = _folded(occasion.title)
    return is_of_kind and all(word in title for word in _words(idea.occasion_words))


def proposals_of(idea: RecurringIdea, *, first: date, last: date, around: Surroundings) -> tuple[ProposedIdea, ...]:
    """Return what an idea proposes for these days (both included), by day: one post a day, whatever becomes of it."""
    reach = LONGEST_MOVE if idea.on_days_off in (OnDaysOff.BEFORE, OnDaysOff.AFTER) else timedelta()
    found: dict[date, ProposedIdea] = {}
    for planned, occasion in sorted(_planned(idea, first=first - reach, last=last + reach, around=around), key=_by_day):
        day = moved(planned, idea.on_days_off, calendar=around.calendar)
        if day is not None and first <= day <= last:
            found.setdefault(day, _proposal(idea, day, planned=planned, occasion=occasion))
    return tuple(found[day] for day in sorted(found))


def moved(day: date, how: OnDaysOff, *, calendar: OfficeCalendar) -> date | None:
    """Return the day that takes the place of one without service; None when it is left out."""
    if how is OnDaysOff.KEEP or calendar.is_service_day(day):
        return day
    if how is OnDaysOff.DROP:
        return None
    step = -_ONE_DAY if how is OnDaysOff.BEFORE else _ONE_DAY
    tried = (day + step * number for number in range(1, LONGEST_MOVE.days + 1))
    return next((each for each in tried if calendar.is_service_day(each)), day)


def occasions_needed(ideas: Iterable[RecurringIdea], *, first: date, last: date) -> tuple[date, date] | None:
    """Return the days whose occasions have a say in what is proposed from `first` to `last`; None for none."""
    offsets = [days for idea in ideas if idea.kind is IdeaKind.BY_OFFSET for days in (*idea.offsets, *idea.end_offsets)]
    if not offsets:
        return None
    reach = LONGEST_MOVE + _WEEK  # a moved day, and the week of which a holiday is part
    return first - reach - timedelta(days=max(offsets)), last + reach - timedelta(days=min(offsets))


def _planned(
    idea: RecurringIdea, *, first: date, last: date, around: Surroundings
) -> Iterator[tuple[date, Occasion | None]]:
    first = max(first, idea.starts_on or first)
    last = min(last, idea.ends_on or last)
    if idea.kind is IdeaKind.BY_RULE and idea.rhythm:
        from amtdesk.domain.recurrence import days_of

        days = days_of(idea.rhythm, starts_on=idea.starts_on or COUNTED_FROM, first=first, last=last)
        yield from ((day, None) for day in days)
    if idea.kind is IdeaKind.BY_OFFSET:
        for occasion in around.fitting(idea):
            yield from ((day, occasion) for day in days_for(idea, occasion) if first <= day <= last)


def days_for(idea: RecurringIdea, occasion: Occasion) -> tuple[date, ...]:
    """Return the days that an idea names for an occasion, in order."""
    from_first = (occasion.day + timedelta(days=days) for days in idea.offsets)
    from_last = (occasion.last_day + timedelta(days=days) for days in idea.end_offsets)
    return tuple(sorted({*from_first, *from_last}))


def _proposal(idea: RecurringIdea, day: date, *, planned: date, occasion: Occasion | None) -> ProposedIdea:
    return ProposedIdea(
        idea_id=idea.id,
        title=idea.title,
        day=day,
        at=idea.at,
        topic=idea.topic,
        department=idea.department,
        occasion=occasion,
        moved_from=None if day == planned else planned,
        draft_by=day - timedelta(days=idea.lead_days),
    )


def _by_day(planned: tuple[date, Occasion | None]) -> date:
    return planned[0]


def _is_day_off(occasion: Occasion, calendar: OfficeCalendar) -> bool:
    is_off = occasion.kind in (OccasionKind.PUBLIC_HOLIDAY, OccasionKind.CLOSING_DAY)
    return is_off and bool(calendar.hours.get(occasion.day.weekday()))


def _shifted_week(monday: date, holiday: Occasion) -> Occasion:
    return replace(
        holiday,
        id=OccasionId(0),
        uid=f"{SHIFTED_WASTE}-{monday.isoformat()}",
        start=monday,
        end=monday + _WEEK,
        kind=SHIFTED_WASTE,
        source=FROM_OFFICE_CALENDAR,
    )


@lru_cache(maxsize=4096)
def _folded(title: str) -> str:
    return fold(title)


@lru_cache(maxsize=256)
def _words(words: str) -> tuple[str, ...]:
    return query_words(words)
