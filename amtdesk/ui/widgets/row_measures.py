"""How much room one row of a card list needs, and where its parts stand. Nothing is painted here."""

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption

from amtdesk.ui.widgets.utf16 import qt_length, qt_part

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme
    from amtdesk.ui.widgets.card_rows import CardRow

HEADING_HEIGHT: Final = 38
CIRCLE: Final = 20
RING: Final = 28


class RowStyle(NamedTuple):
    """The type and measures of a list's rows, in design px."""

    title_role: str = "bodyStrong"
    title_lines: int = 1
    padding: int = 8
    side: int = 16
    least_height: int = 56


class RowMeasures:
    """Answers for rows of one style."""

    def __init__(self, theme: "Theme", style: RowStyle) -> None:
        self._theme = theme
        self.style = style

    def height(self, row: "CardRow", width: int) -> int:
        """The row's height in a list of this width."""
        if row.is_heading:
            return self._theme.px(HEADING_HEIGHT)
        block = self.block_height(row, width) + 2 * self._theme.px(self.style.padding)
        return max(block - self._theme.px(1), self._theme.px(self.style.least_height))

    def block_height(self, row: "CardRow", width: int) -> int:
        """The height of all text lines together."""
        others = bool(row.snippet) + bool(row.meta or row.lead)
        title = len(self.title_lines(row, width)) * self._theme.line(self.style.title_role)
        return title + others * self._theme.line("meta")

    def text_left(self, row: "CardRow") -> int:
        """Where the text begins."""
        left = self.style.side
        if row.circle:
            left += CIRCLE + 12
        if row.ring is not None or (row.icon and self.style.title_lines > 1):
            left += RING + 10
        elif row.icon:
            left += 30 if row.circle else 32
        return self._theme.px(left)

    def title_lines(self, row: "CardRow", width: int) -> list[str]:
        """The title broken into its lines; the last one may be too long and is elided when painted."""
        if self.style.title_lines == 1:
            return [row.title]
        layout = self._laid_out(row, width - self.text_left(row) - self._theme.px(self.style.side))
        starts = [layout.lineAt(number).textStart() for number in range(layout.lineCount())][: self.style.title_lines]
        ends = [*starts[1:], qt_length(row.title)]
        return [qt_part(row.title, start, end=end).rstrip() for start, end in zip(starts, ends, strict=True)]

    def link_rect(self, rect: QRect, row: "CardRow") -> QRect:
        """Where the row's link can be clicked; 28 px high."""
        if row.link is None:
            return QRect()
        width = QFontMetrics(self._theme.font("metaStrong")).horizontalAdvance(row.link.text)
        pad = self._theme.px(6)
        left = rect.right() + 1 - self._theme.px(self.style.side) - width - pad
        height = self._theme.px(28)
        return QRect(left - pad, rect.center().y() - height // 2, width + 2 * pad, height)

    def circle_rect(self, rect: QRect) -> QRect:
        """Where the row's circle can be clicked."""
        side = self._theme.px(28)
        left = rect.left() + self._theme.px(self.style.side - 4)
        return QRect(left, rect.center().y() - side // 2, side, side)

    def _laid_out(self, row: "CardRow", width: int) -> QTextLayout:
        layout = QTextLayout(row.title, self._theme.font(self.style.title_role))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
        layout.endLayout()
        return layout
