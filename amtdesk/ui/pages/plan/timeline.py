"""The timeline of a post: submitted, approved, lapsed, published. It only shows; nothing in it is ever removed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.post_words import EventLine
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import clear_layout, column, row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.painting import plate

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_DOT: Final = 10
_LEFT: Final = 20
MOST_LINES: Final = 6


class Timeline(QWidget):
    """The latest lines on top."""

    compare_requested = Signal(int)  # the version that an approval stood on

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._lines: tuple[EventLine, ...] = ()
        self._column = column(theme, spacing=8)
        self.setLayout(self._column)

    def show_lines(self, lines: Sequence[EventLine]) -> None:
        """Show these lines; the oldest beyond six are counted."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        clear_layout(self._column)
        for line in self._lines[:MOST_LINES]:
            self._column.addWidget(self._line(line))
        if len(self._lines) > MOST_LINES:
            more = self.tr("and {n} earlier ones").format(n=len(self._lines) - MOST_LINES)
            self._column.addWidget(Label(self._theme, more, role="meta", color="text.secondary"))
        self.setVisible(bool(self._lines))

    def _line(self, line: EventLine) -> QWidget:
        theme = self._theme
        place = _EventPlace(theme, line.dot)
        words = column(theme, spacing=0, margins=(_LEFT, 0, 0, 0))
        place.setLayout(words)
        words.addWidget(Label(theme, line.lead, role="metaStrong", color=line.lead_color, wrap=True))
        if line.rest:
            words.addWidget(Label(theme, line.rest, role="meta", color="text.secondary", wrap=True))
        low = row(theme, spacing=4)
        low.addWidget(Label(theme, line.when, role="meta", color="text.secondary"))
        if line.dot == "warn.base" and line.version:
            compare = LinkButton(theme, self.tr("Compare"))
            compare.clicked.connect(lambda: self.compare_requested.emit(line.version))
            low.addWidget(compare)
        low.addStretch(1)
        words.addLayout(low)
        return place


class _EventPlace(QWidget):
    def __init__(self, theme: "Theme", dot: str) -> None:
        super().__init__()
        self._theme = theme
        self._dot = dot

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self._theme.px(_DOT)
        square = QRectF(self._theme.px(4), self._theme.px(5), side, side)
        line = self._theme.px(1)
        x = square.center().x() - line / 2
        color = self._theme.color("border.strong")
        painter.fillRect(QRectF(x, square.bottom() + 2, line, self.height() - square.bottom() + 6), color)
        fill = self._theme.color(self._dot) if self._dot else None
        ring = None if self._dot else self._theme.color("border.control")
        plate(painter, square, radius=side / 2, fill=fill, border=ring, width=max(1, self._theme.px(1.5)))
        painter.setPen(Qt.PenStyle.NoPen)
