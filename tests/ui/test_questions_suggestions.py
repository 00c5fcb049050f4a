"""What fits a question, one key each; and what stands there instead when a person needs help."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.questions.notice import Notice
from amtdesk.ui.pages.questions.suggestion_list import SuggestionRow
from amtdesk.ui.template_picker import TemplatePicker
from amtdesk.ui.widgets.labels import Label
from tests.ui.questions_hand import ALT, CTRL, SHIFT, Questions, clipboard

OPENS = "Das Freibad öffnet am Samstag."
COSTS = "Das Freibad kostet 3 Euro."


@pytest.fixture
def questions(running: WindowApp, qtbot: QtBot) -> Questions:
    hand = Questions(running, qtbot)
    hand.template(OPENS, category="freibad")
    hand.template(COSTS, category="freibad")
    hand.template("Den Hund melden Sie im Bürgerbüro an.", category="hund")
    return hand


def asked(questions: Questions, text: str = "Wann öffnet das Freibad?", category: str = "freibad") -> None:
    questions.open(questions.noted(text, category=category))


def rows(questions: Questions) -> list[SuggestionRow]:
    return [row for row in questions.page.detail.answer.findChildren(SuggestionRow) if row.isVisible()]


def test_up_to_three_stand_below_the_empty_field_with_their_reason(questions: Questions, qtbot: QtBot) -> None:
    asked(questions)

    qtbot.waitUntil(lambda: bool(rows(questions)))

    assert 1 <= len(rows(questions)) <= 3
    assert all(row.reason() for row in rows(questions))
    assert rows(questions)[0].accessibleName().endswith("Alt 1")


def test_alt_2_takes_the_second_before_they_were_even_painted(questions: Questions) -> None:
    asked(questions)

    questions.press(Qt.Key.Key_2, ALT)

    assert questions.page.detail.answer.text() in {OPENS, COSTS}
    assert QApplication.focusWidget() is questions.page.detail.answer.field
    assert rows(questions) == []


def test_alt_1_does_nothing_to_words_that_stand_there(questions: Questions) -> None:
    asked(questions)
    questions.type("Eigenes")

    questions.press(Qt.Key.Key_1, ALT)

    assert questions.page.detail.answer.text() == "Eigenes"


def test_they_go_with_the_first_letter_and_come_back_with_an_empty_field(questions: Questions) -> None:
    asked(questions)
    questions.page.detail.fitting.look()
    questions.type("E")
    assert rows(questions) == []

    questions.press(Qt.Key.Key_Backspace)

    assert rows(questions)


def test_where_nothing_fits_nothing_is_there(questions: Questions) -> None:
    asked(questions, "Zzz?", "")

    questions.page.detail.fitting.look()

    assert rows(questions) == []


def test_ctrl_b_over_an_empty_field_shows_those_that_fit_first(questions: Questions) -> None:
    asked(questions)

    questions.press(Qt.Key.Key_B, CTRL)
    picker = questions.running.window.findChild(TemplatePicker)
    assert picker is not None
    titles = [row.title for row in picker.list.rows() if row.is_heading]
    questions.press(Qt.Key.Key_Return)

    assert titles == ["Passt zur Frage", "Alle Bausteine"]
    assert questions.page.detail.answer.text() in {OPENS, COSTS}


def test_ctrl_b_over_written_words_shows_all(questions: Questions) -> None:
    asked(questions)
    questions.type("Guten Tag. ")

    questions.press(Qt.Key.Key_B, CTRL)
    picker = questions.running.window.findChild(TemplatePicker)
    assert picker is not None

    assert not [row for row in picker.list.rows() if row.is_heading]
    questions.press(Qt.Key.Key_Escape)


def test_the_arrows_leave_the_list_at_its_ends_only_upwards(questions: Questions) -> None:
    asked(questions)
    questions.page.detail.fitting.look()
    questions.press(Qt.Key.Key_Down)
    first = QApplication.focusWidget()
    assert first is rows(questions)[0]

    for _ in range(5):
        questions.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is rows(questions)[-1]
    for _ in range(5):
        questions.press(Qt.Key.Key_Up)

    assert QApplication.focusWidget() is questions.page.detail.answer.field


def test_a_person_in_distress_brings_up_what_to_do_and_no_template(questions: Questions) -> None:
    asked(questions, "Ich kann nicht mehr, ich will nicht mehr leben.", "")

    questions.page.detail.fitting.look()

    (said,) = questions.page.detail.notices.texts()
    assert "112" in said
    assert "Mensch in Not" in said
    assert rows(questions) == []


def test_what_to_do_first_has_a_tone_of_its_own_and_each_step_stands_beside_its_number(questions: Questions) -> None:
    asked(questions, "Ich kann nicht mehr, ich will nicht mehr leben.", "")

    questions.page.detail.fitting.look()
    questions.settle()

    (notice,) = [each for each in questions.page.detail.findChildren(Notice) if each.isVisible()]
    labels = notice.findChildren(Label)
    number = next(label for label in labels if label.text() == "2.")
    step = next(label for label in labels if label.text().startswith("Antworten Sie nicht öffentlich"))
    ground = notice.grab().toImage().pixelColor(notice.width() - 20, notice.height() // 2)
    theme = questions.running.theme
    assert number.geometry().right() < step.geometry().left()
    assert ground == theme.color("care.soft") != theme.color("accent.soft")


def test_a_threat_brings_up_what_to_do(questions: Questions) -> None:
    asked(questions, "Ich komme morgen mit dem Messer ins Rathaus und steche euch ab.", "")

    questions.page.detail.fitting.look()

    (said,) = questions.page.detail.notices.texts()
    assert "Drohung" in said


def test_the_notice_goes_with_the_question_it_was_about(questions: Questions) -> None:
    asked(questions, "Ich kann nicht mehr, ich will nicht mehr leben.", "")
    questions.page.detail.fitting.look()

    asked(questions)

    assert questions.page.detail.notices.texts() == ()


def test_for_an_interim_reply_the_usual_ones_are_offered(questions: Questions) -> None:
    questions.template("Wir fragen nach.", category="zwischen")
    asked(questions)

    questions.choose("Zwischenbescheid geben")

    assert [row.reason() for row in rows(questions)] == ["dafür üblich"]


class TestPersonalData:
    def test_a_telephone_number_in_the_question_points_to_the_safe_way(self, questions: Questions) -> None:
        questions.template("Bitte rufen Sie uns an.", category="datenschutz")
        asked(questions, "Ist mein Ausweis da? Meine Nummer: 0151 23456789", "")
        questions.page.detail.fitting.look()
        (said,) = questions.page.detail.notices.texts()
        assert "In der Frage stehen wohl persönliche Angaben: Telefonnummer." in said

        questions.press(Qt.Key.Key_S, CTRL | SHIFT)
        questions.press(Qt.Key.Key_Return, CTRL)

        assert clipboard() == "Bitte rufen Sie uns an."
        assert questions.desk.questions.open() == ()

    def test_a_question_about_a_single_case_points_there_as_well(self, questions: Questions) -> None:
        asked(questions, "Hier mein Bescheid, können Sie mal schauen?", "datenschutz")
        questions.page.detail.fitting.look()
        assert "Hier geht es um einen persönlichen Fall." in questions.page.detail.notices.texts()[0]

    def test_other_questions_stay_without_a_notice(self, questions: Questions, qtbot: QtBot) -> None:
        asked(questions)
        qtbot.waitUntil(lambda: bool(rows(questions)))
        assert questions.page.detail.notices.texts() == ()
