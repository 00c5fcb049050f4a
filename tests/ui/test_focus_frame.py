"""The focus ring can be seen: it stands around what has the focus, and in its colour."""

import pytest
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.ui.theme import Theme
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow
from amtdesk.ui.widgets.cards import ScrollColumn
from amtdesk.ui.widgets.focus_frame import FocusFrame
from tests.loop import let_rest
from tools.painted import painted


def _window(qtbot: QtBot, *parts: QWidget) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    lines = QVBoxLayout(window)
    lines.setContentsMargins(20, 20, 20, 20)
    for part in parts:
        lines.addWidget(part)
    window.resize(400, 300)
    window.show()
    window.activateWindow()
    return window


def test_the_ring_stands_around_the_focused_button(theme: Theme, qtbot: QtBot) -> None:
    one, other = KbdButton(theme, "Antworten", kind="primary"), KbdButton(theme, "Später heute")
    window = _window(qtbot, one, other)
    frame = FocusFrame(theme, window)

    other.setFocus()
    qtbot.waitUntil(lambda: frame.target() is other)

    assert frame.isVisible()
    assert frame.geometry() == other.geometry().adjusted(-4, -4, 4, 4)
    image = window.grab().toImage()
    assert image.pixelColor(other.geometry().center().x(), other.geometry().top() - 3) == theme.color("focus.ring")


def test_the_ring_follows_when_things_move(theme: Theme, qtbot: QtBot) -> None:
    button = KbdButton(theme, "Antworten")
    window = _window(qtbot, button)
    frame = FocusFrame(theme, window)
    button.setFocus()

    window.resize(700, 500)
    let_rest()

    assert frame.geometry() == button.geometry().adjusted(-4, -4, 4, 4)


def test_lists_paint_their_own_ring_inside(theme: Theme, qtbot: QtBot) -> None:
    rows = CardList(theme, "Fragen")
    rows.show_rows([CardRow(key=1, title="Eins")])
    window = _window(qtbot, rows)
    frame = FocusFrame(theme, window)
    without = rows.grab().toImage()

    rows.setFocus()
    let_rest()

    assert not frame.isVisible()
    assert rows.grab().toImage() != without


def test_the_ring_is_gone_with_its_widget(theme: Theme, qtbot: QtBot) -> None:
    button = KbdButton(theme, "Antworten")
    window = _window(qtbot, button, QWidget())
    frame = FocusFrame(theme, window)
    button.setFocus()

    button.deleteLater()

    qtbot.waitUntil(lambda: frame.target() is None)
    assert not frame.isVisible()


def test_the_ring_of_what_fills_a_column_stands_beside_it_whole(theme: Theme, qtbot: QtBot) -> None:
    column, button = ScrollColumn(theme), KbdButton(theme, "Antworten")
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    column.column.addSpacing(20)
    column.column.addWidget(button)
    column.column.addStretch(1)
    window = _window(qtbot, column)
    FocusFrame(theme, window)

    button.setFocus()
    let_rest()

    corner = button.mapTo(window, button.rect().topLeft())
    image = window.grab().toImage()
    assert image.pixelColor(corner.x() - 3, corner.y() + 18) == theme.color("focus.ring")
    assert image.pixelColor(corner.x() + button.width() + 2, corner.y() + 18) == theme.color("focus.ring")


@pytest.mark.parametrize("at_end", [False, True])
def test_the_ring_of_a_link_is_as_far_from_its_words_on_both_sides(at_end: bool, theme: Theme, qtbot: QtBot) -> None:
    link = LinkButton(theme, "Birkenfurt ansehen", at_end=at_end)
    window = _window(qtbot, link)
    frame = FocusFrame(theme, window)

    link.setFocus()
    qtbot.waitUntil(lambda: frame.target() is link)

    words = next(word for word in painted(window).seen() if word.text == link.label())
    before, after = words.area.left() - frame.geometry().left(), frame.geometry().right() - words.area.right()
    assert abs(before - after) <= 2
    assert link.width() > frame.width()
