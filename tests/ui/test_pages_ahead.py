"""While nobody touches anything, the window builds the pages that were not opened yet, and then rests."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from amtdesk.system.clock import StillClock
from amtdesk.ui.app import WindowApp
from amtdesk.ui.first_run.page import FirstRunPage
from amtdesk.ui.page import Destination, Page
from amtdesk.ui.page_list import PAGES
from amtdesk.ui.pages.report.page import ReportPage
from amtdesk.ui.pages_ahead import PagesAhead
from tests.builders import NOW
from tests.loop import let_rest
from tests.ui.first_run_hand import page_of
from tests.ui.plan_week_hand import week
from tests.ui.test_plan_page import plan, titles

A_PAUSE = 60  # ms


def built(running: WindowApp) -> int:
    pages = running.window.stack.findChildren(Page)
    return len([page for page in pages if not isinstance(page, FirstRunPage)])


def test_every_page_is_built_when_nothing_is_touched(running: WindowApp, qtbot: QtBot) -> None:
    before = built(running)

    ahead = PagesAhead(running.window, quiet_ms=A_PAUSE)
    qtbot.waitUntil(ahead.is_done)

    assert before < built(running) == len(PAGES)


@pytest.mark.no_cover
def test_the_report_is_read_ahead_and_typeset_only_when_it_is_seen(running: WindowApp, qtbot: QtBot) -> None:
    qtbot.waitUntil(PagesAhead(running.window, quiet_ms=A_PAUSE).is_done)
    (report,) = running.window.stack.findChildren(ReportPage)
    qtbot.waitUntil(lambda: not report.preview.is_waiting())

    assert "Woche" in report.accessibleName()
    assert report.preview.paper.is_empty()


@pytest.mark.no_cover
def test_what_the_first_suggestion_needs_is_read_ahead(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    qtbot.waitUntil(PagesAhead(birkenfurt.window, quiet_ms=A_PAUSE).is_done)

    assert not birkenfurt.desk.suggestions.read_ahead()  # there is nothing left to read


def test_a_page_is_built_only_after_a_pause_in_typing(running: WindowApp, qtbot: QtBot) -> None:
    before = built(running)
    ahead = PagesAhead(running.window, quiet_ms=A_PAUSE)
    (pause,) = ahead.findChildren(QTimer)

    for _letter in range(15):
        pause.stop()
        QTest.keyClick(running.window, Qt.Key.Key_Shift)
        assert pause.isActive()  # each key begins it anew
    assert built(running) == before

    qtbot.waitUntil(lambda: built(running) > before)
    assert not ahead.is_done()


def test_a_window_that_is_hidden_waits(running: WindowApp) -> None:
    before = built(running)
    running.window.hide()
    ahead = PagesAhead(running.window, quiet_ms=A_PAUSE)
    (pause,) = ahead.findChildren(QTimer)

    pause.stop()
    pause.timeout.emit()

    assert pause.isActive()
    assert (built(running), ahead.is_done()) == (before, False)


@pytest.mark.no_cover
def test_what_changes_after_a_page_was_built_is_shown_when_it_opens(running: WindowApp, qtbot: QtBot) -> None:
    qtbot.waitUntil(PagesAhead(running.window, quiet_ms=A_PAUSE).is_done)

    running.desk.posts.add("Freibad öffnet", "Am Samstag.", day=running.desk.clock.today())
    let_rest()

    assert "Freibad öffnet" in titles(plan(running))


def test_a_rebuilt_window_builds_its_pages_anew(running: WindowApp, qtbot: QtBot) -> None:
    ahead = PagesAhead(running.window, quiet_ms=A_PAUSE)
    qtbot.waitUntil(ahead.is_done)

    running.window.context.theme.set_zoom(125)
    assert not ahead.is_done()

    qtbot.waitUntil(ahead.is_done)
    assert built(running) == len(PAGES)


def test_what_was_read_ahead_last_week_opens_with_this_one(running: WindowApp, clock: StillClock, qtbot: QtBot) -> None:
    running.desk.posts.add("Freibad öffnet", "Am Samstag.", day=running.desk.clock.today())
    qtbot.waitUntil(PagesAhead(running.window, quiet_ms=A_PAUSE).is_done)
    (report,) = running.window.stack.findChildren(ReportPage)
    assert report.place() == "2027-W19"

    clock.set(NOW + timedelta(days=6))
    assert "KW\u00a020" in week(running).period_words()
    running.window.open(Destination("report"))
    assert report.place() == "2027-W20"

    running.window.open(Destination("report", "2027-W18"))
    running.window.open(Destination("today"))
    running.window.open(Destination("report"))
    assert report.place() == "2027-W18"  # once it was seen, it stays where she was


@pytest.mark.no_cover
def test_nothing_built_over_other_records_outlives_the_first_run(
    first_start: WindowApp, clock: StillClock, qtbot: QtBot
) -> None:
    ahead = PagesAhead(first_start.window, quiet_ms=A_PAUSE)
    qtbot.waitUntil(ahead.is_done)
    stack = first_start.window.stack
    before = {spec.key: stack.built(spec.key) for spec in PAGES}

    clock.set(NOW + timedelta(weeks=1))  # as Birkenfurt brings its own time along
    page_of(first_start).begun.emit()

    assert not ahead.is_done()
    qtbot.waitUntil(ahead.is_done)
    assert not [key for key, page in before.items() if stack.built(key) is page]
    assert stack.built("report").place() == "2027-W20"
