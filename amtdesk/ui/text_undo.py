"""Ctrl+Z belongs to the text first: only a field with nothing left to undo lets the desk's history have the key.

While a toast offers the key for what was just done, and nothing was typed since, the key means what the toast says.
"""

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QTextEdit

    from amtdesk.ui.messages import Messages


UNDO_KEYS: Final = "Ctrl+Z"
REDO_KEYS: Final = "Ctrl+Y"
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_REDO: Final = (
    QKeyCombination(_CTRL, Qt.Key.Key_Y),
    QKeyCombination(_CTRL | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z),
)


class TextUndo(QObject):
    """Watches the focused text field alone. `offered` says the keys of the toast that stands, none without one."""

    def __init__(self, app: QApplication, messages: "Messages", *, offered: "Callable[[], str]") -> None:
        super().__init__(app)
        self._field: QWidget | None = None
        self._offered = offered
        self._at_toast: dict[QWidget, object] = {}
        app.focusChanged.connect(self._follow)
        messages.toast_raised.connect(self._begin_offer)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._decides(watched, event)
        if event.type() == QEvent.Type.KeyPress and _is_redo(event) and _steps_of(watched)[1]:
            cast("QLineEdit", watched).redo()  # each platform's fields know one of the two keys only
            return True
        return False

    def _decides(self, field: QWidget, event: QKeyEvent) -> bool:
        """Whose key it is: the toast's that offers it, the field's as long as it has a step, else the window's."""
        can_undo, can_redo = _steps_of(field)
        if event.matches(QKeySequence.StandardKey.Undo):
            event.setAccepted(can_undo and not self._is_of_toast(UNDO_KEYS))
            return True
        if _is_redo(event):
            event.setAccepted(can_redo and not self._is_of_toast(REDO_KEYS))
            return True
        return False

    def _is_of_toast(self, keys: str) -> bool:
        field = self._field
        return field is not None and self._offered() == keys and self._at_toast.get(field) == _written_in(field)

    def _begin_offer(self) -> None:
        self._at_toast.clear()
        if self._field is not None:
            self._at_toast[self._field] = _written_in(self._field)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._field is not None and isValid(self._field):  # a page that is rebuilt goes from the outside in
            self._field.destroyed.disconnect(self._forget)
            self._field.removeEventFilter(self)
        self._field = new if new is not None and _is_text(new) else None
        if self._field is not None:
            self._field.installEventFilter(self)
            self._field.destroyed.connect(self._forget)
            if not self._offered():
                self._at_toast.clear()
            self._at_toast.setdefault(self._field, _written_in(self._field))

    def _forget(self) -> None:
        self._field = None
        self._at_toast.clear()


def _is_redo(event: QKeyEvent) -> bool:
    return event.keyCombination() in _REDO


def _steps_of(field: QWidget) -> tuple[bool, bool]:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable(), field.isRedoAvailable()
    document = cast("QTextEdit", field).document()
    return document.isUndoAvailable(), document.isRedoAvailable()


def _written_in(field: QWidget) -> object:
    """What differs as soon as anything is typed."""
    return field.text() if isinstance(field, QLineEdit) else cast("QTextEdit", field).document().revision()


def _is_text(widget: QWidget) -> bool:
    # by name: importing the text classes would cost milliseconds of the window's start
    return isinstance(widget, QLineEdit) or widget.inherits("QTextEdit") or widget.inherits("QPlainTextEdit")
