"""The page of the first run (mock-up 12): five questions, one at a time. Each answer is a setting once she goes on.

What is typed is kept after 0.6 s without a key, so that nothing is lost wherever the program ends.
"""

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.first_run import STEPS
from amtdesk.ui.first_run.birkenfurt import LookingAround
from amtdesk.ui.first_run.frame import Frame
from amtdesk.ui.first_run.questions import make
from amtdesk.ui.first_run.step import Step
from amtdesk.ui.overriding import override
from amtdesk.ui.page import Page, PageContext
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.fields import AUTOSAVE_MS, MOST_UNSAVED_MS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from amtdesk.ui.widgets.buttons import KbdButton


class FirstRunPage(Page):
    """Leads from question to question, back and forth; Enter goes on."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.TOWN, Area.ROUNDS, Area.TEMPLATES, Area.REMINDERS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._number = 0
        self._steps: dict[int, Step] = {}
        self._later = QTimer(self, singleShot=True, interval=AUTOSAVE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._at_last = QTimer(self, singleShot=True, interval=MOST_UNSAVED_MS)
        self._frame = frame = Frame(self.theme)
        whole = column(self.theme, spacing=0)
        whole.addWidget(frame)
        self.setLayout(whole)
        frame.back.clicked.connect(self._go_back)
        frame.put_off.clicked.connect(self._leave_for_later)
        frame.on.clicked.connect(self._go_on)
        frame.journey.wished.connect(self._jump)
        self._later.timeout.connect(self._store)
        self._at_last.timeout.connect(self._store)
        self.width_changed.connect(self._fold)

    # the questions

    @cached_property
    def _is_again(self) -> bool:
        """Whether all was answered before, and she looks through it once more."""
        return self.desk.first_run.progress().is_done

    def step(self) -> Step:
        """The question that is shown."""
        return self._steps[self._number]

    def _made(self, number: int) -> Step:
        if number not in self._steps:
            step = self._steps[number] = make(number, self.context)
            step.typed.connect(self._wait)
            step.birkenfurt_wished.connect(self._look_around)
            self._frame.add(step)
        return self._steps[number]

    def _show(self, number: int) -> None:
        """Show a question with what the desk holds, and with what was typed there before."""
        self._number = number
        step = self._made(number)
        step.show_stored(self.desk.first_run.typed(number))
        self._stop_waiting()
        self._fold(self.layout_width())  # before it is seen: what is hidden does not tell how high it becomes
        self._show_key()
        self._frame.show_step(step, number, is_again=self._is_again)
        self.setAccessibleName(self.accessible_title())

    @override
    def refresh(self) -> None:
        if not self._number:
            self.__dict__.pop("_is_again", None)
            self._show(self.desk.first_run.progress().step)
            return
        step = self.step()
        typed = step.unanswered()
        step.show_stored(typed, is_live=True)

    # going on and back

    def _answer(self) -> bool:
        """Make settings of what stands there. False: it says what is not allowed, and what was typed stays."""
        step, first_run = self.step(), self.desk.first_run
        step.forgive()
        try:
            step.keep()
            first_run.keep_typed(self._number, {})
        except UserFacingError as error:
            step.refused(error)
            self._frame.reveal_focus()
            return False
        self._stop_waiting()
        return True

    def _go_on(self) -> None:
        if not self._answer():
            return
        left_out = self.step().left_out()
        if self._number == STEPS:
            self._finish()
        else:
            self._go_to(self._number + 1)
        if left_out:
            self.messages.toast(left_out, icon="info")

    def _go_back(self) -> None:
        self._store()
        self._go_to(self._number - 1)

    def _jump(self, number: int) -> None:
        if number > self._number and not self._answer():
            return
        self._store()
        self._go_to(number)

    def _go_to(self, number: int) -> None:
        try:
            self.desk.first_run.go_to(number)
        except UserFacingError as error:
            self.messages.report(error)
            return
        self.messages.withdraw_toast()
        self._show(number)
        (self.first_focus() or self).setFocus()

    def _finish(self) -> None:
        try:
            self.desk.first_run.finish()
        except UserFacingError as error:
            self.messages.report(error)
            return
        self.begun.emit()
        self.messages.toast(self.tr("Set up. Everything can be changed in the settings."))

    def _leave_for_later(self) -> None:
        self._store()
        try:
            self.desk.first_run.put_off(self._number)
        except UserFacingError as error:
            self.messages.report(error)
            return
        self.begun.emit()

    # what is typed

    def _wait(self) -> None:
        self._show_key()
        self._later.start()
        if not self._at_last.isActive():
            self._at_last.start()

    def _show_key(self) -> None:
        """Enter goes on unless the question takes it."""
        if self._number:
            self._frame.on.set_keys("Ctrl+Return" if self.step().takes_enter() else "Return")

    def _stop_waiting(self) -> None:
        self._later.stop()
        self._at_last.stop()

    def _store(self) -> None:
        """Keep what is typed and no answer yet."""
        self._stop_waiting()
        if not self._number:
            return
        try:
            self.desk.first_run.keep_typed(self._number, self.step().begun())
        except UserFacingError as error:
            self._at_last.start()  # it is tried again until it is kept
            self.messages.report(error)

    @override
    def leave(self) -> None:
        self._store()

    # the window

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.step().takes_enter():
                self.step().enter()
                self._frame.reveal_focus()
            else:
                self._go_on()
        else:
            super().keyPressEvent(event)

    @override
    def step_back(self) -> bool:
        if self._number <= 1:
            return False
        self._go_back()
        return True

    @override
    def place(self) -> object:
        return str(self._number) if self._number else None

    @override
    def open_at(self, target: object) -> None:
        is_number = isinstance(target, str) and target.isdecimal()
        number = int(str(target)) if is_number else self.desk.first_run.progress().step
        self.__dict__.pop("_is_again", None)
        self._store()
        self._show(min(max(number, 1), STEPS))

    @override
    def primary_button(self) -> "KbdButton":
        return self._frame.on

    @override
    def needed_next(self) -> "tuple[QWidget, ...]":
        return self._frame.back, self._frame.put_off, self._frame.journey.promise

    @override
    def first_focus(self) -> "QWidget | None":
        return self.step().first_field() if self._number else self._frame.on

    @override
    def focus_areas(self) -> "list[QWidget]":
        first = self.first_focus()
        return [self._frame.on] if first is None else [first, self._frame.on]

    @override
    def accessible_title(self) -> str:
        if not self._number:
            return self.tr("Set up AmtDesk")
        words = self.tr("Set up AmtDesk, question {n} of {all}: {question}")
        return words.format(n=self._number, all=STEPS, question=self.step().title)

    def _fold(self, width: int) -> None:
        self._frame.fold(width, self.step() if self._number else None)

    def _look_around(self) -> None:
        self._store()
        self._looking_around.open()

    @cached_property
    def _looking_around(self) -> LookingAround:
        return LookingAround(self)
