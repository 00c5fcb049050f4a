"""A toast never lies over the page's primary button: in any room, at any size, wherever the page goes meanwhile."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QScrollBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.app import PAGES, WindowApp
from amtdesk.ui.messages import BarAction, ToastNote
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.approval_card import ApprovalCard
from amtdesk.ui.pages.plan.approval_forms import ApprovalForm
from amtdesk.ui.theme import Theme
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.giving_way import free_place, seen_part
from amtdesk.ui.widgets.toast import Toast
from tests.loop import let_rest
from tests.ui.test_plan_page import plan, table

SIZES = [(1280, 800, 100), (1024, 640, 100), (1280, 800, 200), (1024, 640, 200)]
ROOM = QRect(0, 0, 1000, 600)
SIZE = QSize(400, 60)
LONG = "Beantwortet und abgeschlossen: „Wann wird die Lindenallee wieder frei und wo kann ich so lange parken“"
every_size = pytest.mark.parametrize(("width", "height", "zoom"), SIZES)


def _settle() -> None:
    let_rest()


def _place(toast: Toast) -> QWidget:
    place = toast.parentWidget()
    assert place is not None
    return place


def _covers(running: WindowApp) -> str:
    """What of the page's primary button lies under the toast; empty when all of it can be seen and pressed."""
    toast, page = running.window.voice.toast, running.window.page()
    button = None if page is None else page.primary_button()
    if button is None or not button.isVisible() or not toast.isVisible():
        return ""
    seen = seen_part(button, _place(toast))
    below = toast.geometry().intersected(seen)
    return "" if below.isEmpty() else f"{button.label()} {seen.getRect()} under {toast.geometry().getRect()}"


def _raise_toast(running: WindowApp) -> Toast:
    running.window.context.messages.undo_toast(LONG, further=BarAction(text="Nächste Frage"))
    _settle()
    return running.window.voice.toast


@pytest.mark.no_cover
@every_size
def test_no_toast_covers_the_primary_button_of_a_page(
    width: int, height: int, zoom: int, birkenfurt: WindowApp
) -> None:
    birkenfurt.window.resize(width, height)
    birkenfurt.window.context.theme.set_zoom(zoom)
    for spec in PAGES:
        birkenfurt.window.voice.toast.put_away()
        birkenfurt.window.open(Destination(spec.key))
        _settle()

        toast = _raise_toast(birkenfurt)

        assert toast.isVisible()
        assert _place(toast).rect().contains(toast.geometry())
        assert (spec.key, _covers(birkenfurt)) == (spec.key, "")


