"""Contributions from outside (P12): what students, freelancers and clubs send, before it becomes a draft.

No citizens' names: `by` is who delivers, a club or a freelancer. Texts from outside need at least level 2, a photo
alone does not. Pure: how files are read stands in exchange.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from typing import Final

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.folding import fold
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.imports import Fault, ImportReport
from amtdesk.domain.words import N_, Message


class Column(StrEnum):
    """A column of the form, by the heading that stands over it. German: the form goes out."""

    TITLE = "Titel"
    TEXT = "Text"
    DAY = "Wunschtag"
    AT = "Uhrzeit"
    TOPIC = "Thema"
    DEPARTMENT = "Fachamt"
    PICTURE = "Bilddatei"
    ALT_TEXT = "Bildbeschreibung"
    AUTHOR = "Foto von"
    CONSENT = "Einwilligung"
    BY = "Wer liefert"
    NOTE = "Hinweis"


#: Other headings that offices give the same column.
ALSO_CALLED: Final[Mapping[Column, tuple[str, ...]]] = {
    Column.TITLE: ("überschrift", "betreff", "title"),
    Column.TEXT: ("beitragstext", "inhalt", "beitrag"),
    Column.DAY: ("datum", "tag", "wunschtermin", "termin", "wunschdatum"),
    Column.AT: ("zeit", "uhr"),
    Column.TOPIC: ("rubrik",),
    Column.DEPARTMENT: ("amt", "abteilung", "fachbereich"),
    Column.PICTURE: ("bild", "foto", "datei", "bildname"),
    Column.ALT_TEXT: ("alternativtext", "alt-text", "alttext", "beschreibung"),
    Column.AUTHOR: ("bildnachweis", "fotograf", "fotografin", "urheber"),
    Column.CONSENT: ("einverständnis", "einwilligungen"),
    Column.BY: ("wer", "von", "verein", "lieferant", "absender", "eingereicht von"),
    Column.NOTE: ("bemerkung", "notiz", "anmerkung", "hinweise"),
}
#: The row of the form that shows how; whoever leaves it in the file is not given a draft of it.
EXAMPLE: Final = "Beispiel:"
#: Topics that are offered before a post has any. German: they stand in the form.
USUAL_TOPICS: Final = (
    "aktuell",
    "beteiligung",
    "ehrenamt",
    "kultur",
    "personal",
    "service",
    "sicherheit",
    "tourismus",
    "veranstaltung",
)
#: What the form offers for the column "Einwilligung".
NOBODY, AT_HAND, MISSING = "keine Personen erkennbar", "liegt vor", "fehlt"
LONGEST_TEXT: Final = 20_000
LONGEST_TITLE: Final = 200
_PARTS: Final = 3
_OUT_OF_REACH: Final = N_(
    "It is different now, but the post is handed in, approved or out already. Change the post by hand."
)
_BOTH_CHANGED: Final = N_(
    "It is different now, and so is your draft. Taking it over replaces your words; they stay as a version."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """One contribution as it was read. `picture` is a file that exists; its bytes are known by `picture_sha256`.

    `as_written` are the words of its cells: a day that is over by now does not make another row of it.
    """

    title: str
    text: str = ""
    day: date | None = None
    at: time | None = None
    topic: str = ""
    department: str = ""
    picture: Path | None = None
    picture_sha256: str = ""
    alt_text: str = ""
    author: str = ""
    consent: str = ""
    by: str = ""
    note: str = ""
    as_written: tuple[str, ...] = ()

    @property
    def credit(self) -> str:
        """The line under the picture, as far as somebody said who made it. German: it goes out."""
        return f"Foto: {self.author}" if self.picture is not None and self.author else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionEntry:
    """One row or text file as it was read. Without a contribution the faults say why; skipped ones are no fault."""

    line: int
    title: str
    contribution: Contribution | None = None
    faults: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()
    is_hidden: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadContributions:
    """A whole file or folder as it was read; `notes` are about all of it."""

    name: str
    entries: tuple[ContributionEntry, ...]
    notes: tuple[Message, ...] = ()


class RowKind(StrEnum):
    """What a row is beside the records."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    FAULTY = "faulty"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPost:
    """A post that came from outside earlier: what its row said then, and whether she changed it since."""

    post_id: PostId
    row: str
    is_edited: bool
    may_change: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionRow:
    """One row as she decides on it. `mark` is by what the post will be known when the row comes again."""

    entry: ContributionEntry
    kind: RowKind
    known: KnownPost | None = None
    mark: str = ""
    is_taken: bool = False
    notes: tuple[Message, ...] = ()

    @property
    def may_be_taken(self) -> bool:
        """Whether it can become a draft, or bring one up to date."""
        is_open = self.known is None or self.known.may_change
        return self.entry.contribution is not None and self.kind in {RowKind.NEW, RowKind.CHANGED} and is_open


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionPlan:
    """What a file holds, row by row, and what shall become of it."""

    name: str
    rows: tuple[ContributionRow, ...]
    notes: tuple[Message, ...] = ()

    @property
    def taken(self) -> tuple[ContributionRow, ...]:
        """The rows that become drafts, or bring one up to date."""
        return tuple(row for row in self.rows if row.is_taken)

    @property
    def report(self) -> ImportReport:
        """The plan in numbers."""
        faults = [
            Fault(line=row.entry.line, message=fault)
            for row in self.rows
            if row.kind is RowKind.FAULTY
            for fault in row.entry.faults
        ]
        conflicts = [
            Fault(line=row.entry.line, message=note)
            for row in self.rows
            if row.kind is RowKind.CHANGED and not row.is_taken
            for note in row.notes[:1]
        ]
        return ImportReport(
            added=sum(row.kind is RowKind.NEW for row in self.taken),
            changed=sum(row.kind is RowKind.CHANGED for row in self.taken),
            unchanged=sum(row.kind is RowKind.SAME for row in self.rows),
            conflicts=tuple(conflicts),
            faults=tuple(faults),
        )

    def decide(self, number: int, *, is_taken: bool) -> "ContributionPlan":
        """Return the plan with one row taken or left. Raises NotAllowed for a row that cannot be taken."""
        row = self.rows[number]
        if is_taken and not row.may_be_taken:
            raise NotAllowed(N_("This row cannot be taken over. What is wrong is said beside it."))
        rows = (*self.rows[:number], replace(row, is_taken=is_taken), *self.rows[number + 1 :])
        return replace(self, rows=rows)


