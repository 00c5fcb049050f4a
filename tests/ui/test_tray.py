"""The icon in the tray: its menu, the pause of reminders, and what closing the window means."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from amtdesk.domain.matters import MatterKind
from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.rounds.page import RoundsPage
from amtdesk.ui.tray import Tray
from tests.loop import let_rest
from tests.ui.reminder_hand import asked, at, only

if TYPE_CHECKING:
    from amtdesk.ui.messages import ToastNote

# the offscreen platform has no place for icons, and no windows behind each other
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", "does not support raise", extend=True)


@pytest.fixture
def tray(birkenfurt: WindowApp, monkeypatch: pytest.MonkeyPatch) -> Tray:
    """A tray where there is a place for it."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QApplication, "setQuitOnLastWindowClosed", lambda _is_on: None)
    window = birkenfurt.window
    return Tray(window, window.watch, settings=birkenfurt.settings)


def entries(menu: QMenu) -> dict[str, QAction]:
    """What can be chosen now, by its words; a menu within shows its own."""
    found: dict[str, QAction] = {}
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found |= entries(inner)
        elif action.isVisible() and not action.isSeparator():
            found[action.text()] = action
    return found


def choose(tray: Tray, words: str) -> None:
    tray.menu.aboutToShow.emit()
    entries(tray.menu)[words].trigger()
    let_rest()


def test_the_menu_says_what_can_be_done(tray: Tray) -> None:
    assert list(entries(tray.menu)) == [
        "AmtDesk öffnen",
        "Rundgang starten",
        "Frage notieren",
        "Für 1 Stunde",
        "Bis 13:00",
        "Bis morgen früh",
        "AmtDesk beenden",
    ]
    assert tray.menu.pauses.title() == "Erinnerungen pausieren"


def test_the_menu_speaks_the_language_of_the_window(tray: Tray, birkenfurt: WindowApp) -> None:
    birkenfurt.change_language("en")

    assert "Quit AmtDesk" in entries(tray.menu)


def test_the_round_starts_from_the_menu(tray: Tray, birkenfurt: WindowApp) -> None:
    birkenfurt.window.hide()

    choose(tray, "Rundgang starten")

    assert birkenfurt.window.isVisible()
    assert isinstance(birkenfurt.window.page(), RoundsPage)


def test_a_question_is_noted_from_the_menu(tray: Tray, birkenfurt: WindowApp) -> None:
    birkenfurt.window.hide()

    choose(tray, "Frage notieren")
    first = birkenfurt.window.sheet()
    choose(tray, "Frage notieren")

    assert first is not None
    assert birkenfurt.window.sheet() is first


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("Für 1 Stunde", "2027-05-12T09:00"),
        ("Bis 13:00", "2027-05-12T13:00"),
        ("Bis morgen früh", "2027-05-13T06:00"),
    ],
)
def test_reminders_pause_until_then_and_the_pause_can_be_ended(
    words: str, until: str, tray: Tray, birkenfurt: WindowApp
) -> None:
    choose(tray, words)
    assert birkenfurt.desk.reminders.settings().silent_until == instant_from_words(until)
    tray.menu.aboutToShow.emit()

    assert tray.menu.pauses.title().startswith("Pause bis ")
    choose(tray, "Wieder erinnern")

    tray.menu.aboutToShow.emit()
    assert birkenfurt.desk.reminders.settings().silent_until is None
    assert not tray.menu.end_pause.isVisible()
    assert tray.menu.pauses.title() == "Erinnerungen pausieren"


def test_a_pause_takes_the_reminder_away_and_can_be_undone(tray: Tray, birkenfurt: WindowApp) -> None:
    assert len(at(birkenfurt, "08:15")) == 1

    choose(tray, "Für 1 Stunde")
    assert birkenfurt.window.voice.bars.texts() == ()

    birkenfurt.desk.history.undo()
    let_rest()
    assert len(birkenfurt.window.voice.bars.texts()) == 1


def tip(tray: Tray) -> str:
    return tray.findChildren(QSystemTrayIcon)[0].toolTip()


