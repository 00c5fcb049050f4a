"""Einstellungen, this computer: staying in the tray and starting at login, each a switch."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amtdesk.system.autostart import Autostart, program_line
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.computer_card import ComputerCard
from amtdesk.ui.pages.settings.look_card import LookCard
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.widgets.error_line import ErrorLine
from tests.ui.hands import CTRL, press, words_on


@pytest.fixture
def card(running: WindowApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ComputerCard:
    """The card, on a computer of the test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    running.window.open(Destination("settings", "at_login"))
    page = running.window.page()
    assert isinstance(page, SettingsPage)
    found = page.card("computer")
    assert isinstance(found, ComputerCard)
    return found


def test_closing_may_leave_it_in_the_tray(card: ComputerCard, running: WindowApp) -> None:
    card.stays.click()
    is_on = running.settings.stays_in_tray()
    card.stays.click()

    assert (is_on, running.settings.stays_in_tray()) == (True, False)


def test_it_starts_at_login_with_these_records(card: ComputerCard, running: WindowApp) -> None:
    switch = Autostart(program_line(running.desk.folder))

    card.at_login.click()
    assert str(running.desk.folder) in switch.path.read_text(encoding="utf-8")

    card.at_login.click()
    assert not switch.is_on()


def test_a_switch_that_cannot_be_turned_goes_back_and_says_why(card: ComputerCard, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file, no folder")

    card.at_login.click()

    assert not card.at_login.isChecked()
    assert card.findChildren(ErrorLine)[0].text()


def test_what_changed_elsewhere_is_shown(card: ComputerCard, running: WindowApp) -> None:
    running.settings.keep_stays_in_tray(stays=True)

    card.show_records()

    assert card.stays.isChecked()


def test_a_file_that_was_removed_by_hand_is_shown_as_off_by_itself(card: ComputerCard, running: WindowApp) -> None:
    card.at_login.click()
    assert card.at_login.isChecked()

    Autostart(program_line(running.desk.folder)).path.unlink()
    running.window.tick()

    assert not card.at_login.isChecked()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[Desktop Entry]\nHidden=true\n", "In den Einstellungen dieses Rechners ist der Start ausgeschaltet."),
        ("[Desktop Entry]\nExec=elsewhere\n", "Beim Anmelden startet ein anderes AmtDesk"),
    ],
)
def test_what_was_changed_outside_is_said_and_can_be_put_right(
    content: str, words: str, card: ComputerCard, running: WindowApp
) -> None:
    switch = Autostart(program_line(running.desk.folder))
    switch.path.parent.mkdir(parents=True)
    switch.path.write_text(content, encoding="utf-8")

    card.show_now()
    assert words in words_on(card)
    assert not card.at_login.isChecked()
    card.at_login.click()

    assert switch.is_on()
    assert words not in words_on(card)


def test_it_goes_back_in_its_turn_among_the_steps_of_the_desk_though_no_toast_stands_there(
    card: ComputerCard, running: WindowApp, qtbot: QtBot
) -> None:
    looks = card.window().findChildren(LookCard)[0]
    looks.themes.setFocus()
    running.desk.town.set("full_name", "Stadt Grünau")
    press(qtbot, Qt.Key.Key_Right)
    chosen = running.theme.choice
    running.desk.town.set("user_name", "Jana Weiß")
    card.stays.click()

    held = []
    for _each in range(4):
        town = running.desk.town.town()
        is_chosen = running.theme.choice == chosen
        held.append((running.settings.stays_in_tray(), town.user_name, is_chosen, town.full_name))
        running.window.voice.toast.put_away()
        press(qtbot, Qt.Key.Key_Z, CTRL)

    assert held == [
        (True, "Jana Weiß", True, "Stadt Grünau"),
        (False, "Jana Weiß", True, "Stadt Grünau"),
        (False, "", True, "Stadt Grünau"),
        (False, "", False, "Stadt Grünau"),
    ]
    assert not running.desk.town.town().full_name
    assert not card.stays.isChecked()
