"""Bürgerfragen by keyboard: the list, the answer, the templates, and every other way a question can go."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.questions import QuestionSource, QuestionStatus, ReplyKind, WordingOrigin
from amtdesk.domain.reply_templates import Agreement, NewTemplate, ReplyTemplate
from amtdesk.domain.town import Department
from amtdesk.services.town import TownRecords
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.questions.page import QuestionsPage
from amtdesk.ui.pages.questions.quick_note import QuickNote
from amtdesk.ui.pages.questions.template_picker import TemplatePicker
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.menus import PopupMenu
from tests.builders_questions import NOW, OWN

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
HOUR = timedelta(hours=1)
AGREED = Agreement(agreed_with="Petra Lüders", agreed_on=date(2027, 5, 1))


class Questions:
    """The page in the window, and what a hand does with it."""

    def __init__(self, running: WindowApp, qtbot: QtBot) -> None:
        self.running = running
        self.desk = running.desk
        self._qtbot = qtbot

    @property
    def page(self) -> QuestionsPage:
        page = self.running.window.page()
        assert isinstance(page, QuestionsPage)
        return page

    def noted(self, text: str, *, hours_ago: float = 1, category: str = "") -> QuestionId:
        asked_at = NOW - hours_ago * HOUR
        return self.desk.questions.note(
            text, source=QuestionSource.PAGE_COMMENT, asked_at=asked_at, category=category
        ).id

    def template(self, text: str, *, agreement: Agreement | None = AGREED, shortcut: str = "") -> ReplyTemplate:
        return self.desk.templates.add(NewTemplate(title="Freibad", text=text, agreement=agreement, shortcut=shortcut))

    def open(self, question_id: QuestionId | None = None) -> None:
        self.running.window.open(Destination("questions", question_id))
        self.settle()

    def page_with(self, question_id: QuestionId) -> QuestionsPage:
        self.open(question_id)
        return self.page

    def settle(self) -> None:
        for _ in range(4):
            QApplication.processEvents()

    def press(self, key: Qt.Key, how: Qt.KeyboardModifier = PLAIN) -> None:
        self._qtbot.keyClick(QApplication.focusWidget() or self.running.window, key, how)
        self.settle()

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(QApplication.focusWidget(), text)
        self.settle()

    def titles(self) -> list[str]:
        return [row.title for row in self.page.list.rows()]

    def choose(self, words: str) -> None:
        """Open the … menu and take an entry."""
        self.page.detail.open_menu()
        menus = [menu for menu in self.page.findChildren(PopupMenu) if menu.isVisible()]
        entry = next(action for action in menus[-1].actions() if action.text().startswith(words))
        menus[-1].close()
        self.settle()
        entry.trigger()
        self.settle()


@pytest.fixture
def questions(running: WindowApp, qtbot: QtBot) -> Iterator[Questions]:
    found = Questions(running, qtbot)
    found.desk.town.record(
        TownRecords(
            settings={"variables": {"stadt": "Birkenfurt"}},
            departments=(Department(key="bauhof", name="Bauhof"), Department(key="baeder", name="Bäder")),
        )
    )
    yield found
    found.running.window.open(Destination("today"))


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def primaries(page: QWidget) -> list[str]:
    return [b.label() for b in page.findChildren(KbdButton) if b.kind == "primary" and b.isVisible()]


class TestList:
    def test_questions_stand_under_their_headings_what_runs_out_first(self, questions: Questions) -> None:
        questions.noted("Bald", hours_ago=23)
        questions.noted("Offen", hours_ago=1)
        questions.desk.questions.hand_to_department(questions.noted("Amt"), "bauhof", asked="Wann?")
        questions.desk.questions.postpone(questions.noted("Später"), NOW + 3 * HOUR)
        questions.desk.questions.answer(questions.noted("Fertig"), "Ja.", origin=OWN)

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

        assert "Zurzeit wartet niemand auf Antwort." in questions.page._empty.accessibleName()  # noqa: SLF001 - what is seen
        assert "Strg Umschalt N" in questions.page._empty.accessibleName()  # noqa: SLF001 - as above
        assert primaries(questions.page) == ["Frage notieren"]

    def test_del_deletes_and_undo_brings_back(self, questions: Questions) -> None:
        question_id = questions.noted("Weg")
        questions.open()

        questions.press(Qt.Key.Key_Delete)
        assert questions.desk.questions.open() == ()

        questions.press(Qt.Key.Key_Z, CTRL)
        assert questions.desk.questions.get(question_id).text == "Weg"

    def test_the_week_is_told_in_one_line(self, questions: Questions) -> None:
        questions.desk.questions.answer(questions.noted("Schnell"), "Ja.", origin=OWN)
        questions.noted("Überfällig", hours_ago=30)
        questions.open()

        assert questions.page._week.text() == "Diese Woche: 1 von 2 im Ziel beantwortet"  # noqa: SLF001 - what is seen

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


class TestAnswering:
    def test_open_type_ctrl_enter_and_the_next_one_waits(self, questions: Questions) -> None:
        first, second = questions.noted("Erste", hours_ago=5), questions.noted("Zweite", hours_ago=2)
        questions.open()

        questions.press(Qt.Key.Key_Return)
        questions.type("Am Samstag.")
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
        questions.press(Qt.Key.Key_Return, CTRL)

        questions.desk.history.undo()
        questions.settle()

        assert questions.desk.questions.get(question_id).status is QuestionStatus.NEW
        assert questions.page.detail.answer.text() == "Am Samstag."

    def test_a_closed_question_shows_what_went_out(self, questions: Questions) -> None:
        question_id = questions.noted("Frage")
        questions.desk.questions.answer(question_id, "Am Samstag.", origin=OWN)
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
        questions.template("Das Freibad öffnet am Samstag.")
        answer = questions.page_with(questions.noted("Wann öffnet das Freibad?")).detail.answer

        answer.buttons()[0].click()

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
        questions.press(Qt.Key.Key_Return, CTRL)

        assert questions.desk.questions.replies(question_id)[0].kind is ReplyKind.MOVED

    def test_the_department_is_asked_with_a_mail_that_is_ready(self, questions: Questions) -> None:
        question_id = questions.noted("Wann kommt der Bagger?")
        questions.open(question_id)

        questions.page.detail.begin_hand_over()
        form = questions.page.detail.hand_over
        form.department.setEditText("Bauhof")
        form.asked.setText("Wann kommt er?")
        form.copy_button().click()
        assert "„Wann kommt der Bagger?“\nWann kommt er?" in clipboard()
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
        questions.page.detail.begin_reason()

        questions.press(Qt.Key.Key_Escape)

        assert QApplication.focusWidget() is questions.page.detail.answer.field
        assert primaries(questions.page) == ["Kopieren und abschließen"]


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

        questions.press(Qt.Key.Key_N, CTRL | SHIFT)
        questions.type("Wann wird es warm?")
        questions.press(Qt.Key.Key_Return)

        assert [question.text for question in questions.desk.questions.open()] == ["Wann wird es warm?"]
        assert questions.running.window.stack.key() == "settings"
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
    questions.desk.questions.answer(question_id, "Ja.", origin=OWN)
    questions.desk.clock.set(NOW)  # type: ignore[attr-defined]  # as above

    questions.open(question_id)

    assert questions.page.tabs.key() == "all"
    assert questions.page.place() == question_id


def test_every_field_of_the_forms_has_a_name(questions: Questions) -> None:
    questions.open(questions.noted("Frage"))
    questions.page.detail.begin_hand_over()
    questions.page.new_requested()
    questions.settle()

    fields = [w for w in questions.page.findChildren(QWidget) if w.isVisible() and w.focusPolicy().value]

    assert not [type(w).__name__ for w in fields if not w.accessibleName()]
