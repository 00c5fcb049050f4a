"""The page Rundgang: the groups before the round, one stop at a time during it, the result after it."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from amtdesk.domain.begun_note import NotePlace
from amtdesk.domain.changes import Area
from amtdesk.domain.identifiers import GroupId
from amtdesk.ui.overriding import override
from amtdesk.ui.page import ONE_COLUMN_BELOW, Destination, Page, PageContext
from amtdesk.ui.pages.rounds.overview import Overview
from amtdesk.ui.pages.rounds.run import RunView
from amtdesk.ui.pages.rounds.words import RoundWords
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column

if TYPE_CHECKING:
    from amtdesk.domain.rounds import Round

START = "start"
GROUPS = "groups"
NEW = "new"
TIGHT_BELOW = 760
LOW_BELOW = 560


class RoundsPage(Page):
    """R1 to R3: during a round nothing else is on screen."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.ROUNDS, Area.QUESTIONS, Area.TOWN, Area.REMINDERS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._wants_groups = False
        self._comes_from_elsewhere = True
        self._walk: Round | None = None
        words = self._words = RoundWords(context, self)
        self.overview = Overview(context, words)
        self.run = RunView(context, words)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overview)
        self._stack.addWidget(self.run)
        whole = column(self.theme, spacing=0)
        whole.addWidget(self._stack)
        self.setLayout(whole)
        self.overview.start_requested.connect(self.start_or_continue)
        self.overview.open_requested.connect(self.run.opener.open)
        self.overview.reminder.times_requested.connect(self._go_to_times)
        self.run.groups_requested.connect(self._show_groups)
        self.run.again_requested.connect(self._start_again)
        self.run.address_requested.connect(self._enter_address)
        self.run.summary.answers_requested.connect(self._go_to_questions)
        self.run.summary.today_requested.connect(self._go_to_today)

    # what is shown

    @override
    def refresh(self) -> None:
        walk = self.desk.rounds.today()
        self._walk = walk
        is_run = walk.started_at is not None and not self._wants_groups
        if is_run:
            self.run.show_round(walk)
        else:
            self.overview.show_round(walk)
        self._stack.setCurrentWidget(self.run if is_run else self.overview)
        if is_run != self.wants_narrow_rail:
            self.wants_narrow_rail = is_run
            self.rail_changed.emit()
        self.setAccessibleName(self.accessible_title())

    def start_or_continue(self) -> None:
        """Ctrl+R: start today's round, or go on where she left it.

        After the last stop it shows the result; there, or when another round is due, it begins the next one of the day.
        """
        walk = self.desk.rounds.today()
        is_over = walk.finished_at is not None and walk.current is None
        if is_over and not (self._is_result_seen() or self._is_round_due()):
            self._show_run()
        else:
            self._start_again()

    def _is_result_seen(self) -> bool:
        return not self._comes_from_elsewhere and self._stack.currentWidget() is self.run and self.run.is_at_summary()

    def _is_round_due(self) -> bool:
        due = self.desk.reminders.due()
        return due is not None and due.is_round

    def _start_again(self) -> None:
        left, before = self.desk.rounds.left_over(), self.desk.rounds.today()
        if self.desk.rounds.start().id != before.id:
            self.messages.withdraw_toast()
        self._show_run()
        if left is not None and self.run.take_over(left):
            self.desk.rounds.forget_left_over()

    def _show_run(self) -> None:
        self.overview.finish()
        self.overview.put_form_away()
        self._wants_groups = False
        self.refresh()
        self.run.notice()
        self.run.take_focus().setFocus()

    @override
    def open_at(self, target: object) -> None:
        if target == START:
            self.start_or_continue()
        elif target == GROUPS:
            self._show_groups()
        elif isinstance(target, int):
            self._show_groups()
            self.overview.show_group(GroupId(target))
        elif target == NEW:
            self.new_requested()

    @override
    def place(self) -> object:
        return GROUPS if self._wants_groups else None

    @override
    def tick(self) -> None:
        if self._walk is not None and self._walk.day != self.desk.clock.today():
            self.refresh()  # a new day has begun
        elif self._stack.currentWidget() is self.run:
            self.run.keep()

    @override
    def is_undisturbed(self) -> bool:
        return self._stack.currentWidget() is self.run and self.run.is_reading()

    @override
    def needed_next(self) -> tuple[QWidget, ...]:
        return self.run.needed_next() if self._stack.currentWidget() is self.run else ()

    @override
    def leave(self) -> None:
        self.overview.finish()
        self.run.opener.forget()
        if self._stack.currentWidget() is self.run:
            self.run.pause()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.layout_width() < ONE_COLUMN_BELOW
        height = self.height() / self.theme.zoom
        self.run.column.setVisible(not is_narrow)
        self.overview.fold(is_narrow=is_narrow)
        self.run.stop_view.set_tight(is_tight=height < TIGHT_BELOW)
        self.run.stop_view.fold(is_narrow=is_narrow, is_low=height < LOW_BELOW)
        self.run.summary.fold(is_low=height < LOW_BELOW)

    @override
    def note_place(self) -> NotePlace | None:
        return self.run.note_place() if self._stack.currentWidget() is self.run else None

    # ways on

    def _show_groups(self) -> None:
        self.run.pause()
        self.overview.finish()
        self.overview.put_form_away()
        self._wants_groups = True
        self.refresh()
        self.overview.groups.setFocus()

    def _enter_address(self, group_id: GroupId) -> None:
        self._show_groups()
        self.overview.edit(group_id, on_address=True)

    def _go_to_questions(self) -> None:
        self.navigate_requested.emit(Destination("questions"))

    def _go_to_times(self) -> None:
        self.navigate_requested.emit(Destination("settings", "reminder_times"))

    def _go_to_today(self) -> None:
        self.navigate_requested.emit(Destination("today"))

    # keys

    @override
    def primary_button(self) -> KbdButton | None:
        is_run = self._stack.currentWidget() is self.run
        return self.run.primary_button() if is_run else self.overview.primary

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._comes_from_elsewhere = True

    @override
    def first_focus(self) -> QWidget | None:
        self._comes_from_elsewhere = False
        if self._stack.currentWidget() is self.run:
            self.run.notice()
            return self.run.take_focus()
        return self.overview.groups if self._wants_groups else self.overview.primary

    @override
    def focus_areas(self) -> list[QWidget]:
        if self._stack.currentWidget() is self.run:
            middle = self.run.summary if self.run.is_at_summary() else self.run.stop_view
            parts: list[QWidget] = [self.run.column, middle]
        else:
            parts = self.overview.areas()
        return [part for part in parts if part.isVisibleTo(self)]

    @override
    def new_requested(self) -> None:
        if not self._wants_groups:
            self._show_groups()
        self.overview.begin_new()

    @override
    def edit_requested(self) -> None:
        if self._stack.currentWidget() is self.overview:
            self.overview.edit_current()

    @override
    def accessible_title(self) -> str:
        if self._walk is None or self._walk.started_at is None:
            return self.tr("Round")
        title, done, total = self._words.title(self._walk), self._walk.done_count, len(self._walk.stops)
        return self.tr("{title}, {done} of {total} stops done").format(title=title, done=done, total=total)
