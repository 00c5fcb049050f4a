"""Textbausteine: nothing moves by itself, every state has its way on, and the way on is seen."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.templates.chips import CategoryChips
from amtdesk.ui.widgets.buttons import FilterChip
from tests.builders_templates import keep_template
from tests.ui.test_templates_page import ENTER, button, opened, press, search_of, type_into


def test_ctrl_z_after_editing_takes_the_edit_back_and_not_the_search(qtbot: QtBot, running: WindowApp) -> None:
    template = keep_template(running.desk, "Bad", "Auf")
    page = opened(running)
    type_into(qtbot, page, "bad")
    press(qtbot, page, Qt.Key.Key_F2)
    qtbot.keyClicks(page.window().focusWidget(), "Zu und ")
    press(qtbot, page, Qt.Key.Key_Escape)
    assert running.desk.templates.get(template.id).text == "Zu und Auf"

    press(qtbot, page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert running.desk.templates.get(template.id).text == "Auf"
    assert search_of(page).text() == "bad"


def test_the_subjects_stay_where_they_stand_while_templates_are_used(qtbot: QtBot, running: WindowApp) -> None:
    keep_template(running.desk, "A", "x", category="abfall")
    keep_template(running.desk, "B", "y", category="bad")
    page = opened(running)
    chips = page.findChild(CategoryChips)
    assert chips is not None
    before = [chip.label() for chip in chips.findChildren(FilterChip) if chip.isVisible()]

    press(qtbot, page, Qt.Key.Key_Down)
    press(qtbot, page, ENTER)
    page.refresh()

    assert [use.key for use in running.desk.templates.categories()] == ["bad", "abfall"]
    assert [chip.label() for chip in chips.findChildren(FilterChip) if chip.isVisible()] == before


def test_when_nothing_is_found_a_new_template_is_the_way_on(qtbot: QtBot, running: WindowApp) -> None:
    keep_template(running.desk, "A", "x")
    page = opened(running)

    type_into(qtbot, page, "zzz")

    qtbot.waitUntil(lambda: page.primary_button() is button(page, "Neuer Baustein"))
    assert button(page, "Neuer Baustein").kind == "primary"


def test_the_two_ways_to_begin_stand_side_by_side(running: WindowApp) -> None:
    page = opened(running)

    take, empty = button(page, "3 Vorlagen übernehmen"), button(page, "Leeren Baustein anlegen")

    assert take.geometry().center().y() == empty.geometry().center().y()
    assert take.geometry().right() < empty.geometry().left()


def test_in_the_smallest_window_the_way_to_begin_is_seen(running: WindowApp, qtbot: QtBot) -> None:
    running.window.resize(1024, 640)
    page = opened(running)

    take = button(page, "3 Vorlagen übernehmen")

    qtbot.waitUntil(lambda: take.visibleRegion().boundingRect().height() == take.height())
