"""A picture is taken when the window has come to rest, not while something is still being laid out."""

import pytest

from amtdesk.ui.app import WindowApp
from amtdesk.ui.widgets.cards import ScrollColumn
from tools.at_rest import settle
from tools.shots import SHOTS


@pytest.mark.no_cover
def test_what_scrolls_in_a_picture_shows_its_bar(birkenfurt: WindowApp) -> None:
    birkenfurt.window.resize(1280, 800)
    birkenfurt.theme.set_zoom(200)
    shot = next(each for each in SHOTS if each.name == "settings-restore")
    settle(birkenfurt)

    shot.prepare(birkenfurt.window, birkenfurt.desk)
    settle(birkenfurt)

    sheet = birkenfurt.window.sheet()
    assert sheet is not None
    (words,) = sheet.findChildren(ScrollColumn)
    bar = words.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.isVisible()
