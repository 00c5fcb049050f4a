"""What was changed for this computer alone is no step of the desk: Ctrl+Z takes it back all the same, in its turn.

It is remembered beside the desk's step that was the last one then, and only as long as the program runs.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from amtdesk.domain.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.ui.main_window import MainWindow

_MOST: Final = 50


class WaysBack(QObject):
    """The ways back that are open, the newest last."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._ways: list[tuple[int, Callable[[], None]]] = []

    def offer(self, text: str, back: "Callable[[], None]") -> None:
        """Say what was done, and keep the way back."""
        self._ways.append((self._last_step(), back))
        del self._ways[:-_MOST]
        self._window.context.messages.toast(text, self.tr("Undo"), on_action=self.go, keys="Ctrl+Z")

    def is_next(self) -> bool:
        """Whether it was done after all that the desk could take back."""
        return bool(self._ways) and self._last_step() <= self._ways[-1][0]

    def go(self) -> None:
        """Take back what was done last."""
        _step, back = self._ways.pop()
        try:
            back()
        except UserFacingError as error:
            self._window.context.messages.report(error)

    def _last_step(self) -> int:
        step = self._window.context.desk.history.undoable()
        return 0 if step is None else step.id
