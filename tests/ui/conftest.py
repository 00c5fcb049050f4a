"""A whole window over a real desk in a temporary folder, at a standing time, in German."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from amtdesk.desk import Desk
from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.system.memory import hold_tidying
from amtdesk.ui.app import WindowApp, make_application
from amtdesk.ui.page import Destination
from amtdesk.ui.theme import Theme, load_fonts

MORNING = "2027-05-12T08:00"


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
def desk(tmp_path: Path, clock: StillClock) -> Iterator[Desk]:
    """A new desk on which nobody chose yet how to begin."""
    with Desk.open(tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def first_start(qapp: QApplication, desk: Desk) -> Iterator[WindowApp]:
    """The window of a first start."""
    hold_tidying()  # as in the program: no worker may come upon what belongs to the window
    running = WindowApp(qapp, desk, language="de")
    running.show()
    running.window.activateWindow()
    yield running
    running.close()
    running.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.enable()


@pytest.fixture
def running(first_start: WindowApp) -> WindowApp:
    """The window over an empty desk, at the first page."""
    first_start.desk.town.begin_empty()
    first_start.window.rail.show()
    first_start.window.open(Destination("today"))
    return first_start


@pytest.fixture
def birkenfurt(first_start: WindowApp) -> WindowApp:
    """The window over the demonstration town."""
    first_start.desk.demo.open_birkenfurt()
    first_start.window.rail.show()
    first_start.window.open(Destination("today"))
    return first_start
