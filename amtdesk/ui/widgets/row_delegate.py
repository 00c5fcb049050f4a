"""Gives the rows of a card list their size, ground and focus ring; the painting of a row stands in row_painter."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QCursor, QHelpEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.card_rows import ROW_ROLE, CardRow
from amtdesk.ui.widgets.painting import fill, hairline_across, paint_focus_ring
from amtdesk.ui.widgets.row_measures import RowMeasures, RowStyle
from amtdesk.ui.widgets.row_painter import RowPainter

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

__all__ = ["RowStyle", "TwoLineDelegate"]

Index = QModelIndex | QPersistentModelIndex


class TwoLineDelegate(QStyledItemDelegate):
    """Paints `CardRow`s. Focus is taken from the view: State_HasFocus alone tells of the current row only."""

    def __init__(self, theme: "Theme", view: QAbstractItemView, *, style: RowStyle) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.measures = RowMeasures(theme, style)
        self.is_faded_without_focus = False

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: CardRow = index.data(ROW_ROLE)
        return QSize(0, self.measures.height(row, self._view.viewport().width()))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CardRow = index.data(ROW_ROLE)
        painter.save()
        brush = self._brush(painter, row, rect=option.rect)
        if row.is_heading:
            brush.paint_heading()
        else:
            self._paint_ground(painter, option.rect, index=index)
            if index.row() + 1 < index.model().rowCount():
                hairline_across(painter, self._theme, rect=option.rect)
            brush.paint_row()
            if self._view.hasFocus() and self._view.currentIndex() == index:
                self._paint_focus(painter, option.rect)
        painter.restore()

    @override
    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        from amtdesk.ui.plain_tips import plain_tip

        QToolTip.showText(event.globalPos(), plain_tip("\n".join(self._shortened(index))), view.viewport())
        return True

    def _shortened(self, index: Index) -> list[str]:
        """What of the row does not fit into it, in full."""
        aside = QPixmap(1, 1)
        painter = QPainter(aside)
        row: CardRow = index.data(ROW_ROLE)
        brush = self._brush(painter, row, rect=self._view.visualRect(index))
        if not row.is_heading:
            brush.paint_row()
        painter.end()
        return brush.shortened

    def _brush(self, painter: QPainter, row: CardRow, *, rect: QRect) -> RowPainter:
        return RowPainter(painter, self._theme, measures=self.measures, row=row, rect=rect)

    def _paint_ground(self, painter: QPainter, rect: QRect, *, index: Index) -> None:
        # asks the view, not option.state: QStyle alone would cost 6 ms of the window's start
        is_faded = self.is_faded_without_focus and not self._view.hasFocus()
        if self._view.selectionModel().isSelected(index) and not is_faded:
            fill(painter, rect, color=self._theme.color("bg.selected"))
        elif self._is_under_mouse(rect):
            fill(painter, rect, color=self._theme.color("bg.hover"))

    def _is_under_mouse(self, rect: QRect) -> bool:
        viewport = self._view.viewport()
        return viewport.underMouse() and rect.contains(viewport.mapFromGlobal(QCursor.pos()))

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        inset = self._theme.px(1)
        inner = QRectF(rect).adjusted(inset, inset, -inset, -inset)
        paint_focus_ring(painter, self._theme, rect=inner, radius=self._theme.px(4))
