"""Times of reminders as people write them: "8:15 und 15.30 Uhr" becomes times, or a sentence says what is wrong."""

import re
from collections.abc import Iterator, Mapping
from datetime import time
from typing import Final

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.reminders import QuietHours
from amtdesk.domain.words import N_

DAYS: Final = 7
_HOURS: Final = 24
_MINUTES: Final = 60
_CLOCK: Final = re.compile(r"(\d{1,2})(?:\s*[:.]\s*(\d{2})|(\d{2}))?(?:\s*(?:Uhr|h))?", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"[,;/]|\bund\b|\band\b", re.IGNORECASE)
_NONE: Final = frozenset({"", "-", "–", "—", "keine", "none"})

Week = Mapping[int, tuple[time, ...]]


def time_from(text: str) -> time:
    """Read one time: "8:15", "08.15 Uhr", "815" or "8". Raises NotAllowed with a sentence."""
    plain = text.strip()
    found = _CLOCK.fullmatch(plain)
    hours, minutes = (0, _MINUTES) if found is None else (int(found[1]), int(found[2] or found[3] or 0))
    if hours >= _HOURS or minutes >= _MINUTES:
        raise NotAllowed(N_("“{text}” is no time of day. Write for example 08:15."), text=plain)
    return time(hours, minutes)


def times_from(text: str) -> tuple[time, ...]:
    """Read the times of one day, in order and each once; nothing or a dash mean none. Raises NotAllowed."""
    plain = text.strip().rstrip(".,;")
    if plain.casefold() in _NONE:
        return ()
    return tuple(sorted({time_from(part) for part in _BETWEEN.split(plain)}))


def times_text(times: tuple[time, ...]) -> str:
    """Write the times of one day as they are read: "08:15, 15:30"; empty without any."""
    return ", ".join(f"{at:%H:%M}" for at in times)


def quiet_from(begins: str, ends: str) -> QuietHours | None:
    """Read the quiet hours; None when both are empty. Raises NotAllowed."""
    if not begins.strip() and not ends.strip():
        return None
    if not begins.strip():
        raise NotAllowed(N_("Please write down from when on it shall be quiet."))
    if not ends.strip():
        raise NotAllowed(N_("Please write down until when it shall be quiet."))
    quiet = QuietHours(begins=time_from(begins), ends=time_from(ends))
    if quiet.begins == quiet.ends:
        raise NotAllowed(N_("The quiet hours begin and end at the same time."))
    return quiet


def one_time_of(week: Week, *, service_days: frozenset[int]) -> time | None:
    """Return the time of a week that has the same single one on each day of service, and none on others; else None."""
    found = {day: times for day, times in week.items() if times}
    times = set(found.values())
    if set(found) != service_days or len(times) != 1:
        return None
    only = times.pop()
    return only[0] if len(only) == 1 else None


def in_quiet_hours(week: Week, quiet: QuietHours | None) -> Iterator[tuple[int, time]]:
    """Yield the weekday and time of what falls into the quiet hours."""
    if quiet is not None:
        yield from ((day, at) for day, times in sorted(week.items()) for at in times if quiet.covers(at))
