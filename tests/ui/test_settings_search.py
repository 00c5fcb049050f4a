"""Looking for a setting: what fits stays and is marked, and the arrow down leads into it."""

from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.closing_times import ClosingTime
from amtdesk.domain.search import typed_words
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.pages.settings.parts import SettingsCard
from amtdesk.ui.pages.settings.section_list import SectionList
from amtdesk.ui.pages.settings.settings_search import said_on, says
from amtdesk.ui.widgets.buttons import IconButton, KbdButton
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.labels import Label
from tests.loop import let_rest
from tests.ui.hands import CTRL, press, type_words


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
    assert page.help_part() == "hours", "beside it, and for the handbook, its own section is the one in view"
    page.findChildren(SectionList)[0].hide()  # as in a narrow window
    assert page.help_part() == "hours"

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
    qtbot.waitUntil(lambda: seen(page) == ["Datenschutz"])
    page.search.setText("Dieser Rechner")
    qtbot.waitUntil(lambda: seen(page) == ["Dieser Rechner"])
    page.refresh()
    assert seen(page) == ["Dieser Rechner"]
    page.search.setText("Diser Rechner")  # a slip is forgiven where nothing else fits
    qtbot.waitUntil(lambda: "Dieser Rechner" in seen(page))
    page.search.setText("Datenschutz Vorschau")
    qtbot.waitUntil(lambda: seen(page) == ["Datenschutz"])
    assert any("Vorschau" in each for each in marked(page))
    running.window.open(Destination("settings", "privacy"))
    assert not page.search.text()
    qtbot.waitUntil(lambda: len(seen(page)) == 14)


@pytest.mark.parametrize(
    ("words", "card"),
    [
        ("Sprechzeiten", "Redaktionszeiten und Feiertage"),
        ("Schrift größer", "Darstellung"),
        ("Kollegin", "Personen"),
        ("Abteilung", "Fachämter"),
        ("Löschfristen Entwürfe", "Datenschutz"),
        ("Passwort", "Sicherung"),
    ],
)
def test_everyday_words_for_a_card_or_a_row_lead_to_it(running: WindowApp, words: str, card: str) -> None:
    page = settings(running)

    page.search.setText(words)

    assert card in seen(page)


def test_another_language_lets_go_of_the_word_and_stays_on_the_row(running: WindowApp, qtbot: QtBot) -> None:
    page = settings(running)
    page.search.setText("sprache")
    press(qtbot, Qt.Key.Key_F, CTRL)
    press(qtbot, Qt.Key.Key_Down)

    press(qtbot, Qt.Key.Key_Right)

    again = running.window.page()
    assert isinstance(again, SettingsPage)
    assert (running.language.code, again.search.text()) == ("en", "")
    assert running.window.focusWidget().accessibleName().startswith("Language")
    let_rest()
    assert len(seen(again)) == 14
    running.change_language("de")


def read_on(row: QWidget) -> list[str]:
    """What can be read on a row, part by part as it is painted."""
    words: list[str] = []
    for part in row.findChildren(QWidget):
        match part:
            case _ if not part.isVisible() or isinstance(part, IconButton):
                pass
            case Label():
                words.append(part.text())
            case QLineEdit():
                words += [part.text() or part.placeholderText()]
            case KbdButton():
                words.append(part.label())
            case QComboBox():
                words.append(part.currentText())
            case SegmentedControl():
                words += [each.text() for each in part.spoken_parts()]
    return words


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_word_that_can_be_read_on_a_row_finds_it(birkenfurt: WindowApp, qtbot: QtBot, language: str) -> None:
    birkenfurt.desk.retention.agree()
    birkenfurt.change_language(language)
    page = settings(birkenfurt)
    page.build_all()
    qtbot.waitUntil(lambda: len(seen(page)) == 14)
    rows = [row for card in page.findChildren(SettingsCard) for row in card.rows() if row.part.isVisible()]

    read = {row: {word for line in read_on(row.part) for word in line.split()} for row in rows}
    assert sum(map(len, read.values())) > 700
    for row, words in read.items():
        said = said_on(row)
        assert not [word for word in words if (typed := typed_words(word)) and not says(said, typed)]

    page.search.setText("See what would go" if language == "en" else "Vorschau ansehen")
    let_rest()
    assert [card.heading.text() for card in page.findChildren(SettingsCard) if card.isVisible()] in (
        ["Datenschutz"],
        ["Privacy"],
    )


def test_the_focus_stays_on_the_page_whatever_the_row_does(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = settings(birkenfurt)
    page.search.setText("Letzte Sicherung")
    let_rest()
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    now = birkenfurt.window.focusWidget()
    assert isinstance(now, KbdButton)
    assert now.label() == "Jetzt sichern"
    now.setEnabled(False)
    stands_in = birkenfurt.window.focusWidget()
    assert stands_in is not None
    assert page.card("records").isAncestorOf(stands_in)
    now.setEnabled(True)
    assert now.hasFocus()
    assert "parent." not in shiboken6.dump(birkenfurt.window)  # else it is forgotten with what PySide takes for it

    page.search.setText("Name der Leitung")
    let_rest()
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    type_words(" Neu")
    press(qtbot, Qt.Key.Key_Tab)
    assert page.search.hasFocus()
    assert birkenfurt.desk.town.town().mayor_name.endswith("Neu")
    birkenfurt.window.rail.take_focus()
    press(qtbot, Qt.Key.Key_F, CTRL)
    assert page.search.hasFocus()


def test_the_focus_stays_on_what_is_built_anew(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = settings(birkenfurt)
    hours = page.card("hours")
    remove = next(each for each in hours.findChildren(KbdButton) if each.accessibleName().endswith("entfernen"))
    page.show_card("hours")
    let_rest()
    remove.setFocus()
    name = remove.accessibleName()

    birkenfurt.desk.town.add_closing_time(
        ClosingTime(name="Ausflug", first=date(2027, 9, 3), last=date(2027, 9, 3), is_yearly=False)
    )
    let_rest()
    again = birkenfurt.window.focusWidget()
    assert again is not None
    assert again.accessibleName() == name
    press(qtbot, Qt.Key.Key_Space)
    let_rest()
    stands_in = birkenfurt.window.focusWidget()
    assert stands_in is not None
    assert hours.isAncestorOf(stands_in)
