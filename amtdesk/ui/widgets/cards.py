"""Surfaces that hold other things: the card, the hairline. Lists of cards live in card_list."""

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.painting import fill, plate

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_Box = TypeVar("_Box", QVBoxLayout, QHBoxLayout)


#: What is left free between the column and its scroll bar, in design px.
_BESIDE_BAR = 8
#: What a column that scrolls keeps of its height, in design px.
_LEAST_HEIGHT = 36


class Card(QFrame):
    """A white surface with a hairline and round corners. Fill `column` (already padded 16/20)."""

    def __init__(
        self, theme: "Theme", *, padding: tuple[int, int] = (16, 20), spacing: int = 8, sunken: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._token = "bg.sunken" if sunken else "bg.surface"
        self.column = column(theme, spacing=spacing, margins=(padding[1], padding[0], padding[1], padding[0]))
        self.setLayout(self.column)
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        plate(
            painter,
            QRectF(self.rect()),
            radius=self._theme.px(10),
            fill=self._theme.color(self._token),
            border=self._theme.color("border.subtle"),
            width=self._theme.hairline(),
        )


class Hairline(QWidget):
    """A thin line between parts."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.hairline())
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.hairline())
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fill(QPainter(self), self.rect(), color=self._theme.color("border.subtle"))


class FoldingRow(QWidget):
    """Parts side by side; one below the other where the line is too short for them. Fill `line`; it asks for no width.

    For lines in a column: beside other things it would be given none.
    """

    def __init__(self, theme: "Theme", *, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        super().__init__()
        self.line = row(theme, spacing=spacing, margins=margins)
        self.setLayout(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def needed(self) -> int:
        """How wide the line is with everything side by side."""
        hints = [item.sizeHint().width() for item in self._items() if not item.isEmpty()]
        beside = self.line.contentsMargins()
        return sum(hints) + self.line.spacing() * max(len(hints) - 1, 0) + beside.left() + beside.right()

    def _items(self) -> list[QLayoutItem]:
        return [item for number in range(self.line.count()) if (item := self.line.itemAt(number)) is not None]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        wanted = down if self.needed() > self.width() else across
        if wanted != self.line.direction():
            self.line.setDirection(wanted)


class PlaceOfPages(QStackedWidget):
    """Pages of which one is seen, in the room that there is: what changes on one asks nobody around it for more.

    Qt's own asks all of its pages, and everything around them, for each label that says something else.
    """

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def hasHeightForWidth(self) -> bool:
        return False


class ScrollColumn(QScrollArea):
    """A page or part of it that scrolls vertically only. Fill `column`.

    The bar stands in the right margin: what the column holds is as wide with it as without.
    """

    def __init__(self, theme: "Theme", *, spacing: int = 12, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        super().__init__()
        self._theme = theme
        self._margins = margins
        give_viewport(self)
        bar = QScrollBar(Qt.Orientation.Vertical)
        self.setVerticalScrollBar(bar)
        body = QWidget()
        body.setProperty("clear", "true")
        self.column = column(theme, spacing=spacing, margins=margins)
        body.setLayout(self.column)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar.rangeChanged.connect(self._keep_width)

    @override
    def minimumSizeHint(self) -> QSize:
        """Hardly any height: where there is too little for all, what scrolls gives way to what does not."""
        return QSize(super().minimumSizeHint().width(), self._theme.px(_LEAST_HEIGHT))

    def set_margins(self, margins: tuple[int, int, int, int]) -> None:
        """Take other margins, in design px (left, top, right, bottom)."""
        self._margins = margins
        bar = self.verticalScrollBar()
        self._keep_width(bar.minimum(), bar.maximum())

    def _keep_width(self, least: int, most: int) -> None:
        left, top, right, bottom = (self._theme.px(side) for side in self._margins)
        bar = self._taken_by_bar() if most > least else 0
        beside_bar = min(right, self._theme.px(_BESIDE_BAR))
        self.column.setContentsMargins(left, top, max(right - bar, beside_bar), bottom)

    def _taken_by_bar(self) -> int:
        """How much narrower the body is with the bar: not at all where it does not fill the area."""
        body, width = self.widget(), self.width()
        most = body.maximumWidth() if body is not None else width
        return min(width, most) - min(width - self.verticalScrollBar().sizeHint().width(), most)


def column(theme: "Theme", *, spacing: int = 12, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """A vertical layout in design px (left, top, right, bottom)."""
    layout = QVBoxLayout()
    return _measured(layout, theme, spacing=spacing, margins=margins)


def row(theme: "Theme", *, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """A horizontal layout in design px (left, top, right, bottom)."""
    layout = QHBoxLayout()
    return _measured(layout, theme, spacing=spacing, margins=margins)


def give_viewport(area: QAbstractScrollArea) -> None:
    """Let an area look through a widget that Python made.

    Asking Qt for a widget that only C++ knows makes PySide load every widget class: 20 ms of the window's start.
    """
    area.setViewport(QWidget())


def show_bar(area: QAbstractScrollArea, *, is_shown: bool) -> None:
    """Show the scroll bar where it is needed, or never: beside the page's own bar, arrows, wheel and clicks do."""
    ways = Qt.ScrollBarPolicy
    area.setVerticalScrollBarPolicy(ways.ScrollBarAsNeeded if is_shown else ways.ScrollBarAlwaysOff)


def clear_layout(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear_layout(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _measured(layout: _Box, theme: "Theme", *, spacing: int, margins: tuple[int, int, int, int]) -> _Box:
    layout.setSpacing(theme.px(spacing))
    layout.setContentsMargins(*(theme.px(n) for n in margins))
    return layout
