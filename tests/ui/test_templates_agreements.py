"""Textbausteine: having words agreed, what becomes of the stamp, and proposals, by the keyboard."""

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from amtdesk.domain.reply_templates import AgreementState
from amtdesk.domain.town import Category, Department
from amtdesk.services.town import TownRecords
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.templates.page import TemplatesPage
from amtdesk.ui.pages.templates.template_text import TemplateTextEdit
from amtdesk.ui.pages.today.page import TodayPage
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.cards import ScrollColumn
from tests.builders_templates import ending, keep_template
from tests.loop import let_rest
from tests.services.test_proposals import a_sent_answer
from tests.ui.hands import press
from tests.ui.templates_hand import (
    ENTER,
    ESCAPE,
    F2,
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

TODAY = date(2027, 5, 12)
DEPARTMENT = TownRecords(
    settings={},
    departments=(Department(key="baeder", name="Bäderbetrieb", lead="Herr Sörensen"),),
    categories=(Category(key="freibad", name="Freibad", department="baeder"),),
)


@pytest.fixture(autouse=True)
def nothing_copied_yet(qapp: object) -> None:
    assert qapp is not None
    QGuiApplication.clipboard().setText("vorher")


# agreements


def test_a_new_agreement_begins_with_the_department_of_the_subject(qtbot: QtBot, running: WindowApp) -> None:
    running.desk.town.record(DEPARTMENT)
    template = keep_template(running.desk, "Bad", "Offen.", category="freibad", agreement=None)
    page = opened(running)

    button(page, "Abstimmung eintragen").click()
    assert field(page, "Abgestimmt mit").text() == "Herr Sörensen"
    assert field(page, "Fachamt").text() == "Bäderbetrieb"
    field(page, "Gültig bis").setText("Ende des Monats")
    field(page, "Nächste Prüfung").setText("in zwei Wochen")
    press(qtbot, ENTER)

    agreement = running.desk.templates.get(template.id).agreement
    assert agreement is not None
    assert (agreement.agreed_on, agreement.valid_until, agreement.next_review) == (
        TODAY,
        date(2027, 5, 31),
        date(2027, 5, 26),
    )


def test_agreeing_again_begins_with_the_last_agreement_a_year_on(qtbot: QtBot, running: WindowApp) -> None:
    template = keep_template(running.desk, "Winter", "Wir räumen.", agreement=ending(date(2027, 3, 31)))
    page = opened(running)

    press(qtbot, ENTER)
    assert field(page, "Abgestimmt mit").text() == "Petra Lüders"
    assert field(page, "Gültig bis").text() == "31.03.2028"
    press(qtbot, ENTER)

    assert running.desk.templates.get(template.id).agreement_state(today=TODAY) is AgreementState.AGREED


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("Abgestimmt mit", " ", "Bitte tragen Sie ein, wer diesem Text zugestimmt hat."),
        ("Am", "irgendwann", "Bitte schreiben Sie das Datum so: 16.04.2026."),
        ("Am", "13.05.2027", "Das Datum liegt in der Zukunft."),
        ("Gültig bis", "bald", "Bitte schreiben Sie das Datum so: 16.04.2026."),
        ("Gültig bis", "11.05.2027", "„Gültig bis“ liegt vor dem Tag der Abstimmung."),
        ("Nächste Prüfung", "später", "Bitte schreiben Sie das Datum so: 16.04.2026."),
        ("Nächste Prüfung", "11.05.2027", "„Nächste Prüfung“ liegt vor dem Tag der Abstimmung."),
    ],
)
def test_what_does_not_fit_is_said_where_it_stands(
    qtbot: QtBot, running: WindowApp, name: str, typed: str, sentence: str
) -> None:
    template = keep_template(running.desk, "Bad", "Offen.", agreement=None)
    page = opened(running)
    button(page, "Abstimmung eintragen").click()
    field(page, "Abgestimmt mit").setText("Petra Lüders")

    field(page, name).setText(typed)
    press(qtbot, ENTER)

    assert sentence in words_on(page)
    assert focused() is field(page, name)
    assert running.desk.templates.get(template.id).agreement is None


def test_a_change_from_elsewhere_leaves_the_form_and_what_was_typed(running: WindowApp) -> None:
    keep_template(running.desk, "Bad", "Offen.", agreement=None)
    page = opened(running)
    button(page, "Abstimmung eintragen").click()
    field(page, "Abgestimmt mit").setText("Petra Lüders")

    keep_template(running.desk, "Anderer")
    page.refresh()

    assert field(page, "Abgestimmt mit").text() == "Petra Lüders"


def test_an_end_that_is_over_would_lock_the_words_at_once(qtbot: QtBot, running: WindowApp) -> None:
    keep_template(running.desk, "Bad", "Offen.", agreement=None)
    page = opened(running)
    button(page, "Abstimmung eintragen").click()
    field(page, "Abgestimmt mit").setText("Petra Lüders")

    field(page, "Am").setText("01.05.2027")
    field(page, "Gültig bis").setText("11.05.2027")
    press(qtbot, ENTER)

    assert "Der Baustein wäre sofort gesperrt." in words_on(page)
    press(qtbot, ESCAPE)
    assert has_button(page, "Kopieren")


