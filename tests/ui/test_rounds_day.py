"""The rounds of a day: what the first came to, one more with one key, and which of the day it was."""

from dataclasses import replace
from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from tests.loop import let_rest
from tests.ui.hands import CTRL, at, page_of, press, start, today, type_words, words_on


def walked(running: WindowApp, qtbot: QtBot) -> None:
    """A whole round."""
    start(running, qtbot)
    for _ in range(4):
        press(qtbot, Qt.Key.Key_Return, CTRL)


def test_after_the_round_one_key_begins_the_next(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    walked(birkenfurt, qtbot)
    page = page_of(birkenfurt)
    assert "Rundgang, von 08:00 bis 08:00" in words_on(page.run.summary)
    at(birkenfurt, "14:00")

    press(qtbot, Qt.Key.Key_R, CTRL)

    assert today(birkenfurt).number == 2
    assert not birkenfurt.window.voice.toast.isVisible()  # its "undo" would mean another step now
    assert "2. Rundgang heute" in words_on(page.run.column)
    assert QApplication.focusWidget() is page.run.stop_view.capture.field
    assert page.accessible_title() == "2. Rundgang heute, 0 von 1 Stationen erledigt"


def test_from_another_page_ctrl_r_shows_the_result_first(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    walked(birkenfurt, qtbot)
    birkenfurt.window.open(Destination("questions"))

    press(qtbot, Qt.Key.Key_R, CTRL)

    page = page_of(birkenfurt)
    assert page.run.is_at_summary()
    assert today(birkenfurt).number == 1
    assert QApplication.focusWidget() is page.run.summary.primary


def test_the_result_of_a_later_round_says_which_it_was(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    walked(birkenfurt, qtbot)
    page = page_of(birkenfurt)
    at(birkenfurt, "14:00")

    page.run.summary.again_button.click()
    press(qtbot, Qt.Key.Key_Return, CTRL)
    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert "2. Rundgang heute, von 14:00 bis 14:00" in words_on(page.run.summary)
    assert "Eigener Kanal gelesen, keine Frage notiert, 1 Minute" in words_on(page.run.summary)


def test_what_was_left_out_for_lack_of_time_comes_again_in_the_next_round(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    start(birkenfurt, qtbot)
    birkenfurt.desk.rounds.finish()
    let_rest()
    assert "Eigener Kanal gelesen" in words_on(page_of(birkenfurt).run.summary)

    press(qtbot, Qt.Key.Key_R, CTRL)

    assert (today(birkenfurt).number, len(today(birkenfurt).stops)) == (2, 5)


def test_a_round_in_which_nothing_was_read_says_so(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_R, CTRL)

    birkenfurt.desk.rounds.finish()
    let_rest()

    assert "Keine Gruppe gelesen, keine Frage notiert" in words_on(page_of(birkenfurt).run.summary)


def test_the_result_tells_what_becomes_of_notes_and_cases(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    start(birkenfurt, qtbot)
    for steps in (1, 1, 1):  # a rumour, a topic, a case
        for _ in range(steps):
            press(qtbot, Qt.Key.Key_Down)
        type_words("Gesehen")
        press(qtbot, Qt.Key.Key_Return)
    birkenfurt.desk.rounds.finish()
    let_rest()

    said = words_on(page_of(birkenfurt).run.summary)
    assert "2 Notizen gehen in den Wochenbericht ein." in said
    assert "1 Moderationsnotiz bleibt für die Seite Moderation aufgehoben." in said


def test_when_the_next_round_is_due_the_way_in_begins_it_at_once(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    walked(birkenfurt, qtbot)
    reminders = birkenfurt.desk.reminders
    reminders.change(replace(reminders.settings(), times={2: (time(8, 15), time(14, 0))}))
    birkenfurt.window.open(Destination("today"))
    at(birkenfurt, "14:01")

    birkenfurt.window.open(Destination("rounds", "start"))

    assert today(birkenfurt).number == 2
    assert QApplication.focusWidget() is page_of(birkenfurt).run.stop_view.capture.field


def test_on_an_empty_desk_the_round_is_the_own_channel_alone(running: WindowApp, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_R, CTRL)
    page = page_of(running)
    assert "Eigener Kanal, Schritt 1 von 2: die Kommentare" in words_on(page.run.stop_view)

    press(qtbot, Qt.Key.Key_Return, CTRL)
    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert "Eigener Kanal gelesen, keine Frage notiert, 1 Minute" in words_on(page.run.summary)
    assert "Zurzeit wartet niemand auf Antwort." in words_on(page.run.summary)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert running.window.stack.key() == "today"


def test_a_group_that_leaves_the_list_in_the_middle_takes_no_words_along(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    type_words("Halb getippt")

    birkenfurt.desk.rounds.delete_group(today(birkenfurt).stops[1].group.id)
    let_rest()

    assert page.run.stop_view.capture.text() == "Halb getippt"
    assert today(birkenfurt).done_count == 1
