"""What hands do at the week of the plan: open it, press keys on it, read its cards."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.page import PlanPage
from amtdesk.ui.pages.plan.week_view import WeekView
from tests.loop import let_rest

if TYPE_CHECKING:
    from amtdesk.domain.identifiers import PostId
    from amtdesk.ui.app import WindowApp

MOVE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def week(running: "WindowApp") -> WeekView:
    """The week view, as it is shown."""
    running.window.open(Destination("plan"))
    page = running.window.page()
    assert isinstance(page, PlanPage)
    page._plan.choose("week")  # noqa: SLF001 - as the segment does
    let_rest()
    view = page.findChild(WeekView)
    assert view is not None
    return view


def press(key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key on whatever has the focus."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, how)
    let_rest()


def titles(view: WeekView, place: int) -> list[str]:
    """The cards of a day."""
    return [card.title for card in view.grid.columns[place].cards()]


def post_id(running: "WindowApp", key: str) -> "PostId":
    """The post with a readable key."""
    return next(post.id for post in running.desk.posts.list() if post.key == key)
