"""The list of her own tasks: what comes next first; done, put off, changed, deleted by keys alone, each taken back."""

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.domain.own_tasks import OwnTask
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import ALL_TASKS, Destination
from amtdesk.ui.pages.today.routine_offer import RoutineSheet
from amtdesk.ui.pages.today.task_day import DaySheet
from amtdesk.ui.pages.today.task_form import TaskForm
from amtdesk.ui.pages.today.task_list import TaskList, open_task_list
from amtdesk.ui.widgets.menus import PopupMenu
from tests.builders import berlin, set_clock
from tests.loop import let_rest
from tests.ui.hands import CTRL, press, type_words

MENUS = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # said of menus, offscreen
WEDNESDAY = date(2027, 5, 12)
WEEKLY = "FREQ=WEEKLY;BYDAY=WE"


def a_task(running: WindowApp, title: str = "Vorproduktion", *, rhythm: str = WEEKLY) -> OwnTask:
    return running.desk.own_tasks.add(title=title, rhythm=rhythm, at=time(10), minutes=35)


def opened(running: WindowApp) -> TaskList:
    sheet = open_task_list(running.window.context, running.window)
    let_rest()
    return sheet


def titles(sheet: TaskList) -> list[str]:
    return [row.title for row in sheet.list.rows()]


def menu_of(sheet: TaskList) -> PopupMenu:
    return sheet.findChildren(PopupMenu)[-1]


# what is shown


def test_a_row_tells_rhythm_minutes_last_time_and_the_next_day(running: WindowApp) -> None:
    task = a_task(running)
    running.desk.own_tasks.mark_done(task.id, WEDNESDAY)
    a_task(running, "Schaukasten", rhythm="")

    rows = opened(running).list.rows()

    assert [(row.title, row.meta, row.right) for row in rows] == [
        ("Schaukasten", "Einmal · 35 Min.", "heute, 10:00 Uhr"),
        ("Vorproduktion", "Jeden Mittwoch · 35 Min. · zuletzt heute", "Mi, 19. Mai, 10:00 Uhr"),
    ]


def test_what_is_late_put_off_far_ahead_or_ended_says_so(running: WindowApp) -> None:
    tasks = running.desk.own_tasks
    put_off = a_task(running, "verschoben", rhythm="")
    tasks.postpone(put_off.id, WEDNESDAY, until=date(2027, 5, 14))
    tasks.add(title="im neuen Jahr", starts_on=date(2028, 1, 17))
    ended = a_task(running, "beendet", rhythm="FREQ=DAILY;UNTIL=20270512")
    once = a_task(running, "einmal", rhythm="")
    for task in (ended, once):
        tasks.mark_done(task.id, WEDNESDAY)

    rows = {row.title: row for row in opened(running).list.rows()}

    assert rows["verschoben"].right == "zurückgestellt bis Fr, 14. Mai"
    assert rows["im neuen Jahr"].right == "17. Januar 2028"
    assert (rows["beendet"].right, rows["einmal"].right) == ("beendet", "erledigt")
    assert rows["Zuletzt erledigt oder beendet"].is_heading
    assert rows["einmal"].meta == "Einmal · 35 Min. · erledigt heute"


def test_what_was_missed_is_open_since_its_day(running: WindowApp) -> None:
    a_task(running)
    set_clock(running.desk, berlin(14))

    assert opened(running).list.rows()[0].right == "offen seit Mi, 12. Mai"


def test_without_tasks_the_sheet_asks_what_comes_up_again_and_leads_on(running: WindowApp, qtbot: QtBot) -> None:
    sheet = opened(running)

    assert sheet.heading.text() == "Was steht bei Ihnen immer wieder an?"
    assert QApplication.focusWidget() is sheet.new
    qtbot.keyClick(sheet.routine, Qt.Key.Key_Space)
    assert isinstance(running.window.sheet(), RoutineSheet)


def test_only_ended_tasks_are_said_to_leave_nothing_open(running: WindowApp) -> None:
    task = a_task(running, rhythm="")
    running.desk.own_tasks.mark_done(task.id, WEDNESDAY)

    assert opened(running).about.text() == "Zurzeit ist nichts offen."


# by keys alone


def test_space_ticks_and_ctrl_z_takes_it_back(running: WindowApp, qtbot: QtBot) -> None:
    a_task(running)
    sheet = opened(running)

    press(qtbot, Qt.Key.Key_Space)
    assert sheet.said.text() == "Erledigt: „Vorproduktion“."
    assert not running.desk.own_tasks.due(WEDNESDAY)

    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert sheet.said.text() == "Rückgängig gemacht: Aufgabe erledigt: „Vorproduktion“"
    assert len(running.desk.own_tasks.due(WEDNESDAY)) == 1
    assert sheet.list.rows()[0].right == "heute, 10:00 Uhr"


