"""Ctrl+O during a round: the browser opens, or one sentence says why not, and the capture field keeps the focus."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.domain.groups import Group
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.rounds.page import RoundsPage
from amtdesk.ui.widgets.buttons import KbdButton
from tests.loop import let_rest
from tests.ui.browser_hand import Browser
from tests.ui.hands import CTRL, press, start, today, type_words, words_on

NO_BROWSER = pytest.mark.qt_log_ignore("This plugin does not support QPlatformServices")  # offscreen has no browser
HERE = "https://gruppe.example/1"


def at_group(running: WindowApp, qtbot: QtBot, *, address: str) -> RoundsPage:
    """The first group of a round, with this address."""
    running.desk.rounds.edit_group(today(running).stops[1].group.id, address=address)
    return start(running, qtbot)


def opened_with(page: RoundsPage, address: str) -> bool:
    """Open the stop as if this address had come in with an old list."""
    group = replace(today_of(page), address=address)
    return page.run.opener.open(group)


def today_of(page: RoundsPage) -> Group:
    return page.desk.rounds.today().stops[1].group


def press_on_bar(running: WindowApp, words: str) -> None:
    """Press a button of the quiet bar."""
    buttons = [each for bar in running.window.voice.bars.bars() for each in bar.findChildren(KbdButton)]
    next(button for button in buttons if button.label() == words).click()
    let_rest()


def test_ctrl_o_opens_the_group_in_the_browser(birkenfurt: WindowApp, qtbot: QtBot, browser: Browser) -> None:
    page = at_group(birkenfurt, qtbot, address=HERE)

    press(qtbot, Qt.Key.Key_O, CTRL)

    qtbot.waitUntil(lambda: browser.opened == [HERE])
    assert QApplication.focusWidget() is page.run.stop_view.capture.field


def test_it_says_which_address_and_copies_it_where_no_browser_comes_up(
    birkenfurt: WindowApp, qtbot: QtBot, browser: Browser
) -> None:
    page, toast = at_group(birkenfurt, qtbot, address=HERE), birkenfurt.window.voice.toast

    press(qtbot, Qt.Key.Key_O, CTRL)
    assert toast.text() == f"An den Browser übergeben: {HERE}"
    assert browser.opened == [HERE]
    toast.action_button().click()

    assert (QGuiApplication.clipboard().text(), toast.text()) == (HERE, "Adresse kopiert.")
    assert QApplication.focusWidget() is page.run.stop_view.capture.field


def test_back_from_the_browser_the_capture_field_has_the_focus(
    birkenfurt: WindowApp, qtbot: QtBot, browser: Browser
) -> None:
    page = at_group(birkenfurt, qtbot, address=HERE)
    press(qtbot, Qt.Key.Key_O, CTRL)

    QApplication.sendEvent(birkenfurt.window, QEvent(QEvent.Type.WindowDeactivate))
    QApplication.sendEvent(birkenfurt.window, QEvent(QEvent.Type.WindowActivate))
    type_words("Gesehen")

    assert browser.opened == [HERE]
    assert page.run.stop_view.capture.text() == "Gesehen"


def test_without_an_address_one_sentence_says_so_and_leads_to_the_field(
    birkenfurt: WindowApp, qtbot: QtBot, browser: Browser
) -> None:
    page = at_group(birkenfurt, qtbot, address="")
    group = today_of(page)
    assert "Dafür ist noch keine Adresse hinterlegt." in words_on(page.run.stop_view)

    press(qtbot, Qt.Key.Key_O, CTRL)
    toast = birkenfurt.window.voice.toast
    assert toast.text() == f"Für „{group.name}“ ist noch keine Adresse hinterlegt."
    assert QApplication.focusWidget() is page.run.stop_view.capture.field

    toast.action_button().click()
    type_words("gruppe.example/1")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_R, CTRL)
    press(qtbot, Qt.Key.Key_O, CTRL)

    qtbot.waitUntil(lambda: browser.opened == [HERE])


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "javascript:alert(1)", "https://", "gruppe", "http://a b.example/"]
)
def test_only_web_addresses_leave_the_desk(address: str, birkenfurt: WindowApp, qtbot: QtBot, browser: Browser) -> None:
    page = at_group(birkenfurt, qtbot, address=HERE)

    assert not opened_with(page, address)

    said = birkenfurt.window.voice.bars.texts()
    assert f"„{address}“ lässt sich nicht öffnen, denn es ist keine Webadresse." in said
    assert browser.opened == []


def test_a_bad_address_leads_to_the_field_where_it_is_corrected(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = at_group(birkenfurt, qtbot, address=HERE)
    opened_with(page, "https://")

    press_on_bar(birkenfurt, "Adresse berichtigen")

    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Adresse"
    assert not [words for words in birkenfurt.window.voice.bars.texts() if "Webadresse" in words]


@NO_BROWSER
def test_without_a_browser_the_address_can_be_copied(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = at_group(birkenfurt, qtbot, address=HERE)

    press(qtbot, Qt.Key.Key_O, CTRL)
    press_on_bar(birkenfurt, "Adresse kopieren")

    assert QGuiApplication.clipboard().text() == HERE
    assert birkenfurt.window.voice.toast.text() == "Adresse kopiert."
    assert not [words for words in birkenfurt.window.voice.bars.texts() if "Browser" in words]
    assert QApplication.focusWidget() is page.run.stop_view.capture.field


@NO_BROWSER
def test_what_was_said_about_an_address_is_gone_at_the_next_stop(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    at_group(birkenfurt, qtbot, address=HERE)
    press(qtbot, Qt.Key.Key_O, CTRL)
    assert [words for words in birkenfurt.window.voice.bars.texts() if "Browser" in words]

    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert not [words for words in birkenfurt.window.voice.bars.texts() if "Browser" in words]


def test_a_very_long_address_is_shown_shortened(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = at_group(birkenfurt, qtbot, address=HERE)

    opened_with(page, "ohne-schema/" + "x" * 5000)

    assert max(len(words) for words in birkenfurt.window.voice.bars.texts()) < 200
