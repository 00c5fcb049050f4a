"""Files that lie beside the records under the SHA-256 of their content: what is known about each."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.words import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """One file. `name` is what it was called where it came from; `size` is in bytes."""

    sha256: str
    name: str
    size: int
    added_at: datetime


class FileState(StrEnum):
    """How a kept file was found."""

    MISSING = "missing"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFault:
    """A kept file that is not as it was kept."""

    file: KeptFile
    state: FileState


class KeptFileLost(UserFacingError):
    """A kept file is not there any more, or is not what it was."""

    def __init__(self, name: str) -> None:
        super().__init__(
            N_(
                "The file {name} is missing or damaged in the data folder. "
                "Restore it from a backup, or choose it again."
            ),
            name=name,
        )


class KeptFileNotWritten(UserFacingError):
    """The data folder does not take the file."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            N_("The file cannot be kept in {folder} ({reason}). Please ask your IT for the right to write there."),
            folder=folder,
            reason=reason,
        )
