"""Files that are on the drive when we say so: written beside, flushed to the drive, then renamed."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

#: What citizens asked stands in these files: nobody but their owner reads them, from their first byte on.
PRIVATE: Final = 0o600
_PRIVATE_FOLDER: Final = 0o700


def begin_private(path: Path) -> None:
    """Begin a file that nobody but its owner reads. What is in the way is said by whoever writes it then."""
    with suppress(OSError):
        path.touch(mode=PRIVATE)


def make_private_folder(folder: Path) -> None:
    """Make a folder that nobody but its owner enters, and those above it that are missing. Raises OSError."""
    if not folder.parent.exists():
        make_private_folder(folder.parent)
    folder.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)


def write_durably(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises OSError; what stood there before stands there still."""
    part = path.with_name(path.name + ".part")
    try:
        begin_private(part)
        part.write_bytes(content)
        rename_durably(part, path)
    finally:
        part.unlink(missing_ok=True)


def rename_durably(part: Path, target: Path) -> None:
    """Let a finished file take its name, so that both survive a power cut. Raises OSError."""
    sync(part)
    part.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def sync(path: Path) -> None:
    """Wait until a file's content is on the drive. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
