"""The list of the plan through the window: several posts at once, the filter of the head, what is done with them."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.plan_days import PlanFilter
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import PASSED_POSTS, Destination
from amtdesk.ui.pages.plan.editor import PostEditor
from amtdesk.ui.pages.plan.marked_posts import MarkedPosts
from amtdesk.ui.pages.plan.occasion_sheet import OccasionSheet
from amtdesk.ui.pages.plan.plan_empty import EmptyPlan
from amtdesk.ui.pages.plan.plan_list import PlanList
from amtdesk.ui.pages.plan.plan_views import PlanViews
from tests.loop import let_rest
from tests.ui.plan_week_hand import CTRL, MOVE, post_id, press, week

SHIFT = Qt.KeyboardModifier.ShiftModifier


def the_list(running: WindowApp) -> PlanList:
    running.window.open(Destination("plan"))
    views = running.window.findChild(PlanViews)
    assert views is not None
    views.choose("list")
    let_rest()
    found = running.window.findChild(PlanList)
    assert found is not None
    return found


def titles(plan: PlanList) -> list[str]:
    return [row.title for row in plan.table.rows() if isinstance(row.key, int)]


def marked(plan: PlanList) -> list[str]:
    return [row.title for row in plan.table.rows() if row.key in plan.table.marked()]


def test_several_posts_move_in_one_step_and_come_back_in_one(birkenfurt: WindowApp) -> None:
    plan, desk = the_list(birkenfurt), birkenfurt.desk
    keys = ("P07", "P08")
    before = [desk.posts.get(post_id(birkenfurt, key)) for key in keys]
    plan.table.select_key(before[0].id)

    press(Qt.Key.Key_Space)
    plan.table.toggle_mark(before[1].id)
    assert marked(plan) == [post.title for post in before]
    press(Qt.Key.Key_Down, MOVE)

    after = [desk.posts.get(post.id) for post in before]
    assert [post.day for post in after] == [(post.day or date.min) + timedelta(days=7) for post in before]
    assert [post.at for post in after] == [post.at for post in before]

    press(Qt.Key.Key_Z, CTRL)

    assert [desk.posts.get(post.id).day for post in before] == [post.day for post in before]


def test_shift_and_the_arrows_mark_posts_only_and_esc_lets_them_go(birkenfurt: WindowApp) -> None:
    plan = the_list(birkenfurt)
    plan.table.select_key(post_id(birkenfurt, "P07"))

    for _ in range(4):
        press(Qt.Key.Key_Down, SHIFT)

    assert marked(plan)[:2] == ["Feuerwehr: Übungsabend zum Zuschauen", "Freibad öffnet"]
    assert plan.marked.isVisible()

    press(Qt.Key.Key_Escape)

    assert not marked(plan)
    assert not plan.marked.isVisible()
    press(Qt.Key.Key_A, CTRL)
    assert marked(plan) == titles(plan)


def test_a_click_with_ctrl_marks_and_does_not_open(birkenfurt: WindowApp) -> None:
    plan = the_list(birkenfurt)
    plan.table.select_key(post_id(birkenfurt, "P07"))
    place = plan.table.visualRect(plan.table.currentIndex()).center()

    QTest.mouseClick(plan.table.viewport(), Qt.MouseButton.LeftButton, CTRL, place)

    assert marked(plan) == ["Feuerwehr: Übungsabend zum Zuschauen"]
    assert plan.isVisible()


def test_approval_of_several_is_asked_for_by_one_mail(birkenfurt: WindowApp) -> None:
    plan, desk = the_list(birkenfurt), birkenfurt.desk
    ids = [post_id(birkenfurt, key) for key in ("P09", "P10")]
    plan.table.mark(ids)

    plan.marked.copy_request()

    text = QGuiApplication.clipboard().text()
    assert all(desk.posts.get(each).title in text for each in ids)
    assert {desk.posts.get(each).status for each in ids} == {PostStatus.IN_REVIEW}
    assert not marked(plan)


def test_approval_of_several_is_asked_for_on_one_page(birkenfurt: WindowApp, tmp_path: Path) -> None:
    plan = the_list(birkenfurt)
    paper = tmp_path / "Freigabe.pdf"

    def here(page: QWidget, title: str, *, proposal: str, files: str) -> Path | None:
        assert page.window() is not None
        assert (title, proposal, files) == ("Bitte um Freigabe", "Freigabe.pdf", "PDF (*.pdf)")
        return paper

    several = MarkedPosts(plan._context, ask_where=here)  # noqa: SLF001 - as the list makes it
    several.show_posts([post_id(birkenfurt, key) for key in ("P09", "P10")])

    several.save_request()

    assert paper.read_bytes().startswith(b"%PDF")


def test_what_may_not_be_moved_keeps_all_of_them_where_they_are(birkenfurt: WindowApp) -> None:
    plan, desk = the_list(birkenfurt), birkenfurt.desk
    out, ahead = post_id(birkenfurt, "P05"), post_id(birkenfurt, "P08")
    day = desk.posts.get(ahead).day
    plan.table.mark([out, ahead])
    plan.table.select_key(ahead)

    press(Qt.Key.Key_Down, MOVE)

    assert desk.posts.get(ahead).day == day


def test_the_filter_of_the_head_is_heeded_in_every_state(birkenfurt: WindowApp) -> None:
    plan = the_list(birkenfurt)
    only = PlanFilter(topics=frozenset({"tourismus"}))

    plan.show_filter(only)
    assert set(titles(plan)) <= {post.title for post in birkenfurt.desk.posts.list() if post.topic == "tourismus"}
    assert "Pfingstmontag: Wanderweg" in titles(plan)

    plan.show_filter(replace(only, query="kegelbahn"))
    assert not titles(plan)

    plan.show_filter(replace(only, departments=frozenset({"bauamt"})))
    assert not titles(plan)

    plan.show_filter(PlanFilter())
    assert len(titles(plan)) > 1


def test_the_row_of_heute_that_folds_many_opens_the_list_at_the_first_that_nobody_approved(running: WindowApp) -> None:
    desk, today = running.desk, running.desk.clock.today()
    signed = desk.posts.add("Freigegeben", "Text.", day=today - timedelta(days=40))
    desk.posts.record_approval(signed.id, by="Petra Lüders", at=desk.clock.now(), way=ApprovalWay.PHONE)
    for days in range(1, 31):
        desk.posts.add(f"Entwurf {days}", "Text.", day=today - timedelta(days=days))
    plan = the_list(running)
    plan.table.select_key(signed.id)
    assert titles(plan)[0] == "Freigegeben"
    plan.table.scrollToBottom()
    running.window.open(Destination("today"))

    running.window.open(Destination("plan", PASSED_POSTS))
    let_rest()

    assert desk.posts.get(plan.current_post() or signed.id).title == "Entwurf 1"
    assert plan.table.viewport().rect().contains(plan.table.visualRect(plan.table.currentIndex()))
    assert plan.table.hasFocus()


def test_a_menu_offers_only_moves_to_a_day_that_can_still_be_planned(running: WindowApp) -> None:
    desk, today = running.desk, running.desk.clock.today()
    days = {"Vorbei": today - timedelta(days=3), "Heute": today, "Bald": today + timedelta(days=7)}
    for title, day in days.items():
        desk.posts.add(title, "Text.", day=day)
    plan = the_list(running)
    later, earlier = ["Einen Tag später", "Eine Woche später"], ["Einen Tag früher", "Eine Woche früher"]

    moves = {
        row.title: {action.text for action in row.actions} & {*later, *earlier}
        for row in plan.table.rows()
        if isinstance(row.key, int)
    }

    assert moves == {
        "Vorbei": {"Eine Woche später"},
        "Heute": {*later},
        "Bald": {*later, *earlier},
    }


def test_a_post_of_the_list_is_put_on_hold_and_goes_on_by_its_menu(running: WindowApp) -> None:
    desk = running.desk
    post = desk.posts.add("Radtour", "Am Montag.", day=desk.clock.today() + timedelta(days=2))
    plan = the_list(running)

    def offered() -> set[str]:
        row = next(each for each in plan.table.rows() if each.key == post.id)
        return {action.key for action in row.actions} & {"hold", "resume"}

    for wish, status in (("hold", PostStatus.ON_HOLD), ("resume", PostStatus.DRAFT)):
        assert offered() == {wish}
        plan.table.action_requested.emit(post.id, wish)
        let_rest()
        assert desk.posts.get(post.id).status is status


def test_the_menu_of_a_card_offers_no_day_that_has_passed(running: WindowApp) -> None:
    today = running.desk.clock.today()
    running.desk.posts.add("Heute", "Text.", day=today)

    card = week(running).grid.columns[today.weekday()].cards()[0]

    assert {action.key for action in card.actions} & {"day-7", "day-1", "day+1", "day+7"} == {"day+1", "day+7"}


def test_an_occasion_of_the_list_is_looked_at_from_its_menu_as_in_month_and_week(birkenfurt: WindowApp) -> None:
    plan = the_list(birkenfurt)
    row = next(each for each in plan.table.rows() if isinstance(each.key, tuple) and each.key[0] == "occasion")
    assert [each.text for each in row.actions] == ["Anlass ansehen …"]
    assert row.link is not None
    assert row.link.text == "Entwurf daraus"

    plan.table.action_requested.emit(row.key, row.actions[0].key)

    sheet = birkenfurt.window.sheet()
    assert isinstance(sheet, OccasionSheet)
    assert sheet.heading.text() == row.title
    sheet.draft.click()
    let_rest()
    shown = birkenfurt.window.findChild(PostEditor)
    assert shown is not None
    assert shown.isVisible()
    begun = shown.post()
    assert begun is not None
    assert begun.occasion_uid == row.key[1]  # type: ignore[index]  # the row of an occasion


def test_an_occasion_that_went_meanwhile_opens_nothing(birkenfurt: WindowApp) -> None:
    plan = the_list(birkenfurt)

    plan.table.action_requested.emit(("occasion", "weg", date(2027, 5, 20), "Gibt es nicht"), "occasion")

    assert birkenfurt.window.sheet() is None


def test_a_date_of_an_empty_plan_is_looked_at_or_begun(running: WindowApp) -> None:
    running.window.open(Destination("plan"))
    let_rest()
    empty = running.window.findChild(EmptyPlan)
    assert empty is not None
    row = empty.dates.rows()[0]

    empty.dates.action_requested.emit(row.key, row.actions[0].key)

    sheet = running.window.sheet()
    assert isinstance(sheet, OccasionSheet)
    assert sheet.heading.text() == row.title
    sheet.close_sheet()
    empty.dates.setFocus()
    press(Qt.Key.Key_Return)
    assert running.desk.posts.list()[0].title == row.title


def test_the_post_that_undo_brings_back_is_current_again_unless_she_went_on(
    birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    plan, (first, second) = the_list(birkenfurt), (post_id(birkenfurt, key) for key in ("P10", "P14"))
    plan.table.setFocus()

    plan.table.select_key(first)
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: plan.table.find_row(first) is None)
    assert plan.table.current_key() is not None
    press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: plan.table.current_key() == first)

    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: plan.table.find_row(first) is None)
    plan.table.select_key(second)
    press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: plan.table.find_row(first) is not None)
    assert plan.table.current_key() == second
