"""Where she is on Heute: back from another page and after undo, the focus is on the row and in sight."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.identifiers import PostId
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.today.page import TodayPage
from amtdesk.ui.widgets.card_list import CardList
from tests.builders import NOW
from tests.builders_today import an_approved_post
from tests.loop import let_rest
from tests.ui.hands import CTRL, press
from tests.ui.today_hand import focus_on, page_of, row_of

ALT = Qt.KeyboardModifier.AltModifier
COMING = "Demnächst"


@pytest.fixture
def post(running: WindowApp) -> PostId:
    """A post of one of the next days, below more tasks than the window is high."""
    for number in range(24):
        running.desk.own_tasks.add(title=f"Aufgabe {number + 1}")
    return an_approved_post(running.desk, day=NOW.date() + timedelta(days=2))


def is_in_sight(page: TodayPage, part: QWidget | None) -> bool:
    assert part is not None
    inside = part.visualRect(part.currentIndex()).center() if isinstance(part, CardList) else part.rect().center()
    return page.rect().contains(part.mapTo(page, inside))


def to_the_post(running: WindowApp, qtbot: QtBot) -> tuple[TodayPage, CardList]:
    page = page_of(running)
    cards = focus_on(page, "Freibad", name=COMING)
    press(qtbot, Qt.Key.Key_Return)
    let_rest()
    assert running.window.stack.key() == "plan"
    return page, cards


@pytest.mark.usefixtures("post")
def test_back_from_a_post_she_is_at_its_row_and_sees_it(running: WindowApp, qtbot: QtBot) -> None:
    page, cards = to_the_post(running, qtbot)

    press(qtbot, Qt.Key.Key_Left, ALT)
    let_rest()

    assert QApplication.focusWidget() is cards
    assert cards.current_key() == row_of(page, "Freibad", name=COMING).key
    assert is_in_sight(page, cards)


def test_where_the_row_is_gone_meanwhile_the_first_thing_is_seen_that_has_the_focus(
    running: WindowApp, post: PostId, qtbot: QtBot
) -> None:
    page, _cards = to_the_post(running, qtbot)
    running.desk.posts.withdraw(post)
    let_rest()

    press(qtbot, Qt.Key.Key_Left, ALT)
    press(qtbot, Qt.Key.Key_Left, ALT)
    let_rest()

    assert running.window.page() is page
    assert QApplication.focusWidget() is page.primary_button()
    assert is_in_sight(page, page.primary_button())


@pytest.mark.usefixtures("post")
def test_its_key_leads_to_where_the_page_begins(running: WindowApp, qtbot: QtBot) -> None:
    page = page_of(running)
    focus_on(page, "Freibad", name=COMING)
    press(qtbot, Qt.Key.Key_End)
    assert not is_in_sight(page, page.primary_button())

    press(qtbot, Qt.Key.Key_1, CTRL)
    let_rest()

    assert QApplication.focusWidget() is page.primary_button()
    assert is_in_sight(page, page.primary_button())


@pytest.mark.usefixtures("post")
def test_a_row_that_undo_brings_back_has_the_focus(running: WindowApp, qtbot: QtBot) -> None:
    page = page_of(running)
    cards = focus_on(page, "Aufgabe 12")
    key = cards.current_key()
    press(qtbot, Qt.Key.Key_Space)
    let_rest()
    assert cards.current_key() != key

    press(qtbot, Qt.Key.Key_Z, CTRL)
    let_rest()

    assert QApplication.focusWidget() is cards
    assert (cards.current_key(), row_of(page, "Aufgabe 12").circle) == (key, "open")
    assert is_in_sight(page, cards)


def test_a_row_comes_back_to_the_list_that_it_left(running: WindowApp, post: PostId, qtbot: QtBot) -> None:
    page = page_of(running)
    cards = focus_on(page, "Freibad", name=COMING)
    page.row_deeds.to_ideas(next(item for item in running.desk.today.brief().coming if item.ref == post))
    let_rest()
    page.lists.today.setFocus()

    press(qtbot, Qt.Key.Key_Z, CTRL)
    let_rest()

    assert QApplication.focusWidget() is cards
    assert cards.current_key() == row_of(page, "Freibad", name=COMING).key
