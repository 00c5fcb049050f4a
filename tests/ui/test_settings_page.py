"""Einstellungen: what is chosen applies at once and is found again."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.window_settings import WindowSettings


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
