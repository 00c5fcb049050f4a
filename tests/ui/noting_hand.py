"""The sheet that notes from anywhere in a real window, and what is read on it."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.questions.quick_note import QuickNote
from amtdesk.ui.widgets.pasting import Pasting
from amtdesk.ui.widgets.personal_data_line import PersonalDataCare, PersonalDataLine
from tests.loop import let_rest

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def opened(running: WindowApp, qtbot: QtBot) -> QuickNote:
    settle()
    qtbot.keyClick(QApplication.focusWidget() or running.window, Qt.Key.Key_N, CTRL | SHIFT)
    settle()
    found = running.window.sheet()
    assert isinstance(found, QuickNote)
    return found


def line_of(care: PersonalDataCare) -> PersonalDataLine:
    assert care.line is not None
    return care.line


def shown(care: PersonalDataCare) -> tuple[str, ...]:
    return () if care.line is None or not care.line.isVisible() else care.line.texts()


def said(pasting: Pasting) -> str:
    return "" if pasting.line is None or not pasting.line.isVisible() else pasting.line.text()


def settle() -> None:
    let_rest()


def paste(sheet: QuickNote, words: str) -> None:
    copied = QMimeData()
    copied.setText(words)
    sheet.form.text.insertFromMimeData(copied)
    settle()
