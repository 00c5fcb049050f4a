"""The week of the plan as `make screens` paints it: its states, the sheet for dates, remarks, several posts chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.plan_list import PlanList
from amtdesk.ui.pages.plan.plan_views import PlanViews
from amtdesk.ui.pages.plan.week_view import WeekView
from tools.shot import Shot, type_line

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.main_window import MainWindow


def _view(window: "MainWindow", key: str) -> None:
    window.open(Destination("plan"))
    for views in window.findChildren(PlanViews):
        views.choose(key)


def _week(window: "MainWindow", _desk: "Desk") -> None:
    _view(window, "week")


def _gap(window: "MainWindow", desk: "Desk") -> None:
    """A week whose next has a gap."""
    _week(window, desk)
    for view in window.findChildren(WeekView):
        view.step(2)


def _routine(window: "MainWindow", desk: "Desk") -> None:
    """The focus on what she does anyway."""
    _week(window, desk)
    _press(Qt.Key.Key_Down, times=4)


def _preview(window: "MainWindow", desk: "Desk") -> None:
    _week(window, desk)
    _press(Qt.Key.Key_Space)


def _date(window: "MainWindow", desk: "Desk") -> None:
    """A date that is typed for a day without service."""
    _week(window, desk)
    _press(Qt.Key.Key_T, how=Qt.KeyboardModifier.ControlModifier)
    type_line(window, "mo")


def _remarks(window: "MainWindow", desk: "Desk") -> None:
    _week(window, desk)
    for view in window.findChildren(WeekView):
        view.foot.remarks.open_remarks()


def _several(window: "MainWindow", _desk: "Desk") -> None:
    """Three posts chosen in the list."""
    _view(window, "list")
    for plan in window.findChildren(PlanList):
        plan.table.setFocus()
    _press(Qt.Key.Key_Down, times=3, how=Qt.KeyboardModifier.ShiftModifier)


def _press(key: Qt.Key, *, times: int = 1, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for _ in range(times):
        target = QApplication.focusWidget()
        if target is not None:
            QTest.keyClick(target, key, how)


SHOTS: tuple[Shot, ...] = (
    Shot(name="plan-week", prepare=_week, is_page=True),
    Shot(name="plan-week-gap", prepare=_gap),
    Shot(name="plan-week-routine", prepare=_routine),
    Shot(name="plan-week-preview", prepare=_preview),
    Shot(name="plan-week-date", prepare=_date),
    Shot(name="plan-week-remarks", prepare=_remarks),
    Shot(name="plan-list-several", prepare=_several),
)
