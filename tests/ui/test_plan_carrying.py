"""The mouse and the tray of the month: choosing, the wheel, the menu, the focus; what is carried from day to day."""

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.domain.recurring_ideas import IdeaKind
from amtdesk.ui.pages.plan.day_sheet import DaySheet
from amtdesk.ui.pages.plan.month_cells import FULL
from amtdesk.ui.pages.plan.month_hands import MonthHands
from amtdesk.ui.pages.plan.post_faces import ProposalKey
from amtdesk.ui.theme import Theme
from amtdesk.ui.widgets.menus import PopupMenu
from tests.loop import let_rest
from tests.ui.month_hand import FRIDAY, THURSDAY, WEDNESDAY, Month, a_month, a_planned_post

MENUS = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # said of menus, offscreen
WHITMONDAY = date(2027, 5, 17)
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
    let_rest()
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


def test_put_down_where_it_was_nothing_happens_even_in_the_past(month: Month) -> None:
    past = a_planned_post(month.desk, day=date(2027, 5, 10))

    month.carry(past.id, date(2027, 5, 10))
    assert (month.refused, month.toasts) == ([], [])

    month.carry(past.id, date(2027, 5, 11))
    assert len(month.refused) == 1


def test_the_tray_takes_the_focus_where_something_is_to_be_seen(month: Month) -> None:
    tray, note = month.view.tray, month.view.tray.findChild(QLineEdit)
    assert note is not None
    assert month.view.focus_areas() == [month.grid, tray]
    assert [each.focusPolicy() for each in (tray.ideas, note)] == [Qt.FocusPolicy.NoFocus, Qt.FocusPolicy.StrongFocus]

    idea = month.desk.posts.add("Alt-Birkenfurt", is_idea=True)
    let_rest()
    tray.ideas.setFocus()
    assert tray.ideas.focusPolicy() == Qt.FocusPolicy.StrongFocus
    month.desk.posts.set_day(idea.id, FRIDAY, at=None)
    let_rest()
    assert month.window.focusWidget() is note


def test_an_idea_comes_from_the_tray_and_goes_back(month: Month) -> None:
    idea = month.desk.posts.add("Alt-Birkenfurt", is_idea=True)
    assert in_tray(month) == ["Alt-Birkenfurt"]

    month.carry(idea.id, THURSDAY)
    assert month.desk.posts.get(idea.id).day == THURSDAY
    assert in_tray(month) == []
    step = month.desk.history.undoable()
    assert (month.toasts[-1].text, step and step.label.source) == ("Für Do, 13. Mai eingeplant.", "Planned: “{title}”")

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
    month.desk.history.undo()  # one deed of hers is one step
    assert (month.titles(THURSDAY), month.titles(FRIDAY)) == ([], ["Frage der Woche"])

    month.grid.choose_day(FRIDAY + timedelta(days=7))
    QTest.keyClick(month.grid, Qt.Key.Key_Delete)
    assert month.titles(FRIDAY + timedelta(days=7)) == []


def test_a_proposal_is_taken_for_the_day_and_time_that_she_types(month: Month) -> None:
    a_weekly_idea(month.desk)
    month.grid.choose_day(FRIDAY)
    QTest.keyClick(month.grid, Qt.Key.Key_T, CTRL)
    field = QApplication.focusWidget()
    assert field is not None

    QTest.keyClicks(field, "20.5. 15:30")
    QTest.keyClick(field, Qt.Key.Key_Return)

    (taken,) = month.desk.posts.list(dated=True)
    assert (taken.day, taken.at) == (date(2027, 5, 20), time(15, 30))


def test_at_the_edge_the_weeks_roll_on_below_what_is_carried(month: Month, qtbot: QtBot) -> None:
    post = a_planned_post(month.desk)
    first = month.grid.first_row()

    month.carry(post.id, date(2027, 6, 9), is_dropped=False)
    qtbot.waitUntil(lambda: month.grid.first_row() > first)
    month.carry(post.id, month.grid.weeks.date_at(month.grid.first_row() + 2, 2))


