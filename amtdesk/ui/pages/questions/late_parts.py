"""Parts that stand one below the other, each made when it is first shown: opening the page waits for none of them."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from amtdesk.ui.widgets.reading_order import read_as_laid_out

PartT = TypeVar("PartT", bound=QWidget)


class LateColumn:
    """A column whose parts keep their order, whichever is made first."""

    def __init__(self, lines: QVBoxLayout) -> None:
        self._lines = lines
        self._first = lines.count()  # what stands above
        self._parts: list[QWidget | None] = []  # in the order of the column: what is there

    def add(self, part: QWidget, *, stretch: int = 0) -> None:
        """Give a part that is always needed the next place."""
        self._lines.addWidget(part, stretch)
        self._parts.append(part)

    def plan(self, make: Callable[[], PartT], *, stretch: int = 0) -> "Late[PartT]":
        """Keep the next place for a part."""
        self._parts.append(None)
        place = len(self._parts) - 1
        return Late(make, put=lambda part: self._put(place, part, stretch=stretch))

    def _put(self, place: int, part: QWidget, *, stretch: int) -> None:
        """Give a part its place; it is read there, and Tab meets it there."""
        above = [each for each in self._parts[:place] if each is not None]
        here = min(self._first + len(above), self._lines.count())  # some may stand elsewhere for now
        self._lines.insertWidget(here, part, stretch)
        self._parts[place] = part
        if (page := part.parentWidget()) is not None:
            read_as_laid_out(page)


class Late(Generic[PartT]):
    """One part, made at first use."""

    def __init__(self, make: Callable[[], PartT], *, put: Callable[[QWidget], None]) -> None:
        self._make = make
        self._put = put
        self._part: PartT | None = None

    @property
    def made(self) -> PartT | None:
        """The part, if it was needed before."""
        return self._part

    def get(self) -> PartT:
        """The part; hidden until it is shown."""
        if self._part is None:
            self._part = self._make()
            self._part.hide()
            self._put(self._part)
        return self._part

    def show(self, *, is_shown: bool) -> None:
        """Show it, or put it away; what was never shown is not made for being hidden."""
        if is_shown:
            self.get().show()
        elif self._part is not None:
            self._part.hide()
