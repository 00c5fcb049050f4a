"""The quick find (Ctrl+K): everything a word can mean, opened or done with one key."""

import sys
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.domain.questions import QuestionSource
from amtdesk.ui.app import WindowApp, load_find
from amtdesk.ui.command import Command
from amtdesk.ui.page import Destination
from amtdesk.ui.quick_find import QuickFind
from tests.builders_templates import ending, keep_template
from tests.loop import let_rest
from tests.ui.hands import CTRL, press, type_words, words_on
from tests.ui.quick_find_hand import headings, marked, opened, things, titles

SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return


# what is found


def test_one_word_finds_templates_posts_questions_groups_and_more_under_their_headings(running: WindowApp) -> None:
    keep_template(running.desk, "Freibad: Preise", "…")
    running.desk.posts.add("Freibad öffnet")
    running.desk.questions.note("Hat das Freibad schon auf?", source=QuestionSource.OTHER)
    running.desk.rounds.add_group(name="Freibad-Freunde", address="https://gruppe.example")

    find = opened(running, "freibad")

    assert headings(find) == ["Textbausteine, Eingabe kopiert", "Beiträge", "Gruppen", "Bürgerfragen"]
    assert titles(find) == ["Freibad: Preise", "Freibad öffnet", "Freibad-Freunde", "„Hat das Freibad schon auf?“"]
    assert [marked(row) for row in things(find)] == [["Freibad"]] * 4
    assert find._count.text() == "4 Treffer"  # noqa: SLF001 - the foot of the sheet


def test_a_typo_is_forgiven_and_what_was_meant_is_marked(running: WindowApp) -> None:
    keep_template(running.desk, "Freibad: Preise", "…")
    running.desk.questions.note("Hat das Freibad schon auf?", source=QuestionSource.OTHER)

    find = opened(running, "fraibad")

    assert [marked(row) for row in things(find)] == [["Freibad"], ["Freibad"]]


def test_pages_and_settings_forgive_a_typo_too(running: WindowApp) -> None:
    find = opened(running, "wochenbreicht")

    assert titles(find)[0] == "Wochenbericht"  # what else speaks of it, such as its reminder, follows
    assert marked(things(find)[0]) == ["Wochenbericht"]


def test_where_the_words_stand_in_the_text_alone_the_place_is_shown(running: WindowApp) -> None:
    keep_template(running.desk, "Preise", "Guten Tag, im {{ort}} kostet das Freibad drei Euro.")

    (row,) = things(opened(running, "freibad"))

    assert row.snippet == "Guten Tag, im [ort] kostet das Freibad drei Euro."
    assert [row.snippet[start : start + length] for start, length in row.snippet_marks] == ["Freibad"]


def test_what_still_waits_comes_before_what_is_done(running: WindowApp) -> None:
    running.desk.questions.note("Freibad offen?", source=QuestionSource.OTHER)
    done = running.desk.questions.note("Freibad zu?", source=QuestionSource.OTHER)
    running.desk.questions.close_without_answer(done.id, reason="erledigt")

    rows = things(opened(running, "freibad"))

    assert [row.title for row in rows] == ["„Freibad offen?“", "„Freibad zu?“"]
    assert rows[0].right.startswith("noch ")
    assert rows[1].right == "bewusst ohne Antwort"


def test_the_kind_whose_name_was_typed_comes_first(running: WindowApp) -> None:
    keep_template(running.desk, "Was ist heute los?", "…")

    assert titles(opened(running, "heute"))[0] == "Heute"


def test_questions_and_posts_are_looked_through_from_the_second_letter_on(running: WindowApp) -> None:
    running.desk.questions.note("Zypresse kaputt", source=QuestionSource.OTHER)
    running.desk.posts.add("Zirkus")
    keep_template(running.desk, "Zelt", "…")

    find = opened(running, "z")
    assert {"Zelt", "„Zypresse kaputt“", "Zirkus"} & set(titles(find)) == {"Zelt"}
    find.field.insert("y")

    assert titles(find) == ["„Zypresse kaputt“"]


@pytest.mark.parametrize("typed", ["!?", "🙂", '"'])
def test_signs_alone_find_nothing(running: WindowApp, typed: str) -> None:
    find = opened(running, typed)

    assert things(find) == []
    assert f"Nichts gefunden zu „{typed}“." in words_on(find)


def test_a_megabyte_pasted_is_cut_to_its_beginning(running: WindowApp) -> None:
    find = opened(running)
    QGuiApplication.clipboard().setText("einstellungen " * 80_000)

    find.field.paste()

    assert titles(find)[0] == "Einstellungen"


def test_at_most_nine_rows_are_seen(birkenfurt: WindowApp) -> None:
    birkenfurt.window.resize(1400, 1400)
    let_rest()
    find = opened(birkenfurt, "a")
    assert len(things(find)) > 9

    seen = [
        row
        for number, row in enumerate(find.list.rows())
        if find.list.viewport().rect().contains(find.list.visualRect(find.list.model().index(number, 0)))
    ]

    assert len([row for row in seen if not row.is_heading]) == 9


def test_the_panel_becomes_no_lower_while_she_types_and_fits_once_she_pauses(running: WindowApp, qtbot: QtBot) -> None:
    keep_template(running.desk, "Freibad", "…")
    find = opened(running)
    at_first = find.panel.height()

    for letter in "freibad":
        type_words(letter)
        assert find.panel.height() >= at_first
    assert titles(find) == ["Freibad"]
    qtbot.waitUntil(lambda: find.panel.height() < at_first)

    assert find.list.height() == find.list.height_of_most()


