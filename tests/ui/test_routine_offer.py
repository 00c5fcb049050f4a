"""The usual routine, offered: grouped with what it costs a month, ticked by keys, taken over as one step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.today.routine_offer import RoutineSheet, open_routine_offer
from amtdesk.ui.pages.today.task_list import TaskList, open_task_list
from tests.loop import let_rest
from tests.ui.hands import CTRL, press


def opened(running: WindowApp) -> RoutineSheet:
    sheet = open_routine_offer(running.window.context, running.window)
    let_rest()
    return sheet


def test_the_routine_is_grouped_with_the_minutes_of_a_month(running: WindowApp) -> None:
    sheet = opened(running)

    headings = [row.title for row in sheet.list.rows() if row.is_heading]
    assert headings == [
        "Jede Woche: im Monat 7 Std. 35 Min.",
        "Jeden Monat: im Monat 1 Std. 25 Min.",
        "Jedes Quartal: im Monat 20 Min.",
        "Jedes Jahr: im Monat 50 Min.",
    ]
    first = sheet.list.rows()[1]
    assert (first.title, first.meta, first.right) == (
        "Vier-Wochen-Blick",
        "Jeden Montag, 08:55 Uhr · Lücken, Feiertage, Vorwahlzeit, fehlende Freigaben",
        "10 Min.",
    )


def test_space_ticks_and_ctrl_enter_takes_over_what_is_ticked(running: WindowApp, qtbot: QtBot) -> None:
    told: list[tuple[str, str]] = []
    running.window.context.messages.toast_raised.connect(lambda note: told.append((note.text, note.action)))
    sheet = opened(running)
    assert not sheet.take.isEnabled()
    assert sheet.load.text() == "Noch ist nichts angehakt."

    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert sheet.load.text() == "Zusammen etwa 1 Std. 25 Min. in einem gewöhnlichen Monat."
    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert [task.title for task in running.desk.own_tasks.all()] == [
        "Vier-Wochen-Blick",
        "Themenliste für die Runde mit den Ämtern",
    ]
    assert told == [("2 Aufgaben übernommen.", "Rückgängig")]
    running.desk.history.undo()
    assert not running.desk.own_tasks.all()


def test_a_second_tick_takes_the_first_away(running: WindowApp, qtbot: QtBot) -> None:
    sheet = opened(running)

    press(qtbot, Qt.Key.Key_Space)
    assert sheet.list.rows()[1].status == "angehakt"
    press(qtbot, Qt.Key.Key_Space)

    assert sheet.list.rows()[1].status == "nicht angehakt"
    assert not sheet.take.isEnabled()


def test_all_are_ticked_at_once_and_none_again(running: WindowApp) -> None:
    sheet = opened(running)

    sheet.all.click()
    assert sheet.take.label() == "21 Aufgaben übernehmen"
    assert sheet.all.label() == "Keine anhaken"

    sheet.all.click()
    assert not sheet.take.isEnabled()


def test_one_task_is_one_task(running: WindowApp, qtbot: QtBot) -> None:
    sheet = opened(running)

    press(qtbot, Qt.Key.Key_Space)
    assert sheet.take.label() == "Eine Aufgabe übernehmen"
    sheet.take.click()

    assert len(running.desk.own_tasks.all()) == 1


def test_what_is_on_the_list_already_is_told_and_not_ticked(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    sheet = opened(birkenfurt)
    assert sheet.list.current_key() == "topic_list", "the first that is not taken yet"

    press(qtbot, Qt.Key.Key_Up)
    press(qtbot, Qt.Key.Key_Space)

    assert sheet.list.rows()[1].right == "auf Ihrer Liste"
    assert not sheet.take.isEnabled()


def test_with_all_of_it_on_the_list_nothing_is_left_to_offer(running: WindowApp) -> None:
    running.desk.own_tasks.take_routine([offer.key for offer in running.desk.own_tasks.routine()])

    sheet = opened(running)

    assert sheet.load.text() == "Alles davon steht schon auf Ihrer Liste."
    assert sheet.all.isHidden()


def test_opened_from_the_list_it_comes_back_there_and_the_list_tells(running: WindowApp, qtbot: QtBot) -> None:
    tasks = open_task_list(running.window.context, running.window)
    tasks.routine.click()
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert isinstance(running.window.sheet(), TaskList)
    assert tasks.said.text() == "Eine Aufgabe übernommen."
    assert [row.title for row in tasks.list.rows()] == ["Vier-Wochen-Blick"]
    assert QApplication.focusWidget() is tasks.list
