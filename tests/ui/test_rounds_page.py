"""Rundgang by keyboard: one stop at a time, lines captured, left in the middle, found again, and its result."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.rounds import Mood, SkipReason
from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.widgets.fields import AUTOSAVE_MS
from tests.loop import let_rest
from tests.ui.hands import ALT, CTRL, page_of, press, start, today, type_words, words_on
from tests.ui.test_pages import clipped


@pytest.fixture
def later(birkenfurt: WindowApp) -> StillClock:
    """The hands of the window's clock."""
    clock = birkenfurt.desk.clock
    assert isinstance(clock, StillClock)
    return clock


MENUS = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # said of menus, offscreen


def test_ctrl_r_starts_the_round_at_the_own_channel_with_the_field_focused(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_R, CTRL)

    page = page_of(birkenfurt)
    assert QApplication.focusWidget() is page.run.stop_view.capture.field
    assert "Schritt 1 von 2: die Kommentare" in words_on(page.run.stop_view)
    assert birkenfurt.window.rail.is_narrow()


def test_the_own_channel_is_read_in_two_steps_and_each_has_its_source(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_R, CTRL)
    for words in ("Frage aus einem Kommentar?", "Frage aus einer Nachricht?"):
        type_words(words)
        press(qtbot, Qt.Key.Key_Return)
        press(qtbot, Qt.Key.Key_Return, CTRL)

    sources = {question.text: question.source for question in birkenfurt.desk.questions.open()}
    assert sources["Frage aus einem Kommentar?"] is QuestionSource.PAGE_COMMENT
    assert sources["Frage aus einer Nachricht?"] is QuestionSource.DIRECT_MESSAGE
    assert today(birkenfurt).done_count == 1


