"""What undo means while an answer is written: a word, an interim reply, and the way back to approved words."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.questions import ReplyKind
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.questions.approval_line import ApprovalLine
from tests.ui.questions_hand import CTRL, SHIFT, Questions, primaries

MINE = "Am Samstag."


@pytest.fixture
def questions(running: WindowApp, qtbot: QtBot) -> Questions:
    return Questions(running, qtbot)


@pytest.fixture
def written(questions: Questions) -> QuestionId:
    """A question with own words in the field, and somebody's yes to them."""
    question_id = questions.noted("Wann öffnet das Freibad?")
    questions.open(question_id)
    questions.type(MINE)
    questions.page.detail.leave()
    questions.yes(question_id, MINE)
    questions.page.detail.answer.field.setFocus()
    return question_id


def line(questions: Questions) -> ApprovalLine:
    return questions.page.detail.answer.approval


@pytest.mark.usefixtures("written")
def test_undo_takes_back_the_word_and_leaves_the_approved_words(questions: Questions) -> None:
    answer = questions.page.detail.answer
    questions.type(" Danke.")

    questions.press(Qt.Key.Key_Z, CTRL)
    answer.weigh_words()

    assert answer.text() == MINE
    assert primaries(questions.page) == ["Kopieren und abschließen"]


@pytest.mark.usefixtures("written")
def test_an_emptied_field_still_leads_back_to_the_approved_words(questions: Questions) -> None:
    answer = questions.page.detail.answer
    questions.press(Qt.Key.Key_A, CTRL)
    questions.press(Qt.Key.Key_Delete)
    answer.weigh_words()
    assert line(questions).isVisible()
    assert not line(questions).chip.isVisible()

    line(questions).restore_wished.emit()
    questions.settle()

    assert answer.text() == MINE
    assert line(questions).chip.text().startswith("Freigegeben von ")


def test_undo_leads_back_to_the_question_that_got_the_interim_reply(questions: Questions, written: QuestionId) -> None:
    questions.noted("Wann kommt der Sperrmüll?")
    questions.template("Wir fragen nach und melden uns.", category="zwischen")
    questions.settle()
    questions.press(Qt.Key.Key_I, CTRL | SHIFT)
    assert questions.page.list.current_key() != written

    questions.press(Qt.Key.Key_Z, CTRL)

    assert questions.page.list.current_key() == written
    assert questions.desk.questions.replies(written) == ()


def test_an_approved_interim_reply_that_went_out_leaves_nothing_to_bring_back(
    questions: Questions, written: QuestionId
) -> None:
    questions.choose("Zwischenbescheid geben")
    questions.press(Qt.Key.Key_Return, CTRL)
    questions.open(written)

    assert [reply.kind for reply in questions.desk.questions.replies(written)] == [ReplyKind.INTERIM]
    assert questions.page.detail.answer.text() == ""
    assert not line(questions).isVisible()
