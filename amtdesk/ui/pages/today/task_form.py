"""The sheet on which a task of her own is added or changed. What was typed waits, also over a restart."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.identifiers import OwnTaskId
from amtdesk.domain.own_tasks import OwnTask, TaskFault
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.today.task_fields import TaskFields
from amtdesk.ui.pages.today.task_words import TaskWords
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.cards import ScrollColumn, row
from amtdesk.ui.widgets.fields import AUTOSAVE_MS
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_WIDTH = 640
_NEW = "task:new"


class TaskForm(TallSheet):
    """A new task, or one that is changed. Ctrl+Enter keeps it; Esc leaves, and nothing typed is lost."""

    _is_built = False
    kept = Signal(str, object)  # what was done, in words, for whoever shows no toast; the OwnTaskId

    def __init__(self, context: "PageContext", parent: QWidget, *, task: OwnTask | None) -> None:
        super().__init__(context.theme, parent, heading="", width=_WIDTH)
        self._context = context
        self._task = task
        self._is_toasting = True
        self._words = TaskWords(context, self)
        self.heading.setText(self.tr("New task") if task is None else self.tr("Edit task"))
        self.setAccessibleName(self.heading.text())
        self.fields = TaskFields(context)
        keep = self.tr("Add task") if task is None else self.tr("Keep changes")
        self.keep = KbdButton(context.theme, keep, kind="primary", keys="Ctrl+Return")
        self.cancel = KbdButton(context.theme, self.tr("Cancel"), kind="quiet", keys="Esc")
        self.delete = KbdButton(context.theme, self.tr("Delete task"), kind="quiet", icon="trash-2")
        self._begun = QWidget()
        self.forget = LinkButton(context.theme, self.tr("Begin anew"))
        self._wrong = Label(context.theme, role="meta", color="danger.text", wrap=True)
        self._pause = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._assemble()
        self._connect()
        self._show_begun()
        self._is_built = True

    def _assemble(self) -> None:
        theme = self._theme
        line = row(theme, spacing=8)
        line.addWidget(Label(theme, self.tr("What you typed before is still here."), role="meta", wrap=True), 1)
        line.addWidget(self.forget)
        self._begun.setLayout(line)
        self.head.addWidget(self._begun)
        body = ScrollColumn(theme, margins=(24, 4, 24, 4))
        body.column.addWidget(self.fields)
        body.column.addStretch(1)
        self._body = body
        self._wrong.hide()
        self.foot.addWidget(self._wrong)
        buttons = FlowRow(theme)
        for button in (self.keep, self.cancel, self.delete):
            buttons.flow.addWidget(button)
        self.delete.setVisible(self._task is not None)
        self.foot.addWidget(buttons)
        self.add_middle(body)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.keep_begun)
        self.fields.typed.connect(self._pause.start)
        self.fields.accepted.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.close_sheet)
        self.delete.clicked.connect(self._delete)
        self.forget.clicked.connect(self._forget)

    def open_now(self, *, says_itself: bool = True) -> None:
        """Show the sheet with the focus in the title; without `says_itself`, `kept` is told instead of a toast."""
        self._is_toasting = says_itself
        self.open(self.fields.title)
        self.fields.title.selectAll()

    # what was begun

    def _show_begun(self) -> None:
        self.fields.show_task(self._task)
        self._offered = self.fields.values()
        begun = self._context.desk.begun_forms.get(self._kept_as())
        if begun:
            self.fields.show_values({**self._offered, **begun})
        self._begun.setVisible(bool(begun))
        self._pause.stop()

    def _forget(self) -> None:
        self._context.desk.begun_forms.keep(self._kept_as(), {})
        self._show_begun()
        self.fields.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_begun(self) -> None:
        """Keep what was typed; what she left alone begins anew the next time, such as the day."""
        self._pause.stop()
        typed = {name: text for name, text in self.fields.values().items() if text != self._offered[name]}
        self._context.desk.begun_forms.keep(self._kept_as(), typed)

    def _kept_as(self) -> str:
        return _NEW if self._task is None else f"task:{self._task.id}"

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if self._is_built:  # it is hidden once while it is made
            self.keep_begun()
        super().hideEvent(event)

    # what is done

    def _keep(self) -> None:
        wrong = self.fields.find_faults()
        if wrong is not None:
            self._lead_to(wrong)
            return
        try:
            kept = self._add() if self._task is None else self._change(self._task)
        except UserFacingError as error:
            self._say(error)
            return
        self._end(self._told(kept), kept.id)

    def _add(self) -> OwnTask:
        fields = self.fields
        return self._context.desk.own_tasks.add(
            title=fields.title.text(),
            note=fields.note.text(),
            rhythm=fields.rhythm.rule(),
            starts_on=fields.first_day() or self._context.desk.clock.today(),
            at=fields.time_of_day(),
            minutes=fields.how_long(),
            page=str(fields.page.currentData()),
        )

    def _change(self, task: OwnTask) -> OwnTask:
        fields = self.fields
        return self._context.desk.own_tasks.edit(
            task.id,
            title=fields.title.text(),
            note=fields.note.text(),
            rhythm=fields.rhythm.rule(),
            starts_on=fields.first_day() or task.starts_on,
            at=fields.time_of_day(),
            minutes=fields.how_long(),
            page=str(fields.page.currentData()),
        )

    def _told(self, kept: OwnTask) -> str:
        if self._task is not None:
            return self.tr("Task changed: “{title}”.").format(title=kept.title)
        due = self._context.desk.own_tasks.next_of(kept.id)
        day = self._words.day(kept.next_days[0] if due is None else due.due_on)
        return self.tr("Task added: “{title}”, {day}.").format(title=kept.title, day=day)

    def _delete(self) -> None:
        if self._task is None:
            return
        try:
            self._context.desk.own_tasks.delete(self._task.id)
        except UserFacingError as error:
            self._say(error)
            return
        self._end(self.tr("Task deleted: “{title}”.").format(title=self._task.title), self._task.id)

    def _end(self, told: str, task_id: OwnTaskId) -> None:
        self._offered = self.fields.values()  # it is kept: nothing of it waits any more
        self.close_sheet()
        self.kept.emit(told, task_id)
        if self._is_toasting:
            self._context.messages.undo_toast(told)

    def _say(self, error: UserFacingError) -> None:
        sentence = self._context.language.sentence(error)
        if isinstance(error, TaskFault):
            self._lead_to(self.fields.blame(error, sentence))
            return
        self._wrong.setText(sentence)
        self._wrong.show()

    def wrong(self) -> str:
        """What is wrong with the whole of it."""
        return self._wrong.text()

    def _lead_to(self, field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._body.ensureWidgetVisible(field, 0, self._theme.px(48))

    @override
    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.fields.arrange(round(min(parent.width() / self._theme.zoom - 32, _WIDTH)) - 48)
        super()._place()


def open_task_form(context: "PageContext", parent: QWidget, *, task: OwnTask | None = None) -> TaskForm:
    """Open the form over a window, or a part of it: for a new task, or to change one."""
    form = TaskForm(context, parent, task=task)
    form.open_now()
    return form
