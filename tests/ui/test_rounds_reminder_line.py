"""The line above the groups: today's times, the next reminder, and the way to the settings that decide it."""

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.domain.matters import MatterKind
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.rounds.reminder_line import ReminderLine
from amtdesk.ui.pages.settings.page import SettingsPage
from tests.loop import let_rest
from tests.ui.hands import page_of, press, words_on
from tests.ui.reminder_hand import at


@pytest.fixture
def line(birkenfurt: WindowApp) -> ReminderLine:
    """The line on Wednesday, 08:00."""
    birkenfurt.window.open(Destination("rounds", "groups"))
    let_rest()
    return page_of(birkenfurt).overview.reminder


def set_times(running: WindowApp, *times: time) -> None:
    settings = running.desk.reminders.settings()
    running.desk.reminders.change(replace(settings, times=dict.fromkeys(range(5), times)))
    let_rest()


def test_it_says_todays_times_and_the_next_one(line: ReminderLine, birkenfurt: WindowApp) -> None:
    set_times(birkenfurt, time(8, 15), time(15, 30))

    assert words_on(line) == "Erinnerungen heute: 08:15, 15:30\nNächste Erinnerung: heute, 08:15"


def test_the_next_one_follows_the_clock(line: ReminderLine, birkenfurt: WindowApp) -> None:
    at(birkenfurt, "08:16")
    birkenfurt.desk.reminders.pause_until(birkenfurt.desk.clock.now())  # any change: the page is read again
    let_rest()

    assert "Nächste Erinnerung: morgen, Donnerstag, 08:15" in words_on(line)


def test_a_day_without_times_says_so(line: ReminderLine, birkenfurt: WindowApp) -> None:
    set_times(birkenfurt)

    assert words_on(line).startswith("Am Mittwoch keine Erinnerung")


def test_a_day_off_says_so(line: ReminderLine, birkenfurt: WindowApp) -> None:
    at(birkenfurt, "08:00", day="2027-05-17")  # Whit Monday
    line.show_time()

    assert words_on(line).startswith("Heute keine Erinnerung: das Amt hat geschlossen")


def test_reminders_of_the_round_that_are_off_are_all_that_is_said(line: ReminderLine, birkenfurt: WindowApp) -> None:
    settings = birkenfurt.desk.reminders.settings()
    birkenfurt.desk.reminders.change(replace(settings, kinds_off=frozenset({str(MatterKind.ROUND)})))
    let_rest()

    assert words_on(line) == "An den Rundgang werden Sie nicht erinnert."


def test_its_button_leads_to_the_times(line: ReminderLine, birkenfurt: WindowApp, qtbot: QtBot) -> None:
    line.change.setFocus()

    press(qtbot, Qt.Key.Key_Space)

    page = birkenfurt.window.page()
    assert isinstance(page, SettingsPage)
    assert page.card("reminders").isAncestorOf(QApplication.focusWidget() or page)
