"""One theme for the whole window: sizes follow the zoom, colours the choice, and Qt has nothing to complain about."""

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.system.resources import resource
from amtdesk.ui.icons import icon_pixmap
from amtdesk.ui.theme import THEME_CHOICES, Theme, ThemeChoice, UnknownToken


def test_sizes_follow_the_zoom(theme: Theme) -> None:
    theme.set_zoom(150)

    assert (theme.px(12), theme.font("body").pixelSize(), theme.line("body")) == (18, 24, 36)


def test_the_zoom_stays_between_100_and_200_percent(theme: Theme) -> None:
    theme.set_zoom(400)
    assert theme.zoom_percent == 200

    theme.set_zoom(20)
    assert theme.zoom_percent == 100


def test_borders_are_twice_as_wide_in_high_contrast(theme: Theme) -> None:
    theme.set_choice("light")
    assert theme.hairline() == 1

    theme.set_choice("hc-dark")
    assert theme.hairline() == 2


def test_an_unknown_colour_is_a_bug(theme: Theme) -> None:
    with pytest.raises(UnknownToken):
        theme.color("accent.sparkling")


def test_the_shipped_font_is_the_one_that_is_shown(theme: Theme) -> None:
    assert "Source Sans 3" in QFontDatabase.families()
    assert QFontInfo(theme.font("body")).family() == "Source Sans 3"
    assert QFontInfo(theme.font("title")).weight() == 600


@pytest.mark.parametrize("choice", THEME_CHOICES)
def test_qt_reads_the_style_sheet_without_a_warning(choice: ThemeChoice, qapp: QApplication, qtbot: QtBot) -> None:
    # a warning of Qt fails the test by itself: qt_log_level_fail
    theme = Theme(choice=choice, zoom_percent=125)
    theme.dress(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    lines = QVBoxLayout(window)
    for field in (QLineEdit(), QTextEdit(), QComboBox()):
        lines.addWidget(field)

    window.grab()

    assert "$" not in qapp.styleSheet()


@pytest.mark.parametrize("choice", ["light", "hc-dark"])
@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit])
def test_what_stands_in_an_empty_field_can_be_read(
    kind: type[QLineEdit | QTextEdit], choice: ThemeChoice, qapp: QApplication, qtbot: QtBot
) -> None:
    theme = Theme(choice=choice)
    theme.dress(qapp)
    field = kind()
    qtbot.addWidget(field)
    field.show()

    assert field.palette().color(QPalette.ColorRole.PlaceholderText) == theme.color("text.tertiary")


def test_an_icon_takes_the_colour_of_its_token(theme: Theme) -> None:
    image = icon_pixmap("stamp", theme.color("approve.base"), size=32, ratio=1).toImage()

    colors = {
        image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255
    }

    assert colors == {theme.color("approve.base").name()}


def test_every_icon_can_be_painted(theme: Theme) -> None:
    for path in resource("icons").glob("*.svg"):
        assert not icon_pixmap(path.stem, theme.color("text.primary"), size=18, ratio=1).isNull()
