"""What goes into the capture field: odd, huge, empty and personal lines each have their answer, and are told."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.system.clock import instant_from_words
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.rounds.capture import Capture
from tests.ui.hands import CTRL, page_of, press, start, today, type_words, words_on

SHIFT = Qt.KeyboardModifier.ShiftModifier
PHONE = "Bitte Rückruf unter 0171 2345678"


def capture_of(running: WindowApp, qtbot: QtBot) -> Capture:
    """The capture field of the first group."""
    return start(running, qtbot).run.stop_view.capture


def paste(qtbot: QtBot, words: str) -> None:
    """Ctrl+V with these words on the clipboard."""
    QGuiApplication.clipboard().setText(words)
    press(qtbot, Qt.Key.Key_V, CTRL)


def questions(running: WindowApp) -> set[str]:
    """The words of all open questions."""
    return {question.text for question in running.desk.questions.open()}


# odd lines


def test_enter_on_an_empty_line_says_how_to_go_on(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    capture = capture_of(birkenfurt, qtbot)
    before = questions(birkenfurt)

    press(qtbot, Qt.Key.Key_Return)

    assert "In dieser Zeile steht noch nichts. Mit Strg Eingabe geht es weiter." in words_on(capture)
    assert questions(birkenfurt) == before
    assert QApplication.focusWidget() is capture.field


@pytest.mark.parametrize("words", ["   ", "\u200b\u200b", "\u2060", "\t"])
def test_a_line_of_nothing_that_can_be_seen_is_empty(words: str, birkenfurt: WindowApp, qtbot: QtBot) -> None:
    capture_of(birkenfurt, qtbot)
    before = questions(birkenfurt)
    type_words(words)

    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert questions(birkenfurt) == before
    assert today(birkenfurt).done_count == 2


def test_of_a_megabyte_the_beginning_is_kept_and_that_is_said(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    capture = capture_of(birkenfurt, qtbot)

    paste(qtbot, "Wort " * 210_000)

    assert 19_000 < len(capture.text()) <= 20_000
    assert "Der Text ist sehr lang." in words_on(capture)
    press(qtbot, Qt.Key.Key_Return)
    assert max(len(text) for text in questions(birkenfurt)) > 19_000


def test_a_page_with_breaks_and_unseen_signs_becomes_one_readable_line(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    capture = capture_of(birkenfurt, qtbot)

    paste(qtbot, "Wann\x00 kommt\x07\r\nder \u200bBus\u202e?")
    press(qtbot, Qt.Key.Key_Return)

    assert "Wann kommt der Bus?" in questions(birkenfurt)
    assert capture.text() == ""


def test_unseen_signs_do_not_get_into_a_rumour_by_another_way(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    capture_of(birkenfurt, qtbot)
    press(qtbot, Qt.Key.Key_Down)

    type_words("Die\u200b Schule\x07 schließt")
    press(qtbot, Qt.Key.Key_Return)

    since = instant_from_words("2027-05-12T07:59")
    noted = birkenfurt.desk.rounds.observations_between(since, instant_from_words("2027-05-12T09:00"))
    assert [line.text for line in noted] == ["Die Schule schließt"]


def test_a_family_of_emoji_stays_one_family(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    capture_of(birkenfurt, qtbot)
    family = "Fest für alle 👨‍👩‍👧‍👦 am 🏳️‍🌈-Platz 👍🏽"

    paste(qtbot, family)
    press(qtbot, Qt.Key.Key_Return)

    assert family in questions(birkenfurt)


def test_what_is_dropped_into_the_field_is_cleaned_like_what_is_pasted(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    capture = capture_of(birkenfurt, qtbot)
    words = QMimeData()
    words.setText("Zeile eins\nZeile\x00 zwei")
    middle = QPointF(10, 10)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    capture.field.dropEvent(
        QDropEvent(middle, Qt.DropAction.CopyAction, words, left, none)
    )  # a whole drag needs a screen

    assert capture.text() == "Zeile eins Zeile zwei"
    assert QApplication.focusWidget() is capture.field


def test_the_menu_of_the_field_pastes_cleaned_words(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    capture = capture_of(birkenfurt, qtbot)
    QGuiApplication.clipboard().setText("Eins\nzwei")
    menu = capture.field.menu()

    next(action for action in menu.actions() if action.objectName() == "edit-paste").trigger()
    menu.close()

    assert capture.text() == "Eins zwei"


# personal data


def test_the_first_enter_points_out_personal_data_and_keeps_nothing(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    capture = capture_of(birkenfurt, qtbot)
    type_words(PHONE)

    press(qtbot, Qt.Key.Key_Return)

    assert PHONE not in questions(birkenfurt)
    assert "Noch nicht notiert:" in words_on(capture)
    assert not birkenfurt.window.voice.toast.isVisible()  # nothing lies over what is said
    assert capture.text() == PHONE
    assert QApplication.focusWidget() is capture.field


def test_the_second_enter_keeps_it_as_it_is(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    capture_of(birkenfurt, qtbot)
    type_words(PHONE)

    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return)

    assert PHONE in questions(birkenfurt)


def test_redacted_it_is_kept_at_once(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    capture_of(birkenfurt, qtbot)
    type_words(PHONE)

    press(qtbot, Qt.Key.Key_R, CTRL | SHIFT)
    press(qtbot, Qt.Key.Key_Return)

    assert "Bitte Rückruf unter [Telefonnummer]" in questions(birkenfurt)


def test_other_words_are_pointed_out_anew(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    capture_of(birkenfurt, qtbot)
    type_words(PHONE)
    press(qtbot, Qt.Key.Key_Return)

    type_words(" oder 0171 7654321")
    press(qtbot, Qt.Key.Key_Return)

    assert not [text for text in questions(birkenfurt) if PHONE in text]


def test_going_on_points_it_out_too_and_going_on_again_keeps_it(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    capture_of(birkenfurt, qtbot)
    type_words(PHONE)

    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert today(birkenfurt).done_count == 1

    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert today(birkenfurt).done_count == 2
    assert PHONE in questions(birkenfurt)


def test_a_long_paste_is_looked_at_before_it_is_kept(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    capture_of(birkenfurt, qtbot)
    paste(qtbot, "Viele Worte. " * 300 + PHONE)

    press(qtbot, Qt.Key.Key_Return)

    assert not [text for text in questions(birkenfurt) if PHONE in text]


# kinds


def test_a_moderation_note_says_that_its_page_is_still_to_come(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    capture = capture_of(birkenfurt, qtbot)
    for _ in range(4):  # one more than there are
        press(qtbot, Qt.Key.Key_Down)

    assert "Die Notiz bleibt für die Seite Moderation aufgehoben, die noch kommt." in words_on(capture)
    type_words("Beschimpfung unter dem Beitrag zur Baustelle")
    press(qtbot, Qt.Key.Key_Return)
    assert "Moderation notiert: „Beschimpfung unter dem Beitrag zur Baustelle“" in words_on(capture)
    assert page_of(birkenfurt).desk.rounds.today().stops[1].observations_noted == 1
