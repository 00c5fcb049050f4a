"""Whose words an answer is made of, and what is still open in it. What is agreed stands in reply_templates."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from amtdesk.domain.gaps import GAP, gap_faults, gap_name
from amtdesk.domain.questions import WordingOrigin

if TYPE_CHECKING:
    from amtdesk.domain.reply_templates import ReplyTemplate

_SHORTCUT: Final = re.compile(r"(?:^|(?<=\s))/[\w-]+\Z")
#: What someone puts into a gap stays on its line and is short; more would be words that nobody agreed to.
_LONGEST_GAP_VALUE: Final = 80


def open_gaps(text: str) -> tuple[str, ...]:
    """Return the names of the gaps that are still to be filled, in order of appearance, then braces that are no gap."""
    if "{{" not in text and "}}" not in text:
        return ()
    names = [gap_name(gap) for gap in GAP.finditer(text)]
    return tuple(dict.fromkeys((*names, *(fault.words for fault in gap_faults(text)))))


def origin_of(text: str, template: "ReplyTemplate | None", *, town_values: Mapping[str, str]) -> WordingOrigin:
    """Say whether `text` is the template's own wording (Q3).

    White space does not count. A gap that the town fills by itself must hold that value; the others any short one.
    """
    if template is None:
        return WordingOrigin.OWN_WORDS
    is_unchanged = _fits(_squeezed(text), tuple(_parts_of(template.text, town_values)))
    return WordingOrigin.TEMPLATE if is_unchanged else WordingOrigin.EDITED_TEMPLATE


def shortcut_before(text: str) -> str:
    """Return the `/kürzel` that ends this text, or an empty string. An address such as a.example/b is none."""
    found = _SHORTCUT.search(text)
    return found.group(0) if found else ""


def _parts_of(text: str, values: Mapping[str, str]) -> Iterator[str | None]:
    """Yield what has to stand there, word for word, and None for a gap that any short words may fill."""
    end, squeezed = 0, _squeezed(text)
    for gap in GAP.finditer(squeezed):
        yield squeezed[end : gap.start()]
        yield _squeezed(values.get(gap_name(gap), "")) or None
        end = gap.end()
    yield squeezed[end:]


def _fits(text: str, parts: tuple[str | None, ...]) -> bool:
    """Whether the parts make up the text. All places that a part may end at go along: time grows with the text only."""
    ends = {0}
    for part in parts:
        if part is None:
            ends = {end + more for end in ends for more in range(1, _LONGEST_GAP_VALUE + 1) if end + more <= len(text)}
        else:
            ends = {end + len(part) for end in ends if text.startswith(part, end)}
        if not ends:
            return False
    return len(text) in ends


def _squeezed(text: str) -> str:
    return " ".join(text.split())
