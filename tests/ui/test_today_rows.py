"""Heute through the window: rows that are done, put off and brought back by keyboard, and what the day is told of."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.domain.planning_lead import LeadLevel
from amtdesk.domain.questions import QuestionStatus
from amtdesk.domain.reminders import ReminderSettings
from amtdesk.domain.today import ItemKind
from amtdesk.ui.app import WindowApp
from amtdesk.ui.messages import ToastNote
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.today.asking import MomentSheet, ReasonSheet
from amtdesk.ui.pages.today.page import TodayPage
from amtdesk.ui.pages.today.quiet_lines import QuietLine
from amtdesk.ui.pages.today.routine_offer import RoutineSheet
from amtdesk.ui.pages.today.side import LeadPanel
from amtdesk.ui.pages.today.task_form import TaskForm
from amtdesk.ui.pages.today.task_list import TaskList
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow
from amtdesk.ui.widgets.labels import TextBlock
from amtdesk.ui.widgets.menus import PopupMenu
from tests.builders import NOW, berlin, set_clock
from tests.builders_today import a_question, an_approved_post, only, walk_the_round
from tests.ui.hands import CTRL, press, type_words, words_on

MENUS = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # said of menus, offscreen
SHIFT = Qt.KeyboardModifier.ShiftModifier


def page_of(running: WindowApp) -> TodayPage:
    QApplication.processEvents()
    running.window.open(Destination("today"))
    QApplication.processEvents()
    page = running.window.page()
    assert isinstance(page, TodayPage)
    page.refresh()
    return page


def the_list(page: TodayPage, name: str = "Heute noch") -> CardList:
    return next(each for each in page.findChildren(CardList) if each.accessibleName() == name)


def focus_on(page: TodayPage, words: str, *, name: str = "Heute noch") -> CardList:
    cards = the_list(page, name)
    cards.setFocus()
    assert cards.select_key(row_of(page, words, name=name).key)
    return cards


def row_of(page: TodayPage, words: str, *, name: str = "Heute noch") -> CardRow:
    return next(row for row in the_list(page, name).rows() if words in row.title)


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
    QApplication.processEvents()


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
    QApplication.processEvents()

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

    page.deeds.postpone(only(running.desk, ItemKind.ROUND), NOW - timedelta(hours=1))

    assert len(faults) == 1
    assert only(running.desk, ItemKind.ROUND).postponed_until is None


@MENUS
def test_the_report_can_be_finished_as_it_stands(running: WindowApp) -> None:
    set_clock(running.desk, berlin(14, "11:30"))
    walk_the_round(running.desk)
    running.desk.own_tasks.add(title="Aushang")
    page = page_of(running)
    report = only(running.desk, ItemKind.REPORT)

    page.deeds.finish_report(report)

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
        QApplication.processEvents()
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
            QApplication.processEvents()

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
            QApplication.processEvents()

    def test_a_task_that_is_gone_meanwhile_is_said(self, running: WindowApp, page: TodayPage) -> None:
        item = only(running.desk, ItemKind.TASK)
        running.desk.own_tasks.delete(running.desk.own_tasks.all()[0].id)
        faults: list[object] = []
        running.messages.fault_raised.connect(faults.append)
        page.deeds.edit_requested.emit(item)
        assert len(faults) == 1


def quiet_lines(page: TodayPage) -> list[QuietLine]:
    return [line for line in page.findChildren(QuietLine) if line.isVisible()]


def test_the_routine_is_offered_until_she_keeps_a_task(running: WindowApp) -> None:
    page = page_of(running)
    (offer,) = quiet_lines(page)

    offer.link.click()
    sheet = running.window.sheet()
    assert isinstance(sheet, RoutineSheet)
    sheet.close_sheet()
    running.desk.own_tasks.add(title="Aushang")
    QApplication.processEvents()

    assert quiet_lines(page_of(running)) == []


def test_a_silent_channel_is_told_calmly_and_leads_to_a_new_post(running: WindowApp) -> None:
    desk = running.desk
    desk.own_tasks.add(title="Aushang")
    desk.posts.mark_published(an_approved_post(desk, day=NOW.date()), at=NOW)
    an_approved_post(desk, day=date(2027, 5, 25))
    set_clock(desk, berlin(24))
    page = page_of(running)
    (line,) = quiet_lines(page)

    assert "Auf dem Kanal ist seit 12 Tagen nichts erschienen." in words_on(line)
    assert "Der nächste freigegebene Beitrag ist geplant für morgen." in words_on(line)
    line.link.click()
    assert running.window.stack.key() == "plan"


@pytest.mark.parametrize(
    ("text", "prepare"),
    [
        ("Eine Frage vom Wochenende wartet.", lambda desk: a_question(desk, asked_at=berlin(9, "12:00"))),
        (
            "Zwei Fragen vom Wochenende warten.",
            lambda desk: [a_question(desk, asked_at=berlin(9, hour)) for hour in ("12:00", "13:00")],
        ),
    ],
)
def test_monday_says_what_waits_from_the_weekend(
    running: WindowApp, text: str, prepare: Callable[[Desk], object]
) -> None:
    set_clock(running.desk, berlin(10))
    prepare(running.desk)
    page = page_of(running)

    assert text in words_on(page)
    assert "Antwort bis heute, 24:00." in words_on(page) or "Vom Wochenende" in str(the_list(page).rows())


def test_the_day_after_a_holiday_speaks_of_the_day_off(running: WindowApp) -> None:
    set_clock(running.desk, berlin(7))  # Friday after Ascension Day
    a_question(running.desk, asked_at=berlin(6, "12:00"))
    a_question(running.desk, "Noch eine?", asked_at=berlin(6, "13:00"))
    assert "Zwei Fragen vom freien Tag warten." in words_on(page_of(running))


def test_friday_says_until_when_the_report_is_due(running: WindowApp) -> None:
    set_clock(running.desk, berlin(14))
    assert "Der Wochenbericht ist bis 12:00 fällig." in words_on(page_of(running))


@pytest.mark.parametrize(
    ("day", "words"), [(17, "Heute ist kein Dienst (Pfingstmontag)."), (15, "Heute ist kein Dienst.")]
)
def test_a_day_off_is_calm_and_says_when_work_goes_on(running: WindowApp, day: int, words: str) -> None:
    set_clock(running.desk, berlin(day, "10:00"))
    page = page_of(running)

    assert words in words_on(page)
    assert "Nächster Diensttag: " in words_on(page)
    assert "heute kein Rundgang" in words_on(page)
    assert page.primary_button() is None


def test_a_long_day_is_told_in_hours(running: WindowApp) -> None:
    running.desk.own_tasks.add(title="Klausurtag", minutes=240)
    assert "Zwei Aufgaben für heute, zusammen etwa 4 Std. 05 Min." in words_on(page_of(running))


def test_more_than_twelve_of_the_next_days_open_in_place(running: WindowApp, qtbot: QtBot) -> None:
    for number in range(15):
        running.desk.own_tasks.add(title=f"Kontrollgang {number:02}", starts_on=date(2027, 5, 14))
    page = page_of(running)
    cards = the_list(page, "Demnächst")
    assert [row.title for row in cards.rows()][12:] == ["und 4 weitere"]
    focus_on(page, "und 4 weitere", name="Demnächst")

    press(qtbot, Qt.Key.Key_Return)

    assert len(cards.rows()) == 16
    assert QApplication.focusWidget() is cards
    assert cards.currentIndex().row() == 12


def test_long_open_questions_are_named_so(running: WindowApp) -> None:
    a_question(running.desk, "Älter?", asked_at=berlin(7, "08:00"))
    a_question(running.desk, "Alt?", asked_at=berlin(7, "09:00"))
    page = page_of(running)

    assert "Seit über 48 Stunden offen" in words_on(page)
    assert row_of(page, "Alt?").lead == "Seit über 48 Stunden offen"


@pytest.mark.parametrize(
    ("ahead", "level", "words"),
    [
        (3, LeadLevel.SHORT, "Knapp: unter 14 Tagen"),
        (20, LeadLevel.MIDDLING, "Unter 28 Tagen"),
        (40, LeadLevel.ENOUGH, ""),
    ],
)
def test_the_lead_says_in_words_whether_it_is_enough(
    running: WindowApp, ahead: int, level: LeadLevel, words: str
) -> None:
    an_approved_post(running.desk, day=NOW.date() + timedelta(days=ahead))
    panel = page_of(running).findChild(LeadPanel)
    assert panel is not None

    lead = running.desk.today.brief().planning_lead
    assert (lead.level, panel.level_text(lead)) == (level, words)
    assert (words in words_on(panel)) is True
    assert "Lücke: " in panel.strip.accessibleName()


def test_every_gap_is_told_two_by_name_and_the_rest_by_number(running: WindowApp) -> None:
    for ahead in (0, 6, 13, 20):
        an_approved_post(running.desk, day=NOW.date() + timedelta(days=ahead))
    panel = page_of(running).findChild(LeadPanel)
    assert panel is not None

    assert words_on(panel).count("Lücke: ") == 2
    assert "Danach noch " in words_on(panel)


def test_a_later_round_is_offered_as_one_that_begins(running: WindowApp) -> None:
    running.desk.reminders.change(ReminderSettings(times={2: (time(8, 15), time(15, 30))}))
    walk_the_round(running.desk)
    page = page_of(running)
    assert "Nächster Rundgang um 15:30." in words_on(page)
    assert "nächster um 15:30" in words_on(page)

    set_clock(running.desk, berlin(12, "15:31"))
    page.tick()

    button = page.primary_button()
    assert button is not None
    assert button.label() == "Rundgang starten"
    assert "Noch ein Rundgang heute: was seit dem letzten neu ist" in words_on(page)
