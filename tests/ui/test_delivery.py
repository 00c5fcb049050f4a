"""The reminder outside the window: over a real session bus, by the tray, or not at all; and its buttons."""

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.domain.matters import MatterKind
from amtdesk.system import desktop_notices
from amtdesk.ui import desk_watch
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.rounds.page import RoundsPage
from amtdesk.ui.tray import Tray
from tests.loop import let_rest
from tests.system.session_bus import SessionBus, session_bus
from tests.ui.reminder_hand import asked, at, only
from tools.display import environment_for

# the offscreen platform has no place for icons, and no windows behind each other
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", "does not support raise", extend=True)
#: On Linux the program is asked for, never skipped: `tools/prepare.py test` installs or names what is missing.
needs_bus = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the session bus is Linux's way")

ROOT = Path(__file__).parents[2]


THE_ROUND = "Es ist Zeit für den Rundgang durch die Gruppen."
FREIBAD = "Hat das Freibad am 1. Mai schon auf?"


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[SessionBus]:
    """A desktop with notices, which may take its time."""
    monkeypatch.setattr(desktop_notices, "DesktopNotices", partial(desktop_notices.DesktopNotices, limit=60))
    with session_bus() as found:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", found.address)
        yield found


@pytest.fixture
def away(birkenfurt: WindowApp) -> WindowApp:
    """The window is open, she works in another program, and is reminded of the round alone."""
    only(birkenfurt.desk, MatterKind.ROUND)
    birkenfurt.window.hide()
    let_rest()
    return birkenfurt


@needs_bus
def test_a_reminder_is_brought_to_her_with_its_buttons(bus: SessionBus, away: WindowApp) -> None:
    at(away, "08:15")

    asked_for = bus.heard()
    assert (asked_for["title"], asked_for["text"]) == ("Erinnerung", THE_ROUND)
    assert asked_for["actions"] == [
        *("default", "AmtDesk öffnen", "start", "Rundgang starten"),
        *("later", "In 15 Min.", "seen", "Gesehen"),
    ]
    assert asked_for["icon"].startswith("file:///")


@needs_bus
def test_a_question_is_brought_by_its_words_and_its_button_opens_it(
    bus: SessionBus, away: WindowApp, qtbot: QtBot
) -> None:
    only(away.desk, MatterKind.QUESTION_SOON)
    question = asked(away.desk, FREIBAD, clock="10:30")
    at(away, "08:30")
    said = bus.heard()
    assert said["text"] == f"Die Zeit für die Frage „{FREIBAD}“ läuft um 10:30 ab."
    assert said["actions"][3] == "Frage beantworten"

    bus.press("start")

    qtbot.waitUntil(away.window.isVisible)
    page = away.window.page()
    assert page is not None
    assert (away.window.stack.key(), page.place()) == ("questions", question)
    assert bus.heard()["event"] == "close"


@needs_bus
def test_what_joins_renews_the_notice_once_in_its_place(bus: SessionBus, away: WindowApp) -> None:
    only(away.desk, MatterKind.ROUND, MatterKind.FOLLOW_UP)
    at(away, "08:00")
    at(away, "08:14")
    at(away, "08:15")
    at(away, "08:16")

    first, second = bus.heard(), bus.heard()
    away.desk.reminders.dismiss()
    assert first["text"].startswith("Drei Nachfragen bei Fachämtern")
    assert "drei Nachfragen" in second["text"]
    assert second["replaces"] == first["number"]
    at(away, "08:17")
    assert bus.heard()["event"] == "close"


@needs_bus
def test_seen_is_the_end_of_it_and_the_window_stays_where_it_was(
    bus: SessionBus, away: WindowApp, qtbot: QtBot
) -> None:
    at(away, "08:15")
    bus.heard()

    bus.press("seen")
    qtbot.waitUntil(lambda: away.desk.reminders.due() is None)

    assert bus.heard()["event"] == "close"
    assert not away.window.isVisible()
    assert at(away, "09:00") == ()


@needs_bus
def test_a_click_on_a_notice_of_several_things_opens_heute(bus: SessionBus, away: WindowApp, qtbot: QtBot) -> None:
    away.window.open(Destination("templates"))
    only(away.desk, MatterKind.ROUND, MatterKind.FOLLOW_UP)
    at(away, "08:15")
    bus.heard()

    bus.press("default")

    qtbot.waitUntil(away.window.isVisible)
    assert away.window.stack.key() == "today"
    assert away.desk.rounds.today().started_at is None


