"""Ctrl+Shift+N from anywhere: the words, Enter, and back where she was. Personal data are shown before they stay."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.domain.questions import QuestionSource
from amtdesk.services.begun_notes import BegunNotes
from amtdesk.services.town import TownRecords
from amtdesk.storage.errors import DiskFull
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.questions.page import QuestionsPage
from amtdesk.ui.pages.questions.quick_note import QuickNote
from amtdesk.ui.pages.rounds.page import RoundsPage
from tests.ui.hands import ALT, page_of, press, start, type_words
from tests.ui.noting_hand import CTRL, SHIFT, line_of, opened, settle, shown

WORDS = "👍🏽 Max, geb. 12.3.1981, 0170 1234567"
REDACTED = "👍🏽 Max, geb. [Geburtsdatum], [Telefonnummer]"


@pytest.fixture
def sheet(running: WindowApp, qtbot: QtBot) -> QuickNote:
    """The sheet over Heute."""
    return opened(running, qtbot)


def _refused_by_a_full_drive(*_words: object) -> None:
    raise DiskFull(Path("/"))


# where it opens, and where she is afterwards


@pytest.mark.parametrize("page", ["today", "rounds", "questions", "plan", "templates", "report", "settings"])
def test_on_every_page_the_words_have_the_focus_at_once(running: WindowApp, qtbot: QtBot, page: str) -> None:
    running.window.open(Destination(page))

    sheet = opened(running, qtbot)

    assert QApplication.focusWidget() is sheet.form.text


def test_enter_keeps_and_the_focus_is_back_where_it_was(running: WindowApp, qtbot: QtBot) -> None:
    running.window.open(Destination("settings"))
    before = QApplication.focusWidget()
    opened(running, qtbot)

    type_words("Wann wird gemäht?")
    press(qtbot, Qt.Key.Key_Return)

    assert QApplication.focusWidget() is before
    assert [question.text for question in running.desk.questions.open()] == ["Wann wird gemäht?"]


@pytest.mark.usefixtures("sheet")
def test_the_toast_offers_to_undo_and_to_answer_now(running: WindowApp, qtbot: QtBot) -> None:
    type_words("Wann wird gemäht?")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    toast = running.window.voice.toast
    assert toast.action_button().label() == "Rückgängig"
    assert toast.further_button().label() == "Jetzt beantworten"

    toast.further_button().click()
    settle()

    assert isinstance(running.window.page(), QuestionsPage)
    assert not toast.isVisible()


@pytest.mark.usefixtures("sheet")
def test_one_key_goes_on_to_answer_what_was_just_noted(running: WindowApp, qtbot: QtBot) -> None:
    type_words("Wann wird gemäht?")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert running.window.voice.toast.further_button().keys() == "Alt+Return"

    press(qtbot, Qt.Key.Key_Return, ALT)
    settle()

    page = running.window.page()
    assert isinstance(page, QuestionsPage)
    assert QApplication.focusWidget() is page.detail.answer.field
    assert not running.window.voice.toast.isVisible()
    press(qtbot, Qt.Key.Key_Return, ALT)  # nothing is offered any more
    assert running.window.page() is page


@pytest.mark.usefixtures("sheet")
def test_a_toast_without_a_way_on_shows_none(running: WindowApp) -> None:
    running.window.context.messages.undo_toast("Erledigt.")

    assert not running.window.voice.toast.further_button().isVisible()


def test_a_question_is_noted_over_the_open_search(running: WindowApp, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_K, CTRL)
    search = running.window.sheet()
    assert search is not None
    field = QApplication.focusWidget()

    opened(running, qtbot)
    press(qtbot, Qt.Key.Key_N, CTRL | SHIFT)
    type_words("Über der Suche")
    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert running.window.sheet() is search
    assert QApplication.focusWidget() is field
    assert running.desk.questions.count_open() == 1


def test_where_the_form_is_open_already_the_key_leads_into_it(running: WindowApp, qtbot: QtBot) -> None:
    running.window.open(Destination("questions", "new"))
    page = running.window.page()
    assert isinstance(page, QuestionsPage)
    type_words("Halb")

    press(qtbot, Qt.Key.Key_N, CTRL | SHIFT)

    assert running.window.sheet() is None
    assert page.note.text.toPlainText() == "Halb"


def test_in_a_round_the_question_is_of_this_group_and_counted_there(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    stop = birkenfurt.desk.rounds.today().current
    assert stop is not None

    sheet = opened(birkenfurt, qtbot)
    assert sheet.form.source.key() is QuestionSource.GROUP
    assert sheet.form.group.currentData() == stop.group.id
    type_words("Aus der Gruppe")
    press(qtbot, Qt.Key.Key_Return)

    after = birkenfurt.desk.rounds.today().current
    assert after is not None
    assert after.questions_noted == stop.questions_noted + 1
    assert QApplication.focusWidget() is page.run.stop_view.capture.field


def test_another_source_than_the_stop_is_not_counted_there(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    start(birkenfurt, qtbot)
    stop = birkenfurt.desk.rounds.today().current
    sheet = opened(birkenfurt, qtbot)

    type_words("Am Telefon")
    sheet.form.source.choose(QuestionSource.OTHER)
    press(qtbot, Qt.Key.Key_Return)

    after = birkenfurt.desk.rounds.today().current
    assert stop is not None
    assert after is not None
    assert after.questions_noted == stop.questions_noted


def test_outside_a_round_the_source_is_the_one_used_last(sheet: QuickNote, running: WindowApp, qtbot: QtBot) -> None:
    type_words("Am Telefon")
    sheet.form.source.choose(QuestionSource.OTHER)
    press(qtbot, Qt.Key.Key_Return)

    again = opened(running, qtbot)

    assert again.form.source.key() is QuestionSource.OTHER


def test_before_the_round_the_page_knows_no_place(running: WindowApp) -> None:
    running.window.open(Destination("rounds"))
    page = running.window.page()

    assert isinstance(page, RoundsPage)
    assert page.note_place() is None
    assert page.run.note_place() is None


def test_in_a_low_window_the_fields_scroll_and_the_buttons_stay(running: WindowApp, qtbot: QtBot) -> None:
    running.window.context.theme.set_zoom(200)
    running.window.resize(1280, 800)
    settle()
    sheet = opened(running, qtbot)

    type_words(WORDS)
    settle()

    fields, keep = sheet.form.fields, sheet.form.keep
    assert fields is not None
    assert fields.verticalScrollBar().maximum() > 0
    assert sheet.panel.rect().contains(keep.mapTo(sheet.panel, keep.rect().bottomRight()))


def test_the_field_grows_with_its_words_to_five_lines(sheet: QuickNote) -> None:
    low = sheet.form.text.height()

    type_words("eins\nzwei\ndrei\nvier\nfünf\nsechs\nsieben")
    settle()

    line = sheet.form.text.fontMetrics().lineSpacing()
    assert low + 2 * line < sheet.form.text.height() < low + 4 * line + line


# personal data


def test_each_hit_is_shown_with_what_would_stand_there(sheet: QuickNote) -> None:
    type_words(WORDS)

    assert shown(sheet.form.personal) == ("12.3.1981 → [Geburtsdatum]", "0170 1234567 → [Telefonnummer]")
    assert "0170 1234567" in line_of(sheet.form.personal).accessibleName()


def test_one_key_redacts_all_and_undo_brings_them_back(sheet: QuickNote, qtbot: QtBot) -> None:
    type_words(WORDS)

    press(qtbot, Qt.Key.Key_R, CTRL | SHIFT)
    assert sheet.form.text.toPlainText() == REDACTED
    assert shown(sheet.form.personal) == ()
    assert QApplication.focusWidget() is sheet.form.text

    sheet.form.text.undo()
    assert sheet.form.text.toPlainText() == WORDS
    assert len(shown(sheet.form.personal)) == 2


def test_tab_leads_from_the_words_to_redacting(sheet: QuickNote, qtbot: QtBot) -> None:
    type_words(WORDS)

    press(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is line_of(sheet.form.personal).redact_button
    press(qtbot, Qt.Key.Key_Space)

    assert sheet.form.text.toPlainText() == REDACTED


def test_one_of_two_is_redacted_and_the_other_left(sheet: QuickNote) -> None:
    type_words(WORDS)
    line = line_of(sheet.form.personal)
    _all, redact_date, _leave_date, _redact_phone, _leave_phone = line.buttons()

    redact_date.click()
    assert shown(sheet.form.personal) == ("0170 1234567 → [Telefonnummer]",)
    assert line.redact_button.label() == "Schwärzen"
    line.buttons()[2].click()

    assert shown(sheet.form.personal) == ()
    assert sheet.form.text.toPlainText() == "👍🏽 Max, geb. [Geburtsdatum], 0170 1234567"


def test_what_is_left_stays_unmentioned_until_the_next_note(sheet: QuickNote, running: WindowApp, qtbot: QtBot) -> None:
    type_words("Ruft 0170 1234567 an")
    line_of(sheet.form.personal).buttons()[2].click()
    type_words(" ")
    assert shown(sheet.form.personal) == ()
    press(qtbot, Qt.Key.Key_Return)

    again = opened(running, qtbot)
    type_words("Ruft 0170 1234567 an")

    assert shown(again.form.personal) != ()


@pytest.mark.usefixtures("sheet")
def test_it_never_stands_in_the_way_of_noting(running: WindowApp, qtbot: QtBot) -> None:
    type_words(WORDS)

    press(qtbot, Qt.Key.Key_Return)

    assert [question.text for question in running.desk.questions.open()] == [WORDS]


def test_more_than_three_are_counted_and_redacted_all_the_same(sheet: QuickNote, qtbot: QtBot) -> None:
    type_words("0170 1234561, 0170 1234562, 0170 1234563, 0170 1234564, 0170 1234565")
    assert len(shown(sheet.form.personal)) == 3

    press(qtbot, Qt.Key.Key_R, CTRL | SHIFT)

    assert sheet.form.text.toPlainText() == ", ".join(["[Telefonnummer]"] * 5)
    press(qtbot, Qt.Key.Key_R, CTRL | SHIFT)
    assert sheet.form.text.toPlainText() == ", ".join(["[Telefonnummer]"] * 5)


def test_the_offices_own_number_is_no_hit(running: WindowApp, qtbot: QtBot) -> None:
    running.desk.town.record(TownRecords(settings={"variables": {"tel_zentrale": "069 90009-100"}}))
    sheet = opened(running, qtbot)

    type_words("Unter 069 90009-110 nimmt niemand ab")

    assert shown(sheet.form.personal) == ()


def test_a_long_text_is_looked_at_once_the_keys_rest(sheet: QuickNote, qtbot: QtBot) -> None:
    sheet.form.text.setPlainText("Wort " * 500 + "0170 1234567")
    assert shown(sheet.form.personal) == ()

    qtbot.waitUntil(lambda: shown(sheet.form.personal) != ())


def test_in_the_round_the_line_is_redacted_before_it_is_stored(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    capture = start(birkenfurt, qtbot).run.stop_view.capture
    type_words(WORDS)
    assert shown(capture.personal) == ("12.3.1981 → [Geburtsdatum]", "0170 1234567 → [Telefonnummer]")

    press(qtbot, Qt.Key.Key_R, CTRL | SHIFT)
    assert capture.text() == REDACTED
    press(qtbot, Qt.Key.Key_Return)

    assert birkenfurt.desk.questions.open()[-1].text == REDACTED
    assert shown(capture.personal) == ()
    assert page_of(birkenfurt).run.stop_view.capture.text() == ""


def test_esc_loses_no_note_that_a_full_drive_does_not_take(
    running: WindowApp, sheet: QuickNote, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_words("Wann wird gemäht?")
    with monkeypatch.context() as full:
        full.setattr(BegunNotes, "keep", _refused_by_a_full_drive)
        press(qtbot, Qt.Key.Key_Escape)
        assert sheet.isVisible()
        assert sheet.form.text.toPlainText() == "Wann wird gemäht?"
        assert any("kein Platz" in words for words in running.window.voice.bars.texts())
        press(qtbot, Qt.Key.Key_Escape)
        assert not sheet.isVisible()  # no drive keeps her in a sheet

    again = opened(running, qtbot)
    type_words("Kommt das Mähen?")
    press(qtbot, Qt.Key.Key_Escape)
    assert not again.isVisible()
    begun = running.desk.begun_notes.get()
    assert begun is not None
    assert begun.text == "Kommt das Mähen?"
