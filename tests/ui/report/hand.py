"""What hands do at the report's page: open it, wait for its picture, listen to what the window says."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.report.page import ReportPage


def opened(window: WindowApp) -> ReportPage:
    """Open the page and return it."""
    window.window.open(Destination("report"))
    found = window.window.stack.page()
    assert isinstance(found, ReportPage)
    return found


def wait_for_picture(qtbot: QtBot, page: ReportPage) -> None:
    """Wait until one page is typeset and nothing is under way."""
    qtbot.waitUntil(lambda: page.preview.paper.page_count() == 1 and not page.tasks.is_busy(), timeout=10_000)


def toasts_of(window: WindowApp) -> list[str]:
    """Return the list into which the words of each toast go from now on."""
    said: list[str] = []
    window.messages.toast_raised.connect(lambda note: said.append(note.text))
    return said


def faults_of(window: WindowApp) -> list[Exception]:
    """Return the list into which each fault goes from now on."""
    faults: list[Exception] = []
    window.messages.fault_raised.connect(faults.append)
    return faults


def save_into(page: ReportPage, folder: Path) -> None:
    """Let her choose this folder whenever a file goes out."""
    page.ways_out.choose_path = lambda _parent, proposed: folder / proposed.name
