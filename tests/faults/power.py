"""Deeds that stop dead before their first, second, third … file operation, as when the power goes.

    python -m tests.faults.power DEED TEMPLATE FOLDER

Leaves FOLDER/1, FOLDER/2 …, each a copy of TEMPLATE in which DEED was stopped before that operation, the last one
finished. What SQLite does within one operation is its own (tools/kills.py); what the system keeps in memory is not lost
here as it may be with real power: that is what the flushes in `storage/durable.py` are for.
"""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from amtdesk.desk import Desk
from amtdesk.system.clock import StillClock
from tests.builders import NOW, open_desk
from tests.builders_files import a_png

BACKUP: Final = "sicher.amtdesk-backup"
_STOPPED: Final = 9
_MOST: Final = 200
_OPERATIONS: Final = frozenset({"os.rename", "os.remove", "os.link", "os.mkdir", "os.truncate", "sqlite3.connect"})


def backup(folder: Path) -> None:
    """Write a backup over an older one."""
    with open_desk(folder) as desk:
        desk.safekeeping.backup(folder / BACKUP)


def restore(folder: Path) -> None:
    """Let the backup take the place of the records."""
    with open_desk(folder) as desk:
        desk.safekeeping.restore(folder / BACKUP)


def restore_unreadable(folder: Path) -> None:
    """Let the backup take the place of records that cannot be opened."""
    Desk.restore(folder, folder / BACKUP, clock=StillClock(NOW))


def picture(folder: Path) -> None:
    """Take a picture in."""
    with open_desk(folder) as desk:
        desk.media.keep(folder / "bild.png")


def migrate(folder: Path) -> None:
    """Open records of an older schema."""
    open_desk(folder).close()


DEEDS: Final[dict[str, Callable[[Path], None]]] = {
    each.__name__: each for each in (backup, restore, restore_unreadable, picture, migrate)
}


def write_picture(folder: Path) -> None:
    """Lay a picture where `picture` looks for it."""
    (folder / "bild.png").write_bytes(a_png())


def stop_before(number: int) -> None:
    """Let this process stop dead before its so-manieth file operation from now on."""
    left = number

    def count(event: str, words: tuple[object, ...]) -> None:
        nonlocal left
        is_written = event == "open" and isinstance(words[2], int) and words[2] & (os.O_WRONLY | os.O_RDWR)
        if event in _OPERATIONS or is_written:
            left -= 1
            if left == 0:
                os._exit(_STOPPED)

    sys.addaudithook(count)


def main(name: str, template: Path, folder: Path) -> None:
    """Stop the deed before each of its operations in turn."""
    warm = folder / "warm"
    shutil.copytree(template, warm)
    DEEDS[name](warm)  # what it imports is there then, for every copy
    shutil.rmtree(warm)
    for number in range(1, _MOST):
        copy = folder / str(number)
        shutil.copytree(template, copy)
        child = os.fork()
        if child == 0:
            stop_before(number)
            DEEDS[name](copy)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        if code == 0:
            return
        if code != _STOPPED:
            raise RuntimeError(f"{name} failed before operation {number}: {code}")
    raise RuntimeError(f"{name} has more than {_MOST} operations")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
