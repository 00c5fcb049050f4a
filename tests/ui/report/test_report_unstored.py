"""Words and numbers of the report's page that are not stored yet: they stay, and they stay in their own week."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from amtdesk.domain.report_weeks import week_beside
from amtdesk.domain.reports import ReportField
from amtdesk.storage.errors import DiskFull
from amtdesk.ui.pages.report.page import ReportPage
from tests.builders_reports import WEEK
from tests.ui.report.hand import save_into, wait_for_picture

BEFORE = week_beside(WEEK, weeks=-1)


def _refused_by_a_full_drive(*_words: object, **_rest: object) -> None:
    raise DiskFull(Path("/"))


@pytest.fixture
def full(page: ReportPage, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A drive that takes nothing until `undo` makes room."""
    for deed in ("edit", "edit_topics", "correct", "reset"):
        monkeypatch.setattr(page.desk.reports, deed, _refused_by_a_full_drive)
    yield monkeypatch
    monkeypatch.undo()


def test_words_that_were_refused_never_come_into_another_week(page: ReportPage, full: pytest.MonkeyPatch) -> None:
    text = page.entries[ReportField.HEADLINE].text

    text.setPlainText("Woche 19.")
    page.head.earlier.click()
    assert text.toPlainText() == "Woche 19."
    assert page.place() == WEEK

    full.undo()
    page.head.earlier.click()
    assert page.place() == BEFORE
    assert page.desk.reports.weekly(BEFORE).entry(ReportField.HEADLINE).edited is None
    assert page.desk.reports.weekly(WEEK).entry(ReportField.HEADLINE).edited == ("Woche 19.",)


def test_a_report_is_not_finished_without_words_that_were_refused(page: ReportPage, full: pytest.MonkeyPatch) -> None:
    page.entries[ReportField.BENEFIT].text.setPlainText("Viel.")

    page.state.finish.click()

    assert not page.desk.reports.weekly(WEEK).is_finished
    full.undo()
    page.state.finish.click()
    assert page.desk.reports.version(WEEK, 1).entry(ReportField.BENEFIT).edited == ("Viel.",)


@pytest.mark.usefixtures("full")
def test_the_page_shows_the_words_of_every_field_that_were_refused(qtbot: QtBot, page: ReportPage) -> None:
    for field, words in ((ReportField.HEADLINE, "Eins."), (ReportField.BENEFIT, "Zwei.")):
        page.entries[field].text.setPlainText(words)
        page.entries[field].text.flush()
    page.refresh()

    wait_for_picture(qtbot, page)
    qtbot.waitUntil(lambda: not page.preview.is_waiting(), timeout=10_000)
    assert "Eins." in page.preview.accessibleDescription()
    assert "Zwei." in page.preview.accessibleDescription()


def test_numbers_that_were_refused_stay_and_are_stored_later(page: ReportPage, full: pytest.MonkeyPatch) -> None:
    hours, own = page.hours.fields[ReportField.TIME_SPENT], page.figures.fields["questions_received"]
    for field, typed in ((hours, "7:30"), (own, "20")):
        field.selectAll()
        field.insert(typed)
        field.editingFinished.emit()

    page.refresh()
    assert (hours.text(), own.text()) == ("7:30", "20")

    full.undo()
    page.leave()
    report = page.desk.reports.weekly(WEEK)
    assert (report.hours_spent, report.corrected) == (7.5, {"questions_received": 20.0})


def test_hours_under_the_hands_go_out_with_the_report_and_stay_in_their_week(qtbot: QtBot, page: ReportPage) -> None:
    field = page.hours.fields[ReportField.TIME_SPENT]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "7:30")

    page.open_at(BEFORE)  # by a key: the focus stays where it is
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert page.desk.reports.weekly(BEFORE).hours_spent is None
    assert page.desk.reports.weekly(WEEK).hours_spent == 7.5


def test_emptied_topics_stay_empty_until_she_wants_the_proposal_back(qtbot: QtBot, page: ReportPage) -> None:
    card = page.entries[ReportField.TOPICS]
    page.desk.reports.reset(WEEK, ReportField.TOPICS)
    qtbot.waitUntil(lambda: not card.reset.isVisible())
    proposed = card.text.toPlainText()

    card.text.setFocus()
    card.text.clear()
    card.text.flush()
    qtbot.waitUntil(card.reset.isVisible)

    assert card.text.toPlainText() == ""
    assert page.desk.reports.weekly(WEEK).topics == ()
    card.reset.click()
    qtbot.waitUntil(lambda: card.text.toPlainText() == proposed, timeout=10_000)


def test_the_draft_tells_of_the_week_whose_pdf_was_saved(
    qtbot: QtBot, page: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def opens(url: QUrl) -> bool:
        opened.append(bytes(url.toEncoded().data()).decode())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", opens)
    save_into(page, tmp_path)

    page.ways_out.draft_mail()
    page.head.earlier.click()  # while the PDF is still being written

    qtbot.waitUntil(lambda: bool(opened), timeout=10_000)
    assert "KW%C2%A019" in opened[0]
