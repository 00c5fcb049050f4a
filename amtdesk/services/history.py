"""Taking back and bringing back what was done, for 30 days and across restarts (S1)."""

from amtdesk.domain.identifiers import PostId
from amtdesk.storage.database import Database
from amtdesk.storage.history import History, Step
from amtdesk.system.clock import Clock


class HistoryService:
    """Undo and redo of whole commands."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._history = History(database)
        self._clock = clock

    def undoable(self) -> Step | None:
        """Return the step that undo would take back, or None."""
        return self._history.last_undoable(now=self._clock.now())

    def is_about_post(self, step: Step, post_id: PostId) -> bool:
        """Whether a step was done to this post."""
        return self._history.concerns(step, "posts", row_id=post_id, owner="post_id")

    def redoable(self) -> Step | None:
        """Return the step that redo would bring back, or None."""
        return self._history.last_redoable(now=self._clock.now())

    def undo(self) -> Step | None:
        """Take back the last step and return it; None when there is nothing. Raises HasMovedSince."""
        return self._revert(self.undoable())

    def redo(self) -> Step | None:
        """Bring back what the last undo took; None when there is nothing. Raises HasMovedSince."""
        return self._revert(self.redoable())

    def _revert(self, step: Step | None) -> Step | None:
        if step is not None:
            self._history.revert(step, at=self._clock.now())
        return step
