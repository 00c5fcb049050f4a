"""All questions: filtered and paged by the records, so that many stay quick."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.domain.questions import QuestionStatus
from amtdesk.domain.town import Category, Department
from amtdesk.services.town import TownRecords
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.questions.filter_bar import FilterBar
from tests.builders_questions import reply
from tests.ui.hands import words_on
from tests.ui.questions_hand import Questions

OFFICE = TownRecords(
    settings={},
    departments=(Department(key="bauhof", name="Bauhof"),),
    categories=(Category(key="hund", name="Hunde"), Category(key="schlagloch", name="Schlagloch")),
)


@pytest.fixture
def questions(running: WindowApp, qtbot: QtBot) -> Questions:
    hand = Questions(running, qtbot)
    hand.desk.town.record(OFFICE)
    return hand


@pytest.fixture
def bar(questions: Questions) -> FilterBar:
    """The filters over three questions: a dog, a pothole at the department, and one of last year."""
    questions.noted("Wo melde ich meinen Hund an?", hours_ago=3, category="hund")
    hole = questions.noted("Wann wird das Loch geflickt?", hours_ago=50, category="schlagloch")
    questions.desk.questions.hand_to_department(hole, "bauhof", asked="Wann?")
    reply(questions.desk, questions.noted("Wann war das Fest?", hours_ago=24 * 200), "Im Juni.")
    questions.open()
    questions.page.tabs.choose("all")
    questions.settle()
    return questions.page.frame.filters


def choose(bar: FilterBar, name: str, text: str) -> None:
    box = {"state": bar.state, "category": bar.category, "department": bar.department, "period": bar.period}[name]
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def test_everything_stands_there_latest_first_and_is_counted(questions: Questions, bar: FilterBar) -> None:
    assert questions.titles() == [
        "„Wo melde ich meinen Hund an?“",
        "„Wann wird das Loch geflickt?“",
        "„Wann war das Fest?“",
    ]
    assert "3 Fragen" in words_on(bar)


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("state", "beantwortet", "„Wann war das Fest?“"),
        ("category", "Hunde", "„Wo melde ich meinen Hund an?“"),
        ("department", "Bauhof", "„Wann wird das Loch geflickt?“"),
        ("period", "letztes Jahr", "„Wann war das Fest?“"),
    ],
)
def test_each_choice_leaves_what_fits(questions: Questions, bar: FilterBar, name: str, text: str, left: str) -> None:
    choose(bar, name, text)

    assert questions.titles() == [left]
    assert "1 Frage" in words_on(bar)


@pytest.mark.parametrize(("period", "count"), [("letzte 7 Tage", 2), ("dieser Monat", 2), ("dieses Jahr", 2)])
def test_periods_reach_back_from_today(questions: Questions, bar: FilterBar, period: str, count: int) -> None:
    choose(bar, "period", period)
    assert len(questions.titles()) == count


def test_words_are_found_in_question_and_answer(questions: Questions, bar: FilterBar, qtbot: QtBot) -> None:
    bar.search.setFocus()
    questions.type("juni")
    qtbot.waitUntil(lambda: questions.titles() == ["„Wann war das Fest?“"])

    questions.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(questions.titles()) == 3)


def test_the_arrows_walk_the_list_while_she_searches_and_enter_answers(questions: Questions, bar: FilterBar) -> None:
    questions.page.list.select_first()
    bar.search.setFocus()

    questions.press(Qt.Key.Key_Down)
    questions.press(Qt.Key.Key_Return)

    question = questions.page.detail.question()
    assert question is not None
    assert question.text == "Wann wird das Loch geflickt?"
    assert QApplication.focusWidget() is questions.page.detail.answer.field


def test_where_nothing_fits_the_filters_stay(questions: Questions, bar: FilterBar) -> None:
    choose(bar, "category", "Hunde")
    choose(bar, "state", "beantwortet")

    assert questions.page.frame.none_found.get().isVisible()
    assert bar.isVisible()
    assert "Keine Frage passt dazu." in questions.page.frame.none_found.get().accessibleName()


def test_opening_an_old_question_forgets_the_filter(questions: Questions, bar: FilterBar) -> None:
    old = questions.desk.questions.all(statuses=(QuestionStatus.ANSWERED,))[0]
    choose(bar, "category", "Hunde")

    questions.open(old.id)

    assert questions.page.place() == old.id
    assert questions.page.list.current_key() == old.id


def test_f6_reaches_the_filters(questions: Questions, bar: FilterBar) -> None:
    questions.page.tabs.setFocus()
    questions.press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is bar.search


def test_new_subjects_are_offered_and_the_choice_stays(questions: Questions, bar: FilterBar) -> None:
    choose(bar, "category", "Hunde")

    questions.desk.town.record(TownRecords(settings={}, categories=(Category(key="bad", name="Bad"),)))
    questions.settle()

    assert bar.category.currentText() == "Hunde"
    assert bar.category.findText("Bad") > 0


def test_the_next_ones_come_while_she_scrolls(questions: Questions) -> None:
    for number in range(430):
        questions.noted(f"Frage {number}", hours_ago=1 + number)
    questions.open()
    questions.page.tabs.choose("all")
    questions.settle()
    assert len(questions.page.list.rows()) == 200

    for _ in range(2):
        bar = questions.page.list.verticalScrollBar()
        bar.setValue(bar.maximum())
        questions.settle()

    assert len(questions.page.list.rows()) == 430
    questions.page.tick()
    assert len(questions.page.list.rows()) == 430


def test_a_very_long_question_shows_its_beginning_in_the_list(questions: Questions) -> None:
    questions.noted("Wieso " * 10_000)
    questions.open()
    assert len(questions.page.list.rows()[1].title) < 300


def test_on_a_day_without_service_the_clock_says_when_it_begins(questions: Questions) -> None:
    questions.desk.clock.set(questions.desk.clock.now() - timedelta(days=3))  # type: ignore[attr-defined]  # Sunday
    questions.noted("Am Sonntag gefragt", hours_ago=74)
    questions.open()
    assert "Die Frist beginnt am nächsten Tag mit Dienst." in words_on(questions.page.detail)
