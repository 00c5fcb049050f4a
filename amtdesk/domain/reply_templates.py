"""Reply templates: agreed words with gaps. What is agreed, until when, and how gaps are filled."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.words import N_, Message

#: `{{datum}}` is a gap, `{{frist|morgen um 12 Uhr}}` a gap with what usually stands there.
GAP = re.compile(r"\{\{\s*(?P<name>\w[\w .-]*?)\s*(?:\|(?P<default>[^{}|]*))?\}\}")

#: Words that hold for one reply only. They are never remembered: yesterday's date in today's answer would be wrong.
PASSING_GAPS = frozenset({"antwort", "datum", "fakt", "frist", "grund", "naechster_tag", "punkt", "stand", "uhrzeit"})

#: "Ending soon" starts this many days before the end.
SOON_DAYS = 30


class AgreementState(StrEnum):
    """What stands behind a template's words (T3)."""

    DRAFT = "draft"
    AGREED = "agreed"
    ENDING_SOON = "ending_soon"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Who agreed to the words, for which department, and how long that holds."""

    agreed_with: str
    agreed_on: date
    department: str = ""
    valid_until: date | None = None
    next_review: date | None = None

    def state(self, *, today: date) -> AgreementState:
        """Say whether it still holds today; its last day counts."""
        if self.valid_until is None:
            return AgreementState.AGREED
        if self.valid_until < today:
            return AgreementState.EXPIRED
        is_soon = (self.valid_until - today).days <= SOON_DAYS
        return AgreementState.ENDING_SOON if is_soon else AgreementState.AGREED


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTemplate:
    """A template before it is in the records: typed, adopted, or from a file. An empty key gets one made."""

    title: str
    text: str
    key: str = ""
    category: str = ""
    kind: str = "comment"
    shortcut: str = ""
    approval_level: int = 1
    review_months: int = 12
    note: str = ""
    agreement: Agreement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyTemplate:
    """One agreed answer. `approval_level` holds for its unchanged words; `kind` is comment, dm, group or press.

    `note` keeps what the words rest on (a law, a fee table). It never goes out.
    """

    id: TemplateId
    key: str
    title: str
    text: str
    category: str = ""
    category_name: str = ""
    kind: str = "comment"
    shortcut: str = ""
    approval_level: int = 0
    review_months: int = 12
    note: str = ""
    agreement: Agreement | None = None
    use_count: int = 0
    last_used_at: datetime | None = None

    @property
    def gaps(self) -> tuple[str, ...]:
        """Names of the placeholders in the order of their first appearance."""
        return tuple(dict.fromkeys(gap_name(gap) for gap in GAP.finditer(self.text)))

    def agreement_state(self, *, today: date) -> AgreementState:
        """Say whether the words may be used today. "Ending soon" starts 30 days before the end."""
        return AgreementState.DRAFT if self.agreement is None else self.agreement.state(today=today)

    def may_be_copied(self, *, today: date) -> bool:
        """Expired words are found but not handed out (T3)."""
        return self.agreement_state(today=today) is not AgreementState.EXPIRED


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateHit:
    """A template that a search found, with the ranges (start, length) of its title and text that matched."""

    template: ReplyTemplate
    title_marks: tuple[tuple[int, int], ...] = ()
    text_marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The templates that fit a query, best first, and the (folded) beginnings of words to be marked in them."""

    ids: tuple[TemplateId, ...] = ()
    prefixes: tuple[str, ...] = ()
    is_forgiven: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Starter:
    """A shipped template that can be taken over, and the name of its subject."""

    template: NewTemplate
    category_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryUse:
    """A subject and how many templates belong to it."""

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a filled text. `gap` names the placeholder that it fills, or that is still open there."""

    text: str
    gap: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledText:
    """A template's text with its gaps filled, and the names of those that are still open."""

    text: str
    open_gaps: tuple[str, ...]


def gap_name(gap: re.Match[str]) -> str:
    """Return the name by which a gap's value is known: `{{Name der Straße}}` → name_der_straße."""
    return "_".join(gap["name"].lower().split())


def pieces_of(text: str, values: Mapping[str, str]) -> Iterator[Piece]:
    """Yield the text in stretches, gaps filled in one pass: a value that looks like a gap stays what it is."""
    end = 0
    for gap in GAP.finditer(text):
        if gap.start() > end:
            yield Piece(text=text[end : gap.start()])
        name = gap_name(gap)
        value = values.get(name, "").strip() or (gap["default"] or "").strip()
        yield Piece(text=value or gap.group(0), gap=name, is_open=not value)
        end = gap.end()
    if end < len(text):
        yield Piece(text=text[end:])


def fill_gaps(text: str, values: Mapping[str, str]) -> FilledText:
    """Put values into the gaps; where there is none, what usually stands there; else the gap stays open."""
    pieces = tuple(pieces_of(text, values))
    return FilledText(
        text="".join(piece.text for piece in pieces),
        open_gaps=tuple(dict.fromkeys(piece.gap for piece in pieces if piece.is_open)),
    )


def gap_defaults(text: str) -> dict[str, str]:
    """Return what the text itself says usually stands in its gaps."""
    defaults = ((gap_name(gap), (gap["default"] or "").strip()) for gap in GAP.finditer(text))
    return {name: default for name, default in defaults if default}


_GAP_KINDS = {
    "tel_": N_("Telephone: {name}"),
    "url_": N_("Web address: {name}"),
    "mail_": N_("E-mail: {name}"),
}


def gap_label(name: str) -> Message:
    """Return what a gap asks for, in words: `tel_bauhof` → Telephone: Bauhof."""
    for prefix, words in _GAP_KINDS.items():
        if name.startswith(prefix):
            return Message(words, {"name": _as_word(name.removeprefix(prefix))})
    return Message("{name}", {"name": _as_word(name)})


def is_same_wording(one: str, other: str) -> bool:
    """Whether two texts differ in white space only: that never costs an agreement (T3)."""
    return one.split() == other.split()


def as_shortcut(typed: str) -> str:
    """Return a shortcut as it is kept: lower case, without the slash."""
    return typed.strip().removeprefix("/").casefold()


#: Names of the starter pack that are written without umlauts.
_SPOKEN = {
    "gruende": "Gründe",
    "naechster_tag": "Nächster Tag",
    "oeffnungszeiten_buergerbuero": "Öffnungszeiten Bürgerbüro",
    "buergerbuero": "Bürgerbüro",
    "buergertelefon": "Bürgertelefon",
    "maengel": "Mängel",
    "rathaus_adresse": "Adresse des Rathauses",
    "strasse": "Straße",
}


def _as_word(name: str) -> str:
    spoken = _SPOKEN.get(name, name.replace("_", " "))
    return spoken[:1].upper() + spoken[1:]
