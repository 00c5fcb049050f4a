"""Her hands and eyes: keys pressed where the focus is, words read off the screen. Nothing is called behind her back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLabel, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Page
from amtdesk.ui.pages.report.page import ReportPage
from tests.loop import let_rest

PATIENCE_MS = 60_000


class Hands:
    """One person at one desk, who can close the window and open it again."""

    def __init__(self, qtbot: QtBot, app: QApplication, folder: Path, *, at: str) -> None:
        self._qtbot = qtbot
        self._app = app
        self._folder = folder
        self.clock = StillClock(instant_from_words(at))
        self.running: WindowApp | None = None

    def open_window(self) -> None:
        """Start the program."""
        self.running = WindowApp(self._app, Desk.open(self._folder, self.clock), language="de")
        self.running.show()
        self.running.window.activateWindow()
        self.wait(lambda: self._app.focusWidget() is not None)

    def close_window(self) -> None:
        """Close it with the window's own button."""
        if self.running is not None:
            self.running.close()
            self.running.text_undo.deleteLater()
            self.running.window.deleteLater()
            let_rest()
            self.running = None

    @property
    def desk(self) -> Desk:
        """The records, to look up afterwards what was kept."""
        assert self.running is not None
        return self.running.desk

    @property
    def window(self) -> QWidget:
        """The window."""
        assert self.running is not None
        return self.running.window

    def page(self) -> Page | None:
        """The page that is shown."""
        assert self.running is not None
        return self.running.window.page()

    def focused(self) -> QWidget:
        """Where the focus is."""
        widget = self._app.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key or a combination where the focus is."""
        for _ in range(times):
            QTest.keySequence(self.focused(), QKeySequence(keys))
            let_rest()

    def write(self, text: str) -> None:
        """Type text where the focus is."""
        widget = self.focused()
        assert isinstance(widget, QLineEdit | QTextEdit | QComboBox), f"{widget} takes no text"
        for letter in text:  # QTest.keyClicks ends the process at an umlaut
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                self._app.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        let_rest()

    def go_to(self, name: str) -> QWidget:
        """Walk with Tab until the thing with this accessible name has the focus, as someone who cannot see would."""
        for _ in range(200):
            if self.focused().accessibleName() == name:
                return self.focused()
            QTest.keySequence(self.focused(), QKeySequence("Tab"))
            let_rest()
        raise AssertionError(f"Tab never reaches “{name}”; on screen: {self.screen()}")

    def screen(self) -> str:
        """Every word that can be seen now."""
        words = []
        for widget in self.window.findChildren(QWidget):
            if not widget.isVisible():
                continue
            match widget:
                case QLabel() | QLineEdit():
                    words.append(widget.text())
                case QTextEdit():
                    words.append(widget.toPlainText())
                case QAbstractItemView():
                    words.extend(_rows(widget))
                case _:
                    words.append(widget.accessibleName())
        return "\n".join(word for word in words if word)

    def sees(self, words: str) -> None:
        """Wait until these words are on the screen."""
        try:
            self.wait(lambda: words in self.screen())
        except Exception as error:
            raise AssertionError(f"“{words}” is not on the screen:\n{self.screen()}") from error

    def clipboard(self) -> str:
        """What Ctrl+V would paste elsewhere."""
        return self._app.clipboard().text()

    def save_the_report(self, target: Path) -> None:
        """Go to the weekly report and save its page; the system's own dialog is not the program's."""
        self.press("Ctrl+6")
        self.sees("Als PDF speichern")
        page = self.page()
        assert isinstance(page, ReportPage)
        page.ways_out.choose_path = lambda _parent, _proposed: target
        self.press("Ctrl+P")
        self.wait(target.exists)
        assert target.read_bytes().startswith(b"%PDF")

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the program go on until something is true."""
        self._qtbot.waitUntil(until, timeout=PATIENCE_MS)


def _rows(view: QAbstractItemView) -> list[str]:
    """The rows of a list as a screen reader says them."""
    model = view.model()
    indexes = (model.index(number, 0) for number in range(model.rowCount()))
    return [str(index.data(Qt.ItemDataRole.AccessibleTextRole)) for index in indexes]
