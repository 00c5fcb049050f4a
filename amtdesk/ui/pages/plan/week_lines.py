"""A cell of the week beside its posts: a few lines with icons, such as the occasions or the routines of a day."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from amtdesk.ui.icons import paint_icon
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.wrapped_lines import wrapped
from amtdesk.ui.widgets.painting import paint_focus_ring

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme
    from amtdesk.ui.widgets.card_rows import RowAction

# design px
_SIDE: Final = 8
_END: Final = 4
_TOP: Final = 7
_ICON: Final = 16
_LINE: Final = 19
_BETWEEN: Final = 2
_MOST_LINES: Final = 2


class CellLine(NamedTuple):
    """One thing in a cell. `further` is a second line, such as the hours; `key` says what it is when it is opened."""

    key: object
    text: str
    icon: str = ""
    further: str = ""
    color: str = "text.secondary"
    is_strong: bool = False
    actions: "tuple[RowAction, ...]" = ()


class MoreWords(NamedTuple):
    """What tells of lines that have no room; `many` with {n}."""

    one: str
    many: str


class DayLines(QWidget):
    """Enter or a double click opens the current line; a click makes it current, or shows those without room."""

    opened = Signal(object, str)  # key, the action's key ("" for the first)
    side_requested = Signal(int)
    row_requested = Signal(int)
    entered = Signal()

    def __init__(self, theme: "Theme", *, more: MoreWords) -> None:
        super().__init__()
        self._theme = theme
        self._more = more
        self._lines: tuple[CellLine, ...] = ()
        self._current = 0
        self._name = ""
        self.setProperty("ownFocus", True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        theme.changed.connect(self.update)

    def show_lines(self, lines: Sequence[CellLine], *, name: str) -> None:
        """Show these; `name` says what they are, for a screen reader."""
        self._lines = tuple(lines)
        self._current = min(self._current, max(len(lines) - 1, 0))
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if lines else Qt.FocusPolicy.NoFocus)
        self._say()
        self.update()

    def lines(self) -> Sequence[CellLine]:
        """What it shows."""
        return self._lines

    def enter(self, *, from_below: bool = False) -> None:
        """Take the focus at the first line, or the last."""
        self._current = len(self._lines) - 1 if from_below else 0
        self._say()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def needed_height(self, width: int) -> int:
        """How high it would be with all its lines at this width."""
        rects = self._rects(width, most=_MOST_LINES)
        return (rects[-1].bottom() + 1 if rects else 0) + self._theme.px(_TOP)

    def _rects(self, width: int, first: int = 0, *, most: int = 0) -> list[QRect]:
        top, rects = self._theme.px(_TOP), list[QRect]()
        for line in self._lines[first:]:
            height = len(self._words(line, width, most=most)) * self._theme.px(_LINE)
            rects.append(QRect(0, top, width, height))
            top += height + self._theme.px(_BETWEEN)
        return rects

    def _seen(self) -> tuple[int, list[QRect]]:
        """The first line that is seen, and the places of those that fit; the last place tells of others."""
        for first in range(len(self._lines)):
            rects = self._rects(self.width(), first)
            room = self.height() if len(rects) < len(self._lines) - first else self.height() - 1
            fitting = [rect for rect in rects if rect.bottom() <= room]
            if len(fitting) < len(rects):  # one line of the cell is needed to say so
                last = self.height() - self._theme.px(_LINE + 2)
                fitting = [rect for rect in fitting if rect.bottom() <= last] or fitting[:1]
            if self._current < first + max(len(fitting), 1):
                return first, fitting
        return 0, []

    def _words(self, line: CellLine, width: int, *, most: int = 0) -> list[str]:
        px = self._theme.px
        room = max(width - px(_SIDE + _END) - (px(_ICON + 5) if line.icon else 0), 1)
        role = "metaStrong" if line.is_strong else "meta"
        words = wrapped(self._theme, line.text, role=role, width=room, most=most or self._most(line))
        return [*words, line.further] if line.further else words

    def _most(self, line: CellLine) -> int:
        """In how many lines it is told: alone in its cell, in as many as there is room for."""
        if len(self._lines) > 1:
            return _MOST_LINES
        room = (self.height() - self._theme.px(_TOP)) // self._theme.px(_LINE)
        return max(room - bool(line.further), _MOST_LINES)

    def _say(self) -> None:
        words = [f"{each.text}, {each.further}" if each.further else each.text for each in self._lines]
        spoken = words[self._current] if self.hasFocus() and words else ". ".join(words)
        self.setAccessibleName(f"{self._name}: {spoken}" if spoken else self._name)
        self.setAccessibleDescription(". ".join(words) if self.hasFocus() and len(words) > 1 else "")
        self.setToolTip("\n".join(words))

    # keys and mouse

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._act_on(Qt.Key(event.key())):
            event.ignore()

    def _act_on(self, key: Qt.Key) -> bool:
        match key:
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self.side_requested.emit(1 if key == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._go(1 if key == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open("")
            case _:
                return False
        return True

    def _go(self, by: int) -> None:
        number = self._current + by
        if 0 <= number < len(self._lines):
            self._current = number
            self._say()
            self.update()
        else:
            self.row_requested.emit(by)

    def _open(self, wish: str) -> None:
        if self._lines:
            self.opened.emit(self._lines[self._current].key, wish)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._choose_at(event.position().toPoint().y())

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._open("")

    def _choose_at(self, y: int) -> None:
        first, rects = self._seen()
        for number, rect in enumerate(rects, start=first):
            if rect.top() <= y <= rect.bottom():
                self._current = number
        if rects and len(rects) < len(self._lines) and y > rects[-1].bottom():
            self._current = (first + len(rects)) % len(self._lines)
        self._say()
        self.update()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._lines:
            return
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._choose_at(event.pos().y())
        line = self._lines[self._current]
        if not line.actions:
            return
        from amtdesk.ui.widgets.menus import row_menu

        menu = row_menu(self._theme, line.actions, on_action=self._open, parent=self)
        first, rects = self._seen()
        menu.popup(self.mapToGlobal(rects[self._current - first].center()))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # looks

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        first, rects = self._seen()
        for number, rect in enumerate(rects, start=first):
            self._paint_line(painter, self._lines[number], rect=rect)
            if number == self._current and self.hasFocus():
                ring = QRectF(rect).adjusted(2, -1, -2, 1)
                paint_focus_ring(painter, self._theme, rect=ring, radius=self._theme.px(4))
        unseen = len(self._lines) - len(rects)
        if unseen and self._lines:
            top = rects[-1].bottom() + 1 if rects else self._theme.px(_TOP)
            words = self._more.one if unseen == 1 else self._more.many.format(n=unseen)
            area = QRect(self._theme.px(_SIDE), top, self.width() - self._theme.px(_SIDE), self._theme.px(_LINE))
            painter.setFont(self._theme.font("metaStrong"))
            painter.setPen(self._theme.color("accent.text"))
            shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_line(self, painter: QPainter, line: CellLine, *, rect: QRect) -> None:
        px = self._theme.px
        left, high = rect.left() + px(_SIDE), px(_LINE)
        if line.icon:
            square = QRectF(left, rect.top() + (high - px(_ICON)) / 2, px(_ICON), px(_ICON))
            color = "accent.base" if line.is_strong else "text.secondary"
            paint_icon(painter, self._theme, name=line.icon, color=color, rect=square)
            left += px(_ICON + 5)
        font = self._theme.font("metaStrong" if line.is_strong else "meta")
        painter.setFont(font)
        painter.setPen(self._theme.color(line.color))
        room = rect.right() + 1 - left - px(_END)
        for number, words in enumerate(self._words(line, rect.width())):
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
            area = QRect(left, rect.top() + number * high, room, high)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
