"""Backups and the state of the records, as facts. What is wrong is said in words; no files, no storage."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from amtdesk.domain.words import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One verified copy of all records."""

    path: Path
    made_at: datetime


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
