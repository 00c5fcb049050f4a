"""The window by keyboard: pages, way back, undo, zoom, language, quick find, help, reminder, first start."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from amtdesk.domain.errors import NotAllowed
from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.ui.app import PAGES, WindowApp
from amtdesk.ui.key_help import KeyHelp
from amtdesk.ui.main_window import LEAST_SIZE, TICK_MS
from amtdesk.ui.page import NEW_OCCASION, Destination
from amtdesk.ui.quick_find import QuickFind
from amtdesk.ui.widgets.focus_frame import FocusFrame
from amtdesk.ui.widgets.labels import Label

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def press(qtbot: QtBot, running: WindowApp, key: Qt.Key, how: Qt.KeyboardModifier = CTRL) -> None:
    """Press a key on whatever has the focus, as a hand would."""
    target = QApplication.focusWidget() or running.window
    qtbot.keyClick(target, key, how)


@pytest.mark.parametrize("number", range(1, 8))
def test_ctrl_and_a_number_open_a_page(number: int, running: WindowApp, qtbot: QtBot) -> None:
    running.window.open(Destination("settings"))

    press(qtbot, running, Qt.Key(Qt.Key.Key_0 + number))

    assert running.window.stack.key() == PAGES[number - 1].key


def test_ctrl_comma_opens_the_settings(running: WindowApp, qtbot: QtBot) -> None:
    press(qtbot, running, Qt.Key.Key_Comma)

    assert running.window.stack.key() == "settings"


def test_alt_left_goes_back_the_way_she_came(running: WindowApp, qtbot: QtBot) -> None:
    for key in ("settings", "crisis", "concept"):
        running.window.open(Destination(key))

    press(qtbot, running, Qt.Key.Key_Left, ALT)
    press(qtbot, running, Qt.Key.Key_Left, ALT)

    assert running.window.stack.key() == "settings"


def test_pages_are_built_when_they_are_first_shown(running: WindowApp) -> None:
    assert running.window.stack.count() <= 2  # welcome and today


def test_the_rail_goes_narrow_below_1100_logical_pixels(running: WindowApp) -> None:
    running.window.resize(1280, 800)
    assert not running.window.rail.is_narrow()

    running.window.resize(1090, 700)
    assert running.window.rail.is_narrow()

    running.window.resize(1280, 800)
    running.window.context.theme.set_zoom(125)
    assert running.window.rail.is_narrow()


def test_the_window_is_never_smaller_than_1024_by_640(running: WindowApp) -> None:
    running.window.resize(300, 200)

    assert (running.window.width(), running.window.height()) == LEAST_SIZE


def test_zoom_keys_go_in_steps_and_are_remembered(running: WindowApp, qtbot: QtBot) -> None:
    press(qtbot, running, Qt.Key.Key_Plus)
    press(qtbot, running, Qt.Key.Key_Plus)
    assert running.theme.zoom_percent == running.settings.zoom_percent() == 150

    press(qtbot, running, Qt.Key.Key_Minus)
    assert running.theme.zoom_percent == 125

    press(qtbot, running, Qt.Key.Key_0)
    assert running.theme.zoom_percent == running.settings.zoom_percent() == 100


def test_after_zoom_she_is_where_she_was(running: WindowApp) -> None:
    running.window.open(Destination("settings"))
    before = running.window.page()

    running.window.context.theme.set_zoom(150)

    assert running.window.stack.key() == "settings"
    assert running.window.page() is not before


def test_the_rail_opens_pages_and_arrows_walk_through_it(running: WindowApp, qtbot: QtBot) -> None:
    running.window.focus_area(running.window.rail)

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert running.window.stack.key() == PAGES[1].key


def test_f6_walks_through_every_area_and_comes_round(running: WindowApp, qtbot: QtBot) -> None:
    areas = running.window.areas()
    running.window.focus_area(areas[0])
    assert _is_in_rail(running)

    for _ in areas:
        press(qtbot, running, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)

    assert _is_in_rail(running)


def _is_in_rail(running: WindowApp) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and running.window.rail.isAncestorOf(focused)


def test_ctrl_z_takes_back_the_last_step_and_ctrl_y_brings_it_again(running: WindowApp, qtbot: QtBot) -> None:
    running.desk.town.set("name", "Birkenfurt")

    press(qtbot, running, Qt.Key.Key_Z)
    assert running.desk.town.town().name == ""
    assert running.window.voice.toast.text().startswith("Rückgängig gemacht")

    press(qtbot, running, Qt.Key.Key_Y)
    assert running.desk.town.town().name == "Birkenfurt"


def test_ctrl_z_in_a_field_belongs_to_the_text_first(running: WindowApp, qtbot: QtBot) -> None:
    running.desk.town.set("name", "Birkenfurt")
    field = QLineEdit(running.window.page())
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "Wort")

    press(qtbot, running, Qt.Key.Key_Z)
    assert (field.text(), running.desk.town.town().name) == ("", "Birkenfurt")

    press(qtbot, running, Qt.Key.Key_Z)
    assert running.desk.town.town().name == ""


@pytest.mark.parametrize(("key", "how"), [(Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | SHIFT)])
def test_both_keys_bring_back_what_was_undone_in_a_field(
    key: Qt.Key, how: Qt.KeyboardModifier, running: WindowApp, qtbot: QtBot
) -> None:
    field = QLineEdit(running.window.page())
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "Wort")
    press(qtbot, running, Qt.Key.Key_Z)
    assert field.text() == ""

    press(qtbot, running, key, how)

    assert field.text() == "Wort"


def test_a_change_shows_on_the_page_without_being_asked(running: WindowApp, qtbot: QtBot) -> None:
    running.desk.town.set("name", "Birkenfurt")

    qtbot.waitUntil(lambda: running.window.windowTitle() == "AmtDesk – Birkenfurt")


def test_the_quick_find_opens_a_page_by_its_name(running: WindowApp, qtbot: QtBot) -> None:
    press(qtbot, running, Qt.Key.Key_K)
    find = running.window.findChild(QuickFind)
    assert find is not None
    assert QApplication.focusWidget() is find.field

    qtbot.keyClicks(find.field, "einst")
    qtbot.keyClick(find.field, Qt.Key.Key_Return)

    assert running.window.stack.key() == "settings"


def test_the_quick_find_finds_things_and_opens_them(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    birkenfurt.window.open_find()
    find = birkenfurt.window.findChild(QuickFind)
    assert find is not None

    qtbot.keyClicks(find.field, "freibad")

    kinds = {row.key.page for row in find.list.rows() if isinstance(row.key, Destination)}
    assert "templates" in kinds
    assert any(row.marks for row in find.list.rows())


def test_the_focus_ring_is_seen_in_a_sheet_over_the_whole_window(running: WindowApp, qtbot: QtBot) -> None:
    frame = next(each for each in running.window.findChildren(FocusFrame))
    running.window.open(Destination("plan", NEW_OCCASION))

    qtbot.waitUntil(lambda: frame.target() is not None and frame.target() is QApplication.focusWidget())
    sheet = running.window.sheet()
    assert sheet is not None
    assert frame.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert sheet.isAncestorOf(focus)


def test_esc_closes_a_sheet_and_the_focus_goes_back(running: WindowApp, qtbot: QtBot) -> None:
    running.window.open(Destination("settings"))
    before = QApplication.focusWidget()
    press(qtbot, running, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    assert running.window.findChild(KeyHelp) is not None

    press(qtbot, running, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)

    assert running.window.sheet() is None
    assert QApplication.focusWidget() is before


def test_the_overview_lists_every_key(running: WindowApp) -> None:
    running.window.open_help()
    overview = running.window.findChild(KeyHelp)
    assert overview is not None

    texts = {label.text() for label in overview.findChildren(Label)}

    assert {"Frage notieren", "Rundgang starten oder fortsetzen", "Textbausteine"} <= texts


def test_keys_of_the_window_wait_while_a_sheet_is_open(running: WindowApp, qtbot: QtBot) -> None:
    running.window.open_find()

    press(qtbot, running, Qt.Key.Key_Comma)

    assert running.window.stack.key() == "today"


def test_what_the_world_does_not_allow_becomes_a_sentence(running: WindowApp) -> None:
    running.messages.report(NotAllowed("There is nothing to undo."))

    assert running.window.voice.bars.texts() == ("Es gibt nichts rückgängig zu machen.",)


def test_the_language_changes_at_once(running: WindowApp) -> None:
    running.window.open(Destination("settings"))

    running.change_language("en")

    assert running.window.stack.key() == "settings"
    assert "Settings" in {label.text() for label in running.window.findChildren(Label)}
    assert running.settings.language() == "en"
    running.change_language("de")


def test_long_work_answers_on_the_window_s_thread(running: WindowApp, qtbot: QtBot) -> None:
    heard: list[str] = []

    running.tasks.run("Zählen", lambda desk: desk.town.town().name, hearer=running.messages, then=heard.append)

    qtbot.waitUntil(lambda: heard == [""])
    assert not running.tasks.is_busy()


def test_a_fault_of_the_world_in_long_work_is_said(running: WindowApp, qtbot: QtBot) -> None:
    def refused(_desk: object) -> None:
        raise NotAllowed("There is nothing to redo.")

    running.tasks.run("Versuch", refused, hearer=running.messages, then=lambda _nothing: None)

    qtbot.waitUntil(lambda: running.window.voice.bars.texts() == ("Es gibt nichts wiederherzustellen.",))


def test_an_answer_whose_hearer_is_gone_goes_to_nobody(running: WindowApp, qtbot: QtBot) -> None:
    heard: list[str] = []
    sheet = QWidget(running.window)
    running.tasks.read(lambda desk: desk.town.town().name, hearer=sheet, then=heard.append)

    delete(sheet)

    qtbot.waitUntil(lambda: not running.tasks.is_busy())
    assert heard == []


def test_a_fault_whose_hearer_is_gone_is_said_by_the_window(running: WindowApp, qtbot: QtBot) -> None:
    def refused(_desk: object) -> None:
        raise NotAllowed("There is nothing to redo.")

    heard: list[Exception] = []
    sheet = QWidget(running.window)
    running.tasks.run("Versuch", refused, hearer=sheet, then=lambda _nothing: None, otherwise=heard.append)

    delete(sheet)

    qtbot.waitUntil(lambda: running.window.voice.bars.texts() == ("Es gibt nichts wiederherzustellen.",))
    assert heard == []


def test_nobody_hears_what_ends_while_the_window_closes(running: WindowApp, qtbot: QtBot) -> None:
    heard: list[str] = []
    running.tasks.read(lambda desk: desk.town.town().name, hearer=running.messages, then=heard.append)

    running.window.close()

    said = QTimer(singleShot=True, interval=0)  # by its turn all that was on the way has arrived
    with qtbot.waitSignal(said.timeout):
        said.start()
    assert heard == []


def test_nothing_begins_after_the_window_closed(running: WindowApp) -> None:
    running.window.close()

    running.tasks.run("Sicherung", lambda desk: desk.town.town(), hearer=running.messages, then=lambda _town: None)
    running.tasks.read(lambda desk: desk.town.town(), hearer=running.messages, then=lambda _town: None)

    assert not running.tasks.is_busy()


def test_the_reminder_of_the_round_stands_above_the_page_until_its_time(
    birkenfurt: WindowApp, clock: StillClock
) -> None:
    clock.set(instant_from_words("2027-05-12T05:00"))
    birkenfurt.window.tick()
    assert birkenfurt.window.voice.bars.texts() == ()

    clock.set(instant_from_words("2027-05-12T08:20"))
    birkenfurt.window.tick()

    assert birkenfurt.window.voice.bars.texts() == (
        "Der Rundgang ist fällig und drei Nachfragen bei Fachämtern stehen aus.",
    )


def test_only_one_timer_wakes_the_idle_window(running: WindowApp) -> None:
    assert running.window.ticker.interval() == TICK_MS == 30_000


def test_the_quick_find_says_when_it_found_nothing(running: WindowApp, qtbot: QtBot) -> None:
    running.window.open_find()
    find = running.window.findChild(QuickFind)
    assert find is not None

    qtbot.keyClicks(find.field, "zzzqq")

    shown = [label.text() for label in find.findChildren(Label) if label.isVisible()]
    assert "Nichts gefunden zu „zzzqq“." in shown
    assert not find.list.isVisible()


def test_in_the_quick_find_green_comes_with_the_stamp_alone(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    birkenfurt.window.open_find()
    find = birkenfurt.window.findChild(QuickFind)
    assert find is not None

    qtbot.keyClicks(find.field, "a")

    found = [row for row in find.list.rows() if row.right]
    assert {row.icon_color for row in found if row.icon == "stamp"} == {"approve.base"}
    assert not [row for row in found if row.icon != "stamp" and row.icon_color.startswith("approve")]
