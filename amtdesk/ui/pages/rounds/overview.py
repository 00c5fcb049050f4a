"""Before the round: the groups it walks through in their order, when it is due, and the way in."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from amtdesk.domain.groups import Group
from amtdesk.domain.rounds import Round
from amtdesk.ui.pages.rounds.archive_part import ArchivePart
from amtdesk.ui.pages.rounds.group_deeds import GroupDeeds
from amtdesk.ui.pages.rounds.group_files import GroupFiles
from amtdesk.ui.pages.rounds.group_rows import DOWN, EDIT, OPEN, UP, GroupRows
from amtdesk.ui.pages.rounds.group_words import GroupWords
from amtdesk.ui.pages.rounds.order_list import OrderList
from amtdesk.ui.pages.rounds.reminder_line import ReminderLine
from amtdesk.ui.widgets.buttons import IconButton, KbdButton
from amtdesk.ui.widgets.cards import ScrollColumn, column, row
from amtdesk.ui.widgets.empty_state import EmptyState
from amtdesk.ui.widgets.labels import Label, PageTitle

if TYPE_CHECKING:
    from amtdesk.domain.identifiers import GroupId
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.rounds.group_form import GroupForm
    from amtdesk.ui.pages.rounds.words import RoundWords
    from amtdesk.ui.theme import Theme

#: The own channel and two groups that can change places.
_ORDERED: Final = 3
#: Between the title and how long the round takes; more where the button with its focus ring stands between them.
_PLAN_GAP: Final = 4
_PLAN_GAP_NARROW: Final = 12


class Overview(QWidget):
    """Everything about the round while it is not being walked. While a group is edited, its form stands alone."""

    start_requested = Signal()
    open_requested = Signal(object)  # Group: its address in the browser

    def __init__(self, context: "PageContext", words: "RoundWords") -> None:
        super().__init__()
        self._context = context
        self._desk = context.desk
        self._words = words
        self._wanted: object | None = None  # the row that shall be current once it is there
        theme = context.theme
        self._group_words = GroupWords(context, self)
        self._rows = GroupRows(self._group_words)
        self._plan = Label(theme, color="text.secondary", wrap=True)
        self._add = KbdButton(theme, self.tr("Add group"), icon="plus", keys="Ctrl+N")
        self.more = IconButton(theme, self.tr("More: import and export groups"), icon="ellipsis")
        self.primary = KbdButton(theme, self.tr("Start the round"), kind="primary", icon="footprints", keys="Ctrl+R")
        self.reminder = ReminderLine(context)
        self.groups = OrderList(theme, self.tr("Groups"), fixed=1)
        self._hint = Label(
            theme,
            self.tr("The round walks from top to bottom. Alt ↑ and Alt ↓ move a group, the mouse drags it."),
            role="meta",
            color="text.tertiary",
            wrap=True,
        )
        self.archive = ArchivePart(context, self._group_words)
        self._form: GroupForm | None = None
        self._is_narrow = False
        self.files = GroupFiles(context, self)
        self._deeds = GroupDeeds(context, self)
        self._import = KbdButton(theme, self.tr("Import groups"), icon="file-text")
        self._empty = _empty_state(self, theme, button=self._import)
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        theme = self._context.theme
        self._head = row(theme, spacing=8)
        self._head.addWidget(PageTitle(theme, self.tr("Round")), 1)
        others = row(theme, spacing=8)
        for button in (self.more, self._add):
            others.addWidget(button)
        others.addStretch(1)
        self._head.addLayout(others)
        self._head.addWidget(self.primary, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._scroll = ScrollColumn(theme, spacing=16, margins=(32, 20, 24, 20))
        self._titles = column(theme, spacing=_PLAN_GAP)
        self._titles.addLayout(self._head)
        self._titles.addWidget(self._plan)
        self._scroll.column.addLayout(self._titles)
        for part in (self.reminder, self.groups, self._hint, self.archive, self._empty):
            self._scroll.column.addWidget(part)
        self._scroll.column.addStretch(1)
        whole = column(theme, spacing=0)
        whole.addWidget(self._scroll)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.primary.clicked.connect(self.start_requested)
        self._add.clicked.connect(self.begin_new)
        self.more.clicked.connect(partial(self.files.open_menu, self.more))
        self._import.clicked.connect(self.files.importer.choose)
        self.groups.opened.connect(self.edit)
        self.groups.deleted.connect(self._deeds.delete)
        self.groups.moved.connect(self._move)
        self.groups.action_requested.connect(self._act)
        self.archive.unfolded.connect(self._show_archive)
        self.archive.action_requested.connect(self._act_on_archived)

    @property
    def form(self) -> "GroupForm":
        """The form of a group: built when one is edited first."""
        if self._form is None:
            from amtdesk.ui.pages.rounds.group_form import GroupForm

            self._form = GroupForm(self._context, self._group_words)
            self._form.hide()
            self._form.fold(is_narrow=self._is_narrow)
            self._scroll.column.insertWidget(1, self._form)
            self._form.closed.connect(self._close_form)
            self._form.delete_requested.connect(self._deeds.delete)
        return self._form

    def is_editing(self) -> bool:
        """Whether the form stands in place of the list."""
        return self._form is not None and not self._form.isHidden()

    def put_form_away(self) -> None:
        """Show the list again the next time, whatever was edited."""
        if self._form is not None:
            self._form.hide()

    def areas(self) -> list[QWidget]:
        """Where F6 leads."""
        middle: list[QWidget] = [self.form] if self.is_editing() else [self.reminder, self.groups]
        return [self.primary, *middle]

    def fold(self, *, is_narrow: bool) -> None:
        """Put buttons below the title, labels above their fields, minutes below a name: there is no room beside."""
        ways = QBoxLayout.Direction
        self._head.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        self._titles.setSpacing(self._context.theme.px(_PLAN_GAP_NARROW if is_narrow else _PLAN_GAP))
        self._is_narrow = is_narrow
        if self._form is not None:
            self._form.fold(is_narrow=is_narrow)
        if is_narrow != self._rows.is_narrow:
            self._rows.is_narrow = is_narrow
            self._show_list(self._desk.rounds.today())

    # what is shown

    def show_round(self, walk: Round) -> None:
        """Show the groups and today's plan."""
        self._plan.setText(self._words.plan(walk) if walk.finished_at is None else self._done_words(walk))
        self.primary.set_label(self._primary_words(walk))
        self.reminder.show_time()
        self._show_list(walk)

    def _show_list(self, walk: Round) -> None:
        groups, figures = self._desk.rounds.groups(), self._desk.rounds.group_figures()
        today = frozenset(stop.group.id for stop in walk.stops)
        self.groups.show_rows(self._rows.rows(groups, figures, today=today))
        if self._wanted is not None and self.groups.select_key(self._wanted):
            self._wanted = None
        self.archive.show_groups(self._desk.rounds.archived_groups())
        self._refresh_form(groups)
        self._show_parts(groups)

    def _show_parts(self, groups: tuple[Group, ...]) -> None:
        is_listing = not self.is_editing()
        for part in (self.groups, self.reminder, self._plan):
            part.setVisible(is_listing)
        self._hint.setVisible(is_listing and len(groups) >= _ORDERED)
        self._empty.setVisible(is_listing and len(groups) == 1)
        self.archive.setVisible(is_listing and self.archive.has_groups())

    def _primary_words(self, walk: Round) -> str:
        if walk.started_at is None:
            return self.tr("Start the round")
        return self.tr("Go on with the round") if walk.current is not None else self.tr("See the result")

    def _done_words(self, walk: Round) -> str:
        result = self._words.result(self._desk.rounds.summary(walk))
        return self.tr("Done today: {result}.").format(result=result)

    def _refresh_form(self, groups: tuple[Group, ...]) -> None:
        shown = self.form.group_id() if self.is_editing() else None
        if shown is None:
            return
        group = next((each for each in groups if each.id == shown or (each.is_own_channel and not shown)), None)
        if group is None:
            self._close_form()
        else:
            self.form.show_group(group, self._desk.rounds.group_figures().get(group.id))

    # deeds

    def begin_new(self) -> None:
        """Begin a new group."""
        self.finish()
        self._show_form()
        self.form.show_new()

    def edit(self, key: object, *, on_address: bool = False) -> None:
        """Edit a group in place of the list."""
        group = self.group_of(key)
        if group is not None:
            self.finish()
            self._show_form()
            self.form.show_group(group, self._desk.rounds.group_figures().get(group.id))
            self.form.take_focus(on_address=on_address)

    def edit_current(self) -> None:
        """F2: edit the group that is selected."""
        key = self.groups.current_key()
        if key is not None and not self.is_editing():
            self.edit(key)

    def show_group(self, group_id: "GroupId") -> None:
        """Make a group current, in the archive if it rests there."""
        if self.group_of(group_id) is not None:
            self.groups.select_key(group_id)
        else:
            self.archive.show_group(group_id)

    def group_of(self, key: object) -> Group | None:
        """The group of a row that is shown."""
        return next((each for each in self._desk.rounds.groups() if each.id == key), None)

    def _show_form(self) -> None:
        self.form.show()
        self._show_parts(self._desk.rounds.groups())
        self._scroll.verticalScrollBar().setValue(0)

    def _close_form(self) -> None:
        shown = self.form.group_id()
        self.form.hide()
        self._show_parts(self._desk.rounds.groups())
        if shown is not None:
            self._wanted = None if self.groups.select_key(shown) else shown
        self.groups.setFocus()

    def _move(self, key: object, to: int) -> None:
        self.groups.select_key(key)
        self._deeds.move(key, to=to)

    def _act(self, key: object, wish: str) -> None:
        self.groups.select_key(key)
        group = self.group_of(key)
        if group is None:
            return
        if wish == EDIT:
            self.edit(key)
        elif wish == OPEN:
            self.open_requested.emit(group)
        elif wish in {UP, DOWN}:
            self._deeds.step(group, by=-1 if wish == UP else 1)
        else:
            self._deeds.do(group, wish)

    def _act_on_archived(self, key: object, wish: str) -> None:
        if self._deeds.do_archived(key, wish):
            self._wanted = key
            self.groups.setFocus()

    def _show_archive(self) -> None:
        """The page grows before it scrolls, else it would stop where it ended until now."""
        body = self._scroll.widget()
        if body is not None:
            self.archive.updateGeometry()
            self._scroll.column.invalidate()
            body.resize(body.width(), self._scroll.column.totalHeightForWidth(body.width()))
        self._scroll.ensureWidgetVisible(self.archive.list)

    def finish(self) -> None:
        """Keep what is being typed."""
        if self.is_editing():
            self.form.finish()


def _empty_state(page: QWidget, theme: "Theme", *, button: KbdButton) -> EmptyState:
    return EmptyState(
        theme,
        page.tr("Which local groups do people talk in?"),
        text=page.tr(
            "Your own channel is already here: its comments and messages are the first stop of every round. "
            "Add the groups that you read along in, or import a list. AmtDesk keeps no names of members."
        ),
        icon="footprints",
        buttons=(button,),
    )
