"""When something stands in the way: a full drive, a question that is gone or out of sight."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amtdesk.domain.questions import INTERIM_CATEGORY
from amtdesk.services.begun_forms import BegunForms
from amtdesk.storage.errors import DiskFull
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.questions.reason_form import ReasonForm
from tests.ui.questions_hand import CTRL, SHIFT, Questions


@pytest.fixture
def questions(running: WindowApp, qtbot: QtBot) -> Questions:
    return Questions(running, qtbot)


def _refused_by_a_full_drive(*_words: object, **_rest: object) -> None:
    raise DiskFull(Path("/"))


def test_words_that_a_full_drive_did_not_take_wait_at_their_own_question(
    questions: Questions, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = questions.noted("Erste"), questions.noted("Zweite")
    questions.open(first)
    with monkeypatch.context() as full:
        full.setattr(questions.desk.questions, "save_draft", _refused_by_a_full_drive)
        questions.type("Am Samstag.")
        questions.page.list.select_key(second)
        assert questions.page.detail.answer.text() == ""

    questions.type("Nein.")
    questions.page.list.select_key(first)
    assert questions.page.detail.answer.text() == "Am Samstag."

    questions.page.leave()
    assert questions.desk.questions.get(first).draft_text == "Am Samstag."
    assert questions.desk.questions.get(second).draft_text == "Nein."


def test_a_form_that_a_full_drive_does_not_take_closes_and_says_so(
    questions: Questions, monkeypatch: pytest.MonkeyPatch
) -> None:
    question_id = questions.noted("Frage")
    questions.open(question_id)
    form = ReasonForm(questions.running.window.context)
    form.setParent(questions.page)
    form.begin(questions.desk.questions.get(question_id))
    form.show()
    form.reason.setCurrentText("schon beantwortet")
    with monkeypatch.context() as full:
        full.setattr(BegunForms, "keep", _refused_by_a_full_drive)
        form.hide()

    assert any("kein Platz" in words for words in questions.running.window.voice.bars.texts())
    assert form.values() == {"reason": "schon beantwortet"}


def test_one_that_was_closed_and_is_deleted_then_is_no_trouble(questions: Questions) -> None:
    first, second = questions.noted("A", hours_ago=9), questions.noted("B")
    questions.open(first)
    questions.type("Ja.")
    questions.yes(first, "Ja.")
    questions.press(Qt.Key.Key_Return, CTRL)

    questions.desk.questions.delete(first)
    questions.settle()

    assert questions.page.place() == second


def test_no_key_answers_a_question_that_is_not_in_sight(questions: Questions) -> None:
    questions.template("Wir fragen nach.", category=INTERIM_CATEGORY)
    question_id = questions.noted("Frage")
    questions.open(question_id)
    questions.page.tabs.choose("all")
    questions.page.frame.filters.search.setText("Hund")
    questions.page.frame.filtered.emit()
    questions.page.frame.filters.search.setFocus()

    questions.press(Qt.Key.Key_I, CTRL | SHIFT)

    assert questions.desk.questions.replies(question_id) == ()
