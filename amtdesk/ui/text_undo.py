"""Ctrl+Z belongs to the text first: only a field with nothing left to undo lets the desk's history have the key."""

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit


_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_REDO: Final = (
    QKeyCombination(_CTRL, Qt.Key.Key_Y),
    QKeyCombination(_CTRL | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z),
)


class TextUndo(QObject):
    """Watches the focused text field alone."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._field: QWidget | None = None
        app.focusChanged.connect(self._follow)

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
        """Whose key it is: the field's as long as it has a step, else the window's."""
        can_undo, can_redo = _steps_of(field)
        if event.matches(QKeySequence.StandardKey.Undo):
            event.setAccepted(can_undo)
            return True
        if _is_redo(event):
            event.setAccepted(can_redo)
            return True
        return False

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._field is not None and isValid(self._field):  # a page that is rebuilt goes from the outside in
            self._field.destroyed.disconnect(self._forget)
            self._field.removeEventFilter(self)
        self._field = new if new is not None and _is_text(new) else None
        if self._field is not None:
            self._field.installEventFilter(self)
            self._field.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._field = None


def _is_redo(event: QKeyEvent) -> bool:
    return event.keyCombination() in _REDO


def _steps_of(field: QWidget) -> tuple[bool, bool]:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable(), field.isRedoAvailable()
    document = cast("QTextEdit", field).document()
    return document.isUndoAvailable(), document.isRedoAvailable()


def _is_text(widget: QWidget) -> bool:
    # by name: importing the text classes would cost milliseconds of the window's start
    return isinstance(widget, QLineEdit) or widget.inherits("QTextEdit") or widget.inherits("QPlainTextEdit")
