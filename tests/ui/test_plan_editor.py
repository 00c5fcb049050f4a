"""The editor of a post in each of its states, and the sheets over it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay, KeptBecause, Post
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.plan.approval_forms import SubmitForm
from amtdesk.ui.pages.plan.card_face import QuietLinks
from amtdesk.ui.pages.plan.plan_list import PlanList
from amtdesk.ui.pages.plan.versions_sheet import VersionsSheet
from amtdesk.ui.template_picker import TemplatePicker
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.labels import Label
from tests.loop import let_rest
from tests.ui.test_plan_page import CTRL, SHIFT, editor, plan, post_id, press, primary, table, titles

_S = PostStatus


def links(running: WindowApp) -> dict[str, LinkButton]:
    page = running.window.page()
    assert page is not None
    place = page.findChild(QuietLinks)
    assert place is not None
    return {each.label(): each for each in place.findChildren(LinkButton) if each.isVisible()}


def follow(running: WindowApp, link: str) -> None:
    links(running)[link].click()
    let_rest()


def a_draft(running: WindowApp, *, level: int = 1) -> Post:
    posts = running.desk.posts
    post = posts.add("Freibad", "Das Freibad hat am Samstag auf.", day=running.desk.clock.today())
    return posts.set_level(post.id, level).post


def an_approved_post(running: WindowApp) -> Post:
    way, now = ApprovalWay.PHONE, running.desk.clock.now()
    return running.desk.posts.record_approval(a_draft(running).id, by="Petra", at=now, way=way)


def test_an_idea_is_begun_as_a_draft(running: WindowApp) -> None:
    idea = running.desk.posts.add("Was macht ein Ortsbeirat?", is_idea=True)
    plan(running, idea.id)

    primary(running)

    assert running.desk.posts.get(idea.id).status is _S.DRAFT


def test_a_free_post_is_approved_by_herself(birkenfurt: WindowApp) -> None:
    post = a_draft(birkenfurt, level=0)
    plan(birkenfurt, post.id)

    primary(birkenfurt)

    approval = birkenfurt.desk.posts.get(post.id).standing_approval
    assert approval is not None
    assert approval.approved_by == birkenfurt.desk.town.town().user_name


def test_an_approval_may_be_given_before_it_was_submitted(birkenfurt: WindowApp) -> None:
    post = a_draft(birkenfurt)
    plan(birkenfurt, post.id)

    follow(birkenfurt, "Freigabe liegt schon vor")
    follow(birkenfurt, "Erst zur Freigabe geben")
    press(birkenfurt.window, Qt.Key.Key_F, CTRL, SHIFT)
    primary(birkenfurt)

    assert birkenfurt.desk.posts.get(post.id).status is _S.APPROVED


def test_a_submission_is_copied_again_and_taken_back(running: WindowApp) -> None:
    post = running.desk.posts.submit(a_draft(running).id, "")
    plan(running, post.id)

    follow(running, "E-Mail-Text noch einmal kopieren")
    assert "Guten Tag,\n" in QGuiApplication.clipboard().text()

    follow(running, "Zurückholen")
    assert running.desk.posts.get(post.id).status is _S.DRAFT


@pytest.mark.parametrize("typed", ["irgendwann", "31.12."])
def test_a_date_that_cannot_be_is_refused_near_the_button(running: WindowApp, typed: str) -> None:
    post = running.desk.posts.submit(a_draft(running).id, "Petra")
    page = plan(running, post.id)
    field = next(
        each
        for each in editor(page).approval.findChildren(QLineEdit)
        if each.accessibleName() == "Am" and each.isVisible()
    )
    field.setText(f"{typed}2099" if "." in typed else typed)

    primary(running)

    said = " ".join(label.text() for label in editor(page).approval.findChildren(Label) if label.isVisible())
    assert "Zukunft" in said or "nicht lesbar" in said
    assert running.desk.posts.get(post.id).status is _S.IN_REVIEW


def test_a_scheduled_post_is_removed_there_and_is_read_only_meanwhile(running: WindowApp) -> None:
    post = an_approved_post(running)
    page = plan(running, post.id)

    follow(running, "Als vorgeplant eintragen")
    assert running.desk.posts.get(post.id).status is _S.SCHEDULED
    assert editor(page).writing.text.isReadOnly()

    follow(running, "Auf der Plattform entfernt")
    assert not editor(page).writing.text.isReadOnly()

    follow(running, "Freigabe wurde zurückgenommen")
    assert running.desk.posts.get(post.id).status is _S.DRAFT


def test_a_missed_post_gets_a_new_date_or_was_online_after_all(running: WindowApp, qtbot: QtBot) -> None:
    post = an_approved_post(running)
    running.desk.posts.mark_missed(post.id)
    plan(running, post.id)

    primary(running)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "+3")
    press(field, Qt.Key.Key_Return)
    moved = running.desk.posts.get(post.id)
    assert (moved.status, moved.day) == (_S.APPROVED, running.desk.clock.today() + timedelta(days=3))

    running.desk.posts.mark_missed(post.id)
    let_rest()
    follow(running, "War doch online")
    primary(running)
    assert running.desk.posts.get(post.id).status is _S.PUBLISHED

    primary(running)
    assert "Freibad" in titles(plan(running))


def test_held_and_withdrawn_posts_come_back(running: WindowApp) -> None:
    post = a_draft(running)
    running.desk.posts.hold(post.id)
    plan(running, post.id)
    primary(running)
    assert running.desk.posts.get(post.id).status is _S.DRAFT

    running.desk.posts.withdraw(post.id)
    let_rest()
    primary(running)
    assert running.desk.posts.get(post.id).status is _S.DRAFT


def test_a_version_is_compared_and_restored(running: WindowApp) -> None:
    post = a_draft(running)
    running.desk.posts.keep_version(post.id)
    running.desk.posts.save_text(post.id, title=post.title, text="Das Freibad hat am Sonntag auf.")
    page = plan(running, post.id)

    editor(page).writing.version_button.click()
    sheet = page.findChild(VersionsSheet)
    assert sheet is not None
    text = next(each for each in sheet.findChildren(QTextEdit))
    assert "Samstag" in text.toPlainText()
    assert "Sonntag" in text.toPlainText()

    press(QApplication.focusWidget() or sheet, Qt.Key.Key_Return)
    press(QApplication.focusWidget() or sheet, Qt.Key.Key_Space)
    assert running.desk.posts.get(post.id).text == post.text
    assert editor(page).writing.text.hasFocus()

    running.desk.posts.save_text(post.id, title=post.title, text="Das Freibad hat am Montag auf.")
    editor(page).refresh()
    editor(page).writing.version_button.click()
    primary(running)  # Ctrl+Enter
    assert not sheet.isVisible()
    assert running.desk.posts.get(post.id).text != "Das Freibad hat am Montag auf."

    editor(page).writing.version_button.click()
    way_out = sheet.leave
    assert way_out.isVisible()
    assert way_out.label() == "Schließen"
    press(QApplication.focusWidget() or sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert editor(page).isVisible()


def test_esc_leads_back_to_the_plan_wherever_the_focus_is(running: WindowApp) -> None:
    post, window = a_draft(running), running.window
    page = plan(running, post.id)
    head = editor(page).head

    QTest.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(head.width() - 4, head.height() - 2))
    focused = QApplication.focusWidget()
    assert focused is editor(page)
    press(focused, Qt.Key.Key_T, CTRL)
    press(QApplication.focusWidget() or focused, Qt.Key.Key_Escape)
    assert editor(page).isVisible()  # the sheet is closed first
    press(QApplication.focusWidget() or focused, Qt.Key.Key_Escape)
    assert not editor(page).isVisible()

    plan(running, post.id)
    window.rail.take_focus()
    press(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    assert not editor(page).isVisible()
    assert table(page).hasFocus()


def test_a_version_says_why_it_was_kept(running: WindowApp) -> None:
    post = a_draft(running)
    page = plan(running, post.id)
    text = editor(page).writing.text

    text.insert("Neu. ")
    press(running.window, Qt.Key.Key_Z, CTRL)  # takes the typing back, and keeps no version of it
    assert [version.reason for version in running.desk.posts.versions(post.id)] == []

    editor(page).writing.version_button.click()
    assert [version.reason for version in running.desk.posts.versions(post.id)] == [KeptBecause.COMPARED]


def test_a_template_is_inserted_at_the_cursor(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = plan(birkenfurt, post_id(birkenfurt, "P11"))
    press(editor(page).writing.text, Qt.Key.Key_B, CTRL)
    picker = page.findChild(TemplatePicker)
    assert picker is not None
    field = QApplication.focusWidget()
    assert field is not None

    qtbot.keyClicks(field, "qqqq")
    press(field, Qt.Key.Key_Return)
    assert picker.isVisible()

    field.clear()  # type: ignore[attr-defined]  # the search field
    press(field, Qt.Key.Key_Return)
    assert not picker.isVisible()
    assert not editor(page).writing.text.text().startswith("Der Stadtrat tagt")


def test_filters_show_one_state_each(birkenfurt: WindowApp) -> None:
    page = plan(birkenfurt)
    listed = page.findChild(PlanList)
    assert isinstance(listed, PlanList)
    control = next(each for each in listed.findChildren(SegmentedControl) if each.isVisible())

    shown = []
    for _step in range(4):
        press(control, Qt.Key.Key_Right)
        shown.append({row.status for row in table(page).rows() if row.status})

    assert shown[0] <= {"Idee", "Entwurf"}
    assert shown[1:] == [{"wartet"}, {"freigegeben"}, {"veröffentlicht"}]


def test_an_idea_is_noted_beside_the_table(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = plan(birkenfurt)
    field = next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "Idee notieren")

    qtbot.keyClicks(field, "Laternen zeigen")
    press(field, Qt.Key.Key_Return)

    assert "Laternen zeigen" in [post.title for post in birkenfurt.desk.posts.reserve()]


def test_details_of_the_picture_store_themselves(running: WindowApp, qtbot: QtBot) -> None:
    post = running.desk.posts.edit(replace(a_draft(running), image_name="becken.jpg")).post
    page = plan(running, post.id)
    described = next(
        each for each in editor(page).findChildren(QTextEdit) if each.accessibleName() == "Bildbeschreibung"
    )

    qtbot.keyClicks(described, "Ein leeres Becken.")
    editor(page).flush()

    stored = running.desk.posts.get(post.id)
    assert (stored.image_name, stored.alt_text) == ("becken.jpg", "Ein leeres Becken.")


def test_esc_in_the_fields_of_what_is_online_leaves_them_and_keeps_the_link(running: WindowApp) -> None:
    page = plan(running, an_approved_post(running).id)
    shown = editor(page)
    shown.approval.ask_published()
    typed = QApplication.focusWidget()
    assert isinstance(typed, QLineEdit)
    QTest.keyClicks(typed, "https://example.org/1")

    press(typed, Qt.Key.Key_Escape)

    assert shown.isVisible()
    assert shown.approval.primary.hasFocus()
    assert typed.text() == "https://example.org/1"


def test_esc_in_whom_it_is_put_before_leaves_the_field_alone(running: WindowApp) -> None:
    page = plan(running, a_draft(running).id)
    shown = editor(page)
    field = shown.approval.findChildren(SubmitForm)[0].findChildren(QComboBox)[0]
    field.setFocus()
    field.setEditText("Karin Ahlers")

    press(field, Qt.Key.Key_Escape)

    assert shown.isVisible()
    assert shown.approval.primary.hasFocus()
    assert field.currentText() == "Karin Ahlers"


def test_esc_in_the_record_of_an_approval_leaves_the_fields_alone(running: WindowApp) -> None:
    page = plan(running, a_draft(running).id)
    shown = editor(page)
    shown.approval.ask_approval()
    typed = QApplication.focusWidget()
    assert typed is not None

    press(typed, Qt.Key.Key_Escape)

    assert shown.isVisible()
    assert shown.approval.primary.hasFocus()


def test_what_should_be_out_already_is_not_offered_to_the_platform(running: WindowApp) -> None:
    post = an_approved_post(running)
    plan(running, running.desk.posts.set_day(post.id, running.desk.clock.today() - timedelta(days=1), at=None).id)

    assert "Als veröffentlicht eintragen" in links(running)
    assert "Als vorgeplant eintragen" not in links(running)
