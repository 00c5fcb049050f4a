"""The weekly report over a desk, measured from inside: its PDF, its preview while someone types, ten years of archive.

    python -m tools.bench_report LARGE SMALL AT

Prints one line of JSON. Both desks are copied first: a report is edited and finished, and 520 weeks are put beside it.
"""

import json
import shutil
import sys
import time
from contextlib import ExitStack
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from amtdesk.desk import Desk
from amtdesk.domain.changes import Area
from amtdesk.domain.report_weeks import week_of
from amtdesk.domain.reports import ReportField
from amtdesk.domain.words import Message
from amtdesk.storage.database import FILE_NAME
from amtdesk.storage.opening import open_database
from amtdesk.storage.rows import instant_text
from amtdesk.system.clock import Clock, instant_from_words
from amtdesk.system.language import Language
from amtdesk.ui.app import WindowApp, make_application
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.report.page import ReportPage
from tools.bench_plan import ViewportPainting

REPORTS: Final = 15
CHANGES: Final = 15
KEYS: Final = 80
PACE_MS: Final = 120
WEEKS: Final = 520
PATIENCE: Final = 20.0  # seconds


def papers(desks: dict[str, Desk], week: str) -> dict[str, list[float]]:
    """The PDF after a change, from both desks in turn, the first one of each left out: it loads the typesetter."""
    times: dict[str, list[float]] = {name: [] for name in desks}
    for number in range(REPORTS + 1):
        for name, desk in desks.items():
            desk.reports.edit(week, ReportField.BENEFIT, value=f"Nutzen Nummer {number} von {name}.")
            language, began = Language("de", desk.clock.zone), time.perf_counter()
            desk.reports.form(week, language, ending=".pdf")
            times[name].append((time.perf_counter() - began) * 1000)
    return {name: found[1:] for name, found in times.items()}


def computing(desks: dict[str, Desk], week: str) -> dict[str, list[float]]:
    """The report itself after a change."""
    times: dict[str, list[float]] = {name: [] for name in desks}
    for number in range(REPORTS + 1):
        for name, desk in desks.items():
            desk.reports.edit(week, ReportField.BENEFIT, value=f"Noch einmal {number}.")
            began = time.perf_counter()
            desk.reports.weekly(week)
            times[name].append((time.perf_counter() - began) * 1000)
    return {name: found[1:] for name, found in times.items()}


def previews(page: ReportPage) -> list[float]:
    """From a key in the text to the page that shows it."""
    field, times = page.entries[ReportField.HEADLINE].text, []
    field.setFocus()
    for number in range(CHANGES):
        field.selectAll()
        began = time.perf_counter()
        field.insert(f"Satz Nummer {number} zur Woche, und was daraus folgt. ")
        _come_to_rest(page)
        times.append((time.perf_counter() - began) * 1000)
        QTest.qWait(800)  # it is stored meanwhile
    return times


def _come_to_rest(page: ReportPage) -> None:
    began = time.perf_counter()
    while page.preview.is_waiting() and time.perf_counter() - began < PATIENCE:
        QCoreApplication.processEvents()
    page.preview.paper.repaint()


def typing(page: ReportPage, painting: ViewportPainting) -> list[float]:
    """Keys at the pace of a hand while the page is typeset again and again: from when a key is due to its painting."""
    field, times = page.entries[ReportField.HEADLINE].text, []
    field.setFocus()
    due = time.perf_counter()
    for number in range(KEYS):
        due = max(due, time.perf_counter()) + PACE_MS / 1000
        while time.perf_counter() < due:
            QCoreApplication.processEvents()
        late = (time.perf_counter() - due) * 1000  # whatever the window did just then
        times.append(late + painting.took_first(partial(QTest.keyClicks, field, "abcdefgh "[number % 9])))
    return times


def archive(page: ReportPage) -> list[float]:
    """The list of all finished weeks opens."""
    times = []
    for _turn in range(5):
        began = time.perf_counter()
        sheet = page.ways_out.open_archive()
        sheet.repaint()
        times.append((time.perf_counter() - began) * 1000)
        sheet.close_sheet()
        QTest.qWait(100)
    return times


def add_weeks(desk: Desk, week: str) -> None:
    """Finish the week and put 520 more of the same size beside it."""
    desk.reports.finish(week)
    period, database = desk.reports.period(week), open_database(desk.folder / FILE_NAME)
    try:
        row = database.row("SELECT content FROM report_versions WHERE week = ?", (week,))
        content = {} if row is None else json.loads(row["content"])
        with database.command(Message("bench"), at=desk.clock.now(), areas={Area.REPORTS}, undoable=False) as writer:
            for number in range(1, WEEKS + 1):
                end = period.end - timedelta(weeks=number)
                name = week_of(end.date())
                told = {"week": name, "start": (end - timedelta(weeks=1)).isoformat(), "end": end.isoformat()}
                frozen = json.dumps({**content, "period": told}, ensure_ascii=False)
                finished: dict[str, str | int | float | None] = {
                    "week": name,
                    "number": 9,
                    "finished_at": instant_text(end),
                    "content": frozen,
                }
                writer.insert("report_versions", finished)
    finally:
        database.close()


def copied(folder: Path, into: Path) -> Path:
    """The records alone, without their backups."""
    into.mkdir()
    shutil.copy(folder / FILE_NAME, into / FILE_NAME)
    return into


def main(large: Path, small: Path, *, at: str) -> None:
    """Measures one after the other."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="amtdesk-bench-")))
        clock = Clock(at=instant_from_words(at))
        desks = {
            name: Desk.open(copied(source, folder / name), clock)
            for name, source in (("large", large), ("small", small))
        }
        week = desks["large"].reports.week_of(clock.now())
        figures: dict[str, object] = {"pdf_ms": papers(desks, week), "weekly_ms": computing(desks, week)}
        desks["small"].close()
        add_weeks(desks["large"], week)
        desks["large"].reports.reopen(week)
        running = WindowApp(make_application(), desks["large"], language="de")
        running.show()
        QTest.qWaitForWindowExposed(running.window)
        running.window.open(Destination("report"))
        page = running.window.stack.page()
        if not isinstance(page, ReportPage):
            raise TypeError(page)
        QTest.qWait(500)
        _come_to_rest(page)
        figures |= {
            "previews_ms": previews(page),
            "keys_ms": typing(page, ViewportPainting(running.window)),
            "archive_ms": archive(page),
            "weeks": len(page.desk.reports.archive()),
        }
        running.tasks.wait()
        running.close()
    print(json.dumps(figures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), at=sys.argv[3])
