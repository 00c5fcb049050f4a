"""A grid of pictures: thumbnail, name, and what is asked about each. Driven by keys and mouse; deeds are the page's."""

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from amtdesk.ui.icons import paint_icon
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.media_pictures import SmallPictures
from amtdesk.ui.pages.plan.picture_frame import NEARLY
from amtdesk.ui.widgets.cards import give_viewport
from amtdesk.ui.widgets.chips import chip_width, paint_chip
from amtdesk.ui.widgets.painting import paint_focus_ring, plate, rounded_path

if TYPE_CHECKING:
    from amtdesk.domain.media import Medium
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.media_words import MediaWords
    from amtdesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

MEDIUM_ROLE: Final = Qt.ItemDataRole.UserRole
TIMES_ROLE: Final = Qt.ItemDataRole.UserRole + 1
# design px
_TILE: Final = 204
_PICTURE: Final = 124
_NAME: Final = 22
_CHIP: Final = 24
_AROUND: Final = 8
_GAP: Final = 12
_HEIGHT: Final = _AROUND + _PICTURE + 6 + _NAME + 4 + _CHIP + _AROUND


class MediaModel(QAbstractListModel):
    """The pictures that are shown, and how often each is used."""

    def __init__(self, words: "MediaWords", parent: QListView) -> None:
        super().__init__(parent)
        self._words = words
        self._media: tuple[Medium, ...] = ()
        self._times: dict[str, int] = {}

    def show_media(self, media: Sequence["Medium"], times: dict[str, int]) -> None:
        """Show these."""
        if (tuple(media), times) == (self._media, self._times):
            return
        self.beginResetModel()
        self._media, self._times = tuple(media), times
        self.endResetModel()

    def medium_at(self, number: int) -> "Medium":
        """One of them."""
        return self._media[number]

    def number_of(self, sha256: str) -> int:
        """Where a picture stands, -1 when it does not."""
        return next((number for number, each in enumerate(self._media) if each.sha256 == sha256), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - an empty index, as Qt has it
        return 0 if parent.isValid() else len(self._media)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._media):
            return None
        medium = self._media[index.row()]
        times = self._times.get(medium.sha256, 0)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return medium.name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._words.spoken(medium, times)
            case _:
                return (
                    {MEDIUM_ROLE: medium, TIMES_ROLE: times}.get(Qt.ItemDataRole(role)) if role >= MEDIUM_ROLE else None
                )


