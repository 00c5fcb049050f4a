"""The views of the plan and the states of them that one has to bring about, for `make screens`."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication

from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.month_grid import MonthGrid
from amtdesk.ui.pages.plan.plan_head import LIST, MONTH
from amtdesk.ui.pages.plan.plan_views import PlanViews
from amtdesk.ui.pages.plan.post_drag import carried
from tools.shot import Shot

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.main_window import MainWindow

TUESDAY = date(2027, 5, 25)
WHITMONDAY = date(2027, 5, 17)
FRIDAY = date(2027, 5, 21)


def _views(window: "MainWindow", key: str) -> PlanViews:
    window.open(Destination("plan"))
    views = window.findChild(PlanViews)
    if views is None:
        raise LookupError("the plan has no views")
    views.choose(key)
    return views


def _grid(window: "MainWindow") -> MonthGrid:
    grid = _views(window, MONTH).findChild(MonthGrid)
    if grid is None:
        raise LookupError("the month has no weeks")
    return grid


def _list(window: "MainWindow", _desk: "Desk") -> None:
    _views(window, LIST)


def _carried(window: "MainWindow", desk: "Desk") -> None:
    """An idea over a day."""
    grid = _grid(window)
    point = grid.cell_rect(*grid.weeks.place_of(TUESDAY)).center()
    parcel = carried(desk.plan_days.tray()[0].id)
    action, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    event = QDragEnterEvent(point, action, parcel, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(grid.viewport(), event)


def _moved(window: "MainWindow", desk: "Desk") -> None:
    """A post moved by keys, with the toast that takes it back."""
    grid = _grid(window)
    post = next(post for post in desk.posts.list(from_day=FRIDAY, to_day=FRIDAY))
    grid.dropped.emit(post.id, TUESDAY)


def _day(window: "MainWindow", _desk: "Desk") -> None:
    _grid(window).day_asked.emit(WHITMONDAY)


def _past(window: "MainWindow", _desk: "Desk") -> None:
    _views(window, MONTH).head.stepped.emit(-1)


def _filter(window: "MainWindow", _desk: "Desk") -> None:
    _views(window, MONTH).head.filter.click()


SHOTS: tuple[Shot, ...] = (
    Shot(name="plan-list", prepare=_list, is_page=True),
    Shot(name="plan-month-carried", prepare=_carried),
    Shot(name="plan-month-moved", prepare=_moved),
    Shot(name="plan-month-day", prepare=_day),
    Shot(name="plan-month-past", prepare=_past),
    Shot(name="plan-filter", prepare=_filter),
)
