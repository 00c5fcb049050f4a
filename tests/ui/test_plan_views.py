"""The plan's four views under one head: which is shown, what they share, and what stands there without a post."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from amtdesk.domain.plan_days import PlanFilter
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.month_view import MonthView
from amtdesk.ui.pages.plan.page import PlanPage
from amtdesk.ui.pages.plan.plan_doors import PLAN
from amtdesk.ui.pages.plan.plan_filter_sheet import PlanFilterSheet
from amtdesk.ui.pages.plan.plan_head import LIST, MEDIA, MONTH, WEEK
from amtdesk.ui.pages.plan.plan_views import PlanViews
from amtdesk.ui.pages.plan.usual_ideas import UsualIdeas
from amtdesk.ui.widgets.buttons import FilterChip, KbdButton
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.menus import PopupMenu
from amtdesk.ui.widgets.sheet import Sheet
from tests.loop import let_rest
from tests.ui.test_pages import clipped

CTRL = Qt.KeyboardModifier.ControlModifier


def plan(running: WindowApp, target: object = None) -> PlanViews:
    running.window.open(Destination("plan", target))
    let_rest()
    found = running.window.findChild(PlanViews)
    assert found is not None
    return found


def words_of(views: PlanViews) -> list[str]:
    return [label.text() for label in views.head.findChildren(Label) if label.isVisible()]


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifiers)
    let_rest()


def test_it_opens_at_the_month_and_remembers_what_was_shown(birkenfurt: WindowApp) -> None:
    views = plan(birkenfurt)
    assert isinstance(views.view, MonthView)
    assert "10. Mai bis 13. Juni" in words_of(views)
    assert "Freigegeben bis Fr, 14. Mai" in words_of(views)

    press(views.view.first_focus(), Qt.Key.Key_PageUp, CTRL)
    assert views.head.views.key() == MEDIA
    press(views.view.first_focus(), Qt.Key.Key_PageDown, CTRL)
    press(views.view.first_focus(), Qt.Key.Key_PageDown, CTRL)
    assert views.head.views.key() == WEEK

    birkenfurt.window.rebuild()
    let_rest()
    assert plan(birkenfurt).head.views.key() == WEEK


@pytest.mark.no_cover
@pytest.mark.parametrize(("width", "height", "zoom"), [(1280, 800, 100), (1024, 640, 100), (1280, 800, 200)])
def test_no_word_of_a_view_is_clipped_and_one_button_is_primary(
    birkenfurt: WindowApp, *, width: int, height: int, zoom: int
) -> None:
    birkenfurt.window.resize(width, height)
    birkenfurt.window.context.theme.set_zoom(zoom)
    views = plan(birkenfurt)
    page = birkenfurt.window.page()
    assert isinstance(page, PlanPage)

    for key in (MONTH, WEEK, LIST, MEDIA):
        views.choose(key)
        let_rest()

        primary = [each for each in page.findChildren(KbdButton) if each.isVisible() and each.kind == "primary"]
        assert not clipped(page), key
        assert primary == [page.primary_button()], key


def test_the_head_leads_through_time_and_back_to_today(birkenfurt: WindowApp) -> None:
    views = plan(birkenfurt)

    views.head.stepped.emit(1)
    assert "14. Juni bis 18. Juli" in words_of(views)
    views.head.today_asked.emit()
    assert "10. Mai bis 13. Juni" in words_of(views)


def test_the_filter_holds_in_every_view_until_it_is_taken_back(birkenfurt: WindowApp) -> None:
    views = plan(birkenfurt)
    views.head.filter.click()
    sheet = views.window().findChild(PlanFilterSheet)
    assert sheet is not None
    chip = next(each for each in sheet.findChildren(FilterChip) if each.label() == "freigegeben")
    chip.click()
    sheet.words.setText("freibad")
    press(sheet.words, Qt.Key.Key_Return)

    assert views.head.filter.label() == "Filter: 2"
    assert isinstance(views.view, MonthView)
    assert not views.view.tray.ideas.rows()  # the tray heeds it, too
    shown = [
        face.title
        for row in range(views.view.grid.first_row(), views.view.grid.first_row() + 5)
        for column in range(7)
        for face in views.view.grid.face(row, column).places.faces
    ]
    assert shown == ["Freibad öffnet"]

    views.show_day(date(2027, 5, 31))
    assert len(views.view.tray.ideas.rows()) == len(birkenfurt.desk.plan_days.tray())
    assert views.head.filter.label() == "Filter"
    assert views.view.wished_day() == (date(2027, 5, 31), "")


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # said of menus, offscreen
@pytest.mark.parametrize("place", range(5))
def test_what_is_done_for_the_plan_as_a_whole_stands_in_one_menu(
    running: WindowApp, place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    running.desk.posts.add("Freibad", day=date(2027, 5, 14))
    views, asked = plan(running), list[str]()
    monkeypatch.setattr(views.head.calendar_import, "choose", lambda: asked.append("calendar"))
    views.head.more.click()
    menu = views.head.findChild(PopupMenu)
    assert menu is not None

    menu.actions()[place].trigger()
    menu.close()
    let_rest()

    sheets = [type(sheet).__name__ for sheet in running.window.findChildren(Sheet) if sheet.isVisible()]
    names = ["RequestSheet", "IdeaList", "OccasionForm", "calendar", "ContributionStart"]
    assert sheets + asked == [names[place]]


def test_everything_is_shown_again_by_one_button(birkenfurt: WindowApp) -> None:
    views = plan(birkenfurt)
    views.head.filter.click()
    sheet = views.window().findChild(PlanFilterSheet)
    assert sheet is not None
    told: list[PlanFilter] = []
    sheet.filter_changed.connect(told.append)

    for chip in sheet.findChildren(FilterChip):
        chip.click()
    next(each for each in sheet.findChildren(KbdButton) if each.label() == "Alles zeigen").click()

    assert told[-1] == PlanFilter()
    assert PostStatus.IDEA in told[0].statuses


def test_without_a_post_it_asks_what_to_start_with_in_every_view_but_media(running: WindowApp) -> None:
    views = plan(running)
    assert views.is_empty_shown()
    assert views.primary_button().label() == "Neuer Beitrag"

    views.choose(MEDIA)
    assert not views.is_empty_shown()
    views.choose(MONTH)
    assert views.is_empty_shown()
    next(each for each in views.findChildren(KbdButton) if each.label() == "Übliche Ideen …").click()
    assert [each.isVisible() for each in running.window.findChildren(UsualIdeas)] == [True]

    running.desk.posts.add("Freibad", day=date(2027, 5, 14))
    let_rest()
    assert not views.is_empty_shown()
    assert isinstance(views.view, MonthView)
    assert views.view.tray.usual.isVisibleTo(views.view.tray)
    running.desk.starter_ideas.take(["weekend"])
    let_rest()
    assert not views.view.tray.usual.isVisibleTo(views.view.tray)


def test_a_post_written_from_a_day_of_the_month_stands_there_and_is_chosen_on_the_way_back(
    birkenfurt: WindowApp,
) -> None:
    views = plan(birkenfurt)
    assert isinstance(views.view, MonthView)
    press(views.view.grid, Qt.Key.Key_End)
    assert views.view.grid.day() == date(2027, 5, 16)

    press(birkenfurt.window, Qt.Key.Key_N, CTRL)
    title = QApplication.focusWidget()
    assert title is not None
    QTest.keyClicks(title, "Sonntagsgruss")
    press(title, Qt.Key.Key_Return)
    page = birkenfurt.window.page()
    assert isinstance(page, PlanPage)
    page.go_home()
    let_rest()

    chip = views.view.grid.chip()
    assert (views.view.grid.day(), chip and chip.title) == (date(2027, 5, 16), "Sonntagsgruss")


def test_the_way_back_from_a_post_leads_to_the_plan_it_was_opened_in(birkenfurt: WindowApp) -> None:
    window = birkenfurt.window
    window.open(Destination("today"))
    views = plan(birkenfurt)
    post = birkenfurt.desk.posts.list(status=PostStatus.DRAFT)[0]
    views.post_opened.emit(post.id)
    page = window.page()
    assert isinstance(page, PlanPage)
    assert page.place() == post.id

    window.step_back()
    assert (window.page(), page.place()) == (page, PLAN)
    window.open(Destination("today"))
    window.open(Destination("plan", post.id))
    window.step_back()
    assert window.stack.key() == "today"


def test_the_rail_leads_from_a_post_to_the_plan(birkenfurt: WindowApp) -> None:
    window = birkenfurt.window
    post = birkenfurt.desk.posts.list(status=PostStatus.DRAFT)[0]
    window.open(Destination("plan", post.id))
    page = window.page()
    assert isinstance(page, PlanPage)

    window.rail.chosen.emit("plan")

    assert page.place() == PLAN
