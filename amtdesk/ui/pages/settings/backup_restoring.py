"""Restoring in the window: prepared in a worker, exchanged in a moment, and taken back by one click."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.safekeeping import RestoredInPart

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class Restoring(QObject):
    """Puts a backup in the place of the records. Says so itself; `failed` tells whoever asked."""

    restored = Signal()
    failed = Signal(object)  # UserFacingError

    def __init__(self, context: "PageContext", parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def restore(self, path: Path) -> None:
        """Bring a state back; the present one is kept, and the toast leads back to it."""
        self._begin(path, then=self._say_restored)

    def take_back(self) -> None:
        """Bring back what stood here before the last restore."""
        try:
            before = self._context.desk.safekeeping.state_before_restore()
        except UserFacingError as error:
            self._context.messages.report(error)
            return
        self._begin(before.path, then=self._say_taken_back)

    def _begin(self, path: Path, *, then: Callable[[], None]) -> None:
        self._context.tasks.run(
            self.tr("Reading the backup"),
            lambda desk: desk.safekeeping.prepare_restore(path),
            hearer=self,
            then=lambda prepared: self._exchange(prepared, then),
            otherwise=self._fail,
        )

    def _exchange(self, prepared: Path, then: Callable[[], None]) -> None:
        desk = self._context.desk
        self._context.tasks.wait()  # nobody else may have the records open
        try:
            desk.safekeeping.exchange(prepared)
        except RestoredInPart as error:  # done all the same
            self._context.messages.report(error)
        except UserFacingError as error:
            self._fail(error)
            return
        desk.keep_time()
        self._context.tasks.read(lambda other: other.safekeeping.erase_in_kept(), hearer=self, then=lambda _left: None)
        self.restored.emit()
        then()

    def _say_restored(self) -> None:
        self._context.messages.toast(
            self.tr("The state of then is back. What stood here before is kept."),
            self.tr("Take back"),
            on_action=self.take_back,
            keys="Ctrl+Z",
        )

    def _say_taken_back(self) -> None:
        self._context.messages.toast(
            self.tr("All is as it was before restoring."),
            self.tr("Restore again"),
            on_action=self.take_back,
            keys="Ctrl+Z",
        )

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserFacingError):
            raise error
        self.failed.emit(error)
