"""The list of groups by keyboard and mouse: order, pause, archive; selection and focus stay after each deed."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.rounds.group_rows import ARCHIVE, EDIT, GO_ON, OPEN, PAUSE, UP
from amtdesk.ui.pages.rounds.order_list import OrderList, menu_rect
from amtdesk.ui.pages.rounds.overview import Overview
from amtdesk.ui.pages.rounds.pause_sheet import PauseSheet
from amtdesk.ui.widgets.menus import PopupMenu
from tests.loop import let_rest
from tests.ui.hands import ALT, CTRL, page_of, press, type_words, words_on

if TYPE_CHECKING:
    from amtdesk.domain.groups import Group

MENUS = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # said of menus, offscreen


@pytest.fixture
def overview(birkenfurt: WindowApp) -> Overview:
    birkenfurt.window.open(Destination("rounds", "groups"))
    overview = page_of(birkenfurt).overview
    overview.groups.setFocus()
    return overview


def names(running: WindowApp) -> list[str]:
    return [group.name for group in running.desk.rounds.groups()]


def select(overview: Overview, place: int) -> str:
    """Make a row current; return its title."""
    row = overview.groups.rows()[place]
    overview.groups.select_key(row.key)
    return row.title


def current(overview: Overview) -> str:
    """The title of the current row."""
    return next(row.title for row in overview.groups.rows() if row.key == overview.groups.current_key())


def test_a_row_says_rhythm_place_right_last_visit_topic_and_minutes(overview: Overview) -> None:
    row = overview.groups.rows()[1]

    assert row.snippet == (
        "Jeden Tag von Montag bis Freitag · Facebook-Gruppe · Sie lesen und antworten als Seite der Stadt"
    )
    assert row.lead == "Heute"
    assert row.meta.startswith("Zuletzt gelesen gestern, 08:25 · Letztes Thema: Baustelle")
    assert row.right == "geplant 8, zuletzt 8 Min."


def test_alt_and_arrows_move_a_group_and_the_list_keeps_focus_and_selection(
    overview: Overview, birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    before = names(birkenfurt)
    moved = select(overview, 3)

    press(qtbot, Qt.Key.Key_Up, ALT)
    press(qtbot, Qt.Key.Key_Up, ALT)
    birkenfurt.window.watch.look_for_reminder()  # on a slow machine it accounts for something in between
    press(qtbot, Qt.Key.Key_Up, ALT)  # above it stands the own channel

    assert names(birkenfurt)[1] == moved == current(overview)
    assert QApplication.focusWidget() is overview.groups
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert names(birkenfurt) == before


def test_the_own_channel_and_the_last_group_stay_where_they_are(
    overview: Overview, birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    before = names(birkenfurt)

    for place in (0, len(before) - 1):
        select(overview, place)
        press(qtbot, Qt.Key.Key_Down, ALT)

    assert names(birkenfurt) == before


def middle_of(rows: OrderList, place: int) -> QPoint:
    return rows.visualRect(rows.model().index(place, 0)).center()


def drag(rows: OrderList, place: int, *, to: QPoint, lets_go: bool = True) -> None:
    view, left = rows.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(view, left, pos=middle_of(rows, place))
    QTest.mouseMove(view, middle_of(rows, place) + QPoint(0, 2))
    QTest.mouseMove(view, to)
    if lets_go:
        QTest.mouseRelease(view, left, pos=to)
    let_rest()


def test_the_mouse_drags_a_group_to_another_place(overview: Overview, birkenfurt: WindowApp) -> None:
    before = names(birkenfurt)

    drag(overview.groups, 1, to=middle_of(overview.groups, 3) + QPoint(0, 20))

    assert names(birkenfurt)[:4] == [before[0], before[2], before[3], before[1]]
    assert current(overview) == before[1]
    assert overview.form.isHidden()


def test_a_drag_that_comes_back_or_is_given_up_changes_nothing(
    overview: Overview, birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    before = names(birkenfurt)

    drag(overview.groups, 2, to=middle_of(overview.groups, 2) + QPoint(0, 20))
    drag(overview.groups, 2, to=middle_of(overview.groups, 5), lets_go=False)
    overview.groups.grab()  # the line where it would be put down
    press(qtbot, Qt.Key.Key_Escape)
    QTest.mouseRelease(overview.groups.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))

    assert names(birkenfurt) == before


def test_a_group_can_be_dragged_below_the_last_one_but_not_above_the_own_channel(
    overview: Overview, birkenfurt: WindowApp
) -> None:
    before = names(birkenfurt)
    end = QPoint(50, overview.groups.viewport().height() - 2)

    drag(overview.groups, 1, to=end)
    drag(overview.groups, 8, to=QPoint(50, 1))
    drag(overview.groups, 0, to=end)

    assert names(birkenfurt) == before


def open_menu(overview: Overview) -> PopupMenu:
    menu = overview.groups.findChildren(PopupMenu)[-1]
    menu.close()
    return menu


@MENUS
def test_three_dots_and_the_menu_key_open_the_menu_of_a_row(overview: Overview) -> None:
    rect = overview.groups.visualRect(overview.groups.model().index(2, 0))
    spot = menu_rect(overview._context.theme, rect).center()  # noqa: SLF001 - where a mouse would go

    QTest.mouseClick(overview.groups.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    dots = [entry.text().split("\t")[0] for entry in open_menu(overview).actions()]
    key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    select(overview, 0)
    overview.groups.contextMenuEvent(key)
    own = [entry.text().split("\t")[0] for entry in open_menu(overview).actions()]

    assert dots == [
        "Im Browser öffnen",
        "Bearbeiten",
        "Nach oben",
        "Nach unten",
        "Pause bis …",
        "Archivieren",
        "Löschen",
    ]
    assert own == ["Im Browser öffnen", "Bearbeiten"]
    assert overview.form.isHidden()


def choose(overview: Overview, wish: str) -> None:
    key = overview.groups.current_key()
    overview.groups.action_requested.emit(key, wish)
    let_rest()


def test_the_menu_opens_edits_and_moves(overview: Overview) -> None:
    title = select(overview, 2)

    opened: list[Group] = []
    overview.open_requested.disconnect()
    overview.open_requested.connect(opened.append)
    choose(overview, OPEN)
    choose(overview, UP)
    choose(overview, EDIT)

    assert [group.name for group in opened] == [title]
    assert overview.groups.rows()[1].title == title
    assert overview.form.isVisible()


def test_a_group_pauses_until_a_day_and_goes_on(overview: Overview, birkenfurt: WindowApp, qtbot: QtBot) -> None:
    select(overview, 2)

    choose(overview, PAUSE)
    (sheet,) = birkenfurt.window.findChildren(PauseSheet)
    type_words("gestern")
    assert "Noch kein Datum" in words_on(sheet)
    assert not sheet.take.isEnabled()
    sheet.field.setText("1.1.2027")
    assert "vorbei" in words_on(sheet)
    sheet.field.setText("31.5.")
    assert "bis einschließlich Montag, 31. Mai" in words_on(sheet)
    press(qtbot, Qt.Key.Key_Return)

    group = birkenfurt.desk.rounds.groups()[2]
    assert (group.paused_from, group.paused_until) == (date(2027, 5, 12), date(2027, 5, 31))
    assert overview.groups.rows()[2].lead == "Pause bis Mo, 31. Mai"
    assert QApplication.focusWidget() is overview.groups
    choose(overview, GO_ON)
    assert birkenfurt.desk.rounds.groups()[2].paused_from is None
    assert overview.groups.rows()[2].lead == "Heute"


def test_without_a_day_a_pause_goes_on_until_further_notice(
    overview: Overview, birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    select(overview, 2)

    choose(overview, PAUSE)
    press(qtbot, Qt.Key.Key_Return)

    assert overview.groups.rows()[2].lead == "Pause bis auf Weiteres"
    assert birkenfurt.desk.rounds.groups()[2].paused_until is None


def test_after_a_pause_another_one_is_offered(overview: Overview, birkenfurt: WindowApp) -> None:
    group = birkenfurt.desk.rounds.groups()[2]

    def offered() -> set[str]:
        let_rest()
        return {action.key for action in overview.groups.rows()[2].actions} & {PAUSE, GO_ON}

    birkenfurt.desk.rounds.edit_group(group.id, paused_from=date(2027, 5, 1), paused_until=date(2027, 5, 12))
    assert offered() == {GO_ON}
    birkenfurt.desk.rounds.edit_group(group.id, paused_until=date(2027, 5, 11))
    assert offered() == {PAUSE}


def test_pauses_to_come_and_seasons_are_said(overview: Overview, birkenfurt: WindowApp) -> None:
    rounds, group = birkenfurt.desk.rounds, birkenfurt.desk.rounds.groups()[1]

    def said() -> tuple[str, str]:
        let_rest()
        row = overview.groups.rows()[1]
        return row.lead, row.snippet.split(" · ")[0]

    rounds.edit_group(group.id, paused_from=date(2027, 6, 1))
    assert said()[0] == "Pause ab Di, 1. Juni"
    rounds.edit_group(group.id, paused_until=date(2027, 6, 14))
    assert said()[0] == "Pause von Di, 1. Juni bis Mo, 14. Juni"
    rounds.edit_group(group.id, paused_from=None, paused_until=None, season_begins="06-01", season_ends="09-15")
    assert said() == ("Außerhalb der Saison", "Jeden Tag von Montag bis Freitag, nur vom 1. Juni bis 15. September")
    rounds.edit_group(group.id, season_ends="")
    assert said()[1].endswith("nur ab 1. Juni")
    rounds.edit_group(group.id, season_begins="", season_ends="09-15")
    assert said() == ("Heute", "Jeden Tag von Montag bis Freitag, nur bis 15. September")


def test_an_archived_group_waits_behind_a_quiet_line_and_comes_back(
    overview: Overview, birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    assert not overview.archive.isVisible()
    title, following = select(overview, 3), overview.groups.rows()[4].title

    choose(overview, ARCHIVE)

    assert overview.archive.line.label() == "1 archivierte Gruppe"
    assert current(overview) == following
    overview.archive.line.click()
    (row,) = overview.archive.list.rows()
    assert (row.title, row.meta.split(" · ")[0]) == (title, "Archiviert am 12. Mai 2027")
    assert QApplication.focusWidget() is overview.archive.list
    press(qtbot, Qt.Key.Key_Return)
    assert names(birkenfurt)[3] == title == current(overview)
    assert QApplication.focusWidget() is overview.groups
    assert not overview.archive.isVisible()


def test_a_click_beside_the_way_back_only_selects(overview: Overview, birkenfurt: WindowApp) -> None:
    for place in (3, 3):
        select(overview, place)
        choose(overview, ARCHIVE)
    overview.archive.line.click()
    rows = overview.archive.list
    rect = rows.visualRect(rows.model().index(0, 0))

    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, rect.center().y()))
    assert len(birkenfurt.desk.rounds.archived_groups()) == 2
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.right() - 40, rect.center().y()))
    let_rest()
    assert len(birkenfurt.desk.rounds.archived_groups()) == 1
    assert overview.archive.line.label() == "1 archivierte Gruppe"


def test_a_group_is_deleted_out_of_the_archive(overview: Overview, birkenfurt: WindowApp, qtbot: QtBot) -> None:
    select(overview, 3)
    choose(overview, ARCHIVE)
    overview.archive.line.click()

    press(qtbot, Qt.Key.Key_Delete)

    assert birkenfurt.desk.rounds.archived_groups() == ()
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert len(birkenfurt.desk.rounds.archived_groups()) == 1


@MENUS
def test_groups_are_exported_from_the_menu(overview: Overview, tmp_path: Path) -> None:
    asked: list[str] = []

    def choose_path(page: QWidget, title: str, *, proposal: str, files: str) -> Path | None:
        assert (page, title) == (overview, "Gruppen exportieren")
        asked.extend((proposal, files))
        return tmp_path / proposal if len(asked) < 6 else None

    overview.files.choose_path = choose_path
    overview.more.click()
    (menu,) = overview.more.findChildren(PopupMenu)
    entries = menu.actions()
    menu.close()
    for entry in entries[1:]:
        entry.trigger()
    overview.files.choose_table()
    overview.files.export(tmp_path / "gruppen.doc")

    assert [entry.text() for entry in entries] == [
        "Gruppen importieren …",
        "Für Excel exportieren …",
        "Als YAML exportieren …",
    ]
    assert asked[:3:2] == ["gruppen.csv", "gruppen.yaml"]
    assert {path.name for path in tmp_path.iterdir()} >= {"gruppen.csv", "gruppen.yaml"}


def test_in_a_narrow_window_minutes_stand_below_the_name(overview: Overview) -> None:
    overview.fold(is_narrow=True)
    row = overview.groups.rows()[1]

    assert row.right == ""
    assert row.snippet == "Jeden Tag von Montag bis Freitag · geplant 8, zuletzt 8 Min."
    overview.fold(is_narrow=False)


def test_an_archived_group_that_is_looked_for_is_shown_in_the_archive(
    overview: Overview, birkenfurt: WindowApp
) -> None:
    archived, listed = birkenfurt.desk.rounds.groups()[3:5]
    birkenfurt.desk.rounds.archive_group(archived.id)
    let_rest()

    birkenfurt.window.open(Destination("rounds", int(archived.id)))

    assert overview.archive.list.isVisible()
    assert overview.archive.list.current_key() == archived.id
    birkenfurt.window.open(Destination("rounds", int(listed.id)))
    assert overview.groups.current_key() == listed.id
    birkenfurt.window.open(Destination("rounds", 4711))
    assert overview.groups.current_key() == listed.id
