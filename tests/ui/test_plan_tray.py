"""The ideas beside the month by keys: noted, taken back, and given a day without leaving the line."""

from collections.abc import Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.ui.pages.plan.idea_column import IdeaField
from amtdesk.ui.theme import Theme
from tests.ui.hands import press
from tests.ui.month_hand import Month, a_month

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def month(desk: Desk, theme: Theme) -> Iterator[Month]:
    desk.town.begin_empty()
    with a_month(desk, theme) as month:
        field = month.view.tray.findChild(IdeaField)
        assert field is not None
        field.setFocus()
        yield month


def note(words: str, qtbot: QtBot) -> IdeaField:
    field = QApplication.focusWidget()
    assert isinstance(field, IdeaField)
    qtbot.keyClicks(field, words)
    press(qtbot, Qt.Key.Key_Return)
    return field


def in_tray(month: Month) -> list[str]:
    return [row.title for row in month.view.tray.ideas.rows()]


def test_up_from_the_line_leads_to_the_idea_that_was_noted_last(month: Month, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Up)
    assert isinstance(QApplication.focusWidget(), IdeaField)  # there is nowhere to go yet

    note("Brunnenfest", qtbot)
    note("Freibad", qtbot)
    press(qtbot, Qt.Key.Key_Up)

    assert QApplication.focusWidget() is month.view.tray.ideas
    chosen = month.view.current_post()
    assert chosen is not None
    assert month.desk.posts.get(chosen).title == "Freibad"


@pytest.mark.parametrize("is_noted", [True, False], ids=["noted", "still in the line"])
def test_a_day_is_given_from_the_line_itself(month: Month, qtbot: QtBot, *, is_noted: bool) -> None:
    note("Brunnenfest", qtbot)
    field = note("Freibad", qtbot) if is_noted else month.view.tray.findChild(IdeaField)
    assert field is not None
    if not is_noted:
        qtbot.keyClicks(field, "Freibad")

    press(qtbot, Qt.Key.Key_T, CTRL)
    sheet = QApplication.focusWidget()
    assert sheet is not None
    qtbot.keyClicks(sheet, "18.5. 10:00")
    press(qtbot, Qt.Key.Key_Return)

    planned = next(post for post in month.desk.posts.list() if post.title == "Freibad")
    assert (planned.day, planned.at) == (date(2027, 5, 18), time(10))
    assert in_tray(month) == ["Brunnenfest"]


def test_a_day_without_any_idea_asks_nothing(month: Month, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_T, CTRL)

    assert isinstance(QApplication.focusWidget(), IdeaField)
    assert in_tray(month) == []


def test_once_noted_the_line_has_nothing_to_take_back_so_that_the_noting_is(month: Month, qtbot: QtBot) -> None:
    field = note("Brunnenfest", qtbot)

    assert not field.isUndoAvailable()
    assert in_tray(month) == ["Brunnenfest"]
