"""Files that are written whole or not at all: beside their place first, then renamed."""

import errno
import os
import threading
from pathlib import Path

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.words import N_


class CannotWrite(UserFacingError):
    """A file could not be written; what stood there before stands there still."""


_SENTENCES = {
    errno.ENOSPC: N_(
        "There is no space left for {path}. Nothing was written. Free some space, or choose another drive."
    ),
    errno.EDQUOT: N_(
        "There is no space left for {path}. Nothing was written. Free some space, or choose another drive."
    ),
    errno.ENOENT: N_("The folder of {path} does not exist any more. Please choose another one."),
    errno.ENOTDIR: N_("The folder of {path} does not exist any more. Please choose another one."),
    errno.EACCES: N_(
        "{path} cannot be written. Perhaps it is open in another program: close it there, or choose another name."
    ),
    errno.EROFS: N_("{path} lies on a drive that can only be read. Please choose another folder."),
    errno.EISDIR: N_("{path} is a folder. Please choose a file name."),
    errno.ENAMETOOLONG: N_("The name of {path} is too long. Please choose a shorter one."),
}
_FOLDER_DENIED = N_("Nothing may be written into the folder of {path}. Please choose another folder.")
_SAME_AS_DENIED = frozenset({errno.EPERM, errno.EBUSY, errno.ETXTBSY})


def write_whole(path: Path, content: bytes, *, is_private: bool = False) -> Path:
    """Write a file whole or not at all, and return its path. Raises CannotWrite with a next step.

    With `is_private` nobody but its owner reads it; else the system's habit decides, as for any document of hers.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        # two workers may write into one folder at a time
        part = path.with_name(f".amtdesk-{os.getpid()}-{threading.get_ident()}.part")
        _begin(part, path, mode=0o600 if is_private else 0o666)
        _replace(part, path, content=content)
    except OSError as error:
        raise _told(error, path) from error
    return path


def _begin(part: Path, path: Path, *, mode: int) -> None:
    """Make the file beside its place: when even that is refused, it is the folder that refuses."""
    try:
        part.touch(mode=mode)
    except PermissionError as error:
        raise CannotWrite(_FOLDER_DENIED, path=path) from error


def _replace(part: Path, path: Path, *, content: bytes) -> None:
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _told(error: OSError, path: Path) -> CannotWrite:
    code = errno.EACCES if error.errno in _SAME_AS_DENIED else error.errno
    sentence = _SENTENCES.get(code or 0)
    if sentence is not None:
        return CannotWrite(sentence, path=path)
    return CannotWrite(
        N_("{path} could not be written ({reason}). Please choose another folder."),
        path=path,
        reason=error.strerror or str(error),
    )
