"""The sheet before groups or a calendar come in: in every window its buttons stand clear of the faults."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from pytestqt.qtbot import QtBot

from amtdesk.domain.imports import Fault, ImportReport, PlannedKind, PlannedRow
from amtdesk.domain.words import Message
from amtdesk.ui.app import WindowApp
from amtdesk.ui.file_import import EVENTS, GROUPS, FileImport, ImportSheet
from amtdesk.ui.page import Destination
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.cards import ScrollColumn
from amtdesk.ui.widgets.labels import Label
from tests.builders_templates import german_table
from tests.loop import let_rest


@pytest.mark.parametrize(("width", "height", "zoom"), [(1280, 800, 100), (1024, 640, 100), (1280, 800, 200)])
def test_the_faults_of_a_file_never_cover_the_buttons(
    qtbot: QtBot, running: WindowApp, tmp_path: Path, width: int, height: int, zoom: int
) -> None:
    running.window.context.theme.set_zoom(zoom)
    running.window.resize(width, height)
    running.window.open(Destination("rounds"))
    page = running.window.page()
    assert page is not None
    rows = ("Ort im Gespräch;3", *("Gruppe;viele" for _ in range(20)))
    page.findChildren(FileImport)[0].preview(german_table(tmp_path, *rows, heading="Name;Minuten"))
    qtbot.waitUntil(lambda: running.window.findChild(ImportSheet) is not None)
    sheet = running.window.findChild(ImportSheet)
    assert isinstance(sheet, ImportSheet)
    let_rest()

    (faults,), button = sheet.findChildren(ScrollColumn), sheet.take.mapTo(sheet.panel, QPoint())

    assert faults.mapTo(sheet.panel, faults.rect().bottomLeft()).y() < button.y()
    assert sheet.panel.rect().contains(QRect(button, sheet.take.size()))


def test_at_200_per_cent_whole_rows_of_the_file_are_seen_above_its_faults(running: WindowApp, tmp_path: Path) -> None:
    window = running.window
    window.resize(1280, 800)
    window.context.theme.set_zoom(200)
    rows = tuple(PlannedRow(title=f"Gruppe {n}", line=n, kind=PlannedKind.NEW) for n in range(1, 9))
    faults = tuple(Fault(line=n, message=Message("This line has no name.")) for n in range(20, 26))
    report = ImportReport(added=8, rows=rows, faults=faults)

    sheet = ImportSheet(window.context, window, kind=GROUPS, path=tmp_path / "gruppen.csv", report=report)
    sheet.open_now()
    let_rest()

    (listed,) = sheet.findChildren(CardList)
    assert listed.viewport().height() >= 2 * listed.rows_height() / 8
    assert sheet.take.hasFocus()


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (ImportReport(called_off=("Fest",)), "Abgesagt, fällt aus dem Plan: Fest"),
        (ImportReport(called_off=tuple("ABCDEFG")), "Abgesagt, fällt aus dem Plan: A, B, C, D, E und 2 weitere"),
        (ImportReport(own_posts=1), "1 Eintrag ist ein Beitrag aus diesem Plan und bleibt außen vor."),
        (ImportReport(own_posts=7), "7 Einträge sind Beiträge aus diesem Plan und bleiben außen vor."),
    ],
)
def test_what_a_calendar_calls_off_or_has_of_the_plan_is_named_before_it_comes_in(
    running: WindowApp, tmp_path: Path, report: ImportReport, said: str
) -> None:
    window = running.window

    sheet = ImportSheet(window.context, window, kind=EVENTS, path=tmp_path / "stadt.ics", report=report)

    assert said in [label.text() for label in sheet.findChildren(Label)]
