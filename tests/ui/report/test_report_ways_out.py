"""How a report leaves its page, and what else its page keeps: drafts, archive, twelve months, own counts."""

from pathlib import Path
from urllib.parse import parse_qs

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.reports import ReportField
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.report.page import ReportPage
from amtdesk.ui.pages.report.ways_out import free_name, with_ending
from amtdesk.ui.widgets.labels import Label
from tests.builders_reports import WEEK, add_finished_weeks, birkenfurt_week
from tests.ui.report.hand import faults_of, opened, save_into, toasts_of, wait_for_picture


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Bericht", "PDF (*.pdf)", "Bericht.pdf"),
        ("Bericht.pdf", "Word (*.docx)", "Bericht.docx"),
        ("Bericht.html", "PDF (*.pdf)", "Bericht.html"),
        ("Bericht KW 19.5", "Text (*.txt)", "Bericht KW 19.5.txt"),
        ("Bericht", "", "Bericht.pdf"),
    ],
)
def test_the_kind_chosen_in_the_dialog_gives_the_file_its_ending(name: str, kind: str, expected: str) -> None:
    assert with_ending(Path("/tmp") / name, kind).name == expected  # noqa: S108 - no file is written


def test_a_name_that_the_dialog_did_not_ask_about_overwrites_nothing(tmp_path: Path) -> None:
    assert free_name(tmp_path / "Bericht.docx") == tmp_path / "Bericht.docx"
    for name in ("Bericht.docx", "Bericht (2).docx"):
        (tmp_path / name).touch()

    assert free_name(tmp_path / "Bericht.docx") == tmp_path / "Bericht (3).docx"


