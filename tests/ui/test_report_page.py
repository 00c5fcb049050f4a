"""The page Wochenbericht: words on the left, the page itself on the right, and what goes out."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.reports import ReportField, Section
from amtdesk.system.clock import StillClock
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.report.page import ReportPage
from amtdesk.ui.pages.report.sections import TickRow
from amtdesk.ui.pages.report.ways_out import with_ending
from amtdesk.ui.widgets.labels import Label
from tests.builders_reports import FRIDAY, WEEK, birkenfurt_week


@pytest.fixture
def window(first_start: WindowApp, clock: StillClock) -> WindowApp:
    clock.set(FRIDAY)
    first_start.desk.town.begin_empty()
    first_start.window.rail.show()
    return first_start


@pytest.fixture
def page(window: WindowApp) -> Iterator[ReportPage]:
    birkenfurt_week(window.desk)
    yield opened(window)
    window.tasks.wait()


def opened(window: WindowApp) -> ReportPage:
    window.window.open(Destination("report"))
    found = window.window.stack.page()
    assert isinstance(found, ReportPage)
    return found


def wait_for_picture(qtbot: QtBot, page: ReportPage) -> None:
    qtbot.waitUntil(lambda: page.preview.paper.page_count() == 1 and not page.tasks.is_busy(), timeout=10_000)


def toasts_of(window: WindowApp) -> list[str]:
    said: list[str] = []
    window.messages.toast_raised.connect(lambda note: said.append(note.text))
    return said


def test_the_page_opens_in_the_words_of_the_week(page: ReportPage) -> None:
    assert page.head.week.text() == "KW\u00a019, 7. bis 14. Mai"
    assert page.entries[ReportField.HEADLINE].text.text().startswith("Die Sperrung der Mühlenstraße")
    assert page.accessibleName() == "Wochenbericht, KW\u00a019, 7. bis 14. Mai"


def test_the_picture_is_typeset_beside_the_window(qtbot: QtBot, page: ReportPage) -> None:
    wait_for_picture(qtbot, page)

    assert not page.preview.paper.grab().toImage().isNull()
    assert "13 von 14" in page.preview.accessibleDescription()


def test_the_picture_comes_to_rest(qtbot: QtBot, page: ReportPage) -> None:
    wait_for_picture(qtbot, page)
    started: list[str] = []
    page.tasks.started.connect(started.append)

    page.refresh()
    page.refresh()
    qtbot.waitUntil(lambda: not page.preview.is_waiting())

    assert started == []


def test_a_change_reaches_the_picture_while_she_goes_on_typing(qtbot: QtBot, page: ReportPage) -> None:
    wait_for_picture(qtbot, page)
    before = page.preview.paper.grab().toImage()
    edit = page.entries[ReportField.HEADLINE].text

    edit.setPlainText("Kurz.")
    qtbot.waitUntil(lambda: page.desk.reports.weekly(WEEK).entry(ReportField.HEADLINE).edited == ("Kurz.",))
    qtbot.keyClicks(edit, "x")

    qtbot.waitUntil(lambda: page.preview.paper.grab().toImage() != before, timeout=10_000)
    assert "x" in edit.text()


def test_a_new_zoom_while_the_page_is_typeset_loses_nothing(qtbot: QtBot, window: WindowApp, page: ReportPage) -> None:
    qtbot.waitUntil(page.tasks.is_busy)

    window.theme.set_zoom(150)

    fresh = opened(window)
    assert fresh is not page
    wait_for_picture(qtbot, fresh)
    window.theme.set_zoom(100)


def test_typing_counts_characters_and_marks_her_words(qtbot: QtBot, page: ReportPage) -> None:
    card = page.entries[ReportField.BENEFIT]
    page.desk.reports.reset(WEEK, ReportField.BENEFIT)
    qtbot.waitUntil(lambda: card.text.text().startswith("13 Fragen"))

    card.text.setPlainText("Viel.")
    assert card.count_words() == "5 von 200 Zeichen"
    card.text.flush()

    qtbot.waitUntil(lambda: card.origin_words() == "Von Ihnen bearbeitet.")


def test_a_line_is_a_point(qtbot: QtBot, page: ReportPage) -> None:
    card = page.entries[ReportField.DECISIONS]

    card.text.setPlainText("Eins\nZwei\n")
    card.text.flush()

    entry = page.desk.reports.weekly(WEEK).entry(ReportField.DECISIONS)
    assert entry.edited == ("Eins", "Zwei", "")
    assert card.count_words() == "2 von 3 Punkten"
    qtbot.waitUntil(lambda: card.text.text() == "Eins\nZwei\n")  # what was typed is not tidied under her hands


def test_the_proposal_comes_back_on_request(qtbot: QtBot, page: ReportPage) -> None:
    card = page.entries[ReportField.HEADLINE]

    qtbot.mouseClick(card.reset, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: card.text.text().startswith("„Baustelle Mühlenstraße“ war das Thema der Woche"))
    assert not card.reset.isVisible()


def test_a_part_is_left_out_by_space(qtbot: QtBot, page: ReportPage) -> None:
    line = page.sections.findChildren(TickRow)[list(Section).index(Section.TIME)]

    qtbot.keyClick(line, Qt.Key.Key_Space)

    assert not page.desk.reports.weekly(WEEK).shows(Section.TIME)
    assert not line.isChecked()


def test_hours_are_read_and_nonsense_is_told(qtbot: QtBot, window: WindowApp, page: ReportPage) -> None:
    said = toasts_of(window)
    field = page.hours.fields[ReportField.TIME_SPENT]

    field.clear()
    qtbot.keyClicks(field, "7,5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.desk.reports.weekly(WEEK).hours == 7.5

    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "keine Zeitangabe" in said[0]
    assert page.desk.reports.weekly(WEEK).hours == 7.5


def test_the_pdf_is_saved_where_she_says_and_the_folder_remembered(
    qtbot: QtBot, window: WindowApp, page: ReportPage, tmp_path: Path
) -> None:
    said, asked = toasts_of(window), list[Path]()
    folder = tmp_path / "Berichte"
    folder.mkdir()

    def chosen(_parent: QWidget, proposed: Path) -> Path:
        asked.append(proposed)
        return folder / proposed.name

    page.ways_out.choose_path = chosen
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: said == ["Gespeichert: Wochenbericht-2027-W19.pdf"], timeout=10_000)
    page.head.save.click()
    qtbot.waitUntil(lambda: len(said) == 2, timeout=10_000)

    assert (folder / "Wochenbericht-2027-W19.pdf").read_bytes().startswith(b"%PDF")
    assert asked[1].parent == folder


def test_a_folder_that_is_gone_becomes_a_sentence(
    qtbot: QtBot, window: WindowApp, page: ReportPage, tmp_path: Path
) -> None:
    faults: list[Exception] = []
    window.messages.fault_raised.connect(faults.append)
    page.ways_out.choose_path = lambda _parent, proposed: tmp_path / "fort" / proposed.name

    page.head.save.click()

    qtbot.waitUntil(lambda: bool(faults), timeout=10_000)
    assert "gibt es nicht mehr" in window.language.sentence(faults[0])  # type: ignore[arg-type]  # a fault she can mend


def test_leaving_the_file_dialog_saves_nothing(page: ReportPage) -> None:
    begun: list[str] = []
    page.tasks.started.connect(begun.append)
    page.ways_out.choose_path = lambda _parent, _proposed: None

    page.head.save.click()

    assert not [title for title in begun if "PDF" in title]


def test_the_mail_text_is_copied(window: WindowApp, page: ReportPage) -> None:
    said = toasts_of(window)

    page.head.mail.click()

    text = QGuiApplication.clipboard().text()
    assert text.startswith("Wochenbericht Soziale Medien")
    assert max(map(len, text.splitlines())) <= 72
    assert said == ["Kopiert. Jetzt in Ihre E-Mail einfügen."]


def test_a_finished_report_cannot_be_typed_into_until_it_is_opened_again(qtbot: QtBot, page: ReportPage) -> None:
    card = page.entries[ReportField.HEADLINE]

    page.state.finish.click()
    qtbot.waitUntil(card.text.isReadOnly)
    assert "Fassung 1" in page.state.words()
    page.state.reopen.click()

    qtbot.waitUntil(lambda: not card.text.isReadOnly())


def test_the_week_before_is_one_step_away_and_the_future_is_not(page: ReportPage) -> None:
    assert not page.head.later.isEnabled()

    page.head.earlier.click()

    assert page.head.week.text() == "KW\u00a018, 30. April bis 7. Mai"
    assert page.head.later.isEnabled()
    assert page.place() == "2027-W18"


def test_what_is_typed_is_stored_before_the_week_changes(page: ReportPage) -> None:
    page.entries[ReportField.BENEFIT].text.setPlainText("Gerade getippt")

    page.head.earlier.click()

    assert page.desk.reports.weekly(WEEK).entry(ReportField.BENEFIT).edited == ("Gerade getippt",)


def test_another_page_can_open_a_certain_week(window: WindowApp, page: ReportPage) -> None:
    window.window.open(Destination("report", "2027-W18"))

    assert page.place() == "2027-W18"
    assert page.focus_areas()[0] is page.first_focus()
    assert page.primary_button() is page.head.save


def test_topics_are_counted_by_hand_in_place(qtbot: QtBot, page: ReportPage) -> None:
    card = page.entries[ReportField.TOPICS]

    card.text.setPlainText("Bus 12: 4\n")
    card.text.flush()

    qtbot.waitUntil(lambda: [t.name for t in page.desk.reports.weekly(WEEK).topics] == ["Bus 12"])
    assert card.text.text() == "Bus 12: 4\n"


def test_emptied_hours_go_back_to_the_records(qtbot: QtBot, page: ReportPage) -> None:
    field = page.hours.fields[ReportField.TIME_PLANNED]

    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert page.desk.reports.weekly(WEEK).hours_planned is None


def test_an_empty_week_has_calm_words(window: WindowApp) -> None:
    page = opened(window)

    assert page.state.words().startswith("Für diese Woche ist noch nichts festgehalten.")
    assert page.entries[ReportField.HEADLINE].text.text() == "Eine ruhige Woche: Es kamen keine Fragen."
    window.tasks.wait()


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800)])
@pytest.mark.parametrize("zoom", [100, 200])
def test_nothing_is_cut_off_at_small_sizes(qtbot: QtBot, window: WindowApp, size: tuple[int, int], zoom: int) -> None:
    birkenfurt_week(window.desk)
    window.theme.set_zoom(zoom)
    window.window.resize(*size)
    page = opened(window)
    wait_for_picture(qtbot, page)

    for button in (page.head.mail, page.head.save):
        right = button.mapTo(window.window, button.rect().topRight()).x()
        assert right < window.window.width()
        assert button.width() >= button.sizeHint().width()
    assert page.preview.paper.width() <= page.preview.width()


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
    page.ways_out.choose_path = lambda _parent, proposed: tmp_path / proposed.name

    page.ways_out.draft_mail()
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)

    QDesktopServices.unsetUrlHandler("mailto")
    assert (tmp_path / "Wochenbericht-2027-W19.pdf").exists()
    assert said == [f"Der Entwurf ist geöffnet. Bitte hängen Sie Wochenbericht-2027-W19.pdf aus {tmp_path} an."]
    query = parse_qs(programs.opened[0].query(QUrl.ComponentFormattingOption.FullyEncoded))
    assert query["subject"] == ["Wochenbericht KW\N{NO-BREAK SPACE}19, 7. bis 14. Mai"]
    assert query["body"][0].startswith("Die Sperrung der Mühlenstraße")
    assert "14 Fragen und Hinweise" in QGuiApplication.clipboard().text()


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
    page.ways_out.choose_path = lambda _parent, proposed: tmp_path / proposed.name

    sheet = page.ways_out.open_archive()
    assert [row.title for row in sheet.list.rows()] == ["KW\N{NO-BREAK SPACE}19, 7. bis 14. Mai"]
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    assert page.place() == WEEK
    page.ways_out.open_archive().save.click()
    qtbot.waitUntil(lambda: len(said) == 1, timeout=10_000)

    assert (tmp_path / "Wochenbericht-2027-W19-Fassung-1.pdf").exists()


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
    page.ways_out.choose_path = lambda _parent, proposed: tmp_path / proposed.name

    page.head.save.click()
    qtbot.waitUntil(lambda: bool(bars), timeout=10_000)

    assert bars == ["Einige Zeichen kennt keine Schrift; im PDF stehen ihre Codes: 漢 [U+6F22], [U+E000]."]


def test_twelve_months_are_shown_stepped_through_and_saved(
    qtbot: QtBot, window: WindowApp, page: ReportPage, tmp_path: Path
) -> None:
    said = toasts_of(window)
    page.ways_out.choose_path = lambda _parent, proposed: tmp_path / proposed.name
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
