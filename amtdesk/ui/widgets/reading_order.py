"""What is built later, but seen earlier, is read and reached by Tab where it is seen."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def read_before(later: QWidget, parts: Iterable[QWidget]) -> None:
    """Let these parts, in their order, come before `later`, beside which they stand."""
    later.raise_()  # screen readers read the children of a widget in the order of their stacking
    tab_before(later, parts)


def tab_before(later: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab stop in these parts, in their order, before it stops in `later`."""
    stops = [stop for part in parts for stop in _stops(part)]
    ends = [later, *later.findChildren(QWidget)]
    last = later.previousInFocusChain()
    while last is not None and (last in stops or last in ends):
        before = last.previousInFocusChain()
        last = None if before is later else before  # all around: there is nothing else yet
    for stop in stops:
        if last is not None and last.window() is stop.window():  # not before all of it is built
            QWidget.setTabOrder(last, stop)
        last = stop


def tab_in_order(parts: Iterable[QWidget]) -> None:
    """Let Tab go through these parts one after the other, from where the first one stands."""
    stops = [stop for part in parts for stop in _stops(part)]
    for before, after in pairwise(stops):
        if before.window() is after.window():
            QWidget.setTabOrder(before, after)


def _stops(part: QWidget) -> list[QWidget]:
    """Where Tab stops in a part, as the parts of a widget were added."""
    inside = [stop for child in part.children() if isinstance(child, QWidget) for stop in _stops(child)]
    takes_tab = part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return [part, *inside] if takes_tab and part.focusProxy() is None else inside
