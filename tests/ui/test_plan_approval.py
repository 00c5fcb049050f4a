"""The approval card: level and its reason, ticks, lock, an approval up to a day, and several posts at once."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.approval_ticks import TickKind
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay
from amtdesk.domain.town import ApprovalTrigger
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.plan.approval_card import ApprovalCard
from amtdesk.ui.pages.plan.approval_forms import ApprovalForm
from amtdesk.ui.pages.plan.approval_level import LevelForm
from amtdesk.ui.pages.plan.approval_lock import LockForm
from amtdesk.ui.pages.plan.checks_card import ChecksCard
from amtdesk.ui.pages.plan.request_sheet import RequestSheet
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.labels import Label
from tests.builders import set_clock
from tests.loop import let_rest
from tests.ui.test_pages import clipped
from tests.ui.test_plan_page import editor, heard, plan, post_id, press, primary

_S = PostStatus


def card(running: WindowApp, key: str) -> ApprovalCard:
    return editor(plan(running, post_id(running, key))).approval


def said(part: QWidget) -> str:
    let_rest()
    return " ".join(label.text() for label in part.findChildren(Label) if label.isVisible())


def level_form(of: ApprovalCard) -> LevelForm:
    of.level.change()
    return of.findChildren(LevelForm)[0]


def lock_form(of: ApprovalCard) -> LockForm:
    of.lock.change()
    return of.findChildren(LockForm)[0]


# who approved


def test_a_yes_of_nobody_leads_to_the_field_for_whose_it_is(running: WindowApp) -> None:
    post = running.desk.posts.add("Freibad", "Ab Montag kostet der Eintritt 3 Euro.", day=running.desk.clock.today())
    approval = editor(plan(running, post.id)).approval
    approval.ask_approval()
    approval.primary.setFocus()

    approval.primary.click()

    assert "Bitte nennen Sie, wer freigegeben hat." in said(approval)
    assert approval.findChildren(ApprovalForm)[0].who.hasFocus()


# the level


def test_the_level_says_why_and_is_lowered_with_a_reason_only(birkenfurt: WindowApp) -> None:
    approval = card(birkenfurt, "P11")
    number = post_id(birkenfurt, "P11")
    assert "Stufe 2 (drüberschauen), weil „Zuschuss“ genannt wird" in said(approval)

    form = level_form(approval)
    form.level.setCurrentIndex(0)
    press(form.reason, Qt.Key.Key_Return)
    assert "nennen Sie den Grund" in said(form)
    assert birkenfurt.desk.posts.get(number).approval_level == 2

    form.reason.setText("Nur ein Termin")
    press(form.reason, Qt.Key.Key_Return)
    assert birkenfurt.desk.posts.get(number).approval_level == 0
    assert "Stufe 0 (frei), von Hand: Nur ein Termin. Nach der Tabelle 2, weil „Zuschuss“" in said(approval)
    assert form.isHidden()

    level_form(approval)._follow.click()  # noqa: SLF001 - the link of the form
    assert birkenfurt.desk.posts.get(number).level_by_hand is None
    assert "Stufe 2 (drüberschauen), weil" in said(approval)


def test_a_form_that_is_done_leads_back_to_where_it_was_opened(birkenfurt: WindowApp) -> None:
    approval = card(birkenfurt, "P11")
    for form in (level_form(approval), lock_form(approval)):
        wish = next(each for each in form.findChildren(KbdButton) if each.label() == "Abbrechen")
        wish.setFocus()
        press(wish, Qt.Key.Key_Space)
        assert not form.isVisible()
        assert birkenfurt.window.focusWidget().accessibleName() == "Mehr zur Freigabe"


def test_a_level_by_hand_and_one_from_before_say_so(birkenfurt: WindowApp) -> None:
    birkenfurt.desk.posts.set_level(post_id(birkenfurt, "P12"), 3)
    assert "Stufe 3 (Leitung), von Hand gesetzt. Nach der Tabelle 0, weil nichts" in said(card(birkenfurt, "P12"))

    text = "Wer einen Zuschuss bekommt, steht am 20. Mai um 18 Uhr fest."
    post = birkenfurt.desk.posts.add("Geld für Vereine", text)
    trigger = next(each for each in birkenfurt.desk.town.approval_triggers() if "Zuschuss" in each.words)
    birkenfurt.desk.town.remove_trigger(trigger)
    approval = card(birkenfurt, post.key)
    assert "Stufe 2 (drüberschauen) bleibt von früher. Nach der Tabelle 1, weil ein Datum" in said(approval)
    assert "20. Mai und eine Uhrzeit" in said(approval)


def test_whoever_shows_office_holders_ticks_it_and_chooses_the_department(birkenfurt: WindowApp) -> None:
    number = post_id(birkenfurt, "P11")
    birkenfurt.desk.posts.set_day(number, date(2027, 9, 1), at=None)
    approval = card(birkenfurt, "P11")
    form = level_form(approval)

    press(form.officials, Qt.Key.Key_Space)
    form.department.setCurrentIndex(form.department.findData("bauamt"))
    form._keep.click()  # noqa: SLF001 - the button of the form

    post = birkenfurt.desk.posts.get(number)
    assert (post.shows_officials, post.department, post.approval_level) == (True, "bauamt", 3)
    assert "Amtsinhaber oder Parteien gezeigt werden (Wahl am 26.09.2027)" in said(approval)


def test_what_the_form_cannot_do_any_more_is_said_in_it(birkenfurt: WindowApp) -> None:
    birkenfurt.desk.posts.set_level(post_id(birkenfurt, "P11"), 2)
    approval = card(birkenfurt, "P11")
    form = level_form(approval)
    number = post_id(birkenfurt, "P11")
    birkenfurt.desk._database.on_commit.clear()  # noqa: SLF001 - elsewhere, before the window hears of it
    birkenfurt.desk.posts.withdraw(number)

    form.level.setCurrentIndex(3)
    form._take()  # noqa: SLF001 - as Enter does
    assert "zurückgezogen" in said(form)
    form._take_table()  # noqa: SLF001 - as the link does
    assert "zurückgezogen" in said(form)
    form._leave.click()  # noqa: SLF001 - the link of the form
    assert form.isHidden()


# ticks


def test_ticks_are_set_and_taken_back_by_key_and_name_who_looked(birkenfurt: WindowApp) -> None:
    approval, number = card(birkenfurt, "P10"), post_id(birkenfurt, "P10")
    notes = heard(birkenfurt)

    press(approval.ticks.ticks[TickKind.CO_SIGNATURE], Qt.Key.Key_Space)
    press(approval.ticks.ticks[TickKind.OWN_LOOK], Qt.Key.Key_Space)
    ticks = birkenfurt.desk.posts.ticks(number)
    assert {kind: tick.ticked_by for kind, tick in ticks.items()} == {
        TickKind.CO_SIGNATURE: "Sabine Kröger",
        TickKind.OWN_LOOK: "Jana Wolter",
    }
    assert "S. Kröger, 12.05., 08:00" in said(approval)
    assert [note.text for note in notes] == ["Abgehakt für Sabine Kröger.", "Abgehakt für Jana Wolter."]

    press(approval.ticks.ticks[TickKind.OWN_LOOK], Qt.Key.Key_Space)
    assert set(birkenfurt.desk.posts.ticks(number)) == {TickKind.CO_SIGNATURE}
    assert birkenfurt.desk.posts.get(number).status is _S.IN_REVIEW


def test_a_tick_that_is_refused_says_so_under_the_button(birkenfurt: WindowApp) -> None:
    birkenfurt.desk.town.set("user_name", "Sabine Kröger")
    approval = card(birkenfurt, "P10")

    press(approval.ticks.ticks[TickKind.CO_SIGNATURE], Qt.Key.Key_Space)

    assert "Die Mitzeichnung kommt aus dem Fachamt" in said(approval)


# the lock


def test_a_post_is_locked_until_after_a_council_meeting_and_unlocked(birkenfurt: WindowApp) -> None:
    approval, number = card(birkenfurt, "P11"), post_id(birkenfurt, "P11")
    form = lock_form(approval)
    council = next(place for place in range(form.until.count()) if "rat" in form.until.itemText(place).casefold())
    offered = [form.until.itemText(place) for place in range(form.until.count())]
    assert not any("Müll" in words or "Abfuhr" in words or "Pfingst" in words for words in offered)
    form.until.setCurrentIndex(council)
    form.until.activated.emit(council)
    form._keep.click()  # noqa: SLF001 - the button of the form

    post = birkenfurt.desk.posts.get(number)
    assert post.locked_until is not None
    assert post.locked_reason
    assert f"Gesperrt bis {post.locked_until:%d.%m.%Y}" in said(approval)

    lock_form(approval)._open.click()  # noqa: SLF001 - the link of the form
    assert birkenfurt.desk.posts.get(number).locked_until is None
    assert "Gesperrt" not in said(approval)


def test_a_lock_asks_for_a_day_and_a_reason(birkenfurt: WindowApp) -> None:
    approval = card(birkenfurt, "P11")
    form = lock_form(approval)

    form.until.setEditText("bald")
    form._keep.click()  # noqa: SLF001 - the button of the form
    assert "nicht lesbar" in said(form)
    form.until.setEditText("20.5.")
    form._keep.click()  # noqa: SLF001 - the button of the form
    assert "worauf gewartet wird" in said(form)
    form.reason.setText("Ratsbeschluss")
    press(form.reason, Qt.Key.Key_Return)
    assert birkenfurt.desk.posts.get(post_id(birkenfurt, "P11")).locked_until == date(2027, 5, 20)

    form = lock_form(approval)
    form._leave.click()  # noqa: SLF001 - the link of the form
    assert form.isHidden()


# an approval up to a day


def test_an_approval_may_hold_up_to_a_day_and_ends_with_it(birkenfurt: WindowApp) -> None:
    number = post_id(birkenfurt, "P10")
    approval = card(birkenfurt, "P10")
    approval._approval._more.click()  # noqa: SLF001 - the link of the form
    approval._approval.until.setText("irgendwann")  # noqa: SLF001 - the field of the form
    primary(birkenfurt)
    assert "nicht lesbar" in said(approval)

    approval._approval.until.setText("20.5.")  # noqa: SLF001 - the field of the form
    primary(birkenfurt)
    assert "Gültig bis 20.05.2027." in said(approval)
    assert birkenfurt.desk.posts.get(number).approvals[-1].valid_until == date(2027, 5, 20)

    set_clock(birkenfurt.desk, birkenfurt.desk.clock.now() + timedelta(days=9))
    approval = card(birkenfurt, "P10")
    assert "Freigabe abgelaufen am 20.05.2027" in said(approval)
    assert birkenfurt.desk.posts.get(number).status is _S.DRAFT


# several at once


def sheet(running: WindowApp, key: str = "P11") -> RequestSheet:
    approval = card(running, key)
    approval.several_requested.emit()
    let_rest()
    return next(each for each in running.window.findChildren(RequestSheet) if each.isVisible())


def choose(of: RequestSheet, *post_ids: PostId) -> None:
    for number, tick in of._ticks.items():  # noqa: SLF001 - its lines
        if tick.is_on is not (number in post_ids):
            press(tick, Qt.Key.Key_Space)


def test_three_posts_are_put_before_one_person_on_one_page(birkenfurt: WindowApp, qtbot: QtBot, tmp_path: Path) -> None:
    asked = sheet(birkenfurt)
    posts = [post_id(birkenfurt, key) for key in ("P09", "P10", "P11")]
    assert [number for number, tick in asked._ticks.items() if tick.is_on] == [posts[2]]  # noqa: SLF001 - its lines
    choose(asked)
    assert not asked.print.isEnabled()
    choose(asked, *posts)
    asked._to.setCurrentIndex(asked._to.findData("Petra Lüders"))  # noqa: SLF001 - its field
    assert "1 Person: Petra Lüders (3 Beiträge)" in said(asked)
    asked.choose_path = lambda *_asked, **_named: tmp_path / "Freigabe.pdf"
    assert not clipped(asked)  # type: ignore[arg-type]  # a sheet has words, too
    notes = heard(birkenfurt)

    primary(birkenfurt)

    qtbot.waitUntil(lambda: bool(notes))
    assert (tmp_path / "Freigabe.pdf").read_bytes().startswith(b"%PDF")
    found = [birkenfurt.desk.posts.get(number) for number in posts]
    assert {(post.status, post.submitted_to) for post in found} == {(_S.IN_REVIEW, "Petra Lüders")}
    assert "Freigabe.pdf" in notes[0].text


def test_several_go_out_by_mail_and_undo_takes_all_of_it_back(birkenfurt: WindowApp) -> None:
    free = birkenfurt.desk.posts.add("Lesetipp", "Unser Lesetipp wartet auf Sie.", day=birkenfurt.desk.clock.today())
    asked = sheet(birkenfurt)
    choose(asked, free.id, post_id(birkenfurt, "P11"), post_id(birkenfurt, "P14"))
    assert "2 Personen: " in said(asked)
    assert "Petra Lüders (2 Beiträge)" in said(asked)
    choose(asked, post_id(birkenfurt, "P11"), post_id(birkenfurt, "P14"))

    asked.mail.click()

    assert QGuiApplication.clipboard().text().startswith("Betreff: Bitte um Freigabe von 2 Beiträgen")
    assert birkenfurt.desk.posts.get(post_id(birkenfurt, "P11")).submitted_to == "Petra Lüders"
    birkenfurt.desk.history.undo()
    assert birkenfurt.desk.posts.get(post_id(birkenfurt, "P14")).status is _S.DRAFT


def test_what_cannot_be_submitted_is_said_in_the_sheet_and_nothing_is_handed_over(birkenfurt: WindowApp) -> None:
    asked = sheet(birkenfurt)
    places: list[str] = []
    asked.choose_path = lambda *_asked, proposal, **_named: places.append(proposal)
    for button in (asked.print, asked.mail):
        choose(asked, post_id(birkenfurt, "P11"))
        assert "Einwilligung" not in said(asked)
        choose(asked, post_id(birkenfurt, "P11"), post_id(birkenfurt, "P12"))
        button.click()
        assert "Einwilligung" in said(asked)
    assert not places, "it asks where to write what cannot be handed over"
    assert asked.isVisible()
    assert birkenfurt.desk.posts.get(post_id(birkenfurt, "P11")).status is _S.DRAFT


def test_the_level_that_handing_over_would_leave_is_shown_with_its_reason(birkenfurt: WindowApp) -> None:
    desk, number = birkenfurt.desk, post_id(birkenfurt, "P11")
    before = desk.posts.get(number)
    word = before.text.split()[1]
    desk.town.set_trigger(ApprovalTrigger(key="eigen", name="Eigene Regel", level=3, words=(word,)))

    asked = sheet(birkenfurt)

    assert f"Stufe 3 statt {before.approval_level}, weil „{word}“ genannt wird (Eigene Regel)" in said(asked)
    choose(asked, number)
    asked.mail.click()
    assert desk.posts.get(number).approval_level == 3
    assert f"Stufe 3, weil „{word}“ genannt wird" in QGuiApplication.clipboard().text()


def test_with_nothing_to_submit_the_sheet_says_so(running: WindowApp) -> None:
    post = running.desk.posts.add("Freibad", "Um 9 Uhr")
    way = ApprovalWay.PHONE
    running.desk.posts.record_approval(post.id, by="Petra", at=running.desk.clock.now(), way=way)
    editor(plan(running, post.id)).approval.several_requested.emit()
    let_rest()

    asked = running.window.findChildren(RequestSheet)[0]
    assert "Es gibt nichts" in said(asked)
    assert not asked.mail.isEnabled()


def test_the_menu_offers_what_can_still_be_done(birkenfurt: WindowApp) -> None:
    approval, posts = card(birkenfurt, "P11"), birkenfurt.desk.posts

    assert len(approval.menu(posts.get(post_id(birkenfurt, "P11"))).actions()) == 4
    assert len(approval.menu(posts.get(post_id(birkenfurt, "P01"))).actions()) == 1


# the whole way


def test_an_approval_lapses_by_an_edit_comes_back_by_the_toast_and_the_words_are_copied(birkenfurt: WindowApp) -> None:
    number = post_id(birkenfurt, "P10")
    page = plan(birkenfurt, number)
    primary(birkenfurt)
    text = birkenfurt.desk.posts.text_to_copy(number)
    notes = heard(birkenfurt)

    editor(page).writing.text.insertPlainText("Achtung: ")
    editor(page).flush()
    let_rest()
    assert birkenfurt.desk.posts.get(number).status is _S.DRAFT
    assert "Freigabe erloschen: Text geändert" in said(editor(page).approval)
    lapsed = next(note for note in notes if "erloschen, weil Sie den Text geändert haben" in note.text)

    assert lapsed.on_action is not None
    lapsed.on_action()
    let_rest()
    assert birkenfurt.desk.posts.get(number).status is _S.APPROVED
    assert "wiederhergestellt" in said(editor(page).approval)

    primary(birkenfurt)
    assert QGuiApplication.clipboard().text() == text


def test_a_plain_history_of_what_is_approved_waits_behind_a_link_the_checks_stand_below(
    birkenfurt: WindowApp,
) -> None:
    approval = card(birkenfurt, "P07")
    checks = editor(plan(birkenfurt, post_id(birkenfurt, "P07"))).findChildren(ChecksCard)[0]
    assert "Vorgelegt" not in said(approval.timeline)
    assert approval.mapToGlobal(QPoint(0, approval.height())).y() < checks.mapToGlobal(QPoint(0, 0)).y()

    approval.timeline.findChildren(LinkButton)[0].click()

    assert "Vorgelegt" in said(approval.timeline)
    assert "Freigegeben" in said(approval.timeline)


def test_after_a_change_of_zoom_and_width_the_card_has_the_height_of_its_words(
    birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    theme = birkenfurt.window.context.theme
    theme.set_zoom(200)
    card(birkenfurt, "P09")
    theme.set_zoom(100)
    birkenfurt.window.resize(1024, 640)

    approval = card(birkenfurt, "P09")

    said(approval)
    assert approval.height() >= approval.heightForWidth(approval.width())
    shown = editor(plan(birkenfurt, post_id(birkenfurt, "P09")))
    qtbot.waitUntil(lambda: not clipped(shown))  # type: ignore[arg-type]  # it has words; the checks answer later
