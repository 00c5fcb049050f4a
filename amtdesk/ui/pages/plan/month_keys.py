"""The keys of the month: arrows go from day to day and through its chips, with Ctrl+Shift they carry the post along."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from amtdesk.ui.pages.plan.month_weeks import DAYS
from amtdesk.ui.pages.plan.plan_table import plan_wish

if TYPE_CHECKING:
    from amtdesk.ui.pages.plan.month_grid import MonthGrid

_K = Qt.Key
_SIDEWAYS: Final = {_K.Key_Left: -1, _K.Key_Right: 1}
_DOWNWARDS: Final = {_K.Key_Up: -1, _K.Key_Down: 1}
_WISHES: Final = {_K.Key_Delete: "withdraw", _K.Key_Space: "peek"}
_ENTER: Final = frozenset({_K.Key_Return, _K.Key_Enter})
_CARRIES: Final = {_K.Key_Right: "day+1", _K.Key_Left: "day-1", _K.Key_Down: "day+7", _K.Key_Up: "day-7"}


class MonthKeys:
    """Reads keys for one grid."""

    def __init__(self, grid: "MonthGrid") -> None:
        self._grid = grid

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; False when it asks for nothing here."""
        wish = self._carrying(event) or plan_wish(event)
        if wish:
            return self._ask(wish)
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ControlModifier):
            return False
        key = _K(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._go_to_end(key)
        return self._go(key) or self._act(key)

    def claims(self, event: QEvent) -> bool:
        """Whether a key is this grid's before the window's: Alt and an arrow while a post is chosen."""
        return isinstance(event, QKeyEvent) and bool(self._carrying(event)) and self._grid.chip() is not None

    def step_item(self, by: int) -> bool:
        """Choose the next thing on the day; False behind the last and before the first."""
        items = self._grid.face(*self._grid.place()).places.items
        item = self._grid.item() + by
        if not 0 <= item < items:
            return False
        self._grid.choose_item(item)
        return True

    def _carrying(self, event: QKeyEvent) -> str:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return _CARRIES.get(_K(event.key()), "") if modifiers == Qt.KeyboardModifier.AltModifier else ""

    def _ask(self, wish: str) -> bool:
        chip = self._grid.chip()
        if chip is None:
            return False
        self._grid.action_requested.emit(chip.key, wish)
        return True

    def _go(self, key: Qt.Key) -> bool:
        if key in _SIDEWAYS:
            self._step_days(_SIDEWAYS[key])
        elif key in _DOWNWARDS:
            self._step_down(_DOWNWARDS[key])
        elif key in {_K.Key_PageDown, _K.Key_PageUp}:
            self._grid.step_pages(1 if key == _K.Key_PageDown else -1)
        elif key in {_K.Key_Home, _K.Key_End}:
            self._step_days((0 if key == _K.Key_Home else DAYS - 1) - self._grid.place()[1])
        else:
            return False
        self._grid.is_wished = True
        return True

    def _go_to_end(self, key: Qt.Key) -> bool:
        if key != _K.Key_Home:
            return False
        self._grid.go_to_today()
        return True

    def _step_days(self, by: int) -> None:
        row, column = self._grid.place()
        number = row * DAYS + column + by
        if 0 <= number < self._grid.weeks.rowCount() * DAYS:
            self._grid.choose(*divmod(number, DAYS))

    def _step_down(self, by: int) -> None:
        """Through the things of the day, then to the same day of the next week."""
        if self.step_item(by):
            return
        row, column = self._grid.place()
        if 0 <= row + by < self._grid.weeks.rowCount():
            items = self._grid.face(row + by, column).places.items
            self._grid.choose(row + by, column, item=items - 1 if by < 0 else None)

    def _act(self, key: Qt.Key) -> bool:
        if key in _ENTER:
            self._open()
        elif key == _K.Key_N:
            self._grid.new_asked.emit(self._grid.day())
        elif key in _WISHES:
            return self._ask(_WISHES[key])
        else:
            return False
        return True

    def _open(self) -> None:
        chip = self._grid.chip()
        if chip is not None:
            self._grid.opened.emit(chip.key)
        elif self._grid.item() >= 0 or self._grid.has_occasions():
            self._grid.day_asked.emit(self._grid.day())
        else:
            self._grid.new_asked.emit(self._grid.day())
