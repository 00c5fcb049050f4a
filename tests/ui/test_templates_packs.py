"""Importing a pack in the window: every row is seen, decided on by keys and mouse, and taken back in one step."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.imports import Fault
from amtdesk.domain.packs import Choice, RowKind
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.templates.pack_preview import PackSheet
from amtdesk.ui.pages.templates.page import TemplatesPage
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.toast import Toast
from tests.builders_templates import AGREED, german_table, keep_template
from tests.loop import let_rest
from tests.ui.hands import ALT, CTRL, press, words_on

HEADING = "Titel;Text;Kürzel;Abgestimmt mit;Abgestimmt am"


def page_of(running: WindowApp) -> TemplatesPage:
    running.window.open(Destination("templates"))
    page = running.window.page()
    assert isinstance(page, TemplatesPage)
    return page


def sheet_over(qtbot: QtBot, running: WindowApp, path: Path) -> PackSheet:
    page_of(running).file_import.preview(path)
    qtbot.waitUntil(lambda: running.window.findChild(PackSheet) is not None)
    sheet = running.window.findChild(PackSheet)
    assert isinstance(sheet, PackSheet)
    return sheet


@pytest.fixture
def mixed(running: WindowApp, tmp_path: Path) -> Path:
    """A file with a row of every kind, in this order: changed, new, same, conflict, faulty."""
    keep_template(running.desk, "Bad", "Das Bad öffnet heute.", shortcut="bad")
    keep_template(running.desk, "Tonne", "Blau.")
    return german_table(
        tmp_path,
        "Bad;Das Freibad öffnet heute.;bad;;",
        "Neu;Ja.;;;",
        "Tonne;Blau.;;;",
        "Becken;Ja.;bad;;",
        ";ohne Titel;;;",
        heading=HEADING,
    )


def shown(sheet: PackSheet) -> list[str]:
    return [row.title for row in sheet.list.rows_shown]


def difference(sheet: PackSheet) -> QTextEdit:
    (text,) = sheet.detail.findChildren(QTextEdit)
    return text


def chip(sheet: PackSheet, words: str) -> KbdButton:
    return next(each for each in sheet.findChildren(KbdButton) if each.label() == words)


def control(sheet: PackSheet) -> SegmentedControl:
    (found,) = (each for each in sheet.detail.findChildren(SegmentedControl) if each.isVisible())
    return found


def test_every_row_that_is_different_is_seen_before_anything_is_stored(
    qtbot: QtBot, running: WindowApp, mixed: Path
) -> None:
    before = running.desk.templates.all()

    sheet = sheet_over(qtbot, running, mixed)

    assert shown(sheet)[:3] == ["Bad", "Neu", "Becken"]
    assert shown(sheet)[3].startswith("Zeile 6: „Titel“ ist leer.")
    assert "1 Abstimmung erlischt" in words_on(sheet)
    assert sheet.take.label() == "2 Bausteine übernehmen"
    assert running.desk.templates.all() == before


def test_the_focus_waits_at_the_conflict_and_its_reason_is_read_out(
    qtbot: QtBot, running: WindowApp, mixed: Path
) -> None:
    sheet = sheet_over(qtbot, running, mixed)

    assert QApplication.focusWidget() is sheet.list
    assert "Das Kürzel /bad gehört hier zu „Bad“." in words_on(sheet.detail)
    assert control(sheet).key() is Choice.LEAVE


def test_without_a_conflict_enter_takes_everything_and_ctrl_z_takes_it_back_whole(
    qtbot: QtBot, running: WindowApp, tmp_path: Path
) -> None:
    keep_template(running.desk, "Bad", "Offen.")
    before = running.desk.templates.all()
    sheet_over(qtbot, running, german_table(tmp_path, "Bad;Zu.", "Neu;Ja.", "Weit;Nein."))

    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: running.desk.templates.count() == 3)
    running.tasks.wait()
    qtbot.waitUntil(lambda: any("3 Bausteine übernommen." in words_on(t) for t in running.window.findChildren(Toast)))
    press(qtbot, Qt.Key.Key_Z, CTRL)

    assert running.desk.templates.all() == before


def test_words_that_go_are_struck_through_and_words_that_come_underlined(
    qtbot: QtBot, running: WindowApp, mixed: Path
) -> None:
    sheet = sheet_over(qtbot, running, mixed)
    press(qtbot, Qt.Key.Key_Home)

    html = difference(sheet).toHtml()
    gone, came = html.index(">Bad<"), html.index(">Freibad<")

    assert "line-through" in html[html.rindex("<span", 0, gone) : gone]
    assert "underline" in html[html.rindex("<span", 0, came) : came]
    assert "Text: bisher „Das Bad öffnet heute.“" in difference(sheet).accessibleDescription()
    assert "Durchgestrichen" in words_on(sheet.detail)


def test_space_goes_through_the_choices_and_the_button_counts_along(
    qtbot: QtBot, running: WindowApp, mixed: Path
) -> None:
    sheet = sheet_over(qtbot, running, mixed)

    press(qtbot, Qt.Key.Key_Space)
    assert sheet.take.label() == "3 Bausteine übernehmen"
    assert control(sheet).key() is Choice.TAKE
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Home)
    press(qtbot, Qt.Key.Key_Space)

    assert sheet.take.label() == "1 Baustein übernehmen"
    assert "1 Abstimmung erlischt" not in words_on(sheet)
    assert sheet.list.rows_shown[0].spoken().endswith("wird ausgelassen.")


def test_enter_in_the_list_leads_to_the_choices_and_the_arrows_decide(
    qtbot: QtBot, running: WindowApp, mixed: Path
) -> None:
    sheet = sheet_over(qtbot, running, mixed)

    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is control(sheet)
    press(qtbot, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_Return, CTRL)

    qtbot.waitUntil(lambda: running.desk.templates.count() == 4)
    assert {t.title: t.shortcut for t in running.desk.templates.all()}["Becken"] == ""


def test_all_new_and_all_changed_have_a_key_each(qtbot: QtBot, running: WindowApp, mixed: Path) -> None:
    sheet = sheet_over(qtbot, running, mixed)

    press(qtbot, Qt.Key.Key_1, ALT)
    assert sheet.take.label() == "1 Baustein übernehmen"
    press(qtbot, Qt.Key.Key_2, ALT)
    assert sheet.take.label() == "Nichts übernehmen"
    assert not sheet.take.isEnabled()
    chip(sheet, "Alle neuen übernehmen").click()

    assert sheet.choices.is_all(RowKind.NEW)
    assert not sheet.choices.is_all(RowKind.CHANGED)


def test_a_click_on_the_circle_decides_and_a_click_on_the_row_only_shows_it(
    qtbot: QtBot, running: WindowApp, mixed: Path
) -> None:
    sheet = sheet_over(qtbot, running, mixed)
    rect = sheet.list.visualRect(sheet.list.model().index(1, 0))
    viewport = sheet.list.viewport()

    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=rect.center())
    assert sheet.take.label() == "2 Bausteine übernehmen"
    assert "Neu" in words_on(sheet.detail)
    circle = QPoint(rect.left() + running.window.context.theme.px(25), rect.center().y())
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=circle)

    assert sheet.take.label() == "1 Baustein übernehmen"


def test_the_menu_of_a_row_offers_its_choices(qtbot: QtBot, running: WindowApp, mixed: Path) -> None:
    sheet = sheet_over(qtbot, running, mixed)

    assert [action.text for action in sheet.list.rows_shown[2].actions] == ["Übernehmen", "Auslassen"]
    sheet.list.action_requested.emit(sheet.list.rows_shown[2].key, "take")

    assert sheet.take.label() == "3 Bausteine übernehmen"


def test_the_rows_can_be_narrowed_to_one_kind(qtbot: QtBot, running: WindowApp, mixed: Path) -> None:
    sheet = sheet_over(qtbot, running, mixed)

    chip(sheet, "Gleich: 1").click()
    assert shown(sheet) == ["Tonne"]
    assert "Steht hier genauso." in words_on(sheet.detail)
    chip(sheet, "Fehlerhaft: 1").click()
    assert isinstance(sheet.list.current_key(), Fault)
    assert "Berichtigen Sie die Zeile in der Datei" in words_on(sheet.detail)
    sheet.list.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        press(qtbot, key)
    assert QApplication.focusWidget() is sheet.list
    chip(sheet, "Alle: 5").click()

    assert len(shown(sheet)) == 5


def test_a_new_row_shows_what_the_file_says(qtbot: QtBot, running: WindowApp, tmp_path: Path) -> None:
    row = "Bad;Offen.;bad;Petra Lüders;16.04.2027"
    sheet = sheet_over(qtbot, running, german_table(tmp_path, row, heading=HEADING))

    words = difference(sheet).toPlainText()
    assert "Offen." in words
    assert "Kommentar" in words
    assert "16.04.2027" in words
    assert "Bringt eine eigene Abstimmung mit: Petra Lüders, 16.04.2027." in words_on(sheet.detail)


def test_a_file_that_says_the_same_can_only_be_closed(qtbot: QtBot, running: WindowApp, tmp_path: Path) -> None:
    keep_template(running.desk, "Bad", "Offen.", agreement=AGREED)
    running.desk.exports.templates(tmp_path / "pack.yaml")

    sheet = sheet_over(qtbot, running, tmp_path / "pack.yaml")

    assert "Alles gleich: Was in der Datei steht, steht schon hier." in words_on(sheet)
    assert not sheet.take.isVisible()
    press(qtbot, Qt.Key.Key_Return)
    assert not sheet.isVisible()


def test_a_heading_without_rows_is_said(qtbot: QtBot, running: WindowApp, tmp_path: Path) -> None:
    sheet = sheet_over(qtbot, running, german_table(tmp_path))

    assert "Die Datei hat eine Überschrift, aber keine Zeilen darunter." in words_on(sheet)
    assert not sheet.detail.isVisible()


def test_esc_leaves_everything_as_it_is(qtbot: QtBot, running: WindowApp, mixed: Path) -> None:
    before = running.desk.templates.all()
    sheet = sheet_over(qtbot, running, mixed)

    press(qtbot, Qt.Key.Key_Escape)

    assert not sheet.isVisible()
    assert running.desk.templates.all() == before


def test_records_that_changed_meanwhile_are_not_written_over_and_what_was_decided_stays(
    qtbot: QtBot, running: WindowApp, tmp_path: Path
) -> None:
    kept = keep_template(running.desk, "Bad", "Offen.", agreement=None)
    sheet = sheet_over(qtbot, running, german_table(tmp_path, "Bad;Zu.", "Neu;Ja."))
    press(qtbot, Qt.Key.Key_1, ALT)
    running.desk.templates.edit(kept.id, text="Halb offen.")

    sheet.take.click()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)  # too early: the work is under way
    qtbot.waitUntil(lambda: "„Bad“ ist inzwischen anders als in der Vorschau." in words_on(sheet))

    assert running.desk.templates.get(kept.id).text == "Halb offen."
    assert sheet.take.label() == "1 Baustein übernehmen"
    assert sheet.take.isEnabled()
    press(qtbot, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


@pytest.mark.parametrize(("width", "height", "zoom"), [(1280, 800, 100), (1024, 640, 100), (1280, 800, 200)])
def test_nothing_is_cut_off_and_what_has_the_focus_is_seen(
    qtbot: QtBot, running: WindowApp, mixed: Path, width: int, height: int, zoom: int
) -> None:
    running.window.context.theme.set_zoom(zoom)
    running.window.resize(width, height)
    let_rest()
    sheet = sheet_over(qtbot, running, mixed)
    let_rest()

    assert sheet.panel.width() <= width
    assert sheet.panel.geometry().bottom() <= height
    for button in (sheet.take, sheet._close):  # noqa: SLF001 - both must be reachable in every window
        assert sheet.panel.rect().contains(_place_of(button, sheet.panel))
    seen = sheet.list.visibleRegion().boundingRect()
    assert seen.contains(sheet.list.mapFromParent(sheet.list.pos()) + _current_middle(sheet))


def _place_of(widget: QWidget, inside: QWidget) -> QPoint:
    return widget.mapTo(inside, widget.rect().bottomRight())


def _current_middle(sheet: PackSheet) -> QPoint:
    return sheet.list.visualRect(sheet.list.currentIndex()).center()


@pytest.mark.no_cover
def test_ten_thousand_rows_are_made_when_they_are_looked_at(qtbot: QtBot, running: WindowApp, tmp_path: Path) -> None:
    path = german_table(tmp_path, *(f"Baustein {number};Text {number}" for number in range(10_000)))

    sheet = sheet_over(qtbot, running, path)
    press(qtbot, Qt.Key.Key_Tab)
    sheet.list.setFocus()
    press(qtbot, Qt.Key.Key_End)

    assert sheet.take.label() == "10.000 Bausteine übernehmen"
    assert "Baustein 9999" in words_on(sheet.detail)
    assert len(sheet.findChildren(QWidget)) < 100


@pytest.mark.parametrize(("deed", "name"), [("choose", "textbausteine.csv"), ("choose_pack", "textbausteine.yaml")])
def test_an_export_proposes_a_name_that_says_what_it_is(
    running: WindowApp, tmp_path: Path, deed: str, name: str
) -> None:
    keep_template(running.desk, "Bad", "Offen.")
    proposals: list[str] = []
    export = page_of(running).file_export

    def choose(page: QWidget, title: str, *, proposal: str, files: str) -> Path | None:
        assert (page, title) == (page_of(running), "Textbausteine exportieren")
        proposals.append(proposal)
        return tmp_path / proposal if files.endswith(f"(*{Path(name).suffix})") else None

    export.choose_path = choose
    getattr(export, deed)()

    assert proposals == [name]
    assert b"Offen." in (tmp_path / name).read_bytes()
