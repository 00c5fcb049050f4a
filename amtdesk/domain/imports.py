"""What an import says about a file: what is new, changed and the same, and each fault with its line."""

from dataclasses import dataclass
from enum import StrEnum

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.words import Message


class ImportRefused(UserFacingError):
    """The file cannot be understood as a whole; nothing of it was taken in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One row or record that was left out (or a part of it), and what to do about it. Lines count from 1."""

    line: int
    message: Message


class PlannedKind(StrEnum):
    """What a row of a file is beside the records."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """What a file says otherwise than the records: the column's name, and both as the file would write them."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """One row of a file as the import takes it; `changes` tell what is different where the records know it."""

    line: int
    kind: PlannedKind
    title: str
    changes: tuple[FactChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The outcome of an import, or of its preview. `faults` stand in the order of their lines.

    `conflicts` are rows that only a person can decide on; an import that nobody watches leaves them out.
    `rows` stand in the order of the file, for kinds of file that are told row by row. `called_off` are the titles of
    what goes because its calendar calls it off; they count among the changed. `own_posts` are entries that the plan
    itself wrote into a calendar; they stay out.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    rows: tuple[PlannedRow, ...] = ()
    conflicts: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()
    called_off: tuple[str, ...] = ()
    own_posts: int = 0
