"""The pages that were built so far, the one that is shown, and the way back. It knows specs, no page by name."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from amtdesk.ui.page import NEW, Destination, Page, PageContext, PageSpec
from amtdesk.ui.page_list import WELCOME, make_welcome
from amtdesk.ui.widgets.cards import PlaceOfPages

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.domain.changes import Area

MOST_STEPS_BACK = 50


class PageStack(PlaceOfPages):
    """Builds pages when first shown, refreshes them when their areas changed, remembers the way back."""

    page_shown = Signal(str)  # the key
    navigate_requested = Signal(object)  # Destination, from a page
    rail_changed = Signal()
    language_requested = Signal(str)
    begun = Signal()

    def __init__(self, context: PageContext, specs: tuple[PageSpec, ...]) -> None:
        super().__init__()
        self._context = context
        self._specs = specs
        self._makers: dict[str, Callable[[PageContext], Page]] = {spec.key: spec.make for spec in specs}
        self._makers[WELCOME] = make_welcome
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._changed: frozenset[Area] = frozenset()
        self._key = ""
        self._steps_back: list[Destination] = []

    def key(self) -> str:
        """The key of the page that is shown; empty before the first."""
        return self._key

    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self._key)

    def built(self, key: str) -> Page:
        """A page, built now if it was not yet."""
        if key not in self._pages:
            page = self._makers[key](self._context)
            page.navigate_requested.connect(self.navigate_requested)
            page.rail_changed.connect(self.rail_changed)
            page.language_requested.connect(self.language_requested)
            page.begun.connect(self._begin)
            self._pages[key] = page
            self._stale.add(key)
            self.addWidget(page)
        return self._pages[key]

    def build_ahead(self) -> bool:
        """Build one page that was not opened yet, or a part of one, so that it opens at once. False: all is built."""
        for page in self._pages.values():
            if page.build_more():
                _paint_unseen(page)
                return True
        key = next((spec.key for spec in self._specs if spec.key not in self._pages), None)
        if key is None:
            return False
        page = self.built(key)
        page.resize(self.size())
        self._refresh(key)
        _paint_unseen(page)
        return True

    def show_page(self, destination: Destination, *, remembered: bool = True) -> Page:
        """Show a page, and the thing on it. The page before stores what was typed."""
        if remembered:
            self._remember()
        before = self.page()
        if before is not None:
            before.leave()
        page = self.built(destination.page)
        if destination.page != self._key:
            self._mark_changed()
        self._key = destination.page
        self.refresh_shown()
        self.setCurrentWidget(page)
        if destination.target == NEW:
            page.new_requested()
        elif destination.target is not None:
            page.open_at(destination.target)
        self.page_shown.emit(destination.page)
        return page

    def kept_free(self) -> tuple[QWidget, ...]:
        """What no toast may cover: the page's primary button, where she types, what she needs next, where she is."""
        page = self.page()
        primary = page.primary_button() if page is not None else None
        focused = QApplication.focusWidget()
        field = focused if isinstance(focused, QLineEdit | QTextEdit | QPlainTextEdit) else None
        needed = page.needed_next() if page is not None else ()
        here = focused if field is None else None
        return tuple(each for each in (primary, field, *needed, here) if each is not None)

    def step_back(self) -> bool:
        """Show what was shown before; False when nothing was."""
        page = self.page()
        if page is not None and page.step_back():
            return True
        if not self._steps_back:
            return False
        self.show_page(self._steps_back.pop(), remembered=False)
        return True

    def here(self) -> Destination | None:
        """Where she is now."""
        page = self.page()
        return None if page is None else Destination(self._key, page.place())

    def steps_back(self) -> list[Destination]:
        """The way back, for a stack that takes this one's place."""
        return self._steps_back

    def take_over(self, steps_back: list[Destination]) -> None:
        """Go on with another stack's way back."""
        self._steps_back = steps_back

    def note_changed(self, areas: "frozenset[Area]") -> None:
        """Something was stored; the page that is shown looks again in `catch_up`, another one when it is opened."""
        self._changed |= areas

    def stores_in_passing(self) -> bool:
        """Whether what is being stored just now is what she types, in a pause that her next key may end."""
        page = self.page()
        return page is not None and page.stores_in_passing()

    def catch_up(self) -> None:
        """Show what is true by now."""
        self._mark_changed()
        self.refresh_shown()

    def _mark_changed(self) -> None:
        areas, self._changed = self._changed, frozenset()
        self._stale.update(key for key, page in self._pages.items() if not page.areas or page.areas & areas)

    def _begin(self) -> None:
        """The first run is over, or Birkenfurt is open: other records, perhaps another clock, and nothing of before."""
        self._steps_back.clear()
        for key in [key for key in self._pages if key != self._key]:
            page = self._pages.pop(key)
            self._stale.discard(key)
            self.removeWidget(page)
            page.deleteLater()
        self.begun.emit()

    def refresh_shown(self) -> None:
        """Refresh the page that is shown if it is no longer true."""
        if self._key in self._stale:
            self._refresh(self._key)

    def leave_all(self) -> None:
        """Let every page store what was typed."""
        for page in self._pages.values():
            page.leave()

    def _refresh(self, key: str) -> None:
        self._stale.discard(key)
        self._pages[key].refresh()

    def _remember(self) -> None:
        here = self.here()
        if here is not None:
            self._steps_back.append(here)
            del self._steps_back[:-MOST_STEPS_BACK]


def _paint_unseen(page: Page) -> None:
    """Let style, layouts, fonts and icons have their say now, and not when the page is shown."""
    page.grab()