def test_a_task_ticked_before_its_day_says_which_day_that_was(running: WindowApp, qtbot: QtBot) -> None:
    a_task(running, rhythm="FREQ=WEEKLY;BYDAY=FR")
    sheet = opened(running)

    press(qtbot, Qt.Key.Key_Space)

    assert sheet.said.text() == "Vorab erledigt: „Vorproduktion“, Fr, 14. Mai."


def test_after_a_tick_the_next_row_is_current_not_the_same_task_a_week_on(running: WindowApp, qtbot: QtBot) -> None:
    a_task(running, "A Erstes")
    second = a_task(running, "B Zweites")
    sheet = opened(running)

    press(qtbot, Qt.Key.Key_Space)

    assert sheet.list.current_key() == second.id


@MENUS
def test_a_task_is_put_off_to_an_offered_day(running: WindowApp, qtbot: QtBot) -> None:
    a_task(running)
    sheet = opened(running)

    press(qtbot, Qt.Key.Key_T, CTRL)
    entries = [action.text() for action in menu_of(sheet).actions()]
    menu_of(sheet).actions()[1].trigger()
    let_rest()

    assert entries == ["Auf morgen", "Auf Fr, 14. Mai", "Auf Di, 18. Mai", "Anderer Tag …"]
    assert sheet.said.text() == "Zurückgestellt bis Fr, 14. Mai: „Vorproduktion“."
    assert [each.due_on for each in running.desk.own_tasks.coming(WEDNESDAY, date(2027, 5, 18))] == [date(2027, 5, 14)]


@MENUS
def test_a_task_to_come_is_put_off_beyond_its_own_day(running: WindowApp, qtbot: QtBot) -> None:
    a_task(running, rhythm="FREQ=WEEKLY;BYDAY=FR")
    sheet = opened(running)

    press(qtbot, Qt.Key.Key_T, CTRL)

    assert menu_of(sheet).actions()[0].text() == "Auf Di, 18. Mai"


@MENUS
def test_another_day_is_typed_and_read_while_she_types(running: WindowApp, qtbot: QtBot) -> None:
    a_task(running)
    opened(running)
    press(qtbot, Qt.Key.Key_T, CTRL)
    menu_of(running.window.sheet()).actions()[-1].trigger()  # type: ignore[arg-type]  # the list is open
    sheet = running.window.sheet()
    assert isinstance(sheet, DaySheet)
    told = sheet._told  # noqa: SLF001 - what was understood

    assert told.text() == "Ein späterer Tag, etwa di, 21.4. oder +3"
    for words, understood in (
        ("bald", "Noch kein Tag. Zum Beispiel di, +3 oder 21.4."),
        ("heute", "Bitte wählen Sie einen Tag nach heute."),
        ("sa", "Kein Dienst (Sa, 15. Mai): Die Aufgabe kommt am nächsten Tag mit Dienst, Di, 18. Mai."),
        ("+1", "morgen"),
    ):
        sheet.field.setText(words)
        assert told.text() == understood
    press(qtbot, Qt.Key.Key_Return)

    assert [each.due_on for each in running.desk.own_tasks.coming(WEDNESDAY, date(2027, 5, 18))] == [date(2027, 5, 13)]


@MENUS
def test_enter_does_not_take_a_day_that_is_none(running: WindowApp, qtbot: QtBot) -> None:
    a_task(running)
    opened(running)
    press(qtbot, Qt.Key.Key_T, CTRL)
    menu_of(running.window.sheet()).actions()[-1].trigger()  # type: ignore[arg-type]  # the list is open

    type_words("gestern")
    press(qtbot, Qt.Key.Key_Return)

    assert isinstance(running.window.sheet(), DaySheet)


def test_del_deletes_and_the_step_back_stands_in_the_sheet(running: WindowApp, qtbot: QtBot) -> None:
    a_task(running)
    sheet = opened(running)

    press(qtbot, Qt.Key.Key_Delete)
    assert sheet.said.text() == "Aufgabe gelöscht: „Vorproduktion“."
    assert not running.desk.own_tasks.all()
    assert QApplication.focusWidget() is sheet.new

    sheet.said.undo_button.click()
    assert titles(sheet) == ["Vorproduktion"]


