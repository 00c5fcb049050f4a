"""Who writes to a data folder: one window at a time, on one machine. The lock ends with the process that holds it.

A lock of the operating system on `amtdesk.lock`, so that a crash leaves nothing behind that anyone must clear away.
What stands in the file is for people: who has the records open, where, since when. A drive that does not pass locks on
to other machines is covered by the file's age: who holds it touches it every half minute.
"""

import errno
import json
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from amtdesk.system.clock import Clock

FILE_NAME: Final = "amtdesk.lock"
#: A lock of another machine that nobody touched for so long was left by a crash there.
LEFT_AFTER: Final = timedelta(minutes=2)
_IS_HELD: Final = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
#: Windows locks bytes, and nobody may read those that are: one far behind the words.
_FAR_BEHIND: Final = 1 << 30


class Holder(NamedTuple):
    """Who has the records open for writing. Words are empty where nobody could say them."""

    user: str
    host: str
    session: str
    process: int
    since: datetime

    @classmethod
    def this_process(cls) -> "Holder":
        """Who would hold the lock from now on."""
        names = os.environ
        session = names.get("SESSIONNAME") or names.get("WAYLAND_DISPLAY") or names.get("DISPLAY") or ""
        return cls(user=_user(), host=_host(), session=session, process=os.getpid(), since=Clock().now())

    def is_on_this_screen(self) -> bool:
        """Whether it is a window that she can see: her own, on this machine and this screen."""
        here = Holder.this_process()
        return (self.user, self.host, self.session) == (here.user, here.host, here.session)

    def is_on_this_machine(self) -> bool:
        """Whether it runs on this machine, whoever's it is."""
        return self.host == _host()


class WritersPlace:
    """The right to write to a data folder, held until it is given back or the process ends."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self._path.parent

    def beat(self) -> None:
        """Tell other machines that the window lives; called every half minute."""
        if self._handle >= 0 and self._path.exists():
            os.utime(self._path)

    def give_back(self) -> None:
        """Let the next window write. Harmless a second time."""
        if self._handle >= 0:
            os.ftruncate(self._handle, 0)
            os.close(self._handle)  # and with it the lock
            self._handle = -1


def take_place(folder: Path) -> WritersPlace | Holder:
    """Take the right to write to a folder, or say who has it. Raises OSError where no lock can be made at all."""
    path = folder / FILE_NAME
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        is_held = not _lock(handle)
        written = _read(path)
        if is_held or (written is not None and _is_alive_elsewhere(written, path)):
            os.close(handle)
            return written or Holder(user="", host="", session="", process=0, since=_touched(path))
        os.ftruncate(handle, 0)
        os.write(handle, json.dumps(Holder.this_process(), default=str).encode())
    except BaseException:
        os.close(handle)
        raise
    return WritersPlace(path, handle)


def holder_elsewhere(folder: Path) -> Holder | None:
    """Return who has the records open on another machine just now, or None. Takes and changes nothing."""
    path = folder / FILE_NAME
    written = _read(path) if path.exists() else None
    return written if written is not None and _is_alive_elsewhere(written, path) else None


def _lock(handle: int) -> bool:
    """Lock the file for this process. Whether nobody else has; a drive without locks says yes to everyone."""
    try:
        _lock_by_the_system(handle)
    except OSError as error:
        if error.errno in _IS_HELD:
            return False
        if error.errno not in {errno.ENOLCK, errno.ENOTSUP, errno.EINVAL}:
            raise
    return True


if sys.platform == "win32":

    def _lock_by_the_system(handle: int) -> None:
        import msvcrt

        os.lseek(handle, _FAR_BEHIND, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(handle, 0, os.SEEK_SET)

    def _host() -> str:
        return os.environ.get("COMPUTERNAME", "")

    def _user() -> str:
        return os.environ.get("USERNAME", "")

else:

    def _lock_by_the_system(handle: int) -> None:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _host() -> str:
        return os.uname().nodename

    def _user() -> str:
        # the directory of users is not asked: in an office it may lie on another machine, and the window waits
        return os.environ.get("USER") or os.environ.get("LOGNAME") or str(os.getuid())


def _is_alive_elsewhere(written: Holder, path: Path) -> bool:
    age = abs(Clock().now() - _touched(path))
    return not written.is_on_this_machine() and age < LEFT_AFTER


def _touched(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _read(path: Path) -> Holder | None:
    """Return who stands in the file; None for nobody, and for what a full drive left unwritten."""
    try:
        user, host, session, process, since = json.loads(path.read_bytes())
        return Holder(str(user), str(host), str(session), int(process), datetime.fromisoformat(since))
    except (ValueError, TypeError):
        return None
