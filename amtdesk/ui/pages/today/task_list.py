"""The sheet with all tasks of her own, what comes next first: done, put off, changed or deleted, each with undo."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.identifiers import OwnTaskId
from amtdesk.domain.own_tasks import DueTask, ListedTask
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.today.task_rows import DELETE, DONE, EDIT, LATER, TaskRows
from amtdesk.ui.pages.today.task_words import TaskWords
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.menus import PopupMenu
from amtdesk.ui.widgets.said_line import SaidLine
from amtdesk.ui.widgets.sheet_cards import ChosenCards
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_WIDTH: Final = 760
_OFFERED_DAYS: Final = 3
_KEYS: Final = {"Ctrl+N": "new", "Ctrl+T": LATER, "F2": EDIT, "Ctrl+Z": "undo"}


class TaskList(TallSheet):
    """Enter or F2 changes, Space ticks, Ctrl+T puts off, Del deletes, Ctrl+N adds, Ctrl+Z takes back."""

    def __init__(self, context: "PageContext", parent: QWidget) -> None:
        super().__init__(context.theme, parent, heading="", width=_WIDTH)
        self.setAccessibleName(self.tr("Your tasks"))
        theme = context.theme
        self._context = context
        self._tasks = context.desk.own_tasks
        self._words = TaskWords(context, self)
        self._rows = TaskRows(self._words, self)
        self._listed: dict[object, ListedTask] = {}
        self._is_low = False
        self._load = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.said = SaidLine(context)
        self.list = ChosenCards(theme, self.tr("Your tasks"))
        self.new = KbdButton(theme, self.tr("New task"), kind="primary", icon="plus", keys="Ctrl+N")
        self.routine = KbdButton(theme, self.tr("Usual routine …"), icon="history")
        self.leave = KbdButton(theme, self.tr("Close"), kind="quiet", keys="Esc")
        self._deeds = FlowRow(theme, spacing=4)
        self.deeds = {
            DONE: KbdButton(theme, self.tr("Done"), kind="quiet", icon="check", keys="Space", small=True),
            LATER: KbdButton(theme, self.tr("Put off …"), kind="quiet", icon="clock", keys="Ctrl+T", small=True),
            EDIT: KbdButton(theme, self.tr("Edit"), kind="quiet", icon="pencil", keys="F2", small=True),
            DELETE: KbdButton(theme, self.tr("Delete"), kind="quiet", icon="trash-2", keys="Del", small=True),
        }
        self._assemble()
        self._connect()
        self.refresh()

    def _assemble(self) -> None:
        self.head.addWidget(self._load)
        for button in self.deeds.values():
            self._deeds.flow.addWidget(button)
        self.foot.addWidget(self._deeds)
        self.foot.addWidget(self.said)
        buttons = FlowRow(self._theme)
        for button in (self.new, self.routine, self.leave):
            buttons.flow.addWidget(button)
        self.foot.addWidget(buttons)
        self.add_middle(self.list, side=24)

    def _connect(self) -> None:
        self.list.opened.connect(partial(self._act, EDIT))
        self.list.ticked.connect(partial(self._act, DONE))
        self.list.deleted.connect(partial(self._act, DELETE))
        self.list.action_requested.connect(self._act_on)
        self.list.current_changed.connect(self._offer_deeds)
        for wish, button in self.deeds.items():
            button.clicked.connect(partial(self._act_on_current, wish))
        self.said.undone.connect(self.refresh)
        self.new.clicked.connect(self._add)
        self.routine.clicked.connect(self._offer_routine)
        self.leave.clicked.connect(self.close_sheet)

    def open_now(self, task_id: OwnTaskId | None = None) -> None:
        """Show the sheet, at a task or at the first one."""
        if task_id is None or not self.list.select_key(task_id):
            self.list.select_first()
        self.open(self.list if self._listed else self.new)

    @override
    def show_low(self, *, is_low: bool) -> None:
        self._is_low = is_low
        self._offer_deeds(self.list.current_key())

    # what is shown

    def refresh(self) -> None:
        """Read the tasks again."""
        listed = self._tasks.listed()
        self._listed = {each.task.id: each for each in listed}
        rows = self._rows.rows(listed)
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.heading.setText(self._rows.heading(listed))
        self._load.setText(self._rows.load(listed))
        self._offer_deeds(self.list.current_key())
        if self.isVisible():
            self._fit_later.start()

    def _offer_deeds(self, key: object) -> None:
        listed = self._listed.get(key)
        self._deeds.setVisible(listed is not None and not self._is_low)
        for wish in (DONE, LATER):
            self.deeds[wish].setEnabled(listed is not None and listed.next is not None)

    # what is done

    def _act_on_current(self, wish: str) -> None:
        self._act(wish, self.list.current_key())

    def _act_on(self, key: object, wish: str) -> None:
        self._act(wish, key)

    def _act(self, wish: str, key: object) -> None:
        listed = self._listed.get(key)
        if listed is None:
            return
        if wish == EDIT:
            self._edit(listed)
        elif wish == DELETE:
            told = self.tr("Task deleted: “{title}”.").format(title=listed.task.title)
            self._do(partial(self._tasks.delete, listed.task.id), told)
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
        self._do(partial(self._tasks.mark_done, due.task.id, due.day), told)

    def _offer_days(self, due: DueTask) -> None:
        menu = PopupMenu(self._theme, self)
        calendar = self._context.desk.town.calendar()
        day = max(due.due_on, self._context.desk.clock.today())
        for _number in range(_OFFERED_DAYS):
            day = calendar.next_service_day(day)
            words = self.tr("To {day}").format(day=self._words.day(day))
            menu.add(words, partial(self._postpone, due, day), icon="calendar")
        menu.add(self.tr("Another day …"), partial(self._ask_day, due), icon="pencil")
        place = self.list.visualRect(self.list.currentIndex()).center()
        menu.popup(self.list.viewport().mapToGlobal(place))
        menu.setActiveAction(menu.actions()[0])

    def _ask_day(self, due: DueTask) -> None:
        from amtdesk.ui.pages.today.task_day import DaySheet

        sheet = DaySheet(self._context, self.window_part(), due=due, words=self._words)
        sheet.chosen.connect(partial(self._postpone, due))
        sheet.ask(due.task.title)

    def _postpone(self, due: DueTask, until: date) -> None:
        told = self.tr("Put off until {day}: “{title}”.").format(title=due.task.title, day=self._words.day(until))
        self._do(partial(self._tasks.postpone, due.task.id, due.day, until=until), told)

    def _edit(self, listed: ListedTask) -> None:
        self._open_form(listed)

    def _add(self) -> None:
        self._open_form(None)

    def _open_form(self, listed: ListedTask | None) -> None:
        from amtdesk.ui.pages.today.task_form import TaskForm

        form = TaskForm(self._context, self.window_part(), task=None if listed is None else listed.task)
        form.kept.connect(self._take_over)
        form.open_now(says_itself=False)

    def _offer_routine(self) -> None:
        from amtdesk.ui.pages.today.routine_offer import RoutineSheet

        sheet = RoutineSheet(self._context, self.window_part())
        sheet.taken.connect(self._take_over)
        sheet.open_now(says_itself=False)

    def _take_over(self, told: str, task_id: object = None) -> None:
        self.refresh()
        if task_id in self._listed:
            self.list.select_key(task_id)
        self.said.say(told)
        if self._listed:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self, deed: Callable[[], object], told: str) -> None:
        place = self.list.currentIndex().row()
        try:
            deed()
        except UserFacingError as error:
            self.said.report(error)
        else:
            self.said.say(told)
            self.list.clear_current()
        self.refresh()
        self._go_on_at(place)
        if not self._listed:
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on_at(self, place: int) -> None:
        """What was acted on may stand elsewhere now: she goes on where she was, with the next one."""
        rows = [row.key for row in self.list.rows() if not row.is_heading]
        if rows and self.list.current_key() is None:
            self.list.select_key(rows[min(place, len(rows) - 1)])

    def window_part(self) -> QWidget:
        """What the sheet lies over."""
        parent = self.parentWidget()
        return self if parent is None else parent

    # keys

    @override
    def event(self, event: QEvent) -> bool:
        # the window's own keys wait while a sheet is open; these belong to the list
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _wish(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = _wish(event)
        if wish == "new":
            self.new.click()
        elif wish == "undo":
            self.said.undo()
        elif wish:
            self._act_on_current(wish)
        else:
            super().keyPressEvent(event)


def _wish(event: QKeyEvent) -> str:
    return _KEYS.get(QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText), "")


def open_task_list(context: "PageContext", parent: QWidget, *, task_id: OwnTaskId | None = None) -> TaskList:
    """Open the list over a window, or a part of it; at a task, when one is named."""
    sheet = TaskList(context, parent)
    sheet.open_now(task_id)
    return sheet
