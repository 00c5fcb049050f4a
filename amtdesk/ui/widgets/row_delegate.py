"""How one row of a card list is painted and measured: circle, icon or ring, up to four lines, right side."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from amtdesk.ui.icons import paint_icon
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.card_rows import ROW_ROLE, CardRow
from amtdesk.ui.widgets.meters import paint_ring
from amtdesk.ui.widgets.painting import hairline_across, paint_focus_ring, plate

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

HEADING_HEIGHT: Final = 38
CIRCLE: Final = 20
RING: Final = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class RowStyle:
    """The type and measures of a list's rows, in design px."""

    title_role: str = "bodyStrong"
    title_lines: int = 1
    padding: int = 8
    side: int = 16
    least_height: int = 56


class TwoLineDelegate(QStyledItemDelegate):
    """Paints `CardRow`s. Focus is taken from the view: State_HasFocus alone tells of the current row only."""

    def __init__(self, theme: "Theme", view: QAbstractItemView, style: RowStyle) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._style = style

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: CardRow = index.data(ROW_ROLE)
        return QSize(0, self.height_of(row, self._view.viewport().width()))

    def height_of(self, row: CardRow, width: int) -> int:
        """The row's height at a list width."""
        if row.is_heading:
            return self._theme.px(HEADING_HEIGHT)
        lines = self._title_line_count(row, width) * self._theme.line(self._style.title_role)
        extra = (1 if row.snippet else 0) + (1 if row.meta or row.lead else 0)
        height = lines + extra * self._theme.line("meta") + 2 * self._theme.px(self._style.padding)
        return max(height - self._theme.px(1), self._theme.px(self._style.least_height))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: CardRow = index.data(ROW_ROLE)
        painter.save()
        if row.is_heading:
            self._paint_heading(painter, option.rect, row)
        else:
            self._paint_ground(painter, option, index)
            self._paint_row(painter, option.rect, row)
            if self._shows_focus(index):
                self._paint_focus(painter, option.rect)
        painter.restore()

    def link_rect(self, rect: QRect, row: CardRow) -> QRect:
        """Where the row's link can be clicked; at least 28 px high."""
        if row.link is None:
            return QRect()
        width = QFontMetrics(self._theme.font("metaStrong")).horizontalAdvance(row.link.text)
        pad = self._theme.px(6)
        left = rect.right() + 1 - self._theme.px(self._style.side) - width - pad
        height = self._theme.px(28)
        return QRect(left - pad, rect.center().y() - height // 2, width + 2 * pad, height)

    def circle_rect(self, rect: QRect) -> QRect:
        """Where the row's circle can be clicked."""
        side = self._theme.px(28)
        left = rect.left() + self._theme.px(self._style.side - 4)
        return QRect(left, rect.center().y() - side // 2, side, side)

    # parts

    def _paint_heading(self, painter: QPainter, rect: QRect, row: CardRow) -> None:
        x = rect.left() + self._theme.px(14)
        if row.icon:
            side = self._theme.px(16)
            square = QRectF(x, rect.center().y() - side / 2 + 1, side, side)
            paint_icon(painter, self._theme, row.icon, color=row.icon_color, rect=square)
            x += side + self._theme.px(6)
        painter.setFont(self._theme.font("metaStrong"))
        painter.setPen(self._theme.color("text.secondary"))
        painter.drawText(QRectF(rect).adjusted(x - rect.left(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.title)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_under_mouse = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_selected:
            painter.fillRect(option.rect, self._theme.color("bg.selected"))
        elif is_under_mouse:
            painter.fillRect(option.rect, self._theme.color("bg.hover"))
        if index.row() + 1 < index.model().rowCount():
            hairline_across(painter, self._theme, rect=option.rect)

    def _shows_focus(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        return self._view.hasFocus() and self._view.currentIndex() == index

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        inset = self._theme.px(1)
        inner = QRectF(rect).adjusted(inset, inset, -inset, -inset)
        paint_focus_ring(painter, self._theme, inner, radius=self._theme.px(4))

    def _paint_row(self, painter: QPainter, rect: QRect, row: CardRow) -> None:
        self._paint_left(painter, rect, row)
        right = self._paint_right(painter, rect, row)
        left = rect.left() + self._text_left(row)
        self._paint_lines(painter, QRect(left, rect.top(), max(right - left, 1), rect.height()), row)

    def _paint_left(self, painter: QPainter, rect: QRect, row: CardRow) -> None:
        x = rect.left() + self._theme.px(self._style.side)
        if row.circle:
            side = self._theme.px(CIRCLE)
            self._paint_circle(painter, QRectF(x, rect.center().y() - side / 2 + 1, side, side), row)
            x += side + self._theme.px(12)
        if row.ring is not None:
            side = self._theme.px(RING)
            square = QRectF(x - self._theme.px(2), self._first_line_middle(rect) - self._theme.px(8), side, side)
            paint_ring(
                painter,
                self._theme,
                rect=square,
                share=row.ring,
                color=row.ring_color,
                width=self._theme.px(4),
            )
        elif row.icon:
            side = self._theme.px(18)
            middle = rect.center().y() + 1 if self._style.title_lines == 1 else self._first_line_middle(rect)
            square = QRectF(x + self._icon_shift(), round(middle - side / 2), side, side)
            paint_icon(painter, self._theme, row.icon, color=row.icon_color, rect=square)

    def _icon_shift(self) -> int:
        return self._theme.px(2 if self._style.title_lines == 1 else 3)

    def _first_line_middle(self, rect: QRect) -> int:
        return rect.top() + self._theme.px(self._style.padding) + self._theme.line(self._style.title_role) // 2

    def _paint_circle(self, painter: QPainter, square: QRectF, row: CardRow) -> None:
        is_done = row.circle == "done"
        plate(
            painter,
            square,
            radius=square.width() / 2,
            fill=self._theme.color("text.secondary") if is_done else None,
            border=self._theme.color("text.secondary" if is_done else "border.control"),
            width=max(1, round(self._theme.zoom * 1.5)),
        )
        if is_done:
            inset = square.width() * 0.2
            check = square.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, self._theme, "check", color="bg.surface", rect=check)

    def _paint_right(self, painter: QPainter, rect: QRect, row: CardRow) -> int:
        right = rect.right() + 1 - self._theme.px(self._style.side)
        if row.link is not None:
            return self._paint_link(painter, rect, row)
        if not row.right:
            return right
        painter.setFont(self._theme.font("meta"))
        painter.setPen(self._theme.color(row.right_color))
        width = QFontMetrics(painter.font()).horizontalAdvance(row.right)
        painter.drawText(
            QRectF(right - width, rect.top(), width + 1, rect.height()),
            Qt.AlignmentFlag.AlignVCenter,
            row.right,
        )
        left = right - width
        if row.right_icon:
            side = self._theme.px(16)
            left -= side + self._theme.px(5)
            square = QRectF(left, rect.center().y() - side / 2 + 1, side, side)
            paint_icon(painter, self._theme, row.right_icon, color=row.right_color, rect=square)
        return left - self._theme.px(12)

    def _paint_link(self, painter: QPainter, rect: QRect, row: CardRow) -> int:
        link = self.link_rect(rect, row)
        font = self._theme.font("metaStrong")
        if self._theme.is_high_contrast:
            font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(self._theme.color("accent.text"))
        painter.drawText(link, Qt.AlignmentFlag.AlignCenter, row.link.text if row.link else "")
        font.setUnderline(False)
        return link.left() - self._theme.px(6)

    def _paint_lines(self, painter: QPainter, area: QRect, row: CardRow) -> None:
        title_line = self._theme.line(self._style.title_role)
        count = self._title_line_count(row, self._view.viewport().width())
        others = (1 if row.snippet else 0) + (1 if row.meta or row.lead else 0)
        block = count * title_line + others * self._theme.line("meta")
        y = area.top() + (area.height() - block) // 2
        muted = row.circle == "done"
        self._paint_title(painter, QRect(area.left(), y, area.width(), count * title_line), row, muted=muted)
        y += count * title_line
        if row.snippet:
            self._paint_snippet(painter, QRect(area.left(), y, area.width(), self._theme.line("meta")), row)
            y += self._theme.line("meta")
        if row.meta or row.lead:
            self._paint_meta(painter, QRect(area.left(), y, area.width(), self._theme.line("meta")), row)

    def _paint_title(self, painter: QPainter, area: QRect, row: CardRow, *, muted: bool) -> None:
        role = "body" if muted else self._style.title_role
        painter.setPen(self._theme.color("text.tertiary" if muted else "text.primary"))
        lines = area.height() // self._theme.line(self._style.title_role)
        if lines == 1:
            self._paint_marked(painter, area, row.title, role=role, marks=row.marks)
            return
        layout = self._laid_out(row, area.width(), role)
        for number in range(min(layout.lineCount(), lines)):
            line = layout.lineAt(number)
            text = row.title[line.textStart() : line.textStart() + line.textLength()]
            if number == lines - 1:
                text = row.title[line.textStart() :]
            top = area.top() + number * self._theme.line(role)
            rect = QRect(area.left(), top, area.width(), self._theme.line(role))
            self._paint_marked(painter, rect, text.rstrip(), role=role, marks=())

    def _paint_snippet(self, painter: QPainter, area: QRect, row: CardRow) -> None:
        painter.setPen(self._theme.color("text.secondary"))
        self._paint_marked(painter, area, row.snippet, role="meta", marks=row.snippet_marks)

    def _paint_marked(
        self, painter: QPainter, area: QRect, text: str, *, role: str, marks: tuple[tuple[int, int], ...]
    ) -> None:
        font = self._theme.font(role)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        if not marks:
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
            return
        layout = QTextLayout(shown, font)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(area.width() * 2)
        layout.endLayout()
        layout.setFormats(self._mark_formats(shown, marks))
        layout.draw(painter, QPointF(area.left(), area.top() + (area.height() - line.height()) / 2))

    def _mark_formats(self, shown: str, marks: tuple[tuple[int, int], ...]) -> list[QTextLayout.FormatRange]:
        found = []
        for start, length in marks:
            if start >= len(shown):
                continue
            piece = QTextLayout.FormatRange()
            piece.start, piece.length = start, min(length, len(shown) - start)
            look = QTextCharFormat()
            look.setBackground(self._theme.color("mark.bg"))
            look.setForeground(self._theme.color("mark.text"))
            piece.format = look
            found.append(piece)
        return found

    def _paint_meta(self, painter: QPainter, area: QRect, row: CardRow) -> None:
        x = area.left()
        if row.meta_icon:
            side = self._theme.px(16)
            color = row.meta_color.replace(".text", ".base")
            square = QRectF(x, area.center().y() - side / 2 + 1, side, side)
            paint_icon(painter, self._theme, row.meta_icon, color=color, rect=square)
            x += side + self._theme.px(5)
        if row.lead:
            x = self._paint_lead(painter, QRect(x, area.top(), area.right() - x, area.height()), row)
        painter.setPen(self._theme.color(row.meta_color))
        rest = QRect(x, area.top(), area.right() + 1 - x, area.height())
        self._paint_marked(painter, rest, row.meta, role="meta", marks=())

    def _paint_lead(self, painter: QPainter, area: QRect, row: CardRow) -> int:
        strong = row.lead_color != "text.secondary"
        font = self._theme.font("metaStrong" if strong else "meta")
        painter.setFont(font)
        painter.setPen(self._theme.color(row.lead_color))
        text = f"{row.lead} · " if row.meta else row.lead
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        return area.left() + QFontMetrics(font).horizontalAdvance(text)

    # measures

    def _text_left(self, row: CardRow) -> int:
        left = self._style.side
        if row.circle:
            left += CIRCLE + 12
        if row.ring is not None or (row.icon and self._style.title_lines > 1):
            left += RING + 10
        elif row.icon:
            left += 32 if not row.circle else 30
        return self._theme.px(left)

    def _title_line_count(self, row: CardRow, width: int) -> int:
        if self._style.title_lines == 1:
            return 1
        available = width - self._text_left(row) - self._theme.px(self._style.side)
        return min(self._laid_out(row, available, self._style.title_role).lineCount(), self._style.title_lines)

    def _laid_out(self, row: CardRow, width: int, role: str) -> QTextLayout:
        layout = QTextLayout(row.title, self._theme.font(role))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
        layout.endLayout()
        return layout