def test_the_mail_to_the_department_is_ready_to_paste(qtbot: QtBot, running: WindowApp) -> None:
    running.desk.town.record(DEPARTMENT)
    keep_template(running.desk, "Winter", "Wir räumen.", category="freibad", agreement=ending(date(2027, 3, 31)))
    page, said = opened(running), toasts_of(running)
    press(qtbot, ENTER)

    button(page, "E-Mail-Text für das Fachamt kopieren").click()

    assert copied().startswith("Bitte um Abstimmung: Winter\n\nGuten Tag Herr Sörensen,\n")
    assert "Wir räumen." in copied()
    assert said[0].text == "E-Mail-Text kopiert. Er bittet das Fachamt, den Wortlaut zu bestätigen."


def test_one_toast_a_session_offers_the_agreed_version_and_brings_the_stamp_back(
    qtbot: QtBot, running: WindowApp
) -> None:
    template = keep_template(running.desk, "Bad", "Offen.")
    page, said = opened(running), toasts_of(running)
    press(qtbot, F2)

    for words in ("Heute ", "ab 9 "):
        write(words)
        page.leave()
    lapsed = [note for note in said if "erloschen" in note.text]
    assert (len(lapsed), lapsed[0].action) == (1, "Abgestimmte Fassung zurückholen")
    assert lapsed[0].on_action is not None
    lapsed[0].on_action()

    assert running.desk.templates.get(template.id) == template


def test_white_space_keeps_the_stamp_and_says_nothing(qtbot: QtBot, running: WindowApp) -> None:
    template = keep_template(running.desk, "Bad", "Offen.")
    page, said = opened(running), toasts_of(running)
    press(qtbot, F2)

    write(" \n ")
    page.leave()

    assert said == []
    assert running.desk.templates.get(template.id).agreement == template.agreement


def test_what_ends_soon_can_be_copied_and_agreed_again(running: WindowApp) -> None:
    template = keep_template(running.desk, "Bad", "Offen.", agreement=ending(date(2027, 5, 20)))
    page = opened(running)
    assert page.primary_button() is button(page, "Kopieren")

    button(page, "Neu abstimmen").click()
    assert field(page, "Gültig bis").text() == "20.05.2028"
    button(page, "Abstimmung eintragen").click()

    assert running.desk.templates.get(template.id).agreement_state(today=TODAY) is AgreementState.AGREED
    assert not has_button(page, "Neu abstimmen")


def test_heute_leads_to_the_template_whose_agreement_ends(running: WindowApp) -> None:
    template = keep_template(running.desk, "Bad", "Offen.", agreement=ending(date(2027, 5, 20)))
    running.window.open(Destination("today"))
    (item,) = (each for each in running.desk.today.brief().coming if each.ref == template.id)
    heute = running.window.page()
    assert isinstance(heute, TodayPage)
    heute.refresh()

    lists = [
        rows for rows in heute.findChildren(CardList) if any(row.key == (item.kind, item.ref) for row in rows.rows())
    ]
    lists[0].opened.emit((item.kind, item.ref))

    page = running.window.page()
    assert isinstance(page, TemplatesPage)
    assert page.place() == template.id


# proposals


def test_repeated_own_answers_become_a_template_by_one_click(running: WindowApp) -> None:
    running.desk.town.record(DEPARTMENT)
    keep_template(running.desk, "Müll", "Montags.")
    for text in ("Bald.", "Am 9. Mai.", "Ab Samstag."):
        a_sent_answer(running.desk, text)
    page = opened(running)
    assert "3 Antworten zu „Freibad“ in vier Wochen, keine mit Baustein." in words_on(page)

    button(page, "Baustein anlegen").click()

    made = running.desk.templates.find("freibad")[0].template
    assert (made.text, made.category, page.place()) == ("Ab Samstag.", "freibad", made.id)
    assert isinstance(focused(), TemplateTextEdit)
    assert not has_button(page, "Nicht jetzt")


def test_an_office_without_templates_begins_with_its_own_answers(running: WindowApp) -> None:
    for _ in range(3):
        a_sent_answer(running.desk)
    page = opened(running)
    assert "3 Antworten zu „freibad“" in words_on(page)

    button(page, "Nicht jetzt").click()
    page.refresh()
    assert not has_button(page, "Baustein anlegen")
    running.desk.history.undo()
    page.refresh()
    button(page, "Baustein anlegen").click()

    assert running.desk.templates.count() == 1
    assert isinstance(focused(), TemplateTextEdit)


def test_a_proposal_is_put_aside_with_undo(running: WindowApp) -> None:
    keep_template(running.desk, "Müll", "Montags.")
    for _ in range(3):
        a_sent_answer(running.desk)
    page, said = opened(running), toasts_of(running)

    button(page, "Nicht jetzt").click()
    page.refresh()
    assert not has_button(page, "Baustein anlegen")
    assert said[0].text == "Vorerst kein Baustein zu „freibad“."

    running.desk.history.undo()
    page.refresh()
    assert has_button(page, "Baustein anlegen")


def test_a_proposal_takes_its_line_from_the_list_and_the_page_does_not_scroll(running: WindowApp) -> None:
    for number in range(12):
        keep_template(running.desk, f"Müll {number}", "Montags.")
    for _ in range(3):
        a_sent_answer(running.desk)
    running.window.resize(1024, 640)
    page = opened(running)
    let_rest()

    assert has_button(page, "Baustein anlegen")
    outermost = page.findChildren(ScrollColumn)[0]
    assert outermost.verticalScrollBar().maximum() == 0
