"""A calendar file (ICS, RFC 5545) that Thunderbird, Outlook and Nextcloud read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Event


#: The rule of German time since 1996. Written out as yearly rules: lists of dates end in 2037, and not every program
#: reads them.
_GERMAN_TIME: Final = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
GERMAN_ZONE: Final = ZoneInfo("Europe/Berlin")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One entry: a local day (all-day) or an aware instant. `uid` stays the same for ever.

    `is_firm` tells apart what is decided and what is only meant.
    """

    uid: str
    title: str
    start: date | datetime
    length: timedelta
    note: str = ""
    category: str = ""
    is_firm: bool = True
    changed_at: datetime


def calendar_file(entries: Iterable[CalendarEntry], *, title: str) -> bytes:
    """Return the entries as a calendar, in their order: times in German local time with its rule, days as days.

    No METHOD: it would make an invitation of each entry. No alarms, and nobody is shown as busy.
    """
    from icalendar import Calendar, Timezone

    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//AmtDesk//Redaktionsplan//DE")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("X-WR-CALNAME", title)
    calendar.add_component(Timezone.from_ical(_GERMAN_TIME.replace("\n", "\r\n")))
    for entry in entries:
        calendar.add_component(_event(entry))
    written: bytes = calendar.to_ical()
    return written


def _event(entry: CalendarEntry) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("UID", entry.uid)
    event.add("DTSTAMP", entry.changed_at)
    event.add("LAST-MODIFIED", entry.changed_at)
    event.add("SUMMARY", entry.title)
    start = entry.start.astimezone(GERMAN_ZONE) if isinstance(entry.start, datetime) else entry.start
    event.add("DTSTART", start)
    event.add("DTEND", start + entry.length)
    event.add("STATUS", "CONFIRMED" if entry.is_firm else "TENTATIVE")
    event.add("TRANSP", "TRANSPARENT")
    if entry.note:
        event.add("DESCRIPTION", entry.note)
    if entry.category:
        event.add("CATEGORIES", [entry.category])
    return event
