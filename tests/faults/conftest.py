"""A desk to which something happens, and the window over it."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from amtdesk.desk.opening import Opening, open_for_window
from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.system.memory import hold_tidying
from amtdesk.ui import voice
from amtdesk.ui.app import WindowApp, make_application
from amtdesk.ui.theme import Theme, load_fonts
from amtdesk.ui.widgets import fields, pause
from amtdesk.ui.widgets.buttons import KbdButton
from tests.loop import let_rest

MORNING = "2027-05-12T08:00"
Open = Callable[[Path], WindowApp]


def is_said(running: WindowApp, words: str) -> bool:
    """Whether a bar above the page says so."""
    return any(words in text for text in running.window.voice.bars.texts())


def press_in_bar(running: WindowApp, label: str) -> None:
    """Press a button of a bar above the page."""
    bars = running.window.voice.bars.bars()
    (button,) = (each for bar in bars for each in bar.findChildren(KbdButton) if each.label() == label)
    button.click()
    let_rest()


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as AmtDesk makes it; pytest-qt uses this one."""
    app = make_application()
    load_fonts()
    return app


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme at 100 %."""
    found = Theme(choice="light")
    found.dress(qapp)
    return found


@pytest.fixture
def clock() -> StillClock:
    """Wednesday morning of the demonstration's week."""
    return StillClock(instant_from_words(MORNING))


@pytest.fixture
def open_window(qapp: QApplication, clock: StillClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Open windows as the program does, with lock and bars; they are closed at the end, whatever they hold."""
    for module in (fields, pause):
        monkeypatch.setattr(module, "TRY_AGAIN_MS", 100)
    monkeypatch.setattr(voice, "IS_OVER_MS", 300)
    hold_tidying()
    opened: list[tuple[Opening, WindowApp]] = []

    def open_over(folder: Path) -> WindowApp:
        opening = open_for_window(folder, clock)
        assert opening is not None
        running = WindowApp(qapp, opening.desk, language="de")
        running.show()
        running.window.activateWindow()
        running.follow(opening)
        let_rest()
        opened.append((opening, running))
        return running

    yield open_over
    for opening, running in opened:
        if not running.window.close():
            press_in_bar(running, "Ohne Speichern schließen")
        running.close()
        opening.give_back()
        running.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.enable()
