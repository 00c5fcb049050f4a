"""What each Land is called, and days that are free only in some places: the office ticks its own.

Public holidays that hold in a whole Land come from the `holidays` library (services/public_holidays.py).
"""

from datetime import date, timedelta
from typing import Final, NamedTuple

from dateutil.easter import easter

#: ISO 3166-2:DE without the country, by name.
FEDERAL_STATES: Final[dict[str, str]] = {
    "BW": "Baden-Württemberg",
    "BY": "Bayern",
    "BE": "Berlin",
    "BB": "Brandenburg",
    "HB": "Bremen",
    "HH": "Hamburg",
    "HE": "Hessen",
    "MV": "Mecklenburg-Vorpommern",
    "NI": "Niedersachsen",
    "NW": "Nordrhein-Westfalen",
    "RP": "Rheinland-Pfalz",
    "SL": "Saarland",
    "SN": "Sachsen",
    "ST": "Sachsen-Anhalt",
    "SH": "Schleswig-Holstein",
    "TH": "Thüringen",
}

#: Länder whose school holidays the `holidays` library knows only roughly: by 1 to 23 weekdays off in 2024 to 2028,
#: compared with the calendars of the Länder (Kultusministerkonferenz); the other twelve are exact.
INEXACT_SCHOOL_HOLIDAYS: Final = frozenset({"BB", "BY", "MV", "SH"})


class LocalHoliday(NamedTuple):
    """A day that some offices have off: on a fixed date, or counted from Easter Sunday.

    `states`: where the law knows it for some municipalities; empty where it is custom and each office decides.
    """

    name: str
    month_and_day: tuple[int, int] | None = None
    from_easter: int = 0
    states: frozenset[str] = frozenset()

    def on(self, year: int) -> date:
        """Return its day in this year."""
        if self.month_and_day is not None:
            return date(year, *self.month_and_day)
        return easter(year) + timedelta(days=self.from_easter)


#: Sources: SächsSFG with FronleichnamsVO, ThürFtG, BayFTG Art. 1 Abs. 1 Nr. 2 and Abs. 2; TVöD § 6 Abs. 3.
LOCAL_HOLIDAYS: Final = (
    LocalHoliday(name="Fronleichnam", from_easter=60, states=frozenset({"SN", "TH"})),
    LocalHoliday(name="Augsburger Friedensfest", month_and_day=(8, 8), states=frozenset({"BY"})),
    LocalHoliday(name="Mariä Himmelfahrt", month_and_day=(8, 15), states=frozenset({"BY"})),
    LocalHoliday(name="Rosenmontag", from_easter=-48),
    LocalHoliday(name="Heiligabend", month_and_day=(12, 24)),
    LocalHoliday(name="Silvester", month_and_day=(12, 31)),
)


def offered(state: str) -> tuple[LocalHoliday, ...]:
    """Return what an office in this Land may tick: what its law knows for some places, then what is custom."""
    return tuple(each for each in LOCAL_HOLIDAYS if state in each.states or not each.states)
