"""How the first run looks, and that its pictures show what their names say: only what is painted is looked over."""

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.first_run.birkenfurt import BirkenfurtMark
from amtdesk.ui.first_run.journey import Journey
from amtdesk.ui.theme import Theme, ThemeChoice
from tests.loop import let_rest
from tests.ui.first_run_hand import page_of
from tests.ui.hands import words_on
from tools.shots_first_run import WELCOME


def shown(running: WindowApp, name: str) -> tuple[str, list[str]]:
    """All words of a shot, and what stands in its visible fields."""
    shot = next(each for each in WELCOME if each.name == name)
    shot.prepare(running.window, running.desk)
    let_rest()
    page = page_of(running)
    return words_on(page), [field.text() for field in page.findChildren(QLineEdit) if field.isVisible()]


def test_another_channel_is_chosen_and_has_its_own_name(first_start: WindowApp) -> None:
    _words, fields = shown(first_start, "first-run-other-channel")

    assert "Dorf-App" in fields


def test_hours_that_cannot_be_read_are_said_beside_their_day(first_start: WindowApp) -> None:
    words, fields = shown(first_start, "first-run-fault")

    assert "halb neun" in fields
    assert "„halb neun“" in words


@pytest.mark.parametrize("choice", ["hc-light", "hc-dark"])
def test_a_line_stands_beside_the_questions_where_both_sides_have_one_colour(
    first_start: WindowApp, choice: ThemeChoice
) -> None:
    first_start.theme.set_choice(choice)
    let_rest()
    journey = first_start.window.findChild(Journey)
    assert isinstance(journey, Journey)

    painted = journey.grab().toImage()

    line = painted.pixelColor(painted.width() - 1, painted.height() // 2)
    assert line == first_start.theme.color("border.subtle")


def test_the_mark_of_birkenfurt_keeps_its_frame_off_the_entry_below_it(qtbot: QtBot, theme: Theme) -> None:
    theme.set_choice("hc-dark")
    mark = BirkenfurtMark(theme)
    qtbot.addWidget(mark)
    mark.resize(theme.px(192), mark.heightForWidth(theme.px(192)))

    picture, middle = mark.grab().toImage(), mark.width() // 2

    frame = [y for y in range(picture.height()) if picture.pixelColor(middle, y) == theme.color("border.subtle")]
    assert picture.height() - 1 - max(frame) >= theme.px(6)
