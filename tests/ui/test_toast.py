"""The toast: eight seconds, one action, never in the way of the focus."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.ui.keys import GO_ON_KEYS
from amtdesk.ui.messages import BarAction, ToastNote
from amtdesk.ui.theme import Theme
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.toast import SHOWN_MS, Toast
from tests.loop import let_rest


def _field(place: QWidget) -> QLineEdit:
    return place.findChildren(QLineEdit)[0]


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    """A window with a field that has the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    lines = QVBoxLayout(window)
    lines.addWidget(QLineEdit())
    window.resize(900, 600)
    window.show()
    window.activateWindow()
    _field(window).setFocus()
    return window


@pytest.fixture
def toast(theme: Theme, place: QWidget) -> Toast:
    return Toast(theme, place)


def test_a_toast_leaves_the_focus_where_it_is(toast: Toast, place: QWidget) -> None:
    toast.show_note(ToastNote(text="Erledigt.", action="Rückgängig"))

    assert toast.isVisible()
    assert QApplication.focusWidget() is place.findChild(QLineEdit)


def test_a_toast_stays_eight_seconds(toast: Toast) -> None:
    toast.show_note(ToastNote(text="Erledigt."))

    assert SHOWN_MS == 8000
    assert [timer.interval() for timer in toast.findChildren(QTimer) if timer.isSingleShot()] == [SHOWN_MS]
    assert 0 < toast.remaining_ms() <= SHOWN_MS * 1.05  # a coarse timer, which lets the machine sleep


def test_a_toast_waits_while_the_mouse_is_on_it(toast: Toast) -> None:
    toast.show_note(ToastNote(text="Erledigt."))

    toast.enterEvent(QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert toast.remaining_ms() == -1

    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    assert toast.remaining_ms() > 0


def test_a_toast_waits_while_its_action_has_the_focus(toast: Toast, place: QWidget, qtbot: QtBot) -> None:
    toast.show_note(ToastNote(text="Erledigt.", action="Rückgängig"))

    toast.action_button().setFocus()
    qtbot.waitUntil(lambda: toast.remaining_ms() == -1)

    _field(place).setFocus()
    qtbot.waitUntil(lambda: toast.remaining_ms() > 0)


def test_its_action_acts_once_and_puts_it_away(toast: Toast, qtbot: QtBot) -> None:
    done: list[str] = []
    toast.show_note(ToastNote(text="Erledigt.", action="Rückgängig", on_action=lambda: done.append("undo")))

    qtbot.mouseClick(toast.action_button(), Qt.MouseButton.LeftButton)

    assert done == ["undo"]
    assert not toast.isVisible()


def test_the_key_of_every_note_takes_the_action_that_has_none_of_its_own(toast: Toast) -> None:
    done: list[str] = []
    toast.show_note(ToastNote(text="Erloschen.", action="Wiederherstellen", on_action=lambda: done.append("back")))
    assert toast.action_button().keys() == GO_ON_KEYS

    toast.go_on()

    assert done == ["back"]
    assert not toast.isVisible()


def test_the_key_of_every_note_leaves_an_action_with_a_key_of_its_own_alone(toast: Toast) -> None:
    done: list[str] = []
    toast.show_note(ToastNote(text="Weg.", action="Rückgängig", on_action=lambda: done.append("undo"), keys="Ctrl+Z"))

    toast.go_on()

    assert (done, toast.isVisible()) == ([], True)


def test_a_long_sentence_wraps_inside_the_window(toast: Toast, place: QWidget) -> None:
    place.resize(500, 400)
    toast.show_note(ToastNote(text="Freigabe von J. Plath ist erloschen, weil Sie den Text geändert haben. " * 2))

    assert toast.geometry().left() >= 0
    assert toast.geometry().right() <= place.width()
    assert toast.geometry().bottom() <= place.height()


def test_a_second_toast_takes_the_place_of_the_first(toast: Toast) -> None:
    toast.show_note(ToastNote(text="Erstens.", action="Rückgängig"))
    toast.show_note(ToastNote(text="Zweitens."))

    assert toast.text() == "Zweitens."
    assert not toast.action_button().isVisible()


def test_a_long_sentence_beside_a_long_action_is_read_in_full_on_a_narrow_window(theme: Theme, place: QWidget) -> None:
    narrow = QWidget(place)
    narrow.resize(560, 400)
    narrow.show()
    toast = Toast(theme, narrow)
    words = "Die Abstimmung mit Sabine Kröger ist erloschen, weil Sie den Text geändert haben."

    toast.show_note(ToastNote(text=words, action="Abgestimmte Fassung zurückholen", keys="Ctrl+Z"))
    toast.place()  # a window that is resized asks again
    let_rest()

    (label,) = (each for each in toast.findChildren(Label) if each.text() == words)
    assert label.height() >= label.heightForWidth(label.width())


def test_a_toast_is_as_wide_as_what_it_says_whatever_it_said_before(theme: Theme, place: QWidget) -> None:
    fresh, used = Toast(theme, place), Toast(theme, place)
    used.show_note(ToastNote(text="Notiert.", action="Rückgängig", further=BarAction("Jetzt beantworten")))
    used.show_note(ToastNote(text="Erledigt.", action="Rückgängig"))
    fresh.show_note(ToastNote(text="Erledigt.", action="Rückgängig"))

    assert used.width() == fresh.width()


def test_on_a_narrow_window_the_ways_on_stand_below_the_words_and_begin_where_they_begin(
    theme: Theme, place: QWidget
) -> None:
    theme.set_zoom(200)
    narrow = QWidget(place)
    narrow.resize(860, 600)
    narrow.show()
    toast = Toast(theme, narrow)

    words = "Notiert: „Wann wird die Lindenallee wieder frei?“"
    toast.show_note(ToastNote(text=words, action="Rückgängig", keys="Ctrl+Z", further=BarAction("Jetzt beantworten")))
    let_rest()

    (label,) = (each for each in toast.findChildren(Label) if each.text() == words)
    first = toast.further_button()
    left = first.mapTo(toast, first.rect().topLeft()).x()
    assert label.geometry().bottom() <= first.mapTo(toast, first.rect().topLeft()).y()
    assert left + theme.px(6) == label.x() + label.contentsMargins().left()
    theme.set_zoom(100)
