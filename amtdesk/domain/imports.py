"""What an import says about a file: what is new, changed and the same, and each fault with its line."""

from dataclasses import dataclass

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.words import Message


class ImportRefused(UserFacingError):
    """The file cannot be understood as a whole; nothing of it was taken in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One row or record that was left out (or a part of it), and what to do about it. Lines count from 1."""

    line: int
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The outcome of an import, or of its preview. `faults` stand in the order of their lines.

    `conflicts` are rows that only a person can decide on; an import that nobody watches leaves them out.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    conflicts: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()
