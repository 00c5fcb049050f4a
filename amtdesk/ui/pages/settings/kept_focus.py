"""The focus stays where she is: what has it may be put out of use for a while, step back, or be built anew.

Qt then moves the focus on by itself, and from the last part of a page into the rail.
"""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.reading_order import stops_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from amtdesk.ui.page import Page


class _Place(NamedTuple):
    """What had the focus, on which part of the page, and how far down there."""

    part: "QWidget"
    holder: "QWidget"
    height: int


class KeptFocus(QObject):
    """Finds the focus another place on the page, and leads it back when its own can be used again."""

    def __init__(self, page: "Page") -> None:
        super().__init__(page)
        self._page = page
        self._stand_in: QWidget | None = None  # what took the focus last because nothing else could keep it
        self._waits: tuple[QWidget, QWidget] | None = None  # what was put out of use, and what stands in for it

    def stays(self, holders: "Sequence[QWidget]", *, otherwise: "QWidget") -> bool:
        """Whether what has the focus was put out of use, and another control has the focus now: the nearest on a part
        of the page, or `otherwise` where there is none.
        """
        taken = self._focused()
        if taken is None or _is_of_use(taken):
            return False  # Tab was pressed
        stand_in = next((found for holder in holders if (found := _nearest(holder, taken)) is not None), otherwise)
        if not taken.isEnabled():
            self._waits = (taken, stand_in)
            taken.installEventFilter(self)
        self._stand_in = stand_in
        stand_in.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.EnabledChange and self._waits is not None:
            taken, stand_in = self._waits
            if watched is taken and taken.isEnabled():
                self._waits = None
                taken.removeEventFilter(self)
                if stand_in.hasFocus():  # else she went on meanwhile
                    taken.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def goes_round(self, first: "QWidget") -> bool:
        """Whether Tab was pressed on the last control of the page, and leads back to the first."""
        if self._focused() is not _controls(self._page)[-1]:
            return False
        first.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def place(self, holders: "Sequence[QWidget]") -> _Place | None:
        """Note where the focus stands before parts are built anew."""
        part = self._focused()
        for holder in holders:
            if part is not None and holder.isAncestorOf(part):
                return _Place(part, holder, _height_of(part, holder))
        return None

    def return_to(self, place: _Place | None) -> None:
        """Put the focus back if what had it is gone: on what is called so now, else on what stands there now."""
        if place is None or _is_of_use(place.part):
            return
        controls, focused = _controls(place.holder), self._focused()
        if focused in controls and focused is not self._stand_in:
            return  # whoever built it anew knew better
        called_so = [each for each in controls if each.accessibleName() == place.part.accessibleName()]
        found = called_so or controls
        if found:
            nearest = min(found, key=lambda each: abs(_height_of(each, place.holder) - place.height))
            nearest.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> "QWidget | None":
        focused: QWidget | None = self._page.window().focusWidget()
        return focused if focused is not None and self._page.isAncestorOf(focused) else None


def _height_of(part: "QWidget", holder: "QWidget") -> int:
    return part.mapTo(holder, QPoint()).y()


def _is_of_use(part: "QWidget") -> bool:
    return part.isVisible() and part.isEnabled()


def _may_have_it(part: "QWidget", holder: "QWidget") -> bool:
    return holder.isAncestorOf(part) and bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and _is_of_use(part)


def _controls(holder: "QWidget") -> "list[QWidget]":
    """What takes the focus on a part of the page, in the order of Tab.

    Never by nextInFocusChain(): PySide then takes the next widget for a child of the one that was asked, and with a
    form that is put away all that follows, up to the menu of the tray, is taken for deleted.
    """
    return [each for each in stops_of(holder) if _may_have_it(each, holder)]


def _nearest(holder: "QWidget", taken: "QWidget") -> "QWidget | None":
    """The control that follows on a part of the page; the one before where none does."""
    stops = stops_of(holder)
    place = stops.index(taken) if taken in stops else -1
    ways = (*stops[place + 1 :], *reversed(stops[: max(place, 0)]))
    return next((each for each in ways if _may_have_it(each, holder)), None)
