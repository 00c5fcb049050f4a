"""The timeline of a post: submitted, approved, lapsed, published. It only shows; nothing in it is ever removed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.post_words import EventLine
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import clear_layout, column, row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.painting import plate
from amtdesk.ui.widgets.reading_order import read_as_laid_out

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout

    from amtdesk.ui.theme import Theme

_DOT: Final = 10
_DOT_AT: Final = (4, 5)
_AROUND_DOT: Final = 2
#: The words begin where those behind the ticks above begin.
_LEFT: Final = 26
_BETWEEN: Final = 8
_WORD_SPACE: Final = 4
_ROOM: Final = 244
MOST_LINES: Final = 6
#: The dot of an approval that no longer holds.
LOST: Final = "warn.base"


class Timeline(QWidget):
    """The latest lines on top."""

    compare_requested = Signal(int)  # the version that an approval stood on

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._lines: tuple[EventLine, ...] = ()
        self._folds = False
        self._is_open = False
        self._column = column(theme, spacing=0)
        self.setLayout(self._column)
        self.hide()

    def show_lines(self, lines: Sequence[EventLine], *, folds: bool = False) -> None:
        """Show these lines; the oldest beyond six are counted.

        `folds` keeps them behind a link until she asks, unless an approval was lost among them.
        """
        before, self._lines = self._lines, tuple(lines)
        folds = folds and all(line.dot != LOST for line in lines)
        if (before, self._folds) == (self._lines, folds):
            return
        self._folds = folds
        self._is_open = self._is_open and bool(before) and self._lines[-len(before) :] == before
        self._fill()

    def _fill(self) -> None:
        clear_layout(self._column)
        self.setVisible(bool(self._lines))
        if self._folds and not self._is_open:
            self._offer_lines()
            return
        shown, earlier = self._lines[:MOST_LINES], len(self._lines) - MOST_LINES
        for number, line in enumerate(shown):
            goes_on = number < len(shown) - 1 or earlier > 0
            self._column.addWidget(self._line(line, is_first=not number, goes_on=goes_on))
        if earlier > 0:
            more = self.tr("and {n} earlier ones").format(n=earlier)
            self._column.addLayout(_under(self._theme, Label(self._theme, more, role="meta", color="text.secondary")))

    def _offer_lines(self) -> None:
        link = LinkButton(self._theme, self.tr("Show what has been"))
        link.clicked.connect(self._unfold)
        line = row(self._theme, spacing=0)
        line.addWidget(link)
        line.addStretch(1)
        self._column.addLayout(line)

    def _unfold(self) -> None:
        self._is_open = True
        self._fill()

    def _has_room(self, line: EventLine) -> bool:
        """Whether beginning and rest stand in one line."""
        theme = self._theme
        lead = QFontMetrics(theme.font("metaStrong")).horizontalAdvance(line.lead)
        rest = QFontMetrics(theme.font("meta")).horizontalAdvance(line.rest)
        return lead + theme.px(_WORD_SPACE) + rest <= theme.px(_ROOM)

    def _line(self, line: EventLine, *, is_first: bool, goes_on: bool) -> QWidget:
        theme = self._theme
        place = _EventPlace(theme, line.dot, is_first=is_first, goes_on=goes_on)
        words = column(theme, spacing=0, margins=(_LEFT, 0, 0, _BETWEEN if goes_on else 0))
        place.setLayout(words)
        has_room = self._has_room(line)
        first = row(theme, spacing=_WORD_SPACE)
        first.addWidget(Label(theme, line.lead, role="metaStrong", color=line.lead_color, wrap=not has_room))
        if line.rest:
            rest = Label(theme, line.rest, role="meta", color="text.secondary", wrap=not has_room)
            (first if has_room else words).addWidget(rest)
        if has_room:
            first.addStretch(1)
        words.insertLayout(0, first)
        low = row(theme, spacing=4)
        low.addWidget(Label(theme, line.when, role="meta", color="text.secondary"))
        if line.dot == LOST and line.version:
            compare = LinkButton(theme, self.tr("Compare"))
            compare.clicked.connect(lambda: self.compare_requested.emit(line.version))
            low.addWidget(compare)
        low.addStretch(1)
        words.addLayout(low)
        read_as_laid_out(place)
        return place


def _under(theme: "Theme", words: Label) -> "QHBoxLayout":
    line = row(theme, margins=(_LEFT, 0, 0, 0))
    line.addWidget(words)
    return line


class _EventPlace(QWidget):
    """A dot, and the line that leads from the dot above to the one below: none hangs over the ends."""

    def __init__(self, theme: "Theme", dot: str, *, is_first: bool, goes_on: bool) -> None:
        super().__init__()
        self._theme = theme
        self._dot = dot
        self._is_first = is_first
        self._goes_on = goes_on

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px = QPainter(self), self._theme.px
        side, (left, top) = px(_DOT), _DOT_AT
        square = QRectF(px(left), px(top), side, side)
        around = px(_AROUND_DOT)
        if not self._is_first:
            self._paint_line(painter, square, top=0, end=square.top() - around)
        if self._goes_on:
            self._paint_line(painter, square, top=square.bottom() + around, end=self.height())
        fill = self._theme.color(self._dot) if self._dot else None
        ring = None if self._dot else self._theme.color("border.control")
        plate(painter, square, radius=side / 2, fill=fill, border=ring, width=max(1, px(1.5)))

    def _paint_line(self, painter: QPainter, dot: QRectF, *, top: float, end: float) -> None:
        width = self._theme.hairline()
        line = QRectF(round(dot.center().x() - width / 2), top, width, end - top)
        painter.fillRect(line, self._theme.color("border.strong"))
