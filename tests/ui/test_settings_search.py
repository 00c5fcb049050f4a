"""Looking for a setting: what fits stays and is marked, and the arrow down leads into it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.pages.settings.parts import SettingsCard
from amtdesk.ui.widgets.labels import Label


def settings(running: WindowApp) -> SettingsPage:
    running.window.open(Destination("settings"))
    page = running.window.page()
    assert isinstance(page, SettingsPage)
    return page


def seen(page: SettingsPage) -> list[str]:
    """The headings of the cards that are seen."""
    return [card.heading.text() for card in page.findChildren(SettingsCard) if card.isVisible()]


def marked(page: SettingsPage) -> list[str]:
    return [each.text() for each in page.findChildren(Label) if each.textFormat() is Qt.TextFormat.RichText]


def test_rows_that_fit_stay_and_the_keyboard_leads_to_the_first(running: WindowApp, qtbot: QtBot) -> None:
    page = settings(running)
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.search.hasFocus, timeout=10_000)

    QTest.keyClicks(page.search, "landesweit")
    assert seen(page) == []
    page.search.setText("bundesland")
    qtbot.waitUntil(lambda: seen(page) != [], timeout=10_000)
    assert (seen(page), marked(page)) == (["Redaktionszeiten und Feiertage"], ["Bundesland"])

    QTest.keyClick(page.search, Qt.Key.Key_Down)
    focus = running.window.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Bundesland"

    page.search.setText("bundslnd <b>")
    page.search.setText("Wartung & <Pflege>")
    assert seen(page) == []
    page.search.clear()
    qtbot.waitUntil(lambda: len(seen(page)) == 14, timeout=10_000)
    assert marked(page) == []


def test_the_name_of_a_card_shows_all_of_it_and_words_of_the_quick_find_count(running: WindowApp, qtbot: QtBot) -> None:
    page = settings(running)

    page.search.setText("DSGVO Artikel")
    qtbot.waitUntil(lambda: seen(page) == ["Datenschutz"], timeout=10_000)
    page.search.setText("Dieser Rechner")
    qtbot.waitUntil(lambda: seen(page) == ["Sicherung", "Dieser Rechner"], timeout=10_000)
    page.refresh()
    assert seen(page) == ["Sicherung", "Dieser Rechner"]
    running.window.open(Destination("settings", "privacy"))
    assert not page.search.text()
    qtbot.waitUntil(lambda: len(seen(page)) == 14, timeout=10_000)
