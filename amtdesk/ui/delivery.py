"""Brings a reminder to her while the window is not the active one: by the desktop's own notice, else from the tray.

With neither, the bar in the window is all there is, and its entry among the windows asks for a look. Each reminder is
brought once, renewed when something joins it, and taken back when it is over.
"""

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from amtdesk.system.resources import resource
from amtdesk.ui.notice_actions import LATER, OPEN, SEEN, START

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from concurrent.futures import Future

    from amtdesk.domain.reminders import Reminder
    from amtdesk.system.desktop_notices import DesktopNotices
    from amtdesk.system.notices import Delivered
    from amtdesk.ui.main_window import MainWindow

#: How long a new window has to become the active one before it counts as one that she does not look at.
COMES_UP_MS: Final = 2000


class Delivery(QObject):
    """Speaks outside the window, and says what she pressed there."""

    pressed = Signal(str)  # START, LATER, SEEN or OPEN
    _heard = Signal(str)  # the same, from the thread of the notices
    _answered = Signal(object, object)  # what became of a notice; its title and text

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._told: Reminder | None = None
        self._notices: DesktopNotices | None = None
        self._stands = False
        self._is_over = False
        self._since = QElapsedTimer()
        self._since.start()
        self._heard.connect(self._take_action)
        self._answered.connect(self._take_answer)

    def follow(self, due: "Reminder | None") -> None:
        """Bring what is due, unless she sees it already; take back what is over. Called at each look at the clock."""
        if self._is_over:
            return
        if due is None or self._is_seen():
            self._told = due  # the bar in the window says it, if there is anything to say
            self._take_back()
        elif due.has_news_since(self._told) and not self._comes_up() and self._window.windowHandle() is not None:
            self._told = due
            self._bring(due)

    def hold(self) -> None:
        """Say nothing for now; what was told already is not told again afterwards."""
        self._take_back()

    def tell(self, title: str, text: str) -> bool:
        """Say something that needs no answer, unless a reminder stands: then False."""
        if self._stands:
            return False
        self._send(title, text, actions=())
        return True

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

    def _comes_up(self) -> bool:
        return self._window.isVisible() and not self._window.isMinimized() and self._since.elapsed() < COMES_UP_MS

    def _bring(self, due: "Reminder") -> None:
        from amtdesk.ui.reminder_ways import way_of

        desk, language = self._window.context.desk, self._window.context.language
        spans = desk.reminders.snooze_choices().spans[:1]
        later = ((LATER, self.tr("In {duration}").format(duration=language.duration(span))) for span in spans)
        opening = (OPEN, self.tr("Open AmtDesk")), (START, language.text(way_of(due).label))
        self._stands = True
        text = language.sentence(due.headline)
        self._send(self.tr("Reminder"), text, actions=(*opening, *later, (SEEN, self.tr("Seen"))))

    def _send(self, title: str, text: str, *, actions: tuple[tuple[str, str], ...]) -> None:
        if not sys.platform.startswith("linux"):
            self._say_from_tray(title, text)
            return
        from amtdesk.system.desktop_notices import DesktopNotices
        from amtdesk.system.notices import NoticeAction

        if self._notices is None:
            icon = resource("icons", "amtdesk.svg").as_uri()
            self._notices = DesktopNotices(on_action=self._heard.emit, icon=icon)
        answer = self._notices.show(title, text, actions=tuple(NoticeAction(*each) for each in actions))
        answer.add_done_callback(lambda done: self._pass_on(done, (title, text)))

    def _pass_on(self, done: "Future[Delivered]", words: tuple[str, str]) -> None:
        if not self._is_over:  # else nobody is left on the window's thread
            self._answered.emit(done.result(), words)

    def _take_answer(self, outcome: "Delivered", words: tuple[str, str]) -> None:
        from amtdesk.system.notices import Delivered

        if outcome is not Delivered.SHOWN:
            self._say_from_tray(*words)

    def _say_from_tray(self, title: str, text: str) -> None:
        from amtdesk.ui.tray import Tray

        tray = self._window.findChild(Tray)
        if tray is None or not tray.say(title, text):
            self._ask_for_a_look()

    def _ask_for_a_look(self) -> None:
        """There is only the bar in the window: let its entry among the windows say that there is something."""
        if not self._window.isVisible():  # the place for icons is gone, and nothing else would lead to it
            self._window.showMinimized()
        QApplication.alert(self._window)

    def _take_back(self) -> None:
        if self._stands and self._notices is not None:
            self._notices.withdraw()
        self._stands = False

    def _take_action(self, name: str) -> None:
        if not self._is_over and name in {START, LATER, SEEN, OPEN}:
            self.pressed.emit(name)


def is_presentation() -> bool:
    """Whether another program fills the screen; X11 and Windows say so."""
    ask = _ASKED.get(QGuiApplication.platformName())
    return ask is not None and ask()


def _of_x11() -> bool:
    from amtdesk.system.full_screen import is_front_full_screen

    return is_front_full_screen()


def _of_windows() -> bool:
    from amtdesk.system.full_screen import is_windows_busy

    return is_windows_busy()


_ASKED: "Final[Mapping[str, Callable[[], bool]]]" = {"xcb": _of_x11, "windows": _of_windows}
