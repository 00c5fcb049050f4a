"""Reply templates: agreed words. What is agreed, with whom, until when. Their gaps stand in `gaps`."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from amtdesk.domain.agreement_days import SOON_DAYS
from amtdesk.domain.gaps import GAP, gap_name
from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.plain_words import plain_line

#: "Ending soon" starts this many days before the end.


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
    """A template that a search found, with the ranges (start, length) of its title and text that matched.

    `prefixes` are the folded beginnings of words that were found, to mark them elsewhere.
    """

    template: ReplyTemplate
    title_marks: tuple[tuple[int, int], ...] = ()
    text_marks: tuple[tuple[int, int], ...] = ()
    prefixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The templates that fit a query, best first: the first `exact` fit as typed, the rest with a typo forgiven.

    `prefixes` and `forgiven` are the folded beginnings of words to be marked in the ones and in the others.
    """

    ids: tuple[TemplateId, ...] = ()
    exact: int = 0
    prefixes: tuple[str, ...] = ()
    forgiven: tuple[str, ...] = ()

    @property
    def is_forgiven(self) -> bool:
        """Whether nothing fits as typed, but something with a typo forgiven."""
        return bool(self.ids) and self.exact == 0

    def prefixes_at(self, place: int) -> tuple[str, ...]:
        """Return what to mark in the template at a place."""
        return self.prefixes if place < self.exact else self.forgiven


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


def is_same_wording(one: str, other: str) -> bool:
    """Whether two texts differ in white space only: that never costs an agreement (T3)."""
    return one.split() == other.split()


def as_shortcut(typed: str) -> str:
    """Return a shortcut as it is kept: lower case, without the slash."""
    return plain_line(typed).removeprefix("/").casefold()
