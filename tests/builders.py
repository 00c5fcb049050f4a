"""A desk on real records in a temporary folder, at a time that stands still.

The records that a test begins with are made once by each process and copied from then on, since they are the same each
time. How they come to be is proved where folders begin empty: tests/storage, tests/cli and tests/services/test_demo.py.
"""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import cache
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
    """Open the records in a folder, or new ones, with a clock that stands. Close the desk when done."""
    lay_new(folder)
    return Desk.open(folder, StillClock(at))


def open_birkenfurt(folder: Path, at: datetime = NOW) -> Desk:
    """Open the demonstration town in an empty folder, as it stood at a time. Close the desk when done."""
    lay_birkenfurt(folder, at)
    return Desk.open(folder, StillClock(at))


def set_clock(desk: Desk, at: datetime) -> None:
    """Move the hands of a desk's still clock."""
    assert isinstance(desk.clock, StillClock)
    desk.clock.set(at)


# what lies in the folder before a test begins


def lay_new(folder: Path) -> None:
    """Put records into an empty folder on which nobody chose yet how to begin."""
    _lay(_new, folder)


def lay_begun(folder: Path) -> None:
    """Put the records of an office that began with nothing into an empty folder."""
    _lay(_begun, folder)


def lay_birkenfurt(folder: Path, at: datetime = NOW) -> None:
    """Put the demonstration town into an empty folder, as it stood at a time."""
    _lay(lambda: _birkenfurt(at), folder)


def _lay(made: Callable[[], Path], folder: Path) -> None:
    if not any(folder.glob("amtdesk.sqlite3*")):
        shutil.copytree(made(), folder, dirs_exist_ok=True)


@cache
def _new() -> Path:
    return _made(lambda _desk: None)


@cache
def _begun() -> Path:
    return _made(lambda desk: desk.town.begin_empty())


@cache
def _birkenfurt(at: datetime) -> Path:
    return _made(lambda desk: desk.demo.open_birkenfurt(at))


def _made(begin: Callable[[Desk], object]) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="amtdesk-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with Desk.open(folder, StillClock(NOW)) as desk:
        begin(desk)
    return folder
