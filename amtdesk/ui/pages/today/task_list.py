"""The sheet with all tasks of her own, what comes next first: done, put off, changed or deleted, each with undo."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtWidgets import QWidget

from amtdesk.domain.identifiers import OwnTaskId
from amtdesk.domain.own_tasks import DueTask, ListedTask
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.today.task_rows import DONE, LATER, TaskRows
from amtdesk.ui.pages.today.task_words import TaskWords
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.card_rows import CardRow
from amtdesk.ui.widgets.list_sheet import DELETE, EDIT, ListSheet
from amtdesk.ui.widgets.menus import PopupMenu

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_WIDTH: Final = 760
_OFFERED_DAYS: Final = 3


class TaskList(ListSheet):
    """Enter or F2 changes, Space ticks, Ctrl+T puts off, Del deletes, Ctrl+N adds, Ctrl+Z takes back."""

    ticks = DONE
    keys: ClassVar = {"Ctrl+T": LATER}

    def __init__(self, context: "PageContext", parent: QWidget) -> None:
        super().__init__(context, parent, width=_WIDTH)
        theme = context.theme
        self._tasks = context.desk.own_tasks
        self._words = TaskWords(context, self)
        self._rows = TaskRows(self._words, self)
        self._listed: dict[object, ListedTask] = {}
        deeds = {
            DONE: KbdButton(theme, self.tr("Done"), kind="quiet", icon="check", keys="Space", small=True),
            LATER: KbdButton(theme, self.tr("Put off …"), kind="quiet", icon="clock", keys="Ctrl+T", small=True),
            EDIT: KbdButton(theme, self.tr("Edit"), kind="quiet", icon="pencil", keys="F2", small=True),
            DELETE: KbdButton(theme, self.tr("Delete"), kind="quiet", icon="trash-2", keys="Del", small=True),
        }
        new = KbdButton(theme, self.tr("New task"), kind="primary", icon="plus", keys="Ctrl+N")
        self.routine = KbdButton(theme, self.tr("Usual routine …"), icon="history")
        self.routine.clicked.connect(self._offer_routine)
        self.build(self.tr("Your tasks"), deeds, new=new, others=(self.routine,))

    # what is shown

    @override
    def _read(self) -> list[CardRow]:
        listed = self._tasks.listed()
        self._listed = {each.task.id: each for each in listed}
        self.heading.setText(self._rows.heading(listed))
        self.about.setText(self._rows.load(listed))
        return self._rows.rows(listed)

    @override
    def _mark_deeds(self, key: object) -> None:
        for wish in (DONE, LATER):
            self.deeds[wish].setEnabled(self._listed[key].next is not None)

    # what is done

    @override
    def _act(self, wish: str, key: object) -> None:
        listed = self._listed.get(key)
        if listed is None:
            return
        if wish == EDIT:
            self._open_form(listed)
        elif wish == DELETE:
            told = self.tr("Task deleted: “{title}”.").format(title=listed.task.title)
            self.do(partial(self._tasks.delete, listed.task.id), told)
        elif listed.next is not None and wish == DONE:
            self._mark_done(listed.next)
        elif listed.next is not None:
            self._offer_days(listed.next)

    def _mark_done(self, due: DueTask) -> None:
        told = self.tr("Done: “{title}”.").format(title=due.task.title)
        if due.due_on > self._context.desk.clock.today():
            told = self.tr("Done ahead: “{title}”, {day}.").format(
                title=due.task.title, day=self._words.day(due.due_on)
            )
        self.do(partial(self._tasks.mark_done, due.task.id, due.day), told)

    def _offer_days(self, due: DueTask) -> None:
        menu = PopupMenu(self._theme, self)
        calendar = self._context.desk.town.calendar()
        day = max(due.due_on, self._context.desk.clock.today())
        for _number in range(_OFFERED_DAYS):
            day = calendar.next_service_day(day)
            words = self.tr("To {day}").format(day=self._words.day(day))
            menu.add(words, partial(self._postpone, due, day), icon="calendar")
        menu.add(self.tr("Another day …"), partial(self._ask_day, due), icon="pencil")
        self.pop_up(menu)

    def _ask_day(self, due: DueTask) -> None:
        from amtdesk.ui.pages.today.task_day import DaySheet

        sheet = DaySheet(self._context, self.window_part(), due=due, words=self._words)
        sheet.chosen.connect(partial(self._postpone, due))
        sheet.ask(due.task.title)

    def _postpone(self, due: DueTask, until: date) -> None:
        told = self.tr("Put off until {day}: “{title}”.").format(title=due.task.title, day=self._words.day(until))
        self.do(partial(self._tasks.postpone, due.task.id, due.day, until=until), told)

    @override
    def _add(self) -> None:
        self._open_form(None)

    def _open_form(self, listed: ListedTask | None) -> None:
        from amtdesk.ui.pages.today.task_form import TaskForm

        form = TaskForm(self._context, self.window_part(), task=None if listed is None else listed.task)
        form.kept.connect(self.take_over)
        form.open_now(says_itself=False)

    def _offer_routine(self) -> None:
        from amtdesk.ui.pages.today.routine_offer import RoutineSheet

        sheet = RoutineSheet(self._context, self.window_part())
        sheet.taken.connect(self.take_over)
        sheet.open_now(says_itself=False)


def open_task_list(context: "PageContext", parent: QWidget, *, task_id: OwnTaskId | None = None) -> TaskList:
    """Open the list over a window, or a part of it; at a task, when one is named."""
    sheet = TaskList(context, parent)
    sheet.open_now(task_id)
    return sheet
