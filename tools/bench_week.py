"""Week and list of the plan over a desk, measured from inside: scrolling a long day, carrying a card, walking by keys.

    python -m tools.bench_week DIR AT

Prints one line of JSON. A frame is measured from the event until the window has painted.
"""

import json
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtTest import QTest

from amtdesk.desk import Desk
from amtdesk.system.clock import Clock, instant_from_words
from amtdesk.ui.app import WindowApp, make_application
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.plan_head import LIST, WEEK
from amtdesk.ui.pages.plan.plan_list import PlanList
from amtdesk.ui.pages.plan.plan_views import PlanViews
from amtdesk.ui.pages.plan.post_drag import carried
from amtdesk.ui.pages.plan.week_grid import WeekGrid
from amtdesk.ui.pages.plan.week_view import WeekView
from tools.bench_plan import NO_KEYS, PACE_MS, ViewportPainting
from tools.bench_window import TURNS

STEP = 24  # px of a scroll step
STEPS = 20


def scrolling(grid: WeekGrid, painting: ViewportPainting) -> list[float]:
    """The fullest day, down and up again."""
    bar = max((column.verticalScrollBar() for column in grid.columns), key=lambda each: each.maximum())
    times = []
    for direction in (1, -1):
        for _step in range(STEPS):
            if 0 <= bar.value() + direction * STEP <= bar.maximum():
                times.append(painting.took_first(partial(bar.setValue, bar.value() + direction * STEP)))
                QTest.qWait(PACE_MS)
    return times


def carrying(grid: WeekGrid, painting: ViewportPainting) -> list[float]:
    """A card is carried from day to day."""
    card = next(card for column in grid.columns for card in column.cards() if card.is_movable)
    parcel, times = carried(card.key), []
    for _turn in range(TURNS):
        for before, after in zip(grid.columns, grid.columns[1:], strict=False):
            enter = QDragEnterEvent(
                QPoint(20, 20), Qt.DropAction.MoveAction, parcel, Qt.MouseButton.LeftButton, NO_KEYS
            )
            times.append(painting.took_first(partial(_carry_on, before, after, enter=enter)))
    QCoreApplication.sendEvent(grid.columns[-1].viewport(), QDragLeaveEvent())
    return times


def _carry_on(before: object, after: object, *, enter: QEvent) -> None:
    QCoreApplication.sendEvent(before.viewport(), QDragLeaveEvent())  # type: ignore[attr-defined]  # both are columns
    QCoreApplication.sendEvent(after.viewport(), enter)  # type: ignore[attr-defined]  # as above


def walking(grid: WeekGrid, painting: ViewportPainting) -> list[float]:
    """The arrows choose the next card of the fullest day, and the one before."""
    column = max(grid.columns, key=lambda each: len(each.cards()))
    column.select(column.cards()[0].key)
    keys = [Qt.Key.Key_Down] * (len(column.cards()) - 1)
    keys += [Qt.Key.Key_Up] * len(keys)
    return [painting.took_first(partial(QTest.keyClick, column, key)) for key in keys]


def main(folder: Path, at: str) -> None:
    """Measures one after the other."""
    running = WindowApp(make_application(), Desk.open(folder, Clock(at=instant_from_words(at))), language="de")
    running.settings.keep_plan_view(WEEK)
    running.show()
    QTest.qWaitForWindowExposed(running.window)
    running.window.open(Destination("plan"))
    QTest.qWait(500)
    view, plan = running.window.findChild(WeekView), running.window.findChild(PlanViews)
    if view is None or plan is None:
        raise RuntimeError("the plan shows no week")
    painting = ViewportPainting(running.window)
    figures = {
        "posts": sum(len(column.cards()) for column in view.grid.columns),
        "scroll_ms": scrolling(view.grid, painting),
        "drag_ms": carrying(view.grid, painting),
        "keys_ms": walking(view.grid, painting),
        "turn_ms": [painting.took_first(partial(view.step, by)) for by in (1, -1) * TURNS],
    }
    plan.choose(LIST)
    QTest.qWait(300)
    found = running.window.findChild(PlanList)
    if found is None:
        raise RuntimeError("the plan shows no list")
    figures["rows"] = len(found.table.rows())
    figures["list_ms"] = [
        painting.took_first(partial(QTest.keyClick, found.table, Qt.Key.Key_Down)) for _ in range(TURNS * 5)
    ]
    running.close()
    print(json.dumps(figures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
