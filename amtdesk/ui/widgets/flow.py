"""A row that wraps: buttons and chips grow with their words and go on in the next line."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme


#: What Qt takes for no limit at all.
_NO_LIMIT: Final = 524_287


class FlowLayout(QHBoxLayout):
    """Left to right, then the next line. Spacing is in design px.

    Qt keeps the items: a list of them kept here would hold what Qt gave back, and the address of one that is gone may
    be another's by then (PySide knows items by their address alone, and is not told when Qt deletes one).
    """

    def __init__(self, theme: "Theme", *, spacing: int = 8) -> None:
        super().__init__()
        self.setSpacing(theme.px(spacing))
        self.setContentsMargins(0, 0, 0, 0)

    def _shown(self) -> list[QLayoutItem]:
        items = (self.itemAt(index) for index in range(self.count()))
        return [item for item in items if item is not None and not item.isEmpty()]

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), is_real=False)

    @override
    def minimumHeightForWidth(self, width: int) -> int:
        return self.heightForWidth(width)

    @override
    def maximumSize(self) -> QSize:
        return QSize(_NO_LIMIT, _NO_LIMIT)

    @override
    def setGeometry(self, rect: QRect) -> None:
        QLayout.setGeometry(self, rect)  # not the row's own way
        self._arrange(rect, is_real=True)

    @override
    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        widest = max((size.width() for size in sizes), default=0)
        return QSize(widest, max((size.height() for size in sizes), default=0))

    def _arrange(self, rect: QRect, *, is_real: bool) -> int:
        y = rect.y()
        lines = self._lines(rect.width())
        for items in lines:
            if y > rect.y():
                y += self.spacing()
            height = max(item.sizeHint().height() for item in items)
            if is_real:
                self._place(items, QRect(rect.x(), y, rect.width(), height))
            y += height
        if is_real:
            self._let_begin(lines)
        return y - rect.y()

    def _let_begin(self, lines: list[list[QLayoutItem]]) -> None:
        """Let what has no plate begin below the edges of what has one, or where it stands alone, with its words."""
        places = [(number, place, item) for number, items in enumerate(lines) for place, item in enumerate(items)]
        is_alone = len(places) == 1
        firsts = [items[0].widget() for items in lines[:1]]
        is_below_edge = not any(isinstance(part, KbdButton) and part.kind == "quiet" for part in firsts)
        for number, place, item in places:
            part = item.widget()
            if isinstance(part, KbdButton):
                part.begin_line(is_first=is_alone or (is_below_edge and number > 0 and place == 0))

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        x = 0
        for item in self._shown():
            hint = item.sizeHint().width()
            if not lines or x + hint > width:
                lines.append([])
                x = 0
            lines[-1].append(item)
            x += hint + self.spacing()
        return lines

    def _place(self, items: list[QLayoutItem], line: QRect) -> None:
        """Side by side, on one middle."""
        x = line.x()
        for item in items:
            hint = item.sizeHint()
            top = line.y() + (line.height() - hint.height()) // 2
            item.setGeometry(QRect(QPoint(x, top), QSize(min(hint.width(), line.width()), hint.height())))
            x += hint.width() + self.spacing()


class EvenFlow(FlowLayout):
    """As many columns of one width as there is room for, together as wide as the line.

    `least` is in design px; a part that needs more widens all columns.
    """

    def __init__(self, theme: "Theme", *, spacing: int, least: int) -> None:
        super().__init__(theme, spacing=spacing)
        self._least = theme.px(least)

    def _columns(self, width: int) -> int:
        least = max(self._least, self.minimumSize().width())
        return max(1, (width + self.spacing()) // (least + self.spacing()))

    @override
    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        columns = self._columns(width)
        shown = self._shown()
        return [shown[start : start + columns] for start in range(0, len(shown), columns)]

    @override
    def _place(self, items: list[QLayoutItem], line: QRect) -> None:
        columns = self._columns(line.width())
        step = (line.width() + self.spacing()) / columns
        for place, item in enumerate(items):
            left, end = round(place * step), round((place + 1) * step) - self.spacing()
            item.setGeometry(QRect(line.x() + left, line.y(), end - left, line.height()))


class CentredFlow(FlowLayout):
    """Each line stands in the middle."""

    @override
    def _let_begin(self, lines: list[list[QLayoutItem]]) -> None:
        """None begins at the edge of a column."""

    @override
    def _place(self, items: list[QLayoutItem], line: QRect) -> None:
        needed = sum(item.sizeHint().width() + self.spacing() for item in items) - self.spacing()
        super()._place(items, line.adjusted(max(0, (line.width() - needed) // 2), 0, 0, 0))


class FlowRow(QWidget):
    """A widget around the layout, for places that need one: it is as high as its lines.

    `even_from`: columns of one width, this many design px or more; `centred`: each line stands in the middle.
    """

    def __init__(self, theme: "Theme", *, spacing: int = 8, even_from: int = 0, centred: bool = False) -> None:
        super().__init__()
        self.flow: FlowLayout
        if even_from:
            self.flow = EvenFlow(theme, spacing=spacing, least=even_from)
        else:
            self.flow = (CentredFlow if centred else FlowLayout)(theme, spacing=spacing)
        self.setLayout(self.flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
