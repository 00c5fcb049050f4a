"""To the department and back (Q4), and departments that answer by themselves for a day (Q9)."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.domain.questions import QuestionSource, QuestionStatus
from amtdesk.domain.town import Category, Department, Person
from amtdesk.services.town import TownRecords
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.questions.hand_over_form import HandOverForm
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.labels import Label
from tests.builders import NOW
from tests.ui.hands import words_on
from tests.ui.questions_hand import CTRL, HOUR, Questions, clipboard, primaries

LINK = "https://facebook.example/birkenfurt/posts/17"
OFFICE = TownRecords(
    settings={},
    people=(Person(key="weber", name="Ina Weber", role="bauhof"), Person(key="kurz", name="Olaf Kurz", role="bauhof")),
    departments=(
        Department(
            key="bauhof",
            name="Bauhof",
            lead="weber",
            deputy="kurz",
            phone="069 90009-120",
            mail="bauhof@birkenfurt.example",
        ),
        Department(key="baeder", name="Bäder"),
    ),
    categories=(Category(key="schlagloch", name="Schlagloch", department="bauhof"),),
)


@pytest.fixture
def questions(running: WindowApp, qtbot: QtBot) -> Questions:
    hand = Questions(running, qtbot)
    hand.desk.town.record(OFFICE)
    return hand


@pytest.fixture
def form(questions: Questions) -> HandOverForm:
    """The form, open for a question about a pothole."""
    questions.open(questions.noted("Wann wird das Loch geflickt?", category="schlagloch"))
    questions.page.detail.conduct.begin_hand_over()
    questions.settle()
    return questions.page.detail.forms.hand_over


class TestHandingOver:
    def test_the_department_of_the_subject_is_proposed_with_contact_and_deputy(self, form: HandOverForm) -> None:
        assert form.department.currentText() == "Bauhof"
        assert "Ina Weber · 069 90009-120 · bauhof@birkenfurt.example · Vertretung: Olaf Kurz" in words_on(form)

    def test_the_day_is_said_in_words(self, form: HandOverForm) -> None:
        form.follow_up.setText("+3")
        assert form.follow_up_day() == date(2027, 5, 15)
        assert "Samstag, 15. Mai" in words_on(form)

    def test_the_mail_is_ready_to_copy(self, form: HandOverForm) -> None:
        form.asked.setText("Wann kommt der Bagger?")

        form.copy_button().click()

        assert "„Wann wird das Loch geflickt?“" in clipboard()
        assert "Wann kommt der Bagger?" in clipboard()

    def test_a_day_that_is_none_is_said(self, form: HandOverForm) -> None:
        form.follow_up.setText("irgendwann")
        form.keep.click()
        assert "21.4." in form.error.text()

    def test_what_was_typed_waits_after_esc(self, questions: Questions, form: HandOverForm) -> None:
        form.asked.setText("Wann kommt der Bagger?")
        form.asked.setFocus()
        questions.press(Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is questions.page.detail.answer.field

        questions.page.detail.conduct.begin_hand_over()

        assert form.asked.text() == "Wann kommt der Bagger?"

    def test_what_was_typed_stays_with_its_own_question(self, questions: Questions, form: HandOverForm) -> None:
        form.asked.setText("Wann kommt der Bagger?")

        questions.open(questions.noted("Anderes", category="schlagloch"))
        questions.page.detail.conduct.begin_hand_over()

        assert form.asked.text() == "Was dürfen wir antworten, und bis wann?"

    def test_what_was_typed_waits_until_the_window_is_opened_again(
        self, questions: Questions, form: HandOverForm
    ) -> None:
        form.asked.setText("Wann kommt der Bagger?")
        questions.page.leave()
        questions.running.window.rebuild()
        questions.settle()

        questions.page.detail.conduct.begin_hand_over()

        assert questions.page.detail.forms.hand_over.asked.text() == "Wann kommt der Bagger?"

    def test_once_handed_over_nothing_waits(self, questions: Questions, form: HandOverForm) -> None:
        form.asked.setText("Wann kommt der Bagger?")
        form.keep.click()
        questions.settle()
        (question,) = questions.desk.questions.open()

        assert question.status is QuestionStatus.WAITING_DEPARTMENT
        assert questions.desk.begun_forms.get(f"hand_over:{question.id}") == {}


class TestComingBack:
    def test_the_answer_of_the_department_is_one_click_away(self, questions: Questions) -> None:
        question_id = questions.noted("Wann?", category="schlagloch")
        questions.desk.questions.hand_to_department(question_id, "bauhof", asked="Wann?")
        questions.open(question_id)

        questions.page.detail.conduct.ask_or_return()
        questions.settle()

        question = questions.desk.questions.get(question_id)
        assert question.status is QuestionStatus.NEW
        assert QApplication.focusWidget() is questions.page.detail.answer.field
        assert "Bauhof" in questions.page.detail.history_text()

    def test_another_department_can_be_asked(self, questions: Questions) -> None:
        question_id = questions.noted("Wann?", category="schlagloch")
        questions.desk.questions.hand_to_department(question_id, "bauhof", asked="Wann?")
        questions.open(question_id)

        questions.choose("Anderes Fachamt fragen")

        assert primaries(questions.page) == ["Übergeben"]

    def test_the_time_there_is_told_apart_from_the_time_for_the_report(self, questions: Questions) -> None:
        question_id = questions.noted("Wann?", hours_ago=70)
        questions.desk.clock.set(NOW - 40 * HOUR)  # type: ignore[attr-defined]  # the clock of the tests stands still
        questions.desk.questions.hand_to_department(question_id, "bauhof", asked="Wann?")
        questions.desk.clock.set(NOW)  # type: ignore[attr-defined]  # as above
        questions.desk.questions.returned_from_department(question_id)

        questions.open(question_id)

        assert "Gesondert gezählt: " in words_on(questions.page.detail)


class TestDelegation:
    def asked_under_the_post(self, questions: Questions) -> None:
        noted = questions.desk.questions.note(
            "Wann fließt das Wasser?", source=QuestionSource.PAGE_COMMENT, asked_at=NOW - HOUR, link=LINK
        )
        questions.open(noted.id)

    def test_a_department_may_answer_by_itself_for_a_day_and_it_shows(self, questions: Questions) -> None:
        self.asked_under_the_post(questions)
        questions.page.detail.conduct.begin_delegation()
        form = questions.page.detail.forms.delegation
        form.department.setCurrentIndex(form.department.findText("Bauhof"))
        form.who.setText("Ina Weber")

        questions.press(Qt.Key.Key_Return, CTRL)

        (said,) = questions.page.detail.notices.texts()
        assert said == "Bauhof antwortet hier selbst, bis heute, 18:00.\nIna Weber"

    def test_a_time_that_is_none_is_said(self, questions: Questions) -> None:
        self.asked_under_the_post(questions)
        questions.page.detail.conduct.begin_delegation()
        form = questions.page.detail.forms.delegation
        form.ends.setText("später")

        form.keep.click()

        assert form.error.isVisible()
        assert questions.desk.delegations.all() == ()

    def test_it_can_be_ended_where_it_shows(self, questions: Questions) -> None:
        questions.desk.delegations.grant(
            "bauhof", who="Ina Weber", subject=LINK, starts_at=NOW - HOUR, ends_at=NOW + timedelta(hours=3)
        )
        self.asked_under_the_post(questions)

        questions.page.detail.notices.end_delegation()
        questions.settle()

        assert questions.page.detail.notices.texts() == ()

    def test_whichever_question_is_shown_the_page_tells_who_answers_by_themselves(self, questions: Questions) -> None:
        questions.desk.delegations.grant(
            "bauhof",
            who="Ina Weber",
            subject="Sperrung der Lindenallee und alles, was die Anwohner dazu noch fragen wollen",
            starts_at=NOW - HOUR,
            ends_at=NOW + timedelta(hours=3),
        )
        questions.noted("Wann war das Fest?")
        questions.open()
        lines = questions.page.frame.delegated()
        assert lines is not None
        (label,) = lines.findChildren(Label)
        assert label.text().startswith("Bauhof antwortet selbst, bis heute, 11:00: „Sperrung der Lindenallee und alles")
        assert label.text().endswith(" …“")

        lines.findChildren(LinkButton)[0].click()
        questions.settle()

        assert not lines.isVisible()
        assert questions.desk.delegations.active(NOW) == ()


def test_reasons_of_late_are_offered_for_no_answer(questions: Questions) -> None:
    for reason in ("Werbung", "Lob", "Werbung"):
        questions.desk.questions.close_without_answer(questions.noted("x"), reason)
    questions.open(questions.noted("Frage"))

    questions.page.detail.conduct.begin_reason()
    box = questions.page.detail.forms.reason.reason

    assert sorted(box.itemText(number) for number in range(box.count())) == ["Lob", "Werbung"]


def test_a_begun_reason_waits_after_esc(questions: Questions) -> None:
    questions.open(questions.noted("Frage"))
    questions.page.detail.conduct.begin_reason()
    questions.type("Schon beant")

    questions.press(Qt.Key.Key_Escape)
    questions.page.detail.conduct.begin_reason()

    assert questions.page.detail.forms.reason.reason.currentText() == "Schon beant"
