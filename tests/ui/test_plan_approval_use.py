"""The approval card while it is used: where the focus goes, what is said in full, what no message may cover."""

from datetime import timedelta
from operator import attrgetter

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay, Post
from amtdesk.domain.town import ApprovalTrigger
from amtdesk.ui.app import WindowApp
from amtdesk.ui.clipboard import Clipboard
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.approval_card import ApprovalCard
from amtdesk.ui.pages.plan.approval_forms import ApprovalForm
from amtdesk.ui.pages.plan.request_sheet import RequestSheet
from amtdesk.ui.remind_sheet import RemindSheet
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.giving_way import seen_part
from tests.builders import set_clock
from tests.loop import let_rest
from tests.ui.test_plan_approval import card, level_form, lock_form, said
from tests.ui.test_plan_page import CTRL, SHIFT, editor, plan, post_id, press

_S = PostStatus


def links_of(approval: ApprovalCard) -> dict[str, LinkButton]:
    let_rest()
    return {each.label(): each for each in approval.findChildren(LinkButton) if each.isVisible()}


def follow(approval: ApprovalCard, link: str) -> None:
    links_of(approval)[link].click()
    let_rest()


def test_a_recorded_yes_leads_on_to_what_is_next(running: WindowApp) -> None:
    post = running.desk.posts.add("Freibad", "Ab Montag kostet der Eintritt 3 Euro.", day=running.desk.clock.today())
    approval = editor(plan(running, post.id)).approval
    approval.ask_approval()
    approval.findChildren(ApprovalForm)[0].who.setEditText("Petra Lüders")

    press(approval.findChildren(ApprovalForm)[0].who, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert running.desk.posts.get(post.id).status is _S.APPROVED
    assert approval.primary.hasFocus()
    assert approval.primary.label() == "Text kopieren"


def test_a_draft_that_was_just_begun_says_where_its_level_comes_from(birkenfurt: WindowApp) -> None:
    ideas, posts = birkenfurt.desk.ideas, birkenfurt.desk.posts
    idea = next(each for each in ideas.all() if each.level == 2)
    draft = ideas.trigger(idea.id, day=None)
    posts.save_text(draft.id, title="Vorlesen", text="Wir lesen vor. Kommen Sie vorbei.")
    assert "Stufe 3 (Leitung) kommt von der wiederkehrenden Idee. Nach der Tabelle 0" in said(card(birkenfurt, "P13"))
    level = "Stufe 2 (drüberschauen) kommt von der wiederkehrenden Idee. Nach der Tabelle 0, weil nichts"
    assert level in said(editor(plan(birkenfurt, draft.id)).approval)

    asked = posts.set_level(post_id(birkenfurt, "P10"), 2).post
    answer = posts.write_feedback(asked.id)
    posts.save_text(answer.id, title="Danke", text="Wir bauen eine Schaukel. Danke für Ihre Hilfe.")
    assert "kommt von dem Beitrag, auf den er antwortet" in said(editor(plan(birkenfurt, answer.id)).approval)


def test_a_toast_leaves_the_form_free_that_waits_for_her(birkenfurt: WindowApp) -> None:
    approval = card(birkenfurt, "P11")
    toast = birkenfurt.window.voice.toast
    for ask in (approval.ask_approval, approval.ask_published):
        ask()
        birkenfurt.messages.undo_toast("Auf Dienstag, den 21. April, verschoben.")
        let_rest()
        place = toast.parentWidget()
        assert place is not None
        for form in birkenfurt.window.page().needed_next():  # type: ignore[union-attr]  # the plan
            assert not toast.geometry().intersects(seen_part(form, place)), form
    assert any(isinstance(each, ApprovalForm) for each in approval.needed_next())


def test_what_else_can_be_done_is_said_in_full_where_there_is_room(birkenfurt: WindowApp) -> None:
    for key in ("P06", "P08", "P11"):
        for link in card(birkenfurt, key).findChildren(LinkButton):
            if link.isVisible():
                assert "…" not in link._shown  # noqa: SLF001 - what is painted


def test_each_post_begins_with_its_own_people_whoever_was_chosen_for_the_one_before(running: WindowApp) -> None:
    posts, today = running.desk.posts, running.desk.clock.today()
    free = [posts.add(f"Lesetipp {n}", "Unser Lesetipp wartet auf Sie.", day=today) for n in range(2)]
    paid = [posts.add(f"Freibad {n}", "Ab Montag kostet der Eintritt 3 Euro.", day=today) for n in range(2)]
    for box, (first, second) in (("_approval.who", free), ("_submit._to", paid)):
        chosen = attrgetter(box)(editor(plan(running, first.id)).approval)
        usual = chosen.currentText()
        chosen.setEditText("Karin Ahlers")

        running.window.open(Destination("plan", second.id))

        assert attrgetter(box)(editor(plan(running, second.id)).approval).currentText() == usual


def a_draft_that_the_office_asks_more_of_by_now(running: WindowApp) -> Post:
    """Free when it was written; then the office put one of its words into the table."""
    post = running.desk.posts.add("Vorlesen", "Wir lesen vor. Kommen Sie in die Bücherei.")
    running.desk.town.set_trigger(ApprovalTrigger(key="eigen", name="Eigene Regel", level=1, words=("Bücherei",)))
    return post


def test_what_the_table_asks_for_more_than_is_stored_is_shown_and_submitted_at_its_level(birkenfurt: WindowApp) -> None:
    posts, draft = birkenfurt.desk.posts, a_draft_that_the_office_asks_more_of_by_now(birkenfurt)
    approval, number = card(birkenfurt, draft.key), draft.id

    assert posts.get(number).approval_level == 0
    assert "Stufe 1 (fachlich), weil „Bücherei“ genannt wird (Eigene Regel)" in said(approval)
    assert "Sie geben ihn selbst frei" not in said(approval)
    assert approval.primary.label() == "Zur Freigabe geben"
    approval.primary.click()

    post = posts.get(number)
    assert (post.status, post.approval_level) == (_S.IN_REVIEW, 1)
    posts.record_approval(number, by=post.submitted_to, at=birkenfurt.desk.clock.now(), way=ApprovalWay.PHONE)


def test_what_waits_at_a_lower_level_than_the_table_asks_for_by_now_is_submitted_again(birkenfurt: WindowApp) -> None:
    posts, number = birkenfurt.desk.posts, post_id(birkenfurt, "P11")
    posts.submit(number, "Petra Lüders")
    word = posts.get(number).text.split()[1]
    birkenfurt.desk.town.set_trigger(ApprovalTrigger(key="eigen", name="Eigene Regel", level=3, words=(word,)))
    approval = card(birkenfurt, "P11")
    assert approval.primary.label() == "Erneut zur Freigabe geben"

    approval.primary.click()

    let_rest()
    assert posts.get(number).approval_level == 3
    assert approval.primary.label() == "Freigabe eintragen"


def test_whoever_stays_below_the_table_says_why_and_approves_it_herself(birkenfurt: WindowApp) -> None:
    posts, draft = birkenfurt.desk.posts, a_draft_that_the_office_asks_more_of_by_now(birkenfurt)
    approval, number = card(birkenfurt, draft.key), draft.id

    form = level_form(approval)
    form.level.setCurrentIndex(0)
    press(form.reason, Qt.Key.Key_Return)
    assert "nennen Sie den Grund" in said(form)
    form.reason.setText("Jedes Jahr derselbe Text")
    press(form.reason, Qt.Key.Key_Return)

    assert "Stufe 0 (frei), von Hand: Jedes Jahr derselbe Text." in said(approval)
    assert "Sie geben ihn selbst frei" in said(approval)
    approval.primary.click()
    assert posts.get(number).status is _S.APPROVED


def test_a_level_that_is_not_kept_yet_is_never_left_behind_by_the_next_step(birkenfurt: WindowApp) -> None:
    posts, number = birkenfurt.desk.posts, post_id(birkenfurt, "P11")
    approval = card(birkenfurt, "P11")
    form = level_form(approval)
    form.level.setCurrentIndex(3)

    press(form.level, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert posts.get(number).status is _S.DRAFT
    assert "Das ist noch nicht übernommen. Wählen Sie zuerst „Übernehmen“ oder „Abbrechen“." in said(form)
    focused = birkenfurt.window.focusWidget()
    assert isinstance(focused, KbdButton)
    assert focused.label() == "Übernehmen"
    press(focused, Qt.Key.Key_Space)
    approval.primary.click()
    assert (posts.get(number).status, posts.get(number).approval_level) == (_S.IN_REVIEW, 3)


def test_a_lock_that_is_not_set_yet_is_never_left_behind_by_the_next_step(birkenfurt: WindowApp) -> None:
    posts, number = birkenfurt.desk.posts, post_id(birkenfurt, "P11")
    approval = card(birkenfurt, "P11")
    form = lock_form(approval)
    approval.primary.click()
    assert posts.get(number).status is _S.IN_REVIEW  # an open form with nothing in it holds nothing back
    posts.take_back_submission(number)
    let_rest()
    form = lock_form(approval)
    form.until.setEditText("20.5.")

    approval.primary.click()

    assert posts.get(number).status is _S.DRAFT
    assert "Wählen Sie zuerst „Sperren“ oder „Abbrechen“." in said(form)


def approved(running: WindowApp) -> Post:
    post = running.desk.posts.add("Freibad", "Ab Montag kostet der Eintritt 3 Euro.", day=running.desk.clock.today())
    at, way = running.desk.clock.now(), ApprovalWay.PHONE
    return running.desk.posts.record_approval(post.id, by="Petra Lüders", at=at, way=way)


def test_words_that_ctrl_z_brings_back_say_whose_they_were_and_stand_again_by_one_key(
    running: WindowApp, qtbot: QtBot
) -> None:
    posts, post = running.desk.posts, approved(running)
    shown = editor(plan(running, post.id))
    text, approval = shown.writing.text, shown.approval
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(text, " Neu")
    text.flush()
    assert posts.get(post.id).status is _S.DRAFT

    press(text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    text.flush()

    qtbot.waitUntil(lambda: approval.primary.label() == "Freigabe wieder gelten lassen", timeout=60_000)
    assert posts.get(post.id).text == post.text
    assert posts.get(post.id).status is _S.DRAFT
    assert "genau die Fassung, die Petra Lüders freigegeben hat: 12.05., 08:00, telefonisch." in said(approval)
    press(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert posts.get(post.id).status is _S.APPROVED


def test_what_was_approved_before_may_be_submitted_all_the_same(running: WindowApp) -> None:
    posts, post = running.desk.posts, approved(running)
    for text in ("Ab Montag kostet der Eintritt 4 Euro.", post.text):
        posts.save_text(post.id, title=post.title, text=text)
    approval = editor(plan(running, post.id)).approval
    assert approval.primary.label() == "Freigabe wieder gelten lassen"

    follow(approval, "Zur Freigabe geben")
    approval.primary.click()

    assert posts.get(post.id).status is _S.IN_REVIEW


def test_whoever_has_a_post_is_reminded_from_its_card_twice_at_most_and_that_is_said(
    running: WindowApp, qtbot: QtBot
) -> None:
    posts, clock = running.desk.posts, running.desk.clock
    post = posts.add("Freibad", "Ab Montag kostet der Eintritt 3 Euro.")
    posts.submit(post.id, "Petra Lüders")
    approval = editor(plan(running, post.id)).approval
    follow(approval, "Erinnern …")
    assert "Erinnert wird nach 24 Stunden" in said(approval)

    for said_then in ("Erinnert: 13.05., 09:00.", "Zweimal erinnert, zuletzt 14.05., 09:00."):
        set_clock(running.desk, clock.now() + timedelta(hours=25 if "13" in said_then else 24))
        follow(approval, "Erinnern …")
        sheet = running.window.findChild(RemindSheet)
        assert sheet is not None
        sheet.copy_button.click()
        qtbot.waitUntil(lambda: running.window.findChild(RemindSheet) is None, timeout=60_000)
        assert QGuiApplication.clipboard().text().startswith("Betreff: ")
        assert said_then in said(approval)
    assert "Erinnern …" not in links_of(approval)
    assert len(running.messages.findChildren(Clipboard)) == 0


def test_the_form_that_a_key_asks_for_is_in_sight_also_at_twice_the_size(birkenfurt: WindowApp) -> None:
    birkenfurt.window.context.theme.set_zoom(200)
    approval = card(birkenfurt, "P11")
    let_rest()

    press(editor(plan(birkenfurt, post_id(birkenfurt, "P11"))), Qt.Key.Key_F, CTRL, SHIFT)

    field = approval.findChildren(ApprovalForm)[0].who
    assert field.hasFocus()
    assert seen_part(field, birkenfurt.window).height() == field.height()


def test_asking_for_several_again_and_again_leaves_nothing_behind_at_the_clipboard(birkenfurt: WindowApp) -> None:
    card(birkenfurt, "P11")
    held = len(birkenfurt.window.findChildren(Clipboard))

    for _time in range(2):
        card(birkenfurt, "P11").several_requested.emit()
        let_rest()
        asked = next(each for each in birkenfurt.window.findChildren(RequestSheet) if each.isVisible())
        asked.mail.click()
        let_rest()
        assert QGuiApplication.clipboard().text().startswith("Betreff: Bitte um Freigabe")

    assert len(birkenfurt.window.findChildren(Clipboard)) == held


def test_the_history_says_who_chose_another_level_and_why(birkenfurt: WindowApp) -> None:
    approval = card(birkenfurt, "P14")

    assert "Stufe 1 statt 2" in said(approval)
    assert "von J. Wolter: Kein Kostenthema, es geht um Termin und Anmeldung" in said(approval)
