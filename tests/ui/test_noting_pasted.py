"""What is pasted into a note is cleaned first, and the clipboard is offered, never taken."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.questions.quick_note import QuickNote
from tests.ui.hands import press, start
from tests.ui.noting_hand import CTRL, opened, paste, said

COMMENT = "Max Mustermann\n2 Std. · \nWann macht das Freibad auf?\nGefällt mir\nAntworten"


@pytest.fixture
def sheet(running: WindowApp, qtbot: QtBot) -> QuickNote:
    """The sheet over Heute."""
    return opened(running, qtbot)


# pasting


def test_a_pasted_comment_loses_its_name_line_and_that_can_be_undone(sheet: QuickNote) -> None:
    paste(sheet, COMMENT)
    assert sheet.form.text.toPlainText() == "Wann macht das Freibad auf?"
    assert said(sheet.form.pasting) == "Zeile mit Namen entfernt."

    assert sheet.form.pasting.line is not None
    sheet.form.pasting.line.undo_button.click()

    assert sheet.form.text.toPlainText() == COMMENT
    assert said(sheet.form.pasting) == ""
    assert QApplication.focusWidget() is sheet.form.text


def test_undo_after_more_was_typed_brings_the_name_to_the_beginning(sheet: QuickNote) -> None:
    paste(sheet, COMMENT)
    sheet.form.text.setPlainText("Etwas anderes")

    assert sheet.form.pasting.line is not None
    sheet.form.pasting.line.undo_button.click()

    assert sheet.form.text.toPlainText() == "Max Mustermann\n2 Std. · \nEtwas anderes"


def test_what_is_pasted_without_a_name_is_not_talked_about(sheet: QuickNote) -> None:
    paste(sheet, "Hallo Stadt\nWann macht das Freibad auf?")

    assert sheet.form.text.toPlainText() == "Hallo Stadt\nWann macht das Freibad auf?"
    assert said(sheet.form.pasting) == ""


def test_of_a_pasted_megabyte_the_beginning_is_kept_and_said(sheet: QuickNote) -> None:
    paste(sheet, "Wort " * 200_000)

    assert 19_000 < len(sheet.form.text.toPlainText()) <= 20_000
    assert said(sheet.form.pasting).startswith("Der Text ist sehr lang.")
    assert sheet.form.pasting.line is not None
    assert not sheet.form.pasting.line.undo_button.isVisible()


def test_a_picture_in_the_clipboard_pastes_nothing(sheet: QuickNote) -> None:
    sheet.form.text.insertFromMimeData(QMimeData())

    assert sheet.form.text.toPlainText() == ""


def test_a_comment_pasted_in_the_round_becomes_one_line_without_the_name(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    capture = start(birkenfurt, qtbot).run.stop_view.capture
    QGuiApplication.clipboard().setText(COMMENT)

    press(qtbot, Qt.Key.Key_V, CTRL)
    assert capture.text() == "Wann macht das Freibad auf?"
    assert said(capture.pasting) == "Zeile mit Namen entfernt."

    assert capture.pasting.line is not None
    capture.pasting.line.undo_button.click()
    assert capture.text() == " ".join(COMMENT.split())


def test_the_menu_of_the_field_pastes_in_the_same_way(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    field = start(birkenfurt, qtbot).run.stop_view.capture.field
    QGuiApplication.clipboard().setText(COMMENT)

    menu = field.menu()
    next(action for action in menu.actions() if action.objectName() == "edit-paste").trigger()
    menu.deleteLater()

    assert field.text() == "Wann macht das Freibad auf?"


# the clipboard


def test_what_another_program_copied_is_offered_and_never_taken_unasked(
    running: WindowApp, qtbot: QtBot, foreign_clipboard: Callable[[str], None]
) -> None:
    foreign_clipboard(COMMENT)
    sheet = opened(running, qtbot)
    assert sheet.form.text.toPlainText() == ""
    assert sheet.form.paste_button.isVisible()

    sheet.form.paste_button.click()

    assert sheet.form.text.toPlainText() == "Wann macht das Freibad auf?"
    assert not sheet.form.paste_button.isVisible()
    assert QApplication.focusWidget() is sheet.form.text


def test_an_empty_clipboard_is_not_offered(
    running: WindowApp, qtbot: QtBot, foreign_clipboard: Callable[[str], None]
) -> None:
    foreign_clipboard(" ")

    assert not opened(running, qtbot).form.paste_button.isVisible()


@pytest.fixture
def foreign_clipboard() -> Callable[[str], None]:
    """Puts words into the clipboard. The offscreen platform owns none: they are always another program's."""
    return QGuiApplication.clipboard().setText
