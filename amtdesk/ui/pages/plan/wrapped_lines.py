"""Breaks words into the lines of a narrow place, at hyphens where a word alone is too long."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption

from amtdesk.ui.soft_hyphens import SOFT, hyphenated, plain
from amtdesk.ui.widgets.utf16 import qt_length, qt_part

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme


def wrapped(theme: "Theme", text: str, *, role: str, width: int, most: int) -> list[str]:
    """Break a text into at most so many lines; the last one may be too long, and is elided when painted."""
    metrics = QFontMetrics(theme.font(role))
    words = " ".join(word if metrics.horizontalAdvance(word) <= width else hyphenated(word) for word in text.split())
    layout = QTextLayout(words, theme.font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    starts = starts[:most]
    ends = [*starts[1:], qt_length(words)]
    return [_shown(qt_part(words, start, end=end)) for start, end in zip(starts, ends, strict=True)]


def _shown(piece: str) -> str:
    """A line as it is painted: a hyphen where a word is broken, and none within."""
    return plain(piece.rstrip()) + ("-" if piece.endswith(SOFT) else "")
