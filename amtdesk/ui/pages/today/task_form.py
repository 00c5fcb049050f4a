"""The sheet on which a task of her own is added, changed or deleted."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.domain.own_tasks import OwnTask
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.today.task_fields import TaskFields
from amtdesk.ui.pages.today.task_words import TaskWords
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.form_sheet import FormSheet, Kept

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_WIDTH = 640


class TaskForm(FormSheet):
    """A new task, or one that is changed."""

    def __init__(self, context: "PageContext", parent: QWidget, *, task: OwnTask | None) -> None:
        fields = TaskFields(context)
        begun_as = "task:new" if task is None else f"task:{task.id}"
        super().__init__(context, parent, fields=fields, begun_as=begun_as, width=_WIDTH)
        self.fields = fields
        self._task = task
        self._words = TaskWords(context, self)
        if task is None:
            self.build(self.tr("New task"), keep=self.tr("Add task"))
        else:
            self.delete = KbdButton(context.theme, self.tr("Delete task"), kind="quiet", icon="trash-2")
            self.delete.clicked.connect(self._end_by_deleting)
            self.build(self.tr("Edit task"), keep=self.tr("Keep changes"), others=(self.delete,))

    @override
    def _show_offered(self) -> None:
        self.fields.show_task(self._task)

    @override
    def _store(self) -> Kept:
        tasks, facts = self._context.desk.own_tasks, self.fields.facts()
        if self._task is not None:
            kept = tasks.edit(self._task.id, **facts)
            return Kept(self.tr("Task changed: “{title}”.").format(title=kept.title), kept.id)
        kept = tasks.add(**facts)
        due = tasks.next_of(kept.id)
        day = self._words.day(kept.next_days[0] if due is None else due.due_on)
        return Kept(self.tr("Task added: “{title}”, {day}.").format(title=kept.title, day=day), kept.id)

    def _end_by_deleting(self) -> None:
        if self._task is not None:
            self._end_with(partial(self._delete, self._task))

    def _delete(self, task: OwnTask) -> Kept:
        self._context.desk.own_tasks.delete(task.id)
        return Kept(self.tr("Task deleted: “{title}”.").format(title=task.title), task.id)


def open_task_form(context: "PageContext", parent: QWidget, *, task: OwnTask | None = None) -> TaskForm:
    """Open the form over a window, or a part of it: for a new task, or to change one."""
    form = TaskForm(context, parent, task=task)
    form.open_now()
    return form
