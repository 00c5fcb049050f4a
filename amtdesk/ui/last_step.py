"""One step of the desk's history that a part of the window speaks of: whether it is still the one that undo means."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.identifiers import CommandId


class LastStep:
    """Remembers what was done last."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._id: CommandId | None = None

    def remember(self) -> None:
        """It is the step that was done just now."""
        step = self._desk.history.undoable()
        self._id = None if step is None else step.id

    def is_last(self) -> bool:
        """Whether undo would take back just this step."""
        step = self._desk.history.undoable()
        return step is not None and step.id == self._id

    def is_undone(self) -> bool:
        """Whether it was taken back: only steps that were done before it are left."""
        if self._id is None:
            return False
        step = self._desk.history.undoable()
        return step is None or step.id < self._id