def test_the_panel_fits_the_sentence_that_nothing_was_found_once_she_pauses(running: WindowApp, qtbot: QtBot) -> None:
    find = opened(running)
    at_first = find.panel.height()

    type_words("xqz")
    assert find.panel.height() == at_first
    qtbot.waitUntil(lambda: find.panel.height() < at_first)

    assert "Nichts gefunden zu „xqz“." in words_on(find)


def test_a_typo_is_looked_for_before_the_next_key(running: WindowApp, qtbot: QtBot) -> None:
    running.desk.questions.note("Freibad offen?", source=QuestionSource.OTHER)
    find = opened(running, "freiba")
    index = running.desk.search._searched["questions"].index  # noqa: SLF001 - what it knows without asking

    qtbot.waitUntil(lambda: "f" in index._by_letter)  # noqa: SLF001 - as above

    assert "„Freibad offen?“" in titles(find)


# opening


def test_it_is_read_from_the_disk_before_it_is_first_opened() -> None:
    load_find()

    assert "amtdesk.ui.quick_find" in sys.modules


def test_the_arrows_choose_and_enter_opens(running: WindowApp, qtbot: QtBot) -> None:
    first = running.desk.questions.note("Freibad A", source=QuestionSource.OTHER)
    running.desk.questions.note("Freibad B", source=QuestionSource.OTHER)
    opened(running, "freibad")

    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, ENTER)

    assert running.window.stack.here() == Destination("questions", first.id)
    assert running.window.sheet() is None


def test_enter_copies_a_template_with_the_towns_values(running: WindowApp, qtbot: QtBot) -> None:
    running.desk.town.set("variables", {"stadt": "Birkenfurt"})
    keep_template(running.desk, "Freibad", "Willkommen in {{stadt}}.")
    QGuiApplication.clipboard().setText("vorher")
    find = opened(running, "frei")
    assert things(find)[0].link is not None

    press(qtbot, ENTER)

    assert QGuiApplication.clipboard().text() == "Willkommen in Birkenfurt."
    assert running.window.stack.key() == "templates"


def test_shift_enter_opens_a_template_and_copies_nothing(running: WindowApp, qtbot: QtBot) -> None:
    template = keep_template(running.desk, "Freibad", "Willkommen.")
    QGuiApplication.clipboard().setText("vorher")
    opened(running, "frei")

    press(qtbot, ENTER, SHIFT)

    assert QGuiApplication.clipboard().text() == "vorher"
    assert running.window.stack.here() == Destination("templates", template.id)


def test_expired_words_are_found_and_not_copied(running: WindowApp, qtbot: QtBot) -> None:
    keep_template(running.desk, "Winter", "Wir räumen.", agreement=ending(date(2027, 3, 31)))
    QGuiApplication.clipboard().setText("vorher")
    (row,) = things(opened(running, "winter"))
    assert (row.icon, row.right, row.link) == ("lock", "abgelaufen", None)

    press(qtbot, ENTER)

    assert QGuiApplication.clipboard().text() == "vorher"


def test_a_group_is_shown_in_the_list_of_groups(running: WindowApp, qtbot: QtBot) -> None:
    group = running.desk.rounds.add_group(name="Flohmarkt", address="https://gruppe.example")
    opened(running, "flohm")

    press(qtbot, ENTER)

    assert running.window.stack.key() == "rounds"
    focused = QApplication.focusWidget()
    assert focused.current_key() == group.id  # type: ignore[union-attr]  # the list of groups


def test_esc_empties_the_field_then_closes_and_the_focus_goes_back(running: WindowApp, qtbot: QtBot) -> None:
    running.window.open(Destination("settings"))
    before = QApplication.focusWidget()
    find = opened(running, "frei")

    press(qtbot, Qt.Key.Key_Escape)
    assert (find.field.text(), find.isVisible()) == ("", True)
    press(qtbot, Qt.Key.Key_Escape)

    assert running.window.sheet() is None
    assert QApplication.focusWidget() is before


# for eyes and ears


def test_a_screen_reader_hears_plain_text(running: WindowApp) -> None:
    keep_template(running.desk, "Freibad", "…")
    find = opened(running, "frei")
    index = find.list.currentIndex()

    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Freibad. abgestimmt. kopieren."
    assert find.list.accessibleName() == "Treffer"
    assert find.field.accessibleName() == "Alles durchsuchen"


def test_the_count_is_told_once_typing_pauses(running: WindowApp, qtbot: QtBot) -> None:
    told: list[str] = []
    keep_template(running.desk, "Freibad", "…")
    find = opened(running)
    find.count_told.connect(told.append)

    for letter in "freibad":
        type_words(letter)
    qtbot.waitUntil(lambda: told == ["1 Treffer"])
    type_words("xqz")

    qtbot.waitUntil(lambda: told[-1] == "Nichts gefunden zu „freibadxqz“.")
    assert QAccessible is not None


def test_every_command_says_what_it_does(running: WindowApp) -> None:
    for row in things(opened(running, ">")):
        assert isinstance(row.key, Command)
        assert row.icon
        assert row.title


@pytest.mark.parametrize("how", [CTRL])
def test_ctrl_k_opens_it_from_any_page(running: WindowApp, qtbot: QtBot, how: Qt.KeyboardModifier) -> None:
    for page in ("templates", "questions", "plan", "report", "settings"):
        running.window.open(Destination(page))
        press(qtbot, Qt.Key.Key_K, how)
        assert isinstance(running.window.sheet(), QuickFind)
        press(qtbot, Qt.Key.Key_Escape)
