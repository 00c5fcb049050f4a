"""Erasing one matter for good (Art. 17 GDPR): what goes with it, what is marked, and which backups still hold it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.retention import Removal
from amtdesk.domain.safekeeping import BackupKind
from amtdesk.domain.words import N_, Message


class Trace(StrEnum):
    """Where words of a matter stand."""

    QUESTION = "question"
    SEARCH = "search"
    REPLIES = "replies"
    APPROVALS = "approvals"
    WAITS = "waits"
    TRAIL = "trail"
    BEGUN = "begun"
    UNDO = "undo"
    REPORTS = "reports"
    ENTRIES = "entries"
    NOTES = "notes"


#: What is said of each kind of trace, for one and for several.
TRACE_WORD: Final = {
    Trace.QUESTION: (N_("The question, its link and its draft"), N_("The question, its link and its draft")),
    Trace.SEARCH: (N_("Its words in the search"), N_("Its words in the search")),
    Trace.REPLIES: (N_("1 answer that went out"), N_("{n} answers that went out")),
    Trace.APPROVALS: (N_("1 approval: who and when stay, the words go"), N_("{n} approvals: who and when stay")),
    Trace.WAITS: (N_("1 request to a department"), N_("{n} requests to departments")),
    Trace.TRAIL: (N_("1 note in its trail"), N_("{n} notes in its trail")),
    Trace.BEGUN: (N_("1 form that was begun"), N_("{n} forms that were begun")),
    Trace.UNDO: (N_("1 step of undo"), N_("{n} steps of undo")),
    Trace.REPORTS: (N_("1 finished report that quotes it"), N_("{n} finished reports that quote it")),
    Trace.ENTRIES: (N_("1 entry in a weekly report"), N_("{n} entries in weekly reports")),
    Trace.NOTES: (
        N_("1 note of the round or of a task that quotes it"),
        N_("{n} notes of rounds or tasks that quote it"),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingBackup:
    """A backup that was written while the matter was in the records. `until`: when rotation lets it go at the latest.

    None where nothing lets it go but a hand. `kind` is None where she gave the file its name herself: then `path` says
    where to look for it. `is_in_reach`: AmtDesk can delete it, here or at the second place that is set up now.
    """

    name: str
    made_at: datetime
    until: date | None
    kind: BackupKind | None = None
    #: Where it lies on this computer; None for a copy at a second place.
    path: Path | None = None
    #: The address of the second place where it lies; empty on this computer.
    place: str = ""
    is_in_reach: bool = False

    @property
    def folder(self) -> str:
        """Where it lies, here or elsewhere."""
        return self.place if self.path is None else str(self.path.parent)

    @property
    def whole_name(self) -> str:
        """The file with the place where it lies."""
        return f"{self.place.rstrip('/')}/{self.name}" if self.path is None else str(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasurePreview:
    """Everything that would go, before anything does."""

    subject: str
    title: str
    traces: dict[Trace, int]
    #: Finished reports that quote it, as "2027-W18".
    weeks: tuple[str, ...] = ()
    #: Posts that quote it, by key. They stay as they are: an approval holds for their very words.
    posts: tuple[str, ...] = ()
    backups: tuple[HoldingBackup, ...] = ()

    @property
    def deletable(self) -> tuple[HoldingBackup, ...]:
        """The backups that can be deleted with it."""
        return tuple(each for each in self.backups if each.is_in_reach)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What became of it: the line in the log, the backups that still hold it, and what could not be done at once."""

    removal: Removal
    held_by: tuple[HoldingBackup, ...] = ()
    #: A sentence each. The matter is gone from the records all the same.
    left: tuple[Message, ...] = ()


class ErasingIsForQuestions(NotAllowed):
    """Only questions are erased one by one."""

    def __init__(self, subject: str) -> None:
        super().__init__(
            N_("“{subject}” cannot be erased. A question is named by its number, such as question:123."),
            subject=subject,
        )


class ErasingNeedsReason(NotAllowed):
    """Without a reason nobody can say later why."""

    def __init__(self) -> None:
        super().__init__(N_("Please say why, in a few words and without a name: “request of 12 May”, for instance."))
