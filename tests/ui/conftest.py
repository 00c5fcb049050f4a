"""A whole window over a real desk in a temporary folder, at a standing time, in German."""

import gc
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Final

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

#: Of each file, which fixtures were already built while coverage looked on.
_LOOKED_AT: Final = pytest.StashKey[set[tuple[Path, frozenset[str]]]]()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    """Let coverage look on when a file's fixtures are built for the first time, not again for each of its tests.

    The same fixtures run the same lines, and building a window while coverage looks on takes half as long again. Only
    this thread looks away: workers begin measured, and the test itself and its end are measured as well.
    """
    looked_at = item.session.stash.setdefault(_LOOKED_AT, set())
    fixtures = (item.path, frozenset(getattr(item, "fixturenames", ())))
    look = sys.gettrace() if fixtures in looked_at else None
    looked_at.add(fixtures)
    if look is None:
        return (yield)
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(look)


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
