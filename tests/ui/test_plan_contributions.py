"""Contributions from outside in the window: a form goes out, a table comes in row by row, and undo takes it out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amtdesk.domain.errors import NotAllowed
from amtdesk.ui.app import WindowApp
from amtdesk.ui.commands import Commands
from amtdesk.ui.page import CONTRIBUTIONS, Destination
from amtdesk.ui.pages.plan.contribution_sheet import ContributionSheet
from amtdesk.ui.pages.plan.contribution_start import ContributionStart, open_contributions
from amtdesk.ui.wishes import Wishes
from tests.builders_sheets import a_csv, a_picture
from tests.ui.hands import words_on
from tests.ui.test_plan_page import CTRL, heard, plan, press, primary

HEADING = ("Titel", "Text", "Wunschtag", "Uhrzeit", "Bilddatei", "Wer liefert", "Kanal")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    folder = tmp_path / "eingang"
    folder.mkdir()
    a_picture(folder / "fest.jpg")
    return a_csv(
        folder,
        ("Turnfest", "Am Samstag ist Turnfest.", "5.6.", "9:30", "fest.jpg", "TSV", ""),
        ("Lauf", "Am Sonntag ist Lauf. " * 30, "5.6.2028", "", "", "", ""),
        ("Beispiel: so", "geht es", "", "", "", "", ""),
        ("", "Ohne Titel", "bald", "", "", "", ""),
        heading=HEADING,
    )


def start(running: WindowApp) -> ContributionStart:
    page = plan(running)
    return open_contributions(page.context, running.window)


def sheet_of(running: WindowApp, qtbot: QtBot, path: Path, *, is_folder: bool = False) -> ContributionSheet:
    first = start(running)
    first.choose_source = lambda _page, _title, *, files: path if bool(files) is not is_folder else None
    (first.folder_button if is_folder else first.table_button).click()
    qtbot.waitUntil(lambda: running.window.findChild(ContributionSheet) is not None)
    sheet = running.window.findChild(ContributionSheet)
    assert isinstance(sheet, ContributionSheet)
    return sheet


def test_rows_are_seen_ticked_and_taken_over_in_one_step(running: WindowApp, qtbot: QtBot, table: Path) -> None:
    sheet, notes = sheet_of(running, qtbot, table), heard(running)

    rows = sheet.list.rows()
    assert [row.lead for row in rows] == ["neu", "neu", "kein Beitrag", "fehlerhaft"]
    assert rows[0].meta == "TSV · Sa, 5. Juni, 09:30 · fest.jpg"
    assert "2028" in rows[1].meta
    assert "„Kanal“" in words_on(sheet)

    press(sheet.list, Qt.Key.Key_Space)
    assert sheet.take.label() == "1 Beitrag übernehmen"
    press(sheet.list, Qt.Key.Key_Space)
    sheet.list.select_key(3)
    assert "Der Titel fehlt" in words_on(sheet.detail)
    assert "ist kein Tag" in words_on(sheet.detail)
    press(sheet.list, Qt.Key.Key_Space)
    assert sheet.take.label() == "2 Beiträge übernehmen"

    primary(running)
    qtbot.waitUntil(lambda: bool(notes))
    assert notes[-1].text == "2 Beiträge übernommen."
    assert len(running.desk.posts.list()) == 2
    press(running.window, Qt.Key.Key_Z, CTRL)
    assert running.desk.posts.list() == ()


def test_what_is_known_already_is_said_and_nothing_is_left_to_take(
    running: WindowApp, qtbot: QtBot, table: Path
) -> None:
    first, _second = running.desk.contributions.take(running.desk.contributions.preview(table))
    plan(running, first)
    assert "Geliefert von TSV" in words_on(running.window)

    sheet = sheet_of(running, qtbot, table)

    assert [row.lead for row in sheet.list.rows()][:2] == ["schon bekannt", "schon bekannt"]
    assert not sheet.take.isVisible()
    press(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: running.window.findChild(ContributionSheet) is None)


def test_a_refusal_is_said_on_the_sheet_and_what_was_decided_stays(
    running: WindowApp, qtbot: QtBot, table: Path
) -> None:
    sheet = sheet_of(running, qtbot, table)
    sheet.wished.disconnect()

    primary(running)
    assert not sheet.take.isEnabled()
    press(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    sheet.say_refused(NotAllowed("The disk is full."))

    assert "The disk is full." in words_on(sheet)
    assert sheet.take.isEnabled()


def test_a_picture_that_changed_meanwhile_stops_all_of_it(running: WindowApp, qtbot: QtBot, table: Path) -> None:
    sheet = sheet_of(running, qtbot, table)
    a_picture(table.with_name("fest.jpg"), color="green")

    primary(running)

    qtbot.waitUntil(lambda: "seit der Vorschau ein anderes" in words_on(sheet))
    assert running.desk.posts.list() == ()


def test_a_folder_is_read_the_same_way(running: WindowApp, qtbot: QtBot, table: Path) -> None:
    sheet = sheet_of(running, qtbot, table.parent, is_folder=True)

    assert [row.title for row in sheet.list.rows()] == ["fest"]


def test_it_is_reached_from_the_quick_find(running: WindowApp, qtbot: QtBot) -> None:
    running.window.open(Destination("plan", CONTRIBUTIONS))

    qtbot.waitUntil(lambda: running.window.findChild(ContributionStart) is not None)
    wishes = running.window.findChild(Wishes)
    assert wishes is not None
    names = {each.title for each in Commands(running.window, wishes).offered()}
    assert any(name.startswith("Beiträge von außen") for name in names)


def test_the_form_is_saved_and_named(running: WindowApp, tmp_path: Path) -> None:
    first, notes = start(running), heard(running)
    first.choose_target = lambda _page, _title, *, proposal, files: None if files else tmp_path / proposal
    first.form_button.click()
    first.choose_source = lambda _page, _title, *, files: None if files else tmp_path
    first.table_button.click()
    assert (notes, first.isVisible()) == ([], True)

    first.choose_target = lambda _page, _title, *, proposal, files: tmp_path / proposal if files else None
    first.form_button.click()

    assert notes[-1].text == "Formular gespeichert: beitraege.xlsx"
    assert (tmp_path / "beitraege.xlsx").exists()


def test_a_form_that_cannot_be_written_leaves_the_sheet_open(running: WindowApp, tmp_path: Path) -> None:
    first = start(running)
    faults: list[object] = []
    running.messages.fault_raised.connect(faults.append)
    first.choose_target = lambda _page, _title, *, proposal, files: tmp_path if proposal and files else None

    first.form_button.click()

    assert len(faults) == 1
    assert first.isVisible()
