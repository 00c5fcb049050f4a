"""The run: the stops on the left, one stop or the result in the middle. It does what the stop asks for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from amtdesk.domain.begun_note import NotePlace
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.rounds import SKIP_WORD, Round, Stop, Unfinished
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.rounds.noting import StopNotes, source_at
from amtdesk.ui.pages.rounds.opening import GroupOpener
from amtdesk.ui.pages.rounds.reading_clock import ReadingClock
from amtdesk.ui.pages.rounds.seen_stops import SeenStops
from amtdesk.ui.pages.rounds.skip_menu import Skip
from amtdesk.ui.pages.rounds.stop_column import StopColumn
from amtdesk.ui.pages.rounds.stop_view import StopView
from amtdesk.ui.pages.rounds.summary import Summary
from amtdesk.ui.widgets.cards import row

if TYPE_CHECKING:
    from amtdesk.domain.identifiers import GroupId
    from amtdesk.domain.questions import QuestionSource
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.rounds.words import RoundWords
    from amtdesk.ui.widgets.buttons import KbdButton


_WAYS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class RunView(QWidget):
    """Everything during a round. What is typed anywhere on it goes into the capture field."""

    groups_requested = Signal()
    again_requested = Signal()
    address_requested = Signal(object)  # GroupId

    def __init__(self, context: "PageContext", words: "RoundWords") -> None:
        super().__init__()
        self._context = context
        self._desk = context.desk
        self._walk: Round | None = None
        self._stop: Stop | None = None
        self._reading = ReadingClock(context.desk.clock)
        self._seen = SeenStops()
        self.opener = GroupOpener(context.messages, self)
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
        view.next_requested.connect(self._go_on)
        view.back_requested.connect(self._step_back)
        view.skip_requested.connect(self._skip)
        view.open_requested.connect(self._open_in_browser)
        view.address_requested.connect(self.address_requested)
        view.draft_changed.connect(self.keep)
        view.touched.connect(self.notice)
        view.capture.store_requested.connect(self._store)
        view.capture.told.connect(self._context.messages.withdraw_toast)
        view.capture.undo_requested.connect(self._context.messages.undo_requested)
        self.opener.address_requested.connect(self.address_requested)
        self.summary.back_requested.connect(self._step_back)
        self.summary.again_requested.connect(self.again_requested)
        view.bind_ways(self)

    def show_round(self, walk: Round) -> None:
        """Show a round that was started."""
        if self._walk is not None and self._walk.day != walk.day:
            self._stop = None  # what stood half typed was kept with the round of that day
        self._walk = walk
        self.column.show_round(walk)
        stop = walk.current
        if walk.finished_at is not None or stop is None:
            self._stop = None
            self._reading.end()
            self.stop_view.end()
            self.summary.show_round(walk)
            self._middle.setCurrentWidget(self.summary)
            return
        if self._stop is None or self._stop.group.id != stop.group.id:
            self._begin_stop(walk, stop)
        self._stop = stop
        self.stop_view.show_stop(stop, walk)
        self.show_time()
        self._middle.setCurrentWidget(self.stop_view)

    def _begin_stop(self, walk: Round, stop: Stop) -> None:
        kept = self._seen.at(walk, stop)
        capture = self.stop_view.capture
        if self._stop is not None and not capture.is_empty():  # undo led here: what is half typed stays on the screen
            kept = kept._replace(text=capture.text(), kind=capture.kind())
        self._reading.begin(seconds=kept.seconds)
        self.stop_view.begin(kept)

    def show_time(self) -> None:
        """Show how long she has read at this stop."""
        self.stop_view.show_time(seconds=self._reading.seconds(), paused_since=self._reading.paused_since())

    def take_focus(self) -> QWidget:
        """Where the focus belongs: the capture field, or the way on to the answers."""
        if self.is_at_summary():
            return self.summary.primary
        self.stop_view.reveal_capture()
        return self.stop_view.capture.field

    def primary_button(self) -> "KbdButton":
        """The one primary button."""
        return self.summary.primary if self.is_at_summary() else self.stop_view.primary

    def is_reading(self) -> bool:
        """Whether she is at a stop and comes back to it: half an hour without a sign ends that."""
        return self._stop is not None and self._reading.is_reading()

    def needed_next(self) -> tuple[QWidget, ...]:
        """What no toast may cover: the ways on and back, and at the end whatever there is to choose."""
        if self.is_at_summary():
            return (self.summary.back_button, self.summary.again_button)
        return (self.stop_view.back_button, self.stop_view.skip_button, self.stop_view.capture.field)

    def is_at_summary(self) -> bool:
        """Whether the result is shown."""
        return self._middle.currentWidget() is self.summary

    def keep(self) -> None:
        """Keep what is typed and how long she has been here, for the next start."""
        if self._stop is None:
            return
        self.show_time()
        kept = self.stop_view.unfinished(self._stop.group.id, seconds=self._reading.seconds())
        try:
            self._desk.rounds.keep_unfinished(kept)
        except UserFacingError as error:
            self._context.messages.report(error)

    def take_over(self, left: Unfinished) -> bool:
        """Show a line that stood half typed on an earlier day; False where another one stands already."""
        if self._stop is None or not self.stop_view.capture.is_empty():
            return False
        self.stop_view.capture.show_left_over(left.text, left.kind, name=self._desk.rounds.group(left.group_id).name)
        self.keep()
        return True

    def note_place(self) -> NotePlace | None:
        """Where a question noted now was seen: at this stop of this round."""
        if self._walk is None or self._stop is None:
            return None
        return NotePlace(source=self._source(), group_id=self._stop.group.id, round_id=self._walk.id)

    def pause(self) -> None:
        """She goes to another page: keep everything, and let no time run."""
        self.stop_view.capture.rest()
        self._reading.rest()
        self.keep()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.notice()
        elif event.type() == QEvent.Type.WindowDeactivate:
            self._reading.leave_window()
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Words that are typed on a button or the list of stops belong into the capture field."""
        is_words = event.text() != "" and event.text().isprintable() and not event.modifiers() & _WAYS
        if is_words and self._stop is not None:
            self.take_focus().setFocus()
            QApplication.sendEvent(self.stop_view.capture.field, event)
        else:
            super().keyPressEvent(event)

    # deeds

    def notice(self) -> None:
        """She is here: she pressed a key, or came back to this stop."""
        self._reading.notice()
        self.show_time()

    def _store_rest(self) -> bool:
        """A line that was typed but not stored yet is stored before she goes on: nothing typed is lost."""
        capture = self.stop_view.capture
        return capture.is_empty() or (capture.is_looked_through() and self._store(capture.text(), capture.kind()))

    def _store(self, text: str, kind: str) -> bool:
        if self._walk is None or self._stop is None:
            return False
        notes = StopNotes(self._desk, self._walk, stop=self._stop)
        try:
            notes.keep(text, kind, source=self._source(), mood=self.stop_view.mood())
        except UserFacingError as error:
            self._context.messages.report(error)
            return False
        self.stop_view.capture.show_stored(" ".join(text.split()))
        self.keep()
        return True

    def _source(self) -> "QuestionSource":
        return source_at(self._stop, is_on_messages=self.stop_view.is_on_messages)

    def _go_on(self) -> None:
        if self._stop is None or not self._store_rest():
            return
        stop, mood, seconds = self._stop, self.stop_view.mood(), self._reading.seconds()
        if stop.group.is_own_channel and not self.stop_view.is_on_messages:
            self._step_to(is_on_messages=True)
            return
        words = self.tr("Read: {name}").format(name=stop.group.name)
        self._move(lambda: self._desk.rounds.read(stop.group.id, mood=mood, seconds=seconds), words)

    def _step_to(self, *, is_on_messages: bool) -> None:
        self.stop_view.show_step(is_on_messages=is_on_messages)
        self.take_focus().setFocus()
        self.keep()

    def _skip(self, skip: Skip) -> None:
        if self._stop is None or not self._store_rest():
            return
        stop, reason, seconds = self._stop, skip.reason, self._reading.seconds()
        if reason is None:
            self.keep()
            self._move(self._desk.rounds.finish, self.tr("Round ended. The rest is left out."))
            return
        why = self._context.language.text(SKIP_WORD[reason])
        words = self.tr("Left out: {name} ({reason})").format(name=stop.group.name, reason=why)
        self._move(lambda: self._desk.rounds.skip(stop.group.id, reason, seconds=seconds), words)

    def _step_back(self) -> None:
        if self._walk is None:
            return
        if self._stop is not None and self.stop_view.is_on_messages:
            if self._store_rest():
                self._step_to(is_on_messages=False)
            return
        stops = self._walk.stops
        here = stops.index(self._stop) if self._stop in stops else len(stops)
        if here > 0:
            self._open_again(stops[here - 1].group.id)

    def _open_again(self, group_id: "GroupId") -> None:
        stop = None if self._walk is None else self._walk.stop_of(group_id)
        if self._walk is None or stop is None or (self._stop is not None and not self._store_rest()):
            return
        self._seen.open_again(self._walk, stop)
        words = self.tr("Opened again: {name}").format(name=stop.group.name)
        self._move(lambda: self._desk.rounds.go_back(group_id), words)

    def _move(self, deed: Callable[[], Round], words: str) -> None:
        """Do what leads to another stop; what stood at this one is there again should she come back."""
        if self._walk is not None and self._stop is not None:
            seconds = self._reading.seconds()
            self._seen.leave(self._walk, self.stop_view.unfinished(self._stop.group.id, seconds=seconds))
        try:
            walk = deed()
        except UserFacingError as error:
            self._context.messages.report(error)
            return
        self.opener.forget()
        self._stop = None
        self.show_round(walk)
        self.take_focus().setFocus()
        self._context.messages.undo_toast(words)

    def _open_in_browser(self) -> None:
        self.notice()
        if self._stop is not None:
            self.opener.open(self._stop.group)
            self.stop_view.capture.field.setFocus()
