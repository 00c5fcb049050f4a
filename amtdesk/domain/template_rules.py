"""What a reply template must be: found by its title, short enough to be read, without braces that fill nothing."""

from typing import Final

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.gaps import gap_faults
from amtdesk.domain.words import N_, Message

#: Six times what anybody reads as an answer; a platform takes 8,000 to 63,000 letters.
LONGEST_TEXT: Final = 20_000
LONGEST_TITLE: Final = 200

_NO_WORDS: Final = N_("This template has no words yet.")


def require_title(title: str) -> None:
    """Raise NotAllowed without a title, or with one that no list can show."""
    if not title.strip():
        raise NotAllowed(N_("Please give the template a title, so that you can find it again."))
    if len(title.strip()) > LONGEST_TITLE:
        raise NotAllowed(
            N_("The title has {n} letters. Up to {most} are possible; the rest belongs into the text."),
            n=len(title.strip()),
            most=LONGEST_TITLE,
        )


def require_short_text(text: str) -> None:
    """Raise NotAllowed for a text that is no answer: a whole file, pasted by mistake."""
    if len(text) > LONGEST_TEXT:
        raise NotAllowed(
            N_("The text has {n} letters. A template holds up to {most}. It is not stored like this."),
            n=len(text),
            most=LONGEST_TEXT,
        )


def hindrance(text: str) -> Message | None:
    """Return why these words can be neither agreed nor copied: none are there, or a placeholder is written wrong."""
    if not text.strip():
        return Message(_NO_WORDS)
    return next((fault.message for fault in gap_faults(text)), None)


def require_usable(text: str) -> None:
    """Raise NotAllowed with the sentence of `hindrance`."""
    if (reason := hindrance(text)) is not None:
        raise NotAllowed(reason.source, **reason.values)
