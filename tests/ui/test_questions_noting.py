"""The note form keeps what is typed: across pages, zoom, Esc and the window's close."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.system.clock import StillClock
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.questions.page import QuestionsPage
from tests.builders import NOW
from tests.ui.questions_hand import CTRL, SHIFT, Questions, clipboard, primaries


@pytest.fixture
def questions(running: WindowApp, qtbot: QtBot) -> Questions:
    """The page over an empty desk."""
    return Questions(running, qtbot)


def begun(questions: Questions, words: str = "Halb getippt") -> None:
    questions.press(Qt.Key.Key_N, CTRL)
    questions.type(words)


def test_ctrl_enter_keeps_the_note_and_copies_no_answer(questions: Questions) -> None:
    other = questions.noted("Andere")
    questions.desk.questions.save_draft(other, "Noch nicht fertig", template_id=None)
    questions.open(other)
    begun(questions)
    questions.page.note.link.setFocus()

    questions.press(Qt.Key.Key_Return, CTRL)

    assert {question.text for question in questions.desk.questions.open()} == {"Andere", "Halb getippt"}
    assert clipboard() != "Noch nicht fertig"


def test_only_the_form_has_a_primary_button_while_it_is_open(questions: Questions) -> None:
    questions.open(questions.noted("Andere"))
    assert primaries(questions.page) == ["Kopieren und abschließen"]

    begun(questions)
    assert primaries(questions.page) == ["Frage notieren"]

    questions.press(Qt.Key.Key_Escape)
    assert primaries(questions.page) == ["Kopieren und abschließen"]


def test_ctrl_n_once_more_keeps_what_is_typed(questions: Questions) -> None:
    questions.open()
    begun(questions)

    questions.press(Qt.Key.Key_N, CTRL)

    assert questions.page.note.text.toPlainText() == "Halb getippt"


def test_esc_puts_the_note_away_and_the_next_one_begins_with_it(questions: Questions) -> None:
    questions.open()
    begun(questions)
    questions.press(Qt.Key.Key_Escape)

    questions.press(Qt.Key.Key_N, CTRL)
    assert questions.page.note.text.toPlainText() == "Halb getippt"

    questions.type("Neu")
    questions.press(Qt.Key.Key_Return)
    assert [question.text for question in questions.desk.questions.open()] == ["Neu"]
    questions.press(Qt.Key.Key_N, CTRL)
    assert questions.page.note.text.toPlainText() == ""


def test_the_sheet_from_another_page_and_the_form_hold_the_same_note(questions: Questions) -> None:
    questions.running.window.open(Destination("settings"))
    questions.press(Qt.Key.Key_N, CTRL | SHIFT)
    questions.type("Von unterwegs")
    questions.press(Qt.Key.Key_Escape)

    questions.open()
    questions.press(Qt.Key.Key_N, CTRL)

    assert questions.page.note.text.toPlainText() == "Von unterwegs"


def test_a_half_typed_note_outlives_the_window(questions: Questions, qapp: QApplication) -> None:
    questions.open()
    begun(questions)
    questions.running.window.close()

    with Desk.open(questions.desk.folder, StillClock(NOW)) as desk:
        again = WindowApp(qapp, desk, language="de")
        again.show()
        again.window.open(Destination("questions", "new"))
        page = again.window.page()
        assert isinstance(page, QuestionsPage)
        assert page.note.text.toPlainText() == "Halb getippt"
        again.window.close()
        again.window.deleteLater()


def test_zoom_leaves_the_note_open_with_its_words(questions: Questions) -> None:
    questions.open(questions.noted("Andere"))
    begun(questions)

    questions.press(Qt.Key.Key_Plus, CTRL)

    assert questions.page.note.text.toPlainText() == "Halb getippt"
    assert QApplication.focusWidget() is questions.page.note.text


def test_a_correction_is_kept_when_she_goes_elsewhere_and_esc_leaves_it_as_it_was(questions: Questions) -> None:
    question_id = questions.noted("Falsch")
    questions.open(question_id)
    questions.press(Qt.Key.Key_F2)
    questions.type("Unfug")
    questions.press(Qt.Key.Key_Escape)
    assert questions.desk.questions.get(question_id).text == "Falsch"

    questions.press(Qt.Key.Key_F2)
    questions.type("Richtig")
    questions.press(Qt.Key.Key_1, CTRL)

    assert questions.desk.questions.get(question_id).text == "Richtig"


def test_a_correction_of_what_is_gone_is_said(questions: Questions) -> None:
    question_id = questions.noted("Falsch")
    questions.open(question_id)
    questions.press(Qt.Key.Key_F2)
    questions.type("Richtig")
    questions.desk.questions.delete(question_id)

    questions.page.leave()

    assert questions.running.window.voice.bars.texts()
