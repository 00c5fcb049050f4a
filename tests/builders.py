"""A desk on real records in a temporary folder, at a time that stands still."""

from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from amtdesk.desk import Desk
from amtdesk.system.clock import StillClock

BERLIN: Final = ZoneInfo("Europe/Berlin")
#: Wednesday, 12 May 2027, 08:00: the morning on which the desk of the tests stands.
NOW: Final = datetime(2027, 5, 12, 8, 0, tzinfo=BERLIN)


def berlin(day: int, clock: str = "08:00", *, month: int = 5, year: int = 2027) -> datetime:
    """A local instant, in May 2027 unless told otherwise."""
    hour, minute = clock.split(":")
    return datetime(year, month, day, int(hour), int(minute), tzinfo=BERLIN)


def open_desk(folder: Path, at: datetime = NOW) -> Desk:
    """Open the records in a folder with a clock that stands. Close the desk when done."""
    return Desk.open(folder, StillClock(at))


def set_clock(desk: Desk, at: datetime) -> None:
    """Move the hands of a desk's still clock."""
    assert isinstance(desk.clock, StillClock)
    desk.clock.set(at)
