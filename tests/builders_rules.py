"""Rules of every shape for property tests, as texts that `checked_rule` takes."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from hypothesis import assume
from hypothesis import strategies as st

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.recurrence import checked_rule

FIRST_DAYS: Final = st.dates(date(2026, 1, 1), date(2028, 12, 31))
_STEPS: Final = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_INTERVALS: Final = ("1", "1", "1", "2", "3", "4", "6", "7", "12", "14", "24")
_DATES: Final = ("1", "15", "31", "1,15,-1", "-2", "1,2,3,4,5,6,7", "8,9,10,11,12,13,14")
_WEEKDAYS: Final = ("MO", "TU,TH", "MO,TU,WE,TH,FR", "SA,SU")
_PLACES: Final = ("1MO", "-1FR", "1MO,3MO", "1MO,-1FR", "10MO")
#: What a rule may say of its days: mostly one thing, sometimes two that fit.
_DAYS: Final[tuple[Mapping[str, tuple[str, ...]], ...]] = (
    {},
    {"BYDAY": _WEEKDAYS},
    {"BYDAY": _PLACES},
    {"BYMONTHDAY": _DATES},
    {"BYDAY": _WEEKDAYS, "BYSETPOS": ("1", "-1", "1,-1")},
    {"BYDAY": _WEEKDAYS, "BYMONTHDAY": _DATES},
    {"BYDAY": ("1MO", "-1FR"), "BYMONTHDAY": ("1,2,3,4,5,6,7", "31")},
    {"BYWEEKNO": ("1", "20", "20,40", "-1")},
    {"BYWEEKNO": ("20",), "BYDAY": _WEEKDAYS},
    {"BYYEARDAY": ("1", "100", "100,200", "-1")},
)
_MONTHS: Final = ("2", "5,6", "1,4,7,10", "3,6,9,12", "5,6,7,8,9", "1,2,3,4,5,6,7,8,9,10,11,12")
_ENDS: Final = ("COUNT=1", "COUNT=5", "COUNT=13", "UNTIL=20280229", "UNTIL=20291231T235959Z", "WKST=SU")


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A rule in its one spelling."""
    days = draw(st.sampled_from(_DAYS))
    said = [f"FREQ={draw(st.sampled_from(_STEPS))}", f"INTERVAL={draw(st.sampled_from(_INTERVALS))}"]
    said += [f"{name}={draw(st.sampled_from(values))}" for name, values in days.items()]
    if "BYWEEKNO" not in days and "BYYEARDAY" not in days and draw(st.booleans()):
        said.append(f"BYMONTH={draw(st.sampled_from(_MONTHS))}")
    if draw(st.booleans()):
        said.append(draw(st.sampled_from(_ENDS)))
    try:
        return checked_rule(";".join(said))
    except NotAllowed:
        assume(False)
        raise
