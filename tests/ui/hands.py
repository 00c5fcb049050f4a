"""What hands do at the window Rundgang: press keys, type, read what is said."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.rounds import Round
from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.rounds.page import RoundsPage
from amtdesk.ui.widgets.labels import Label
from tests.loop import let_rest

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


def press(qtbot: QtBot, key: Qt.Key, how: Qt.KeyboardModifier = NONE) -> None:
    """Press a key on whatever has the focus, as a hand would."""
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, key, how)
    let_rest()


def type_words(words: str) -> None:
    """Type into whatever has the focus, umlauts as well (QTest's keys know ASCII only)."""
    target = QApplication.focusWidget()
    assert target is not None
    typed = QInputMethodEvent()
    typed.setCommitString(words)
    QApplication.sendEvent(target, typed)


def page_of(running: WindowApp) -> RoundsPage:
    """The page Rundgang, as it is shown."""
    page = running.window.page()
    assert isinstance(page, RoundsPage)
    return page


def start(running: WindowApp, qtbot: QtBot) -> RoundsPage:
    """Ctrl+R, and past the two steps of the own channel."""
    press(qtbot, Qt.Key.Key_R, CTRL)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    return page_of(running)


def today(running: WindowApp) -> Round:
    return running.desk.rounds.today()


def words_on(part: QWidget) -> str:
    """Everything that can be read on a part."""
    return "\n".join(label.text() for label in part.findChildren(Label) if label.isVisible())


def at(running: WindowApp, words: str) -> None:
    """Put the hands of the window's clock to a time of the demonstration's Wednesday."""
    clock = running.desk.clock
    assert isinstance(clock, StillClock)
    clock.set(instant_from_words(f"2027-05-12T{words}"))
