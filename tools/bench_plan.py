"""The month of the plan over a desk, measured from inside: scrolling by the wheel and carrying a chip over the days.

    python -m tools.bench_plan DIR AT

Prints one line of JSON. A frame is measured from the event until the window has painted and found nothing left to do.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from amtdesk.desk import Desk
from amtdesk.system.clock import Clock, instant_from_words
from amtdesk.ui.app import WindowApp, make_application
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.month_grid import MonthGrid
from amtdesk.ui.pages.plan.plan_head import LIST, MONTH
from amtdesk.ui.pages.plan.plan_views import PlanViews
from amtdesk.ui.pages.plan.post_drag import carried
from tools.bench_window import TURNS, Painting

NOTCH = 120
STEPS = 60
#: Ten years back weeks are scrolled that were never seen, as a hand does it: a notch each so many milliseconds.
PACE_MS = 40
NO_KEYS = Qt.KeyboardModifier.NoModifier


class ViewportPainting(Painting):
    """Ends with the first painting: nothing that follows by design, such as reading ahead, is part of a frame."""

    def took_first(self, deed: Callable[[], None]) -> float:
        """Milliseconds from the deed to the painting that shows it."""
        self.began = time.perf_counter()
        self.first = self.last = 0.0
        deed()
        while not self.first and time.perf_counter() - self.began < 1:
            QCoreApplication.processEvents()
        return (self.first - self.began) * 1000


def _wheel(view: QWidget, notches: int) -> None:
    middle = QPointF(view.rect().center())
    event = QWheelEvent(
        middle, view.mapToGlobal(middle), QPoint(), QPoint(0, -NOTCH * notches), Qt.MouseButton.NoButton, NO_KEYS,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QCoreApplication.sendEvent(view, event)


def _send(view: QWidget, event: QDragMoveEvent) -> None:
    QCoreApplication.sendEvent(view, event)


def scrolling(grid: MonthGrid, painting: ViewportPainting) -> list[float]:
    """Back through the past by the wheel, then to now again."""
    times = []
    for direction in (-1, 1):
        for _step in range(STEPS):
            times.append(painting.took_first(partial(_wheel, grid.viewport(), direction)))
            QTest.qWait(PACE_MS)
    return times


def carrying(grid: MonthGrid, painting: ViewportPainting) -> list[float]:
    """A chip is carried over the cells of the weeks in sight."""
    viewport, parcel = grid.viewport(), carried(grid.face(*_busy_place(grid)).places.chips[0].face.key)
    buttons, action = Qt.MouseButton.LeftButton, Qt.DropAction.MoveAction
    QCoreApplication.sendEvent(viewport, QDragEnterEvent(QPoint(60, 60), action, parcel, buttons, NO_KEYS))
    times, first = [], grid.first_row()
    for row in range(first, first + grid.shape.weeks_in_sight):
        for column in range(7):
            point = grid.cell_rect(row, column).center()
            event = QDragMoveEvent(point, action, parcel, buttons, NO_KEYS)
            times.append(painting.took_first(partial(_send, viewport, event)))
    QCoreApplication.sendEvent(viewport, QDragLeaveEvent())
    return times


def _busy_place(grid: MonthGrid) -> tuple[int, int]:
    row = grid.first_row()
    return next(
        (each, column)
        for each in range(row, row + grid.shape.weeks_in_sight)
        for column in range(7)
        if grid.face(each, column).places.chips
    )


def choosing(grid: MonthGrid, painting: ViewportPainting) -> list[float]:
    """Another day is chosen by the arrows."""
    keys = [Qt.Key.Key_Right] * TURNS + [Qt.Key.Key_Left] * TURNS
    return [painting.took_first(partial(QTest.keyClick, grid, key)) for key in keys]


def views(plan: PlanViews, painting: Painting) -> list[float]:
    """From the list to the month and back."""
    times = []
    for _turn in range(TURNS):
        plan.choose(LIST)
        QTest.qWait(100)
        times.append(painting.took(partial(plan.choose, MONTH)))
    return times


def main(folder: Path, at: str) -> None:
    """Measures one after the other."""
    running = WindowApp(make_application(), Desk.open(folder, Clock(at=instant_from_words(at))), language="de")
    running.settings.keep_plan_view(MONTH)
    running.show()
    QTest.qWaitForWindowExposed(running.window)
    running.window.open(Destination("plan"))
    QTest.qWait(500)
    grid, plan = running.window.findChild(MonthGrid), running.window.findChild(PlanViews)
    if grid is None or plan is None:
        raise RuntimeError("the plan shows no month")
    painting = ViewportPainting(running.window)
    row = grid.first_row()
    figures = {
        "posts": max(sum(len(grid.weeks.day_at(each, day).posts) for day in range(7)) for each in range(row - 8, row)),
        "wheel_ms": scrolling(grid, painting),
        "drag_ms": carrying(grid, painting),
        "keys_ms": choosing(grid, painting),
        "views_ms": views(plan, painting),
    }
    running.close()
    print(json.dumps(figures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
