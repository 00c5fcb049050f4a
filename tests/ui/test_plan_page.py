"""The editorial plan through the window: the list, the editor, and the way of a post from draft to published."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay
from amtdesk.ui.app import WindowApp
from amtdesk.ui.messages import ToastNote
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.editor import PostEditor
from amtdesk.ui.pages.plan.page import PlanPage
from amtdesk.ui.pages.plan.plan_head import LIST
from amtdesk.ui.pages.plan.plan_table import PlanTable
from amtdesk.ui.pages.plan.plan_views import PlanViews
from amtdesk.ui.widgets.buttons import IconButton, KbdButton
from amtdesk.ui.widgets.fields import SearchField
from amtdesk.ui.widgets.labels import Label
from tests.loop import let_rest
from tests.ui.test_pages import clipped

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def plan(running: WindowApp, target: object = None) -> PlanPage:
    running.settings.keep_plan_view(LIST)
    running.window.open(Destination("plan", target))
    let_rest()
    page = running.window.page()
    assert isinstance(page, PlanPage)
    views = page.findChild(PlanViews)
    assert views is not None
    if views.head.views.key() != LIST:  # the page was built before
        views.choose(LIST)
    return page


def post_id(running: WindowApp, key: str) -> PostId:
    return next(post.id for post in running.desk.posts.list() if post.key == key)


def editor(page: PlanPage) -> PostEditor:
    return page.findChild(PostEditor)  # type: ignore[return-value]  # there is one


def table(page: PlanPage) -> PlanTable:
    return next(each for each in page.findChildren(PlanTable) if each.isVisible())


def titles(page: PlanPage) -> list[str]:
    return [row.title for row in table(page).rows() if not row.is_heading]


def heard(running: WindowApp) -> list[ToastNote]:
    notes: list[ToastNote] = []
    running.messages.toast_raised.connect(notes.append)
    return notes


def press(widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    pressed = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        pressed |= modifier
    QTest.keyClick(widget, key, pressed)
    let_rest()


def primary(running: WindowApp) -> None:
    press(running.window, Qt.Key.Key_Return, CTRL)


def test_an_empty_plan_asks_what_to_start_with_and_names_fixed_dates(running: WindowApp) -> None:
    page = plan(running)

    assert "Pfingstmontag" in titles(page)
    assert page.primary_button().label() == "Neuer Beitrag"


def test_a_fixed_date_of_an_empty_plan_becomes_a_post_once_she_went_there(running: WindowApp) -> None:
    page = plan(running)
    dates = next(each for each in page.findChildren(PlanTable) if each.isVisible())
    dates.setFocus()
    press(dates, Qt.Key.Key_N, CTRL)

    assert [post.title for post in running.desk.posts.list()] == ["Pfingstmontag"]


def test_the_list_names_states_and_what_stands_in_the_calendar(birkenfurt: WindowApp) -> None:
    page = plan(birkenfurt)

    rows = {row.title: row for row in table(page).rows()}
    assert rows["Freibad öffnet"].status in {"freigegeben", ""}
    assert rows["Stadtrat – Vorschau"].status == "Entwurf"
    assert rows["Baustelle Mühlenstraße – erster Tag"].status == "wartet"
    assert "Pfingstmontag" in rows
    spoken = rows["Stadtrat – Vorschau"].spoken()
    assert "Entwurf" in spoken
    assert "15:00" in spoken


def test_green_comes_with_the_stamp_only(birkenfurt: WindowApp) -> None:
    page = plan(birkenfurt)

    stamped = {row.status for row in table(page).rows() if row.right_icon == "stamp"}
    approved = {row.right_icon for row in table(page).rows() if row.status == "freigegeben"}

    assert stamped == {"freigegeben"}
    assert approved == {"stamp"}


def test_searching_finds_by_words(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = plan(birkenfurt)
    field = next(each for each in page.findChildren(SearchField) if each.isVisible())

    qtbot.keyClicks(field, "freibad")
    qtbot.waitUntil(lambda: "Freibad öffnet" in titles(page) and "Ausbildung im Rathaus" not in titles(page))

    field.setText("qqq")
    qtbot.waitUntil(lambda: not any(each.isVisible() for each in page.findChildren(PlanTable)))


def test_ctrl_shift_arrows_move_a_post_and_undo_brings_it_back(birkenfurt: WindowApp) -> None:
    page = plan(birkenfurt)
    moved = post_id(birkenfurt, "P11")
    before = birkenfurt.desk.posts.get(moved)
    assert before.day is not None
    table(page).select_key(moved)

    press(table(page), Qt.Key.Key_Right, CTRL, SHIFT)
    press(table(page), Qt.Key.Key_Down, CTRL, SHIFT)
    after = birkenfurt.desk.posts.get(moved)
    assert (after.day, after.at) == (before.day + timedelta(days=8), before.at)

    press(table(page), Qt.Key.Key_Z, CTRL)
    press(table(page), Qt.Key.Key_Z, CTRL)
    assert birkenfurt.desk.posts.get(moved).day == before.day


def test_no_key_brings_a_post_of_the_list_onto_a_day_that_has_passed(birkenfurt: WindowApp) -> None:
    page = plan(birkenfurt)
    faults: list[object] = []
    birkenfurt.messages.fault_raised.connect(faults.append)
    today = birkenfurt.desk.clock.today()
    post = birkenfurt.desk.posts.add("Freibad", day=today)
    let_rest()
    table(page).select_key(post.id)

    press(table(page), Qt.Key.Key_Left, CTRL, SHIFT)

    assert len(faults) == 1
    assert birkenfurt.desk.posts.get(post.id).day == today


def test_ctrl_t_takes_a_date_as_people_type_it(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = plan(birkenfurt)
    dated = post_id(birkenfurt, "P11")
    table(page).select_key(dated)

    press(table(page), Qt.Key.Key_T, CTRL)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "di 9:30")
    press(field, Qt.Key.Key_Return)

    post = birkenfurt.desk.posts.get(dated)
    assert (f"{post.day:%d.%m.}", post.at) == ("18.05.", time(9, 30))


def test_del_withdraws_with_undo(birkenfurt: WindowApp) -> None:
    page = plan(birkenfurt)
    gone = post_id(birkenfurt, "P11")
    table(page).select_key(gone)

    press(table(page), Qt.Key.Key_Delete)
    assert birkenfurt.desk.posts.get(gone).status is PostStatus.WITHDRAWN

    press(table(page), Qt.Key.Key_Z, CTRL)
    assert birkenfurt.desk.posts.get(gone).status is PostStatus.DRAFT


def test_an_occasion_becomes_the_draft_that_its_idea_has_for_it(birkenfurt: WindowApp) -> None:
    page = plan(birkenfurt)
    row = next(row for row in table(page).rows() if row.title == "Pfingstmontag")
    table(page).select_key(row.key)

    press(table(page), Qt.Key.Key_N, CTRL)

    post = editor(page).post()
    assert post is not None
    assert (post.title, f"{post.day}") == ("Sprechzeiten an Brückentagen und Feiertagen", "2027-05-12")  # of its idea
    assert post.occasion_uid == "day-off-2027-05-17"  # so that it comes along when the occasion is moved


def test_typing_stores_itself_and_survives_leaving(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    written = post_id(birkenfurt, "P11")
    page = plan(birkenfurt, written)
    field = editor(page).writing.text

    qtbot.keyClicks(field, "Hallo. ")
    qtbot.waitUntil(lambda: birkenfurt.desk.posts.get(written).text.startswith("Hallo. "))

    qtbot.keyClicks(field, "Und ")
    birkenfurt.window.open(Destination("today"))
    assert birkenfurt.desk.posts.get(written).text.startswith("Hallo. Und ")
    assert birkenfurt.desk.posts.versions(written)


def test_the_approval_lapses_with_one_toast_and_its_version_comes_back(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    approved = post_id(birkenfurt, "P07")
    page = plan(birkenfurt, approved)
    notes = heard(birkenfurt)
    before = birkenfurt.desk.posts.get(approved).text

    for words in ("Neu. ", "Mehr. "):
        qtbot.keyClicks(editor(page).writing.text, words)
        editor(page).flush()
        let_rest()

    assert birkenfurt.desk.posts.get(approved).status is PostStatus.DRAFT
    (note,) = notes
    assert note.text == "Freigabe von B. Tietz ist erloschen, weil Sie den Text geändert haben."
    assert note.action == "Fassung 1 wiederherstellen"
    assert note.on_action is not None

    note.on_action()
    let_rest()

    restored = birkenfurt.desk.posts.get(approved)
    assert (restored.text, restored.status) == (before, PostStatus.APPROVED)
    assert editor(page).writing.text.text() == before


def test_white_space_keeps_the_approval(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    approved = post_id(birkenfurt, "P07")
    page = plan(birkenfurt, approved)

    qtbot.keyClicks(editor(page).writing.text, "  ")
    editor(page).flush()

    assert birkenfurt.desk.posts.get(approved).status is PostStatus.APPROVED


def write_a_draft(running: WindowApp, qtbot: QtBot) -> PlanPage:
    page = plan(running)
    press(running.window, Qt.Key.Key_N, CTRL)
    title = QApplication.focusWidget()
    assert isinstance(title, QLineEdit)
    qtbot.keyClicks(title, "Freibad am Samstag")
    press(title, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is editor(page).writing.text
    qtbot.keyClicks(editor(page).writing.text, "Das Freibad hat am 15.5. auf. Mehr: www.birkenfurt.example")
    editor(page).flush()
    return page


def test_a_new_post_goes_from_draft_to_published_by_keyboard_alone(running: WindowApp, qtbot: QtBot) -> None:
    desk = running.desk
    page = write_a_draft(running, qtbot)

    primary(running)
    (post,) = desk.posts.list()
    assert post.status is PostStatus.IN_REVIEW
    assert "bitte geben Sie diesen Beitrag frei" in QGuiApplication.clipboard().text()

    press(running.window, Qt.Key.Key_F, CTRL, SHIFT)
    who = QApplication.focusWidget()
    assert isinstance(who, QComboBox | QLineEdit)
    qtbot.keyClicks(who, "Petra Lueders")
    primary(running)
    approval = desk.posts.get(post.id).standing_approval
    assert approval is not None
    assert (approval.approved_by, approval.way) == ("Petra Lueders", ApprovalWay.IN_PERSON)

    primary(running)
    assert not clipped(page)
    assert QGuiApplication.clipboard().text().startswith("Das Freibad hat am 15.5. auf.")
    assert desk.posts.get(post.id).copied_at is not None

    press(running.window, Qt.Key.Key_V, CTRL, SHIFT)
    link = QApplication.focusWidget()
    assert isinstance(link, QLineEdit)
    qtbot.keyClicks(link, "https://www.facebook.example/1")
    primary(running)
    out = desk.posts.get(post.id)
    assert (out.status, out.publications[0].link) == (PostStatus.PUBLISHED, "https://www.facebook.example/1")

    press(running.window, Qt.Key.Key_Escape)
    assert "Freibad am Samstag" in titles(page)


def test_what_the_rules_refuse_stands_under_the_button(birkenfurt: WindowApp) -> None:
    page = plan(birkenfurt, post_id(birkenfurt, "P12"))

    primary(birkenfurt)

    words = [label.text() for label in _visible_labels(editor(page).approval)]
    assert any("Personen erkennbar" in text and "Einwilligung" in text for text in words)
    assert birkenfurt.desk.posts.get(post_id(birkenfurt, "P12")).status is PostStatus.DRAFT


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_what_is_typed_after_a_title_goes_into_the_text_also_without_a_title(
    running: WindowApp, qtbot: QtBot, key: Qt.Key
) -> None:
    page = plan(running)
    press(running.window, Qt.Key.Key_N, CTRL)
    title = QApplication.focusWidget()
    assert isinstance(title, QLineEdit)

    press(title, key)
    qtbot.keyClicks(QApplication.focusWidget(), "Das Freibad hat auf.")
    editor(page).flush()

    (listed,) = running.desk.posts.list()
    post = running.desk.posts.get(listed.id)
    assert (post.title, post.text) == ("", "Das Freibad hat auf.")


def test_no_key_that_is_typed_reaches_the_pencil_beside_the_title(running: WindowApp) -> None:
    shown = editor(plan(running, running.desk.posts.add("Freibad", "", day=running.desk.clock.today()).id))
    (pencil,) = (each for each in shown.head.findChildren(IconButton) if each.accessibleName() == "Titel bearbeiten")

    assert pencil.isVisible()
    assert pencil.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_an_untouched_new_post_leaves_nothing_behind(running: WindowApp) -> None:
    page = plan(running)
    press(running.window, Qt.Key.Key_N, CTRL)
    title = QApplication.focusWidget()
    assert title is not None
    press(title, Qt.Key.Key_Escape)
    editor(page).writing.text.setFocus()
    press(editor(page).writing.text, Qt.Key.Key_Escape)

    assert running.desk.posts.list() == ()


def _visible_labels(place: QWidget) -> list[Label]:
    return [label for label in place.findChildren(Label) if label.isVisible()]


def test_a_missed_post_is_asked_about(birkenfurt: WindowApp) -> None:
    page = plan(birkenfurt)
    clock = birkenfurt.desk.clock
    clock.set(clock.now() + timedelta(hours=10))  # type: ignore[attr-defined]  # a StillClock

    page.tick()
    headings = [row.title for row in table(page).rows() if row.is_heading]
    assert headings[0] == "Zeit vorbei, nicht kopiert: schon online?"

    page = plan(birkenfurt, post_id(birkenfurt, "P07"))
    assert not clipped(page)
    assert any("nicht kopiert" in label.text() for label in _visible_labels(editor(page)))


def test_the_place_is_kept_over_a_rebuild(birkenfurt: WindowApp) -> None:
    opened = post_id(birkenfurt, "P11")
    plan(birkenfurt, opened)

    birkenfurt.window.rebuild()
    let_rest()

    page = birkenfurt.window.page()
    assert isinstance(page, PlanPage)
    assert page.place() == opened


def test_the_editor_asks_for_the_narrow_rail_and_gives_it_back(birkenfurt: WindowApp) -> None:
    page = plan(birkenfurt, post_id(birkenfurt, "P11"))
    assert page.wants_narrow_rail

    page.go_home()

    assert not page.wants_narrow_rail


@pytest.mark.no_cover
@pytest.mark.parametrize(("width", "height", "zoom"), [(1280, 800, 100), (1024, 640, 100), (1280, 800, 200)])
@pytest.mark.parametrize("key", ["P05", "P07", "P10", "P12", "P13"])
def test_in_the_editor_no_word_is_clipped(
    birkenfurt: WindowApp, qtbot: QtBot, *, key: str, width: int, height: int, zoom: int
) -> None:
    birkenfurt.window.resize(width, height)
    birkenfurt.window.context.theme.set_zoom(zoom)

    page = plan(birkenfurt, post_id(birkenfurt, key))

    qtbot.waitUntil(lambda: not clipped(page))  # the answer of the checks has its place a turn after its words
    primary_buttons = [each for each in page.findChildren(KbdButton) if each.isVisible() and each.kind == "primary"]
    assert primary_buttons == [page.primary_button()]
