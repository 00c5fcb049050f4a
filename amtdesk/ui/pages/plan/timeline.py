"""The timeline of a post: submitted, approved, lapsed, published. It only shows; nothing in it is ever removed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
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
    from amtdesk.ui.theme import Theme

_DOT: Final = 10
_LEFT: Final = 20
_WORD_SPACE: Final = 4
_ROOM: Final = 250
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
        self._column = column(theme, spacing=8)
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
        for line in self._lines[:MOST_LINES]:
            self._column.addWidget(self._line(line))
        if len(self._lines) > MOST_LINES:
            more = self.tr("and {n} earlier ones").format(n=len(self._lines) - MOST_LINES)
            self._column.addWidget(Label(self._theme, more, role="meta", color="text.secondary"))

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

    def _line(self, line: EventLine) -> QWidget:
        theme = self._theme
        place = _EventPlace(theme, line.dot)
        words = column(theme, spacing=0, margins=(_LEFT, 0, 0, 0))
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
