"""A list of cards: rows in one rounded frame, driven by keys and mouse. A row's meaning is the page's."""

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QScrollArea, QSizePolicy

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.card_rows import CardRow, CardRows
from amtdesk.ui.widgets.cards import give_viewport
from amtdesk.ui.widgets.painting import fill, plate, rounded_path
from amtdesk.ui.widgets.row_delegate import RowStyle, TwoLineDelegate

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.ui.theme import Theme

_ENDS: Final = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End})


class CardList(QListView):
    """Rows as cards. `grows` makes the list as high as its rows (for pages that scroll as a whole)."""

    ground: ClassVar[str] = "bg.app"  # what it lies on, for its round corners

    opened = Signal(object)  # key: Enter, or a click
    ticked = Signal(object)  # key: Space, or the circle
    current_changed = Signal(object)  # key, or None
    deleted = Signal(object)  # key: Del
    action_requested = Signal(object, str)  # key, RowAction.key: the link or the context menu

    def __init__(
        self,
        theme: "Theme",
        name: str,
        *,
        style: RowStyle | None = None,
        grows: bool = False,
        uniform: bool = False,
        framed: bool = True,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._heights: dict[int, int] = {}  # of all rows together, by width
        self._grows = grows
        self._framed = framed
        self._rows = CardRows(self)
        self._delegate = TwoLineDelegate(theme, self, style=style or RowStyle())
        self.setAccessibleName(name)
        self.setProperty("ownFocus", True)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        _give_manners(self, uniform=uniform, grows=grows)
        self.selectionModel().currentChanged.connect(self._announce_current)
        theme.changed.connect(self._restyle)

    def wear(self, style: RowStyle, *, uniform: bool) -> None:
        """Show rows in another style from the next `show_rows` on; `uniform` ones are measured once."""
        self._delegate.measures.style = style
        self.setUniformItemSizes(uniform)
        self._heights.clear()

    def fade_without_focus(self) -> None:
        """Let the current row be seen only while the list has the focus: for lists that nothing else hangs on."""
        self._delegate.is_faded_without_focus = True

    # rows

    def show_rows(self, rows: Sequence[CardRow], *, more: "Callable[[], Sequence[CardRow]] | None" = None) -> None:
        """Show these rows; the current one, else its place, stays current. `more` brings the next at the list's end."""
        before: int = self.currentIndex().row()
        key = self.current_key()
        self._heights.clear()
        self._rows.show_rows(rows, more=more)
        number = self._rows.number_of(key) if key is not None else -1
        if number < 0 and before >= 0 and rows:
            number = self._nearest_selectable(min(before, len(rows) - 1))
        self._make_current(number)
        self._fit()

    def rows(self) -> tuple[CardRow, ...]:
        """The rows that are shown."""
        return tuple(self._rows.row_at(number) for number in range(self._rows.rowCount()))

    def current_key(self) -> object | None:
        """The current row's key."""
        index = self.currentIndex()
        return self._rows.row_at(index.row()).key if index.isValid() else None

    def select_key(self, key: object) -> bool:
        """Make the row with this key current; False when it is not there."""
        number = self._rows.number_of(key)
        self._make_current(number)
        return number >= 0

    def select_first(self) -> None:
        """Make the first row current that is not a heading."""
        self._make_current(self._rows.first_selectable())

    def clear_current(self) -> None:
        """Let no row be current."""
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def step(self, by: int) -> None:
        """Go up (-1) or down (+1), for search fields that keep the focus while driving the list."""
        number = self.currentIndex().row() + by
        while 0 <= number < self._rows.rowCount():
            if not self._rows.row_at(number).is_heading:
                self._make_current(number)
                return
            number += by

    def _nearest_selectable(self, number: int) -> int:
        for candidate in chain(range(number, self._rows.rowCount()), range(number, -1, -1)):
            if not self._rows.row_at(candidate).is_heading:
                return candidate
        return -1

    def _make_current(self, number: int) -> None:
        if number < 0:
            self.clear_current()
            return
        index = self._rows.index(number)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if not self._grows:
            self.scrollTo(index)

    def _announce_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.current_changed.emit(self._rows.row_at(current.row()).key if current.isValid() else None)

    # keys and mouse

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_key()
        wished = self._wish_of(event)
        if key is not None and wished is not None:
            wished.emit(key)
        elif event.key() in _ENDS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            is_end = event.key() == Qt.Key.Key_End
            # Qt would stay where the first row is a heading
            self._make_current(self._nearest_selectable(self._rows.rowCount() - 1 if is_end else 0))
            if not is_end:
                self.scrollToTop()  # with the heading above it
        else:
            super().keyPressEvent(event)
        let_page_follow(self)

    def _wish_of(self, event: QKeyEvent) -> "SignalInstance | None":
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        wishes: dict[Qt.Key, SignalInstance] = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Space: self.ticked,
            Qt.Key.Key_Delete: self.deleted,
        }
        return wishes.get(Qt.Key(event.key()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        row = self._rows.row_at(index.row())
        if not row.is_heading:
            self._act_at(event.position().toPoint(), index, row=row)

    def _act_at(self, place: QPoint, index: QModelIndex, *, row: CardRow) -> None:
        rect = self.visualRect(index)
        if row.link is not None and self._delegate.measures.link_rect(rect, row).contains(place):
            self.action_requested.emit(row.key, row.link.key)
        elif row.circle and self._delegate.measures.circle_rect(rect).contains(place):
            self.ticked.emit(row.key)
        else:
            self.opened.emit(row.key)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        if not index.isValid():
            return
        from amtdesk.ui.widgets.menus import row_menu

        row = self._rows.row_at(index.row())
        actions = ((row.link,) if row.link is not None else ()) + row.actions
        if actions:
            menu = row_menu(
                self._theme, actions, on_action=lambda wish: self.action_requested.emit(row.key, wish), parent=self
            )
            menu.popup(self.viewport().mapToGlobal(self.visualRect(index).center()))

    # looks

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        fill(painter, self.viewport().rect(), color=self._theme.color("bg.surface"))
        painter.end()
        super().paintEvent(event)
        if self._framed:
            self._paint_frame(QPainter(self.viewport()))

    def _paint_frame(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.viewport().rect())
        radius = self._theme.px(10)
        ears = QPainterPath()
        ears.addRect(rect)
        painter.fillPath(ears.subtracted(rounded_path(rect, radius)), self._theme.color(self.ground))
        line, width = self._theme.color("border.subtle"), self._theme.hairline()
        plate(painter, rect, radius=radius, fill=None, border=line, width=width)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.viewport().update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.select_first()
        elif not self._grows and event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.scrollTo(self.currentIndex())  # else the ring could stand where the wheel left it, out of sight
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            let_page_follow(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self._fit()
        if not self._grows:
            _keep_in_sight(self, event.oldSize().height())

    @override
    def sizeHint(self) -> QSize:
        if not self._grows:
            return QSize(self._theme.px(320), self._theme.px(200))
        return QSize(self._theme.px(320), self.rows_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.rows_height() if self._grows else self._theme.px(80))

    def rows_height(self, width: int | None = None) -> int:
        """How high all rows are together, at the present width or at another."""
        width = self.viewport().width() if width is None else width
        if width not in self._heights:  # layouts ask several times a refresh
            measured = self.rows()[:1] if self.uniformItemSizes() else self.rows()
            height = sum(self._delegate.measures.height(row, width) for row in measured)
            self._heights[width] = height * self._rows.rowCount() if self.uniformItemSizes() else height
        return self._heights[width]

    def _fit(self) -> None:
        if self._grows:
            self.setFixedHeight(max(self.rows_height(), 1))

    def _restyle(self) -> None:
        self._heights.clear()
        self.scheduleDelayedItemsLayout()
        self._fit()
        self.viewport().update()


def let_page_follow(view: QListView) -> None:
    """Bring the current row into sight where a list is as high as its rows and the page around it scrolls."""
    around = view.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    inside = None if around is None else around.widget()
    if around is not None and inside is not None and view.currentIndex().isValid():
        rect = view.visualRect(view.currentIndex())
        place = view.viewport().mapTo(inside, rect.center())
        around.ensureVisible(0, place.y(), 0, rect.height())


def _keep_in_sight(view: QListView, height_before: int) -> None:
    """A row that was seen is seen whole, too, where the list became lower."""
    rect = view.visualRect(view.currentIndex())
    if 0 <= rect.top() < height_before and rect.bottom() >= view.viewport().height():
        view.scrollTo(view.currentIndex())


def _give_manners(view: QListView, *, uniform: bool, grows: bool) -> None:
    give_viewport(view)
    view.setUniformItemSizes(uniform)
    view.setMouseTracking(True)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.viewport().setAutoFillBackground(False)
    view.setTabKeyNavigation(False)
    if grows:
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