def plan_of(read: ReadContributions, known: Mapping[str, KnownPost]) -> ContributionPlan:
    """Compare what was read with the posts that came from outside earlier, known by who delivers and the title."""
    counted: dict[str, int] = {}
    lines: dict[str, int] = {}
    rows = []
    for entry in read.entries:
        identity = ""
        if entry.contribution is not None:
            first = _digest((fold(entry.contribution.by), fold(entry.contribution.title)))
            counted[first] = counted.get(first, 0) + 1
            identity = first if counted[first] == 1 else f"{first}-{counted[first]}"
        row = _compared(entry, identity, known=known.get(identity))
        line = entry.line
        if entry.contribution is not None:
            line = lines.setdefault(row_digest(entry.contribution), entry.line)
        rows.append(_left_as_double(row, line) if line != entry.line and row.kind is RowKind.NEW else row)
    return ContributionPlan(name=read.name, rows=tuple(rows), notes=read.notes)


def _left_as_double(row: ContributionRow, line: int) -> ContributionRow:
    note = Message(N_("The same stands in row {line} already. It is only taken over when you tick it."), {"line": line})
    return replace(row, is_taken=False, notes=(note,))


def _compared(entry: ContributionEntry, identity: str, *, known: KnownPost | None) -> ContributionRow:
    if entry.contribution is None:
        return ContributionRow(entry=entry, kind=RowKind.FAULTY if entry.faults else RowKind.LEFT)
    row = row_digest(entry.contribution)
    mark = f"{identity}:{row}"
    if known is None:
        return ContributionRow(entry=entry, kind=RowKind.NEW, mark=mark, is_taken=not entry.is_hidden)
    if known.row == row:
        note = Message(N_("This row was taken over earlier."))
        return ContributionRow(entry=entry, kind=RowKind.SAME, known=known, mark=mark, notes=(note,))
    is_free = known.may_change and not known.is_edited and not entry.is_hidden
    return ContributionRow(
        entry=entry, kind=RowKind.CHANGED, known=known, mark=mark, is_taken=is_free, notes=_changed_notes(known)
    )


def _changed_notes(known: KnownPost) -> tuple[Message, ...]:
    if not known.may_change:
        return (Message(_OUT_OF_REACH),)
    if known.is_edited:
        return (Message(_BOTH_CHANGED),)
    return (Message(N_("It is different now. Taking it over brings your draft up to date.")),)


def row_digest(given: Contribution) -> str:
    """Return by what a row is known to say the same as before: its cells as they are written, and its picture."""
    return _digest((*given.as_written, given.picture_sha256))


def words_digest(words: Iterable[str]) -> str:
    """Return by what a post is known to say what its row said: the words and the picture, not the plan."""
    return _digest(words)


def split_mark(mark: str) -> tuple[str, str, str]:
    """Return identity, row and words of what a post keeps about its row."""
    parts = (*mark.split(":"), "", "", "")[:_PARTS]
    return parts[0], parts[1], parts[2]


def _digest(parts: Iterable[str]) -> str:
    joined = "\x1f".join(" ".join(part.split()) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:16]
