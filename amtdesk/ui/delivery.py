"""Brings a reminder to her while the window is not the active one: by the desktop's own notice, else from the tray.

With neither, the bar in the window is all there is. Each reminder is brought once, and taken back when it is over.
"""

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from amtdesk.domain.words import N_
from amtdesk.system.resources import resource

if TYPE_CHECKING:
    from concurrent.futures import Future

    from amtdesk.domain.reminders import Reminder
    from amtdesk.system.desktop_notices import Delivered, DesktopNotices
    from amtdesk.ui.main_window import MainWindow

START: Final = "start"
LATER: Final = "later"
OPEN: Final = "default"  # a click on the notice itself, as the desktops name it
_LABELS: Final = ((OPEN, N_("Open AmtDesk")), (START, N_("Start the round")), (LATER, N_("Later")))


class Delivery(QObject):
    """Speaks outside the window, and says what she pressed there."""

    pressed = Signal(str)  # START, LATER or OPEN
    _heard = Signal(str)  # the same, from the thread of the notices
    _answered = Signal(object, object)  # what became of a notice; its title and text

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._told: Reminder | None = None
        self._notices: DesktopNotices | None = None
        self._stands = False
        self._is_over = False
        self._heard.connect(self._take_action)
        self._answered.connect(self._take_answer)

    def follow(self, due: "Reminder | None") -> None:
        """Bring what is due, unless she sees it already; take back what is over. Called at each look at the clock."""
        if self._is_over:
            return
        if due is None or self._is_seen():
            self._told = due  # the bar in the window says it, if there is anything to say
            self._take_back()
        elif due != self._told and self._window.windowHandle() is not None and not _is_presentation():
            self._told = due
            self._bring(due)

    def tell(self, title: str, text: str) -> None:
        """Say something that needs no answer, unless a reminder stands."""
        if not self._stands:
            self._send(title, text, actions=())

    def is_quiet(self) -> bool:
        """Whether nothing was said outside the window yet."""
        return self._notices is None

    def open_window(self) -> None:
        """Bring the window to the front, wherever it was."""
        window = self._window
        was_hidden = not window.isVisible()
        if window.isMinimized():
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        page = window.page()
        if was_hidden and page is not None and window.sheet() is None:
            (page.first_focus() or page).setFocus()  # a round that was left goes on

    def close(self) -> None:
        """Take back what stands and end the thread of the notices."""
        self._is_over = True
        if self._notices is not None:
            self._notices.close()
            self._notices = None

    # within

    def _is_seen(self) -> bool:
        window = self._window
        return window.isVisible() and not window.isMinimized() and QApplication.activeWindow() is not None

    def _bring(self, due: "Reminder") -> None:
        desk, language = self._window.context.desk, self._window.context.language
        title = language.sentence(due.headline)
        text = self.tr("Due at {time}.").format(time=language.clock_time(due.due_at))
        may_wait = bool(desk.reminders.snooze_choices().spans)
        labels = tuple((name, language.text(words)) for name, words in _LABELS if name != LATER or may_wait)
        self._stands = True
        self._send(title, text, actions=labels)

    def _send(self, title: str, text: str, *, actions: tuple[tuple[str, str], ...]) -> None:
        if not sys.platform.startswith("linux"):
            self._say_from_tray(title, text)
            return
        from amtdesk.system.desktop_notices import DesktopNotices, NoticeAction

        if self._notices is None:
            icon = resource("icons", "amtdesk.svg").as_uri()
            self._notices = DesktopNotices(on_action=self._heard.emit, icon=icon)
        answer = self._notices.show(title, text, actions=tuple(NoticeAction(*each) for each in actions))
        answer.add_done_callback(lambda done: self._pass_on(done, (title, text)))

    def _pass_on(self, done: "Future[Delivered]", words: tuple[str, str]) -> None:
        if not self._is_over:  # else nobody is left on the window's thread
            self._answered.emit(done.result(), words)

    def _take_answer(self, outcome: "Delivered", words: tuple[str, str]) -> None:
        from amtdesk.system.desktop_notices import Delivered

        if outcome is not Delivered.SHOWN:
            self._say_from_tray(*words)

    def _say_from_tray(self, title: str, text: str) -> None:
        from amtdesk.ui.tray import Tray

        tray = self._window.findChild(Tray)
        if tray is not None:
            tray.say(title, text)

    def _take_back(self) -> None:
        if self._stands and self._notices is not None:
            self._notices.withdraw()
        self._stands = False

    def _take_action(self, name: str) -> None:
        if self._is_over or name not in {START, LATER, OPEN}:
            return
        if name != LATER:
            self.open_window()
        if self._told is not None or name == OPEN:
            self.pressed.emit(name)


def _is_presentation() -> bool:
    """Whether another program fills the screen; only X11 says so."""
    if QGuiApplication.platformName() != "xcb":
        return False
    from amtdesk.system.full_screen import is_front_full_screen

    return is_front_full_screen()
