"""How a remark is made: the shortest way from a place in a text to a Check."""

from amtdesk.domain.checks import Check, CheckKind, CheckLevel, Cure, Span
from amtdesk.domain.words import N_, Message

REPLACE = N_("Put “{instead}”")
REMOVE = N_("Take it out")


def remark(
    kind: CheckKind, words: Message, *, span: Span | None, said: str = "", level: CheckLevel = CheckLevel.ADVICE
) -> Check:
    """Return a remark without a cure."""
    return Check(kind=kind, is_fine=False, words=words, span=span, level=level, said=said)


def fine(kind: CheckKind, words: str) -> Check:
    """Return that a kind is in order."""
    return Check(kind=kind, is_fine=True, words=Message(words))


def cure(instead: str, span: Span, *, words: Message | None = None) -> Cure:
    """Return a cure; it says what it puts there, unless it has words of its own."""
    said = words or (Message(REPLACE, {"instead": instead}) if instead.strip() else Message(REMOVE))
    return Cure(words=said, span=span, replacement=instead)
