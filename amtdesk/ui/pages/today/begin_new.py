"""What can be begun from Heute: her own tasks in their sheets, and the menu behind "Neu"."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.identifiers import OwnTaskId, PostId
from amtdesk.ui.page import ALL_TASKS, NEW, NEW_TASK, Destination
from amtdesk.ui.widgets.menus import PopupMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from amtdesk.domain.today import TodayItem
    from amtdesk.ui.page import PageContext


class BeginNew(QObject):
    """Opens sheets over the window of `place`, the page; what stands on other pages is wished for."""

    wished = Signal(object)  # Destination

    def __init__(self, context: "PageContext", place: "QWidget") -> None:
        super().__init__(place)
        self._context = context
        self._place = place

    def offer(self, at: QPoint) -> None:
        """Open the menu of what can be new."""
        menu = PopupMenu(self._context.theme, self._place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add(self.tr("Note a question"), self.question, icon="messages-square", keys="Ctrl+Shift+N")
        menu.add(self.tr("New task"), self.task, icon="list-todo")
        menu.add(self.tr("New post"), self.post, icon="calendar-days")
        menu.add(self.tr("New template"), self.template, icon="message-square-quote")
        menu.popup(at)

    def question(self) -> None:
        """Note a question."""
        self.wished.emit(Destination("questions", NEW))

    def post(self) -> None:
        """Begin a post."""
        self.wished.emit(Destination("plan", NEW))

    def template(self) -> None:
        """Begin a reply template."""
        self.wished.emit(Destination("templates", NEW))

    def feedback(self, item: "TodayItem") -> None:
        """Write to those who took part what became of it; the draft that is begun already is opened again."""
        try:
            post = self._context.desk.posts.write_feedback(PostId(int(item.ref)))
        except UserFacingError as error:
            self._context.messages.report(error)
        else:
            self.wished.emit(Destination("plan", post.id))

    # her own tasks

    def task(self) -> None:
        """Add a task of her own."""
        from amtdesk.ui.pages.today.task_form import open_task_form

        open_task_form(self._context, self._place.window())

    def edit(self, item: "TodayItem") -> None:
        """Change one of her own tasks."""
        from amtdesk.ui.pages.today.task_form import open_task_form

        try:
            task = self._context.desk.own_tasks.get(OwnTaskId(int(str(item.ref).split()[0])))
        except UserFacingError as error:
            self._context.messages.report(error)
        else:
            open_task_form(self._context, self._place.window(), task=task)

    def all_tasks(self, _checked: object = None, *, at: OwnTaskId | None = None) -> None:
        """Show every task of her own; `at` is the one that is meant."""
        from amtdesk.ui.pages.today.task_list import open_task_list

        open_task_list(self._context, self._place.window(), task_id=at)

    def open_at(self, target: object) -> None:
        """Open the sheet that a destination names: a new task, all of them, or one on the list."""
        if target == NEW_TASK:
            self.task()
        elif target == ALL_TASKS:
            self.all_tasks()
        elif isinstance(target, int):
            self.all_tasks(at=OwnTaskId(target))

    def routine(self) -> None:
        """Offer the usual routine."""
        from amtdesk.ui.pages.today.routine_offer import open_routine_offer

        open_routine_offer(self._context, self._place.window())
