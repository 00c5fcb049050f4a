"""The states of her own tasks that one has to bring about, for `make screens`."""

from typing import TYPE_CHECKING

from amtdesk.ui.pages.today.routine_offer import open_routine_offer
from amtdesk.ui.pages.today.task_form import open_task_form
from amtdesk.ui.pages.today.task_list import open_task_list
from tools.shot import Shot

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.main_window import MainWindow


def _list(window: "MainWindow", _desk: "Desk") -> None:
    open_task_list(window.context, window)


def _done(window: "MainWindow", _desk: "Desk") -> None:
    """The first task ticked, with the step back."""
    open_task_list(window.context, window).deeds["done"].click()


def _none(window: "MainWindow", desk: "Desk") -> None:
    for task in desk.own_tasks.all():
        desk.own_tasks.delete(task.id)
    open_task_list(window.context, window)


def _new(window: "MainWindow", _desk: "Desk") -> None:
    open_task_form(window.context, window)


def _edited(window: "MainWindow", desk: "Desk") -> None:
    """The task with the longest rhythm."""
    task = max(desk.own_tasks.all(), key=lambda task: len(task.rhythm))
    open_task_form(window.context, window, task=task)


def _begun(window: "MainWindow", _desk: "Desk") -> None:
    """A form that was left in the middle, opened again."""
    form = open_task_form(window.context, window)
    form.fields.title.setText("Plakate für das Brunnenfest abholen")
    form.close_sheet()
    open_task_form(window.context, window)


def _wrong(window: "MainWindow", _desk: "Desk") -> None:
    """Every fault at its field."""
    form = open_task_form(window.context, window)
    for field, words in ((form.fields.day, "neulich"), (form.fields.at, "25"), (form.fields.minutes, "lang")):
        field.setText(words)
    form.keep.click()


def _routine(window: "MainWindow", _desk: "Desk") -> None:
    sheet = open_routine_offer(window.context, window)
    for key in ("topic_list", "approvals"):
        sheet.list.ticked.emit(key)


SHOTS: tuple[Shot, ...] = (
    Shot(name="today-tasks", prepare=_list),
    Shot(name="today-tasks-done", prepare=_done),
    Shot(name="today-tasks-none", prepare=_none),
    Shot(name="today-task-new", prepare=_new),
    Shot(name="today-task-edited", prepare=_edited),
    Shot(name="today-task-begun", prepare=_begun),
    Shot(name="today-task-wrong", prepare=_wrong),
    Shot(name="today-routine", prepare=_routine),
)
