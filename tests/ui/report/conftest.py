"""The report's page on the Friday on which it is due."""

from collections.abc import Iterator

import pytest

from amtdesk.system.clock import StillClock
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.report.page import ReportPage
from tests.builders_reports import FRIDAY, birkenfurt_week
from tests.ui.report.hand import opened


@pytest.fixture
def window(first_start: WindowApp, clock: StillClock) -> WindowApp:
    """The window over an empty desk, on Friday at noon."""
    clock.set(FRIDAY)
    first_start.desk.town.begin_empty()
    first_start.window.rail.show()
    return first_start


@pytest.fixture
def page(window: WindowApp) -> Iterator[ReportPage]:
    """The page over the week of Birkenfurt."""
    birkenfurt_week(window.desk)
    yield opened(window)
    window.tasks.wait()
