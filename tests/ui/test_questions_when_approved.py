"""A yes that cannot be recorded is refused where it was entered (Q8)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.domain.town import Person
from amtdesk.services.town import TownRecords
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.questions.approval_form import ApprovalForm
from amtdesk.ui.widgets.giving_way import seen_part
from tests.loop import let_rest
from tests.ui.questions_hand import CTRL, SHIFT, Questions

PEOPLE = TownRecords(
    settings={"user_name": "Jana Wolter"},
    people=(Person(key="lueders", name="Petra Lüders", role="hauptamtsleitung"),),
)


@pytest.fixture
def questions(running: WindowApp, qtbot: QtBot) -> Questions:
    """Her own words stand in the field since 8:00."""
    hand = Questions(running, qtbot)
    hand.desk.town.record(PEOPLE)
    hand.open(hand.noted("Wann öffnet das Freibad?"))
    hand.type("Am Samstag.")
    hand.page.detail.answer.field.flush()
    return hand


def begun(questions: Questions) -> ApprovalForm:
    questions.press(Qt.Key.Key_F, CTRL | SHIFT)
    return questions.page.detail.forms.approval


def approved(questions: Questions) -> int:
    question = questions.page.detail.question()
    assert question is not None
    return len(questions.desk.answer_approvals.history(question.id))


def test_a_yes_from_before_the_words_stood_is_refused_at_its_time(questions: Questions) -> None:
    form = begun(questions)
    form.when.setText("7:45")

    questions.press(Qt.Key.Key_Return, CTRL)

    assert form.error.text().startswith("In diesem Wortlaut steht die Antwort erst seit dem 12.05.2027, 08:00 Uhr")
    assert QApplication.focusWidget() is form.when
    assert approved(questions) == 0

    form.when.setText("8:00")
    questions.press(Qt.Key.Key_Return, CTRL)
    assert approved(questions) == 1


def test_a_yes_of_her_own_is_refused_at_the_name(questions: Questions) -> None:
    form = begun(questions)
    form.who.setEditText("Jana Wolter")
    form.when.setFocus()

    questions.press(Qt.Key.Key_Return, CTRL)

    assert form.error.text() == "Ab Stufe 1 gibt jemand anderes frei. Bitte nennen Sie, wer freigegeben hat."
    assert form.who.hasFocus()
    assert approved(questions) == 0


@pytest.mark.parametrize(("width", "height", "zoom"), [(1280, 800, 100), (1024, 640, 200)])
def test_no_toast_lies_over_what_is_said_against_it(
    questions: Questions, running: WindowApp, width: int, height: int, zoom: int
) -> None:
    running.window.resize(width, height)
    running.window.context.theme.set_zoom(zoom)
    form = begun(questions)
    form.when.setText("7:45")
    let_rest()

    running.window.context.messages.toast("Die Freigabe von Petra Lüders ist erloschen, weil Sie den Text änderten.")
    questions.press(Qt.Key.Key_Return, CTRL)
    let_rest()

    toast = running.window.voice.toast
    place = toast.parentWidget()
    assert place is not None
    assert toast.isVisible()
    for part in (form.error, form.when):
        assert not seen_part(part, place).isEmpty()
        assert not toast.geometry().intersects(seen_part(part, place))
