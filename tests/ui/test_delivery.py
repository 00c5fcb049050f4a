"""The reminder outside the window: over a real session bus, by the tray, or not at all; and its buttons."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.ui import delivery
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.rounds.page import RoundsPage
from amtdesk.ui.tray import Tray
from tests.system.session_bus import SessionBus, session_bus
from tools.display import environment_for

# the offscreen platform has no place for icons, and no windows behind each other
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", "does not support raise", extend=True)
needs_bus = pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="dbus-run-session is not installed")

ROOT = Path(__file__).parents[2]


def at(running: WindowApp, clock: str) -> None:
    """Let the window look up at a time of the day."""
    assert isinstance(running.desk.clock, StillClock)
    running.desk.clock.set(instant_from_words(f"2027-05-12T{clock}"))
    running.window.tick()
    QApplication.processEvents()


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[SessionBus]:
    """A desktop with notices."""
    with session_bus() as found:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", found.address)
        yield found


@pytest.fixture
def away(birkenfurt: WindowApp) -> WindowApp:
    """The window is open, and she works in another program."""
    birkenfurt.window.hide()
    QApplication.processEvents()
    return birkenfurt


@needs_bus
def test_a_reminder_is_brought_to_her_with_its_buttons(bus: SessionBus, away: WindowApp) -> None:
    at(away, "08:15")

    asked = bus.heard()
    assert (asked["title"], asked["text"]) == ("Es ist Zeit für den Rundgang durch die Gruppen.", "Fällig um 08:15.")
    assert asked["actions"] == ["default", "AmtDesk öffnen", "start", "Rundgang starten", "later", "Später"]
    assert asked["icon"].startswith("file:///")


@needs_bus
def test_start_opens_the_window_with_the_round_and_the_notice_goes(
    bus: SessionBus, away: WindowApp, qtbot: QtBot
) -> None:
    at(away, "08:15")
    assert bus.heard()["event"] == "notify"

    bus.press("start")

    qtbot.waitUntil(lambda: isinstance(away.window.page(), RoundsPage))
    assert away.window.isVisible()
    assert away.desk.rounds.today().started_at is not None
    assert bus.heard()["event"] == "close"


@needs_bus
def test_later_puts_it_off_for_a_quarter_and_it_comes_again(bus: SessionBus, away: WindowApp, qtbot: QtBot) -> None:
    at(away, "08:15")
    bus.heard()

    bus.press("later")
    qtbot.waitUntil(lambda: away.desk.reminders.due() is None)

    assert bus.heard()["event"] == "close"
    assert not away.window.isVisible()
    at(away, "08:29")
    at(away, "08:30")
    assert bus.heard()["event"] == "notify"


@needs_bus
def test_a_click_on_the_notice_opens_the_window_and_starts_nothing(
    bus: SessionBus, away: WindowApp, qtbot: QtBot
) -> None:
    at(away, "08:15")
    bus.heard()

    bus.press("default")

    qtbot.waitUntil(away.window.isVisible)
    assert away.desk.rounds.today().started_at is None
    assert len(away.window.voice.bars.texts()) == 1


@needs_bus
def test_what_is_too_late_is_taken_back(bus: SessionBus, away: WindowApp) -> None:
    at(away, "08:15")
    bus.heard()

    at(away, "20:00")

    assert bus.heard()["event"] == "close"


@needs_bus
def test_it_is_brought_once(bus: SessionBus, away: WindowApp) -> None:
    for clock in ("08:15", "08:16", "09:00", "20:00"):
        at(away, clock)

    assert [bus.heard()["event"], bus.heard()["event"]] == ["notify", "close"]


@needs_bus
def test_once_she_looks_at_the_window_the_bar_is_enough(bus: SessionBus, away: WindowApp) -> None:
    at(away, "08:15")
    bus.heard()
    away.window.show()
    away.window.activateWindow()

    at(away, "08:16")

    assert bus.heard()["event"] == "close"
    assert len(away.window.voice.bars.texts()) == 1


@needs_bus
def test_a_sheet_that_lies_open_keeps_its_words(bus: SessionBus, birkenfurt: WindowApp, qtbot: QtBot) -> None:
    birkenfurt.window.open_quick_note()
    birkenfurt.window.hide()
    at(birkenfurt, "08:15")
    bus.heard()

    bus.press("start")

    qtbot.waitUntil(birkenfurt.window.isVisible)
    assert birkenfurt.window.sheet() is not None
    assert birkenfurt.desk.rounds.today().started_at is None


def test_nothing_is_brought_to_a_window_that_she_looks_at(birkenfurt: WindowApp) -> None:
    assert QApplication.activeWindow() is birkenfurt.window

    at(birkenfurt, "08:15")

    assert birkenfurt.window.watch.delivery.is_quiet()


@needs_bus
def test_a_presentation_is_not_disturbed_and_the_reminder_comes_after_it(
    bus: SessionBus, away: WindowApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as presenting:
        presenting.setattr(delivery, "_is_presentation", lambda: True)
        at(away, "08:15")
        assert away.window.watch.delivery.is_quiet()

    at(away, "08:16")
    assert bus.heard()["text"] == "Fällig um 08:15."


@pytest.fixture
def beside_the_icon(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What is said beside the icon in the tray."""
    said: list[tuple[str, str]] = []
    monkeypatch.setattr(Tray, "say", lambda _tray, title, text: said.append((title, text)))
    return said


