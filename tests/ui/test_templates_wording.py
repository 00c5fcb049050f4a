"""Textbausteine: gaps, days, and what keeps words back, by the keyboard."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from amtdesk.ui import clipboard as clipboard_room
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.templates.filled_text import FilledTextView
from amtdesk.ui.pages.templates.page import TemplatesPage
from amtdesk.ui.pages.templates.template_text import TemplateTextEdit
from tests.builders import NOW, set_clock
from tests.builders_templates import keep_template
from tests.loop import let_rest
from tests.ui.hands import press
from tests.ui.templates_hand import (
    CTRL,
    ENTER,
    ESCAPE,
    F2,
    TAB,
    button,
    copied,
    field,
    focused,
    has_button,
    opened,
    toasts_of,
    words_on,
    write,
)


@pytest.fixture(autouse=True)
def nothing_copied_yet(qapp: object) -> None:
    assert qapp is not None
    QGuiApplication.clipboard().setText("vorher")


def preview_of(page: TemplatesPage) -> str:
    shown = page.findChild(FilledTextView)
    assert isinstance(shown, FilledTextView)
    return " ".join(shown.accessibleName().replace("\u2009", "").split())


# gaps


def test_tab_goes_through_the_gaps_and_ctrl_enter_copies_from_any_of_them(qtbot: QtBot, running: WindowApp) -> None:
    keep_template(running.desk, "Bad", "Im {{ort}} bis {{frist|morgen um 12 Uhr}}, {{kontakt}}.")
    page = opened(running)

    press(qtbot, ENTER)
    assert focused() is field(page, "Ort")
    write("Freibad")
    press(qtbot, TAB)
    assert focused() is field(page, "Frist")
    press(qtbot, TAB)
    assert focused() is field(page, "Kontakt")
    write("Frau Weber")
    press(qtbot, ENTER, CTRL)

    assert copied() == "Im Freibad bis Donnerstag, 13. Mai, um 12 Uhr, Frau Weber."


def test_the_preview_follows_each_key_and_shows_the_date_that_words_mean(qtbot: QtBot, running: WindowApp) -> None:
    keep_template(running.desk, "Bad", "Sie hören bis {{frist}} von uns.")
    page = opened(running)
    assert preview_of(page) == "Sie hören bis Frist … von uns."

    press(qtbot, ENTER)
    write("nächsten Freitag")

    assert preview_of(page) == "Sie hören bis Freitag, 14. Mai von uns."
    assert field(page, "Frist").accessibleDescription() == "Freitag, 14. Mai"
    press(qtbot, ENTER)
    assert copied() == "Sie hören bis Freitag, 14. Mai von uns."


def test_what_is_usual_stands_in_the_field_as_of_today(running: WindowApp) -> None:
    keep_template(running.desk, "Bad", "Bis {{frist|nächster Freitag}}, {{kontakt}}.")
    page = opened(running)

    assert field(page, "Frist").placeholderText() == "Freitag, 14. Mai"
    assert field(page, "Kontakt").placeholderText() == "fehlt noch"


def test_copying_with_an_empty_gap_is_impossible_and_says_which_one(qtbot: QtBot, running: WindowApp) -> None:
    keep_template(running.desk, "Bad", "Fragen Sie {{kontakt}}.")
    page = opened(running)

    button(page, "Kopieren").click()

    assert (copied(), focused()) == ("vorher", field(page, "Kontakt"))
    assert "„Kontakt“ fehlt noch." in words_on(page)
    write("   ")
    press(qtbot, ENTER, CTRL)
    assert copied() == "vorher"


def test_what_was_typed_is_there_again_after_a_look_at_another_template(qtbot: QtBot, running: WindowApp) -> None:
    first = keep_template(running.desk, "A", "Am {{datum}}.")
    second = keep_template(running.desk, "B", "Bis {{frist}}.")
    page = opened(running)
    page.open_at(int(first.id))
    press(qtbot, ENTER)
    write("morgen")

    page.open_at(int(second.id))
    page.open_at(int(first.id))
    assert (field(page, "Datum").text(), preview_of(page)) == ("morgen", "Am Donnerstag, 13. Mai.")

    button(page, "Kopieren").click()
    page.open_at(int(second.id))
    page.open_at(int(first.id))
    assert copied() == "Am Donnerstag, 13. Mai."
    assert page.primary_button() is button(page, "Kopieren")


def test_what_was_typed_is_there_again_after_a_zoom(qtbot: QtBot, running: WindowApp) -> None:
    first = keep_template(running.desk, "A", "Am {{datum}}.")
    opened(running).open_at(int(first.id))
    press(qtbot, ENTER)
    write("morgen")

    running.window.context.theme.set_zoom(125)
    let_rest()
    page = opened(running)
    page.open_at(int(first.id))

    assert (field(page, "Datum").text(), preview_of(page)) == ("morgen", "Am Donnerstag, 13. Mai.")
    button(page, "Kopieren").click()
    running.window.context.theme.set_zoom(100)
    assert running.desk.begun_forms.get(f"gaps:{first.id}") == {}


def test_what_was_typed_yesterday_is_not_there_today(qtbot: QtBot, running: WindowApp) -> None:
    first = keep_template(running.desk, "A", "Wir meinen {{was}}.")
    opened(running).open_at(int(first.id))
    press(qtbot, ENTER)
    write("den Bauhof")
    running.window.stack.leave_all()

    set_clock(running.desk, NOW + timedelta(days=1))
    running.window.rebuild()
    let_rest()
    page = opened(running)
    page.open_at(int(first.id))

    assert field(page, "Was").text() == ""


def test_esc_leads_back_to_the_search(qtbot: QtBot, running: WindowApp) -> None:
    keep_template(running.desk, "Bad", "Fragen Sie {{kontakt}}.")
    page = opened(running)
    search = focused()

    press(qtbot, ENTER)
    assert focused() is field(page, "Kontakt")
    press(qtbot, ESCAPE)

    assert (focused(), copied()) == (search, "vorher")


def test_a_placeholder_that_names_itself_does_not_go_out(qtbot: QtBot, running: WindowApp) -> None:
    keep_template(running.desk, "Bad", "Fragen Sie {{kontakt}}.")
    page = opened(running)

    press(qtbot, ENTER)
    write("{{kontakt}}")
    press(qtbot, ENTER)

    assert copied() == "vorher"
    assert "In „Kontakt“ steht selbst ein Platzhalter." in words_on(page)
    assert running.desk.templates.find("bad")[0].template.use_count == 0


def test_days_by_words_are_offered_again_and_looked_at_once(qtbot: QtBot, running: WindowApp) -> None:
    keep_template(running.desk, "Bad", "Bis {{frist}}.")
    page = opened(running)
    press(qtbot, ENTER)
    write("in zwei Wochen")
    press(qtbot, ENTER)
    QGuiApplication.clipboard().setText("vorher")

    keep_template(running.desk, "Anderer", "Spätestens {{frist}}.")
    page.open_at(int(running.desk.templates.find("anderer")[0].template.id))
    press(qtbot, ENTER)
    assert (copied(), field(page, "Frist").text()) == ("vorher", "in zwei Wochen")
    press(qtbot, ENTER)

    assert copied() == "Spätestens Mittwoch, 26. Mai."


def test_a_clipboard_that_is_held_counts_no_use_until_the_words_are_there(
    qtbot: QtBot, running: WindowApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = keep_template(running.desk, "Bad", "Offen.")
    page, said = opened(running), toasts_of(running)
    put = clipboard_room.put
    monkeypatch.setattr(clipboard_room, "TRY_AGAIN_MS", (1,))
    monkeypatch.setattr(clipboard_room, "put", lambda _text: False)  # simulated: nothing can be put there

    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].text == ("Das Kopieren hat nicht geklappt, weil ein anderes Programm die Zwischenablage belegt.")
    assert (said[0].action, running.desk.templates.get(template.id).use_count) == ("Erneut kopieren", 0)

    monkeypatch.setattr(clipboard_room, "put", put)
    assert said[0].on_action is not None
    said[0].on_action()
    assert (copied(), running.desk.templates.get(template.id).use_count) == ("Offen.", 1)
    assert page.primary_button() is not None


# braces that will never be filled


def test_a_placeholder_that_is_not_closed_is_told_and_not_copied(qtbot: QtBot, running: WindowApp) -> None:
    keep_template(running.desk, "Bad", "Offen ab {{datum.", agreement=None)
    page, said = opened(running), toasts_of(running)
    sentence = "Der Platzhalter „{{datum.“ ist nicht geschlossen: Dahinter fehlen zwei geschweifte Klammern."
    assert sentence in words_on(page)

    press(qtbot, ENTER)
    assert (copied(), said[0].text, said[0].action) == ("vorher", sentence, "Bearbeiten")
    assert said[0].on_action is not None
    said[0].on_action()

    assert isinstance(focused(), TemplateTextEdit)


def test_it_is_told_while_it_is_typed_and_gone_when_it_is_closed(qtbot: QtBot, running: WindowApp) -> None:
    template = keep_template(running.desk, "Bad", "Offen.", agreement=None)
    page = opened(running)
    press(qtbot, F2)

    write("{{datum ")
    text = focused()
    assert isinstance(text, QTextEdit)
    assert "ist nicht geschlossen" in words_on(page)
    assert len(text.extraSelections()) == 1
    write("}} ")
    assert "ist nicht geschlossen" not in words_on(page)
    assert text.extraSelections() == []

    button(page, "Fertig").click()
    assert running.desk.templates.get(template.id).text == "{{datum }} Offen."


def test_words_that_are_none_cannot_be_agreed_and_say_why(qtbot: QtBot, running: WindowApp) -> None:
    template = keep_template(running.desk, "Bad", "", agreement=None)
    page = opened(running)

    button(page, "Abstimmung eintragen").click()
    write("Petra Lüders")
    press(qtbot, ENTER)

    assert "Dieser Baustein hat noch keinen Text." in words_on(page)
    assert running.desk.templates.get(template.id).agreement is None


def test_a_pasted_file_is_kept_out_and_what_stands_there_stays(qtbot: QtBot, running: WindowApp) -> None:
    template = keep_template(running.desk, "Bad", "Offen.", agreement=None)
    page = opened(running)
    press(qtbot, F2)
    text = focused()
    assert isinstance(text, TemplateTextEdit)

    text.insertFromMimeData(of("x" * 1_000_000))
    assert "Was Sie einfügen wollten, hat 1.000.000 Zeichen." in words_on(page)
    text.insertFromMimeData(of("Ab\u202e 9.\r\n👨‍👩‍👧 "))
    text.insertFromMimeData(QMimeData())
    button(page, "Fertig").click()

    assert running.desk.templates.get(template.id).text == "Ab 9.\n👨‍👩‍👧 Offen."


def of(text: str) -> QMimeData:
    """What is pasted."""
    pasted = QMimeData()
    pasted.setText(text)
    return pasted


def test_what_could_not_be_stored_and_is_taken_back_lets_her_finish(qtbot: QtBot, running: WindowApp) -> None:
    keep_template(running.desk, "A", "x", shortcut="/a")
    template = keep_template(running.desk, "B", "x")
    page = opened(running)
    page.open_at(int(template.id))
    press(qtbot, F2)

    field(page, "Kürzel").setText("/A")
    button(page, "Fertig").click()
    assert "Das Kürzel /a gehört schon zu „A“." in words_on(page)
    field(page, "Kürzel").setText("")
    button(page, "Fertig").click()

    assert has_button(page, "Kopieren")


def test_a_taken_shortcut_keeps_no_typed_word_from_being_stored(qtbot: QtBot, running: WindowApp) -> None:
    keep_template(running.desk, "A", "x", shortcut="/a")
    page = opened(running)
    page.new_requested()
    field(page, "Titel").setText("Maibaum")
    field(page, "Kürzel").setText("/a")
    page.leave()
    press(qtbot, TAB)
    write("Am 1. Mai.")
    page.leave()

    new = running.desk.templates.find("maibaum")[0].template
    assert (new.title, new.text, new.shortcut) == ("Maibaum", "Am 1. Mai.", "")
    assert "Das Kürzel /a gehört schon zu „A“." in words_on(page)
    assert field(page, "Kürzel").text() == "/a"
