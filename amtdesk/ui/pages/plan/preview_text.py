"""A post's words as a channel sets them: lines of one height, links and hashtags tinted. What stays is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from amtdesk.domain.channels import find_hashtags, find_links
from amtdesk.domain.post_rules import BRACKET
from amtdesk.ui.widgets.utf16 import qt_length, qt_part

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

LINE: Final = 20
_ROLE: Final = "meta"


@dataclass(frozen=True, slots=True)
class ShownText:
    """The words that are seen, and what the channel puts behind them where it folds."""

    text: str = ""
    more: str = ""


class PreviewText:
    """Sets paragraphs for one width. Only those that are new are broken into lines again: she is typing."""

    def __init__(self, theme: "Theme") -> None:
        self._theme = theme
        self._shown = ShownText()
        self._measure: tuple[int, int] = (0, 0)  # width and size of the letters
        self._kept: dict[tuple[str, str], QTextLayout] = {}
        self._paragraphs: tuple[QTextLayout, ...] = ()

    def forget(self) -> None:
        """Colours or fonts are other ones."""
        self._measure = (0, 0)

    def show_text(self, shown: ShownText, *, width: int) -> None:
        """Set this text for lines of `width` pixels."""
        measure = (width, self._font().pixelSize())
        if shown == self._shown and measure == self._measure:
            return
        kept = self._kept if measure == self._measure else {}
        self._shown, self._measure = shown, measure
        self._kept = {}
        found = []
        for key in _paragraphs(shown):
            layout = kept.get(key) or self._set(*key, width=width)
            self._kept[key] = layout
            found.append(layout)
        self._paragraphs = tuple(found)

    def height(self) -> int:
        """How high all lines are together."""
        return sum(max(each.lineCount(), 1) for each in self._paragraphs) * self._line()

    def lines(self) -> list[str]:
        """The text as it breaks."""
        return [words for layout in self._paragraphs for words in _words(layout)]

    def paint(self, painter: QPainter, corner: QPointF, *, seen: QRectF) -> None:
        """Paint the lines that can be seen."""
        painter.setPen(self._theme.light_color("text.primary"))
        y = corner.y()
        for layout in self._paragraphs:
            height = max(layout.lineCount(), 1) * self._line()
            if y < seen.bottom() and y + height > seen.top():
                layout.draw(painter, QPointF(corner.x(), y), [], seen)
            y += height

    def _set(self, text: str, more: str, *, width: int) -> QTextLayout:
        layout = QTextLayout(f"{text}{more}", self._font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(list(self._formats(text, more)))
        layout.beginLayout()
        height = self._line()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, line.lineNumber() * height + (height - line.height()) / 2))
        layout.endLayout()
        return layout

    def _formats(self, text: str, more: str) -> Iterator[QTextLayout.FormatRange]:
        for start, end in (*find_links(text), *find_hashtags(text)):
            yield _format(qt_length(text[:start]), qt_length(text[start:end]), look=self._tint("accent.text"))
        for open_words in BRACKET.finditer(text):  # still to be filled in, and not to be overlooked
            start, end = open_words.span()
            yield _format(qt_length(text[:start]), qt_length(text[start:end]), look=self._tint("warn.text"))
        if more:
            look = self._tint("text.secondary")
            look.setFontWeight(QFont.Weight.DemiBold)
            yield _format(qt_length(text), qt_length(more), look=look)

    def _tint(self, token: str) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(self._theme.light_color(token))
        return look

    def _font(self) -> QFont:
        return self._theme.font(_ROLE)

    def _line(self) -> int:
        return self._theme.px(LINE)


def _paragraphs(shown: ShownText) -> Sequence[tuple[str, str]]:
    parts = shown.text.split("\n")
    return [*((part, "") for part in parts[:-1]), (parts[-1], shown.more)]


def _words(layout: QTextLayout) -> Iterator[str]:
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        yield qt_part(layout.text(), line.textStart(), end=line.textStart() + line.textLength()).rstrip()
    if not layout.lineCount():
        yield ""


def _format(start: int, length: int, *, look: QTextCharFormat) -> QTextLayout.FormatRange:
    piece = QTextLayout.FormatRange()
    piece.start, piece.length, piece.format = start, length, look
    return piece
