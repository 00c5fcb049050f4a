"""Where words of a post are still to be filled in: gaps that the town does not fill, and square brackets."""

from collections.abc import Mapping

from amtdesk.domain.gaps import GAP, gap_defaults, gap_name, is_filled
from amtdesk.domain.post_rules import BRACKET

Span = tuple[int, int]


def open_places(text: str, variables: Mapping[str, str]) -> tuple[Span, ...]:
    """Return where something is to be filled in, in the order of the text."""
    brackets = (bracket.span() for bracket in BRACKET.finditer(text))
    return tuple(sorted((*open_gaps(text, variables), *brackets)))


def open_gaps(text: str, variables: Mapping[str, str]) -> tuple[Span, ...]:
    """Return the gaps that neither the town fills nor the text itself."""
    usual = gap_defaults(text)
    return tuple(
        gap.span()
        for gap in GAP.finditer(text)
        if not is_filled(variables.get(gap_name(gap), "") or usual.get(gap_name(gap), ""))
    )
