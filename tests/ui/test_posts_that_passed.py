"""Posts whose time has passed, or whose approval ends before it, through the window: asked about and answered."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay, Post
from amtdesk.domain.today import ItemKind
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.editor_notices import MissedNotice
from amtdesk.ui.pages.plan.month_grid import MonthGrid
from amtdesk.ui.pages.plan.page import PlanPage
from amtdesk.ui.pages.plan.plan_head import LIST, MONTH, WEEK
from amtdesk.ui.pages.plan.plan_views import PlanViews
from amtdesk.ui.pages.plan.week_column import DayColumn
from amtdesk.ui.pages.today.page import TodayPage
from amtdesk.ui.remind_sheet import RemindSheet
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.card_list import CardList
from tests.builders import NOW, berlin, set_clock
from tests.builders_today import only
from tests.loop import let_rest
from tests.ui.hands import CTRL, press, type_words, words_on
from tests.ui.test_pages import clipped
from tests.ui.test_plan_page import editor, heard, plan, table
from tests.ui.today_hand import focus_on, page_of, row_of, the_list

_S = PostStatus
TEXT = "Morgen öffnet das Freibad um 9 Uhr."


def a_post(running: WindowApp, title: str, *, day: date, at: time = time(10)) -> Post:
    return running.desk.posts.add(title, TEXT, day=day, at=at)


def approve(running: WindowApp, post_id: PostId, *, until: date | None = None) -> None:
    now = running.desk.clock.now()
    running.desk.posts.record_approval(post_id, by="Petra Lüders", at=now, way=ApprovalWay.PHONE, valid_until=until)


def bar(page: PlanPage) -> MissedNotice:
    found = page.findChild(MissedNotice)
    assert isinstance(found, MissedNotice)
    return found


def answers(page: PlanPage) -> dict[str, LinkButton]:
    return {
        link.accessibleName() or link.text(): link for link in bar(page).findChildren(LinkButton) if not link.isHidden()
    }


def answer(page: PlanPage, words: str) -> None:
    link = next(link for name, link in answers(page).items() if words in name)
    link.setFocus()
    link.click()
    let_rest()


def undo(running: WindowApp) -> None:
    running.desk.history.undo()
    let_rest()


def wish(page: TodayPage, words: str, key: str, *, name: str = "Heute noch") -> None:
    """What the menu of a row asks for."""
    cards = focus_on(page, words, name=name)
    cards.action_requested.emit(row_of(page, words, name=name).key, key)
    let_rest()


def test_each_answer_to_a_draft_of_a_past_day_is_taken_at_heute_and_back_with_undo(running: WindowApp) -> None:
    draft = a_post(running, "Radtour", day=date(2027, 5, 11))
    page, desk = page_of(running), running.desk
    row = row_of(page, "Termin verstrichen: Radtour")
    assert (row.meta, row.right, row.right_color) == (
        "Nicht freigegeben. Was wird daraus?",
        "seit gestern",
        "text.secondary",
    )
    assert [each.text for each in row.actions] == [
        "Öffnen",
        "Ist online …",
        "Neuer Termin …",
        "Zurück zu den Ideen",
        "Zurückziehen",
        "Später oder an einem anderen Tag …",
    ]

    for key, state in (("ideas", (_S.DRAFT, None)), ("drop", (_S.WITHDRAWN, date(2027, 5, 11)))):
        wish(page, "Radtour", key)
        assert (desk.posts.get(draft.id).status, desk.posts.get(draft.id).day) == state
        assert not [row for row in the_list(page).rows() if "Radtour" in row.title]
        undo(running)
        assert only(desk, ItemKind.PASSED).ref == draft.id
    desk.posts.discard(draft.id)
    for number in range(1, 8):
        a_post(running, f"Alt {number}", day=date(2027, 3, number))
    page.refresh()
    cards = focus_on(page, "7 weitere Beiträge mit verstrichenem Termin")
    cards.opened.emit(cards.current_key())
    let_rest()
    opened = running.window.page()
    assert isinstance(opened, PlanPage)
    first, second = table(opened).rows()[:2]
    assert (first.title, second.title) == ("Termin verstrichen, nicht freigegeben: Was wird daraus?", "Alt 7")
    assert table(opened).current_key() == second.key
    table(opened).action_requested.emit(second.key, "tray")
    assert desk.posts.get(PostId(int(str(second.key)))).day is None


def test_the_menu_of_heute_has_the_answers_of_the_bar_and_carries_them_out(running: WindowApp, qtbot: QtBot) -> None:
    desk, notes = running.desk, heard(running)
    approve(running, a_post(running, "Steht als Nächstes", day=date(2027, 5, 10)).id)
    post = a_post(running, "Radtour", day=date(2027, 5, 11))
    approve(running, post.id)
    page = page_of(running)
    assert [each.text for each in row_of(page, "Radtour").actions] == [
        "Öffnen",
        "War pünktlich online",
        "Jetzt bringen",
        "Ist online …",
        "Neuer Termin …",
        "Zurück zu den Ideen",
        "Geht nicht mehr hinaus",
        "Später oder an einem anderen Tag …",
    ]

    wish(page, "Radtour", "tick")
    assert notes[-1].text == "Als veröffentlicht eingetragen: „Radtour“"
    assert desk.posts.get(post.id).publications[-1].published_at == berlin(11, "10:00")
    undo(running)

    wish(page_of(running), "Radtour", "date")
    type_words("14.5. 9:30")
    press(qtbot, Qt.Key.Key_Return)
    assert (desk.posts.get(post.id).day, desk.posts.get(post.id).at) == (date(2027, 5, 14), time(9, 30))
    undo(running)

    wish(page_of(running), "Radtour", "bring")
    assert QGuiApplication.clipboard().text() == TEXT
    shown = [each.text for each in row_of(page_of(running), "Radtour").actions]
    assert "Neuer Termin …" in shown
    assert "Jetzt bringen" not in shown


def test_a_post_whose_hour_has_passed_is_answered_at_heute_as_in_the_editor(running: WindowApp) -> None:
    desk = running.desk
    approve(running, a_post(running, "Steht als Nächstes", day=date(2027, 5, 10)).id)
    post = a_post(running, "Radtour", day=date(2027, 5, 12), at=time(7))
    approve(running, post.id)
    shown = {each.text for each in row_of(page_of(running), "Radtour").actions}
    assert set(answers(plan(running, post.id))) <= {words.removesuffix(" …") for words in shown} | shown

    wish(page_of(running), "Radtour", "drop")
    assert desk.posts.get(post.id).status is _S.MISSED
    undo(running)
    desk.posts.mark_copied(post.id)
    assert "Neuer Termin …" not in [each.text for each in row_of(page_of(running), "Radtour").actions]


@pytest.mark.parametrize(("view", "place"), [(MONTH, MonthGrid), (WEEK, DayColumn), (LIST, CardList)])
def test_what_is_online_is_said_in_the_menu_of_each_view_of_the_plan(
    running: WindowApp, view: str, place: type[QWidget]
) -> None:
    """What was approved is entered there; of what never was, who approved it is asked first."""
    signed = a_post(running, "Radtour", day=date(2027, 5, 12), at=time(7))
    approve(running, signed.id)
    draft = a_post(running, "Ausflug", day=date(2027, 5, 11))
    page, form = plan(running), "Online seit"
    views = page.findChild(PlanViews)
    assert views is not None
    views.choose(view)
    let_rest()
    for post, words in ((signed, form), (draft, "Nur freigegebene Beiträge")):
        part = next(each for each in views.findChildren(place) if each.isVisible())
        wished = part.wished if isinstance(part, DayColumn) else part.action_requested  # type: ignore[attr-defined]  # a grid or a list
        wished.emit(post.id, "online")
        let_rest()
        shown = editor(page).post()
        assert (shown is not None and shown.id, words in words_on(editor(page).approval)) == (post.id, True)
        page.go_home()
        let_rest()


def test_the_menu_of_the_plan_offers_it_for_what_passed_and_for_what_is_on_its_way(running: WindowApp) -> None:
    signed = a_post(running, "Radtour", day=date(2027, 5, 14))
    approve(running, signed.id)
    a_post(running, "Ausflug", day=date(2027, 5, 11))
    a_post(running, "Fest", day=date(2027, 5, 14))
    rows = {row.title: [each.text for each in row.actions] for row in table(plan(running)).rows()}

    assert "Als veröffentlicht eintragen …" in rows["Radtour"]
    assert "Ist online …" in rows["Ausflug"]
    assert not {"Als veröffentlicht eintragen …", "Ist online …"} & {*rows["Fest"]}


def test_what_is_online_and_was_never_approved_is_approved_on_record_first(running: WindowApp, qtbot: QtBot) -> None:
    idea = running.desk.posts.add("Radtour", TEXT, is_idea=True)
    running.desk.posts.set_day(idea.id, date(2027, 5, 11), at=time(10))
    wish(page_of(running), "Radtour", "online")
    page = running.window.page()
    assert isinstance(page, PlanPage)
    card = editor(page).approval
    assert card.primary.hasFocus()
    assert "Nur freigegebene Beiträge" in words_on(card)
    qtbot.waitUntil(lambda: not clipped(page), timeout=60_000)

    for state in (_S.DRAFT, _S.APPROVED, _S.PUBLISHED):
        press(qtbot, Qt.Key.Key_Return, CTRL)
        post = running.desk.posts.get(idea.id)
        assert post.status is state
        if state is _S.DRAFT:
            type_words("Petra Lüders")
    assert post.publications[-1].published_at == berlin(11, "10:00")
    assert bar(page).isHidden()
    undo(running)
    assert list(answers(page)) == [
        "Jetzt bringen",
        "Ist online",
        "Neuer Termin …",
        "Zurück zu den Ideen",
        "Geht nicht mehr hinaus",
    ]
    undo(running)
    assert list(answers(page)) == ["Ist online", "Neuer Termin …", "Zurück zu den Ideen", "Zurückziehen"]


@pytest.mark.parametrize("is_approved", [True, False])
def test_each_answer_of_the_bar_is_done_leads_on_and_comes_back_with_undo(
    running: WindowApp, *, is_approved: bool
) -> None:
    post = a_post(running, "Radtour", day=date(2027, 5, 12), at=time(7))
    if is_approved:
        approve(running, post.id)
    page, posts = plan(running, post.id), running.desk.posts
    last = ("Geht nicht mehr hinaus", _S.MISSED) if is_approved else ("Zurückziehen", _S.WITHDRAWN)
    for words, state in (("Zurück zu den Ideen", posts.get(post.id).status), last):
        answer(page, words)
        assert posts.get(post.id).status is state
        assert bar(page).isHidden()
        assert editor(page).approval.primary.hasFocus()
        undo(running)
        assert not bar(page).isHidden()
        assert posts.get(post.id).day == date(2027, 5, 12)
    if is_approved:
        answer(page, "Jetzt bringen")
        assert QGuiApplication.clipboard().text() == TEXT
        assert bar(page).isHidden()
        set_clock(running.desk, berlin(13))
        page.tick()
        assert "nicht als veröffentlicht eingetragen" in words_on(bar(page))
        assert "Jetzt bringen" not in answers(page)


def test_a_lapsed_approval_of_a_past_day_is_named_and_the_one_that_will_lapse_is_asked_for_again(
    running: WindowApp, qtbot: QtBot
) -> None:
    desk, notes = running.desk, heard(running)
    post = a_post(running, "Radtour", day=date(2027, 5, 13))
    approve(running, post.id, until=date(2027, 5, 14))
    page = plan(running, post.id)
    editor(page).head.date_kept.emit(date(2027, 5, 18), time(9))
    let_rest()
    assert notes[-1].text == "Auf Di, 18. Mai verschoben. Die Freigabe endet am 14. Mai, vor dem Termin."
    card = editor(page).approval
    assert "Freigabe zu kurz" in page.accessible_title()
    assert "Die Freigabe endet am 14. Mai, vor dem Termin." in words_on(card)
    assert "Geben Sie den Beitrag erneut zur Freigabe" in words_on(editor(page))
    qtbot.waitUntil(lambda: not clipped(page), timeout=60_000)
    page.go_home()
    (row,) = [row for row in table(page).rows() if row.title == "Radtour"]
    assert (row.status, row.right_icon) == ("Freigabe zu kurz", "clock-alert")

    today = page_of(running)
    row = row_of(today, "Erneut freigeben lassen: Radtour", name="Demnächst")
    assert (row.meta, row.meta_icon) == ("Die Freigabe endet am 14. Mai, vor dem Termin", "")
    page = plan(running, post.id)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert desk.posts.get(post.id).status is _S.IN_REVIEW
    next(link for link in card.findChildren(LinkButton) if link.accessibleName() == "Zurückholen").click()
    assert notes[-1].text == "Die bisherige Freigabe gilt weiter."
    card.ask_approval()
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert desk.posts.get(post.id).ends_before is None


def test_a_past_day_names_the_approval_that_ended_before_it(running: WindowApp) -> None:
    post = a_post(running, "Radtour", day=date(2027, 5, 13))
    approve(running, post.id, until=date(2027, 5, 14))
    running.desk.posts.set_day(post.id, date(2027, 5, 18), at=time(9))
    set_clock(running.desk, berlin(19))
    page = plan(running, post.id)

    assert "Die Freigabe endete vorher, am 14. Mai." in words_on(bar(page))
    row = row_of(page_of(running), "Termin verstrichen: Radtour")
    assert row.meta == "Nicht mehr freigegeben: Die Freigabe endete am 14. Mai"


def test_whoever_approves_is_reminded_where_the_row_stands_after_a_day_and_twice_at_most(
    running: WindowApp, qtbot: QtBot
) -> None:
    desk, notes = running.desk, heard(running)
    post = a_post(running, "Radtour", day=date(2027, 5, 20))
    desk.posts.submit(post.id, "Petra Lüders")
    page = page_of(running)
    assert row_of(page, "Radtour", name="Demnächst").link is None

    for day, heading in ((13, "Erinnern: Petra Lüders"), (14, "Zum zweiten Mal erinnern: Petra Lüders")):
        set_clock(desk, berlin(day, "08:00"))
        page.refresh()
        wish(page, "Radtour", "remind", name="Demnächst")
        sheet = running.window.findChild(RemindSheet)
        assert sheet is not None
        assert (sheet.accessibleName(), sheet.text.hasFocus()) == (heading, True)
        mail = sheet.text.toPlainText()
        press(qtbot, Qt.Key.Key_Return, CTRL)
        assert (QGuiApplication.clipboard().text(), QApplication.focusWidget()) == (mail, the_list(page, "Demnächst"))
        told = "Erinnerung an Petra Lüders kopiert und vermerkt. Fügen Sie sie in eine E-Mail ein."
        assert notes[-1].text == told
        assert len(desk.posts.reminders(post.id)) == day - 12
        qtbot.waitUntil(lambda: running.window.findChild(RemindSheet) is None, timeout=60_000)

    set_clock(desk, berlin(17, "08:00"))
    page.refresh()
    row = row_of(page, "Radtour", name="Demnächst")
    assert (row.link, row.meta) == (None, "Liegt zur Freigabe bei Petra Lüders seit Mi, 12. Mai, zweimal erinnert")
    undo(running)
    row = row_of(page, "Radtour", name="Demnächst")
    assert row.link is not None
    assert row.meta.endswith("seit Mi, 12. Mai, einmal erinnert, geplant für Do, 20. Mai")  # the link stands on its day
    set_clock(desk, NOW)


def test_the_page_goes_along_with_the_row_that_keys_lead_to(running: WindowApp, qtbot: QtBot) -> None:
    for number in range(12):
        running.desk.own_tasks.add(title=f"Aufgabe {number}")
    page = page_of(running)
    cards = the_list(page)
    cards.setFocus()

    for key, end in ((Qt.Key.Key_End, -1), (Qt.Key.Key_Home, 0)):
        press(qtbot, key)
        assert _is_seen(cards)
        assert cards.current_key() == cards.rows()[end].key


def _is_seen(cards: CardList) -> bool:
    """Whether the current row lies within what the page shows."""
    area = cards.parentWidget()
    while not isinstance(area, QScrollArea):
        assert area is not None
        area = area.parentWidget()
    rect = cards.visualRect(cards.currentIndex())
    top = cards.viewport().mapTo(area.viewport(), rect.topLeft()).y()
    return top >= 0 and top + rect.height() <= area.viewport().height()


def test_f6_leads_through_what_is_asked_while_it_is(running: WindowApp) -> None:
    page = plan(running, a_post(running, "Radtour", day=date(2027, 5, 11)).id)
    assert bar(page) in editor(page).focus_areas()

    running.window.open(Destination("plan", a_post(running, "Fest", day=date(2027, 5, 20)).id))
    let_rest()
    assert bar(page) not in editor(page).focus_areas()
