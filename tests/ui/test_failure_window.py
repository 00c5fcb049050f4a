"""When the desk cannot be opened: a sentence, a next step, something to give to IT."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from amtdesk.ui.failure_window import FailureWindow
from amtdesk.ui.theme import Theme
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.focus_frame import FocusFrame
from tests.loop import let_rest

SENTENCE = "Ein anderes Programm benutzt gerade die Datei. Schließen Sie es oder warten Sie einen Augenblick."


def test_the_sentence_can_be_read_copied_and_left(theme: Theme, qtbot: QtBot) -> None:
    window = FailureWindow(theme, SENTENCE)
    qtbot.addWidget(window)
    window.show()

    qtbot.mouseClick(window.copy_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(window.close_button, Qt.Key.Key_Return)

    assert window.text.text() == SENTENCE
    assert QGuiApplication.clipboard().text() == SENTENCE
    assert not window.isVisible()


def test_what_has_the_focus_is_shown(theme: Theme, qtbot: QtBot) -> None:
    window = FailureWindow(theme, SENTENCE)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    let_rest()
    frame = window.findChild(FocusFrame)
    assert frame is not None
    assert (frame.target(), frame.isVisible()) == (window.again_button, True)

    qtbot.keyClick(window.again_button, Qt.Key.Key_Tab)
    let_rest()

    assert (frame.target(), frame.isVisible()) == (window.copy_button, True)


@pytest.mark.parametrize("zoom", [100, 200])
def test_a_long_sentence_and_its_buttons_have_their_room(theme: Theme, qtbot: QtBot, zoom: int) -> None:
    theme.set_zoom(zoom)
    window = FailureWindow(theme, " ".join([SENTENCE] * 5))
    qtbot.addWidget(window)
    window.offer_new(is_offered=True)
    window.show()
    let_rest()

    lowest = max(button.geometry().bottom() for button in window.findChildren(KbdButton) if button.isVisible())

    assert window.text.height() >= window.text.heightForWidth(window.text.width())
    assert lowest + theme.px(24) <= window.height()
