"""The focus stays where she is: what has it may be put out of use for a while, step back, or be built anew.

Qt then moves the focus on by itself, and from the last part of a page into the rail.
"""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from amtdesk.ui.page import Page
    from amtdesk.ui.pages.settings.parts import SettingsCard


class _Place(NamedTuple):
    """What had the focus, on which part of the page, and how far down there."""

    part: QWidget
    holder: QWidget
    height: int


class PlaceOnCard(NamedTuple):
    """Where she is, also when all was built anew: the card, which of its parts has the focus, what she seeks.

    What she seeks is a word of the language that was spoken then.
    """

    card: str
    number: int
    words: str
    language: str


class KeptFocus(QObject):
    """Finds the focus another place on the page, and leads it back when its own can be used again."""

    def __init__(self, page: "Page") -> None:
        super().__init__(page)
        self._page = page
        self._stand_in: QWidget | None = None  # what took the focus last because nothing else could keep it
        self._waits: tuple[QWidget, QWidget] | None = None  # what was put out of use, and what stands in for it

    def stays(self, holders: "Sequence[QWidget]", *, otherwise: QWidget) -> bool:
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
                if isValid(stand_in) and stand_in.hasFocus():  # else it was built anew, or she went on meanwhile
                    taken.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def goes_round(self, hits: "Sequence[QWidget]", *, first: QWidget) -> bool:
        """Whether Tab was pressed on the last control of what was found, and leads back to the field."""
        last = next((controls[-1] for hit in reversed(hits) if (controls := _controls(hit))), None)
        if last is None or self._focused() is not last:
            return False
        first.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def place(self, holders: "Sequence[QWidget]") -> _Place | None:
        """Note where the focus stands before parts are built anew."""
        part = self._focused()
        for holder in holders:
            if part is not None and holder.isAncestorOf(part):
                return _Place(part, holder, _place_of(part, holder)[0])
        return None

    def place_among(self, cards: "Mapping[str, SettingsCard]", *, words: str) -> PlaceOnCard | None:
        """Note where the focus stands before the page is built anew."""
        focused = self._focused()
        for key, card in cards.items():
            parts = card.parts_to_act()
            if focused in parts:
                return PlaceOnCard(key, parts.index(focused), words, self._page.language.code)
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
            nearest = min(found, key=lambda each: abs(_place_of(each, place.holder)[0] - place.height))
            nearest.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> QWidget | None:
        focused: QWidget | None = self._page.window().focusWidget()
        return focused if focused is not None and self._page.isAncestorOf(focused) else None


def _place_of(part: QWidget, holder: QWidget) -> tuple[int, int]:
    """How far down and how far to the right it stands."""
    place = part.mapTo(holder, QPoint())
    return place.y(), place.x()


def _is_of_use(part: QWidget) -> bool:
    return part.isVisible() and part.isEnabled()


def _controls(holder: QWidget) -> list[QWidget]:
    """What takes the focus on a part of the page, from above.

    Not by the chain of Tab: whatever PySide is asked for there it takes for a child of the one that was asked, and
    forgets it with that one; at the end of the chain that is the whole window.
    """
    parts = [each for each in holder.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return sorted(filter(_is_of_use, parts), key=lambda each: _place_of(each, holder))


def _nearest(holder: QWidget, taken: QWidget) -> QWidget | None:
    """The control that follows on a part of the page; the one before where none does."""
    if not holder.isAncestorOf(taken):
        return None
    controls, place = _controls(holder), _place_of(taken, holder)
    follows = (each for each in controls if _place_of(each, holder) >= place)
    return next(follows, controls[-1] if controls else None)
