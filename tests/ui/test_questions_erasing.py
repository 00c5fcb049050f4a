"""Erasing a question from its own menu: all that goes is shown, a reason is asked, then it is gone."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.words import ERASED_WORDS
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.questions.erase_sheet import EraseSheet
from amtdesk.ui.pages.questions.erased_sheet import ErasedSheet
from amtdesk.ui.pages.questions.ways import question_menu
from amtdesk.ui.pages.settings.privacy_words import PrivacyWords
from amtdesk.ui.widgets.labels import Label
from tests.builders_questions import reply
from tests.loop import let_rest
from tests.ui.questions_hand import Questions

ASKED = "Wo steht der Bücherschrank, und wer darf hinein?"


@pytest.fixture
def questions(running: WindowApp, qtbot: QtBot) -> Questions:
    return Questions(running, qtbot)


def sheet_of(questions: Questions, qtbot: QtBot) -> EraseSheet:
    menu = question_menu(questions.running.theme, questions.page.detail)
    next(entry for entry in menu.actions() if entry.text().startswith("Endgültig löschen")).trigger()
    qtbot.waitUntil(lambda: bool(questions.running.window.findChildren(EraseSheet)), timeout=30_000)
    return questions.running.window.findChildren(EraseSheet)[-1]


def test_what_still_holds_an_erased_question_is_named_with_its_folder(questions: Questions, qtbot: QtBot) -> None:
    backup = questions.desk.safekeeping.backup_now().path
    question_id = QuestionId(questions.noted(ASKED))
    made = questions.desk.safekeeping.backup_now().path
    questions.open()
    sheet = sheet_of(questions, qtbot)
    sheet.reason.setText("Antrag vom 12. Mai")
    sheet.erase.click()

    qtbot.waitUntil(lambda: bool(questions.running.window.findChildren(ErasedSheet)), timeout=30_000)

    (left,) = questions.running.window.findChildren(ErasedSheet)
    said = [label.text() for label in left.findChildren(Label)]
    assert f"Diese Dateien im Ordner {made.parent} enthalten sie noch:" in said
    assert f"– {made.name}: bis Sie die Datei löschen" in said
    assert questions.desk.questions.get(question_id).text == ERASED_WORDS
    assert left.leave.hasFocus()
    left.close_sheet()
    let_rest()
    logged = PrivacyWords(questions.running.language).removal(questions.desk.retention.log()[0])
    assert str(made) in logged
    assert backup.exists()


def test_what_asks_for_the_reason_goes_while_she_names_it(questions: Questions, qtbot: QtBot) -> None:
    questions.noted(ASKED)
    questions.open()
    sheet = sheet_of(questions, qtbot)
    qtbot.keyClick(sheet.reason, Qt.Key.Key_Return)
    asked_for = sheet.error.isVisible()

    qtbot.keyClicks(sheet.reason, "A")

    assert asked_for
    assert not sheet.error.isVisible()
    qtbot.keyClick(sheet.reason, Qt.Key.Key_Backspace)
    qtbot.keyClick(sheet.reason, Qt.Key.Key_Return)
    assert sheet.error.isVisible()


def test_a_question_is_erased_after_a_reason_and_the_page_shows_only_its_mark(
    questions: Questions, qtbot: QtBot
) -> None:
    desk = questions.desk
    desk.safekeeping.daily()
    question_id = QuestionId(questions.noted(ASKED))
    reply(desk, question_id, "Am Markt.")
    for _ in range(7):
        desk.safekeeping.backup_now()
    questions.open()
    sheet = sheet_of(questions, qtbot)
    said = "\n".join(label.text() for label in sheet.findChildren(Label))
    assert "1 Antwort, die hinausging" in said
    assert "bis Sie die Datei löschen" in said
    assert said.count("– Von Hand, heute, 08:00: bis Sie die Datei löschen") == 7
    assert "– Von Hand, heute, 08:00: bis Sie die Datei löschen" in said
    assert "asked-for" not in said
    assert (sheet.erase.kind, sheet.primary_button()) == ("danger", sheet.erase)

    sheet.erase.click()
    assert sheet.error.isVisible()
    assert desk.questions.get(question_id).text == ASKED
    sheet.reason.setText("Antrag vom 12. Mai")
    sheet.with_backups.click()
    sheet.erase.click()

    qtbot.waitUntil(lambda: bool(desk.retention.log()), timeout=30_000)
    qtbot.waitUntil(lambda: len(desk.safekeeping.backups()) == 1, timeout=30_000)
    qtbot.waitUntil(lambda: f"„{ERASED_WORDS}“" in questions.titles(), timeout=30_000)
    assert desk.questions.get(question_id).text == ERASED_WORDS
    let_rest()
    assert not questions.page.detail.buttons().isVisible()  # nothing is left to be copied or reopened
    assert questions.page.detail.focus().isVisible()
    left = question_menu(questions.running.theme, questions.page.detail).actions()
    assert [entry.text() for entry in left] == ["Löschen"]
