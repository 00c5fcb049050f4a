"""What two versions of a text differ in, word by word. Pure reading; how it is shown is the page's business."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_PIECE = re.compile(r"\S+|\s+")
#: Comparing takes as long as the words of one text times those of the other; beyond this nobody waits for it.
_MOST_PAIRS = 4_000_000


class PieceKind(StrEnum):
    """Whether words stand in both versions, only in the old one, or only in the new one."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words with the white space around it."""

    kind: PieceKind
    text: str


def compared(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces in reading order; those SAME and NEW joined give the new text."""
    return tuple(_pieces(_PIECE.findall(old), _PIECE.findall(new)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    head = _length_of_same(old, new)
    tail = _length_of_same(old[head:][::-1], new[head:][::-1])
    if head:
        yield Piece(PieceKind.SAME, "".join(new[:head]))
    yield from _between(old[head : len(old) - tail], new[head : len(new) - tail])
    if tail:
        yield Piece(PieceKind.SAME, "".join(new[len(new) - tail :]))


def _length_of_same(old: list[str], new: list[str]) -> int:
    return next(
        (n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new))
    )


def _between(old: list[str], new: list[str]) -> Iterator[Piece]:
    """Compare what is left between the same beginning and the same end; two very long texts as a whole."""
    steps = [("replace", 0, len(old), 0, len(new))]
    if len(old) * len(new) <= _MOST_PAIRS:
        steps = list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
    for step, a, b, c, d in steps:
        if step == "equal":
            yield Piece(PieceKind.SAME, "".join(new[c:d]))
            continue
        if a < b:
            yield Piece(PieceKind.GONE, "".join(old[a:b]))
        if c < d:
            yield Piece(PieceKind.NEW, "".join(new[c:d]))
