"""A desk on real records in a temporary folder, at a time that stands still."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from amtdesk.desk import Desk
from amtdesk.system.clock import StillClock

#: Wednesday, 12 May 2027, 08:00 in Berlin.
MORNING = datetime(2027, 5, 12, 8, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def open_desk(folder: Path, at: datetime = MORNING) -> Desk:
    """Open the records in a folder with a clock that stands. Close the desk when done."""
    return Desk.open(folder, StillClock(at))


def set_clock(desk: Desk, at: datetime) -> None:
    """Move the hands of a desk's still clock."""
    assert isinstance(desk.clock, StillClock)
    desk.clock.set(at)
