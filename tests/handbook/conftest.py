"""The application that knows how keys are named."""

import pytest
from PySide6.QtWidgets import QApplication

from amtdesk.ui.app import make_application


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as AmtDesk makes it; pytest-qt uses this one."""
    return make_application()
