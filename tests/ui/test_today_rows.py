"""Heute through the window: rows that are done, put off and brought back by keyboard, and what the day is told of."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amtdesk.domain.questions import QuestionStatus
from amtdesk.domain.today import ItemKind
from amtdesk.ui.app import WindowApp
from amtdesk.ui.messages import ToastNote
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.today.asking import MomentSheet, ReasonSheet
from amtdesk.ui.pages.today.page import TodayPage
from amtdesk.ui.pages.today.rows import place_of
from amtdesk.ui.pages.today.task_form import TaskForm
from amtdesk.ui.pages.today.task_list import TaskList
from amtdesk.ui.widgets.labels import TextBlock
from amtdesk.ui.widgets.menus import PopupMenu
from tests.builders import NOW, berlin, set_clock
from tests.builders_today import a_question, an_approved_post, only, walk_the_round
from tests.loop import let_rest
from tests.ui.hands import CTRL, press, type_words, words_on
from tests.ui.today_hand import focus_on, page_of, row_of

MENUS = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # said of menus, offscreen
SHIFT = Qt.KeyboardModifier.ShiftModifier


def heard(running: WindowApp) -> list[ToastNote]:
    notes: list[ToastNote] = []
    running.messages.toast_raised.connect(notes.append)
    return notes


def choose(page: TodayPage, words: str) -> None:
    """Trigger the entry of the menu that is open."""
    menu = next(menu for menu in page.findChildren(PopupMenu) if menu.isVisible())
    entry = next(entry for entry in menu.actions() if words in entry.text())
    menu.close()
    entry.trigger()
    let_rest()


def entries_of(page: TodayPage) -> list[str]:
    menus = [menu for menu in [*page.findChildren(PopupMenu)] if menu.isVisible()]
    return [entry.text().split("\t")[0] for entry in menus[0].actions()]


@MENUS
def test_space_on_a_question_asks_for_the_reason_and_enter_takes_the_first(running: WindowApp, qtbot: QtBot) -> None:
    question = a_question(running.desk, asked_at=berlin(11, "12:00"))
    page, notes = page_of(running), heard(running)
    focus_on(page, "Freibad")

    press(qtbot, Qt.Key.Key_Space)
    assert entries_of(page)[0] == "Keine Antwort nötig, weil …"
    choose(page, "schon von anderen beantwortet")

    closed = running.desk.questions.get(question)
    assert (closed.status, closed.closing_reason) == (QuestionStatus.NO_ANSWER, "schon von anderen beantwortet")
    assert notes[-1].action == "Rückgängig"
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert running.desk.questions.get(question).status is QuestionStatus.NEW


@MENUS
def test_another_reason_is_typed_in_one_line(running: WindowApp, qtbot: QtBot) -> None:
    question = a_question(running.desk, asked_at=berlin(11, "12:00"))
    page = page_of(running)
    focus_on(page, "Freibad")
    press(qtbot, Qt.Key.Key_Space)
    choose(page, "Anderer Grund")
    sheet = running.window.sheet()
    assert isinstance(sheet, ReasonSheet)

    press(qtbot, Qt.Key.Key_Return)  # nothing is typed yet
    assert sheet.isVisible()
    type_words("war ein Scherz")
    press(qtbot, Qt.Key.Key_Return)

    assert running.desk.questions.get(question).closing_reason == "war ein Scherz"


@MENUS
def test_ctrl_t_on_a_row_puts_it_off_and_its_menu_brings_it_back(running: WindowApp, qtbot: QtBot) -> None:
    a_question(running.desk, asked_at=berlin(10, "07:00"))
    page, notes = page_of(running), heard(running)
    focus_on(page, "Rundgang")

    press(qtbot, Qt.Key.Key_T, CTRL)
    assert entries_of(page) == ["Heute, 11:00", "Heute, 14:00", "Morgen, 08:15", "Anderer Tag oder andere Zeit …"]
    choose(page, "11:00")
    assert row_of(page, "Rundgang").right == "zurückgestellt bis 11:00"
    assert notes[-1].text == "Zurückgestellt bis heute, 11:00."

    cards = focus_on(page, "Rundgang")
    press(qtbot, Qt.Key.Key_F10, SHIFT)
    menu = next(menu for menu in cards.findChildren(PopupMenu) if menu.isVisible())
    back = next(entry for entry in menu.actions() if "Jetzt zurückholen" in entry.text())
    menu.close()
    back.trigger()
    let_rest()

    assert row_of(page, "Rundgang").right == "ab 08:15"
    assert notes[-1].text == "Zurückgeholt: Rundgang durch die Gruppen"


@MENUS
def test_what_was_put_off_comes_back_at_its_time_without_a_restart(running: WindowApp) -> None:
    running.desk.today.postpone(only(running.desk, ItemKind.ROUND), berlin(12, "11:00"))
    page = page_of(running)
    titles = [block.text() for block in page.findChildren(TextBlock)]
    assert "Jetzt ist nichts fällig. Was Sie zurückgestellt haben, wartet unten." in titles
    assert page.primary_button() is None

    set_clock(running.desk, berlin(12, "11:00"))
    page.tick()

    assert page.primary_button() is not None
    assert "zurückgestellt" not in words_on(page)


@MENUS
def test_any_day_and_time_can_be_typed(running: WindowApp, qtbot: QtBot) -> None:
    a_question(running.desk, asked_at=berlin(10, "07:00"))
    page, notes = page_of(running), heard(running)
    focus_on(page, "Rundgang")
    press(qtbot, Qt.Key.Key_T, CTRL)
    choose(page, "Anderer Tag")
    sheet = running.window.sheet()
    assert isinstance(sheet, MomentSheet)

    assert "Ein Tag, eine Uhrzeit oder beides" in words_on(sheet)
    type_words("irgendwann")
    assert "Noch kein Tag" in words_on(sheet)
    press(qtbot, Qt.Key.Key_Return)
    assert sheet.isVisible()
    sheet.field.clear()
    type_words("15:30")
    assert "heute, 15:30 Uhr" in words_on(sheet)
    press(qtbot, Qt.Key.Key_Return)

    assert only(running.desk, ItemKind.ROUND).postponed_until == berlin(12, "15:30")
    assert notes[-1].text == "Zurückgestellt bis heute, 15:30 Uhr."


@MENUS
def test_a_post_is_moved_to_another_day_from_the_card(running: WindowApp, qtbot: QtBot) -> None:
    post = an_approved_post(running.desk, day=NOW.date(), at=time(8, 20))
    page, notes = page_of(running), heard(running)

    press(qtbot, Qt.Key.Key_T, CTRL)  # the focus sits on the card
    assert entries_of(page)[2:5] == [
        "Auf morgen verschieben",
        "Auf Fr, 14. Mai verschieben",
        "Auf Di, 18. Mai verschieben",
    ]
    choose(page, "Fr, 14. Mai")

    assert running.desk.posts.get(post).day == date(2027, 5, 14)
    assert notes[-1].text == "Auf Fr, 14. Mai verschoben."


@MENUS
def test_what_is_not_possible_is_said_and_nothing_changes(running: WindowApp) -> None:
    page = page_of(running)
    faults: list[object] = []
    running.messages.fault_raised.connect(faults.append)

    page.row_deeds.postpone(only(running.desk, ItemKind.ROUND), NOW - timedelta(hours=1))

    assert len(faults) == 1
    assert only(running.desk, ItemKind.ROUND).postponed_until is None


@MENUS
def test_the_report_can_be_finished_as_it_stands(running: WindowApp) -> None:
    set_clock(running.desk, berlin(14, "11:30"))
    walk_the_round(running.desk)
    running.desk.own_tasks.add(title="Aushang")
    page = page_of(running)
    report = only(running.desk, ItemKind.REPORT)

    page.row_deeds.finish_report(report)

    assert running.desk.report_weeks.due_at() is None


class TestHerOwnTasks:
    @pytest.fixture
    def page(self, running: WindowApp) -> TodayPage:
        a_question(running.desk, asked_at=berlin(10, "07:00"))
        running.desk.own_tasks.add(title="Aushang erneuern", minutes=5)
        return page_of(running)

    def test_space_ticks_one_and_the_row_above_keeps_the_focus_where_it_was(
        self, running: WindowApp, page: TodayPage, qtbot: QtBot
    ) -> None:
        running.desk.own_tasks.add(title="Briefkasten leeren")
        let_rest()
        cards = focus_on(page, "Aushang")
        place = cards.currentIndex().row()

        press(qtbot, Qt.Key.Key_Space)

        assert row_of(page, "Aushang").circle == "done"
        assert cards.currentIndex().row() == place
        assert cards.current_key() == row_of(page, "Briefkasten").key

    def test_f2_and_enter_open_the_form(self, running: WindowApp, page: TodayPage, qtbot: QtBot) -> None:
        for key in (Qt.Key.Key_F2, Qt.Key.Key_Return):
            focus_on(page, "Aushang")
            press(qtbot, key)
            sheet = running.window.sheet()
            assert isinstance(sheet, TaskForm)
            sheet.close_sheet()
            let_rest()

    def test_f2_means_nothing_on_other_rows(self, running: WindowApp, page: TodayPage, qtbot: QtBot) -> None:
        focus_on(page, "Rundgang")
        press(qtbot, Qt.Key.Key_F2)
        assert running.window.sheet() is None

    def test_a_task_that_leads_to_a_page_opens_it(self, running: WindowApp, qtbot: QtBot) -> None:
        running.desk.own_tasks.add(title="Vier-Wochen-Blick", page="plan")
        page = page_of(running)
        focus_on(page, "Vier-Wochen-Blick")
        press(qtbot, Qt.Key.Key_Return)
        assert running.window.stack.key() == "plan"

    def test_buttons_add_one_and_show_all(self, running: WindowApp, page: TodayPage) -> None:
        lists = page.lists
        for button, kind in ((lists.add_task, TaskForm), (lists.all_tasks, TaskList)):
            button.click()
            sheet = running.window.sheet()
            assert isinstance(sheet, kind)
            sheet.close_sheet()
            let_rest()

    def test_a_task_that_is_gone_meanwhile_is_said(self, running: WindowApp, page: TodayPage) -> None:
        item = only(running.desk, ItemKind.TASK)
        running.desk.own_tasks.delete(running.desk.own_tasks.all()[0].id)
        faults: list[object] = []
        running.messages.fault_raised.connect(faults.append)
        page.row_deeds.edit_requested.emit(item)
        assert len(faults) == 1


def test_a_picture_without_consent_is_named_and_leads_to_its_post(birkenfurt: WindowApp) -> None:
    page = page_of(birkenfurt)

    row = row_of(page, "Einwilligung klären: Ausbildung im Rathaus", name="Demnächst")

    assert row.meta == "Für die Personen auf „azubi_samira.jpg“ gilt an diesem Tag keine Einwilligung"
    item = only(birkenfurt.desk, ItemKind.CONSENT)
    assert place_of(item) == Destination("plan", item.ref)
