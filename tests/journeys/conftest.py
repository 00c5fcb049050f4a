"""The person at the desk, with a new desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import make_application
from amtdesk.ui.overriding import override
from amtdesk.ui.theme import load_fonts
from tests.journeys.hands import Hands


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as AmtDesk makes it; pytest-qt uses this one."""
    app = make_application()
    load_fonts()
    return app


class StrayWindows(QObject):
    """Notes every window beside the main one: a widget shown before it has a parent flashes as a window of its own."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.seen: list[str] = []
        app.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_window = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if is_window and not isinstance(watched, QMainWindow | QMenu):
            self.seen.append(type(watched).__name__)
        return False


@pytest.fixture(autouse=True)
def no_stray_window(qapp: QApplication) -> Iterator[None]:
    """There is one window; everything else lives in it."""
    stray = StrayWindows(qapp)
    yield
    qapp.removeEventFilter(stray)
    assert not stray.seen


@pytest.fixture
def she(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Hands]:
    """Someone at a new desk on Wednesday morning of the demonstration's week."""
    folder = tmp_path / "desk"
    folder.mkdir()
    hands = Hands(qtbot, qapp, folder, at="2027-05-12T08:00")
    yield hands
    hands.close_window()