def test_what_is_gone_meanwhile_is_told_in_the_sheet(running: WindowApp, qtbot: QtBot) -> None:
    task = a_task(running)
    sheet = opened(running)
    running.desk.own_tasks.delete(task.id)

    press(qtbot, Qt.Key.Key_Space)

    assert sheet.said.text() == "Diese Aufgabe gibt es nicht mehr. Strg Z holt eine gelöschte zurück."
    assert not titles(sheet)


def test_a_task_that_has_ended_is_neither_ticked_nor_put_off(running: WindowApp, qtbot: QtBot) -> None:
    task = a_task(running, rhythm="")
    running.desk.own_tasks.mark_done(task.id, WEDNESDAY)
    sheet = opened(running)

    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_T, CTRL)

    assert not sheet.deeds["done"].isEnabled()
    assert not sheet.findChildren(PopupMenu)
    assert sheet.said.isHidden()


def test_esc_closes_and_the_focus_is_back(running: WindowApp, qtbot: QtBot) -> None:
    before = QApplication.focusWidget()
    a_task(running)
    sheet = opened(running)

    press(qtbot, Qt.Key.Key_Escape)

    assert not sheet.isVisible()
    assert QApplication.focusWidget() is before


def test_a_step_that_cannot_be_taken_back_is_said(running: WindowApp, qtbot: QtBot) -> None:
    sheet = opened(running)
    while running.desk.history.undo() is not None:
        pass

    press(qtbot, Qt.Key.Key_Z, CTRL)

    assert sheet.said.text() == "Es gibt nichts rückgängig zu machen."


# by mouse


def test_a_click_chooses_for_the_buttons_below_and_a_double_click_opens(running: WindowApp, qtbot: QtBot) -> None:
    a_task(running, "A Erstes")
    second = a_task(running, "B Zweites")
    sheet = opened(running)
    row = sheet.list.visualRect(sheet.list.model().index(1, 0))

    qtbot.mouseClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert sheet.list.current_key() == second.id
    assert running.window.sheet() is sheet
    sheet.deeds["done"].click()
    assert sheet.said.text() == "Erledigt: „B Zweites“."

    first = sheet.list.visualRect(sheet.list.model().index(0, 0))
    qtbot.mouseDClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=first.center())
    assert isinstance(running.window.sheet(), TaskForm)


def test_a_click_on_the_circle_ticks(running: WindowApp, qtbot: QtBot) -> None:
    a_task(running)
    sheet = opened(running)
    row = sheet.list.visualRect(sheet.list.model().index(0, 0))

    qtbot.mouseClick(
        sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=row.topLeft() + QPoint(26, row.height() // 2)
    )

    assert sheet.said.text() == "Erledigt: „Vorproduktion“."


def test_a_double_click_on_the_circle_ticks_one_task_not_two(running: WindowApp, qtbot: QtBot) -> None:
    a_task(running, "A Erstes")
    a_task(running, "B Zweites")
    sheet = opened(running)
    view, row = sheet.list.viewport(), sheet.list.visualRect(sheet.list.model().index(0, 0))
    circle = row.topLeft() + QPoint(26, row.height() // 2)

    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=circle)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=circle)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=circle)

    assert [each.task.title for each in running.desk.own_tasks.due(WEDNESDAY)] == ["B Zweites"]


# where it opens


@pytest.mark.parametrize("words", ["vorprod", "Vorproduktoin"])
def test_the_quick_find_finds_a_task_and_opens_the_list_at_it(running: WindowApp, qtbot: QtBot, words: str) -> None:
    a_task(running, "Schaukasten", rhythm="")
    task = a_task(running)
    running.window.open_find()
    type_words(words)
    let_rest()

    press(qtbot, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: isinstance(running.window.sheet(), TaskList))
    sheet = running.window.sheet()
    assert isinstance(sheet, TaskList)
    assert sheet.list.current_key() == task.id


def test_the_list_opens_as_a_destination_of_heute(running: WindowApp, qtbot: QtBot) -> None:
    running.window.open(Destination("plan"))

    running.window.open(Destination("today", ALL_TASKS))

    qtbot.waitUntil(lambda: isinstance(running.window.sheet(), TaskList))


def test_every_focusable_part_has_a_name_and_one_button_is_primary(birkenfurt: WindowApp) -> None:
    sheet = opened(birkenfurt)

    buttons = [button for button in sheet.panel.findChildren(type(sheet.new)) if button.isVisible()]
    assert [button.label() for button in buttons if button.kind == "primary"] == ["Neue Aufgabe"]
    assert all(button.accessibleName() for button in buttons)
    assert sheet.list.accessibleName() == "Ihre Aufgaben"