class Programs(QObject):
    """Stands in for the desktop's mail program."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        self.opened.append(address)


def test_a_draft_opens_with_the_text_and_says_where_the_pdf_lies(
    qtbot: QtBot, window: WindowApp, page: ReportPage, tmp_path: Path
) -> None:
    said, programs = toasts_of(window), Programs()
    QDesktopServices.setUrlHandler("mailto", programs, "open")  # type: ignore[arg-type]  # the stub wants bytes
    save_into(page, tmp_path)

    page.ways_out.draft_mail()
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)

    QDesktopServices.unsetUrlHandler("mailto")
    assert (tmp_path / "Wochenbericht-2027-W19.pdf").exists()
    assert said == [
        (
            "Der Entwurf öffnet sich im E-Mail-Programm, der Text ist auch kopiert. "
            f"Bitte hängen Sie Wochenbericht-2027-W19.pdf aus {tmp_path} an."
        )
    ]
    query = parse_qs(programs.opened[0].query(QUrl.ComponentFormattingOption.FullyEncoded))
    assert query["subject"] == ["Wochenbericht KW\N{NO-BREAK SPACE}19, 7. bis 14. Mai"]
    assert query["body"][0].startswith("Die Sperrung der Mühlenstraße")
    assert "14 Fragen und Hinweise" in QGuiApplication.clipboard().text()


def test_the_bar_that_saving_failed_goes_when_saving_works(
    qtbot: QtBot, window: WindowApp, page: ReportPage, tmp_path: Path
) -> None:
    faults, said, bars = faults_of(window), toasts_of(window), window.window.voice.bars
    save_into(page, tmp_path / "nicht da")
    page.head.save.click()
    qtbot.waitUntil(lambda: bool(faults), timeout=60_000)
    assert any("nicht da" in text for text in bars.texts())

    save_into(page, tmp_path)
    page.head.save.click()
    qtbot.waitUntil(lambda: bool(said), timeout=60_000)

    assert not any("nicht da" in text for text in bars.texts())


def test_the_menu_of_the_head_names_the_way_to_the_draft(page: ReportPage) -> None:
    assert [entry.text() for entry in page.ways_out.menu().actions()] == [
        "PDF speichern und E-Mail-Entwurf öffnen …",
        "Abgeschlossene Berichte …",
        "Zwölf Monate: Was hat es gebracht? …",
    ]


def test_the_archive_opens_a_week_and_saves_a_version(
    qtbot: QtBot, window: WindowApp, page: ReportPage, tmp_path: Path
) -> None:
    said = toasts_of(window)
    page.desk.reports.finish(WEEK)
    page.head.stepped.emit(-1)
    save_into(page, tmp_path)

    sheet = page.ways_out.open_archive()
    assert [row.title for row in sheet.list.rows()] == ["KW\N{NO-BREAK SPACE}19, 7. bis 14. Mai"]
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    assert page.place() == WEEK
    page.ways_out.open_archive().save.click()
    qtbot.waitUntil(lambda: len(said) == 1, timeout=10_000)

    assert (tmp_path / "Wochenbericht-2027-W19-Fassung-1.pdf").exists()


def test_ten_years_of_finished_weeks_can_be_walked_through(qtbot: QtBot, page: ReportPage) -> None:
    add_finished_weeks(page.desk, 520)

    sheet = page.ways_out.open_archive()
    assert len(sheet.list.rows()) == 520
    qtbot.keyClick(sheet.list, Qt.Key.Key_End)

    assert sheet.list.current_key() == ("2017-W21", 1)


def test_an_empty_archive_says_what_will_stand_there(page: ReportPage) -> None:
    sheet = page.ways_out.open_archive()

    assert not sheet.list.isVisible()
    assert any("Noch ist kein Bericht abgeschlossen" in label.text() for label in sheet.findChildren(Label))


def test_a_report_opened_again_says_what_is_different(qtbot: QtBot, page: ReportPage) -> None:
    page.desk.reports.finish(WEEK)
    page.desk.reports.reopen(WEEK)
    page.desk.reports.edit(WEEK, ReportField.BENEFIT, value="Viele Anrufe gespart.")

    qtbot.waitUntil(lambda: "Anders als in der abgeschlossenen Fassung" in page.state.words())

    assert "Nutzen der Woche: geändert" in page.state.words()


def test_letters_without_a_glyph_are_named_above_the_page(
    qtbot: QtBot, window: WindowApp, page: ReportPage, tmp_path: Path
) -> None:
    bars: list[str] = []
    window.messages.bar_raised.connect(lambda note: bars.append(note.text))
    page.desk.reports.edit(WEEK, ReportField.BENEFIT, value="Schild 漢 \ue000")
    save_into(page, tmp_path)

    page.head.save.click()
    qtbot.waitUntil(lambda: bool(bars), timeout=10_000)

    assert bars == ["Einige Zeichen kennt keine Schrift; im PDF stehen ihre Codes: 漢 [U+6F22], [U+E000]."]


def test_twelve_months_are_shown_stepped_through_and_saved(
    qtbot: QtBot, window: WindowApp, page: ReportPage, tmp_path: Path
) -> None:
    said = toasts_of(window)
    save_into(page, tmp_path)
    sheet = page.ways_out.open_year()

    qtbot.waitUntil(lambda: not sheet.paper.is_empty(), timeout=10_000)
    assert sheet.until.text() == "bis Mai 2027"
    assert not sheet.later.isEnabled()
    sheet.earlier.click()
    assert sheet.until.text() == "bis April 2027"
    assert sheet.later.isEnabled()
    sheet.later.click()
    sheet.save.click()
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)

    assert said == ["Gespeichert: Zwölf-Monate-bis-2027-05.pdf"]
    assert (tmp_path / "Zwölf-Monate-bis-2027-05.pdf").read_bytes().startswith(b"%PDF")


def test_a_figure_is_put_right_in_the_field_beside_it(qtbot: QtBot, window: WindowApp, page: ReportPage) -> None:
    said, field = toasts_of(window), page.figures.fields["questions_received"]
    field.setFocus()
    qtbot.keyClicks(field, "20")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.desk.reports.weekly(WEEK).corrected == {"questions_received": 20}
    assert field.text() == "20"

    field.selectAll()
    qtbot.keyClicks(field, "viele")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert said == ["„viele“ ist keine Anzahl. Bitte schreiben Sie eine ganze Zahl, etwa 14."]

    field.clear()
    field.setModified(True)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    median = page.figures.fields["median_response_hours"]
    qtbot.keyClicks(median, "1:15")
    qtbot.keyClick(median, Qt.Key.Key_Return)
    assert page.desk.reports.weekly(WEEK).corrected == {"median_response_hours": 1.25}
    assert median.text() == "1:15"


@pytest.mark.parametrize("zoom", [100, 200])
def test_archive_and_twelve_months_fit_into_the_window(qtbot: QtBot, window: WindowApp, zoom: int) -> None:
    birkenfurt_week(window.desk)
    window.desk.reports.finish(WEEK)
    window.theme.set_zoom(zoom)
    window.window.resize(1280, 800)
    page = opened(window)
    wait_for_picture(qtbot, page)

    def bottom(part: QWidget) -> int:
        return part.mapTo(archive.panel, part.rect().bottomLeft()).y()

    archive = page.ways_out.open_archive()
    qtbot.waitUntil(lambda: bottom(archive.list) < bottom(archive.open_week) < archive.panel.height())
    archive.close_sheet()
    year = page.ways_out.open_year()
    qtbot.waitUntil(lambda: not year.paper.is_empty())

    assert year.paper.mapTo(year.panel, year.paper.rect().topRight()).x() < year.panel.width()
    assert year.save.width() >= year.save.sizeHint().width()
    assert year.leave.mapTo(year.panel, year.leave.rect().bottomRight()).y() < year.panel.height()
    year.leave.click()
    assert not year.isVisible()
    window.tasks.wait()