def test_the_icon_tells_the_reminder_that_stands_and_a_pause_before_all(tray: Tray, birkenfurt: WindowApp) -> None:
    only(birkenfurt.desk, MatterKind.ROUND)
    assert tip(tray) == "AmtDesk"

    at(birkenfurt, "08:15")
    assert tip(tray) == "AmtDesk: Es ist Zeit für den Rundgang durch die Gruppen."

    choose(tray, "Bis 13:00")
    assert tip(tray) == "AmtDesk: keine Erinnerungen bis heute, 13:00"

    at(birkenfurt, "13:00")
    assert tip(tray) == "AmtDesk: Es ist Zeit für den Rundgang durch die Gruppen."


def test_a_click_on_what_was_said_beside_the_icon_leads_there(tray: Tray, birkenfurt: WindowApp) -> None:
    only(birkenfurt.desk, MatterKind.QUESTION_SOON)
    asked(birkenfurt.desk, "Hat das Freibad auf?", clock="10:30")
    birkenfurt.window.hide()
    at(birkenfurt, "08:30")

    tray.findChildren(QSystemTrayIcon)[0].messageClicked.emit()

    assert birkenfurt.window.isVisible()
    assert birkenfurt.window.stack.key() == "questions"


def test_midday_that_passed_while_the_menu_stood_open_pauses_nothing(tray: Tray, birkenfurt: WindowApp) -> None:
    tray.menu.aboutToShow.emit()
    at(birkenfurt, "13:01")

    tray.pause_until_midday()

    assert birkenfurt.desk.reminders.settings().silent_until is None


def test_in_the_afternoon_one_in_the_afternoon_is_not_offered(tray: Tray, birkenfurt: WindowApp) -> None:
    assert isinstance(birkenfurt.desk.clock, StillClock)
    birkenfurt.desk.clock.set(instant_from_words("2027-05-12T13:00"))
    tray.menu.aboutToShow.emit()

    assert "Bis 13:00" not in entries(tray.menu)


def test_a_desk_that_was_not_begun_offers_only_to_open_it(first_start: WindowApp) -> None:
    window = first_start.window
    tray = Tray(window, window.watch, settings=first_start.settings)

    enabled = [words for words, entry in entries(tray.menu).items() if entry.isEnabled()]
    assert "AmtDesk öffnen" in enabled
    assert not {"Rundgang starten", "Frage notieren"} & set(enabled)


def test_closing_ends_all_unless_she_wished_otherwise(tray: Tray, birkenfurt: WindowApp) -> None:
    assert tray.parent() is birkenfurt.window
    assert birkenfurt.window.close()


def test_closing_keeps_it_here_and_says_so_the_first_time(
    tray: Tray, birkenfurt: WindowApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, str]] = []

    def tell(title: str, text: str) -> bool:
        told.append((title, text))
        return len(told) > 1  # the first time a reminder stands, and nothing else is said

    monkeypatch.setattr(birkenfurt.window.watch.delivery, "tell", tell)
    birkenfurt.settings.keep_stays_in_tray(stays=True)

    for _time in range(3):
        assert not birkenfurt.window.close()
        assert not birkenfurt.window.isVisible()
        choose(tray, "AmtDesk öffnen")

    assert birkenfurt.window.isVisible()
    assert [title for title, _text in told] == ["AmtDesk läuft weiter"] * 2
    assert "Einstellungen unter „Dieser Rechner“" in told[0][1]


def test_quitting_closes_it_all_the_same(tray: Tray, birkenfurt: WindowApp) -> None:
    birkenfurt.settings.keep_stays_in_tray(stays=True)

    choose(tray, "AmtDesk beenden")

    assert birkenfurt.window.close()


def test_a_click_on_the_icon_opens_the_window(tray: Tray, birkenfurt: WindowApp) -> None:
    birkenfurt.window.hide()

    tray.findChildren(QSystemTrayIcon)[0].activated.emit(QSystemTrayIcon.ActivationReason.Trigger)

    assert birkenfurt.window.isVisible()


def test_a_pause_is_said_with_its_way_back(tray: Tray, birkenfurt: WindowApp) -> None:
    toasts: list[ToastNote] = []
    birkenfurt.messages.toast_raised.connect(toasts.append)

    choose(tray, "Bis 13:00")

    assert [(toast.text, toast.action) for toast in toasts] == [("Keine Erinnerungen bis heute, 13:00.", "Rückgängig")]
