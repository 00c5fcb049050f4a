"""Einstellungen: what is chosen applies at once and is found again."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.pages.settings.parts import SettingsCard
from amtdesk.ui.pages.settings.sections import ORDER
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.window_settings import WindowSettings
from tests.loop import let_rest
from tests.ui.hands import press

if TYPE_CHECKING:
    from amtdesk.ui.messages import ToastNote


def _settings(running: WindowApp) -> SettingsPage:
    page = running.window.page()
    assert isinstance(page, SettingsPage)
    return page


def _choice(running: WindowApp, name: str) -> SegmentedControl:
    page = _settings(running)
    page.build_all()
    return next(one for one in page.findChildren(SegmentedControl) if one.accessibleName().startswith(name))


def test_another_theme_applies_at_once_and_is_remembered(running: WindowApp, qtbot: QtBot) -> None:
    running.window.open(Destination("settings"))
    before = running.theme.choice

    qtbot.keyClick(_choice(running, "Farben"), Qt.Key.Key_Right)

    assert running.theme.choice != before
    assert WindowSettings(running.desk.folder).theme() == running.theme.choice


def test_another_size_applies_at_once_and_is_remembered(running: WindowApp, qtbot: QtBot) -> None:
    running.window.open(Destination("settings"))

    qtbot.keyClick(_choice(running, "Größe"), Qt.Key.Key_Right)

    assert running.theme.zoom_percent == 125
    assert WindowSettings(running.desk.folder).zoom_percent() == 125


def test_a_size_between_the_usual_ones_is_shown_as_what_holds(running: WindowApp, qtbot: QtBot) -> None:
    running.window.open(Destination("settings"))
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)

    size = _choice(running, "Größe")

    assert (running.theme.zoom_percent, size.key()) == (175, 175)
    qtbot.keyClick(size, Qt.Key.Key_Left)
    assert (running.theme.zoom_percent, _choice(running, "Größe").key()) == (150, 150)


def test_the_size_is_chosen_on_with_the_arrow_where_it_was_found(running: WindowApp, qtbot: QtBot) -> None:
    running.window.open(Destination("settings"))
    _settings(running).search.setText("zoom")
    _choice(running, "Größe").setFocus()

    for percent in (125, 150, 200):  # no turn of Qt between them: keys may come quicker than it lays out
        chosen = running.window.focusWidget()
        assert isinstance(chosen, SegmentedControl)
        qtbot.keyClick(chosen, Qt.Key.Key_Right)
        assert (running.theme.zoom_percent, _settings(running).search.text()) == (percent, "zoom")
        assert running.window.focusWidget().accessibleName().startswith("Größe")
        assert _settings(running).isVisible(), "what goes back to its place has its size"

    let_rest()
    toast = running.window.voice.toast
    beside_rail = running.window.stack.geometry()
    assert toast.geometry().bottom() > beside_rail.height() * 3 // 4
    assert abs(toast.geometry().center().x() - beside_rail.center().x()) <= 1


def test_another_language_applies_at_once(running: WindowApp, qtbot: QtBot) -> None:
    running.window.open(Destination("settings"))

    qtbot.keyClick(_choice(running, "Sprache"), Qt.Key.Key_Right)

    assert running.language.code == "en"
    assert _choice(running, "Language").key() == "en"
    running.change_language("de")


def test_what_belongs_to_this_computer_is_taken_back_by_its_toast(running: WindowApp, qtbot: QtBot) -> None:
    running.window.open(Destination("settings"))
    notes: list[ToastNote] = []
    running.messages.toast_raised.connect(notes.append)
    before = (running.theme.choice, running.theme.zoom_percent)

    qtbot.keyClick(_choice(running, "Farben"), Qt.Key.Key_Right)
    qtbot.keyClick(_choice(running, "Größe"), Qt.Key.Key_Right)
    for note in reversed(notes):
        assert note.on_action is not None
        note.on_action()

    assert (running.theme.choice, running.theme.zoom_percent) == before
    assert [note.text for note in notes] == ["Farben geändert.", "Größe geändert."]


def test_first_only_what_is_seen_is_shown_and_nothing_moves_when_the_rest_comes(
    running: WindowApp, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not running.window.stack.build_ahead())
    running.window.open(Destination("settings"))
    page = running.window.page()
    assert isinstance(page, SettingsPage)
    at_first = {key: page.card(key).isVisible() for key in ORDER}
    assert (at_first["town"], at_first["about"]) == (True, False)
    before = [page.card(key).geometry() for key in ("town", "channel")]

    qtbot.waitUntil(lambda: all(page.card(key).isVisible() for key in ORDER))

    assert [page.card(key).geometry() for key in ("town", "channel")] == before


def test_scrolling_brings_the_card_at_once_and_the_tab_key_all_of_them(running: WindowApp, qtbot: QtBot) -> None:
    running.window.open(Destination("settings"))
    page = running.window.page()
    assert isinstance(page, SettingsPage)
    page.build_all()
    qtbot.waitUntil(lambda: page.card("about").y() > running.window.height())
    running.window.open(Destination("today"))
    running.window.open(Destination("settings"))
    assert not page.card("about").isVisible()

    page.show_card("about")
    assert page.card("about").isVisible()
    running.window.open(Destination("today"))
    running.window.open(Destination("settings"))
    qtbot.keyClick(page.first_focus(), Qt.Key.Key_Tab)

    assert page.card("town").isVisible()
    assert page.card("about").isVisible()


def test_cards_stand_where_they_stood_while_few_of_them_fit_the_search(running: WindowApp, qtbot: QtBot) -> None:
    running.window.resize(1280, 800)
    running.window.open(Destination("settings"))
    page = running.window.page()
    assert isinstance(page, SettingsPage)
    page.build_all()
    card = page.card("records")
    qtbot.waitUntil(lambda: card.width() > 700)
    before = (card.x(), card.width())

    page.search.setText("Kennwort")
    qtbot.waitUntil(lambda: not page.card("town").isVisible())

    assert (card.x(), card.width()) == before


def test_a_row_that_is_led_to_at_the_first_opening_is_in_its_place_before_the_first_painting(
    running: WindowApp,
) -> None:
    running.window.open(Destination("settings", "privacy"))  # no turn of Qt between this and what is asserted

    page = running.window.page()
    assert isinstance(page, SettingsPage)
    bar = page._scroll.verticalScrollBar()  # noqa: SLF001 - what a painting would show now
    places = {key: page._places[key].geometry() for key in ORDER}  # noqa: SLF001 - as above
    assert min(place.height() for place in places.values()) > 40, places
    assert bar.value() == min(places["privacy"].top(), bar.maximum()) > 0


def test_what_has_the_focus_on_a_card_is_seen_however_large_the_words_are(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    birkenfurt.window.resize(1024, 640)
    birkenfurt.window.context.theme.set_zoom(200)

    birkenfurt.window.open(Destination("settings", "privacy"))

    def focused() -> QWidget:
        part: QWidget | None = birkenfurt.window.focusWidget()
        return birkenfurt.window if part is None else part

    qtbot.waitUntil(lambda: "Vorschau" in focused().accessibleName())
    qtbot.waitUntil(lambda: focused().visibleRegion().boundingRect() == focused().rect())
    birkenfurt.window.context.theme.set_zoom(100)


def test_tab_goes_down_the_page_as_it_is_seen(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    birkenfurt.window.open(Destination("settings"))
    page = _settings(birkenfurt)
    page.build_all()
    let_rest()
    page.search.setFocus()
    reached: list[QWidget] = []
    while (focused := _after_tab(birkenfurt, qtbot)) not in reached and page.isAncestorOf(focused):
        reached.append(focused)

    on_cards = [each for each in reached if any(card.isAncestorOf(each) for card in _cards(page))]
    to_act = {each for card in _cards(page) for each in card.parts_to_act() if each.isVisible() and each.isEnabled()}
    assert set(on_cards) == to_act
    heights = [each.mapTo(page, each.rect().center()).y() for each in on_cards]
    steps = zip(on_cards[1:], pairwise(heights), strict=True)
    assert not [part.accessibleName() for part, (before, now) in steps if now < before - 8]


def _after_tab(running: WindowApp, qtbot: QtBot) -> QWidget:
    press(qtbot, Qt.Key.Key_Tab)
    focused = running.window.focusWidget()
    assert focused is not None
    return focused


def _cards(page: SettingsPage) -> list[SettingsCard]:
    return page.findChildren(SettingsCard)
