"""How the editor stands: its columns at the measures of the design, its lists in even steps, its timeline whole."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.check_line import FineLine
from amtdesk.ui.pages.plan.editor import PostEditor
from amtdesk.ui.pages.plan.editor_columns import EditorColumns
from amtdesk.ui.pages.plan.media_grid import MediaGrid
from amtdesk.ui.pages.plan.picture_frame import Thumbnail
from amtdesk.ui.pages.plan.plan_views import PlanViews
from amtdesk.ui.pages.plan.post_words import EventLine
from amtdesk.ui.pages.plan.preview_panel import PreviewPanel
from amtdesk.ui.pages.plan.timeline import Timeline
from amtdesk.ui.pages.plan.writing import WritingCard
from amtdesk.ui.theme import Theme
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.labels import Label
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


@pytest.mark.parametrize(("choice", "ink"), [("light", "text.secondary"), ("hc-dark", "accent.text")])
def test_the_tools_of_the_text_are_quieter_than_what_leads_on(theme: Theme, choice: str, ink: str) -> None:
    theme.set_choice(choice)  # type: ignore[arg-type]  # one of the themes
    card = WritingCard(theme)

    inks = {button._ink_token() for button in card.findChildren(KbdButton)}  # noqa: SLF001 - what is painted

    assert inks == {ink}


def test_an_address_is_broken_behind_its_slashes_and_another_long_word_anywhere(theme: Theme) -> None:
    address, word = "https://www.facebook.example/stadt.birkenfurt/posts/p01", "Donaudampfschifffahrtsgesellschaft"

    shown = Label(theme, address, wrap=True)
    other = Label(theme, word, wrap=True)

    parts = QLabel.text(shown).split("\u200b")
    assert parts == ["https://", "www.facebook.example/", "stadt.birkenfurt/", "posts/", "p01"]
    assert (shown.text(), QLabel.text(other).split("\u200b")) == (address, list(word))


@pytest.mark.parametrize(("size", "is_filled"), [((1200, 630), True), ((630, 1200), False)])
def test_a_picture_of_nearly_the_shape_of_its_place_fills_it(
    theme: Theme, size: tuple[int, int], is_filled: bool
) -> None:
    picture = QImage(*size, QImage.Format.Format_RGB32)
    picture.fill(QColor("#1f4e94"))
    small = Thumbnail(theme, width=116, height=74)

    small.show_picture(picture, alt_text="Blau")

    shown = small.grab().toImage()
    corners = {shown.pixelColor(58, 3).name(), shown.pixelColor(4, 37).name()}
    assert (corners == {"#1f4e94"}) == is_filled


def test_below_the_last_row_of_the_media_there_is_nothing_to_scroll_to(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    birkenfurt.window.resize(1280, 800)
    birkenfurt.window.open(Destination("plan"))
    views = birkenfurt.window.findChild(PlanViews)
    assert views is not None
    views.choose("media")
    let_rest()
    grid = birkenfurt.window.findChildren(MediaGrid)[0]

    last = grid.visualRect(grid.model().index(grid.count() - 1, 0))

    assert grid.viewport().height() < last.bottom() + 1, "only the gap below the last row has no room"
    qtbot.waitUntil(lambda: not grid.verticalScrollBar().isVisible(), timeout=60_000)  # Qt lays a list out on a timer


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1283, 800), (1024, 640), (1440, 900)])
def test_the_tiles_of_the_media_end_where_the_head_of_the_page_does(
    birkenfurt: WindowApp, width: int, height: int
) -> None:
    birkenfurt.window.resize(width, height)
    birkenfurt.window.open(Destination("plan"))
    views = birkenfurt.window.findChild(PlanViews)
    assert views is not None
    views.choose("media")
    let_rest()
    grid = birkenfurt.window.findChildren(MediaGrid)[0]
    places = [grid.model().index(number, 0) for number in range(grid.count())]

    tiles = [grid.tile(place, grid.visualRect(place)) for place in places]

    left, right = edges(views.head.new_button)[1] - views.head.width() + 12, edges(views.head.new_button)[1]
    shift = grid.viewport().mapTo(grid.window(), QPoint()).x()
    first_line = [tile for tile in tiles if tile.top() == tiles[0].top()]
    assert (tiles[0].left() + shift, first_line[-1].right() + shift) == (left, right)
    assert {round(later.left() - before.right()) for before, later in pairwise(first_line)} == {12}
    assert all(grid.visualRect(place).contains(tile.toRect()) for place, tile in zip(places, tiles, strict=True))


def test_a_form_stands_on_the_button_that_takes_it_and_tab_leads_from_it_there(birkenfurt: WindowApp) -> None:
    shown = opened(birkenfurt)
    card = shown.approval

    card.ask_published()
    let_rest()

    gap = card.primary.y() - card.publish.geometry().bottom()
    assert card.steps.y() < card.publish.y()
    assert 0 < gap <= birkenfurt.window.context.theme.px(16)
    QTest.keyClick(card.publish.link, Qt.Key.Key_Tab)
    assert card.primary.hasFocus()
