"""What happens to any desk in a random history, whatever is done at it: time goes by, a restart, undo and redo."""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar, Protocol

from amtdesk.desk import Desk
from amtdesk.system.clock import StillClock


class KeepsUndo(Protocol):
    """A ledger that is told what was taken back."""

    def undo(self, command: int) -> None:
        """A deed was taken back."""

    def redo(self) -> None:
        """The last one that was taken back stands again."""


class DeskDeeds:
    """One desk, its clock, and the ledger that is told of undo. Who inherits names its `pauses`."""

    pauses: ClassVar[Sequence[timedelta]]

    def __init__(self, desk: Desk, clock: StillClock, *, ledger: KeepsUndo) -> None:
        self.desk = desk
        self.clock = clock
        self._told = ledger

    def wait(self, _first: int, second: int) -> bool:
        """Time goes by."""
        self.clock.set(self.clock.now() + self.pauses[second % len(self.pauses)])
        return True

    def reopen(self, _first: int, _second: int) -> bool:
        """The program ends and starts again."""
        folder = self.desk.folder
        self.desk.close()
        self.desk = Desk.open(folder, self.clock)
        return True

    def undo(self, _first: int, _second: int) -> bool:
        """Take back."""
        step = self.desk.history.undoable()
        if self.desk.history.undo() is None or step is None:
            return False
        self._told.undo(int(step.id))
        return True

    def redo(self, _first: int, _second: int) -> bool:
        """Bring back."""
        if self.desk.history.redo() is None:
            return False
        self._told.redo()
        return True
