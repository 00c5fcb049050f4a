"""A pack of reply templates beside the records: what each of its rows means here, and what may be done with it.

Reading the file, and finding the template that a row speaks of, do not belong here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Final, Self

from amtdesk.domain.imports import Fault, ImportReport
from amtdesk.domain.reply_templates import Agreement, NewTemplate, ReplyTemplate
from amtdesk.domain.town import Category
from amtdesk.domain.words import N_, Message

#: Ten digits tell the few versions of one template apart; the letter keeps a spreadsheet from reading a number.
_DIGITS: Final = 10
_NOT_IN_TEXT: Final = dict.fromkeys(set(range(32)) - set(b"\t\n")) | {0x7F: None, 0xFEFF: None}


def as_text(words: str) -> str:
    """Return words as a text file carries them: one kind of line end, no control characters, no margins."""
    lines = words.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    return lines.translate(_NOT_IN_TEXT).strip()


def version_of(title: str, text: str) -> str:
    """Return the mark of these words, such as v3f2a91c0d1. White space does not count."""
    words = "\n".join(" ".join(as_text(part).split()) for part in (title, text))
    return "v" + sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


Value = str | int | date | None


def act_of(agreement: Agreement) -> str:
    """Return the mark of someone agreeing on a day, such as a77b10d2e00."""
    words = f"{' '.join(as_text(agreement.agreed_with).split()).casefold()} {agreement.agreed_on.isoformat()}"
    return "a" + sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def lost_signs(here: str, filed: str) -> str:
    """Return the signs for which a file has question marks: Excel's older CSV knows no 🙂 and no narrow space."""
    marks = filed.count("?") - here.count("?")
    if marks <= 0:
        return ""
    lost = "".join(dict.fromkeys(sign for sign in here if not _is_in_windows_1252(sign)))
    is_lost = lost and not set(lost) & set(filed) and marks >= sum(here.count(sign) for sign in lost)
    return lost if is_lost else ""


def _is_in_windows_1252(sign: str) -> bool:
    try:
        sign.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


class RowKind(StrEnum):
    """What a row of a pack is beside the records."""

    NEW = "new"
    CHANGED = "changed"
    CONFLICT = "conflict"
    SAME = "same"


class Choice(StrEnum):
    """What is done with a row. BOTH adds it as a template of its own, beside the one that stands here."""

    TAKE = "take"
    LEAVE = "leave"
    BOTH = "both"


class Ancestry(StrEnum):
    """How the words of a file and the words that stand here come from each other, as far as their marks tell."""

    FILE_IS_NEWER = "file is newer"
    FILE_IS_OLDER = "file is older"
    BOTH_WENT_ON = "both went on"
    UNKNOWN = "unknown"


def ancestry(words: str, said: Sequence[str], *, here: str, earlier: frozenset[str]) -> Ancestry:
    """Compare marks: the file's words and the versions it says it had, with the words here and their earlier ones."""
    if here in said:
        return Ancestry.FILE_IS_NEWER
    if words in earlier:
        return Ancestry.FILE_IS_OLDER
    return Ancestry.BOTH_WENT_ON if earlier.intersection(said) else Ancestry.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDifference:
    """One thing that the file says otherwise. `name` is a sentence of the catalogue."""

    name: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRow:
    """One row of a pack: what TAKE would write, what stands here, and what that means. Lines count from 1.

    `rivals` are the numbers of the rows that speak of the same template; only one of them can be taken.
    """

    line: int
    kind: RowKind
    new: NewTemplate
    before: ReplyTemplate | None = None
    category_name: str = ""
    costs_stamp: bool = False
    notes: tuple[Message, ...] = ()
    choices: tuple[Choice, ...] = ()
    rivals: frozenset[int] = frozenset()

    @property
    def standard(self) -> Choice:
        """What happens unless someone decides: conflicts are never decided by the program."""
        return Choice.TAKE if self.kind in {RowKind.NEW, RowKind.CHANGED} else Choice.LEAVE

    def differences(self) -> tuple[FieldDifference, ...]:
        """Return what is different field by field; for a new row, what it says."""
        fields = (FieldDifference(name=n, before=_said(b), after=_said(a)) for n, b, a in self._fields())
        return tuple(each for each in fields if each.before != each.after)

    def _fields(self) -> Iterator[tuple[str, Value, Value]]:
        old, new = self.before, self.new
        for name, read in _FIELDS:
            yield name, None if old is None else read(old), read(new)
        yield N_("Subject"), None if old is None else old.category_name, self.category_name
        before = None if old is None else old.agreement
        after = before if new.agreement is None and not self.costs_stamp else new.agreement
        for name, told in _AGREEMENT_FIELDS:
            yield name, None if before is None else told(before), None if after is None else told(after)


