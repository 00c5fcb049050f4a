"""One day of the week view: its cards as a list that keys and mouse drive. What a deed does is the view's business."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView

from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.plan_table import claims_move, plan_wish
from amtdesk.ui.pages.plan.post_drag import MIME, drag, key_in
from amtdesk.ui.pages.plan.week_card_look import CardDelegate
from amtdesk.ui.pages.plan.week_cards import CARD_ROLE, DayCards, WeekCard
from amtdesk.ui.widgets.cards import give_viewport
from amtdesk.ui.widgets.painting import fill, paint_focus_ring

if TYPE_CHECKING:
    from amtdesk.ui.pages.plan.media_pictures import SmallPictures
    from amtdesk.ui.theme import Theme

_PLAIN: Final = {
    Qt.Key.Key_Return: "open",
    Qt.Key.Key_Enter: "open",
    Qt.Key.Key_Space: "peek",
    Qt.Key.Key_Delete: "withdraw",
}
_GHOST: Final = 0.75


class DayColumn(QListView):
    """The cards of one day. At its ends and sides the arrows ask the grid to go on."""

    wished = Signal(object, str)  # ChipKey, what is wished: open, peek, copy, date, withdraw, day+1 …
    new_requested = Signal()
    side_requested = Signal(int)  # to the day before (-1) or after (+1)
    row_requested = Signal(int)  # out of the column, up (-1) or down (+1)
    entered = Signal()
    dropped = Signal(object)  # ChipKey

    def __init__(self, theme: "Theme", *, pictures: "SmallPictures") -> None:
        super().__init__()
        self._theme = theme
        self._cards = DayCards(self)
        self._looks = CardDelegate(theme, self, pictures=pictures)
        self._pressed: QPoint | None = None
        self._empty_words = ""
        self.is_target = False
        self.setProperty("ownFocus", True)
        self.setModel(self._cards)
        self.setItemDelegate(self._looks)
        give_manners(self)
        pictures.arrived.connect(self._repaint)
        theme.changed.connect(self._restyle)

    # what it shows

    def show_cards(self, cards: Sequence[WeekCard], *, empty: str) -> None:
        """Show these; the current one stays current where it is still there. `empty` is said where there are none."""
        key = self.current_key()
        self._looks.measures.forget()
        self._empty_words = empty
        if tuple(cards) != tuple(self._cards.cards()):
            self._cards.show_cards(cards)
            self.select(key)
        self.viewport().update()

    def cards(self) -> Sequence[WeekCard]:
        """The cards that are shown."""
        return self._cards.cards()

    def current_key(self) -> object | None:
        """The current card's key."""
        card = self.current_card()
        return None if card is None else card.key

    def current_card(self) -> WeekCard | None:
        """The current card."""
        index = self.currentIndex()
        return self._cards.cards()[index.row()] if index.isValid() else None

    def select(self, key: object) -> bool:
        """Make a card current; False when it is not here."""
        number = self._cards.number_of(key)
        if number < 0:
            return False
        self._make_current(number)
        return True

    def enter(self, *, from_below: bool = False) -> None:
        """Take the focus; without a current card, the first becomes it, coming from below the last."""
        if self._cards.rowCount() and (from_below or not self.currentIndex().isValid()):
            self._make_current(self._cards.rowCount() - 1 if from_below else 0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_current(self) -> None:
        """Another day is current now."""
        self.setCurrentIndex(QModelIndex())

    def _make_current(self, number: int) -> None:
        index = self._cards.index(number)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    # keys

    @override
    def event(self, event: QEvent) -> bool:
        is_early = event.type() == QEvent.Type.ShortcutOverride  # asked before any shortcut of the window
        return (is_early and claims_move(event, self.current_key())) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._act_on(event) or self._go_on(event):
            event.accept()
        else:
            event.ignore()

    def _act_on(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_N and not modifiers.value:
            self.new_requested.emit()
            return True
        wish = plan_wish(event) or ("" if modifiers.value else _PLAIN.get(key, ""))
        current = self.current_key()
        if not wish or (current is None and wish != "open"):
            return False
        if current is None:
            self.new_requested.emit()
        else:
            self.wished.emit(current, wish)
        return True

    def _go_on(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        last, number = self._cards.rowCount() - 1, self.currentIndex().row()
        match Qt.Key(event.key()):
            case Qt.Key.Key_Left | Qt.Key.Key_Right as side:
                self.side_requested.emit(1 if side == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Up if number <= 0:
                self.row_requested.emit(-1)
            case Qt.Key.Key_Down if number >= last:
                self.row_requested.emit(1)
            case Qt.Key.Key_Up | Qt.Key.Key_Down as way:
                self._make_current(number + (1 if way == Qt.Key.Key_Down else -1))
            case _:
                return False
        return True

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._cards.rowCount():
            self._make_current(0)
        self.entered.emit()
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if is_left else None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        card = self.current_card()
        if self._pressed is None or card is None or not card.is_movable:
            return
        way = event.position().toPoint() - self._pressed
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self._drag(card)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place, pressed = event.position().toPoint(), self._pressed
        self._pressed = None
        index = self.indexAt(place)
        if pressed is None or not index.isValid():
            return
        card: WeekCard = index.data(CARD_ROLE)
        if self._looks.measures.button_rect(card, self.visualRect(index)).contains(place):
            self.wished.emit(card.key, "copy")

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.wished.emit(index.data(CARD_ROLE).key, "open")
        else:
            self.new_requested.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        if not index.isValid():
            return
        from amtdesk.ui.widgets.menus import row_menu

        card: WeekCard = index.data(CARD_ROLE)
        menu = row_menu(self._theme, card.actions, on_action=lambda wish: self.wished.emit(card.key, wish), parent=self)
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).center()))

    def _drag(self, card: WeekCard) -> None:
        rect = self.visualRect(self.currentIndex())
        drag(self, card.key, picture=ghost_of(self, rect), grip=QPoint(rect.width() // 2, self._theme.px(16)))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._mark_target(event.mimeData().hasFormat(MIME))
        event.setAccepted(self.is_target)

    @override
    def dragMoveEvent(self, event: QDropEvent) -> None:
        event.setAccepted(self.is_target)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark_target(False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._mark_target(False)
        key = key_in(event.mimeData())
        if key is not None:
            event.acceptProposedAction()
            self.dropped.emit(key)

    def _mark_target(self, is_target: bool) -> None:
        self.is_target = is_target
        self.viewport().update()

    # looks

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_target:
            fill(QPainter(self.viewport()), self.viewport().rect(), color=self._theme.color("bg.selected"))
        super().paintEvent(event)
        if not self._cards.rowCount():
            paint_empty(self, self._theme, words=self._empty_words)
        paint_place(self, self._theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _repaint(self, _sha256: str) -> None:
        self.viewport().update()

    def _restyle(self) -> None:
        self._looks.measures.forget()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


def paint_empty(column: DayColumn, theme: "Theme", *, words: str) -> None:
    """Say in an empty column that nothing stands there, and show when it has the focus."""
    painter = QPainter(column.viewport())
    if column.hasFocus():
        ring = QRectF(column.viewport().rect()).adjusted(1, 3, -1, -3)
        paint_focus_ring(painter, theme, rect=ring, radius=theme.px(6))
    painter.setFont(theme.font("meta"))
    painter.setPen(theme.color("text.tertiary"))
    area = column.viewport().rect().adjusted(theme.px(10), theme.px(12), -theme.px(8), 0)
    painter.drawText(area, Qt.TextFlag.TextWordWrap, words)


def paint_place(column: DayColumn, theme: "Theme") -> None:
    """Tell by a thin bar on the right how much of a long day is seen."""
    bar, view = column.verticalScrollBar(), column.viewport()
    if bar.maximum() <= 0:
        return
    whole = bar.maximum() + bar.pageStep()
    height = max(view.height() * bar.pageStep() // whole, theme.px(16))
    top = (view.height() - height) * bar.value() // bar.maximum()
    area = QRect(view.width() - theme.px(3), top, theme.px(3), height)
    fill(QPainter(view), area, color=theme.color("border.control"))


def ghost_of(column: DayColumn, rect: QRect) -> QPixmap:
    """A card as it is carried by the mouse."""
    ratio = column.devicePixelRatioF()
    picture = QPixmap(rect.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setOpacity(_GHOST)
    column.viewport().render(painter, -rect.topLeft(), QRegion(rect))
    painter.end()
    return picture


def give_manners(column: DayColumn) -> None:
    """A column scrolls by itself, shows no bar, and lets the ground of its day be seen."""
    give_viewport(column)
    column.setFrameShape(QFrame.Shape.NoFrame)
    column.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    column.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    column.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it would take a third of a Saturday
    column.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    column.setTabKeyNavigation(False)
    column.viewport().setAutoFillBackground(False)
    column.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)  # the card under the mouse is painted anew
    column.setAutoFillBackground(False)
    column.setStyleSheet("background: transparent")
    column.setAcceptDrops(True)
    column.setMinimumHeight(0)
