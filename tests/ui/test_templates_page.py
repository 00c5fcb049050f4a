"""The page of reply templates, driven by the keyboard as on a morning."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.reply_templates import AgreementState
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.templates.page import TemplatesPage
from amtdesk.ui.pages.templates.template_list import TemplateList
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.fields import SearchField
from tests.builders_templates import ending, keep_template

ENTER = Qt.Key.Key_Return


def opened(window: WindowApp) -> TemplatesPage:
    window.window.open(Destination("templates"))
    page = window.window.page()
    assert isinstance(page, TemplatesPage)
    return page


def search_of(page: TemplatesPage) -> SearchField:
    return page.findChild(SearchField)  # type: ignore[return-value]  # there is one


def titles_in(page: TemplatesPage) -> list[str]:
    found = page.findChild(TemplateList)
    assert isinstance(found, TemplateList)
    return [row.title for row in found.rows()]


def toasts_of(window: WindowApp) -> list[str]:
    said: list[str] = []
    window.messages.toast_raised.connect(lambda note: said.append(note.text))
    return said


def type_into(qtbot: QtBot, page: TemplatesPage, words: str) -> None:
    search_of(page).clear()
    qtbot.keyClicks(search_of(page), words)


def press(qtbot: QtBot, page: TemplatesPage, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    focused = page.window().focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier or Qt.KeyboardModifier.NoModifier)


def copied() -> str:
    return QGuiApplication.clipboard().text()


def button(page: QWidget, words: str) -> KbdButton:
    return next(b for b in page.findChildren(KbdButton) if b.label() == words and b.isVisible())


def field(page: QWidget, name: str) -> QLineEdit:
    return next(f for f in page.findChildren(QLineEdit) if f.accessibleName() == name and f.isVisible())


# finding and copying


def test_typing_finds_at_once_and_enter_copies_with_the_towns_values(qtbot: QtBot, running: WindowApp) -> None:
    running.desk.town.set("variables", {"stadt": "Birkenfurt"})
    keep_template(running.desk, "Freibad", "Willkommen in {{stadt}}.")
    keep_template(running.desk, "Hunde", "…")
    page, said = opened(running), toasts_of(running)
    assert page.window().focusWidget() is search_of(page)

    type_into(qtbot, page, "frei")
    press(qtbot, page, ENTER)

    assert titles_in(page) == ["Freibad"]
    assert copied() == "Willkommen in Birkenfurt."
    assert said == ["Kopiert. Jetzt in der Gruppe mit Strg\u00a0V einfügen."]
    assert running.desk.templates.find("frei")[0].template.use_count == 1


def test_the_arrows_drive_the_list_while_the_search_keeps_the_focus(qtbot: QtBot, running: WindowApp) -> None:
    keep_template(running.desk, "Freibad A", "Erster")
    keep_template(running.desk, "Freibad B", "Zweiter")
    page = opened(running)

    type_into(qtbot, page, "freibad")
    press(qtbot, page, Qt.Key.Key_Down)
    press(qtbot, page, ENTER)

    assert copied() == "Zweiter"
    assert page.window().focusWidget() is search_of(page)


def test_an_open_gap_keeps_the_words_back_and_is_named(qtbot: QtBot, running: WindowApp) -> None:
    keep_template(running.desk, "Bad", "Zu bis {{datum}}, Grund: {{kontakt}}.")
    QGuiApplication.clipboard().setText("vorher")
    page = opened(running)

    press(qtbot, page, ENTER)
    assert copied() == "vorher"
    assert page.window().focusWidget() is field(page, "Datum")

    qtbot.keyClicks(field(page, "Datum"), "9. Mai")
    press(qtbot, page, ENTER)
    assert page.window().focusWidget() is field(page, "Kontakt")
    qtbot.keyClicks(field(page, "Kontakt"), "Sturm")
    press(qtbot, page, ENTER)

    assert copied() == "Zu bis 9. Mai, Grund: Sturm."
    assert page.window().focusWidget() is search_of(page)


def test_a_remembered_value_is_looked_at_once_before_it_goes_out(qtbot: QtBot, running: WindowApp) -> None:
    keep_template(running.desk, "Bad", "Fragen Sie {{kontakt}}.")
    running.desk.templates.remember_value("kontakt", "Frau Weber")
    QGuiApplication.clipboard().setText("vorher")
    page = opened(running)

    press(qtbot, page, ENTER)
    assert (copied(), page.window().focusWidget()) == ("vorher", field(page, "Kontakt"))
    press(qtbot, page, ENTER)
    assert copied() == "Fragen Sie Frau Weber."


def test_expired_words_are_found_and_have_to_be_agreed_again(qtbot: QtBot, running: WindowApp) -> None:
    template = keep_template(running.desk, "Winter", "Wir räumen.", agreement=ending(date(2027, 3, 31)))
    QGuiApplication.clipboard().setText("vorher")
    page = opened(running)

    type_into(qtbot, page, "winter")
    press(qtbot, page, ENTER)
    assert copied() == "vorher"

    field(page, "Abgestimmt mit").setText("Uwe Harms")
    field(page, "Gültig bis").setText("31.3.2028")
    press(qtbot, page, ENTER)

    agreed = running.desk.templates.get(template.id)
    assert agreed.agreement_state(today=date(2027, 5, 12)) is AgreementState.AGREED
    press(qtbot, page, ENTER)
    assert copied() == "Wir räumen."


def test_a_wrong_date_is_said_where_it_stands(qtbot: QtBot, running: WindowApp) -> None:
    winter = keep_template(running.desk, "Winter", "…", agreement=ending(date(2027, 3, 31)))
    page = opened(running)
    press(qtbot, page, ENTER)

    field(page, "Am").setText("irgendwann")
    press(qtbot, page, ENTER)
    assert page.window().focusWidget() is field(page, "Am")
    field(page, "Am").setText("13.05.2027")
    press(qtbot, page, ENTER)
    press(qtbot, page, Qt.Key.Key_Escape)

    agreement = running.desk.templates.get(winter.id).agreement
    assert agreement is not None
    assert agreement.valid_until == date(2027, 3, 31)


def test_the_copied_words_become_the_answer_to_the_open_question(qtbot: QtBot, running: WindowApp) -> None:
    question = running.desk.questions.note("Wann öffnet das Bad?", source=QuestionSource.OTHER)
    keep_template(running.desk, "Bad", "Am 9. Mai.")
    page = opened(running)
    asked: list[Destination] = []
    page.navigate_requested.disconnect()
    page.navigate_requested.connect(asked.append)

    press(qtbot, page, ENTER)
    press(qtbot, page, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)

    assert asked == [Destination("questions", question.id)]
    assert running.desk.questions.get(question.id).draft_text == "Am 9. Mai."


def test_nothing_moves_when_a_template_is_used(qtbot: QtBot, running: WindowApp) -> None:
    for title in ("A", "B", "C"):
        keep_template(running.desk, title, "x")
    page = opened(running)

    press(qtbot, page, Qt.Key.Key_Down)
    press(qtbot, page, Qt.Key.Key_Down)
    press(qtbot, page, ENTER)
    page.refresh()

    assert titles_in(page) == ["A", "B", "C"]
    assert page.place() == running.desk.templates.find("c")[0].template.id


def test_more_rows_are_read_when_she_goes_down(running: WindowApp) -> None:
    for number in range(60):
        keep_template(running.desk, f"Bad {number:02}", "x", agreement=None)
    page = opened(running)
    assert len(titles_in(page)) < 60

    page.open_at(int(running.desk.templates.find("59")[0].template.id))

    assert titles_in(page)[-1] == "Bad 59"


def test_a_subject_narrows_the_list(running: WindowApp) -> None:
    keep_template(running.desk, "Bad", "x", category="freizeit")
    keep_template(running.desk, "Müll", "x", category="umwelt")
    page = opened(running)

    button(page, "umwelt").click()
    assert titles_in(page) == ["Müll"]
    page.open_at(int(running.desk.templates.find("bad")[0].template.id))
    assert titles_in(page) == ["Bad", "Müll"]


# changing


def test_f2_edits_in_place_stores_while_typing_and_costs_the_stamp(qtbot: QtBot, running: WindowApp) -> None:
    template = keep_template(running.desk, "Bad", "Offen.")
    page, said = opened(running), toasts_of(running)

    press(qtbot, page, Qt.Key.Key_F2)
    qtbot.keyClicks(page.window().focusWidget(), "Heute: ")
    qtbot.waitUntil(lambda: running.desk.templates.get(template.id).text == "Heute: Offen.")
    assert said == ["Die Abstimmung mit Petra Lüders ist erloschen, weil Sie den Text geändert haben."]

    press(qtbot, page, Qt.Key.Key_Escape)
    button(page, "Abgestimmte Fassung zurückholen").click()
    assert running.desk.templates.get(template.id) == template


def test_undo_while_editing_shows_the_words_as_they_were(qtbot: QtBot, running: WindowApp) -> None:
    template = keep_template(running.desk, "Bad", "Offen.")
    page = opened(running)
    page.edit_requested()
    qtbot.keyClicks(page.window().focusWidget(), "Neu ")
    page.leave()

    running.desk.history.undo()
    page.refresh()
    page.leave()

    assert running.desk.templates.get(template.id) == template


def test_what_is_not_found_can_be_made_a_template(qtbot: QtBot, running: WindowApp) -> None:
    keep_template(running.desk, "Bad", "x")
    page = opened(running)

    type_into(qtbot, page, "Maibaum")
    assert titles_in(page) == []
    press(qtbot, page, ENTER)
    qtbot.keyClicks(page.window().focusWidget(), "Am 1. Mai.")
    primary = page.primary_button()
    assert primary is not None
    primary.click()

    new = running.desk.templates.find("maibaum")[0].template
    assert (new.title, new.text, new.agreement) == ("Maibaum", "Am 1. Mai.", None)
    assert page.place() == new.id


def test_a_text_without_a_title_takes_one_from_its_words(qtbot: QtBot, running: WindowApp) -> None:
    keep_template(running.desk, "Bad", "x")
    page = opened(running)
    page.new_requested()
    press(qtbot, page, Qt.Key.Key_Tab)

    qtbot.keyClicks(page.window().focusWidget(), "Der Maibaum steht.")
    page.leave()

    assert running.desk.templates.find("maibaum")[0].template.title == "Der Maibaum steht."


def test_a_taken_shortcut_is_said_and_nothing_typed_is_lost(running: WindowApp) -> None:
    keep_template(running.desk, "A", "x", shortcut="/a")
    keep_template(running.desk, "B", "x")
    page = opened(running)
    page.open_at(int(running.desk.templates.find("b")[0].template.id))
    page.edit_requested()

    field(page, "Kürzel").setText("/a")
    button(page, "Fertig").click()

    assert field(page, "Kürzel").text() == "/a"
    field(page, "Kürzel").setText("/b")
    button(page, "Fertig").click()
    assert running.desk.templates.by_shortcut("/b") is not None


def test_del_deletes_and_undo_brings_back(qtbot: QtBot, running: WindowApp) -> None:
    keep_template(running.desk, "A", "x")
    keep_template(running.desk, "B", "x")
    page, said = opened(running), toasts_of(running)
    rows = page.findChild(TemplateList)
    assert isinstance(rows, TemplateList)
    rows.setFocus()

    press(qtbot, page, Qt.Key.Key_Delete)
    page.refresh()
    assert (titles_in(page), said) == (["B"], ["Gelöscht: „A“."])

    running.desk.history.undo()
    page.refresh()
    assert titles_in(page) == ["A", "B"]


# beginning, files


def test_an_empty_desk_begins_with_starters_as_drafts(qtbot: QtBot, running: WindowApp) -> None:
    page = opened(running)
    assert page.window().focusWidget() is button(page, "3 Vorlagen übernehmen")

    press(qtbot, page, ENTER)

    assert len(titles_in(page)) == 3
    assert all(template.agreement is None for template in running.desk.templates.all())


def test_all_starters_can_be_seen_and_ticks_stay(running: WindowApp) -> None:
    page = opened(running)
    button(page, "Alle 81 ansehen").click()
    assert button(page, "3 Vorlagen übernehmen").isEnabled()


def test_everything_can_be_exported(running: WindowApp, tmp_path: Path) -> None:
    keep_template(running.desk, "Bad", "x")
    page, said = opened(running), toasts_of(running)

    page.file_export.export(tmp_path / "bausteine.csv")

    assert b"Bad" in (tmp_path / "bausteine.csv").read_bytes()
    assert said == ["1 Baustein exportiert: bausteine.csv."]
