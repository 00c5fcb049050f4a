"""The quick find (Ctrl+K) as a way to settings and commands, and what it remembers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.domain.questions import QuestionSource
from amtdesk.system.clock import StillClock
from amtdesk.ui.app import WindowApp
from amtdesk.ui.commands import Commands
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.parts import SettingsCard
from amtdesk.ui.settings_list import SETTINGS, SettingName, show_setting
from amtdesk.ui.widgets.labels import Label
from tests.builders_templates import keep_template
from tests.loop import let_rest
from tests.ui.hands import press
from tests.ui.quick_find_hand import headings, marked, opened, things, titles

ENTER = Qt.Key.Key_Return


def close(running: WindowApp) -> None:
    running.close()
    running.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


# settings


def is_seen(label: Label) -> bool:
    return not label.visibleRegion().isEmpty()


@pytest.mark.no_cover
def test_each_row_of_the_settings_is_found_and_shown(running: WindowApp, qtbot: QtBot) -> None:
    for setting in SETTINGS:
        running.window.open(Destination("today"))
        go_to_setting(running, qtbot, setting)


def go_to_setting(running: WindowApp, qtbot: QtBot, setting: SettingName) -> None:
    name = running.language.text(setting.title)
    find = opened(running, name)
    assert find.list.select_key(Destination("settings", setting.key)), setting.key

    press(qtbot, ENTER)

    page = running.window.page()
    assert page is not None
    assert running.window.stack.key() == "settings"
    seen = lambda: any(is_seen(each) for each in page.findChildren(Label) if each.text() == name)  # noqa: E731 - waited for
    qtbot.waitUntil(seen, timeout=10_000)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused), setting.key


def test_every_row_that_the_settings_show_has_its_name_in_the_quick_find(running: WindowApp) -> None:
    running.window.open(Destination("settings", "departments"))  # builds every card
    page = running.window.page()
    assert page is not None
    named = {running.language.text(setting.title) for setting in SETTINGS}

    for card in page.findChildren(SettingsCard):
        heading, *_names = (label.text() for label in card.findChildren(Label))
        for place in range(card.card.column.count()):
            item = card.card.column.itemAt(place)
            part = item.widget() if item is not None else None
            labels = part.findChildren(Label) if part is not None else []
            assert not labels or labels[0].text() in named or heading in named


SOUGHT = (
    ("dunkel", "Farben"), ("Nachtmodus", "Farben"), ("Schrift größer", "Größe"), ("Schriftgröße", "Größe"),
    ("Sprechzeiten", "Redaktionszeiten"), ("Öffnungszeiten", "Redaktionszeiten"), ("Sprechstunde", "Redaktionszeiten"),
    ("Feiertage", "Bundesland"), ("Feiertage", "Örtliche Feiertage"), ("Brückentag", "Schließtage"),
    ("Backup", "Letzte Sicherung"), ("Datensicherung", "Letzte Sicherung"), ("Passwort", "Zweiter Ort"),
    ("USB-Stick", "Zweiter Ort"), ("wiederherstellen", "Sicherungen auf diesem Rechner"), ("Mitarbeiter", "Personen"),
    ("Kollegen", "Personen"), ("Abteilung", "Fachämter"), ("Bürgermeister", "Name der Leitung"),
    ("Oberbürgermeisterin", "Name der Leitung"), ("Löschfristen", "Täglicher Löschlauf"),
    ("Löschfristen", "Datenschutz"), ("Datenschutz", "Eine einzelne Frage löschen"),
    ("Autostart", "Bei der Anmeldung starten"), ("Benachrichtigungen", "Erinnerungen"), ("English", "Sprache"),
    ("Urlaub", "Erinnerungen pausieren"), ("Wahlkampf", "Vorwahlzeit"), ("Homepage", "Erscheint auch"),
    ("Speicherort", "Ordner"),
)  # fmt: skip


@pytest.mark.no_cover
@pytest.mark.parametrize(("words", "setting"), SOUGHT)
def test_a_setting_is_found_by_another_word_for_it(running: WindowApp, words: str, setting: str) -> None:
    assert setting in titles(opened(running, words))


def test_a_setting_is_found_by_another_word_in_english(running: WindowApp) -> None:
    running.change_language("en")

    for words, setting in (("opening hours", "Service hours"), ("Sprache", "Language"), ("staff", "People")):
        find = opened(running, words)
        assert setting in titles(find)
        find.close_sheet()
    running.change_language("de")


def test_a_row_that_is_not_there_is_not_shown(running: WindowApp) -> None:
    running.window.open(Destination("settings"))
    page = running.window.page()
    assert page is not None

    assert not show_setting(page, "Gibt es nicht")


# commands


def test_after_the_sign_only_commands_are_offered(running: WindowApp) -> None:
    keep_template(running.desk, "Frage und Antwort", "…")

    find = opened(running, ">frage")

    assert headings(find) == ["Befehle"]
    assert titles(find) == ["Frage notieren"]
    assert marked(things(find)[0]) == ["Frage"]


def test_a_command_that_cannot_be_given_is_not_offered(running: WindowApp, qtbot: QtBot) -> None:
    offered = titles(opened(running, ">"))
    assert not [title for title in offered if title.startswith("Wiederherstellen")]
    assert "Ansicht verkleinern" not in offered
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Escape)

    running.desk.rounds.add_group(name="Flohmarkt", address="https://gruppe.example")
    running.window.context.theme.set_zoom(200)
    let_rest()

    offered = titles(opened(running, ">"))
    assert "Rückgängig: Gruppe angelegt: Flohmarkt" in offered
    assert "Ansicht vergrößern" not in offered
    assert {"Ansicht verkleinern", "Ansicht in normaler Größe"} <= set(offered)


def test_what_was_undone_can_be_brought_back_by_command(running: WindowApp, qtbot: QtBot) -> None:
    running.desk.rounds.add_group(name="Flohmarkt", address="https://gruppe.example")
    running.desk.history.undo()
    opened(running, ">wiederh")

    press(qtbot, ENTER)

    assert [group.name for group in running.desk.rounds.groups() if not group.is_own_channel] == ["Flohmarkt"]


def test_what_the_pages_buttons_do_is_offered_while_they_can_be_pressed(running: WindowApp, qtbot: QtBot) -> None:
    keep_template(running.desk, "Freibad", "Willkommen.")
    running.window.open(Destination("templates"))
    QGuiApplication.clipboard().setText("vorher")
    opened(running, ">kopieren")

    press(qtbot, ENTER)

    assert QGuiApplication.clipboard().text() == "Willkommen."
    running.window.open(Destination("settings"))
    assert titles(opened(running, ">kopieren")) == []


def test_a_button_that_is_gone_meanwhile_is_not_pressed(running: WindowApp) -> None:
    keep_template(running.desk, "Freibad", "Willkommen.")
    running.window.open(Destination("templates"))
    QGuiApplication.clipboard().setText("vorher")
    window = running.window
    copy = next(each for each in Commands(window, window._wishes).offered() if each.title == "Kopieren")  # noqa: SLF001 - what Ctrl+K is given
    running.window.open(Destination("settings"))

    copy.do()

    assert QGuiApplication.clipboard().text() == "vorher"


@pytest.mark.parametrize(("typed", "page"), [(">neuer beitrag", "plan"), (">neuer baustein", "templates")])
def test_a_new_thing_is_begun_from_anywhere(running: WindowApp, qtbot: QtBot, typed: str, page: str) -> None:
    opened(running, typed)

    press(qtbot, ENTER)

    assert running.window.stack.key() == page


def test_back_is_offered_once_there_is_a_way_back(running: WindowApp, qtbot: QtBot) -> None:
    running.window.stack.take_over([])
    assert "Zurück" not in titles(opened(running, ">"))
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Escape)
    running.window.open(Destination("settings"))
    opened(running, ">zurück")

    press(qtbot, ENTER)

    assert running.window.stack.key() == "today"


# what was opened last


def test_without_a_word_what_was_opened_last_comes_first_then_the_pages(running: WindowApp, qtbot: QtBot) -> None:
    assert headings(opened(running)) == ["Seiten"]
    press(qtbot, Qt.Key.Key_Escape)
    question = running.desk.questions.note("Freibad A", source=QuestionSource.OTHER)
    post = running.desk.posts.add("Saisonstart")
    group = running.desk.rounds.add_group(name="Flohmarkt", address="https://gruppe.example")
    template = keep_template(running.desk, "Tonne", "…")
    for destination in (
        Destination("questions", question.id), Destination("plan", post.id), Destination("rounds", group.id),
        Destination("templates", template.id), Destination("questions", question.id),
    ):  # fmt: skip
        running.window.open(destination)

    find = opened(running)

    assert headings(find) == ["Zuletzt geöffnet", "Seiten"]
    assert titles(find)[:4] == ["„Freibad A“", "Tonne", "Flohmarkt", "Saisonstart"]


def test_what_was_opened_last_is_kept_over_a_restart_and_left_out_when_it_is_gone(
    qapp: QApplication, tmp_path: Path, clock: StillClock, qtbot: QtBot
) -> None:
    with Desk.open(tmp_path, clock) as desk:
        desk.town.begin_empty()
        kept, gone = keep_template(desk, "Tonne", "…"), keep_template(desk, "Maibaum", "…")
    first = WindowApp(qapp, Desk.open(tmp_path, clock), language="de")
    first.show()
    first.window.activateWindow()
    for template in (kept, gone):
        first.window.open(Destination("templates", int(template.id)))
    find = opened(first, "größe")
    find.list.select_key(Destination("settings", "zoom"))
    qtbot.keyClick(find.field, ENTER)
    find = opened(first, ">tasten zeigen")
    qtbot.keyClick(find.field, ENTER)
    first.window.sheet().close_sheet()  # type: ignore[union-attr]  # the overview of keys is open
    first.desk.templates.delete(gone.id)
    close(first)

    again = WindowApp(qapp, Desk.open(tmp_path, clock), language="de")
    again.show()
    again.settings.keep_recent("weg:1")
    again.settings.keep_recent("settings:weg")
    again.settings.keep_recent("command:weg")
    again.settings.keep_recent("templates:x")

    find = opened(again)
    assert titles(find)[:3] == ["Hilfe und alle Tasten zeigen", "Größe", "Tonne"]
    find.field.insert(">")
    assert titles(find)[0] == "Hilfe und alle Tasten zeigen"
    close(again)
