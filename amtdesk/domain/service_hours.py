"""Service hours as people write them: "8–12, 14–18 Uhr" becomes spans, or a sentence says what is wrong with it."""

import re
from collections.abc import Mapping
from datetime import time
from itertools import pairwise
from typing import Final

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.office_calendar import Span
from amtdesk.domain.words import N_

#: The office does not say 24:00 with a time of its own; the calendar takes this one for midnight.
END_OF_DAY: Final = time(23, 59)
_DAYS: Final = 7
_HOURS: Final = 24
_MINUTES: Final = 60
_CLOCK: Final = r"(\d{1,2})(?:[:.](\d{2}))?(?:\s*(?:Uhr|h))?"
_SPAN: Final = re.compile(rf"\s*{_CLOCK}\s*(?:-|–|—|bis|to)\s*{_CLOCK}\s*", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"[,;/]|\bund\b|\band\b", re.IGNORECASE)
_FULL_HOUR: Final = re.compile(r"\b0?(\d+):00")
_CLOSED: Final = frozenset({"", "-", "–", "—", "geschlossen", "closed", "zu", "frei"})


def spans_from(text: str) -> tuple[Span, ...]:
    """Read the hours of one day; nothing, a dash or "geschlossen" mean no service.

    Raises NotAllowed with a sentence when it cannot be read or the hours make no sense.
    """
    plain = text.strip().rstrip(".")
    if plain.casefold() in _CLOSED:
        return ()
    return checked_spans(tuple(_span(part) for part in _BETWEEN.split(plain)))


def spans_text(spans: tuple[Span, ...]) -> str:
    """Write the hours of one day as they are read: "08:00–12:00, 14:00–18:00"; empty without service."""
    return ", ".join(f"{_clock(start)}–{_clock(end)}" for start, end in spans)


def short_spans(spans: tuple[Span, ...]) -> str:
    """Write the hours of one day as they are typed, for small fields: "8–12, 14–18:30"; empty without service."""
    return _FULL_HOUR.sub(r"\1", spans_text(spans))


def checked_spans(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans of one day in order. Raises NotAllowed when one ends before it begins, or two overlap."""
    for start, end in spans:
        if end <= start:
            raise NotAllowed(N_("{span} ends before it begins."), span=spans_text(((start, end),)))
    ordered = tuple(sorted(spans))
    for before, after in pairwise(ordered):
        if after[0] < before[1]:
            raise NotAllowed(
                N_("{first} and {second} overlap."), first=spans_text((before,)), second=spans_text((after,))
            )
    return ordered


def checked_week(hours: Mapping[int, tuple[Span, ...]]) -> dict[int, tuple[Span, ...]]:
    """Return the days that have service. Raises NotAllowed for faulty spans and for a week without any."""
    week = {day: checked_spans(spans) for day, spans in sorted(hours.items()) if spans}
    if not week:
        raise NotAllowed(N_("Without any service hours no answer would ever be due. Please keep one day."))
    if not set(week) <= set(range(_DAYS)):
        raise NotAllowed(N_("A week has the days Monday to Sunday."))
    return week


def _span(part: str) -> Span:
    found = _SPAN.fullmatch(part)
    if found is None:
        raise NotAllowed(N_("“{text}” cannot be read as hours. Write for example 8–12, 14–18."), text=part.strip())
    return _time(found[1], found[2]), _time(found[3], found[4])


def _time(hour: str, minute: str | None) -> time:
    hours, minutes = int(hour), int(minute or 0)
    if (hours, minutes) == (_HOURS, 0):
        return END_OF_DAY
    if hours >= _HOURS or minutes >= _MINUTES:
        raise NotAllowed(N_("“{text}” is no time of day."), text=f"{hours:02d}:{minutes:02d}")
    return time(hours, minutes)


def _clock(at: time) -> str:
    return "24:00" if at in {END_OF_DAY, time.max} else at.strftime("%H:%M")
