"""List and detail side by side; one above the other, scrolling as one, where the window is narrow."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.cards import ScrollColumn, column, row, show_bar

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme
    from amtdesk.ui.widgets.card_list import CardList

_LIST_WIDTH: Final = 392
_LEAST_LIST: Final = 280
#: With the gap; the three buttons under an answer stand in one line.
_LEAST_DETAIL: Final = 584
_STACKED_SHARE: Final = 0.5
_LEAST_HEIGHT: Final = 80
_ROOM_AROUND: Final = 24
#: The page's margin: the bar of the detail stands in it.
_RIGHT: Final = 24
_ANY_WIDTH: Final = 16_777_215


class Sides(QWidget):
    """The list is as high as its rows, up to what there is; the detail scrolls."""

    def __init__(self, theme: "Theme", rows: "CardList", *, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = rows
        self._is_narrow = False
        self._has_size = False  # before, every measure would be taken in vain
        line = row(theme, spacing=24, margins=(0, 0, 0, 16))
        self.setLayout(line)
        self._left = QWidget()
        self._left_column = column(theme, spacing=0)
        self._left.setLayout(self._left_column)
        self._left_column.addWidget(rows, 1)
        self._left_column.addStretch()
        self._scroll = ScrollColumn(theme, spacing=16, margins=(0, 0, _RIGHT, 0))
        line.addWidget(self._left)
        line.addWidget(self._scroll, 1)
        self.column = self._scroll.column
        self.detail = QWidget()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def hold(self, detail: QWidget) -> None:
        """Take the detail: it stands beside the list, or below it."""
        self.detail = detail
        self.column.addWidget(detail)

    def stack(self, *, is_narrow: bool) -> None:
        """Stand one above the other, or side by side."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            place = self._scroll.column if is_narrow else self._left_column
            place.insertWidget(0, self._rows)
            self._left.setVisible(not is_narrow)
        self.fit()

    def lend(self, *parts: QWidget) -> None:
        """Let these stand above list and detail and scroll with them."""
        for place, part in enumerate(parts):
            if self.column.indexOf(part) != place:
                is_shown = not part.isHidden()
                self.column.insertWidget(place, part)
                part.setVisible(is_shown)  # now: Qt would show it later, and not ask again how high all of it is

    def show_rows(self, *, is_shown: bool) -> None:
        """Show list and detail, or leave the room to what was lent."""
        self._rows.setVisible(is_shown)
        self.detail.setVisible(is_shown)

    def go_to_top(self) -> None:
        """Show the beginning again."""
        self._scroll.verticalScrollBar().setValue(0)

    def reveal(self, part: QWidget) -> None:
        """Scroll a part of the detail into view, once it has its place and its height."""
        QTimer.singleShot(0, part, lambda: QTimer.singleShot(0, part, lambda: self._bring(part)))

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The search above the list has to be seen when the focus goes there."""
        holder = self._scroll.widget()
        if now is None or holder is None or not self._is_narrow or self.detail.isAncestorOf(now):
            return  # the detail knows itself what is to be seen
        if holder.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, self._theme.px(_ROOM_AROUND))

    def _bring(self, part: QWidget) -> None:
        room = self._theme.px(_ROOM_AROUND)
        self._scroll.ensureWidgetVisible(part, 0, room)
        focused: QWidget | None = self.window().focusWidget()
        if focused is not None and part.isAncestorOf(focused):  # where she types is seen, also if the whole is not
            self._scroll.ensureWidgetVisible(focused, 0, room)

    def fit(self) -> None:
        """Measure the list anew: after a resize, and when its rows are others."""
        if not self._has_size:
            return
        room = self.height() - self._theme.px(16)
        inner = self.width() - self._theme.px(_RIGHT)
        beside = inner - self._theme.px(_LEAST_DETAIL)
        width = max(min(self._theme.px(_LIST_WIDTH), beside), self._theme.px(_LEAST_LIST))
        if self._is_narrow:
            room, width = round(room * _STACKED_SHARE), inner
        wanted = self._rows.rows_height(width)
        is_whole = wanted <= room
        # a bar that shows narrows the rows, they wrap, and the bar would seem needed: it is said here whether it is.
        # Where all of it scrolls there is one bar, that of the whole.
        show_bar(self._rows, is_shown=not is_whole and not self._is_narrow)
        self._rows.setMinimumWidth(0 if self._is_narrow else width)
        self._rows.setMaximumWidth(_ANY_WIDTH if self._is_narrow else width)
        height = max(min(wanted, room), self._theme.px(_LEAST_HEIGHT))
        self._rows.setMinimumHeight(height if self._is_narrow else self._theme.px(_LEAST_HEIGHT))
        self._rows.setMaximumHeight(height)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._has_size = True
        self.fit()