def test_without_a_desktop_the_tray_says_it_and_the_bar_stays(
    away: WindowApp, beside_the_icon: list[tuple[str, str]], qtbot: QtBot
) -> None:
    away.put_in_tray()

    at(away, "08:15")

    qtbot.waitUntil(lambda: bool(beside_the_icon))
    assert beside_the_icon == [("Es ist Zeit für den Rundgang durch die Gruppen.", "Fällig um 08:15.")]
    assert len(away.window.voice.bars.texts()) == 1


def test_elsewhere_than_on_linux_the_tray_says_it_at_once(
    away: WindowApp, beside_the_icon: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    away.put_in_tray()

    at(away, "08:15")

    assert len(beside_the_icon) == 1


def test_with_neither_the_bar_is_all(away: WindowApp, qtbot: QtBot) -> None:
    at(away, "08:15")

    qtbot.wait(50)
    assert len(away.window.voice.bars.texts()) == 1


def test_a_minimised_window_comes_back(birkenfurt: WindowApp) -> None:
    birkenfurt.window.showMinimized()

    birkenfurt.window.watch.delivery.open_window()

    assert not birkenfurt.window.windowState() & Qt.WindowState.WindowMinimized


def test_a_window_that_was_never_shown_brings_nothing(birkenfurt: WindowApp) -> None:
    birkenfurt.window.hide()
    other = WindowApp(birkenfurt.app, birkenfurt.desk, language="de")
    other.window.open(Destination("today"))

    at(other, "08:15")

    assert other.window.watch.delivery.is_quiet()
    other.window.close()
    other.window.deleteLater()


@needs_bus
@pytest.mark.xvfb
def test_on_a_real_screen_it_waits_in_the_tray_and_its_button_opens_the_round(display: str, tmp_path: Path) -> None:
    with session_bus("tray") as bus:
        environment = dict(environment_for(display, DBUS_SESSION_BUS_ADDRESS=bus.address))
        line = [sys.executable, "-m", "tests.ui.delivery_hand", str(tmp_path)]
        with subprocess.Popen(line, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as program:
            asked = [bus.heard() for _each in range(3)]
            bus.press("start")
            asked.append(bus.heard())
            said, _errors = program.communicate(timeout=60)

    assert [each["event"] for each in asked] == ["icon", "notify", "notify", "close"]
    assert [asked[1]["title"], asked[1]["actions"]] == ["AmtDesk läuft weiter", []]
    assert asked[2]["title"] == "Es ist Zeit für den Rundgang durch die Gruppen."
    assert (asked[2]["replaces"], asked[3]["number"]) == (asked[1]["number"], asked[2]["number"])
    assert [json.loads(each) for each in said.splitlines()] == [
        {"closed": "in the tray", "visible": False},
        {"page": "rounds", "visible": True, "begun": True},
    ]
    assert program.returncode == 0
