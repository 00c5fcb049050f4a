"""Carrying posts, ideas and proposals from day to day, from the tray and back, and past the edge of what is seen."""

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.domain.recurring_ideas import IdeaKind
from amtdesk.ui.pages.plan.post_faces import ProposalKey
from amtdesk.ui.theme import Theme
from tests.ui.month_hand import FRIDAY, THURSDAY, Month, a_month, a_planned_post

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def month(desk: Desk, theme: Theme) -> Iterator[Month]:
    """A month over an empty plan: what is added is shown at once."""
    desk.town.begin_empty()
    with a_month(desk, theme) as month:
        yield month


def a_weekly_idea(desk: Desk) -> None:
    desk.ideas.add(
        title="Frage der Woche", kind=IdeaKind.BY_RULE, rhythm="FREQ=WEEKLY;BYDAY=FR", starts_on=FRIDAY, at=time(12)
    )


def chosen_title(month: Month) -> str:
    chip = month.grid.chip()
    return "" if chip is None else chip.title


def in_tray(month: Month) -> list[str]:
    QApplication.processEvents()
    return [row.title for row in month.view.tray.ideas.rows()]


def target_of(month: Month) -> tuple[int, int] | None:
    return month.grid.drop_place


def test_a_post_is_put_down_on_another_day(month: Month) -> None:
    post = a_planned_post(month.desk)
    target = month.grid.weeks.place_of(THURSDAY)

    month.carry(post.id, THURSDAY, is_dropped=False)
    assert target_of(month) == target
    month.carry(post.id, THURSDAY)

    assert target_of(month) is None
    assert (month.desk.posts.get(post.id).day, month.desk.posts.get(post.id).at) == (THURSDAY, time(10))
    assert chosen_title(month) == "Freibad öffnet"
    assert month.toasts[-1].action == "Rückgängig"


def test_an_idea_comes_from_the_tray_and_goes_back(month: Month) -> None:
    idea = month.desk.posts.add("Alt-Birkenfurt", is_idea=True)
    assert in_tray(month) == ["Alt-Birkenfurt"]

    month.carry(idea.id, THURSDAY)
    assert month.desk.posts.get(idea.id).day == THURSDAY
    assert in_tray(month) == []

    month.carry(idea.id, THURSDAY, onto=month.view.tray)
    assert month.desk.posts.get(idea.id).day is None


def test_a_proposal_is_taken_where_it_is_put_down_and_left_out_by_del(month: Month) -> None:
    a_weekly_idea(month.desk)
    assert month.titles(FRIDAY) == ["Frage der Woche"]
    key = month.grid.face(*month.grid.weeks.place_of(FRIDAY)).places.faces[0].key
    assert isinstance(key, ProposalKey)

    month.carry(key, THURSDAY)
    (taken,) = month.desk.posts.list(dated=True)
    assert (taken.title, taken.day) == ("Frage der Woche", THURSDAY)
    assert month.titles(FRIDAY) == []

    month.grid.choose_day(FRIDAY + timedelta(days=7))
    QTest.keyClick(month.grid, Qt.Key.Key_Delete)
    assert month.titles(FRIDAY + timedelta(days=7)) == []


def test_at_the_edge_the_weeks_roll_on_below_what_is_carried(month: Month, qtbot: QtBot) -> None:
    post = a_planned_post(month.desk)
    first = month.grid.first_row()

    month.carry(post.id, date(2027, 6, 9), is_dropped=False)
    qtbot.waitUntil(lambda: month.grid.first_row() > first)
    month.carry(post.id, month.grid.weeks.date_at(month.grid.first_row() + 2, 2))
