"""Paints one row of a card list: circle, icon or ring on the left, text in the middle, time or link on the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout

from amtdesk.ui.icons import paint_icon
from amtdesk.ui.widgets.meters import paint_ring
from amtdesk.ui.widgets.painting import fill, plate
from amtdesk.ui.widgets.row_measures import CIRCLE, RING, RowMeasures
from amtdesk.ui.widgets.utf16 import qt_length

if TYPE_CHECKING:
    from amtdesk.domain.search import Marks
    from amtdesk.ui.theme import Theme
    from amtdesk.ui.widgets.card_rows import CardRow


class RowPainter:
    """Lives for one row and one paint."""

    def __init__(
        self, painter: QPainter, theme: "Theme", *, measures: RowMeasures, row: "CardRow", rect: QRect
    ) -> None:
        self._painter = painter
        self._theme = theme
        self._measures = measures
        self._style = measures.style
        self._row = row
        self._rect = rect
        self.shortened: list[str] = []  # what did not fit, in full

    def paint_heading(self) -> None:
        """Paint a group heading."""
        x = self._rect.left() + self._theme.px(self._style.side)
        if self._row.icon:
            side = self._theme.px(16)
            self._icon(self._row.icon, QRectF(x, self._middle(side) + 1, side, side), color=self._row.icon_color)
            x += side + self._theme.px(6)
        self._painter.setFont(self._theme.font("metaStrong"))
        self._painter.setPen(self._theme.color("text.secondary"))
        area = QRectF(self._rect).adjusted(x - self._rect.left(), 0, 0, 0)
        self._painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._row.title)

    def paint_row(self) -> None:
        """Paint everything of an ordinary row but its ground and focus."""
        self._paint_left()
        right = self._paint_right()
        left = self._rect.left() + self._measures.text_left(self._row)
        self._paint_lines(QRect(left, self._rect.top(), max(right - left, 1), self._rect.height()))

    # left

    def _paint_left(self) -> None:
        x = self._rect.left() + self._theme.px(self._style.side)
        if self._row.circle:
            side = self._theme.px(CIRCLE)
            if self._row.circle != "room":
                self._paint_circle(QRectF(x, self._middle(side) + 1, side, side))
            x += side + self._theme.px(12)
        if self._row.ring is not None:
            self._paint_ring(x)
        elif self._row.icon:
            side = self._theme.px(18)
            y = self._middle(side) + 1 if self._style.title_lines == 1 else self._first_line() - side / 2
            shift = self._theme.px(2 if self._style.title_lines == 1 else 3)
            self._icon(self._row.icon, QRectF(x + shift, round(y), side, side), color=self._row.icon_color)

    def _paint_ring(self, x: float) -> None:
        side = self._theme.px(RING)
        square = QRectF(x - self._theme.px(2), self._first_line() - self._theme.px(8), side, side)
        share, color = self._row.ring or 0.0, self._row.ring_color
        paint_ring(self._painter, self._theme, rect=square, share=share, color=color, width=self._theme.px(4))

    def _paint_circle(self, square: QRectF) -> None:
        is_done = self._row.circle == "done"
        plate(
            self._painter,
            square,
            radius=square.width() / 2,
            fill=self._theme.color("text.secondary") if is_done else None,
            border=self._theme.color("text.secondary" if is_done else "border.control"),
            width=max(1, round(self._theme.zoom * 1.5)),
        )
        if is_done:
            inset = square.width() * 0.2
            self._icon("check", square.adjusted(inset, inset, -inset, -inset), color="bg.surface")

    # right

    def _paint_right(self) -> int:
        right = self._rect.right() + 1 - self._theme.px(self._style.side)
        if self._row.link is not None:
            return self._paint_link(self._row.link.text)
        if not self._row.right:
            return right
        font = self._theme.font("meta")
        width = QFontMetrics(font).horizontalAdvance(self._row.right)
        self._painter.setFont(font)
        self._painter.setPen(self._theme.color(self._row.right_color))
        area = QRectF(right - width, self._rect.top(), width + 1, self._rect.height())
        self._painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._row.right)
        left = right - width
        if self._row.right_icon:
            side = self._theme.px(16)
            left -= side + self._theme.px(5)
            square = QRectF(left, self._middle(side) + 1, side, side)
            self._icon(self._row.right_icon, square, color=self._row.right_color)
        return left - self._theme.px(12)

    def _paint_link(self, words: str) -> int:
        link = self._measures.link_rect(self._rect, self._row)
        self._painter.setFont(self._theme.font("metaStrong"))
        self._painter.setPen(self._theme.color("accent.text"))
        self._painter.drawText(link, Qt.AlignmentFlag.AlignCenter, words)
        if self._theme.is_high_contrast:
            inset = self._theme.px(6)
            line = QRect(link.left() + inset, link.bottom() - inset, link.width() - 2 * inset, self._theme.hairline())
            fill(self._painter, line, color=self._theme.color("accent.text"))
        return link.left() - self._theme.px(6)

    # middle

    def _paint_lines(self, area: QRect) -> None:
        titles = self._measures.title_lines(self._row, self._rect.width())
        block = self._measures.block_height(self._row, self._rect.width())
        y = area.top() + (area.height() - block) // 2
        for number, words in enumerate(titles):
            line = self._theme.line(self._style.title_role)
            self._paint_title(words, QRect(area.left(), y, area.width(), line), is_first=number == 0)
            y += line
        low = self._theme.line("meta")
        if self._row.snippet:
            self._painter.setPen(self._theme.color("text.secondary"))
            line_area = QRect(area.left(), y, area.width(), low)
            self._words(self._row.snippet, line_area, role="meta", marks=self._row.snippet_marks)
            y += low
        if self._row.meta or self._row.lead:
            self._paint_meta(QRect(area.left(), y, area.width(), low))

    def _paint_title(self, words: str, area: QRect, *, is_first: bool) -> None:
        is_done = self._row.circle == "done"
        self._painter.setPen(self._theme.color("text.tertiary" if is_done else "text.primary"))
        marks = self._row.marks if is_first and self._style.title_lines == 1 else ()
        self._words(words, area, role="body" if is_done else self._style.title_role, marks=marks)

    def _paint_meta(self, area: QRect) -> None:
        x = area.left()
        if self._row.meta_icon:
            side = self._theme.px(16)
            square = QRectF(x, area.center().y() - side / 2 + 1, side, side)
            self._icon(self._row.meta_icon, square, color=_icon_color(self._row.meta_color))
            x += side + self._theme.px(5)
        if self._row.lead:
            x = self._paint_lead(QRect(x, area.top(), area.right() + 1 - x, area.height()))
        self._painter.setPen(self._theme.color(self._row.meta_color))
        self._words(self._row.meta, QRect(x, area.top(), area.right() + 1 - x, area.height()), role="meta", marks=())

    def _paint_lead(self, area: QRect) -> int:
        strong = self._row.lead_color != "text.secondary"
        font = self._theme.font("metaStrong" if strong else "meta")
        self._painter.setFont(font)
        self._painter.setPen(self._theme.color(self._row.lead_color))
        words = f"{self._row.lead} · " if self._row.meta else self._row.lead
        self._painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
        return area.left() + QFontMetrics(font).horizontalAdvance(words)

    # strokes

    def _middle(self, height: float) -> float:
        return self._rect.center().y() - height / 2

    def _first_line(self) -> int:
        top = self._rect.top() + self._theme.px(self._style.padding)
        return top + self._theme.line(self._style.title_role) // 2

    def _icon(self, name: str, square: QRectF, *, color: str) -> None:
        paint_icon(self._painter, self._theme, name=name, color=color, rect=square)

    def _words(self, words: str, area: QRect, *, role: str, marks: "Marks") -> None:
        font = self._theme.font(role)
        shown = self._fitted(words, font, room=area.width())
        if not marks:
            self._painter.setFont(font)
            self._painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
            return
        layout = QTextLayout(shown, font)
        layout.setFormats(  # before the line is laid out: set later, they take the line away
            [self._mark(shown, start, length=length) for start, length in marks if start < len(shown)]
        )
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(area.width() * 2)
        layout.endLayout()
        layout.draw(self._painter, QPointF(area.left(), area.top() + (area.height() - line.height()) / 2))

    def _fitted(self, words: str, font: QFont, *, room: int) -> str:
        """As much of the words as there is room for."""
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
        if shown != words:
            self.shortened.append(words)
        return shown

    def _mark(self, shown: str, start: int, *, length: int) -> QTextLayout.FormatRange:
        piece = QTextLayout.FormatRange()
        piece.start, piece.length = qt_length(shown[:start]), qt_length(shown[start : start + length])
        from PySide6.QtGui import QTextCharFormat  # its hundred properties are loaded when something is marked

        look = QTextCharFormat()
        look.setBackground(self._theme.color("mark.bg"))
        look.setForeground(self._theme.color("mark.text"))
        piece.format = look
        return piece


def _icon_color(text_color: str) -> str:
    family, kind = text_color.split(".")
    return f"{family}.base" if kind == "text" else text_color
