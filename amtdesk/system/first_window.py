"""How a second start calls the window that is open already: a word in a file that the window watches.

A file works on every system, costs nothing until someone calls, and needs no port and no library. The call is the
file's date, long ago: that can be set on a full drive, too. Who hears it sets the present one.
"""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from amtdesk.system.one_writer import Holder

FILE_NAME: Final = "amtdesk.call"
#: So long a second start waits to be heard: a window may just be opening, or doing long work.
PATIENCE_SECONDS: Final = 8.0
_LOOK_AGAIN: Final = 0.02
#: The date that calls: 1 January 1981, which every file system can hold.
_CALLING: Final = 347_155_200
_A_DAY: Final = 86_400
#: What a Wayland desktop gives the program that was started, so that it may bring a window to the front.
TOKEN: Final = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - the name of a variable, no secret


def call_first_window(folder: Path, holder: Holder, *, patience: float = PATIENCE_SECONDS) -> bool:
    """Ask the window that has the folder open to come to the front. Whether it heard."""
    _let_come_to_the_front(holder.process)
    path = folder / FILE_NAME
    until = time.monotonic() + patience
    has_called = False
    while time.monotonic() < until:
        if not path.exists():
            has_called = False  # it is just opening, or closing
        elif not has_called:
            _call(path)
            has_called = True
        elif not _is_calling(path):
            return True
        time.sleep(_LOOK_AGAIN)
    return False


def listen(folder: Path) -> Path:
    """Make the file by which this window is called, and return it."""
    path = folder / FILE_NAME
    path.touch(mode=0o600)
    return path


def heard(path: Path) -> bool:
    """Whether someone called. Tells the caller so."""
    if not (path.exists() and _is_calling(path)):
        return False
    token = path.read_text(encoding="utf-8")
    if token:
        os.environ[TOKEN] = token  # Qt hands it to the desktop with the wish to be in front
    path.write_bytes(b"")
    os.utime(path)
    return True


def stop_listening(path: Path) -> None:
    """Nobody is here any more."""
    path.unlink(missing_ok=True)


def _call(path: Path) -> None:
    with suppress(OSError):  # a full drive: the window then blinks in the task bar instead
        path.write_text(os.environ.get(TOKEN, ""), encoding="utf-8")
    os.utime(path, (_CALLING, _CALLING))


def _is_calling(path: Path) -> bool:
    return abs(path.stat().st_mtime - _CALLING) < _A_DAY


if sys.platform == "win32":

    def _let_come_to_the_front(process: int) -> None:
        # Windows lets only the program that has the keyboard say who may come to the front: the one just started
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(process)

else:

    def _let_come_to_the_front(process: int) -> None:
        """Elsewhere a window may ask for itself."""
