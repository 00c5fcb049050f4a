"""Every state of answering has room for its words: in a low window, at 200 %, and in a language a third longer."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amtdesk.domain.identifiers import QuestionId
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.questions.page import QuestionsPage
from amtdesk.ui.widgets.chips import Chip
from tests.builders_questions import approve
from tests.loop import let_rest
from tests.ui.questions_hand import CTRL, Questions, primaries
from tests.ui.test_pages import SIZES, Longer, clipped

MINE = "Am Samstag."
State = Callable[[Questions, QuestionId], None]


def suggested(questions: Questions, _question_id: QuestionId) -> None:
    questions.page.detail.fitting.look()


def own_words(questions: Questions, _question_id: QuestionId) -> None:
    questions.type(MINE)
    questions.page.detail.answer.weigh_words()


def submitted(questions: Questions, question_id: QuestionId) -> None:
    own_words(questions, question_id)
    questions.press(Qt.Key.Key_Return, CTRL)


def recording(questions: Questions, question_id: QuestionId) -> None:
    submitted(questions, question_id)
    questions.press(Qt.Key.Key_Return, CTRL)


def approved(questions: Questions, question_id: QuestionId) -> None:
    own_words(questions, question_id)
    approve(questions.desk, question_id, MINE)


def lapsed(questions: Questions, question_id: QuestionId) -> None:
    approved(questions, question_id)
    questions.settle()
    questions.type(" Danke.")
    questions.page.detail.leave()


def handing_over(questions: Questions, _question_id: QuestionId) -> None:
    questions.page.detail.conduct.begin_hand_over()


def delegating(questions: Questions, _question_id: QuestionId) -> None:
    questions.page.detail.conduct.begin_delegation()


def without_answer(questions: Questions, _question_id: QuestionId) -> None:
    questions.page.detail.conduct.begin_reason()


def in_distress(questions: Questions, question_id: QuestionId) -> None:
    questions.desk.questions.edit(question_id, text="Ich will nicht mehr leben. Meine Nummer: 0151 23456789")
    questions.settle()
    questions.page.detail.fitting.look()


def at_the_department(questions: Questions, question_id: QuestionId) -> None:
    questions.desk.questions.hand_to_department(question_id, "bauhof", asked="Wann?")


def among_all(questions: Questions, _question_id: QuestionId) -> None:
    questions.page.tabs.choose("all")


STATES: tuple[State, ...] = (
    suggested,
    own_words,
    submitted,
    recording,
    approved,
    lapsed,
    handing_over,
    delegating,
    without_answer,
    in_distress,
    at_the_department,
    among_all,
)


@pytest.fixture
def questions(birkenfurt: WindowApp, qtbot: QtBot) -> Questions:
    return Questions.over(birkenfurt, qtbot)


@pytest.fixture
def longer(birkenfurt: WindowApp) -> Iterator[WindowApp]:
    """Birkenfurt in a language that is a third longer than German."""
    translator = Longer(birkenfurt)
    birkenfurt.app.installTranslator(translator)
    birkenfurt.window.rebuild()
    yield birkenfurt
    birkenfurt.app.removeTranslator(translator)


def chips_sticking_out(questions: Questions) -> list[str]:
    page = questions.page.detail
    shown = [chip for chip in page.findChildren(Chip) if chip.isVisible()]
    return [chip.text() for chip in shown if chip.mapTo(page, chip.rect().topRight()).x() > page.width()]


def brought_about(questions: Questions, state: State) -> None:
    question_id = questions.noted("Was kostet die Familienkarte im Freibad?", category="freibad")
    questions.open(question_id)
    state(questions, question_id)
    questions.settle()


@pytest.mark.no_cover
@pytest.mark.parametrize(("width", "height", "zoom"), SIZES)
def test_no_word_is_clipped(questions: Questions, width: int, height: int, zoom: int) -> None:
    questions.running.window.resize(width, height)
    questions.running.window.context.theme.set_zoom(zoom)

    for state in STATES:
        brought_about(questions, state)

        assert (state, clipped(questions.page)) == (state, [])
        assert (state, chips_sticking_out(questions)) == (state, [])
        assert (state, len(primaries(questions.page))) == (state, 1)


@pytest.mark.no_cover
def test_a_longer_language_fits_as_well(longer: WindowApp, qtbot: QtBot) -> None:
    longer.window.resize(1280, 800)
    questions = Questions.over(longer, qtbot)

    for state in STATES:
        brought_about(questions, state)

        assert (state, clipped(questions.page)) == (state, [])
        assert (state, chips_sticking_out(questions)) == (state, [])


def test_a_reminder_that_comes_leaves_the_selected_row_whole(birkenfurt: WindowApp) -> None:
    birkenfurt.window.resize(1280, 800)
    birkenfurt.theme.set_zoom(200)
    birkenfurt.window.open(Destination("questions"))
    let_rest()
    page = birkenfurt.window.page()
    assert isinstance(page, QuestionsPage)
    rows = page.list
    before = rows.height()

    birkenfurt.messages.bar("Um 11 Uhr erinnern wir an alles, was heute noch offen ist. " * 3, key="long", icon="bell")
    let_rest()

    assert rows.height() < before
    assert rows.visualRect(rows.currentIndex()).bottom() < rows.viewport().height()
