"""Reply templates: agreed words with gaps. What is agreed, until when, and how gaps are filled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from amtdesk.domain.identifiers import TemplateId

GAP = re.compile(r"\{\{\s*([a-z0-9_äöüß]+)\s*\}\}")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyTemplate:
    """One agreed answer. `approval_level` holds for its unchanged words; `kind` is comment, dm, group or press."""

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
    agreement: Agreement | None = None
    use_count: int = 0
    last_used_at: datetime | None = None

    @property
    def gaps(self) -> tuple[str, ...]:
        """Names of the placeholders in the order of their first appearance."""
        return tuple(dict.fromkeys(GAP.findall(self.text)))

    def agreement_state(self, *, today: date) -> AgreementState:
        """Say whether the words may be used today. "Ending soon" starts 30 days before the end."""
        if self.agreement is None:
            return AgreementState.DRAFT
        end = self.agreement.valid_until
        if end is None:
            return AgreementState.AGREED
        if end < today:
            return AgreementState.EXPIRED
        return AgreementState.ENDING_SOON if (end - today).days <= 30 else AgreementState.AGREED

    def may_be_copied(self, *, today: date) -> bool:
        """Expired words are found but not handed out (T3)."""
        return self.agreement_state(today=today) is not AgreementState.EXPIRED


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledText:
    """A template's text with its gaps filled, and the names of those that are still open."""

    text: str
    open_gaps: tuple[str, ...]


def fill_gaps(text: str, values: Mapping[str, str]) -> FilledText:
    """Put values into the gaps in one pass: a value that looks like a gap stays what it is."""
    open_gaps: dict[str, None] = {}

    def value_of(gap: re.Match[str]) -> str:
        value = values.get(gap.group(1), "").strip()
        if not value:
            open_gaps[gap.group(1)] = None
            return gap.group(0)
        return value

    filled = GAP.sub(value_of, text)
    return FilledText(text=filled, open_gaps=tuple(open_gaps))
