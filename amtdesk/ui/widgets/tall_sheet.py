"""A sheet whose middle may be higher than the window: it scrolls there, and the buttons below are always seen."""

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.cards import ScrollColumn, column
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme
    from amtdesk.ui.widgets.card_list import CardList

_SIDE: Final = 24
_TOP: Final = 48
#: In a window lower than this, at 100 %, only what is needed is shown, and the sheet takes nearly all of it.
_LOW: Final = 480
_LOW_TOP: Final = 16
#: Rows of the list that stay seen before the words below it scroll; of those a line stays, in design px.
_LEAST_ROWS: Final = 3
_LEAST_WORDS: Final = 32


class TallSheet(Sheet):
    """Heading, middle, foot. Give `add_middle` what scrolls, fill `head` and `foot`; it fits itself to its words."""

    def __init__(self, theme: "Theme", parent: QWidget, *, heading: str, width: int = 640) -> None:
        super().__init__(theme, parent, name=heading, width=width, top=_TOP)
        self.heading = Label(theme, heading, role="heading", wrap=True)
        self._head_area, self._foot_area = QWidget(), QWidget()
        self.head = column(theme, spacing=4, margins=(_SIDE, 20, _SIDE, 12))
        self.foot = column(theme, spacing=8, margins=(_SIDE, 12, _SIDE, 20))
        self.head.addWidget(self.heading)
        self._middle: ScrollColumn | CardList | None = None
        self._yielding: ScrollColumn | None = None
        self._was_low: bool | None = None
        self._fit_later = QTimer(self, singleShot=True, interval=0)
        self._fit_later.timeout.connect(self.refit)
        for area, layout in ((self._head_area, self.head), (self._foot_area, self.foot)):
            area.setLayout(layout)
            area.installEventFilter(self)
        self.closed.connect(self.deleteLater)

    def add_middle(self, middle: "ScrollColumn | CardList", *, side: int = 0) -> None:
        """Put everything together; called once. `side` is the room beside the middle, in design px."""
        self._middle = middle
        holder = column(self._theme, margins=(side, 0, side, 0))
        holder.addWidget(middle)
        self.panel.column.addWidget(self._head_area)
        self.panel.column.addLayout(holder)
        self.panel.column.addWidget(self._foot_area)
        inside = middle.widget() if isinstance(middle, ScrollColumn) else None
        if inside is not None:
            inside.installEventFilter(self)

    def let_scroll(self, words: "ScrollColumn") -> None:
        """Let these words in the foot scroll where they would leave the list no room. Called once."""
        self._yielding = words
        words.setFixedHeight(1)
        inside = words.widget()
        if inside is not None:
            inside.installEventFilter(self)

    def show_low(self, *, is_low: bool) -> None:
        """Do without what can be done elsewhere in a low window."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is not self.parent() and self.isVisible():
            self._fit_later.start()  # a line came or went: Qt measures it on its next turn
        return super().eventFilter(watched, event)

    @override
    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None and self._middle is not None:
            is_low = parent.height() / self._theme.zoom < _LOW
            self._top = _LOW_TOP if is_low else _TOP
            if is_low is not self._was_low:  # asked each time, whatever it changes would ask for the next time
                self._was_low = is_low
                self.show_low(is_low=is_low)
            width = min(self._theme.px(self._wish_width), parent.width() - self._theme.px(32))
            top = min(self._theme.px(self._top), parent.height() // 8)
            self._share(width, parent.height() - 2 * top)
            others = sum(_height(area, width) for area in (self._head_area, self._foot_area))
            room = parent.height() - 2 * top - others
            self._middle.setFixedHeight(max(1, min(self._wanted(width), room)))
            self.panel.column.invalidate()
        super()._place()
        if self._middle is not None and not isinstance(self._middle, ScrollColumn):
            self._middle.scrollTo(self._middle.currentIndex())

    def _share(self, width: int, height: int) -> None:
        """Give the words what they need, as long as the list keeps its least rows."""
        words, middle = self._yielding, self._middle
        if words is None or middle is None or isinstance(middle, ScrollColumn):
            return
        others = sum(_height(area, width) for area in (self._head_area, self._foot_area)) - words.minimumHeight()
        wanted = self._wanted(width)
        rows = max(middle.model().rowCount(), 1)
        least = 0 if middle.isHidden() else min(wanted, ceil(wanted / rows * _LEAST_ROWS))
        inside = words.column
        inside.invalidate()
        wished = inside.totalHeightForWidth(width - 2 * self._theme.px(_SIDE))
        given = min(wished, max(height - others - least, self._theme.px(_LEAST_WORDS)))
        words.setFocusPolicy(Qt.FocusPolicy.TabFocus if given < wished else Qt.FocusPolicy.NoFocus)
        if given != words.minimumHeight():  # each time, and Qt would ask again and again
            words.setFixedHeight(max(given, 1))
            self.foot.invalidate()

    @override
    def _panel_height(self, width: int) -> int:
        """Its three parts: Qt counts words that wrap as if they were narrower, and the heading would stand lower."""
        if self._middle is None:
            return super()._panel_height(width)
        middle = 0 if self._middle.isHidden() else self._middle.height()
        return middle + sum(_height(area, width) for area in (self._head_area, self._foot_area))

    def _wanted(self, width: int) -> int:
        """How high the middle would like to be at this width."""
        if not isinstance(self._middle, ScrollColumn):
            return self._middle.rows_height(width) if self._middle is not None else 0
        inside = self._middle.column
        return inside.totalHeightForWidth(width) if inside.hasHeightForWidth() else inside.totalSizeHint().height()


def _height(area: QWidget, width: int) -> int:
    return max(area.heightForWidth(width), area.minimumSizeHint().height())