class MediaDelegate(QStyledItemDelegate):
    """Paints one tile."""

    def __init__(self, theme: "Theme", words: "MediaWords", *, pictures: SmallPictures, view: "MediaGrid") -> None:
        super().__init__(view)
        self._theme = theme
        self._words = words
        self._pictures = pictures
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._view.gridSize()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        tile = self._view.tile(index, option.rect)
        is_current = self._view.currentIndex() == index
        self._paint_ground(painter, tile, is_current=is_current, is_under_mouse=self._view.is_under_mouse(index))
        self._paint_content(painter, tile, medium=index.data(MEDIUM_ROLE), times=index.data(TIMES_ROLE))
        if is_current and self._view.hasFocus():
            paint_focus_ring(painter, self._theme, rect=tile, radius=self._theme.px(8))
        painter.restore()

    def _paint_ground(self, painter: QPainter, tile: QRectF, *, is_current: bool, is_under_mouse: bool) -> None:
        token = "bg.selected" if is_current else "bg.hover" if is_under_mouse else "bg.surface"
        line, width = self._theme.color("border.subtle"), self._theme.hairline()
        plate(painter, tile, radius=self._theme.px(8), fill=self._theme.color(token), border=line, width=width)

    def _paint_content(self, painter: QPainter, tile: QRectF, *, medium: "Medium", times: int) -> None:
        px = self._theme.px
        inner = tile.adjusted(px(_AROUND), px(_AROUND), -px(_AROUND), -px(_AROUND))
        picture = QRectF(inner.left(), inner.top(), inner.width(), px(_PICTURE))
        self._paint_picture(painter, picture, shown=self._pictures.of(medium.sha256))
        name = QRectF(inner.left(), picture.bottom() + px(6), inner.width(), px(_NAME))
        font = self._theme.font("metaStrong")
        painter.setFont(font)
        painter.setPen(self._theme.color("text.primary"))
        words = QFontMetrics(font).elidedText(medium.name, Qt.TextElideMode.ElideMiddle, int(name.width()))
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        self._paint_state(
            painter, QRectF(inner.left(), name.bottom() + px(4), inner.width(), px(_CHIP)), medium=medium, times=times
        )

    def _paint_picture(self, painter: QPainter, area: QRectF, *, shown: QPixmap | None) -> None:
        radius = self._theme.px(4)
        plate(painter, area, radius=radius, fill=self._theme.color("bg.sunken"), border=None, width=0)
        if shown is None:
            return
        if shown.isNull():
            side = self._theme.px(24)
            square = QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side)
            paint_icon(painter, self._theme, name="triangle-alert", color="text.tertiary", rect=square)
            return
        painter.save()
        painter.setClipPath(rounded_path(area, radius))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(_within(area, shown), shown, QRectF(shown.rect()))
        painter.restore()

    def _paint_state(self, painter: QPainter, area: QRectF, *, medium: "Medium", times: int) -> None:
        question = self._words.question(medium)
        if question is not None:
            width = chip_width(self._theme, question.words, kind=question.kind, icon=question.icon)
            rect = QRectF(area.left(), area.top(), min(width, area.width()), area.height())
            paint_chip(painter, self._theme, text=question.words, rect=rect, kind=question.kind, icon=question.icon)
            return
        painter.setFont(self._theme.font("meta"))
        painter.setPen(self._theme.color("text.secondary"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words.used(times))


class MediaGrid(QListView):
    """Tiles that fill the width. Arrows move, Enter opens, Del deletes, the menu key tells of the rest."""

    opened = Signal(str)  # sha256
    deleted = Signal(str)
    menu_requested = Signal(str, object)  # sha256, global QPoint

    def __init__(self, context: "PageContext", words: "MediaWords", *, name: str) -> None:
        super().__init__()
        theme = self._theme = context.theme
        self._under_mouse = QPersistentModelIndex()
        self._columns, self._line = 1, 0
        self._pictures = SmallPictures(context, self, size=QSize(theme.px(_TILE) * 2, theme.px(_PICTURE) * 2))
        self._media = MediaModel(words, self)
        self.setAccessibleName(name)
        self.setProperty("ownFocus", True)
        self._set_manners()
        self.setModel(self._media)
        self.setItemDelegate(MediaDelegate(theme, words, pictures=self._pictures, view=self))
        self._pictures.arrived.connect(self._repaint)
        theme.changed.connect(self.viewport().update)

    def _set_manners(self) -> None:
        give_viewport(self)
        self.viewport().lower()  # below the bar
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)  # the view around it takes files
        self.viewport().setAutoFillBackground(False)

    def show_media(self, media: Sequence["Medium"], times: dict[str, int]) -> None:
        """Show these; the current one, else its place, stays current."""
        before, number = self.current(), self.currentIndex().row()
        at = self.verticalScrollBar().value()
        self._media.show_media(media, times)
        found = self._media.number_of(before) if before else -1
        if found < 0 and media:
            found = min(max(number, 0), len(media) - 1)
        if found >= 0:
            self.setCurrentIndex(self._media.index(found))
            self.verticalScrollBar().setValue(at)

    def current(self) -> str:
        """The current picture, '' for none."""
        index = self.currentIndex()
        return self._media.medium_at(index.row()).sha256 if index.isValid() else ""

    def count(self) -> int:
        """How many are shown."""
        return self._media.rowCount()

    def select(self, sha256: str) -> None:
        """Make a picture current and bring it into sight."""
        number = self._media.number_of(sha256)
        if number >= 0:
            self.setCurrentIndex(self._media.index(number))
            self.scrollTo(self.currentIndex())

    def is_under_mouse(self, index: Index) -> bool:
        """Whether the mouse stands on it."""
        return self._under_mouse.isValid() and self._under_mouse.row() == index.row()

    def _repaint(self, sha256: str) -> None:
        number = self._media.number_of(sha256)
        if number >= 0:
            self.viewport().update(self.visualRect(self._media.index(number)))

    # keys and mouse

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        wishes = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_F2: self.opened,
            Qt.Key.Key_Space: self.opened,
            Qt.Key.Key_Delete: self.deleted,
        }
        wish = wishes.get(Qt.Key(event.key()))
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if wish is None or not is_plain or not self.current():
            super().keyPressEvent(event)
            return
        wish.emit(self.current())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.opened.emit(self._media.medium_at(index.row()).sha256)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_mouse else self.currentIndex()
        if index.isValid():
            place = event.pos() if is_mouse else self.visualRect(index).center()
            self.menu_requested.emit(self._media.medium_at(index.row()).sha256, self.viewport().mapToGlobal(place))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(QPersistentModelIndex(self.indexAt(event.position().toPoint())))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QPersistentModelIndex())

    def _hover(self, index: QPersistentModelIndex) -> None:
        if index != self._under_mouse:
            self._under_mouse = index
            self.viewport().update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.count():
            self.setCurrentIndex(self._media.index(0))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(self.width() - self.verticalScrollBar().sizeHint().width())  # the same with a bar and without
        super().resizeEvent(event)

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        bar = self.verticalScrollBar()
        bar.setMaximum(max(bar.maximum() - self._theme.px(_GAP), 0))  # below the last row there is nothing to see

    def _fit(self, width: int) -> None:
        gap = self._theme.px(_GAP)
        self._columns = max(1, (width + gap) // (self._theme.px(_TILE) + gap))
        self._line = width
        size = QSize(max(1, ceil(width / self._columns)), self._theme.px(_HEIGHT) + gap)
        # Qt's places are as wide as one another: what they are too wide together ends below the bar
        self.setViewportMargins(0, 0, width - self._columns * size.width() - 1, 0)
        if size != self.gridSize():
            self.setGridSize(size)

    def tile(self, index: Index, place: QRect) -> QRectF:
        """Where a tile stands in the place that Qt has for it: the first begins and the last ends with the line."""
        gap, column = self._theme.px(_GAP), index.row() % self._columns
        step = (self._line + gap) / self._columns
        left, right = round(column * step), round((column + 1) * step) - gap
        first = place.left() - column * self.gridSize().width()
        return QRectF(first + left, place.top(), right - left, place.height() - gap)


def _within(area: QRectF, picture: QPixmap) -> QRectF:
    """Fill the area when the picture is nearly of its shape, else stand whole in its middle."""
    least, most = sorted((area.width() / picture.width(), area.height() / picture.height()))
    share = most if most <= least * NEARLY else least
    place = QRectF(0, 0, picture.width() * share, picture.height() * share)
    place.moveCenter(area.center())
    return QRectF(QRect(round(place.x()), round(place.y()), round(place.width()), round(place.height())))
