"""A published post whose link is found later: added by its menu, told in the trail, taken back."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.plan.added_link_sheet import AddedLinkSheet
from tests.loop import let_rest
from tests.ui.hands import words_on
from tests.ui.test_plan_editor import an_approved_post, follow
from tests.ui.test_plan_page import CTRL, editor, plan, press


def test_a_link_is_added_to_what_is_out_and_taken_back(running: WindowApp, qtbot: QtBot) -> None:
    desk = running.desk
    out = desk.posts.mark_published(an_approved_post(running).id, at=desk.clock.now())
    page = plan(running, out.id)
    assert "Link nachtragen …" in {command.title for command in page.deeds()}

    follow(running, "Link nachtragen …")
    (sheet,) = running.window.findChildren(AddedLinkSheet)
    assert sheet.field.hasFocus()
    qtbot.keyClicks(sheet.field, "kein link")
    press(sheet.field, Qt.Key.Key_Return)
    assert "aus dem Browser" in sheet.error.text()
    sheet.field.setText("facebook.example/7")
    press(sheet.field, Qt.Key.Key_Return)
    let_rest()

    assert desk.posts.get(out.id).publications[0].link == "https://facebook.example/7"
    assert "Link nachgetragen" in running.window.voice.toast.text()
    assert "https://facebook.example/7" in words_on(editor(page).approval.timeline)
    assert "Link nachtragen …" not in {command.title for command in page.deeds()}

    press(running.window, Qt.Key.Key_Z, CTRL)
    let_rest()
    assert desk.posts.get(out.id).lacks_link
