"""The reading time of a stop as it is shown: it runs here and in the browser, and stands still when nobody is there."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.ui.app import WindowApp
from tests.ui.hands import CTRL, page_of, press, start, today


def at(running: WindowApp, words: str) -> None:
    """Let it be that time of the Wednesday, and let the window look at the clock."""
    clock = running.desk.clock
    assert isinstance(clock, StillClock)
    clock.set(instant_from_words(f"2027-05-12T{words}"))
    running.window.tick()


def in_front(running: WindowApp, *, is_in_front: bool) -> None:
    """The window comes to the front, or the browser does."""
    kind = QEvent.Type.WindowActivate if is_in_front else QEvent.Type.WindowDeactivate
    QApplication.sendEvent(running.window, QEvent(kind))


def shown(running: WindowApp) -> str:
    return page_of(running).run.stop_view.head.time_words()


def seconds_of_first_group(running: WindowApp) -> int:
    visit = today(running).stops[1].visit
    assert visit is not None
    return visit.seconds


def test_the_minutes_are_shown_beside_the_planned_ones(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    start(birkenfurt, qtbot)
    assert shown(birkenfurt) == "0 Min. gelesen, 8 geplant"

    at(birkenfurt, "08:01:30")

    assert shown(birkenfurt) == "1 Min. gelesen, 8 geplant"


def test_two_minutes_without_a_key_are_shown_as_a_pause_and_a_key_ends_it(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    start(birkenfurt, qtbot)

    at(birkenfurt, "08:07")
    assert shown(birkenfurt) == "Pause seit 08:02. 2 Min. gelesen, 8 geplant"

    qtbot.keyClicks(QApplication.focusWidget(), "W")
    assert shown(birkenfurt) == "2 Min. gelesen, 8 geplant"


def test_reading_in_the_browser_counts_and_is_no_pause(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    start(birkenfurt, qtbot)
    in_front(birkenfurt, is_in_front=False)

    at(birkenfurt, "08:07")
    assert shown(birkenfurt) == "7 Min. gelesen, 8 geplant"

    in_front(birkenfurt, is_in_front=True)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert seconds_of_first_group(birkenfurt) == 7 * 60


def test_who_does_not_come_back_for_ten_minutes_pauses(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    start(birkenfurt, qtbot)
    in_front(birkenfurt, is_in_front=False)

    at(birkenfurt, "09:30")
    assert shown(birkenfurt) == "Pause seit 08:10. 10 Min. gelesen, 8 geplant"

    in_front(birkenfurt, is_in_front=True)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert seconds_of_first_group(birkenfurt) == 10 * 60


def test_while_it_stands_nothing_is_written(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    start(birkenfurt, qtbot)
    at(birkenfurt, "08:10")
    kept = today(birkenfurt).unfinished

    at(birkenfurt, "11:00")

    assert today(birkenfurt).unfinished == kept
    assert kept is not None
    assert kept.seconds == 120
