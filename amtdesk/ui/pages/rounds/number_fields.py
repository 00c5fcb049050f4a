"""Small fields for a time of day and for minutes, typed or stepped by arrows: Qt's spin boxes ignore the theme."""

import re
from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_TIME: Final = re.compile(r"^\s*(\d{1,2})\s*[:.,h ]?\s*(\d{2})?\s*(?:Uhr)?\s*$", re.IGNORECASE)
_DAY: Final = 24 * 60
_STEP: Final = 15


class _Stepped(QLineEdit):
    """A short field. Enter or leaving keeps what can be understood, anything else goes back to what was."""

    kept = Signal()

    def __init__(self, theme: "Theme", name: str) -> None:
        super().__init__()
        self._number = 0
        self.setAccessibleName(name)
        self.setFixedWidth(theme.px(76))
        self.setFont(theme.font("control"))
        self.returnPressed.connect(self.finish)

    def show_number(self, number: int) -> None:
        """Show a number, unless she is typing another."""
        self._number = number
        if not (self.hasFocus() and self.isModified()):
            self.setText(self._words(number))

    def finish(self) -> None:
        """Keep what was typed."""
        found = self._understood(self.text())
        is_new = found is not None and found != self._number
        self._number = self._number if found is None else found
        self.setText(self._words(self._number))
        if is_new:
            self.kept.emit()

    def _words(self, number: int) -> str:
        raise NotImplementedError

    def _understood(self, words: str) -> int | None:
        raise NotImplementedError

    def _stepped(self, number: int, *, by: int) -> int:
        raise NotImplementedError

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        found = self._understood(self.text())
        self.setText(self._words(self._stepped(self._number if found is None else found, by=step)))
        self.setModified(True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finish()


class TimeField(_Stepped):
    """A time of day: "8:15", "08.15", "815" or "8". The arrows go by quarters of an hour."""

    def show_time(self, at: time) -> None:
        """Show a time."""
        self.show_number(at.hour * 60 + at.minute)

    def shown(self) -> time:
        """The time that was kept last."""
        return time(*divmod(self._number, 60))

    @override
    def _words(self, number: int) -> str:
        return "{:02d}:{:02d}".format(*divmod(number, 60))

    @override
    def _understood(self, words: str) -> int | None:
        found = _TIME.match(words)
        if found is None:
            return None
        hour, minute = int(found[1]), int(found[2] or 0)
        return hour * 60 + minute if hour < 24 and minute < 60 else None  # noqa: PLR2004 - a day's hours and minutes

    @override
    def _stepped(self, number: int, *, by: int) -> int:
        return (number // _STEP * _STEP + by * _STEP) % _DAY


class MinutesField(_Stepped):
    """A number of minutes from 1 to `most`."""

    def __init__(self, theme: "Theme", name: str, *, most: int) -> None:
        super().__init__(theme, name)
        self._most = most

    def shown(self) -> int:
        """The number that was kept last."""
        return self._number

    @override
    def _words(self, number: int) -> str:
        return str(number)

    @override
    def _understood(self, words: str) -> int | None:
        return int(words) if words.strip().isdecimal() and 1 <= int(words) <= self._most else None

    @override
    def _stepped(self, number: int, *, by: int) -> int:
        return min(max(number + by, 1), self._most)
