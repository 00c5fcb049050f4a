"""Einstellungen: what is chosen applies at once and is found again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.window_settings import WindowSettings

if TYPE_CHECKING:
    from amtdesk.ui.messages import ToastNote


def _choice(running: WindowApp, name: str) -> SegmentedControl:
    page = running.window.page()
    assert isinstance(page, SettingsPage)
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
