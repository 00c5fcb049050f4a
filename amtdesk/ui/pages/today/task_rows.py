"""The rows of the list of her own tasks, and the words above them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject

from amtdesk.domain.own_tasks import ListedTask
from amtdesk.ui.pages.today.task_words import TaskWords
from amtdesk.ui.widgets.card_rows import CardRow, RowAction, heading
from amtdesk.ui.widgets.list_sheet import DELETE, EDIT

DONE: Final = "done"
LATER: Final = "later"


class TaskRows(QObject):
    """One row a task, what has ended under a heading of its own."""

    def __init__(self, words: TaskWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def heading(self, listed: Sequence[ListedTask]) -> str:
        """What stands above the list."""
        return self.tr("Your tasks") if listed else self.tr("What comes up with you again and again?")

    def load(self, listed: Sequence[ListedTask]) -> str:
        """The line below the heading."""
        count = sum(each.next is not None for each in listed)
        one, many = self.tr("1 task, what comes next first"), self.tr("{n} tasks, what comes next first")
        if not listed:
            return self.tr(
                "What you set yourself to do appears on Heute on its day, once or in its rhythm. "
                "The usual routine of a desk with one person is a good beginning."
            )
        if not count:
            return self.tr("Nothing is open at present.")
        return one if count == 1 else many.format(n=count)

    def rows(self, listed: Sequence[ListedTask]) -> list[CardRow]:
        """Return the rows."""
        going = [self._row(each) for each in listed if each.next is not None]
        ended = [self._row(each) for each in listed if each.next is None]
        return [*going, heading(self.tr("Done or ended lately")), *ended] if ended else going

    def _row(self, listed: ListedTask) -> CardRow:
        has_ended = listed.next is None
        return CardRow(
            key=listed.task.id,
            title=listed.task.title,
            meta=self._words.about(listed),
            circle="done" if has_ended else "open",
            right=self._words.next(listed),
            right_color="text.primary" if self._words.is_today(listed) else "text.secondary",
            actions=self._actions(has_ended=has_ended),
        )

    def _actions(self, *, has_ended: bool) -> tuple[RowAction, ...]:
        edit = RowAction(EDIT, self.tr("Edit"), icon="pencil", keys="F2")
        delete = RowAction(DELETE, self.tr("Delete"), icon="trash-2", keys="Del", danger=True)
        if has_ended:
            return edit, delete
        done = RowAction(DONE, self.tr("Done"), icon="check", keys="Space")
        return done, RowAction(LATER, self.tr("Put off …"), icon="clock", keys="Ctrl+T"), edit, delete
