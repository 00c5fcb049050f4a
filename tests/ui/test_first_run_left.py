"""The first run left and found again: what was passed over is said, younger settings hold, Birkenfurt comes back."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.first_run.approvers_step import ApproversStep
from amtdesk.ui.first_run.birkenfurt import BirkenfurtMark
from amtdesk.ui.first_run.office_step import OfficeStep
from tests.ui.first_run_hand import at, is_at, page_of
from tests.ui.hands import CTRL, press

ENTER = Qt.Key.Key_Return


def test_whoever_is_named_for_nothing_is_said_and_does_not_hold_her_up(first_start: WindowApp, qtbot: QtBot) -> None:
    assert isinstance(at(first_start, 4), ApproversStep)
    press(qtbot, ENTER)
    assert is_at(first_start, 5)
    assert "Noch ist niemand für Freigaben genannt" in first_start.window.voice.toast.text()

    approvers = at(first_start, 4)
    assert isinstance(approvers, ApproversStep)
    approvers.levels[0][1].put("Uwe Harms")
    first_start.window.voice.toast.put_away()
    press(qtbot, ENTER)

    assert is_at(first_start, 5)
    assert not first_start.window.voice.toast.isVisible()


def test_what_was_put_off_does_not_hide_what_the_settings_say_since(first_start: WindowApp) -> None:
    desk, step = first_start.desk, at(first_start, 4)
    assert isinstance(step, ApproversStep)
    step.me.put("Maren Lüders")
    step.levels[0][1].put("Uwe Harms")
    page_of(first_start).leave()
    desk.first_run.put_off(4)
    desk.town.set("user_name", "Maren Weber")

    first_start.window.rebuild()
    again = at(first_start, 4)

    assert isinstance(again, ApproversStep)
    assert again.me.words() == "Maren Weber"
    assert again.levels[0][1].words() == "Uwe Harms"


def test_birkenfurt_is_come_back_to_as_she_left_it_by_ctrl_z_and_later_from_the_first_question(
    birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    birkenfurt.desk.town.set("user_name", "Frau Probe")
    _leave(birkenfurt, qtbot)
    press(qtbot, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: birkenfurt.desk.town.town().name == "Birkenfurt")

    _leave(birkenfurt, qtbot)
    birkenfurt.window.voice.toast.put_away()
    office = at(birkenfurt, 1)
    assert isinstance(office, OfficeStep)
    office.full_name.put("Stadt Grünau")
    office.look.click()

    qtbot.waitUntil(lambda: birkenfurt.window.stack.key() == "today")
    assert birkenfurt.desk.town.town().user_name == "Frau Probe"
    _leave(birkenfurt, qtbot)
    again = at(birkenfurt, 1)
    assert isinstance(again, OfficeStep)
    assert again.full_name.words() == "Stadt Grünau", "what she typed before comes along"


def _leave(running: WindowApp, qtbot: QtBot) -> None:
    running.window.tick()
    (mark,) = running.window.rail.findChildren(BirkenfurtMark)
    mark.leave.click()
    qtbot.waitUntil(lambda: "beiseite" in running.window.voice.toast.text())
