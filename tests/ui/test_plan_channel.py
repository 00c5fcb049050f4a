"""The way to the channel: which address the browser was given, and what the clipboard holds meanwhile."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from amtdesk.ui.app import WindowApp
from tests.ui.browser_hand import Browser
from tests.ui.test_plan_editor import an_approved_post
from tests.ui.test_plan_page import CTRL, SHIFT, editor, heard, plan, press
from tests.ui.test_plan_publishing import seen, steps


def test_opening_the_channel_says_which_address_and_copies_it_where_no_browser_comes_up(
    running: WindowApp, browser: Browser
) -> None:
    """The system takes the address also where no browser is: she sees it, and may paste it by hand."""
    running.desk.town.set("channel_address", "facebook.com/stadt")
    page, notes = plan(running, an_approved_post(running).id), heard(running)
    press(editor(page), Qt.Key.Key_C, CTRL | SHIFT)
    press(editor(page), Qt.Key.Key_O, CTRL)
    assert browser.opened == ["https://facebook.com/stadt"]
    assert (notes[-1].text, notes[-1].action) == (
        "An den Browser übergeben: https://facebook.com/stadt",
        "Adresse kopieren",
    )
    assert QGuiApplication.clipboard().text() == "Das Freibad hat am Samstag auf."
    assert "Jetzt in der Zwischenablage: Text" in seen(steps(page))

    assert notes[-1].on_action is not None
    notes[-1].on_action()

    assert (QGuiApplication.clipboard().text(), notes[-1].text) == ("https://facebook.com/stadt", "Adresse kopiert.")
    assert "Zwischenablage" not in seen(steps(page))
