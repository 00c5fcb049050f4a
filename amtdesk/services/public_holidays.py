"""Public and school holidays of a Land by their German names, from the `holidays` library: loaded only when asked for.

What was computed is kept among the settings, so that the window starts without loading it again.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from amtdesk.domain.office_calendar import nationwide_holidays

#: Computed ahead when a Land is chosen: until then no start needs the library.
_YEARS_BACK: Final = 10
_YEARS_AHEAD: Final = 15
KEPT_AS: Final = "public_holidays"
KEPT_SCHOOL_AS: Final = "school_holidays"


class SchoolHolidays(NamedTuple):
    """Days without school that follow each other, both included."""

    name: str
    first: date
    last: date


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


def school_holidays_of(state: str, years: Iterable[int]) -> tuple[SchoolHolidays, ...]:
    """Return the school holidays of a Land, as far as they are decided on; days that follow each other as one."""
    from holidays.countries.germany import Germany  # as above

    known = Germany(subdiv=state, years=tuple(years), language="de", categories=("school",))
    found: list[SchoolHolidays] = []
    for day, name in sorted(known.items()):
        if found and (found[-1].name, found[-1].last) == (name, day - timedelta(days=1)):
            found[-1] = found[-1]._replace(last=day)
        else:
            found.append(SchoolHolidays(name=name, first=day, last=day))
    return tuple(found)


def kept_school_form(state: str, *, today: date) -> dict[str, object]:
    """Return what is kept among the settings: each year asks again, because new years are decided on."""
    if not state:
        return {}
    spans = school_holidays_of(state, range(today.year - _YEARS_BACK, today.year + _YEARS_AHEAD + 1))
    rows = [[each.name, each.first.isoformat(), each.last.isoformat()] for each in spans]
    return {"state": state, "year": today.year, "spans": rows}


def kept_school_holidays(kept: object, *, state: str, year: int) -> tuple[SchoolHolidays, ...] | None:
    """Return the kept school holidays, or None when they are of another Land or were computed before this year."""
    if not isinstance(kept, Mapping) or kept.get("state") != state or kept["year"] < year:
        return None
    rows = ((name, date.fromisoformat(first), date.fromisoformat(last)) for name, first, last in kept["spans"])
    return tuple(SchoolHolidays(*row) for row in rows)
