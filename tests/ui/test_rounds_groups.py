"""The groups before the round by keyboard: added, edited, deleted, imported, and what cannot be kept."""

from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp
from amtdesk.ui.file_import import ImportSheet
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.rounds.number_fields import MinutesField, TimeField
from amtdesk.ui.pages.rounds.page import RoundsPage
from amtdesk.ui.theme import Theme
from amtdesk.ui.widgets.labels import Label
from tests.loop import let_rest
from tests.ui.hands import CTRL, page_of, press, start, type_words, words_on


def groups_page(running: WindowApp) -> RoundsPage:
    running.window.open(Destination("rounds"))
    return page_of(running)


def test_an_empty_desk_teaches_and_has_its_own_channel_already(running: WindowApp) -> None:
    page = groups_page(running)

    assert "In welchen Gruppen redet der Ort?" in words_on(page.overview)
    assert [row.title for row in page.overview.groups.rows() if not row.is_heading] == ["Facebook-Seite"]
    assert QApplication.focusWidget() is page.overview.primary


def test_a_group_is_added_by_keyboard_and_taken_back(running: WindowApp, qtbot: QtBot) -> None:
    page = groups_page(running)

    press(qtbot, Qt.Key.Key_N, CTRL)
    type_words("Eltern in Grünau")
    press(qtbot, Qt.Key.Key_Tab)
    type_words("Elternbrett")
    press(qtbot, Qt.Key.Key_Tab)
    type_words("eltern.example")
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Escape)

    group = running.desk.rounds.groups()[1]
    assert (group.name, group.platform) == ("Eltern in Grünau", "Elternbrett")
    assert group.address == "https://eltern.example"
    assert not page.overview.form.isVisible()
    press(qtbot, Qt.Key.Key_Z, CTRL)
    press(qtbot, Qt.Key.Key_Z, CTRL)
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert len(running.desk.rounds.groups()) == 1


def test_what_cannot_be_is_said_at_its_field_and_the_group_stays_as_it_was(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = groups_page(birkenfurt)
    group = birkenfurt.desk.rounds.groups()[1]
    page.overview.edit(group.id, on_address=True)

    type_words("file:///etc/passwd")
    press(qtbot, Qt.Key.Key_Return)

    assert birkenfurt.desk.rounds.group(group.id) == group
    assert "keine Webadresse" in page.overview.form.grid.said("address")


def test_f2_edits_and_del_deletes_the_selected_group(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = groups_page(birkenfurt)
    group = birkenfurt.desk.rounds.groups()[1]
    page.overview.groups.setFocus()
    page.overview.groups.select_key(group.id)

    press(qtbot, Qt.Key.Key_F2)
    assert page.overview.form.group_id() == group.id
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Delete)

    assert group.id not in {each.id for each in birkenfurt.desk.rounds.groups()}


def test_the_own_channel_is_edited_here_but_not_deleted(running: WindowApp, qtbot: QtBot) -> None:
    page = groups_page(running)
    page.overview.groups.setFocus()
    page.overview.groups.select_first()

    press(qtbot, Qt.Key.Key_Delete)
    press(qtbot, Qt.Key.Key_Return)
    type_words("Stadt Grünau")
    press(qtbot, Qt.Key.Key_Return)

    assert running.desk.rounds.groups()[0].name == "Stadt Grünau"


def test_a_file_of_groups_is_read_in_and_its_faults_are_named(running: WindowApp, tmp_path: Path, qtbot: QtBot) -> None:
    page = groups_page(running)
    path = tmp_path / "gruppen.csv"
    path.write_bytes("Name;Tage\nStraßenfest;Mo\nFalsch;Fasching\n".encode("cp1252"))

    page.overview.files.importer.preview(path)
    qtbot.waitUntil(lambda: bool(running.window.findChildren(ImportSheet)))
    sheet = running.window.findChildren(ImportSheet)[0]
    said = words_on(sheet)
    sheet.take.click()
    qtbot.waitUntil(lambda: not running.tasks.is_busy(), timeout=10_000)

    assert "Zeile 3: „fasching“ ist kein Wochentag." in said
    assert [group.name for group in running.desk.rounds.groups()[1:]] == ["Straßenfest"]


def test_the_list_says_go_on_during_a_round_and_see_the_result_after_it(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = start(birkenfurt, qtbot)
    birkenfurt.window.open(Destination("rounds", "groups"))
    assert page.overview.primary.label() == "Rundgang fortsetzen"
    assert not birkenfurt.window.rail.is_narrow()

    birkenfurt.desk.rounds.finish()
    let_rest()

    assert page.overview.primary.label() == "Ergebnis ansehen"


@pytest.mark.parametrize(
    ("typed", "kept"), [("8:15", "08:15"), ("815", "08:15"), ("9", "09:00"), ("23.59", "23:59"), ("25:00", "08:00")]
)
def test_a_time_is_understood_as_people_type_it(typed: str, kept: str, theme: Theme, qtbot: QtBot) -> None:
    field = TimeField(theme, "Uhrzeit")
    qtbot.addWidget(field)
    field.show_time(time(8, 0))

    field.setText(typed)
    field.finish()

    assert field.text() == kept


def test_the_arrows_go_by_quarters_and_by_minutes(theme: Theme, qtbot: QtBot) -> None:
    at, minutes = TimeField(theme, "Uhrzeit"), MinutesField(theme, "Minuten", most=120)
    for field in (at, minutes):
        qtbot.addWidget(field)
    at.show_time(time(8, 10))
    minutes.show_number(1)

    for field in (at, minutes):
        qtbot.keyClick(field, Qt.Key.Key_Down)
        qtbot.keyClick(field, Qt.Key.Key_Up)
        qtbot.keyClick(field, Qt.Key.Key_Up)
        field.finish()

    assert (at.text(), minutes.text()) == ("08:15", "3")


def test_a_group_may_ask_for_more_approval_of_answers(birkenfurt: WindowApp, qtbot: QtBot) -> None:
    page = groups_page(birkenfurt)
    group = birkenfurt.desk.rounds.groups()[1]
    page.overview.edit(group.id)
    (level,) = (
        box
        for box in page.overview.form.findChildren(QComboBox)
        if [box.itemText(number) for number in range(box.count())][-1].startswith("Mindestens Stufe 3")
    )
    level.setFocus()

    for _step in range(2):
        press(qtbot, Qt.Key.Key_Down)

    assert level.currentText() == "Mindestens Stufe 2 (drüberschauen)"
    assert birkenfurt.desk.rounds.group(group.id).answer_level == 2
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert birkenfurt.desk.rounds.group(group.id).answer_level == 1


def test_the_button_below_the_title_keeps_its_ring_clear_of_how_long_the_round_takes(birkenfurt: WindowApp) -> None:
    birkenfurt.theme.set_zoom(200)
    overview = groups_page(birkenfurt).overview
    let_rest()

    plan = next(label for label in overview.findChildren(Label) if label.text().startswith("Heute: eigener Kanal"))
    below = plan.mapTo(overview, QPoint()).y() - overview.primary.mapTo(overview, QPoint()).y()

    assert below >= overview.primary.height() + birkenfurt.theme.px(8)  # the ring reaches out four
