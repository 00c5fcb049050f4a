"""Fields: nothing that was typed gets lost, Esc leaves one level, Ctrl+Enter is never eaten."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.ui.theme import Theme
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow
from amtdesk.ui.widgets.fields import AUTOSAVE_MS, MOST_UNSAVED_MS, AutosaveTextEdit, SearchField
from amtdesk.ui.widgets.title_edit import InlineTitleEdit


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> AutosaveTextEdit:
    """A text field beside a second one that can take the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    lines = QVBoxLayout(window)
    found = AutosaveTextEdit(theme, "Ihre Antwort")
    lines.addWidget(found)
    lines.addWidget(QLineEdit())
    window.show()
    window.activateWindow()
    found.setFocus()
    found.window_for_test = window  # type: ignore[attr-defined]  # keeps the window alive as long as the field
    return found


def test_text_asks_to_be_stored_after_the_last_key(field: AutosaveTextEdit, qtbot: QtBot) -> None:
    assert AUTOSAVE_MS == 600

    with qtbot.waitSignal(field.save_requested) as blocker:
        qtbot.keyClicks(field, "Guten Tag")

    assert blocker.args == ["Guten Tag"]


def test_who_types_on_without_a_pause_is_stored_all_the_same(field: AutosaveTextEdit, qtbot: QtBot) -> None:
    pause, at_last = (
        next(each for each in field.findChildren(QTimer) if each.interval() == ms)
        for ms in (AUTOSAVE_MS, MOST_UNSAVED_MS)
    )
    pause.setInterval(MOST_UNSAVED_MS)  # longer than any way from one key to the next
    at_last.setInterval(AUTOSAVE_MS // 6)
    saved: list[str] = []
    field.save_requested.connect(saved.append)

    def type_on() -> bool:
        qtbot.keyClicks(field, "a")
        return bool(saved)

    qtbot.waitUntil(type_on)

    assert set(saved[0]) == {"a"}
    assert not at_last.isActive() or field.has_unsaved()


def test_text_asks_to_be_stored_when_the_focus_goes(field: AutosaveTextEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "Hallo")

    with qtbot.waitSignal(field.save_requested) as blocker:
        field.window().findChildren(QLineEdit)[0].setFocus()
        assert blocker.signal_triggered  # at once, not after the pause


def test_the_same_text_is_stored_once(field: AutosaveTextEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "Hallo")
    field.flush()

    with qtbot.assertNotEmitted(field.save_requested):
        field.flush()


def test_shown_text_is_not_stored_again(field: AutosaveTextEdit, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.save_requested, wait=AUTOSAVE_MS + 50):
        field.show_text("Aus der Datenbank")

    assert field.text() == "Aus der Datenbank"


def test_a_refresh_never_replaces_what_is_being_typed(field: AutosaveTextEdit, qtbot: QtBot) -> None:
    field.show_text("alt")
    qtbot.keyClicks(field, "neu ")

    field.show_text("alt")

    assert "neu" in field.text()


def test_what_could_not_be_stored_is_asked_for_again(field: AutosaveTextEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "Hallo")
    field.flush()

    field.keep_unsaved()

    with qtbot.waitSignal(field.save_requested) as blocker:
        field.flush()
    assert blocker.args == ["Hallo"]


def test_ctrl_enter_is_left_to_the_window(field: AutosaveTextEdit) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    field.keyPressEvent(event)

    assert not event.isAccepted()
    assert field.text() == ""


def test_lines_are_as_high_as_the_design_says(field: AutosaveTextEdit) -> None:
    field.show_text("eins\nzwei\ndrei")

    assert round(field.document().size().height()) in range(3 * 24, 3 * 24 + 12)


def test_undo_takes_back_what_was_typed_since_the_text_was_stored_and_no_more(
    field: AutosaveTextEdit, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "Am Samstag.")
    field.flush()
    qtbot.keyClicks(field, " Danke.")
    assert field.text() == "Am Samstag. Danke."

    field.undo()
    assert field.text() == "Am Samstag."

    field.undo()
    assert field.text() == ""


def test_undo_after_words_that_were_put_in_leaves_them(field: AutosaveTextEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "Guten Tag, ")
    field.insert("das Bad öffnet am Samstag.")
    qtbot.keyClicks(field, " Danke.")

    field.undo()
    assert field.text() == "Guten Tag, das Bad öffnet am Samstag."

    field.undo()
    assert field.text() == "Guten Tag, "


def test_rich_text_is_pasted_as_plain_text(field: AutosaveTextEdit) -> None:
    assert not field.acceptRichText()


@pytest.fixture
def title(theme: Theme, qtbot: QtBot) -> InlineTitleEdit:
    found = InlineTitleEdit(theme, "Titel")
    qtbot.addWidget(found)
    found.show_title("Freibad")
    found.show()
    found.activateWindow()
    found.setFocus()
    return found


def test_f2_begins_enter_keeps(title: InlineTitleEdit, qtbot: QtBot) -> None:
    qtbot.keyClick(title, Qt.Key.Key_F2)
    qtbot.keyClicks(title, "Wochenmarkt")

    with qtbot.waitSignal(title.kept) as blocker:
        qtbot.keyClick(title, Qt.Key.Key_Return)

    assert blocker.args == ["Wochenmarkt"]
    assert title.isReadOnly()


def test_a_title_without_room_ends_in_dots_and_its_tip_says_it_whole(title: InlineTitleEdit) -> None:
    words = "Gemeinsame Bekanntmachung der Verwaltungsgemeinschaft über die Sperrung der Mühlenstraße"
    title.resize(300, title.height())

    title.show_title(words)
    shown, whole = title.grab().toImage(), title.palette().text().color()

    last = range(title.width() - 8, title.width())
    assert not any(shown.pixelColor(x, y) == whole for x in last for y in range(shown.height() * 2 // 3))
    first, key = title.toolTip().split("\n")
    assert first == words
    assert "(F2)" in key
    title.show_title("Freibad")
    assert title.toolTip() == key


def test_esc_restores_the_title(title: InlineTitleEdit, qtbot: QtBot) -> None:
    title.begin()
    qtbot.keyClicks(title, "Falsch")

    with qtbot.assertNotEmitted(title.kept):
        qtbot.keyClick(title, Qt.Key.Key_Escape)

    assert title.text() == "Freibad"


def test_a_pause_while_typing_tells_the_title_and_esc_the_earlier_one(title: InlineTitleEdit, qtbot: QtBot) -> None:
    told: list[str] = []
    title.paused.connect(told.append)
    title.begin()
    qtbot.keyClicks(title, "Falsch")
    qtbot.waitUntil(lambda: told == ["Falsch"], timeout=10_000)

    qtbot.keyClick(title, Qt.Key.Key_Escape)

    assert told == ["Falsch", "Freibad"]
    assert title.isReadOnly()


def test_esc_loses_no_first_title(title: InlineTitleEdit, qtbot: QtBot) -> None:
    title.show_title("")
    title.begin()
    qtbot.keyClicks(title, "Wochenmarkt")

    with qtbot.waitSignal(title.kept) as blocker:
        qtbot.keyClick(title, Qt.Key.Key_Escape)

    assert blocker.args == ["Wochenmarkt"]


def test_an_empty_title_is_not_kept(title: InlineTitleEdit, qtbot: QtBot) -> None:
    title.begin()
    title.clear()

    qtbot.keyClick(title, Qt.Key.Key_Return)

    assert title.text() == "Freibad"


def test_a_double_click_begins_to_edit(title: InlineTitleEdit, qtbot: QtBot) -> None:
    qtbot.mouseDClick(title, Qt.MouseButton.LeftButton)

    assert not title.isReadOnly()


def test_esc_empties_the_search_and_then_leaves_it(theme: Theme, qtbot: QtBot) -> None:
    search = SearchField(theme, "Suchen")
    qtbot.addWidget(search)
    search.setText("freibad")

    qtbot.keyClick(search, Qt.Key.Key_Escape)

    assert search.text() == ""


def test_the_search_drives_a_list_and_keeps_the_focus(theme: Theme, qtbot: QtBot) -> None:
    search, cards = SearchField(theme, "Suchen"), CardList(theme, "Treffer")
    qtbot.addWidget(search)
    qtbot.addWidget(cards)
    cards.show_rows([CardRow(key=1, title="Eins"), CardRow(key=2, title="Zwei")])
    cards.select_first()
    search.drive(cards)

    qtbot.keyClick(search, Qt.Key.Key_Down)
    with qtbot.waitSignal(cards.opened) as blocker:
        qtbot.keyClick(search, Qt.Key.Key_Return)

    assert blocker.args == [2]
