"""Whose yes an answer needs (Q8): shown before it goes out, handed in, recorded, lost by an edit, brought back."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.posts import ApprovalWay
from amtdesk.domain.questions import QuestionStatus, ReplyKind
from amtdesk.domain.town import Person
from amtdesk.services.town import TownRecords
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.questions.approval_line import ApprovalLine
from amtdesk.ui.widgets.buttons import KbdButton
from tests.builders import set_clock
from tests.ui.hands import words_on
from tests.ui.questions_hand import CTRL, SHIFT, Questions, clipboard, primaries

PEOPLE = TownRecords(settings={}, people=(Person(key="lueders", name="Petra Lüders", role="hauptamtsleitung"),))
MINE = "Am Samstag."


@pytest.fixture
def questions(running: WindowApp, qtbot: QtBot) -> Questions:
    hand = Questions(running, qtbot)
    hand.desk.town.record(PEOPLE)
    return hand


@pytest.fixture
def written(questions: Questions) -> QuestionId:
    """A question with own words in the field."""
    question_id = questions.noted("Wann öffnet das Freibad?")
    questions.open(question_id)
    questions.type(MINE)
    questions.page.detail.answer.weigh_words()
    return question_id


def line(questions: Questions) -> ApprovalLine:
    return questions.page.detail.answer.approval


def submit(questions: Questions) -> None:
    questions.press(Qt.Key.Key_Return, CTRL)


def record(questions: Questions) -> None:
    """Ctrl+Enter asks who said yes, Ctrl+Enter once more keeps what is proposed."""
    questions.press(Qt.Key.Key_Return, CTRL)
    questions.press(Qt.Key.Key_Return, CTRL)


class TestBefore:
    def test_agreed_words_unchanged_need_nobody(self, questions: Questions) -> None:
        template = questions.template("Das Freibad öffnet.")
        answer = questions.page_with(questions.noted("Wann?")).detail.answer

        answer.insert_template(template.id)

        assert line(questions).chip.text() == "Stufe 0 · keine Freigabe nötig"
        assert primaries(questions.page) == ["Kopieren und abschließen"]

    def test_an_empty_field_shows_no_level(self, questions: Questions) -> None:
        questions.open(questions.noted("Wann?"))
        assert not line(questions).isVisible()

    @pytest.mark.usefixtures("written")
    def test_own_words_show_their_level_and_its_reason_before_they_are_copied(self, questions: Questions) -> None:
        assert line(questions).chip.text().startswith("Stufe 1 · ")
        assert "Eigene Worte" in line(questions).reasons()
        assert primaries(questions.page) == ["Zur Freigabe geben"]

    def test_an_edited_template_loses_the_stamp_and_gains_a_level(self, questions: Questions) -> None:
        template = questions.template("Das Freibad öffnet.")
        answer = questions.page_with(questions.noted("Wann?")).detail.answer
        answer.insert_template(template.id)

        questions.type(" Danke!")
        answer.weigh_words()

        assert not answer.is_stamped()
        assert line(questions).chip.text().startswith("Stufe 1 · ")

    def test_the_level_follows_a_moment_after_the_last_key(self, questions: Questions, qtbot: QtBot) -> None:
        questions.open(questions.noted("Wann?"))
        questions.type(MINE)
        qtbot.waitUntil(lambda: primaries(questions.page) == ["Zur Freigabe geben"])


class TestSubmitting:
    def test_ctrl_enter_copies_the_mail_and_notes_who_is_asked(self, questions: Questions, written: QuestionId) -> None:
        submit(questions)

        question = questions.desk.questions.get(written)
        assert MINE in clipboard()
        assert (question.status, question.submitted_to) == (QuestionStatus.NEW, "Petra Lüders")
        assert line(questions).chip.text() == "Liegt bei Petra Lüders seit heute, 08:00"
        assert primaries(questions.page) == ["Freigabe eintragen"]

    def test_without_anybody_to_ask_it_is_said(self, running: WindowApp, qtbot: QtBot) -> None:
        hand = Questions(running, qtbot)
        hand.open(hand.noted("Wann?"))
        hand.type(MINE)

        hand.press(Qt.Key.Key_Return, CTRL)

        assert hand.page.detail.answer.error_text() == "Bitte nennen Sie, wer freigibt."

    @pytest.mark.usefixtures("written")
    def test_once_handed_in_nothing_is_missing_and_the_answer_has_the_keys(self, questions: Questions) -> None:
        answer = questions.page.detail.answer
        answer.say("Bitte nennen Sie, wer freigibt.")
        answer.approval.ask_to()

        submit(questions)

        assert answer.error_text() == ""
        assert answer.field.hasFocus()

    @pytest.mark.usefixtures("written")
    def test_the_mail_can_be_copied_once_more(self, questions: Questions) -> None:
        submit(questions)
        QGuiApplication.clipboard().setText("anderes")

        line(questions).request_wished.emit()

        assert MINE in clipboard()

    def test_the_request_can_be_taken_back(self, questions: Questions, written: QuestionId) -> None:
        submit(questions)

        line(questions).take_back_wished.emit()
        questions.settle()

        assert questions.desk.questions.get(written).submitted_at is None
        assert primaries(questions.page) == ["Zur Freigabe geben"]

    def test_editing_ends_the_request_visibly(self, questions: Questions, written: QuestionId) -> None:
        submit(questions)

        questions.type(" Danke.")
        questions.page.detail.leave()
        questions.settle()

        assert questions.desk.questions.get(written).submitted_at is None
        assert primaries(questions.page) == ["Zur Freigabe geben"]


class TestRecording:
    def test_by_keyboard_alone_from_words_to_closed(self, questions: Questions, written: QuestionId) -> None:
        submit(questions)
        record(questions)
        assert line(questions).chip.text() == "Freigegeben von Petra Lüders, heute, 08:00, per E-Mail"
        assert primaries(questions.page) == ["Kopieren und abschließen"]

        questions.press(Qt.Key.Key_Return, CTRL)

        assert clipboard() == MINE
        assert questions.desk.questions.get(written).status is QuestionStatus.ANSWERED

    def test_a_yes_by_telephone_is_recorded_without_a_mail(self, questions: Questions, written: QuestionId) -> None:
        questions.page.detail.answer.field.flush()
        set_clock(questions.desk, questions.desk.clock.now() + timedelta(hours=2))
        questions.press(Qt.Key.Key_F, CTRL | SHIFT)
        form = questions.page.detail.forms.approval
        assert QApplication.focusWidget() is form.who
        form.when.setText("9:30")
        form.way.choose(ApprovalWay.PHONE.value)
        form.keep.click()

        (approval,) = questions.desk.answer_approvals.history(written)
        assert (approval.approved_by, approval.way, approval.text) == ("Petra Lüders", ApprovalWay.PHONE, MINE)
        assert questions.desk.clock.local(approval.approved_at).hour == 9

    @pytest.mark.parametrize(("who", "when"), [("", "jetzt"), ("Petra Lüders", "morgen")])
    def test_what_is_missing_is_said(self, questions: Questions, written: QuestionId, who: str, when: str) -> None:
        questions.page.detail.conduct.record_approval()
        form = questions.page.detail.forms.approval
        form.who.setEditText(who)
        form.when.setText(when)

        form.keep.click()

        assert form.error.isVisible()
        assert questions.desk.answer_approvals.history(written) == ()

    def test_nobody_approves_her_own_words(self, questions: Questions, written: QuestionId) -> None:
        questions.desk.town.set("user_name", "Jana Wolter")
        questions.page.detail.conduct.record_approval()
        form = questions.page.detail.forms.approval
        form.who.setEditText("Jana Wolter")

        form.keep.click()

        assert questions.desk.answer_approvals.history(written) == ()

    def test_undo_takes_the_yes_back(self, questions: Questions, written: QuestionId) -> None:
        submit(questions)
        record(questions)

        questions.desk.history.undo()
        questions.settle()

        assert questions.desk.answer_approvals.approval_of(questions.desk.questions.get(written), MINE) is None
        assert primaries(questions.page) != ["Kopieren und abschließen"]

    def test_whoever_approved_may_take_it_back(self, questions: Questions, written: QuestionId) -> None:
        submit(questions)
        record(questions)

        questions.choose("Freigabe zurücknehmen")

        assert questions.desk.answer_approvals.history(written)[0].withdrawn_at is not None
        assert primaries(questions.page) == ["Zur Freigabe geben"]


class TestLapsing:
    def test_an_edit_costs_the_yes_and_says_so(self, questions: Questions, written: QuestionId) -> None:
        submit(questions)
        record(questions)

        questions.type(" Danke.")
        questions.page.detail.leave()
        questions.settle()

        assert "Freigabe von Petra Lüders ist erloschen, weil der Text geändert wurde." in words_on(line(questions))
        assert primaries(questions.page) == ["Zur Freigabe geben"]
        assert not questions.desk.answer_approvals.history(written)[0].holds

    def test_white_space_alone_costs_nothing(self, questions: Questions) -> None:
        questions.open(questions.noted("Wann?"))
        questions.type(MINE)
        submit(questions)
        record(questions)

        questions.type("  ")
        questions.page.detail.leave()
        questions.settle()

        assert primaries(questions.page) == ["Kopieren und abschließen"]

    @pytest.mark.parametrize("is_stored", [True, False])
    def test_the_approved_words_come_back_with_their_yes(
        self, questions: Questions, written: QuestionId, *, is_stored: bool
    ) -> None:
        submit(questions)
        record(questions)
        questions.type(" Danke.")
        questions.page.detail.answer.weigh_words()
        if is_stored:
            questions.page.detail.leave()

        line(questions).restore_wished.emit()
        questions.settle()

        assert questions.page.detail.answer.text() == MINE
        assert primaries(questions.page) == ["Kopieren und abschließen"]
        assert len(questions.desk.answer_approvals.history(written)) == 2


class TestInterim:
    def test_one_key_copies_the_usual_interim_reply_and_keeps_the_answer(
        self, questions: Questions, written: QuestionId
    ) -> None:
        questions.template("Wir fragen nach und melden uns.", category="zwischen")

        questions.press(Qt.Key.Key_I, CTRL | SHIFT)

        assert clipboard() == "Wir fragen nach und melden uns."
        assert questions.desk.questions.get(written).status is QuestionStatus.INTERIM
        assert questions.desk.questions.replies(written)[0].kind is ReplyKind.INTERIM
        assert questions.page.detail.answer.text() == MINE

    def test_an_interim_reply_with_a_gap_is_put_in_to_be_filled(self, questions: Questions) -> None:
        questions.template("Das {{amt}} prüft.", category="zwischen")
        question_id = questions.noted("Wann?")
        questions.open(question_id)

        questions.press(Qt.Key.Key_I, CTRL | SHIFT)

        assert questions.page.detail.answer.text() == "Das {{amt}} prüft."
        assert questions.page.detail.kind() is ReplyKind.INTERIM
        assert questions.desk.questions.replies(question_id) == ()

    @pytest.mark.usefixtures("written")
    def test_the_key_stands_on_a_button_while_a_yes_is_missing(self, questions: Questions) -> None:
        labels = [button.label() for button in questions.page.detail.findChildren(KbdButton) if button.isVisible()]
        assert "Zwischenbescheid" in labels

    def test_a_closed_question_gets_none(self, questions: Questions) -> None:
        questions.template("Wir fragen nach.", category="zwischen")
        question_id = questions.noted("Wann?")
        questions.desk.questions.close_without_answer(question_id, "Werbung")
        questions.open(question_id)

        questions.press(Qt.Key.Key_I, CTRL | SHIFT)

        assert questions.desk.questions.replies(question_id) == ()


def test_the_safe_way_is_one_key_away_with_its_words(questions: Questions) -> None:
    questions.template("Bitte rufen Sie uns an.", category="datenschutz")
    question_id = questions.noted("Ist mein Ausweis da?")
    questions.open(question_id)

    questions.press(Qt.Key.Key_S, CTRL | SHIFT)
    assert questions.page.detail.answer.text() == "Bitte rufen Sie uns an."
    questions.press(Qt.Key.Key_Return, CTRL)

    assert clipboard() == "Bitte rufen Sie uns an."
    assert questions.desk.questions.replies(question_id)[0].kind is ReplyKind.MOVED


def test_the_same_words_for_the_third_time_call_for_a_personal_sentence(questions: Questions) -> None:
    template = questions.template("Das Freibad öffnet.")
    for _ in range(3):
        answer = questions.page_with(questions.noted("Wann?")).detail.answer
        answer.insert_template(template.id)
        last = answer.hint_text()
        questions.press(Qt.Key.Key_Return, CTRL)

    assert "persönlichen Satz" in last


def test_a_promised_day_in_the_interim_reply_is_the_day_after_next_with_service(questions: Questions) -> None:
    questions.template("Sie hören bis {{frist}} von uns.", category="zwischen")
    questions.open(questions.noted("Wann?"))

    questions.press(Qt.Key.Key_I, CTRL | SHIFT)

    assert clipboard() == "Sie hören bis Freitag, 14. Mai von uns."


def test_personal_data_in_the_answer_is_named_before_it_goes_out(questions: Questions) -> None:
    answer = questions.page_with(questions.noted("Wann?")).detail.answer

    questions.type("Rufen Sie Frau Meier an: 0151 23456789")
    answer.weigh_words()

    assert "In der Antwort stehen wohl persönliche Angaben" in answer.hint_text()


def test_the_office_s_own_number_in_the_answer_is_no_personal_data(questions: Questions) -> None:
    questions.desk.town.set("variables", {"tel_zentrale": "069 90009-100"})
    answer = questions.page_with(questions.noted("Wann?")).detail.answer

    questions.type("Rufen Sie uns an: 069 90009-100")
    answer.weigh_words()

    assert answer.hint_text() == ""


def test_the_safe_way_takes_the_place_of_a_template_but_never_of_her_own_words(questions: Questions) -> None:
    pool = questions.template("Das Freibad öffnet.")
    questions.template("Bitte rufen Sie uns an.", category="datenschutz")
    answer = questions.page_with(questions.noted("Wann?")).detail.answer
    answer.insert_template(pool.id)

    questions.press(Qt.Key.Key_S, CTRL | SHIFT)
    assert answer.text() == "Bitte rufen Sie uns an."

    questions.type(" Bis bald.")
    questions.press(Qt.Key.Key_S, CTRL | SHIFT)
    assert answer.text() == "Bitte rufen Sie uns an. Bis bald."


def test_whom_she_chose_for_one_question_is_not_proposed_for_the_next(questions: Questions) -> None:
    first, second = questions.noted("A", hours_ago=3), questions.noted("B")
    questions.open(first)
    questions.type(MINE)
    answer = questions.page.detail.answer
    answer.weigh_words()
    line(questions).ask_to()
    questions.press(Qt.Key.Key_A, CTRL)
    questions.type("Olaf Kurz")
    assert line(questions).to() == "Olaf Kurz"

    questions.open(second)
    questions.type(MINE)
    answer.weigh_words()

    assert line(questions).to() == "Petra Lüders"
