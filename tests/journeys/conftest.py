"""The person at the desk, with a new desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import make_application
from amtdesk.ui.theme import load_fonts
from tests.journeys.hands import Hands


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as AmtDesk makes it; pytest-qt uses this one."""
    app = make_application()
    load_fonts()
    return app


@pytest.fixture
def she(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Hands]:
    """Someone at a new desk on Wednesday morning of the demonstration's week."""
    folder = tmp_path / "desk"
    folder.mkdir()
    hands = Hands(qtbot, qapp, folder, at="2027-05-12T08:00")
    yield hands
    hands.close_window()
