"""Answering by keyboard: the draft, the templates, and every other way a question can go (Q3)."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.domain.questions import QuestionSource, QuestionStatus, ReplyKind, WordingOrigin
from amtdesk.domain.reply_templates import Agreement
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.template_picker import TemplatePicker
from amtdesk.ui.widgets.buttons import LinkButton
from tests.builders import NOW
from tests.builders_questions import reply
from tests.ui.browser_hand import Browser
from tests.ui.questions_hand import ALT, CTRL, HOUR, Questions, clipboard, primaries


@pytest.fixture
def questions(running: WindowApp, qtbot: QtBot) -> Questions:
    return Questions(running, qtbot)


class TestAnswering:
    def test_open_type_ctrl_enter_and_the_next_one_waits(self, questions: Questions) -> None:
        first, second = questions.noted("Erste", hours_ago=5), questions.noted("Zweite", hours_ago=2)
        questions.open()

        questions.press(Qt.Key.Key_Return)
        questions.type("Am Samstag.")
        questions.yes(first, "Am Samstag.")
        questions.press(Qt.Key.Key_Return, CTRL)

        assert clipboard() == "Am Samstag."
        assert questions.desk.questions.get(first).status is QuestionStatus.ANSWERED
        assert questions.desk.questions.replies(first)[0].origin is WordingOrigin.OWN_WORDS
        assert questions.page.place() == second
        assert QApplication.focusWidget() is questions.page.detail.answer.field
        assert questions.page.detail.answer.text() == ""

    def test_the_draft_is_kept_without_a_save_button(self, questions: Questions, qtbot: QtBot) -> None:
        question_id = questions.noted("Frage")
        questions.open(question_id)

        questions.type("Am Sam")

        qtbot.waitUntil(lambda: questions.desk.questions.get(question_id).draft_text == "Am Sam")
        questions.type("stag")
        assert questions.page.detail.answer.text() == "Am Samstag"

    def test_leaving_the_page_keeps_the_draft_at_once(self, questions: Questions) -> None:
        question_id = questions.noted("Frage")
        questions.open(question_id)
        questions.type("Halb")

        questions.running.window.open(Destination("templates"))

        assert questions.desk.questions.get(question_id).draft_text == "Halb"

    def test_going_to_another_question_keeps_each_draft_with_its_own(self, questions: Questions) -> None:
        first, second = questions.noted("Erste", hours_ago=5), questions.noted("Zweite", hours_ago=2)
        questions.open(first)
        questions.type("Zur ersten")

        questions.open(second)
        questions.type("Zur zweiten")
        questions.open(first)

        assert questions.page.detail.answer.text() == "Zur ersten"
        assert questions.desk.questions.get(second).draft_text == "Zur zweiten"

    def test_the_link_says_which_address_the_browser_was_handed_and_copies_it(
        self, questions: Questions, browser: Browser
    ) -> None:
        noted = questions.desk.questions.note("Wann?", source=QuestionSource.PAGE_COMMENT, link="https://a.example/1")
        questions.open(noted.id)
        toast = questions.running.window.voice.toast

        next(link for link in questions.page.findChildren(LinkButton) if link.label() == "Zur Frage").click()
        assert browser.opened == ["https://a.example/1"]
        assert toast.text() == "An den Browser übergeben: https://a.example/1"
        toast.action_button().click()

        assert (clipboard(), toast.text()) == ("https://a.example/1", "Adresse kopiert.")

    def test_an_empty_answer_is_not_copied(self, questions: Questions) -> None:
        QGuiApplication.clipboard().setText("vorher")
        question_id = questions.noted("Frage")
        questions.open(question_id)

        questions.press(Qt.Key.Key_Return, CTRL)

        assert clipboard() == "vorher"
        assert questions.desk.questions.get(question_id).status is QuestionStatus.NEW

    def test_undo_takes_the_answer_back_and_the_text_is_still_there(self, questions: Questions) -> None:
        question_id = questions.noted("Frage")
        questions.open(question_id)
        questions.type("Am Samstag.")
        questions.yes(question_id, "Am Samstag.")
        questions.press(Qt.Key.Key_Return, CTRL)

        questions.desk.history.undo()
        questions.settle()

        assert questions.desk.questions.get(question_id).status is QuestionStatus.NEW
        assert questions.page.detail.answer.text() == "Am Samstag."

    def test_after_undo_she_is_at_the_question_whose_answer_was_taken_back(self, questions: Questions) -> None:
        questions.noted("Danach")
        question_id = questions.noted("Zuerst", hours_ago=3)
        questions.open(question_id)
        questions.type("Am Samstag.")
        questions.yes(question_id, "Am Samstag.")
        questions.press(Qt.Key.Key_Return, CTRL)
        assert questions.page.place() != question_id

        questions.press(Qt.Key.Key_Z, CTRL)

        assert questions.page.place() == question_id
        assert QApplication.focusWidget() is questions.page.detail.answer.field
        assert questions.page.detail.answer.text() == "Am Samstag."

    def test_a_closed_question_shows_what_went_out(self, questions: Questions) -> None:
        question_id = questions.noted("Frage")
        reply(questions.desk, question_id, "Am Samstag.")
        questions.open(question_id)

        assert not questions.page.detail.answer.isVisible()
        questions.page.detail.primary().click()

        assert clipboard() == "Am Samstag."
        assert primaries(questions.page) == ["Erneut kopieren"]


class TestTemplates:
    def test_ctrl_b_searches_and_enter_inserts(self, questions: Questions) -> None:
        template = questions.template("Das Freibad {{stadt}} öffnet.")
        questions.open(questions.noted("Wann?"))

        questions.press(Qt.Key.Key_B, CTRL)
        questions.type("freib")
        questions.press(Qt.Key.Key_Return)

        assert questions.page.detail.answer.text() == "Das Freibad Birkenfurt öffnet."
        assert questions.page.detail.answer.template_id() == template.id
        assert QApplication.focusWidget() is questions.page.detail.answer.field

    def test_a_shortcut_and_tab_expand(self, questions: Questions) -> None:
        questions.template("Das Freibad öffnet.", shortcut="bad")
        questions.open(questions.noted("Wann?"))

        questions.page.detail.answer.field.insert("Hallo 😊 ")
        questions.type("/bad")
        questions.press(Qt.Key.Key_Tab)

        assert questions.page.detail.answer.text() == "Hallo 😊 Das Freibad öffnet."

    def test_tab_without_a_shortcut_goes_on(self, questions: Questions) -> None:
        questions.open(questions.noted("Wann?"))
        questions.type("Hallo")
        questions.press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is not questions.page.detail.answer.field

    def test_an_open_gap_is_named_and_selected_and_nothing_is_copied(self, questions: Questions) -> None:
        template = questions.template("Ab {{datum}} offen.")
        question_id = questions.noted("Wann?")
        questions.open(question_id)
        questions.page.detail.answer.insert_template(template.id)

        questions.press(Qt.Key.Key_Return, CTRL)
        assert questions.page.detail.answer.error_text() == "Bitte füllen Sie zuerst aus: Datum."
        assert questions.desk.questions.get(question_id).status is QuestionStatus.NEW

        questions.type("17. Mai")
        questions.press(Qt.Key.Key_Return, CTRL)
        assert clipboard() == "Ab 17. Mai offen."
        assert questions.desk.questions.replies(question_id)[0].origin is WordingOrigin.TEMPLATE

    def test_green_is_kept_for_agreed_and_unchanged_words(self, questions: Questions) -> None:
        agreed = questions.template("Das Freibad öffnet.")
        answer = questions.page_with(questions.noted("Wann?")).detail.answer

        answer.insert_template(agreed.id)
        assert answer.is_stamped()

        questions.type(" Danke!")
        assert not answer.is_stamped()
        assert answer.origin() is WordingOrigin.EDITED_TEMPLATE

    def test_a_template_nobody_agreed_to_gets_no_green(self, questions: Questions) -> None:
        draft = questions.template("Das Freibad öffnet.", agreement=None)
        answer = questions.page_with(questions.noted("Wann?")).detail.answer

        answer.insert_template(draft.id)

        assert not answer.is_stamped()
        assert answer.origin() is WordingOrigin.TEMPLATE

    def test_fitting_templates_are_one_key_away(self, questions: Questions) -> None:
        questions.template("Das Freibad öffnet am Samstag.", category="freibad")
        answer = questions.page_with(questions.noted("Wann öffnet das Freibad?", category="freibad")).detail.answer

        questions.press(Qt.Key.Key_1, ALT)

        assert answer.text() == "Das Freibad öffnet am Samstag."

    def test_expired_words_are_found_and_not_handed_out(self, questions: Questions) -> None:
        ended = Agreement(agreed_with="Hauptamt", agreed_on=date(2026, 1, 1), valid_until=date(2027, 1, 1))
        questions.template("Alte Preise.", agreement=ended, shortcut="alt")
        answer = questions.page_with(questions.noted("Wann?")).detail.answer

        questions.press(Qt.Key.Key_B, CTRL)
        questions.press(Qt.Key.Key_Return)
        picker = questions.running.window.findChild(TemplatePicker)
        assert picker is not None
        assert picker.isVisible()
        questions.press(Qt.Key.Key_Escape)

        questions.type("/alt")
        questions.press(Qt.Key.Key_Tab)
        assert answer.text() == "/alt"
        assert "abgelaufen" in answer.error_text()


class TestOtherWays:
    def test_an_interim_reply_keeps_the_question_in_work(self, questions: Questions) -> None:
        question_id = questions.noted("Frage")
        questions.open(question_id)

        questions.choose("Zwischenbescheid geben")
        questions.type("Wir fragen nach.")
        questions.yes(question_id, "Wir fragen nach.")
        questions.press(Qt.Key.Key_Return, CTRL)

        question = questions.desk.questions.get(question_id)
        assert (question.status, question.first_reaction_at) == (QuestionStatus.INTERIM, NOW)
        assert clipboard() == "Wir fragen nach."
        assert questions.page.detail.answer.text() == ""
        assert primaries(questions.page) == ["Kopieren und abschließen"]

    def test_a_personal_case_is_pointed_to_a_safe_way(self, questions: Questions) -> None:
        question_id = questions.noted("Ist mein Ausweis da?")
        questions.open(question_id)

        questions.choose("Auf sicheren Weg")
        questions.type("Bitte rufen Sie uns an.")
        questions.yes(question_id, "Bitte rufen Sie uns an.")
        questions.press(Qt.Key.Key_Return, CTRL)

        assert questions.desk.questions.replies(question_id)[0].kind is ReplyKind.MOVED

    def test_the_department_is_asked_with_a_mail_that_is_ready(self, questions: Questions) -> None:
        question_id = questions.noted("Wann kommt der Bagger?")
        questions.open(question_id)

        questions.page.detail.conduct.begin_hand_over()
        form = questions.page.detail.forms.hand_over
        form.department.setEditText("Bauhof")
        form.asked.setText("Wann kommt er?")
        form.copy_button().click()
        assert "„Wann kommt der Bagger?“" in clipboard()
        assert "Wann kommt er?" in clipboard()
        assert primaries(questions.page) == ["Übergeben"]
        questions.press(Qt.Key.Key_Return, CTRL)

        question = questions.desk.questions.get(question_id)
        assert question.status is QuestionStatus.WAITING_DEPARTMENT
        assert (question.department, question.follow_up_on) == ("bauhof", date(2027, 5, 14))
        assert "Beim Fachamt" in questions.titles()

    def test_no_answer_needs_a_line_that_says_why(self, questions: Questions) -> None:
        question_id = questions.noted("Werbung")
        questions.open(question_id)

        questions.choose("Keine Antwort nötig")
        questions.press(Qt.Key.Key_Return, CTRL)
        assert questions.desk.questions.get(question_id).status is QuestionStatus.NEW
        questions.type("Werbung")
        questions.press(Qt.Key.Key_Return, CTRL)

        assert questions.desk.questions.get(question_id).closing_reason == "Werbung"

    def test_esc_leaves_a_form_and_the_answer_is_back(self, questions: Questions) -> None:
        questions.open(questions.noted("Frage"))
        questions.page.detail.conduct.begin_reason()

        questions.press(Qt.Key.Key_Escape)

        assert QApplication.focusWidget() is questions.page.detail.answer.field
        assert primaries(questions.page) == ["Kopieren und abschließen"]

    def test_a_closed_question_can_be_reopened(self, questions: Questions) -> None:
        question_id = questions.noted("Frage")
        questions.desk.questions.close_without_answer(question_id, "Werbung")
        questions.open(question_id)

        questions.choose("Wieder öffnen")

        assert questions.desk.questions.get(question_id).status is QuestionStatus.NEW
        assert questions.page.detail.answer.isVisible()

    def test_a_question_can_wait_until_later(self, questions: Questions) -> None:
        question_id = questions.noted("Frage")
        questions.open(question_id)

        menu = questions.page.detail.later()
        assert menu is not None
        assert [action.text() for action in menu.actions()][:2] == ["Heute, 11:00", "Heute, 14:00"]
        menu.actions()[0].trigger()
        questions.settle()

        assert questions.desk.questions.get(question_id).postponed_until == NOW + 3 * HOUR
        assert "Zurückgestellt" in questions.titles()

    def test_a_question_is_deleted_from_the_menu(self, questions: Questions) -> None:
        questions.open(questions.noted("Frage"))
        questions.choose("Löschen")
        assert questions.desk.questions.open() == ()


def test_the_offered_templates_are_met_by_tab_and_by_arrows(questions: Questions) -> None:
    questions.template("Das Freibad öffnet am 9. Mai.", category="freibad")
    page = questions.page_with(questions.noted("Wann öffnet das Freibad?", category="freibad"))
    page.detail.fitting.look()
    (row,) = page.detail.answer.suggestions().rows()

    questions.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is row
    questions.press(Qt.Key.Key_Up)
    assert QApplication.focusWidget() is page.detail.answer.field
    questions.press(Qt.Key.Key_Down)
    questions.press(Qt.Key.Key_Return)

    assert page.detail.answer.text() == "Das Freibad öffnet am 9. Mai."


class TestGoingOn:
    def test_the_next_one_below_is_shown_and_what_waits_for_others_is_passed_over(self, questions: Questions) -> None:
        first, second, third = (questions.noted(text, hours_ago=9 - n) for n, text in enumerate(("A", "B", "C")))
        questions.desk.questions.hand_to_department(third, "bauhof", asked="Wann?")
        last = questions.noted("D", hours_ago=1)
        questions.open(second)
        questions.type("Ja.")
        questions.yes(second, "Ja.")

        questions.press(Qt.Key.Key_Return, CTRL)
        assert questions.page.place() == last

        questions.type("Nein.")
        questions.yes(last, "Nein.")
        questions.press(Qt.Key.Key_Return, CTRL)
        assert questions.page.place() == first

    def test_after_the_last_one_that_runs_comes_another_open_one(self, questions: Questions) -> None:
        with_others = questions.noted("A", hours_ago=9)
        questions.desk.questions.hand_to_department(with_others, "bauhof", asked="Wann?")
        last = questions.noted("B")
        questions.open(last)
        questions.type("Ja.")
        questions.yes(last, "Ja.")

        questions.press(Qt.Key.Key_Return, CTRL)

        assert questions.page.place() == with_others

    def test_what_is_handed_over_makes_room_for_the_next(self, questions: Questions) -> None:
        first, second = questions.noted("A", hours_ago=9), questions.noted("B")
        questions.open(first)
        questions.page.detail.conduct.begin_hand_over()
        questions.page.detail.forms.hand_over.department.setEditText("Bauhof")

        questions.press(Qt.Key.Key_Return, CTRL)

        assert questions.page.place() == second
        assert QApplication.focusWidget() is questions.page.detail.answer.field
        assert primaries(questions.page) == ["Kopieren und abschließen"]
