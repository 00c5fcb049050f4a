"""The list of the quick find: quiet rows, the current one with a bar at its side and the key that takes it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import ROW_ROLE, CardRow
from amtdesk.ui.widgets.painting import KEY_FRAME_HEIGHT, key_frame_width, paint_key_frame
from amtdesk.ui.widgets.row_delegate import Index, RowStyle, TwoLineDelegate
from amtdesk.ui.widgets.row_painter import RowPainter

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

STYLE: Final = RowStyle(title_role="body", padding=9, least_height=42)
MOST_ROWS: Final = 9
_BAR: Final = 3


class FindList(CardList):
    """Rows whose `right_icon` names no icon but the words on a key."""

    def __init__(self, theme: "Theme", name: str) -> None:
        super().__init__(theme, name, style=STYLE, framed=False)
        self._delegate = _Delegate(theme, self, style=STYLE)
        self.setItemDelegate(self._delegate)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # the page below need not be painted

    def height_of_most(self) -> int:
        """How high the list is with at most nine rows to be seen; headings come on top of them."""
        height, seen = 0, 0
        for row in self.rows():
            seen += not row.is_heading
            if seen > MOST_ROWS:
                break
            height += self._delegate.measures.height(row, self.viewport().width())
        return height


class _Delegate(TwoLineDelegate):
    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CardRow = index.data(ROW_ROLE)
        is_current = self._view.currentIndex() == index
        painter.save()
        brush = _Painter(painter, self._theme, measures=self.measures, row=row, rect=option.rect)
        if row.is_heading:
            brush.paint_heading()
        else:
            self._paint_ground(painter, option.rect, index=index)
            brush.is_current = is_current
            brush.paint_row()
            if is_current:
                self._paint_bar(painter, option.rect)
        painter.restore()

    def _paint_bar(self, painter: QPainter, rect: QRect) -> None:
        width = self._theme.px(_BAR)
        color = self._theme.color("accent.base")
        painter.fillRect(QRect(rect.left(), rect.top(), width, rect.height()), color)
        if self._theme.is_high_contrast:  # all grounds are alike there: the current row is framed
            self._paint_focus(painter, rect)


class _Painter(RowPainter):
    """The state on the right; a key in its frame beside it, always for commands, else for the current row."""

    is_current = False

    @override
    def _paint_right(self) -> int:
        right = self._rect.right() + 1 - self._theme.px(self._style.side)
        row = self._row
        if row.right_icon and (self.is_current or not row.link):
            right = self._paint_key(right, row.right_icon)
        words = row.link.text if self.is_current and row.link else row.right
        if not words:
            return right
        font = self._theme.font("meta")
        width = QFontMetrics(font).horizontalAdvance(words)
        self._painter.setPen(self._theme.color(row.right_color))
        area = QRect(right - width, self._rect.top(), width + 1, self._rect.height())
        self._words(words, area, role="meta", marks=())
        return right - width - self._theme.px(12)

    def _paint_key(self, right: int, words: str) -> int:
        width, height = key_frame_width(self._theme, words), self._theme.px(KEY_FRAME_HEIGHT)
        rect = QRectF(right - width, self._rect.center().y() - height // 2 + 1, width, height)
        ink, line = self._theme.color("text.secondary"), self._theme.color("border.strong")
        paint_key_frame(self._painter, self._theme, text=words, rect=rect, ink=ink, line=line)
        return right - width - self._theme.px(9)
