"""The walk itself: the field keeps the focus, each step can be undone, a stop is found again as it was left."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.rounds import Mood, ObservationKind, SkipReason
from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.rounds.skip_menu import SkipMenu
from amtdesk.ui.widgets.choices import SegmentedControl
from tests.loop import let_rest
from tests.ui.hands import ALT, CTRL, at, page_of, press, start, today, type_words, words_on

MENUS = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # said of menus, offscreen
DOWN, UP = Qt.Key.Key_Down, Qt.Key.Key_Up


def menu_of(running: WindowApp) -> SkipMenu:
    return page_of(running).run.stop_view.findChildren(SkipMenu)[-1]


# the focus


def test_a_click_on_mood_kind_list_or_button_leaves_the_focus_in_the_field(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    view = start(birkenfurt, qtbot).run.stop_view
    parts: list[QWidget] = [
        view.moods.control,
        *view.capture.findChildren(SegmentedControl),
        *view.checklist.lines(),
        view.skip_button,
        view.head.open_button,
    ]

    for part in parts:
        part.setEnabled(part not in (view.skip_button, view.head.open_button))  # a menu and a browser are another test
        qtbot.mouseClick(part, Qt.MouseButton.LeftButton, pos=QPoint(5, part.height() // 2))
        assert QApplication.focusWidget() is view.capture.field, part.accessibleName()

    assert view.mood() is Mood.CALM
    assert view.checklist.ticked() == (0, 1, 2, 3)


def test_words_that_are_typed_on_a_button_go_into_the_field(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    page.run.stop_view.skip_button.setFocus()

    qtbot.keyClicks(QApplication.focusWidget(), "W")
    qtbot.keyClicks(QApplication.focusWidget(), "ann?")

    assert page.run.stop_view.capture.text() == "Wann?"
    assert QApplication.focusWidget() is page.run.stop_view.capture.field


def test_at_the_result_a_letter_does_nothing(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    birkenfurt.desk.rounds.finish()
    let_rest()

    qtbot.keyClicks(page.run.summary.primary, "W")

    assert page.run.is_at_summary()


def test_the_mood_has_keys_and_the_same_key_takes_it_back(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    view = start(birkenfurt, qtbot).run.stop_view

    press(qtbot, Qt.Key.Key_6, ALT)
    assert view.mood() is Mood.TENSE
    assert view.moods.control.accessibleName() == "Stimmung: angespannt"
    assert QApplication.focusWidget() is view.capture.field

    press(qtbot, Qt.Key.Key_6, ALT)
    assert view.mood() is None


def test_what_can_be_focused_has_a_name(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    type_words("Rückruf 0171 2345678")

    parts = [part for part in page.findChildren(QWidget) if part.focusPolicy().value and part.isVisible()]

    assert len(parts) > 12
    assert not [part for part in parts if not part.accessibleName() and part.focusProxy() is None]


# leaving out


@MENUS
@pytest.mark.parametrize(
    ("key", "reason"), list(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), SkipReason, strict=True))
)
def test_a_stop_is_left_out_by_keys_alone(key: Qt.Key, reason: SkipReason, birkenfurt: WindowApp, qtbot: QtBot) -> None:
    start(birkenfurt, qtbot)

    press(qtbot, DOWN, ALT)
    qtbot.keyClick(menu_of(birkenfurt), key)

    visit = today(birkenfurt).stops[1].visit
    assert visit is not None
    assert visit.skip_reason is reason
    assert "Übersprungen" in birkenfurt.window.voice.toast.text()


@MENUS
def test_enter_takes_the_first_reason_and_esc_none(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    press(qtbot, DOWN, ALT)
    qtbot.keyClick(menu_of(birkenfurt), Qt.Key.Key_Escape)
    assert today(birkenfurt).done_count == 1
    assert QApplication.focusWidget() is page.run.stop_view.capture.field

    press(qtbot, DOWN, ALT)
    qtbot.keyClick(menu_of(birkenfurt), Qt.Key.Key_Return)

    visit = today(birkenfurt).stops[1].visit
    assert visit is not None
    assert visit.skip_reason is SkipReason.NO_TIME


@MENUS
def test_the_rest_left_out_by_its_number_keeps_the_time_that_was_read(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    at(birkenfurt, "08:01")

    press(qtbot, DOWN, ALT)
    qtbot.keyClick(menu_of(birkenfurt), Qt.Key.Key_4)

    assert page.run.is_at_summary()
    assert today(birkenfurt).seconds == 60
    press(qtbot, DOWN, ALT)  # there is nothing to leave out any more
    assert page.run.is_at_summary()


# back, and undo


def test_alt_up_goes_back_step_by_step_to_the_first(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    said = []

    for _ in range(3):  # once more than there are steps
        press(qtbot, UP, ALT)
        said.append(page.run.stop_view.head.step_words())

    comments, messages = (
        "Eigener Kanal, Schritt 1 von 2: die Kommentare",
        "Eigener Kanal, Schritt 2 von 2: die Nachrichten",
    )
    assert said == [messages, comments, comments]
    assert today(birkenfurt).done_count == 0


def test_from_the_result_alt_up_leads_to_the_last_stop(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    for _ in range(4):
        press(qtbot, Qt.Key.Key_Return, CTRL)

    press(qtbot, UP, ALT)

    assert not page.run.is_at_summary()
    assert today(birkenfurt).done_count == len(today(birkenfurt).stops) - 1


def test_undo_brings_a_stop_back_with_mood_ticks_and_time(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    name = today(birkenfurt).stops[1].group.name
    press(qtbot, Qt.Key.Key_7, ALT)
    press(qtbot, Qt.Key.Key_2, ALT)
    at(birkenfurt, "08:01")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert birkenfurt.window.voice.toast.text() == f"Gelesen: {name}"

    birkenfurt.window.voice.toast.action_button().click()
    let_rest()

    view = page.run.stop_view
    assert (view.mood(), view.checklist.ticked()) == (Mood.HEATED, (1,))
    assert view.head.time_words() == "1 Min. gelesen, 8 geplant"
    assert QApplication.focusWidget() is view.capture.field


def test_going_back_and_on_again_counts_the_time_once(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    start(birkenfurt, qtbot)
    at(birkenfurt, "08:01")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    press(qtbot, UP, ALT)
    at(birkenfurt, "08:02")
    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert today(birkenfurt).seconds == 120


def test_the_channel_is_opened_in_the_words_of_the_plan_and_founded_nowhere(
    birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    press(qtbot, Qt.Key.Key_R, CTRL)

    assert page_of(birkenfurt).run.stop_view.head.open_button.label() == "Kanal öffnen"


def test_what_is_half_typed_stays_on_the_screen_through_undo(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    type_words("Halb getippt")

    birkenfurt.window.voice.toast.action_button().click()
    let_rest()

    assert today(birkenfurt).done_count == 1
    assert page.run.stop_view.capture.text() == "Halb getippt"


def test_a_noted_line_takes_the_toast_of_the_step_before_away(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    start(birkenfurt, qtbot)
    assert birkenfurt.window.voice.toast.isVisible()

    type_words("Neue Frage?")
    press(qtbot, Qt.Key.Key_Return)

    assert not birkenfurt.window.voice.toast.isVisible()


@pytest.mark.parametrize(("width", "height", "zoom"), [(1280, 800, 100), (1024, 640, 100), (1280, 800, 200)])
def test_the_toast_covers_neither_the_field_nor_the_ways_on(
    width: int, height: int, zoom: int, birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    birkenfurt.window.resize(width, height)
    birkenfurt.window.context.theme.set_zoom(zoom)
    page = start(birkenfurt, qtbot)
    press(qtbot, Qt.Key.Key_Return, CTRL)

    toast = birkenfurt.window.voice.toast
    place, over = toast.parentWidget(), toast.geometry()
    assert place is not None

    assert toast.isVisible()
    for part in (page.run.primary_button(), *page.run.needed_next()):
        corner = part.mapTo(place, QPoint(0, 0))
        assert not over.intersects(part.rect().translated(corner)), part.accessibleName()


# leaving in the middle


def test_the_second_step_of_the_own_channel_is_found_again(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_R, CTRL)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    type_words("Aus einer Nach")
    press(qtbot, Qt.Key.Key_5, ALT)

    birkenfurt.window.context.theme.set_zoom(150)  # builds every page anew

    view = page_of(birkenfurt).run.stop_view
    assert view.is_on_messages
    assert (view.capture.text(), view.mood()) == ("Aus einer Nach", Mood.CALM)


def test_a_line_typed_at_the_comments_is_a_comment_also_after_going_on(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_R, CTRL)
    type_words("Wann öffnet das Bad?")
    press(qtbot, Qt.Key.Key_Return, CTRL)

    noted = next(q for q in birkenfurt.desk.questions.open() if q.text == "Wann öffnet das Bad?")
    assert noted.source is QuestionSource.PAGE_COMMENT
    assert page_of(birkenfurt).run.stop_view.is_on_messages


def test_another_page_and_back_shows_the_same_and_counts_no_time(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    type_words("Halb")
    at(birkenfurt, "08:01")
    birkenfurt.window.open(Destination("questions"))
    at(birkenfurt, "11:00")
    press(qtbot, Qt.Key.Key_2, CTRL)

    view = page.run.stop_view
    assert view.capture.text() == "Halb"
    assert view.head.time_words() == "1 Min. gelesen, 8 geplant"
    assert QApplication.focusWidget() is view.capture.field


def test_closing_the_window_from_another_page_counts_no_time(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    start(birkenfurt, qtbot)
    at(birkenfurt, "08:01")
    birkenfurt.window.open(Destination("questions"))
    at(birkenfurt, "11:00")

    birkenfurt.window.close()

    with Desk.open(birkenfurt.desk.folder, StillClock(instant_from_words("2027-05-12T11:01"))) as desk:
        unfinished = desk.rounds.today().unfinished
    assert unfinished is not None
    assert unfinished.seconds == 60


def test_what_is_typed_survives_a_process_that_is_killed(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    qtbot.keyClicks(page.run.stop_view.capture.field, "Halb")

    with qtbot.waitSignal(page.run.stop_view.draft_changed):
        pass

    with Desk.open(birkenfurt.desk.folder, StillClock(instant_from_words("2027-05-12T08:01"))) as other:
        unfinished = other.rounds.today().unfinished
    assert unfinished is not None
    assert unfinished.text == "Halb"


def test_a_line_left_half_typed_yesterday_stands_on_todays_screen(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    name = today(birkenfurt).stops[1].group.name
    press(qtbot, DOWN)
    type_words("Die Schule schl")
    page.leave()
    clock = birkenfurt.desk.clock
    assert isinstance(clock, StillClock)
    clock.set(instant_from_words("2027-05-13T08:00"))
    page.tick()

    press(qtbot, Qt.Key.Key_R, CTRL)

    capture = page.run.stop_view.capture
    assert (capture.text(), capture.kind()) == ("Die Schule schl", ObservationKind.RUMOUR)
    assert f"Diese Zeile blieb bei „{name}“ halb getippt stehen." in words_on(capture)
    assert birkenfurt.desk.rounds.left_over() is None
