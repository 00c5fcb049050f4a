"""Her groups by keys alone (R1): added, moved, let pause, archived, taken back, and there again tomorrow."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from amtdesk.system.clock import instant_from_words
from tests.journeys.hands import Hands

MENUS = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # said of menus, offscreen


@MENUS
def test_groups_are_added_ordered_let_pause_and_archived(she: Hands) -> None:
    she.open_window()
    she.go_to("Später einrichten")
    she.press("Return")
    she.press("Ctrl+2")
    she.sees("In welchen Gruppen redet der Ort?")

    add_two_groups(she)
    she.press("Alt+Up")
    she.wait(lambda: names(she) == ["Freibad Mahretal", "Eltern in Grünau"])
    let_the_first_pause(she)
    archive_the_second(she)
    begin_a_third(she)

    she.close_window()
    she.clock.set(instant_from_words("2027-05-13T08:00"))
    she.open_window()
    she.press("Ctrl+2")
    she.sees("Jeden Mittwoch, nur vom 1. Mai bis 15. September")
    she.sees("Pause bis Mo, 31. Mai")
    bring_the_second_back(she)
    she.press("Ctrl+N")
    she.sees("gehört beim Fest")


def names(she: Hands) -> list[str]:
    return [group.name for group in she.desk.rounds.groups()[1:]]


def add_two_groups(she: Hands) -> None:
    she.press("Ctrl+N")
    she.sees("Neue Gruppe")
    she.write("Eltern in Grünau")
    she.press("Tab")
    she.press("Esc")
    she.press("Ctrl+N")
    she.write("Freibad Mahretal")
    she.go_to("Dienstag")
    for name in ("Montag", "Dienstag", "Donnerstag", "Freitag"):
        she.go_to(name)
        she.press("Space")
    she.go_to("Erster Tag der Saison")
    she.write("1.5.")
    she.press("Tab")
    she.write("31.9.")
    she.press("Esc")
    she.sees("„31.9.“ ist kein Tag im Jahr.")
    she.go_to("Letzter Tag der Saison")
    she.press("Ctrl+A")
    she.write("15.9.")
    she.press("Esc")
    she.wait(lambda: she.desk.rounds.groups()[2].season_ends == "09-15")


def let_the_first_pause(she: Hands) -> None:
    group = she.desk.rounds.groups()[1]
    she.press("F2")
    she.go_to("Letzter Tag der Pause")
    she.write("31.5.")
    she.press("Esc")
    she.wait(lambda: she.desk.rounds.group(group.id).paused_until is not None)
    she.sees("Pause bis Mo, 31. Mai")


def archive_the_second(she: Hands) -> None:
    she.press("Down")
    choose_in_menu(she, "Archivieren")
    she.sees("1 archivierte Gruppe")
    she.press("Ctrl+Z")
    she.wait(lambda: len(names(she)) == 2)
    she.press("Ctrl+Y")
    she.wait(lambda: names(she) == ["Freibad Mahretal"])


def choose_in_menu(she: Hands, words: str) -> None:
    """The menu key, then down to the line that says so."""
    widget = she.focused()
    middle = widget.rect().center()
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, QPoint()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    lines = [action.text() for action in menu.actions()]
    for _ in range(1 + lines.index(words)):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    she.window.activateWindow()  # what a window manager does when a menu goes
    she.wait(lambda: QApplication.focusWidget() is widget)


def begin_a_third(she: Hands) -> None:
    she.press("Ctrl+N")
    she.go_to("Notiz")
    she.write("gehört beim Fest")


def bring_the_second_back(she: Hands) -> None:
    she.go_to("1 archivierte Gruppe")
    she.press("Space")
    she.sees("Archiviert am 12. Mai 2027")
    she.press("Return")
    she.wait(lambda: names(she) == ["Freibad Mahretal", "Eltern in Grünau"])
