"""What a check of a post's words says: where, how weighty, and what one key would put there instead. Facts only."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from amtdesk.domain.words import Message

Span = tuple[int, int]


class CheckKind(StrEnum):
    """What is looked at. What belongs together is one kind: it is in order, or it is not."""

    ALT_TEXT = "alt_text"
    CREDIT = "credit"
    CONSENT = "consent"
    OPEN_WORDS = "open_words"
    PERSONAL = "personal"
    DATES = "dates"
    SPELLING = "spelling"
    ADDRESS = "address"
    LENGTH = "length"
    SENTENCES = "sentences"
    OFFICE_GERMAN = "office_german"
    ABBREVIATIONS = "abbreviations"
    STYLE = "style"
    WORDING = "wording"
    GENDER = "gender"
    READING = "reading"
    CONTACT = "contact"


class CheckLevel(StrEnum):
    """How weighty a remark is: what is blocking keeps a post from being approved, all else advises."""

    HINT = "hint"
    ADVICE = "advice"
    BLOCKING = "blocking"


#: The weightiest first.
WEIGHT: Final = {CheckLevel.BLOCKING: 0, CheckLevel.ADVICE: 1, CheckLevel.HINT: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cure:
    """What one key does: put `replacement` in the place of the letters `span`, and how that is said."""

    words: Message
    span: Span
    replacement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One result: fine, or what to look at and where in the text (start, end).

    `said` is what stands there: by kind and these words a remark is known when it is set aside.
    """

    kind: CheckKind
    is_fine: bool
    words: Message
    span: Span | None = None
    level: CheckLevel = CheckLevel.ADVICE
    cure: Cure | None = None
    said: str = ""

    @property
    def known_by(self) -> tuple[str, str]:
        """By what it is set aside: the place alone would be another after the next key."""
        return self.kind.value, self.said or self.words.source

    def moved(self, by: int) -> "Check":
        """The same remark of a line that begins `by` letters further on."""
        if not by or self.span is None:
            return self
        cure = self.cure and replace(self.cure, span=_moved(self.cure.span, by))
        return replace(self, span=_moved(self.span, by), cure=cure)


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
