"""What two versions of a text differ in, word by word. Pure reading; how it is shown is the page's business."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_PIECE = re.compile(r"\S+|\s+")


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
    for step, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            yield Piece(PieceKind.SAME, "".join(new[c:d]))
            continue
        if a < b:
            yield Piece(PieceKind.GONE, "".join(old[a:b]))
        if c < d:
            yield Piece(PieceKind.NEW, "".join(new[c:d]))
