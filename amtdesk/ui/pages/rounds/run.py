"""The run: the stops on the left, one stop or the result in the middle. It does what the stop asks for."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QWidget

from amtdesk.domain.begun_note import NotePlace
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.rounds import (
    ObservationKind,
    ReadingTime,
    Round,
    Stop,
)
from amtdesk.domain.words import N_
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.rounds.capture import QUESTION
from amtdesk.ui.pages.rounds.stop_column import StopColumn
from amtdesk.ui.pages.rounds.stop_view import Skip, StopView
from amtdesk.ui.pages.rounds.summary import Summary
from amtdesk.ui.widgets.cards import row

if TYPE_CHECKING:
    from amtdesk.domain.identifiers import GroupId
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.rounds.words import RoundWords
    from amtdesk.ui.widgets.buttons import KbdButton


class RunView(QWidget):
    """Everything during a round. Time at a stop counts while there is input (two minutes at most without)."""

    groups_requested = Signal()
    address_requested = Signal(object)  # GroupId

    def __init__(self, context: "PageContext", words: "RoundWords") -> None:
        super().__init__()
        self._context = context
        self._desk = context.desk
        self._walk: Round | None = None
        self._stop: Stop | None = None
        self._reading: ReadingTime | None = None
        self.column = StopColumn(context, words)
        self.stop_view = StopView(context, words)
        self.summary = Summary(context, words)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.stop_view)
        self._middle.addWidget(self.summary)
        line = row(context.theme, spacing=0)
        line.addWidget(self.column)
        line.addWidget(self._middle, 1)
        self.setLayout(line)
        self._connect()

    def _connect(self) -> None:
        self.column.back_requested.connect(self._open_again)
        self.column.groups_requested.connect(self.groups_requested)
        view = self.stop_view
        view.next_requested.connect(self._read)
        view.back_requested.connect(self._step_back)
        view.skip_requested.connect(self._skip)
        view.open_requested.connect(self._open_in_browser)
        view.address_requested.connect(self.address_requested)
        view.draft_changed.connect(self.keep)
        view.touched.connect(self._notice)
        view.capture.store_requested.connect(self._store)
        view.capture.undo_requested.connect(self._context.messages.undo_requested)
        self.summary.back_requested.connect(self._step_back)

    # what is shown

    def show_round(self, walk: Round) -> None:
        """Show a round that was started."""
        self._walk = walk
        self.column.show_round(walk)
        stop = walk.current
        if walk.finished_at is not None or stop is None:
            self._stop = None
            self._reading = None
            self.stop_view.forget()
            self.summary.show_round(walk)
            self._middle.setCurrentWidget(self.summary)
            return
        is_new = self._stop is None or self._stop.group.id != stop.group.id
        self._stop = stop
        if is_new:
            self._begin_reading(walk, stop)
        self.stop_view.show_stop(stop, walk, is_first=stop is walk.stops[0])
        self._middle.setCurrentWidget(self.stop_view)

    def _begin_reading(self, walk: Round, stop: Stop) -> None:
        kept = walk.unfinished
        seconds = kept.seconds if kept is not None and kept.group_id == stop.group.id else 0
        self._reading = ReadingTime(since=self._desk.clock.now(), spent=timedelta(seconds=seconds))

    def take_focus(self) -> QWidget:
        """Where the focus belongs: the capture field, or the way on to the answers."""
        if self._middle.currentWidget() is self.summary:
            return self.summary.primary
        self.stop_view.reveal_capture()
        return self.stop_view.capture.field

    def primary_button(self) -> "KbdButton":
        """The one primary button."""
        is_done = self._middle.currentWidget() is self.summary
        return self.summary.primary if is_done else self.stop_view.primary

    def is_at_summary(self) -> bool:
        """Whether the result is shown."""
        return self._middle.currentWidget() is self.summary

    def keep(self) -> None:
        """Keep what is typed and how long she has been here, for the next start."""
        if self._stop is None or self._reading is None:
            return
        seconds = self._reading.seconds(self._desk.clock.now())
        try:
            self._desk.rounds.keep_unfinished(self.stop_view.unfinished(self._stop.group.id, seconds=seconds))
        except UserFacingError as error:
            self._context.messages.report(error)

    def note_place(self) -> NotePlace | None:
        """Where a question noted now was seen: at this stop of this round."""
        if self._walk is None or self._stop is None:
            return None
        return NotePlace(source=self._source(), group_id=self._stop.group.id, round_id=self._walk.id)

    def pause(self) -> None:
        """She goes to another page: keep everything, and let no time run."""
        self.stop_view.capture.rest()
        self._notice()
        self.keep()

    def resume(self) -> None:
        """She is back at this stop."""
        if self._reading is not None:
            self._reading = ReadingTime(since=self._desk.clock.now(), spent=self._reading.spent)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self._notice()
        return super().event(event)

    # deeds

    def _notice(self) -> None:
        if self._reading is not None:
            self._reading = self._reading.noticed(self._desk.clock.now())

    def _spent(self) -> int:
        return 0 if self._reading is None else self._reading.seconds(self._desk.clock.now())

    def _store_rest(self) -> bool:
        """A line that was typed but not stored yet is stored before she goes on: nothing typed is lost."""
        text = self.stop_view.capture.text()
        return not text.strip() or self._store(text, self.stop_view.capture.kind())

    def _store(self, text: str, kind: str) -> bool:
        if self._walk is None or self._stop is None:
            return False
        group = self._stop.group
        try:
            if kind == QUESTION:
                self._desk.questions.note(text, source=self._source(), group_id=group.id, round_id=self._walk.id)
            else:
                mood = self.stop_view.mood()
                self._desk.rounds.note_observation(group.id, ObservationKind(kind), text=text, mood=mood)
        except UserFacingError as error:
            self._context.messages.report(error)
            return False
        self.stop_view.capture.show_stored(" ".join(text.split()))
        self.keep()
        return True

    def _source(self) -> QuestionSource:
        if self._stop is None or not self._stop.group.is_own_channel:
            return QuestionSource.GROUP
        return QuestionSource.DIRECT_MESSAGE if self.stop_view.is_on_messages else QuestionSource.PAGE_COMMENT

    def _read(self) -> None:
        if self._stop is None or not self._store_rest():
            return
        group_id, mood, seconds = self._stop.group.id, self.stop_view.mood(), self._spent()
        self._move(lambda: self._desk.rounds.read(group_id, mood=mood, seconds=seconds))

    def _skip(self, skip: Skip) -> None:
        if self._stop is None or not self._store_rest():
            return
        group_id, reason, seconds = self._stop.group.id, skip.reason, self._spent()
        if reason is None:
            self._move(self._desk.rounds.finish)
        else:
            self._move(lambda: self._desk.rounds.skip(group_id, reason, seconds=seconds))

    def _step_back(self) -> None:
        if self._walk is None:
            return
        stops = self._walk.stops
        here = stops.index(self._stop) if self._stop in stops else len(stops)
        if here > 0:
            self._open_again(stops[here - 1].group.id)

    def _open_again(self, group_id: "GroupId") -> None:
        stop = None if self._walk is None else self._walk.stop_of(group_id)
        if stop is None or (self._stop is not None and not self._store_rest()):
            return
        mood = None if stop.visit is None else stop.visit.mood
        if self._move(lambda: self._desk.rounds.go_back(group_id)):
            self.stop_view.show_mood(mood)

    def _move(self, deed: Callable[[], Round]) -> bool:
        try:
            walk = deed()
        except UserFacingError as error:
            self._context.messages.report(error)
            return False
        self.stop_view.forget()
        self._stop = None
        self.show_round(walk)
        self.take_focus().setFocus()
        return True

    def _open_in_browser(self) -> None:
        self._notice()
        if self._stop is None:
            return
        address = self._stop.group.address
        if not QDesktopServices.openUrl(QUrl(address)):
            self._context.messages.report(CannotOpen(address))
        self.stop_view.capture.field.setFocus()


class CannotOpen(UserFacingError):
    """The system found no browser for an address."""

    def __init__(self, address: str) -> None:
        super().__init__(N_("The browser could not be opened. Please open {address} there by hand."), address=address)
