"""Every page and the sheets she uses most, in a small window and at 200 %, in German that is a third longer: nothing is
cut, covered, on one another or too small, computed from what is painted. The whole walk: `tools.layout_walk`.
"""

import pytest

from amtdesk.ui.app import PAGES, WindowApp
from amtdesk.ui.page import Destination
from tools.at_rest import settle
from tools.layout_checks import faults_of
from tools.long_german import speak_long_german
from tools.shots import SHOTS

SIZES = {"1024x640": (1024, 640, 100), "200 %": (1280, 800, 200)}
SHEETS = ("window-find", "window-keys", "window-note", "today-task-new", "idea-new", "plan-filter")


@pytest.fixture(params=list(SIZES.values()), ids=list(SIZES))
def small(birkenfurt: WindowApp, request: pytest.FixtureRequest) -> WindowApp:
    """Birkenfurt in a small window or at 200 %, in long German."""
    width, height, zoom = request.param
    birkenfurt.window.resize(width, height)
    birkenfurt.window.context.theme.set_zoom(zoom)
    speak_long_german(birkenfurt)
    return birkenfurt


def _faults(running: WindowApp) -> list[str]:
    settle(running)
    return [str(fault) for fault in faults_of(running.window, running.theme.zoom)]


@pytest.mark.no_cover
def test_nothing_is_cut_covered_or_too_small_on_a_page_or_in_a_sheet(small: WindowApp) -> None:
    found = {}
    for spec in PAGES:
        small.window.open(Destination(spec.key))
        found[spec.key] = _faults(small)
    for shot in (shot for shot in SHOTS if shot.name in SHEETS):
        shot.prepare(small.window, small.desk)
        found[shot.name] = _faults(small)
        sheet = small.window.sheet()
        assert sheet is not None, shot.name
        sheet.close_sheet()

    assert len(found) == len(PAGES) + len(SHEETS)
    assert {name: faults for name, faults in found.items() if faults} == {}
