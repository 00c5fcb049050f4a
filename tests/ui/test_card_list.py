"""Lists of cards: keys and mouse do the same, headings are never chosen, a refresh keeps her place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from amtdesk.ui.theme import Theme
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow, CardRows, RowAction, heading
from amtdesk.ui.widgets.row_measures import RowMeasures, RowStyle

ROWS = (
    heading("Läuft bald ab"),
    CardRow(key="a", title="Hat das Freibad auf?", lead="noch 1 Std.", meta="Eltern", circle="open", status="offen"),
    heading("Offen"),
    CardRow(key="b", title="Wann kommt der gelbe Sack?", circle="open", link=RowAction(key="remind", text="Erinnern")),
)


@pytest.fixture
def cards(theme: Theme, qtbot: QtBot) -> CardList:
    found = CardList(theme, "Fragen")
    qtbot.addWidget(found)
    found.show_rows(ROWS)
    found.resize(480, 400)
    found.show()
    found.activateWindow()
    found.setFocus()
    return found


def _middle(cards: CardList, key: str) -> QPoint:
    number = [row.key for row in cards.rows()].index(key)
    return cards.visualRect(cards.model().index(number, 0)).center()


@pytest.mark.usefixtures("qapp")
def test_the_model_keeps_qts_rules() -> None:
    rows = CardRows()
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Warning)

    rows.show_rows(ROWS)
    rows.show_rows(ROWS[:2])

    assert tester.model() is rows


def test_the_first_row_is_chosen_when_the_list_gets_the_focus(cards: CardList) -> None:
    assert cards.current_key() == "a"


def test_arrows_pass_over_headings(cards: CardList, qtbot: QtBot) -> None:
    qtbot.keyClick(cards, Qt.Key.Key_Down)
    assert cards.current_key() == "b"

    qtbot.keyClick(cards, Qt.Key.Key_Up)
    qtbot.keyClick(cards, Qt.Key.Key_Up)
    assert cards.current_key() == "a"


def test_home_and_end_lead_to_the_ends_past_headings(cards: CardList, qtbot: QtBot) -> None:
    qtbot.keyClick(cards, Qt.Key.Key_End)
    assert cards.current_key() == "b"
    qtbot.keyClick(cards, Qt.Key.Key_Home)
    assert cards.current_key() == "a"


def test_a_search_field_drives_the_list_past_headings(cards: CardList) -> None:
    cards.step(1)
    cards.step(1)

    assert cards.current_key() == "b"


@pytest.mark.parametrize(
    ("key", "signal"),
    [(Qt.Key.Key_Return, "opened"), (Qt.Key.Key_Space, "ticked"), (Qt.Key.Key_Delete, "deleted")],
)
def test_keys_act_on_the_current_row(key: Qt.Key, signal: str, cards: CardList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(getattr(cards, signal)) as blocker:
        qtbot.keyClick(cards, key)

    assert blocker.args == ["a"]


def test_a_click_opens_a_row_its_circle_ticks_it_its_link_acts(cards: CardList, qtbot: QtBot) -> None:
    heard: list[tuple[object, ...]] = []
    cards.opened.connect(lambda key: heard.append(("opened", key)))
    cards.ticked.connect(lambda key: heard.append(("ticked", key)))
    cards.action_requested.connect(lambda key, wish: heard.append((wish, key)))
    middle = _middle(cards, "b")

    for x in (middle.x(), 26, cards.viewport().width() - 30):
        qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, middle.y()))

    assert heard == [("opened", "b"), ("ticked", "b"), ("remind", "b")]


def test_a_click_on_a_heading_does_nothing(cards: CardList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(cards.opened):
        qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 10))


def test_a_refresh_keeps_the_current_row(cards: CardList) -> None:
    cards.select_key("b")

    cards.show_rows((CardRow(key="new", title="Neu"), *ROWS))

    assert cards.current_key() == "b"


def test_when_the_current_row_is_gone_its_place_is_taken_by_the_next(cards: CardList) -> None:
    cards.select_key("a")

    cards.show_rows(ROWS[2:])

    assert cards.current_key() == "b"


def test_an_empty_list_has_no_current_row(cards: CardList) -> None:
    cards.show_rows(())

    assert cards.current_key() is None


def test_a_screen_reader_hears_title_time_and_state(cards: CardList) -> None:
    spoken = cards.model().data(cards.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Hat das Freibad auf?. noch 1 Std. Eltern. offen."
    interface = QAccessible.queryAccessibleInterface(cards)
    assert interface.text(QAccessible.Text.Name) == "Fragen"


def test_a_growing_list_is_as_high_as_its_rows(theme: Theme, qtbot: QtBot) -> None:
    cards = CardList(theme, "Heute noch", grows=True)
    qtbot.addWidget(cards)
    cards.resize(600, 10)

    cards.show_rows([CardRow(key=number, title="Zeile", meta="zweite") for number in range(40)])

    assert cards.height() == cards.rows_height() == 40 * 59


def test_ten_thousand_rows_are_shown_without_measuring_each(theme: Theme, qtbot: QtBot) -> None:
    cards = CardList(theme, "Alle", uniform=True)
    qtbot.addWidget(cards)
    cards.resize(400, 300)

    cards.show_rows([CardRow(key=number, title=f"Zeile {number}") for number in range(10_000)])
    cards.show()

    assert cards.current_key() is None
    assert cards.model().rowCount() == 10_000


@pytest.mark.usefixtures("qapp")
@given(title=st.text(min_size=1, max_size=120), width=st.integers(120, 900), lines=st.integers(1, 3))
def test_no_letter_of_a_title_gets_lost_between_lines(title: str, width: int, lines: int) -> None:
    measures = RowMeasures(Theme(choice="light"), RowStyle(title_lines=lines))

    shown = measures.title_lines(CardRow(key=1, title=title), width)

    assert 1 <= len(shown) <= lines
    assert "".join("".join(shown).split()) == "".join(title.split())


def test_a_title_breaks_into_its_lines_and_loses_no_letter_to_an_emoji(theme: Theme) -> None:
    measures = RowMeasures(theme, RowStyle(title_lines=2))
    words = "Sonne 🌞🌞 und mehr Sonne über dem Freibad am ersten Mai"

    first, second = measures.title_lines(CardRow(key=1, title=words), theme.px(260))

    assert f"{first} {second}" == words


def test_a_word_longer_than_the_line_goes_on_in_the_next_one(theme: Theme) -> None:
    measures = RowMeasures(theme, RowStyle(title_lines=2))
    words = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung"

    assert "".join(measures.title_lines(CardRow(key=1, title=words), theme.px(300))) == words
