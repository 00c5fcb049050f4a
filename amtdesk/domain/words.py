"""Marks for words that people read. The sentence stands here in English; the edge of the program translates it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

#: What stands where words were taken away. German in every language of the window: it is part of the record.
ERASED_WORDS: Final = "[gelöscht]"


def N_(source: str) -> str:  # noqa: N802 - the name gettext has used for decades
    """Mark an English sentence for the catalogue and return it unchanged."""
    return source


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence in English with named gaps, and what fills them.

    Translated and filled at the edge (`Language.sentence`), so that a value can never be read as part of the sentence.
    """

    source: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the sentence in English, for logs and tests."""
        return self.source.format(**self.values)
