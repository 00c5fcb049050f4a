"""The page Wochenbericht: words on the left, the page itself on the right, and what goes out."""

import errno
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amtdesk.domain.reports import ReportField, Section
from amtdesk.system.clock import StillClock
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.report.page import ReportPage
from tests.builders import berlin
from tests.builders_reports import WEEK, birkenfurt_week
from tests.ui.report.hand import faults_of, opened, save_into, toasts_of, wait_for_picture


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

    page.refresh()
    page.refresh()

    assert not page.preview.is_waiting()


def test_a_change_reaches_the_picture_while_she_goes_on_typing(qtbot: QtBot, page: ReportPage) -> None:
    wait_for_picture(qtbot, page)
    before = page.preview.paper.grab().toImage()
    edit = page.entries[ReportField.HEADLINE].text

    edit.setPlainText("Kurz.")
    qtbot.waitUntil(lambda: "Kurz." in page.preview.accessibleDescription(), timeout=10_000)
    qtbot.keyClicks(edit, "x")

    qtbot.waitUntil(lambda: "xKurz." in page.preview.accessibleDescription(), timeout=10_000)
    assert page.preview.paper.grab().toImage() != before
    edit.flush()
    assert page.desk.reports.weekly(WEEK).entry(ReportField.HEADLINE).edited == ("xKurz.",)
    assert not page.preview.is_waiting()  # what is stored is what is shown already


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
    line = page.sections.row_of(Section.TIME)

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


def test_what_is_in_the_way_of_a_file_becomes_a_sentence_and_nothing_is_lost(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, window: WindowApp, page: ReportPage, tmp_path: Path
) -> None:
    folder, faults = tmp_path / "Berichte", faults_of(window)
    folder.mkdir()
    old = folder / "Wochenbericht-2027-W19.pdf"
    report = page.desk.reports.weekly(WEEK)

    def told(number: int) -> str:
        page.head.save.click()
        qtbot.waitUntil(lambda: len(faults) == number and not page.tasks.is_busy(), timeout=10_000)
        return window.language.sentence(faults[-1])  # type: ignore[arg-type]  # a fault she can mend

    save_into(page, tmp_path / "fort")
    assert "gibt es nicht mehr. Bitte wählen Sie" in told(1)
    save_into(page, folder)
    old.mkdir()
    assert "ist ein Ordner. Bitte wählen Sie einen Dateinamen" in told(2)
    old.rmdir()
    old.write_bytes(b"old")

    def refuses(_self: Path, _target: Path) -> Path:  # simulated: what Windows says while a reader holds the PDF
        raise PermissionError(errno.EACCES, "held")

    with monkeypatch.context() as held:
        held.setattr(Path, "replace", refuses)
        assert "in einem anderen Programm geöffnet: Schließen Sie sie dort" in told(3)
    assert [each.name for each in folder.iterdir()] == [old.name]
    assert old.read_bytes() == b"old"
    assert page.desk.reports.weekly(WEEK) == report
    page.head.save.click()
    qtbot.waitUntil(lambda: old.read_bytes().startswith(b"%PDF"), timeout=10_000)


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


def test_a_report_can_be_finished_on_the_last_day_of_its_week_and_not_before(
    window: WindowApp, clock: StillClock
) -> None:
    birkenfurt_week(window.desk)
    clock.set(berlin(13, "17:00"))
    page = opened(window)
    assert not page.state.isVisible()

    clock.set(berlin(14, "11:40"))
    page.refresh()
    page.state.finish.click()

    assert page.desk.reports.weekly(WEEK).is_finished
    window.tasks.wait()


def test_the_week_before_is_one_step_away_and_the_future_is_not(page: ReportPage) -> None:
    assert not page.head.later.isEnabled()

    page.head.earlier.click()

    assert page.head.week.text() == "KW\u00a018, 30. April bis 7. Mai"
    assert page.head.later.isEnabled()
    assert page.place() == "2027-W18"

    QTest.keyClick(page.head.earlier, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.place() == str(WEEK)
    QTest.keyClick(page.head.earlier, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
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

    page.head.earlier.click()  # a week with a longer name
    qtbot.waitUntil(lambda: page.head.week.width() >= page.head.week.sizeHint().width())
    window.tasks.wait()
