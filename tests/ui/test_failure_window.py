"""When the desk cannot be opened: a sentence, a next step, something to give to IT."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from amtdesk.ui.failure_window import FailureWindow
from amtdesk.ui.theme import Theme

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
