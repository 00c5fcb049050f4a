"""The ideas in the tray as cards: to be chosen, opened, and dragged onto a day."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QListView, QStyleOptionViewItem

from amtdesk.domain.identifiers import PostId
from amtdesk.ui.icons import paint_icon
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.plan_table import plan_wish
from amtdesk.ui.pages.plan.post_drag import drag
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import ROW_ROLE, CardRow
from amtdesk.ui.widgets.painting import fill, paint_focus_ring, plate
from amtdesk.ui.widgets.row_delegate import Index, RowStyle, TwoLineDelegate
from amtdesk.ui.widgets.row_measures import RowMeasures

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

# design px
_BETWEEN: Final = 8
_PADDING: Final = 8
_LINE: Final = 18
_TEXT_LEFT: Final = 24
_GRIP: Final = 16
_PALE: Final = 0.45
_STYLE: Final = RowStyle(title_role="chip", title_lines=3, padding=_PADDING, side=9)


class IdeaMeasures(RowMeasures):
    """As many lines as the title needs, up to three, beside the grip, and the room below the card."""

    @override
    def height(self, row: CardRow, width: int) -> int:
        if row.is_heading:
            return super().height(row, width)
        lines = len(self.title_lines(row, width)) + bool(row.meta)
        return lines * self._theme.px(_LINE) + self._theme.px(2 * _PADDING + _BETWEEN)

    @override
    def text_left(self, row: CardRow) -> int:
        return self._theme.px(_TEXT_LEFT)


class IdeaDelegate(TwoLineDelegate):
    """Paints each idea on a plate of its own."""

    def __init__(self, theme: "Theme", view: CardList) -> None:
        super().__init__(theme, view, style=_STYLE)
        self.measures = IdeaMeasures(theme, _STYLE)
        self.lifted: object = None  # the key of the card that is just carried away

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CardRow = index.data(ROW_ROLE)
        if row.is_heading:
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setOpacity(_PALE if row.key == self.lifted else 1.0)
        self.paint_card(painter, row, rect=self.card_rect(option.rect), is_pointed=self._is_under_mouse(option.rect))
        if self._view.hasFocus() and self._view.currentIndex() == index:
            ring = QRectF(self.card_rect(option.rect))
            paint_focus_ring(painter, self._theme, rect=ring, radius=self._theme.px(4))
        painter.restore()

    @override
    def _shortened(self, index: Index) -> list[str]:
        row: CardRow = index.data(ROW_ROLE)
        return [row.title, row.meta] if row.meta else [row.title]

    def card_rect(self, rect: QRect) -> QRect:
        """The plate in a row."""
        return rect.adjusted(0, 0, 0, -self._theme.px(_BETWEEN))

    def paint_card(
        self, painter: QPainter, row: CardRow, *, rect: QRect, is_carried: bool = False, is_pointed: bool = False
    ) -> None:
        """The plate with grip and title; carried or under the mouse, it has the colour of what acts."""
        theme = self._theme
        border = theme.color(
            "accent.base" if is_carried or is_pointed else "border.control" if row.icon else "border.subtle"
        )
        fill = theme.color("bg.raised" if is_carried else "bg.surface")
        plate(painter, QRectF(rect), radius=theme.px(4), fill=fill, border=border, width=theme.hairline())
        grip = theme.px(_GRIP)
        top = rect.top() + theme.px(_PADDING) + (theme.px(_LINE) - grip) // 2
        square = QRect(rect.left() + theme.px(4), top, grip, grip)
        paint_icon(painter, theme, name=row.icon or "grip-vertical", color="text.tertiary", rect=square)
        self._paint_words(painter, row, rect=rect)

    def _paint_words(self, painter: QPainter, row: CardRow, *, rect: QRect) -> None:
        theme, line = self._theme, self._theme.px(_LINE)
        font = theme.font("chip")
        painter.setFont(font)
        painter.setPen(theme.color("text.primary"))
        room = QRect(rect.left() + theme.px(_TEXT_LEFT), rect.top() + theme.px(_PADDING), 0, line)
        room.setRight(rect.right() - theme.px(6))
        for words in self.measures.title_lines(row, rect.width()):
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
            room.translate(0, line)
        if row.meta:
            painter.setFont(theme.font("meta"))
            painter.setPen(theme.color(row.meta_color))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, row.meta)


class IdeaCards(CardList):
    """Ideas and drafts without a day; the keys of the plan move them into it, and so does the mouse."""

    def __init__(self, theme: "Theme", name: str) -> None:
        super().__init__(theme, name, framed=False)
        self._cards = self._delegate = IdeaDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self._pressed: QPoint | None = None

    def fit(self) -> None:
        """Be no higher than the cards: what stands below them moves up."""
        self.setMaximumHeight(max(self.rows_height(), 1))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fill(QPainter(self.viewport()), self.viewport().rect(), color=self._theme.color("bg.app"))
        QListView.paintEvent(self, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = plan_wish(event)
        key = self.current_key()
        if wish and key is not None:
            self.action_requested.emit(key, wish)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        gone = (event.position().toPoint() - self._pressed).manhattanLength()
        key = self.current_key()
        if gone >= QApplication.startDragDistance() and isinstance(key, int):
            pressed, self._pressed = self._pressed, None
            self._carry(PostId(key), pressed)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:  # else it was carried away
            super().mouseReleaseEvent(event)
        self._pressed = None

    def _carry(self, key: PostId, pressed: QPoint) -> None:
        index = self.indexAt(pressed)
        rect = self._cards.card_rect(self.visualRect(index))
        ratio = self.devicePixelRatioF()
        picture = QPixmap(rect.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        row: CardRow = index.data(ROW_ROLE)
        self._cards.paint_card(painter, row, rect=QRect(QPoint(0, 0), rect.size()), is_carried=True)
        painter.end()
        self._cards.lifted = key
        self.viewport().update()
        drag(self, key, picture=picture, grip=pressed - rect.topLeft())
        self._cards.lifted = None
        self.viewport().update()
