"""The first page of all, at every size."""

import pytest
from PySide6.QtWidgets import QApplication

from amtdesk.ui.app import WindowApp
from amtdesk.ui.widgets.buttons import KbdButton


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_nothing_is_squashed_however_large_the_words_are(first_start: WindowApp, zoom: int) -> None:
    first_start.window.resize(1280, 800)
    first_start.window.context.theme.set_zoom(zoom)
    QApplication.processEvents()
    page = first_start.window.page()
    assert page is not None

    buttons = page.findChildren(KbdButton)

    assert len(buttons) == 2
    assert all(button.height() >= button.sizeHint().height() for button in buttons)
    first_start.window.context.theme.set_zoom(100)
