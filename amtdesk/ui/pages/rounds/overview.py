"""Before the round: the groups it walks through, when it is due, and the way in."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from amtdesk.domain.groups import (
    Group,
)
from amtdesk.domain.rounds import (
    Round,
)
from amtdesk.ui.file_import import GROUPS, FileImport
from amtdesk.ui.pages.rounds.group_form import GroupForm
from amtdesk.ui.pages.rounds.reminder_line import ReminderLine
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow, RowAction, heading
from amtdesk.ui.widgets.cards import ScrollColumn, column, row
from amtdesk.ui.widgets.empty_state import EmptyState
from amtdesk.ui.widgets.labels import Label, PageTitle

if TYPE_CHECKING:
    from amtdesk.domain.identifiers import GroupId
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.rounds.words import RoundWords

CONTENT_WIDTH: Final = 860


class Overview(QWidget):
    """Everything about the round while it is not being walked."""

    start_requested = Signal()
    open_requested = Signal(object)  # Group: its address in the browser

    def __init__(self, context: "PageContext", words: "RoundWords") -> None:
        super().__init__()
        self._context = context
        self._desk = context.desk
        self._words = words
        theme = context.theme
        self._plan = Label(theme, color="text.secondary", wrap=True)
        self._add = KbdButton(theme, self.tr("Add group"), icon="plus", keys="Ctrl+N")
        self._import = KbdButton(theme, self.tr("Import groups"))
        self.primary = KbdButton(theme, self.tr("Start the round"), kind="primary", icon="footprints", keys="Ctrl+R")
        self.reminder = ReminderLine(context)
        self.groups = CardList(theme, self.tr("Groups"), grows=True)
        self.form = GroupForm(context)
        self.form.hide()
        self.importer = FileImport(context, self, kind=GROUPS)
        self._empty = EmptyState(
            theme,
            self.tr("Which local groups do people talk in?"),
            text=self.tr(
                "Your own channel is already here: its comments and messages are the first stop of every round. "
                "Add the groups that you read along in, or import a list. AmtDesk keeps no names of members."
            ),
            icon="footprints",
        )
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        theme = self._context.theme
        self._head = row(theme, spacing=8)
        self._head.addWidget(PageTitle(theme, self.tr("Round")), 1)
        others = row(theme, spacing=8)
        for button in (self._import, self._add):
            others.addWidget(button)
        others.addStretch(1)
        self._head.addLayout(others)
        self._head.addWidget(self.primary, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._scroll = ScrollColumn(theme, spacing=16, margins=(32, 20, 24, 20))
        titles = column(theme, spacing=4)
        titles.addLayout(self._head)
        titles.addWidget(self._plan)
        self._scroll.column.addLayout(titles)
        for part in (self.reminder, self.form, self.groups, self._empty):
            self._scroll.column.addWidget(part)
        self._scroll.column.addStretch(1)
        whole = column(theme, spacing=0)
        whole.addWidget(self._scroll)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.primary.clicked.connect(self.start_requested)
        self._add.clicked.connect(self.begin_new)
        self._import.clicked.connect(self.importer.choose)
        self.groups.opened.connect(self.edit)
        self.groups.deleted.connect(self._delete)
        self.groups.action_requested.connect(self._act)
        self.form.closed.connect(self._close_form)
        self.form.delete_requested.connect(self._delete)

    def fold(self, *, is_narrow: bool) -> None:
        """Put the buttons below the title where there is no room beside it."""
        ways = QBoxLayout.Direction
        self._head.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)

    # what is shown

    def show_round(self, walk: Round) -> None:
        """Show the groups and today's plan."""
        groups = self._desk.rounds.groups()
        self._plan.setText(self._words.plan(walk) if walk.finished_at is None else self._done_words(walk))
        self.primary.set_label(self._primary_words(walk))
        self.reminder.show_time()
        today = {stop.group.id for stop in walk.stops}
        self.groups.show_rows(self._rows(groups, today))
        self._empty.setVisible(len(groups) == 1 and not self.form.isVisibleTo(self))
        self._refresh_form(groups)

    def _primary_words(self, walk: Round) -> str:
        if walk.started_at is None:
            return self.tr("Start the round")
        return self.tr("Go on with the round") if walk.current is not None else self.tr("See the result")

    def _done_words(self, walk: Round) -> str:
        result = self._words.result(self._desk.rounds.summary(walk))
        return self.tr("Done today: {result}.").format(result=result)

    def _rows(self, groups: tuple[Group, ...], today: set["GroupId"]) -> list[CardRow]:
        due = [self._row(group) for group in groups if group.id in today]
        others = [self._row(group) for group in groups if group.id not in today]
        rows = [heading(self.tr("On the way today")), *due]
        return [*rows, heading(self.tr("On other days")), *others] if others else rows

    def _row(self, group: Group) -> CardRow:
        meta = ", ".join((self._words.rhythm(group), self._words.minutes(group.minutes)))
        return CardRow(
            key=group.id,
            icon="message-circle" if group.is_own_channel else "messages-square",
            title=group.name,
            meta=f"{meta}. {self._words.mode(group)}",
            right=self._words.last_read(group),
            actions=self._actions(group),
        )

    def _actions(self, group: Group) -> tuple[RowAction, ...]:
        actions = [RowAction(key="edit", text=self.tr("Edit"), icon="pencil", keys="F2")]
        if group.address:
            actions.append(RowAction(key="open", text=self.tr("Open in the browser"), icon="external-link"))
        if not group.is_own_channel:
            actions.append(RowAction(key="delete", text=self.tr("Delete"), icon="trash-2", keys="Del", danger=True))
        return tuple(actions)

    def _refresh_form(self, groups: tuple[Group, ...]) -> None:
        shown = self.form.group_id()
        if shown is None or not self.form.isVisibleTo(self):
            return
        group = next((each for each in groups if each.id == shown or (each.is_own_channel and not shown)), None)
        if group is None:
            self._close_form()
        else:
            self.form.show_group(group)

    # deeds

    def begin_new(self) -> None:
        """Begin a new group."""
        self.form.finish()
        self._show_form()
        self.form.show_new()

    def edit(self, key: object, *, on_address: bool = False) -> None:
        """Edit a group in place."""
        group = next((each for each in self._desk.rounds.groups() if each.id == key), None)
        if group is not None:
            self.form.finish()
            self._show_form()
            self.form.show_group(group)
            self.form.take_focus(on_address=on_address)

    def edit_current(self) -> None:
        """F2: edit the group that is selected."""
        key = self.groups.current_key()
        if key is not None:
            self.edit(key)

    def _show_form(self) -> None:
        self._empty.hide()
        self.form.show()
        self._scroll.verticalScrollBar().setValue(0)

    def _close_form(self) -> None:
        shown = self.form.group_id()
        self.form.hide()
        self._empty.setVisible(len(self._desk.rounds.groups()) == 1)
        if shown is not None:
            self.groups.select_key(shown)
        self.groups.setFocus()

    def _act(self, key: object, wish: str) -> None:
        if wish == "edit":
            self.edit(key)
        elif wish == "delete":
            self._delete(key)
        elif wish == "open":
            self.open_requested.emit(next(each for each in self._desk.rounds.groups() if each.id == key))

    def _delete(self, key: object) -> None:
        group = next((each for each in self._desk.rounds.groups() if each.id == key), None)
        if group is None or group.is_own_channel:
            self._context.messages.toast(self.tr("Your own channel stays: it is the first stop of every round."))
            return
        self._desk.rounds.delete_group(group.id)
        if self.form.group_id() == group.id:
            self._close_form()
        self._context.messages.undo_toast(self.tr("Group deleted: {name}").format(name=group.name))

    def finish(self) -> None:
        """Keep what is being typed."""
        self.reminder.finish()
        if self.form.isVisibleTo(self):
            self.form.finish()