def test_a_click_opens_a_chip_and_two_on_nothing_begin_a_post(month: Month, qtbot: QtBot) -> None:
    post = a_planned_post(month.desk)
    viewport = month.grid.viewport()

    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=month.point(FRIDAY, item=0))
    assert month.opened == [post.id]
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=month.point(THURSDAY))
    assert month.grid.day() == THURSDAY
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=month.point(THURSDAY))
    assert month.new == [THURSDAY]
    assert len(month.opened) == 1


def test_the_wheel_goes_by_weeks_and_reaches_all_years(month: Month) -> None:
    month.desk.posts.add("Vor zehn Jahren", day=date(2017, 5, 10))

    month.wheel(1)
    assert month.grid.days_in_sight()[0] == date(2027, 5, 17)
    month.wheel(-3)
    assert month.grid.days_in_sight()[0] == date(2027, 4, 26)
    month.view.show_day(date(2017, 5, 10))
    assert month.titles(date(2017, 5, 10)) == ["Vor zehn Jahren"]
    assert month.view.period_words() == "8. Mai 2017 bis 11. Juni 2017"
    month.view.show_day(WEDNESDAY)
    assert month.grid.days_in_sight()[0] == date(2027, 5, 10)


def test_a_chip_that_is_cut_is_told_in_full(month: Month) -> None:
    a_planned_post(month.desk, "Ein langer Titel, der in keine Zelle passt")

    hands = month.grid.findChild(MonthHands)
    assert hands is not None

    assert hands.words_at(month.point(FRIDAY, item=0)) == (
        "Beitrag: Ein langer Titel, der in keine Zelle passt, Entwurf, 10:00"
    )
    assert hands.words_at(month.point(WHITMONDAY)) == "Pfingstmontag"
    assert hands.words_at(QPoint(3, 3)) == ""


@MENUS
def test_the_menu_holds_every_way_to_move(month: Month) -> None:
    post = a_planned_post(month.desk, day=WHITMONDAY)
    month.grid.choose_day(WHITMONDAY)
    where = month.grid.mapToGlobal(QPoint(10, 10))
    QApplication.sendEvent(
        month.grid.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(10, 10), where)
    )
    menu = month.grid.findChild(PopupMenu)
    assert menu is not None

    entries = {entry.text().split("\t")[0]: entry for entry in menu.actions()}
    assert "Verschieben auf …" in entries
    # no key leads past the post to its day
    assert list(entries)[-3:] == ["Anlass „Pfingstmontag“ …", "Entwurf aus „Pfingstmontag“", "Der ganze Tag"]
    assert [words for words in entries if "Ideen" in words] == ["Zurück zu den Ideen"]
    entries["Zurück zu den Ideen"].trigger()
    menu.close()

    assert month.desk.posts.get(post.id).day is None


def test_what_changes_elsewhere_does_not_scroll_and_a_drop_stays_where_it_was_put_down(month: Month) -> None:
    post = a_planned_post(month.desk)
    month.grid.choose_day(FRIDAY, key=post.id)
    for _page in range(2):
        month.grid.step_weeks(5)
    seen = month.grid.days_in_sight()

    a_planned_post(month.desk, "Entwurf")
    assert month.grid.days_in_sight() == seen
    month.carry(post.id, seen[1])

    assert month.desk.posts.get(post.id).day == seen[1]
    assert month.grid.days_in_sight() == seen
    assert month.grid.day() == seen[1]


def test_in_narrow_days_a_title_has_two_lines_and_the_rest_is_counted_beside_the_number(month: Month) -> None:
    for hour in (8, 9, 10):
        a_planned_post(month.desk, f"Beitrag {hour}", at=f"{hour:02}:00")
    month.window.resize(560, 560)
    month.view.setGeometry(month.window.rect())
    month.view.fold(600)
    month.grid.choose_day(FRIDAY)

    face = month.grid.face(*month.grid.place())
    places = face.places

    assert [(chip.face.title, chip.form) for chip in places.chips] == [("Beitrag 8", FULL)]
    assert (face.number, face.more, face.places.lines) == ("14", "+2", ())
    assert places.more is not None
    assert places.more.bottom() < places.chips[0].rect.top()
    assert month.grid.viewport().grab().width() > 0
    QTest.keyClick(month.grid, Qt.Key.Key_Down)
    QTest.keyClick(month.grid, Qt.Key.Key_Return)
    assert month.window.findChild(DaySheet) is not None
