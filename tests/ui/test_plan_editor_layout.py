"""How the editor stands: its columns at the measures of the design, its lists in even steps, its timeline whole."""

from itertools import pairwise

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.plan.check_line import FineLine
from amtdesk.ui.pages.plan.editor import PostEditor
from amtdesk.ui.pages.plan.editor_columns import EditorColumns
from amtdesk.ui.pages.plan.post_words import EventLine
from amtdesk.ui.pages.plan.preview_panel import PreviewPanel
from amtdesk.ui.pages.plan.timeline import Timeline
from amtdesk.ui.theme import Theme
from amtdesk.ui.widgets.step_bar import StepBar
from tests.loop import let_rest
from tests.ui.test_plan_page import editor, plan

MARGIN, GAP, SIDE = 24, 24, 306


def opened(running: WindowApp, status: PostStatus = PostStatus.APPROVED) -> PostEditor:
    running.window.resize(1280, 800)
    post = next(each for each in running.desk.posts.list() if each.status is status)
    shown = editor(plan(running, post.id))
    let_rest()
    return shown


def edges(part: QWidget) -> tuple[int, int]:
    left = part.mapTo(part.window(), QPoint()).x()
    return left, left + part.width()


def test_the_columns_keep_the_margins_with_a_scroll_bar_and_without(birkenfurt: WindowApp) -> None:
    shown = opened(birkenfurt)
    preview, steps = shown.findChildren(PreviewPanel)[0], shown.findChildren(StepBar)[0]
    columns = shown.findChildren(EditorColumns)[0]
    right = birkenfurt.window.width() - MARGIN

    def measured() -> list[int]:
        return [edges(shown.writing)[1], *edges(preview), *edges(shown.approval), edges(steps)[1]]

    wanted = [right - 2 * GAP - SIDE - preview.width(), right - GAP - SIDE - preview.width()]
    wanted += [right - GAP - SIDE, right - SIDE, right, right]
    assert columns.verticalScrollBar().isVisible()
    assert measured() == wanted
    birkenfurt.window.resize(1280, 1900)
    let_rest()
    assert not columns.verticalScrollBar().isVisible()
    assert measured() == wanted


def test_what_is_in_order_stands_in_even_steps(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    shown = opened(birkenfurt)

    def lines() -> list[FineLine]:
        return [line for line in shown.findChildren(FineLine) if line.isVisible()]

    qtbot.waitUntil(lambda: len(lines()) == 4, timeout=60_000)  # three, and how many more there are
    let_rest()

    middles = [line.mapTo(shown, line.rect().center()).y() for line in lines()]
    assert {later - earlier for earlier, later in pairwise(middles)} == {32}


def test_the_line_of_the_timeline_leads_from_dot_to_dot_and_hangs_from_none(theme: Theme) -> None:
    timeline = Timeline(theme)
    timeline.resize(theme.px(274), 200)
    said, when = "an P. Lüders", "11.05., 15:10"
    event = EventLine(lead="Vorgelegt", rest=said, when=when, dot="", lead_color="text.secondary", version=1)

    timeline.show_lines([event, event])
    timeline.show()
    let_rest()

    picture, ink = timeline.grab().toImage(), theme.color("border.strong")
    first, last = (place for place in timeline.children() if isinstance(place, QWidget))
    beside = range(theme.px(8), theme.px(10))
    inked = [y for y in range(picture.height()) if any(picture.pixelColor(x, y) == ink for x in beside)]
    assert first.geometry().bottom() in inked, "it reaches the next event"
    assert max(inked) < last.y() + theme.px(5), "and ends at the last dot"
    timeline.hide()


def test_what_is_to_be_done_with_an_approved_post_stands_apart_from_its_approval(birkenfurt: WindowApp) -> None:
    shown = opened(birkenfurt)
    steps = shown.approval.steps
    waiting = opened(birkenfurt, PostStatus.IN_REVIEW).approval.steps

    assert waiting._apart.isHidden()  # noqa: SLF001 - the line above them
    opened(birkenfurt)
    assert steps._apart.isVisible()  # noqa: SLF001 - the line above them