@needs_bus
def test_a_press_that_comes_too_late_only_opens_the_window(bus: SessionBus, away: WindowApp) -> None:
    at(away, "08:15")
    bus.heard()
    away.window.watch.delivery.pressed.emit("later")
    for word in ("later", "seen", "start"):
        away.window.watch.delivery.pressed.emit(word)

    assert away.window.isVisible()
    assert away.desk.rounds.today().started_at is None


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
def test_once_she_looks_at_the_window_the_bar_is_enough(
    bus: SessionBus, away: WindowApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(away, "08:15")
    bus.heard()
    away.window.show()
    # without a screen a window that was hidden is never told that it is active again
    monkeypatch.setattr(QApplication, "activeWindow", lambda: away.window)

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
        presenting.setattr(desk_watch, "is_presentation", lambda: True)
        at(away, "08:15")
        assert away.window.watch.delivery.is_quiet()

    at(away, "08:16")
    assert bus.heard()["text"] == THE_ROUND


@needs_bus
def test_what_falls_due_on_the_round_comes_right_after_it_and_once(bus: SessionBus, birkenfurt: WindowApp) -> None:
    only(birkenfurt.desk, MatterKind.FOLLOW_UP, MatterKind.QUESTION_SOON)
    asked(birkenfurt.desk, FREIBAD, clock="10:30")
    birkenfurt.window.open(Destination("rounds", "start"))
    birkenfurt.window.showMinimized()  # she reads the group in the browser
    at(birkenfurt, "08:30")
    assert birkenfurt.window.watch.delivery.is_quiet()

    birkenfurt.desk.rounds.finish()
    at(birkenfurt, "08:31")
    at(birkenfurt, "08:32")

    assert bus.heard()["text"].startswith("Eine Frage läuft bis 10:30 ab und")
    birkenfurt.desk.reminders.dismiss()
    at(birkenfurt, "08:33")
    assert bus.heard()["event"] == "close"


@pytest.fixture
def beside_the_icon(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What is said beside the icon in the tray."""
    said: list[tuple[str, str]] = []

    def say(_tray: Tray, title: str, text: str) -> bool:
        said.append((title, text))
        return True

    monkeypatch.setattr(Tray, "say", say)
    return said


def test_without_a_desktop_the_tray_says_it_and_the_bar_stays(
    away: WindowApp, beside_the_icon: list[tuple[str, str]], qtbot: QtBot
) -> None:
    away.put_in_tray()

    at(away, "08:15")

    qtbot.waitUntil(lambda: bool(beside_the_icon))
    assert beside_the_icon == [("Erinnerung", THE_ROUND)]
    assert len(away.window.voice.bars.texts()) == 1


def test_elsewhere_than_on_linux_the_tray_says_it_at_once(
    away: WindowApp, beside_the_icon: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    away.put_in_tray()

    at(away, "08:15")

    assert len(beside_the_icon) == 1


def test_with_neither_the_bar_is_all_and_the_window_can_be_found(away: WindowApp, qtbot: QtBot) -> None:
    at(away, "08:15")

    qtbot.waitUntil(away.window.isMinimized)
    assert away.window.voice.bars.texts() == (THE_ROUND,)


def test_a_tray_without_a_place_says_nothing(away: WindowApp) -> None:
    assert not away.put_in_tray().say("Erinnerung", THE_ROUND)


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
@pytest.mark.parametrize(
    ("kind", "text", "arrived"),
    [
        ("round", THE_ROUND, {"page": "rounds", "begun": True, "place": ""}),
        (
            "question_soon",
            f"Die Zeit für die Frage „{FREIBAD}“ läuft um 10:15 ab.",
            {"page": "questions", "begun": False, "place": FREIBAD},
        ),
    ],
)
def test_on_a_real_screen_it_waits_in_the_tray_and_its_button_leads_there(
    kind: str, text: str, arrived: dict[str, object], display: str, tmp_path: Path
) -> None:
    with session_bus("tray") as bus:
        environment = dict(environment_for(display, DBUS_SESSION_BUS_ADDRESS=bus.address))
        line = [sys.executable, "-m", "tests.ui.delivery_hand", str(tmp_path), kind]
        with subprocess.Popen(line, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as program:
            heard = [bus.heard() for _each in range(3)]
            bus.press("start")
            heard.append(bus.heard())
            said, _errors = program.communicate(timeout=180)

    assert [each["event"] for each in heard] == ["icon", "notify", "notify", "close"]
    assert [heard[1]["title"], heard[1]["actions"]] == ["AmtDesk läuft weiter", []]
    assert heard[2]["text"] == text
    assert (heard[2]["replaces"], heard[3]["number"]) == (heard[1]["number"], heard[2]["number"])
    assert [json.loads(each) for each in said.splitlines()] == [
        {"closed": "in the tray", "visible": False},
        {"visible": True, **arrived},
    ]
    assert program.returncode == 0
