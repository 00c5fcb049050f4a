"""The list of contents: parts moved by key, mouse and menu, left out this week or always, each with its way back."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from amtdesk.domain.reports import Section
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.report.page import ReportPage
from amtdesk.ui.pages.report.section_row import SectionRow
from tests.builders_reports import WEEK
from tests.ui.report.hand import toasts_of

if TYPE_CHECKING:
    from amtdesk.ui.messages import ToastNote

MOVE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALL = list(Section)
MENUS = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # said of menus, offscreen


def entry(page: ReportPage, section: Section, words: str) -> QAction:
    """Return what the menu of a part calls so."""
    [found] = [each for each in page.sections.menu(section).actions() if each.text().split("\t")[0] == words]
    return found


def drag(row: SectionRow, *, to: QPoint) -> None:
    """Take the row by its handle and carry it to a place in its own measures; the button stays down."""
    begun = row.handle().center()
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=begun)
    QTest.mouseMove(row, begun + QPoint(0, QApplication.startDragDistance()))
    QTest.mouseMove(row, to)


def test_a_part_goes_up_and_down_by_key_and_keeps_the_focus(qtbot: QtBot, window: WindowApp, page: ReportPage) -> None:
    said = toasts_of(window)
    page.sections.row_of(Section.TOPICS).setFocus()

    qtbot.keyClick(page.sections.row_of(Section.TOPICS), Qt.Key.Key_Up, MOVE)

    order = page.desk.reports.weekly(WEEK).order
    assert order.index(Section.TOPICS) == ALL.index(Section.TOPICS) - 1
    row = page.sections.rows[order.index(Section.TOPICS)]
    assert window.window.focusWidget() is row
    assert row.accessibleName() == "Was die Menschen wissen wollten"
    assert row.accessibleDescription() == "5 Themen. Stelle 4 von 13"
    assert said == ["„Was die Menschen wissen wollten“ steht jetzt an Stelle 4, in jeder Woche."]
    assert row.isChecked()  # moving ticks nothing

    qtbot.keyClick(row, Qt.Key.Key_Down, MOVE)
    assert page.sections.row_of(Section.TOPICS).hasFocus()
    qtbot.keyClick(page.sections.rows[0], Qt.Key.Key_Up, MOVE)  # beyond the ends nothing moves
    qtbot.keyClick(page.sections.rows[-1], Qt.Key.Key_Down, MOVE)
    assert list(page.desk.reports.order()) == ALL


def test_what_moved_out_of_sight_is_brought_back_into_it(qtbot: QtBot, window: WindowApp, page: ReportPage) -> None:
    window.window.resize(1024, 640)
    entry(page, Section.HEADLINE, "Ans Ende").trigger()
    line = page.sections.rows[-1]
    assert line.hasFocus()

    def is_seen() -> bool:
        return line.visibleRegion().boundingRect() == line.rect()

    qtbot.waitUntil(is_seen)
    entry(page, Section.HEADLINE, "An den Anfang").trigger()
    line = page.sections.rows[0]
    qtbot.waitUntil(is_seen)


def test_a_part_is_carried_by_its_handle_and_undo_carries_it_back(
    qtbot: QtBot, window: WindowApp, page: ReportPage
) -> None:
    line, last = page.sections.row_of(Section.TOPICS), page.sections.rows[-1]
    below = last.mapTo(page.sections, last.rect().center()) + QPoint(0, 4)

    drag(line, to=line.mapFrom(page.sections, below))
    assert page.desk.reports.order() == tuple(Section)  # only carried so far
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=line.mapFrom(page.sections, below))

    assert page.desk.reports.order()[-1] is Section.TOPICS
    assert page.desk.reports.weekly(WEEK).hidden == frozenset()
    qtbot.keyClick(page.sections.rows[-1], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.sections.rows[-1].accessibleName() == "Bitte um Entscheidung")
    assert list(page.desk.reports.order()) == ALL
    window.tasks.wait()


def test_escape_and_the_same_place_move_nothing_and_further_up_does(
    qtbot: QtBot, window: WindowApp, page: ReportPage
) -> None:
    said = toasts_of(window)
    line, first = page.sections.row_of(Section.TOPICS), page.sections.rows[0]
    same, above = (
        QPoint(5, line.height() // 2 + 2),
        line.mapFrom(page.sections, first.mapTo(page.sections, QPoint(40, 2))),
    )

    drag(line, to=QPoint(5, -200))
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=QPoint(5, -200))
    drag(line, to=same)
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=same)
    assert said == []
    assert line.isChecked()

    drag(line, to=above)
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=above)
    assert page.desk.reports.order()[0] is Section.TOPICS


@MENUS
def test_a_click_ticks_and_a_click_on_the_handle_opens_the_menu(qtbot: QtBot, page: ReportPage) -> None:
    line = page.sections.row_of(Section.TIME)

    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.handle().center())
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert line.isChecked()
    assert menu is not None
    menu.close()

    spot = line.rect().center()
    QApplication.sendEvent(line, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, spot, line.mapToGlobal(spot)))
    again = QApplication.activePopupWidget()
    assert isinstance(again, QMenu)
    again.close()

    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert not line.isChecked()


def test_the_menu_moves_too_and_offers_no_way_that_leads_nowhere(page: ReportPage) -> None:
    assert not entry(page, Section.HEADLINE, "Nach oben").isEnabled()
    assert not entry(page, Section.HEADLINE, "An den Anfang").isEnabled()

    entry(page, Section.HEADLINE, "Ans Ende").trigger()

    assert page.desk.reports.order()[-1] is Section.HEADLINE
    assert not entry(page, Section.HEADLINE, "Nach unten").isEnabled()
    assert page.sections.rows[-1].hasFocus()
    entry(page, Section.HEADLINE, "Nach oben").trigger()
    assert page.desk.reports.order()[-2] is Section.HEADLINE


def test_what_is_left_out_this_week_is_left_out_of_every_week_by_one_more_step(
    qtbot: QtBot, window: WindowApp, page: ReportPage
) -> None:
    notes: list[ToastNote] = []
    window.messages.toast_raised.connect(notes.append)

    def says(words: str) -> None:
        row = page.sections.row_of(Section.TIME)
        qtbot.waitUntil(lambda: row.accessibleDescription() == f"{words}. Stelle 11 von 13")

    page.sections.row_of(Section.TIME).click()
    says("diese Woche nicht")
    assert notes[-1].text == "„Zeitaufwand“ bleibt diese Woche weg."
    further = notes[-1].further
    assert further is not None
    assert further.on_action is not None
    further.on_action()

    says("bleibt weg")
    assert notes[-1].text == "„Zeitaufwand“ bleibt in jeder Woche weg."
    assert page.desk.reports.left_out_always() == {Section.TIME}
    entry(page, Section.TIME, "Diese Woche zeigen").trigger()
    says("nur diese Woche")
    entry(page, Section.TIME, "In jeder Woche zeigen").trigger()
    says("6 Std. 15 Min")
    entry(page, Section.TIME, "In jeder Woche weglassen").trigger()
    says("bleibt weg")
    assert not page.sections.row_of(Section.TIME).isChecked()


def test_a_finished_report_has_its_contents_for_good(qtbot: QtBot, page: ReportPage) -> None:
    page.desk.reports.move_section(Section.DECISIONS, place=0)
    page.desk.reports.finish(WEEK)
    page.desk.reports.move_section(Section.DECISIONS, place=12)

    qtbot.waitUntil(lambda: not any(row.isEnabled() for row in page.sections.rows))
    assert page.sections.rows[0].accessibleName() == "Bitte um Entscheidung"


def test_a_choice_that_cannot_be_stored_is_told_and_taken_back(window: WindowApp, page: ReportPage) -> None:
    line = page.sections.row_of(Section.TIME)
    faults: list[Exception] = []
    window.messages.fault_raised.connect(faults.append)
    page.desk.reports.finish(WEEK)
    line.setEnabled(True)  # simulated: another window finished the report meanwhile

    line.click()

    assert len(faults) == 1
    assert line.isChecked()