def test_a_line_becomes_a_question_and_the_field_stays_ready(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    group = today(birkenfurt).stops[1].group

    type_words("Wie lange ist gesperrt?")
    press(qtbot, Qt.Key.Key_Return)

    question = next(q for q in birkenfurt.desk.questions.open() if q.text == "Wie lange ist gesperrt?")
    assert (question.group_id, question.source) == (group.id, QuestionSource.GROUP)
    assert QApplication.focusWidget() is page.run.stop_view.capture.field
    assert page.run.stop_view.capture.text() == ""
    assert "Frage notiert: „Wie lange ist gesperrt?“" in words_on(page.run.stop_view.capture)
    assert today(birkenfurt).stops[1].questions_noted == 1


def test_a_noted_line_can_be_taken_back_at_once(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    type_words("Doch nicht")
    press(qtbot, Qt.Key.Key_Return)

    page.run.stop_view.capture.undo_button.click()
    let_rest()

    assert today(birkenfurt).stops[1].questions_noted == 0
    assert QApplication.focusWidget() is page.run.stop_view.capture.field


def test_the_line_about_a_note_goes_with_the_note(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    capture = start(birkenfurt, qtbot).run.stop_view.capture
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Down)
    type_words("Streit unter dem Beitrag")
    press(qtbot, Qt.Key.Key_Return)
    let_rest()
    assert "Moderation notiert: „Streit unter dem Beitrag“" in words_on(capture)
    assert capture.undo_button.isVisible()

    press(qtbot, Qt.Key.Key_Z, CTRL)

    assert "Moderation notiert" not in words_on(capture)
    assert not capture.undo_button.isVisible()


def test_ctrl_z_takes_the_noted_line_back_and_does_not_bring_it_a_second_time(
    birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    start(birkenfurt, qtbot)
    qtbot.keyClicks(QApplication.focusWidget(), "Doch nicht")
    press(qtbot, Qt.Key.Key_Return)

    press(qtbot, Qt.Key.Key_Z, CTRL)

    assert today(birkenfurt).stops[1].questions_noted == 0


def test_a_long_line_is_kept_whole(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    start(birkenfurt, qtbot)
    words = "Straße 🌞 " * 500 + "Ende"
    QGuiApplication.clipboard().setText(words)

    press(qtbot, Qt.Key.Key_V, CTRL)
    press(qtbot, Qt.Key.Key_Return)

    assert words in {question.text for question in birkenfurt.desk.questions.open()}


def test_f6_leads_to_the_capture_field(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    field = QApplication.focusWidget()

    for _ in birkenfurt.window.areas():
        press(qtbot, Qt.Key.Key_F6)

    assert QApplication.focusWidget() is field is page.run.stop_view.capture.field


def test_nothing_is_asked_to_be_kept_after_the_window_was_closed(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    type_words("Halb")
    page.run.stop_view.capture.field.textEdited.emit("Halb")

    birkenfurt.window.close()

    with qtbot.assertNotEmitted(page.run.stop_view.capture.draft_changed, wait=AUTOSAVE_MS + 50):
        pass


def test_the_arrows_choose_what_a_line_is_and_the_mood_goes_with_it(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    page.run.stop_view.show_mood(Mood.HEATED)

    press(qtbot, Qt.Key.Key_Down)
    type_words("Die Schule schließt")
    press(qtbot, Qt.Key.Key_Return)

    noted = birkenfurt.desk.rounds.observations_between(
        instant_from_words("2027-05-12T07:59"), instant_from_words("2027-05-12T09:00")
    )
    assert [(line.kind, line.text, line.mood) for line in noted] == [("rumour", "Die Schule schließt", Mood.HEATED)]


def test_the_whole_round_by_ctrl_enter_ends_with_its_result(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    type_words("Eine Frage?")
    press(qtbot, Qt.Key.Key_Return)

    for _ in range(4):
        press(qtbot, Qt.Key.Key_Return, CTRL)

    assert page.run.is_at_summary()
    assert "4 Gruppen gelesen, 1 Frage notiert, 1 Minuten".replace("1 Minuten", "1 Minute") in words_on(
        page.run.summary
    )
    assert QApplication.focusWidget() is page.run.summary.primary
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert birkenfurt.window.stack.key() == "questions"


def test_a_line_that_was_not_stored_yet_is_stored_on_going_on(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    start(birkenfurt, qtbot)

    type_words("Noch nicht mit Eingabe bestätigt")
    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert today(birkenfurt).stops[1].questions_noted == 1


def test_the_window_closed_in_the_middle_finds_all_of_it_again(
    birkenfurt: WindowApp, qtbot: QtBot, later: StillClock
) -> None:
    page = start(birkenfurt, qtbot)
    type_words("Halb geschrie")
    page.run.stop_view.show_mood(Mood.TENSE)
    press(qtbot, Qt.Key.Key_2, ALT)
    later.set(instant_from_words("2027-05-12T08:01"))
    birkenfurt.window.close()

    with Desk.open(birkenfurt.desk.folder, StillClock(instant_from_words("2027-05-12T10:00"))) as desk:
        again = WindowApp(birkenfurt.app, desk, language="de")
        again.show()
        again.window.open(Destination("rounds", "start"))
        view = page_of(again).run.stop_view
        unfinished = desk.rounds.today().unfinished
        assert desk.rounds.today().done_count == 1
        assert (view.capture.text(), view.mood(), view.checklist.ticked()) == ("Halb geschrie", Mood.TENSE, (1,))
        assert unfinished is not None
        assert unfinished.seconds == 60
        again.window.close()
        again.window.deleteLater()


def test_reading_time_stops_when_nobody_is_there(birkenfurt: WindowApp, qtbot: QtBot, later: StillClock) -> None:
    start(birkenfurt, qtbot)
    later.set(instant_from_words("2027-05-12T08:45"))

    press(qtbot, Qt.Key.Key_Return, CTRL)

    visit = today(birkenfurt).stops[1].visit
    assert visit is not None
    assert visit.seconds == 120


@MENUS
@pytest.mark.parametrize(("place", "reason"), list(enumerate(SkipReason)))
def test_leaving_out_asks_for_one_of_three_reasons(
    place: int, reason: SkipReason, birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    page = start(birkenfurt, qtbot)

    page.run.stop_view.skip_button.click()
    menu = page.run.stop_view.findChildren(QMenu)[-1]
    menu.actions()[place].trigger()
    menu.close()

    visit = today(birkenfurt).stops[1].visit
    assert visit is not None
    assert visit.skip_reason is reason


@MENUS
def test_the_rest_can_be_left_out_at_once(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)

    page.run.stop_view.skip_button.click()
    menu = page.run.stop_view.findChildren(QMenu)[-1]
    menu.actions()[-1].trigger()
    menu.close()

    assert page.run.is_at_summary()
    assert "4 Stationen wurden übersprungen." in words_on(page.run.summary)


def test_going_back_opens_the_stop_before_with_its_mood(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    page.run.stop_view.show_mood(Mood.HEATED)
    press(qtbot, Qt.Key.Key_Return, CTRL)

    page.run.stop_view.back_button.click()

    assert today(birkenfurt).done_count == 1
    assert page.run.stop_view.mood() is Mood.HEATED


def test_ctrl_z_takes_the_last_step_of_the_round_back(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    start(birkenfurt, qtbot)
    press(qtbot, Qt.Key.Key_Return, CTRL)

    press(qtbot, Qt.Key.Key_Z, CTRL)

    assert today(birkenfurt).done_count == 1


def test_a_day_without_service_says_why_only_the_own_channel_is_called_at(
    birkenfurt: WindowApp, later: StillClock
) -> None:
    later.set(instant_from_words("2027-05-15T09:00"))  # a Saturday

    birkenfurt.window.open(Destination("rounds"))

    assert "Heute ist kein Dienst: nur Ihr eigener Kanal, etwa 3 Minuten." in words_on(page_of(birkenfurt).overview)


SIZES = [(1280, 800, 100), (1024, 640, 100), (1280, 800, 200)]


@pytest.mark.parametrize(("width", "height", "zoom"), SIZES)
def test_nothing_is_clipped_in_any_state(
    width: int, height: int, zoom: int, birkenfurt: WindowApp, qtbot: QtBot
) -> None:
    birkenfurt.window.resize(width, height)
    birkenfurt.window.context.theme.set_zoom(zoom)
    found = {}

    birkenfurt.window.open(Destination("rounds", "new"))
    let_rest()
    found["form"] = clipped(page_of(birkenfurt))
    press(qtbot, Qt.Key.Key_R, CTRL)
    found["own channel"] = clipped(page_of(birkenfurt))
    press(qtbot, Qt.Key.Key_Return, CTRL)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    type_words("Wie lange ist die Mühlenstraße noch gesperrt, und wo fährt der Bus?")
    press(qtbot, Qt.Key.Key_Return)
    found["stop"] = clipped(page_of(birkenfurt))
    birkenfurt.desk.rounds.finish()
    let_rest()
    found["result"] = clipped(page_of(birkenfurt))

    assert not {state: words for state, words in found.items() if words}
