"""Recurring ideas and what stands around them, for tests of the domain."""

from datetime import date, datetime, timedelta

from amtdesk.domain.identifiers import IdeaId, OccasionId, OwnDateId
from amtdesk.domain.occasions import Occasion, guessed_kind
from amtdesk.domain.office_calendar import OfficeCalendar, nationwide_holidays
from amtdesk.domain.own_dates import OwnDate
from amtdesk.domain.proposed_days import Surroundings, surroundings
from amtdesk.domain.recurring_ideas import IdeaKind, RecurringIdea
from amtdesk.services.office_days import DEFAULT_HOURS
from tests.builders import BERLIN

HOLIDAYS = nationwide_holidays(2027)
CALENDAR = OfficeCalendar(hours=DEFAULT_HOURS, zone=BERLIN, days_off=HOLIDAYS)


def may(day: int) -> date:
    """A day of May 2027; from 32 on one of June."""
    return date(2027, 5, 1) + timedelta(days=day - 1)


def an_idea(**facts: object) -> RecurringIdea:
    """By rule, each Thursday, unless told otherwise."""
    usual: dict[str, object] = {
        "kind": IdeaKind.BY_RULE,
        "rhythm": "FREQ=WEEKLY;BYDAY=TH",
        "starts_on": date(2027, 1, 7),
    }
    return RecurringIdea(id=IdeaId(1), **{"title": "Wochenmarkt", **usual, **facts})  # type: ignore[arg-type]  # as told


def an_offset_idea(**facts: object) -> RecurringIdea:
    """Three days before each council meeting, unless told otherwise."""
    usual: dict[str, object] = {"kind": IdeaKind.BY_OFFSET, "offsets": (-3,), "occasion_kind": "council"}
    return RecurringIdea(id=IdeaId(2), **{"title": "Vorschau", **usual, **facts})  # type: ignore[arg-type]  # as told


def an_occasion(title: str, day: date, *, days: int = 1, kind: str = "") -> Occasion:
    """A date that takes whole days, as a calendar brings it."""
    return Occasion(
        id=OccasionId(1),
        uid=title,
        title=title,
        start=day,
        end=day + timedelta(days=days),
        all_day=True,
        source="Stadt",
        kind=kind or guessed_kind(title),
    )


def a_timed_occasion(title: str, start: datetime, end: datetime) -> Occasion:
    """A date with its hours."""
    occasion = an_occasion(title, start.date())
    return Occasion(
        id=occasion.id,
        uid=occasion.uid,
        title=title,
        start=start,
        end=end,
        all_day=False,
        source=occasion.source,
        kind=occasion.kind,
    )


def an_own_date(title: str, day: date, **facts: object) -> OwnDate:
    """A date of her own, once and all day unless told otherwise."""
    usual: dict[str, object] = {"last_day": day}
    return OwnDate(id=OwnDateId(1), title=title, day=day, **{**usual, **facts})  # type: ignore[arg-type]  # as told


def around(*occasions: Occasion) -> Surroundings:
    """What ideas look at: these occasions, and the usual office."""
    return surroundings(occasions, CALENDAR)
