"""Files that are on the drive when we say so: written beside, flushed to the drive, then renamed."""

import os
from pathlib import Path


def write_durably(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises OSError; what stood there before stands there still."""
    part = path.with_name(path.name + ".part")
    try:
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
