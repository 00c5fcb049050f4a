"""Bürgerfragen by keyboard: the list, noting, and finding the way."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.questions.quick_note import QuickNote
from tests.builders import NOW
from tests.builders_questions import reply
from tests.ui.hands import words_on
from tests.ui.questions_hand import CTRL, HOUR, SHIFT, Questions, primaries


@pytest.fixture
def questions(running: WindowApp, qtbot: QtBot) -> Questions:
    return Questions(running, qtbot)


class TestList:
    def test_questions_stand_under_their_headings_what_runs_out_first(self, questions: Questions) -> None:
        questions.noted("Bald", hours_ago=23)
        questions.noted("Offen", hours_ago=1)
        questions.desk.questions.hand_to_department(questions.noted("Amt"), "bauhof", asked="Wann?")
        questions.desk.questions.postpone(questions.noted("Später"), NOW + 3 * HOUR)
        reply(questions.desk, questions.noted("Fertig"), "Ja.")

        questions.open()

        assert questions.titles() == [
            "Läuft bald ab",
            "„Bald“",
            "Offen",
            "„Offen“",
            "Zurückgestellt",
            "„Später“",
            "Beim Fachamt",
            "„Amt“",
            "Heute und gestern beantwortet",
            "„Fertig“",
        ]

    def test_what_is_left_is_said_in_words_and_time_runs(self, questions: Questions) -> None:
        questions.noted("Bald", hours_ago=23)
        questions.open()
        assert questions.page.list.rows()[1].lead == "noch 1 Std."

        questions.desk.clock.set(NOW + 3 * HOUR)  # type: ignore[attr-defined]  # the clock of the tests stands still
        questions.page.tick()

        assert questions.page.list.rows()[1].lead == "seit 2 Std. überfällig"
        assert questions.page.list.rows()[1].lead_color == "danger.text"

    def test_an_empty_page_says_how_questions_come(self, questions: Questions) -> None:
        questions.open()

        assert "Zurzeit wartet niemand auf Antwort." in questions.page.frame.empty.get().accessibleName()
        assert "Strg Umschalt N" in questions.page.frame.empty.get().accessibleName()
        assert primaries(questions.page) == ["Frage notieren"]

    def test_del_deletes_and_undo_brings_back(self, questions: Questions) -> None:
        question_id = questions.noted("Weg")
        questions.open()

        questions.press(Qt.Key.Key_Delete)
        assert questions.desk.questions.open() == ()

        questions.press(Qt.Key.Key_Z, CTRL)
        assert questions.desk.questions.get(question_id).text == "Weg"

    def test_the_week_is_told_in_one_line(self, questions: Questions) -> None:
        reply(questions.desk, questions.noted("Schnell"), "Ja.")
        questions.noted("Überfällig", hours_ago=30)
        questions.open()

        assert "Diese Woche: 1 von 2 im Ziel beantwortet" in words_on(questions.page)

    def test_all_questions_come_page_by_page(self, questions: Questions) -> None:
        for number in range(230):
            questions.noted(f"Frage {number}", hours_ago=1 + number)
        questions.open()

        questions.page.tabs.choose("all")
        questions.settle()
        first = len(questions.page.list.rows())
        questions.page.list.verticalScrollBar().setValue(questions.page.list.verticalScrollBar().maximum())
        questions.settle()

        assert first == 200
        assert len(questions.page.list.rows()) == 230


class TestNoting:
    def test_ctrl_n_a_line_and_enter_note_a_question(self, questions: Questions) -> None:
        questions.open()

        questions.press(Qt.Key.Key_N, CTRL)
        questions.type("Wann wird es warm?")
        questions.press(Qt.Key.Key_Return)

        (question,) = questions.desk.questions.open()
        assert (question.text, question.asked_at) == ("Wann wird es warm?", NOW)
        assert questions.page.place() == question.id

    def test_a_question_is_noted_from_any_page_without_leaving_it(self, questions: Questions) -> None:
        questions.running.window.open(Destination("settings"))
        before = QApplication.focusWidget()

        questions.press(Qt.Key.Key_N, CTRL | SHIFT)
        questions.type("Wann wird es warm?")
        questions.press(Qt.Key.Key_Return)

        assert [question.text for question in questions.desk.questions.open()] == ["Wann wird es warm?"]
        assert questions.running.window.stack.key() == "settings"
        assert QApplication.focusWidget() is before
        assert not [sheet for sheet in questions.running.window.findChildren(QuickNote) if sheet.isVisible()]

    def test_when_it_was_asked_is_typed_in_words(self, questions: Questions) -> None:
        questions.open()
        questions.press(Qt.Key.Key_N, CTRL)
        questions.type("Frage")

        questions.page.note.asked.setText("gestern 10:00")
        questions.page.note.keep.click()

        assert questions.desk.questions.open()[0].asked_at == NOW - 22 * HOUR

    @pytest.mark.parametrize("when", ["morgen", "23:00"])
    def test_a_time_to_come_is_refused_in_a_sentence(self, questions: Questions, when: str) -> None:
        questions.open()
        questions.press(Qt.Key.Key_N, CTRL)
        questions.type("Frage")
        questions.page.note.asked.setText(when)

        questions.page.note.keep.click()

        assert questions.desk.questions.open() == ()
        assert questions.page.note.error.text()

    def test_f2_corrects_what_was_noted(self, questions: Questions) -> None:
        question_id = questions.noted("Falsch")
        questions.open()

        questions.press(Qt.Key.Key_F2)
        questions.type("Richtig")
        questions.press(Qt.Key.Key_Return)

        question = questions.desk.questions.get(question_id)
        assert (question.text, question.asked_at) == ("Richtig", NOW - HOUR)

    def test_esc_leaves_the_form_without_a_trace(self, questions: Questions) -> None:
        questions.open()
        questions.press(Qt.Key.Key_N, CTRL)
        questions.type("Doch nicht")

        questions.press(Qt.Key.Key_Escape)

        assert questions.desk.questions.open() == ()
        assert not questions.page.note.isVisible()


def test_f6_walks_through_tabs_list_and_answer(questions: Questions) -> None:
    questions.open(questions.noted("Frage"))
    page = questions.page
    seen = []
    page.tabs.setFocus()
    for _ in range(2):
        questions.press(Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())

    assert seen == [page.list, page.detail.answer.field]


def test_a_question_that_is_no_longer_in_the_list_opens_among_all(questions: Questions) -> None:
    questions.desk.clock.set(NOW - timedelta(days=9))  # type: ignore[attr-defined]  # the clock of the tests stands still
    question_id = questions.noted("Alt", hours_ago=240)
    reply(questions.desk, question_id, "Ja.")
    questions.desk.clock.set(NOW)  # type: ignore[attr-defined]  # as above

    questions.open(question_id)

    assert questions.page.tabs.key() == "all"
    assert questions.page.place() == question_id


def test_every_field_of_the_forms_has_a_name(questions: Questions) -> None:
    questions.open(questions.noted("Frage"))
    questions.page.detail.conduct.begin_hand_over()
    questions.page.new_requested()
    questions.settle()

    fields = [w for w in questions.page.findChildren(QWidget) if w.isVisible() and w.focusPolicy().value]

    assert not [type(w).__name__ for w in fields if not w.accessibleName()]


def test_the_arrows_choose_a_tab(questions: Questions) -> None:
    questions.noted("Frage")
    questions.open()
    questions.page.tabs.setFocus()

    questions.press(Qt.Key.Key_Right)
    assert questions.page.tabs.key() == "all"
    assert questions.page.tabs.accessibleName() == "Ansicht: Alle"

    questions.press(Qt.Key.Key_Left)
    assert questions.page.tabs.accessibleName() == "Ansicht: Fragen 1 offen"

    questions.page.list.setFocus()
    questions.press(Qt.Key.Key_PageDown, CTRL)
    assert questions.page.tabs.key() == "all"
    questions.press(Qt.Key.Key_PageUp, CTRL)
    assert questions.page.tabs.key() == "open"


def test_a_row_offers_what_can_be_done_with_it(questions: Questions) -> None:
    first, second = questions.noted("Erste", hours_ago=5), questions.noted("Zweite", hours_ago=2)
    reply(questions.desk, first, "Ja.")
    questions.open(second)

    questions.page.list.action_requested.emit(first, "reopen")
    questions.settle()
    assert not questions.desk.questions.get(first).is_closed

    questions.page.list.action_requested.emit(second, "edit")
    assert questions.page.note.text.toPlainText() == "Zweite"

    questions.page.list.action_requested.emit(second, "delete")
    assert [question.id for question in questions.desk.questions.open()] == [first]


def test_in_a_narrow_window_list_and_answer_stand_one_above_the_other(questions: Questions) -> None:
    questions.open(questions.noted("Frage"))
    questions.running.window.resize(1024, 640)
    questions.running.window.context.theme.set_zoom(200)
    questions.settle()
    page = questions.page

    below = page.detail.mapTo(page, page.detail.rect().topLeft()).y()
    list_end = page.list.mapTo(page, page.list.rect().bottomLeft()).y()
    questions.running.window.context.theme.set_zoom(100)

    assert below > list_end


def test_in_a_low_window_the_answer_leaves_room_for_what_sends_it(questions: Questions) -> None:
    questions.open(questions.noted("Frage"))
    questions.running.window.resize(1280, 800)
    questions.settle()
    field = questions.page.detail.answer.field
    before = field.height()

    questions.running.window.resize(1024, 640)
    questions.settle()

    assert field.height() < before
