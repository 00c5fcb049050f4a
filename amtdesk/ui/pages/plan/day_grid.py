"""Five weeks of days to choose one by keys: weekdays above, a mark where posts stand, pale where nobody is there."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.painting import paint_focus_ring, plate

if TYPE_CHECKING:
    from amtdesk.system.language import Language
    from amtdesk.ui.theme import Theme

WEEKS: Final = 5
_HEAD: Final = 22
_CELL: Final = 30
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
    Qt.Key.Key_PageUp: -28,
    Qt.Key.Key_PageDown: 28,
}


class DayGrid(QWidget):
    """Arrows choose a day, Enter takes it; it goes on by itself where its weeks end."""

    chosen = Signal(object)  # date: the arrows or a click
    taken = Signal()  # Enter
    weeks_changed = Signal()

    def __init__(self, theme: "Theme", language: "Language", *, today: date) -> None:
        super().__init__()
        self._theme = theme
        self._language = language
        self._today = today
        self.first = today - timedelta(days=today.weekday())
        self._day = today
        self._busy: frozenset[date] = frozenset()
        self._closed: frozenset[date] = frozenset()
        self._pointed = QPoint(-1, -1)  # where the mouse is
        self.setMouseTracking(True)
        self.setProperty("ownFocus", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_days(self, *, busy: Collection[date], closed: Collection[date]) -> None:
        """Mark days on which posts stand, and days without service."""
        self._busy, self._closed = frozenset(busy), frozenset(closed)
        self._say_marks()
        self.update()

    def show_day(self, day: date) -> None:
        """Make a day the chosen one, and let its week be seen."""
        self._day = day
        self.setAccessibleName(self.tr("Day: {day}").format(day=self._language.long_date(day)))
        last = self.first + timedelta(weeks=WEEKS)
        if not self.first <= day < last:
            self.first = day - timedelta(days=day.weekday() + (7 if day >= last else 0))
            self.weeks_changed.emit()
        self._say_marks()
        self.update()

    def _say_marks(self) -> None:
        """What the dot and the pale figures of the chosen day mean."""
        busy = self.tr("Something is planned on this day.") if self._day in self._busy else ""
        closed = self.tr("Nobody is in the office on this day.") if self._day in self._closed else ""
        self.setAccessibleDescription(" ".join(filter(None, (busy, closed))))

    def last(self) -> date:
        """The last day that is shown."""
        return self.first + timedelta(weeks=WEEKS, days=-1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._choose(self._day + timedelta(days=step))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointed = event.position().toPoint()
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._pointed = QPoint(-1, -1)
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        for number in range(7 * WEEKS):
            if self._cell(number).contains(place):
                self._choose(self.first + timedelta(days=number))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _choose(self, day: date) -> None:
        if day >= self._today:
            self.show_day(day)
            self.chosen.emit(day)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(_HEAD) + WEEKS * self._theme.px(_CELL))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self.sizeHint().height())

    def _cell(self, number: int) -> QRect:
        week, place = divmod(number, 7)
        wide, high = self.width() // 7, self._theme.px(_CELL)
        return QRect(place * wide, self._theme.px(_HEAD) + week * high, wide, high)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.font("meta"))
        painter.setPen(self._theme.color("text.secondary"))
        for place in range(7):
            area = QRect(place * (self.width() // 7), 0, self.width() // 7, self._theme.px(_HEAD))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._language.weekday_name(place, short=True))
        for number in range(7 * WEEKS):
            self._paint_day(painter, self.first + timedelta(days=number), cell=self._cell(number))

    def _paint_day(self, painter: QPainter, day: date, *, cell: QRect) -> None:
        px = self._theme.px
        is_chosen = day == self._day
        inner = QRectF(cell).adjusted(px(3), px(1), -px(3), -px(1))
        if is_chosen:
            color = self._theme.color("accent.base")
            plate(painter, inner, radius=px(6), fill=color, border=None, width=0)
        elif cell.contains(self._pointed) and day >= self._today:
            color = self._theme.color("bg.hover")
            plate(painter, inner, radius=px(6), fill=color, border=None, width=0)
        if day == self._today and not is_chosen:
            line = self._theme.color("accent.base")
            plate(painter, inner, radius=px(6), fill=None, border=line, width=self._theme.hairline())
        ink = "accent.on" if is_chosen else "text.primary"
        if not is_chosen and (day < self._today or day in self._closed):
            ink = "text.tertiary"
        painter.setPen(self._theme.color(ink))
        painter.setFont(self._theme.font("metaStrong" if is_chosen or day not in self._closed else "meta"))
        number = f"{day.day}.{day.month}." if day.day == 1 else str(day.day)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, number)
        if day in self._busy:
            dot = QRectF(cell.center().x() - px(2), cell.bottom() - px(6), px(4), px(4))
            ink = "accent.on" if is_chosen else "text.secondary"
            plate(painter, dot, radius=px(2), fill=self._theme.color(ink), border=None, width=0)
        if is_chosen and self.hasFocus():
            paint_focus_ring(painter, self._theme, rect=QRectF(cell), radius=px(7))