@pytest.mark.no_cover
@every_size
def test_it_leaves_the_button_of_each_group_of_a_round_free(
    width: int, height: int, zoom: int, birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    birkenfurt.window.resize(width, height)
    birkenfurt.window.context.theme.set_zoom(zoom)
    birkenfurt.window.open(Destination("rounds", "start"))
    page = birkenfurt.window.page()
    assert page is not None

    for _ in range(3):
        _raise_toast(birkenfurt)
        assert not _covers(birkenfurt)
        button = page.primary_button()
        assert button is not None
        button.click()
        qtbot.waitUntil(lambda: not _covers(birkenfurt))


@pytest.mark.no_cover
@every_size
def test_it_leaves_the_button_of_the_editor_free(width: int, height: int, zoom: int, birkenfurt: WindowApp) -> None:
    birkenfurt.window.resize(width, height)
    birkenfurt.window.context.theme.set_zoom(zoom)
    for status in (PostStatus.DRAFT, PostStatus.APPROVED):
        birkenfurt.window.voice.toast.put_away()
        post = next(post for post in birkenfurt.desk.posts.list() if post.status is status)
        birkenfurt.window.open(Destination("plan", post.id))

        _raise_toast(birkenfurt)

        assert (status, _covers(birkenfurt)) == (status, "")


@every_size
def test_it_gives_way_when_another_question_brings_the_button_under_it(
    width: int, height: int, zoom: int, birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    birkenfurt.window.resize(width, height)
    birkenfurt.window.context.theme.set_zoom(zoom)
    open_questions = birkenfurt.desk.questions.open()
    birkenfurt.window.open(Destination("questions"))
    _raise_toast(birkenfurt)

    for question in open_questions[:4]:
        birkenfurt.window.open(Destination("questions", question.id))
        _settle()

        qtbot.waitUntil(lambda: not _covers(birkenfurt))


def test_a_toast_stands_low_in_the_middle_where_nothing_is_below() -> None:
    assert free_place(SIZE, ROOM, kept=()) == QPoint(300, 540)
    assert free_place(SIZE, ROOM, kept=(QRect(0, 0, 1000, 500),)) == QPoint(300, 540)


def test_it_moves_aside_before_it_moves_up() -> None:
    assert free_place(SIZE, ROOM, kept=(QRect(350, 550, 100, 36),)) == QPoint(600, 540)
    assert free_place(SIZE, ROOM, kept=(QRect(600, 550, 100, 36),)) == QPoint(0, 540)


def test_it_stands_above_what_is_as_wide_as_the_room() -> None:
    assert free_place(SIZE, ROOM, kept=(QRect(0, 550, 1000, 36),)) == QPoint(300, 490)


def test_the_button_counts_more_than_the_field_where_not_both_can_be_free() -> None:
    field, button = QRect(0, 0, 1000, 540), QRect(0, 560, 1000, 40)

    place = free_place(SIZE, ROOM, kept=(button, field))

    assert not QRect(place, SIZE).intersects(button)


def test_what_is_scrolled_away_or_hidden_needs_no_room(theme: Theme, qtbot: QtBot) -> None:
    place, holder, button = QWidget(), QWidget(), KbdButton(theme, "Kopieren", kind="primary")
    qtbot.addWidget(place)
    holder.setParent(place)
    button.setParent(holder)
    place.resize(400, 300)
    holder.setGeometry(0, 0, 200, 100)
    button.setGeometry(0, 80, 150, 36)

    assert seen_part(button, place).isEmpty()
    place.show()
    assert seen_part(button, place) == QRect(0, 80, 150, 20)
    button.move(0, 120)
    assert seen_part(button, place).isEmpty()


def test_it_gives_way_to_what_comes_to_stand_below_it_and_stays_otherwise(theme: Theme, qtbot: QtBot) -> None:
    place, field = QWidget(), QLineEdit()
    qtbot.addWidget(place)
    QVBoxLayout(place).addWidget(field)
    button = KbdButton(theme, "Kopieren", kind="primary")
    button.setParent(place)
    place.resize(900, 600)
    button.setGeometry(20, 20, 150, 36)
    place.show()
    toast = Toast(theme, place, kept=lambda: (button,))
    toast.show_note(ToastNote(text="Erledigt.", action="Rückgängig"))
    first = toast.geometry()

    button.move(40, 40)
    assert toast.geometry() == first
    button.move(first.center())
    assert not toast.geometry().intersects(button.geometry())
    toast.put_away()
    button.move(toast.geometry().center())
    assert toast.geometry().contains(button.geometry().topLeft())


def test_without_a_way_on_as_much_room_is_after_the_words_as_before_them(theme: Theme, qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    toast = Toast(theme, place)

    toast.show_note(ToastNote(text=LONG))

    line = toast.layout()
    assert line is not None
    assert line.contentsMargins().right() == line.contentsMargins().left()


@every_size
def test_it_gives_way_to_the_button_that_the_focus_comes_to(
    width: int, height: int, zoom: int, birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    birkenfurt.window.resize(width, height)
    birkenfurt.window.context.theme.set_zoom(zoom)
    birkenfurt.window.open(Destination("settings", "people"))
    toast = _raise_toast(birkenfurt)
    place, page = _place(toast), birkenfurt.window.page()
    assert page is not None
    bar = next(bar for bar in page.findChildren(QScrollBar) if bar.isVisible() and bar.maximum() > height)
    buttons = [each for each in page.findChildren(KbdButton) if each.isEnabled() and each.focusPolicy()]
    button = None
    while button is None and bar.value() < bar.maximum():
        bar.setValue(bar.value() + bar.singleStep())
        button = next((each for each in buttons if toast.geometry().contains(seen_part(each, place).center())), None)
    assert button is not None

    button.setFocus()

    qtbot.waitUntil(lambda: not toast.geometry().intersects(seen_part(button, place)))
    assert toast.isVisible()


def test_it_stays_when_the_focus_comes_to_its_own_ways_on(birkenfurt: WindowApp) -> None:
    toast = _raise_toast(birkenfurt)
    before = toast.geometry()

    toast.action_button().setFocus()
    _settle()

    assert toast.action_button().hasFocus()
    assert toast.geometry() == before


@every_size
def test_no_field_of_the_approval_that_she_records_lies_under_it(
    width: int, height: int, zoom: int, birkenfurt: WindowApp
) -> None:
    birkenfurt.window.resize(width, height)
    birkenfurt.window.context.theme.set_zoom(zoom)
    post = next(post for post in birkenfurt.desk.posts.list() if post.status is PostStatus.IN_REVIEW)
    birkenfurt.window.open(Destination("plan", post.id))
    page = birkenfurt.window.page()
    assert page is not None
    (card,) = page.findChildren(ApprovalCard)
    card.ask_approval()
    _settle()

    toast = _raise_toast(birkenfurt)

    (form,) = (form for form in card.needed_next() if isinstance(form, ApprovalForm))
    fields = [field for field in form.findChildren(QWidget) if isinstance(field, QComboBox | QLineEdit)]
    assert len(fields) >= 3
    for field in [each for each in fields if each.isVisible() and each.focusProxy() is None]:
        field.setFocus(Qt.FocusReason.TabFocusReason)
        _settle()
        below = [each for each in fields if toast.geometry().intersects(seen_part(each, _place(toast)))]
        assert (field.accessibleName(), [each.accessibleName() for each in below]) == (field.accessibleName(), [])


def test_it_gives_way_to_the_chosen_row_of_a_list(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    cards = table(plan(birkenfurt))
    cards.setFocus()
    toast = _raise_toast(birkenfurt)
    place = _place(toast)
    under = cards.indexAt(cards.viewport().mapFrom(place, toast.geometry().center()))
    assert under.isValid()

    cards.setCurrentIndex(under)

    qtbot.waitUntil(lambda: not toast.geometry().intersects(seen_part(cards, place)))
    assert toast.isVisible()
    assert 0 < seen_part(cards, place).height() < cards.height()
