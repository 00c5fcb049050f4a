"""The list of found templates: only what is shown is read, more comes when she goes down."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF
from PySide6.QtGui import QFontMetrics, QPainter

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow, CardRows, Index
from amtdesk.ui.widgets.row_delegate import RowStyle, TwoLineDelegate
from amtdesk.ui.widgets.row_painter import RowPainter

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from amtdesk.ui.theme import Theme

#: More than any window shows at once; the rest is read when she scrolls.
FIRST_ROWS: Final = 12
MORE_ROWS: Final = 40
_STYLE: Final = RowStyle(padding=11)

_ICON_COLORS: Final = {
    "approve.text": "approve.base",
    "warn.text": "warn.base",
    "danger.text": "danger.base",
    "text.secondary": "text.secondary",
}

#: start, count → rows
Loader = Callable[[int, int], list[CardRow]]


class LazyRows(CardRows):
    """Rows that are made when they are needed."""

    def __init__(self, parent: "QObject | None" = None) -> None:
        super().__init__(parent)
        self._loaded: list[CardRow] = []
        self._total = 0
        self._load: Loader = _nothing

    def show_found(self, total: int, load: Loader) -> None:
        """Show a search result of so many rows."""
        self._total = total
        self._load = load
        self._loaded = load(0, FIRST_ROWS) if total else []
        self.show_rows(self._loaded)

    def total(self) -> int:
        """How many rows there are, read or not."""
        return self._total

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and len(self._loaded) < self._total

    @override
    def fetchMore(self, parent: Index) -> None:
        more = self._load(len(self._loaded), MORE_ROWS)
        if not more:  # changed meanwhile; a refresh is on its way
            self._total = len(self._loaded)
            return
        first = len(self._loaded)
        self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
        self._loaded.extend(more)
        self.endInsertRows()


class TemplateList(CardList):
    """Found templates. A click chooses, Enter acts."""

    def __init__(self, theme: "Theme", name: str) -> None:
        super().__init__(theme, name, style=_STYLE, uniform=True)
        self.lazy = LazyRows(self)
        self._rows = self.lazy
        self.setModel(self.lazy)
        self._delegate = _Delegate(theme, self, style=_STYLE)
        self.setItemDelegate(self._delegate)
        self.selectionModel().currentChanged.connect(self._announce_current)

    def show_found(self, total: int, load: Loader) -> None:
        """Show a search result; the best hit becomes current."""
        self.lazy.show_found(total, load)
        self.select_first()

    def total(self) -> int:
        """How many templates were found, read or not."""
        return self.lazy.total()

    def row_height(self) -> int:
        """How high each row is."""
        sample = CardRow(key=None, title=" ", snippet=" ", meta=" ")
        return self._delegate.measures.height(sample, self.viewport().width())

    def bring(self, key: object, *, place: int) -> None:
        """Make the row with this key current, reading as far down as it stands."""
        while self.lazy.rowCount() <= place and self.lazy.canFetchMore(QModelIndex()):
            self.lazy.fetchMore(QModelIndex())
        self.select_key(key)

    @override
    def _act_at(self, place: QPoint, index: QModelIndex, *, row: CardRow) -> None:
        """A click chooses the row, which has happened already; copying is Enter's and the button's."""


class _Delegate(TwoLineDelegate):
    @override
    def _brush(self, painter: QPainter, row: CardRow, *, rect: QRect) -> RowPainter:
        return _Painter(painter, self._theme, measures=self.measures, row=row, rect=rect)


class _Painter(RowPainter):
    """The state in its colour and with its icon, then the use, quiet."""

    @override
    def _paint_meta(self, area: QRect) -> None:
        side, row = self._theme.px(16), self._row
        square = QRectF(area.left(), area.center().y() - side / 2 + 1, side, side)
        self._icon(row.meta_icon, square, color=_ICON_COLORS[row.lead_color])
        x = area.left() + side + self._theme.px(4)
        self._painter.setPen(self._theme.color(row.lead_color))
        self._words(row.lead, QRect(x, area.top(), area.right() + 1 - x, area.height()), role="meta", marks=())
        if row.meta:
            x += QFontMetrics(self._theme.font("meta")).horizontalAdvance(row.lead)
            self._painter.setPen(self._theme.color("text.secondary"))
            rest = QRect(x, area.top(), area.right() + 1 - x, area.height())
            self._words(f"  ·  {row.meta}", rest, role="meta", marks=())


def _nothing(_start: int, _count: int) -> list[CardRow]:
    return []
