"""What is built later, but seen earlier, is read and reached by Tab where it is seen."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLayout, QWidget


def read_before(later: QWidget, parts: Iterable[QWidget]) -> None:
    """Let these parts, in their order, come before `later`, beside which they stand."""
    later.raise_()  # screen readers read the children of a widget in the order of their stacking
    tab_before(later, parts)


def tab_before(later: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab stop in these parts, in their order, before it stops in `later`."""
    stops = [stop for part in parts for stop in _stops(part)]
    last = _before(later, leaving_out=frozenset(stops))
    for stop in stops:
        if last is not None and last.window() is stop.window():  # not before all of it is built
            _put_behind(last, stop)
        last = stop


def tab_in_order(parts: Iterable[QWidget]) -> None:
    """Let Tab go through these parts one after the other, from where the first one stands."""
    stops = [stop for part in parts for stop in _stops(part)]
    for before, after in pairwise(stops):
        if before.window() is after.window():
            QWidget.setTabOrder(before, after)


def read_as_laid_out(place: QWidget) -> None:
    """Let the parts of a widget be read, and reached by Tab, as its layout shows them, whenever each was built."""
    parts = list(_laid_out(place.layout()))
    others = [child for child in place.children() if isinstance(child, QWidget) and child not in parts]
    for part in (*parts, *others):  # what lies over them stays there
        part.raise_()
    last = place
    for part in parts:
        # the part itself as well: what is built in it later begins behind it
        for each in dict.fromkeys((part, *_stops(part))):
            if each.window() is place.window() and each.focusProxy() is None:
                _put_behind(last, each)
                last = each


def stops_of(part: QWidget) -> list[QWidget]:
    """Where Tab may stop in a part, in its order, also what is hidden or out of use just now."""
    return _stops(part)


def _before(later: QWidget, *, leaving_out: frozenset[QWidget]) -> QWidget | None:
    """Where Tab stops last before a widget, else what holds it; None where nothing else stands yet.

    Looked for as things are laid out, never along the chain: PySide takes what nextInFocusChain() and
    previousInFocusChain() give for a child of what was asked, and crashes when that one goes.
    """
    place = later
    while not place.isWindow() and (holder := place.parentWidget()) is not None:
        place = before = holder
        for each in _in_order(place):
            if each is later:
                break
            if _takes_tab(each) and each not in leaving_out:
                before = each
        if before is not place:
            return before
    return None if place is later else place


def _put_behind(place: QWidget, stop: QWidget) -> None:
    """Let one follow the other in the chain: Qt does nothing where one of them takes no focus itself."""
    policies = [(each, each.focusPolicy()) for each in (place, stop) if not each.focusPolicy().value]
    for each, _policy in policies:
        each.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    QWidget.setTabOrder(place, stop)
    for each, policy in policies:
        each.setFocusPolicy(policy)


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    for number in range(0 if layout is None else layout.count()):
        item = layout.itemAt(number) if layout is not None else None
        if item is not None and (widget := item.widget()) is not None:
            yield widget
        elif item is not None:
            yield from _laid_out(item.layout())


def _stops(part: QWidget) -> list[QWidget]:
    """Where Tab stops in a part, in its order."""
    return [each for each in _in_order(part) if _takes_tab(each)]


def _in_order(part: QWidget) -> Iterator[QWidget]:
    """A part and all in it: as its layout shows them, then as what has no place in it was added."""
    yield part
    placed = list(_laid_out(part.layout()))
    others = [child for child in part.children() if isinstance(child, QWidget) and child not in placed]
    for child in (*placed, *others):
        if not child.isWindow():
            yield from _in_order(child)


def _takes_tab(part: QWidget) -> bool:
    if not part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value:
        return False
    # the field in a choice hands the focus on to it: whoever asks PySide for that one keeps both for good
    return not isinstance(part.parentWidget(), QComboBox) and part.focusProxy() is None
