"""A whole window over a real desk in a temporary folder, at a standing time, in German."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from amtdesk.desk import Desk
from amtdesk.system.clock import StillClock
from amtdesk.system.memory import hold_tidying
from amtdesk.ui.app import WindowApp, make_application
from amtdesk.ui.theme import Theme, load_fonts
from tests.builders import NOW, lay_begun, lay_birkenfurt, lay_new
from tests.ui.browser_hand import Browser


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
def browser() -> Iterator[Browser]:
    """Takes what would open anywhere."""
    found = Browser()
    for scheme in ("https", "http", "file"):
        QDesktopServices.setUrlHandler(scheme, found, "open")  # type: ignore[arg-type]  # the stub wants bytes
    yield found
    for scheme in ("https", "http", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def clock() -> StillClock:
    """Wednesday morning of the demonstration's week."""
    return StillClock(NOW)


@pytest.fixture
def desk(tmp_path: Path, clock: StillClock) -> Iterator[Desk]:
    """A new desk on which nobody chose yet how to begin."""
    lay_new(tmp_path)
    with Desk.open(tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def first_start(qapp: QApplication, desk: Desk) -> Iterator[WindowApp]:
    """The window of a first start."""
    yield from _window_over(desk, qapp)


@pytest.fixture
def running(qapp: QApplication, tmp_path: Path, clock: StillClock) -> Iterator[WindowApp]:
    """The window over an empty desk, at the first page."""
    lay_begun(tmp_path)
    with Desk.open(tmp_path, clock) as opened:
        yield from _window_over(opened, qapp)


@pytest.fixture
def birkenfurt(qapp: QApplication, tmp_path: Path, clock: StillClock) -> Iterator[WindowApp]:
    """The window over the demonstration town, at the first page."""
    lay_birkenfurt(tmp_path)
    with Desk.open(tmp_path, clock) as opened:
        yield from _window_over(opened, qapp)


def _window_over(desk: Desk, app: QApplication) -> Iterator[WindowApp]:
    hold_tidying()  # as in the program: no worker may come upon what belongs to the window
    shown = WindowApp(app, desk, language="de")
    shown.show()
    shown.window.activateWindow()
    yield shown
    shown.close()
    shown.text_undo.deleteLater()  # it belongs to the application, and would watch every later window's fields
    shown.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.enable()
