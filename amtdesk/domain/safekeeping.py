"""Backups and the state of the records, as facts. What is wrong is said in words; no files, no storage."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.words import N_, Message

#: How the name of a backup ends.
ENDING: Final = ".amtdesk-backup"


class BackupKind(StrEnum):
    """Why a backup was written."""

    DAILY = "daily"
    ASKED_FOR = "asked-for"
    BEFORE_IMPORT = "before-import"
    BEFORE_MIGRATION = "before-migration"
    BEFORE_RESTORE = "before-restore"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One verified copy of all records. `size` is in bytes."""

    path: Path
    made_at: datetime
    kind: BackupKind = BackupKind.ASKED_FOR
    size: int = 0

    def age_key(self) -> tuple[datetime, int, str]:
        """Sort the oldest first; of one second, the one with the higher number behind its name is younger."""
        return (self.made_at, len(self.path.name), self.path.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFile:
    """One file that the records of a backup name. `is_carried` when the backup holds it itself."""

    sha256: str
    size: int
    is_carried: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TableContent:
    """How many rows a table has, and the SHA-256 over all of them in order."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFacts:
    """What is told of a backup before it is used. What an old one does not say is empty."""

    path: Path
    made_at: datetime
    program: str
    schema: str
    size: int
    files: tuple[NamedFile, ...] = ()
    tables: tuple[tuple[str, TableContent], ...] = ()


class RecordKind(StrEnum):
    """Kinds of records that a person counts."""

    QUESTIONS = "questions"
    REPLIES = "replies"
    POSTS = "posts"
    APPROVALS = "approvals"
    TEMPLATES = "templates"
    GROUPS = "groups"
    ROUNDS = "rounds"
    NOTES = "observations"
    REPORTS = "report_versions"
    TASKS = "own_tasks"
    PICTURES = "files"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    """One kind of records in a backup, beside the present ones.

    `held` are in the backup. `lost` are in the present records alone, or read otherwise there: restoring takes them
    away. `back` are in the backup alone.
    """

    kind: RecordKind
    held: int
    lost: int
    back: int


class RestoredInPart(UserFacingError):
    """The records were exchanged, and something that follows could not be stored. `kept`: those from before."""

    def __init__(self, reason: Message | str, *, kept: Path) -> None:
        super().__init__(
            N_(
                "The state of then is back, and what stood here before is kept. What follows could not be stored: "
                "{reason} Please look at the second place in the settings, under Backups."
            ),
            reason=reason,
        )
        self.kept = kept


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePreview:
    """What a backup holds and what restoring it would change."""

    facts: BackupFacts
    town: str
    counts: tuple[KindCount, ...]
    #: How many of the files that its records name lie neither in it nor beside the present records.
    missing_files: int
    #: How many questions that were erased for good since stand in it with their words.
    erased: int = 0

    @property
    def lost(self) -> tuple[KindCount, ...]:
        """What is newer in the present records."""
        return tuple(each for each in self.counts if each.lost)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrilledTable:
    """One table of a backup that was restored aside."""

    name: str
    rows: int
    is_equal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillReport:
    """What came of restoring the newest backup aside. `lost_files` are SHA-256 of files that are not as they were."""

    backup: Backup
    tables: tuple[DrilledTable, ...]
    files: int
    lost_files: tuple[str, ...]
    opens: bool

    @property
    def holds(self) -> bool:
        """Whether every row and every file is as it was."""
        return self.opens and not self.lost_files and all(each.is_equal for each in self.tables)

    @property
    def rows(self) -> int:
        """How many rows were compared."""
        return sum(each.rows for each in self.tables)


class CheckState(StrEnum):
    """How one point of a check turned out."""

    FINE = "fine"
    HINT = "hint"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPoint:
    """One thing that was looked at. `name` is its key for programs."""

    name: str
    state: CheckState
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """Everything that was looked at, in order."""

    points: tuple[CheckedPoint, ...]

    @property
    def faults(self) -> tuple[CheckedPoint, ...]:
        """What is wrong."""
        return tuple(point for point in self.points if point.state is CheckState.WRONG)
