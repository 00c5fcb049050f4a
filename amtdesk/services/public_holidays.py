"""Public holidays of a Land by their German names, from the `holidays` library: loaded only when a Land is chosen.

What was computed is kept among the settings, so that the window starts without loading it again.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from amtdesk.domain.office_calendar import nationwide_holidays

#: Computed ahead when a Land is chosen: until then no start needs the library.
_YEARS_BACK: Final = 10
_YEARS_AHEAD: Final = 15
KEPT_AS: Final = "public_holidays"


def holidays_of(state: str, years: Iterable[int]) -> dict[date, str]:
    """Return the public holidays of a Land; those of all Germany carry the names that AmtDesk uses everywhere."""
    wanted = tuple(years)
    from holidays.countries.germany import Germany  # 100 to 150 ms: never at the window's start

    found: dict[date, str] = dict(Germany(subdiv=state, years=wanted, language="de"))
    for year in wanted:
        found |= nationwide_holidays(year)
    return found


def kept_form(state: str, *, today: date) -> dict[str, object]:
    """Return what is kept among the settings for this Land; empty without one."""
    if not state:
        return {}
    first, last = today.year - _YEARS_BACK, today.year + _YEARS_AHEAD
    days = {day.isoformat(): name for day, name in sorted(holidays_of(state, range(first, last + 1)).items())}
    return {"state": state, "first": first, "last": last, "days": days}


def kept_holidays(kept: object, *, state: str, years: range) -> dict[date, str] | None:
    """Return the kept holidays of these years, or None when they are of another Land or other years."""
    if not isinstance(kept, Mapping) or kept.get("state") != state:
        return None
    if years.start < kept["first"] or years.stop - 1 > kept["last"]:
        return None
    found = {date.fromisoformat(day): name for day, name in kept["days"].items()}
    return {day: name for day, name in found.items() if day.year in years}
