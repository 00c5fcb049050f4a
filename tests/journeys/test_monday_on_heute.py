"""Journey: a Monday on Heute by keyboard alone; what is ticked or put off is so after a restart, and comes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu
from pytestqt.qtbot import QtBot

from amtdesk.domain.questions import QuestionStatus
from tests.builders import berlin
from tests.journeys.hands import Hands

WEEKEND = "Was ist da los in Altenrode? Blaulicht ohne Ende!"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # said of menus, offscreen


@pytest.fixture
def monday(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Hands]:
    folder = tmp_path / "desk"
    folder.mkdir()
    hands = Hands(qtbot, qapp, folder, at="2027-05-10T08:05")
    yield hands
    hands.close_window()


def test_monday_begins_with_the_weekend_and_what_was_put_off_comes_back(monday: Hands) -> None:
    look_at_birkenfurt(monday)
    settle_the_first_question_of_the_weekend(monday)
    put_the_post_off_until_eleven(monday)
    tick_a_task(monday)

    monday.close_window()
    monday.open_window()

    monday.sees("zurückgestellt bis 11:00")
    closed = next(question for question in monday.desk.questions.all() if question.text == WEEKEND)
    assert (closed.status, closed.closing_reason) == (QuestionStatus.NO_ANSWER, "auf anderem Weg erledigt")

    monday.clock.set(berlin(10, "11:00"))
    page = monday.page()
    assert page is not None
    page.tick()
    assert "zurückgestellt bis" not in monday.screen()


def look_at_birkenfurt(she: Hands) -> None:
    she.open_window()
    she.go_to("Birkenfurt ansehen")
    she.press("Return")
    she.sees("Montag, 10. Mai")
    she.sees("Vier Fragen vom Wochenende warten.")


def settle_the_first_question_of_the_weekend(she: Hands) -> None:
    she.go_to("Heute noch")
    she.press("Space")
    take_the_first_entry()
    she.sees(f"Erledigt: „{WEEKEND}“")
    she.sees("Drei Fragen vom Wochenende warten.")


def put_the_post_off_until_eleven(she: Hands) -> None:
    she.press("Ctrl+1")
    she.press("Ctrl+T")
    take_the_first_entry()
    she.sees("Zurückgestellt bis heute, 11:00.")


def tick_a_task(she: Hands) -> None:
    she.go_to("Heute noch")
    while "Vier-Wochen-Blick" not in row(she):
        she.press("Down")
    she.press("Space")
    she.sees("Erledigt: Vier-Wochen-Blick")


def take_the_first_entry() -> None:
    """The menu's first entry is chosen already: Enter takes it."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def row(she: Hands) -> str:
    """The row with the focus, as a screen reader says it."""
    view = she.focused()
    assert isinstance(view, QAbstractItemView)
    return str(view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