def _said(value: Value) -> Value:
    return None if value == "" else value


_FIELDS: Final[tuple[tuple[str, Callable[[ReplyTemplate | NewTemplate], Value]], ...]] = (
    (N_("Title"), lambda template: template.title),
    (N_("Text"), lambda template: template.text),
    (N_("Kind"), lambda template: template.kind),
    (N_("Shortcut"), lambda template: template.shortcut),
    (N_("Approval level"), lambda template: template.approval_level),
    (N_("Months to the next review"), lambda template: template.review_months),
    (N_("Note"), lambda template: template.note),
)
_AGREEMENT_FIELDS: Final[tuple[tuple[str, Callable[[Agreement], Value]], ...]] = (
    (N_("Agreed with"), lambda agreement: agreement.agreed_with),
    (N_("Agreed on"), lambda agreement: agreement.agreed_on),
    (N_("Department"), lambda agreement: agreement.department),
    (N_("Valid until"), lambda agreement: agreement.valid_until),
    (N_("Next review"), lambda agreement: agreement.next_review),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPreview:
    """A whole pack beside the records, before anything is stored. Rows and faults stand in the order of the file."""

    name: str
    rows: tuple[PackRow, ...]
    categories: tuple[Category, ...] = ()
    faults: tuple[Fault, ...] = ()

    def count(self, kind: RowKind) -> int:
        """Return how many rows are of a kind."""
        return sum(row.kind is kind for row in self.rows)

    @property
    def report(self) -> ImportReport:
        """The pack in numbers, with each conflict named."""
        return ImportReport(
            added=self.count(RowKind.NEW),
            changed=self.count(RowKind.CHANGED),
            unchanged=self.count(RowKind.SAME),
            conflicts=self.conflicts,
            faults=self.faults,
        )

    @property
    def conflicts(self) -> tuple[Fault, ...]:
        """Each conflict with its line and its first reason."""
        return tuple(Fault(line=row.line, message=row.notes[0]) for row in self.rows if row.kind is RowKind.CONFLICT)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackChoices:
    """What is to be done with each row, by its number. A row that nobody decided on keeps its standard."""

    preview: PackPreview
    decided: Mapping[int, Choice] = field(default_factory=dict)

    def of(self, number: int) -> Choice:
        """Return what is done with a row."""
        return self.decided.get(number) or self.preview.rows[number].standard

    def decide(self, number: int, choice: Choice) -> Self:
        """Decide on one row; a rival that was to be taken is left then. A choice it does not offer changes nothing."""
        row = self.preview.rows[number]
        if choice not in row.choices:
            return self
        decided = {**self.decided, number: choice}
        if choice is Choice.TAKE:
            decided |= {rival: Choice.LEAVE for rival in row.rivals if self.of(rival) is Choice.TAKE}
        return type(self)(preview=self.preview, decided=decided)

    def decide_all(self, kind: RowKind, choice: Choice) -> Self:
        """Decide on all rows of a kind at once."""
        rows = enumerate(self.preview.rows)
        decided = {number: choice for number, row in rows if row.kind is kind and choice in row.choices}
        return type(self)(preview=self.preview, decided={**self.decided, **decided})

    def next_after(self, number: int) -> Choice:
        """Return what comes after the present choice, for a key that goes through them; LEAVE where there is none."""
        offered = self.preview.rows[number].choices
        if not offered:
            return Choice.LEAVE
        return offered[(offered.index(self.of(number)) + 1) % len(offered)]

    @property
    def taken(self) -> tuple[tuple[PackRow, Choice], ...]:
        """The rows that will be written, in the order of the file, each with how."""
        decided = self.decided
        chosen = ((row, decided.get(number) or row.standard) for number, row in enumerate(self.preview.rows))
        return tuple((row, choice) for row, choice in chosen if choice is not Choice.LEAVE)

    def is_all(self, kind: RowKind) -> bool:
        """Whether every row of a kind will be taken."""
        rows = enumerate(self.preview.rows)
        return all(self.of(number) is not Choice.LEAVE for number, row in rows if row.kind is kind)
