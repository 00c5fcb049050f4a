"""What the checks of a post need to know beside its words: plain facts, gathered once, that any thread may read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from amtdesk.domain.channels import ChannelRules
from amtdesk.domain.identifiers import PostId

RECOMMENDED_LENGTH = 400
MOST_HASHTAGS = 3
LONGEST_ALT_TEXT = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckGround:
    """The office's words, the day, what the channel takes, and what was set aside.

    `known_words` are names and own words as they are written. `public` are the office's own contacts: never personal.
    Without a `today` nothing is said about days that are over.
    """

    rules: ChannelRules | None = None
    recommended: int = RECOMMENDED_LENGTH
    most_hashtags: int = MOST_HASHTAGS
    longest_alt_text: int = LONGEST_ALT_TEXT
    variables: Mapping[str, str] = field(default_factory=dict)
    public: tuple[str, ...] = ()
    known_words: frozenset[str] = frozenset()
    today: date | None = None
    quiet: Mapping[PostId, frozenset[tuple[str, str]]] = field(default_factory=dict)
