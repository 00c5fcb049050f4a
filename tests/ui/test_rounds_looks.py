"""Nothing of a walk is clipped: each state, in both languages, in a small window and at 200 %."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from tests.loop import let_rest
from tests.ui.hands import ALT, CTRL, at, page_of, press, start, type_words
from tests.ui.test_pages import clipped

SIZES = [(1280, 800, 100), (1024, 640, 100), (1280, 800, 200)]


def settled() -> None:
    """Let layouts within layouts have their say."""
    let_rest()


@pytest.mark.no_cover
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("width", "height", "zoom"), SIZES)
def test_every_state_of_a_walk_is_shown_whole(
    language: str, width: int, height: int, zoom: int, birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    window = birkenfurt.window
    window.language_requested.emit(language)
    window.resize(width, height)
    window.context.theme.set_zoom(zoom)
    start(birkenfurt, qtbot)
    page = page_of(birkenfurt)
    found = {}

    press(qtbot, Qt.Key.Key_6, ALT)
    type_words("Herr Meier, Lindenallee 14, bittet um Rückruf: 0171 2345678")
    press(qtbot, Qt.Key.Key_Return)
    settled()
    found["pointed out"] = clipped(page)
    press(qtbot, Qt.Key.Key_Return)
    settled()
    found["stored"] = clipped(page)
    at(birkenfurt, "08:30")
    window.tick()
    settled()
    found["paused"] = clipped(page)
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Return, CTRL)
    settled()
    found["last stop"] = clipped(page)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    settled()
    found["result"] = clipped(page)
    press(qtbot, Qt.Key.Key_R, CTRL)
    settled()
    found["second round"] = clipped(page)

    assert not {state: words for state, words in found.items() if words}
